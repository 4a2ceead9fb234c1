"""What an audit says: each signal with its numbers, laid out for a terminal or a pipe."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.i18n import _, ngettext
from annotate.receipt.audit.audit import Audit, Finding, Number, Row
from annotate.receipt.audit.rules import names
from annotate.receipt.formats.laying import lay
from annotate.receipt.formats.roll import Roll
from annotate.receipt.signals import ENOUGH, ONE_ANSWER
from annotate.receipt.told import words
from annotate.receipt.told.paper import Paper, Style
from annotate.text import printable

WIDEST = 80
_NARROWEST = 30


def render(found: Audit, width: int = WIDEST) -> Roll:
    """The audit as lines of at most `width` cells."""
    paper = Paper()
    paper.para(_("Signals in {project}").format(project=printable(found.project)), "bold")
    paper.para(found.note, "bold")
    paper.para(
        _(
            "Each annotator's own receipt shows the same, to them first; only what others answered is not on it. "
            "“▲” marks a signal that is raised."
        )
    )
    paper.para(_("Below {count} labels, numbers like these show nothing.").format(count=ENOUGH))
    if found.since or found.until:
        paper.para(_period(found), "dim")
    for row in found.annotators:
        _annotator(paper, row)
    paper.heading(_("When a signal is raised"))
    for name, rule in found.rules.items():
        paper.para(names()[name], "bold")
        paper.para(rule, indent=4)
    paper.para(
        _(
            "Worth a check: two signals or more, and the two of “too fast” are one. Times are those of labels given "
            "one by one, not by the page."
        )
    )
    return lay(paper, max(_NARROWEST, min(width, WIDEST)))


def _period(found: Audit) -> str:
    if found.since is None:
        return _("until {moment} UTC").format(moment=words.moment(found.until or ""))
    if found.until is None:
        return _("from {moment} UTC on").format(moment=words.moment(found.since))
    return _("{first} to {last} UTC").format(first=words.moment(found.since), last=words.moment(found.until))


def _annotator(paper: Paper, row: Row) -> None:
    paper.heading(printable(row.annotator))
    if row.simulated:
        paper.para(_("SIMULATED: no person did this work"), "stamp")
    labels = ngettext("{count} label", "{count} labels", row.labels).format(count=words.figure(str(row.labels)))
    paper.para(f"{labels} · {_verdict(row)}", "bold" if row.check else "ink")
    for finding in row.signals:
        mark = "▲" if finding.raised else "\u00a0"
        style: Style = "bold" if finding.raised else "ink" if finding.told else "dim"
        paper.pair(f"{mark} {names()[finding.signal]}", _said(finding), style)
        if finding.signal == "one_answer" and finding.told:
            for line in _compared(finding.numbers):
                paper.para(line, indent=6)


def _verdict(row: Row) -> str:
    if row.labels < ENOUGH:
        return _("too few to say anything")
    if row.check:
        return _("worth a check, together with the person")
    if row.raised:
        return _("one signal: no reason for a check")
    return _("nothing unusual")


def _said(finding: Finding) -> str:
    """The numbers of one signal."""
    numbers, known = finding.numbers, finding.known
    count = words.figure(str(known))
    if not known:
        return _("none to go by")
    match finding.signal:
        case "under_300_ms" | "hasty":
            return _("{share} of {count}").format(share=_percent(numbers["share"]), count=count)
        case "variation":
            value = numbers["variation"]
            text = "–" if value is None else words.figure(f"{value:.2f}")
            return _("{number}, of {count}").format(number=text, count=count)
        case "longest_run":
            expected = words.figure(f"{numbers['expected']:.1f}")
            return _("{run} ({expected} by chance)").format(run=numbers["run"], expected=expected)
        case "gold":
            return _("{right} of {known}").format(right=numbers["as_expected"], known=known)
        case "repeats":
            return _("{right} of {known}").format(right=numbers["as_before"], known=known)
    if numbers["share"] is None:
        return _("none came twice, of {count}").format(count=count)
    return _("{share} of {count}").format(share=_percent(numbers["share"]), count=count)


def _answer(numbers: dict[str, Number]) -> str:
    if numbers["whole"] == "nothing":
        return _("nothing chosen")
    if numbers["whole"] == "everything":
        return _("everything chosen")
    return _("“{name}”").format(name=printable(str(numbers["answer"])))


def _compared(numbers: dict[str, Number]) -> Iterator[str]:
    """The most frequent answer, and what it is held against."""
    share = numbers["share"]
    if not isinstance(share, float | int):
        return
    yield _("given most often: {answer}").format(answer=_answer(numbers))
    if numbers["controls"]:
        yield _("control items: given to {given} of {count}, the known answer of {known} at most").format(
            given=numbers["to_controls"], count=numbers["controls"], known=numbers["known_of_controls"]
        )
    if numbers["others"]:
        yield _("others: {share} of {count}").format(
            share=_percent(numbers["others_share"]), count=words.figure(str(numbers["others"]))
        )
    if share >= ONE_ANSWER and not numbers["compared"]:
        yield _("It cannot be told whether the items are all of this one kind: nobody else's answers, no known ones.")


def _percent(share: Number) -> str:
    return words.percent(share) if isinstance(share, float | int) else "–"
