"""The signals of everybody's labels, for the owner of a project: no hours, no money, no verdicts.

What an annotator's own receipt says of how the labels were given, with the numbers behind it. One thing is only here:
how often others gave the answer that somebody gives most often, for a receipt is made of nobody else's records.
Nobody's hours stand here: of times only the share of fast ones, and how much they vary.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.meter.answers import EVERYTHING, NOTHING
from annotate.meter.ledger import Ledger, Ledgers
from annotate.meter.pace import Pace
from annotate.meter.period import Period
from annotate.receipt.audit.rules import note, rules
from annotate.receipt.signals import Others, Signal, is_check, is_compared, share, weigh
from annotate.text import natural_key, printable

Pattern: TypeAlias = Literal["too fast", "too regular", "one answer", "control items", "repeats"]
Number: TypeAlias = float | str | None

SCHEMA = 1
PATTERNS: dict[str, Pattern] = {
    "under_300_ms": "too fast",
    "hasty": "too fast",
    "variation": "too regular",
    "one_answer": "one answer",
    "longest_run": "one answer",
    "gold": "control items",
    "repeats": "repeats",
}
"""Each signal, and what it is a sign of."""
_WHOLE = {NOTHING: "nothing", EVERYTHING: "everything"}


class Finding(Struct, frozen=True, kw_only=True):
    """One signal of one annotator."""

    signal: str
    pattern: Pattern
    raised: bool
    told: bool
    """Whether there is enough to say anything."""
    known: int
    """How many of what it looks at there are: labels, answers, items."""
    needed: int
    numbers: dict[str, Number]


class Row(Struct, frozen=True, kw_only=True):
    """All signals of one annotator."""

    annotator: str
    simulated: bool
    labels: int
    signals: tuple[Finding, ...]
    raised: tuple[str, ...]
    check: bool
    """Whether it is worth a check, together with the person: two signals are raised, and not both for being fast."""


class Audit(Struct, frozen=True, kw_only=True):
    """What `annotate audit --format json` prints; `rules` says in words when each signal is raised."""

    schema: int = SCHEMA
    project: str
    since: str | None
    until: str | None
    note: str
    rules: dict[str, str]
    annotators: tuple[Row, ...]


def audit(project: str, read: Ledgers, *, annotator: str | None = None, period: Period | None = None) -> Audit:
    """The audit of all annotators, or of one beside the others; AnnotateError: nobody has labelled, or not that one."""
    found, open_ = read.by_annotator, Period()
    if not found:
        raise AnnotateError(_("nobody has labelled here yet: signals come with the labels"))
    if annotator is not None and annotator not in found:
        raise AnnotateError(
            _("nobody named “{name}” has labelled here: name one of {names}").format(
                name=printable(annotator), names=", ".join(map(printable, found))
            )
        )
    names = sorted(found, key=natural_key) if annotator is None else [annotator]
    period, everybody = period or open_, _Everybody(found)
    return Audit(
        project=project,
        since=period.since if period.since != open_.since else None,
        until=period.until if period.until != open_.until else None,
        note=note(),
        rules=rules(),
        annotators=tuple(_row(found[name], everybody) for name in names),
    )


class _Everybody:
    """What all people answered, and all simulated annotators: neither is held against the other."""

    def __init__(self, found: dict[str, Ledger]) -> None:
        self._given: dict[tuple[bool, str], int] = {}
        self._answered = {True: 0, False: 0}
        for ledger in found.values():
            self._answered[ledger.simulated] += ledger.pace.answered
            for answer, count in ledger.pace.given.items():
                key = ledger.simulated, answer
                self._given[key] = self._given.get(key, 0) + count

    def but(self, ledger: Ledger) -> Others:
        """How often the others gave the answer that this one gives most often."""
        pace, simulated = ledger.pace, ledger.simulated
        if pace.most is None:
            return Others()
        given = self._given[simulated, pace.most.answer] - pace.most.given
        return Others(given, self._answered[simulated] - pace.answered)


def _row(ledger: Ledger, everybody: _Everybody) -> Row:
    pace, others = ledger.pace, everybody.but(ledger)
    weighed = tuple(weigh(pace, others))
    raised = tuple(signal.name for signal in weighed if signal.raised)
    return Row(
        annotator=ledger.annotator,
        simulated=ledger.simulated,
        labels=pace.labels,
        signals=tuple(_finding(signal, pace, others) for signal in weighed),
        raised=raised,
        check=is_check(raised),
    )


def _finding(signal: Signal, pace: Pace, others: Others) -> Finding:
    return Finding(
        signal=signal.name,
        pattern=PATTERNS[signal.name],
        raised=signal.raised,
        told=signal.told,
        known=signal.known,
        needed=signal.needed,
        numbers=_numbers(signal.name, pace, others),
    )


def _numbers(signal: str, pace: Pace, others: Others) -> dict[str, Number]:
    match signal:
        case "under_300_ms":
            return {"share": share(pace.under_reflex, pace.alone)}
        case "hasty":
            return {"share": share(pace.hasty, pace.alone)}
        case "variation":
            return {"variation": None if pace.variation is None else round(pace.variation, 3)}
        case "longest_run":
            return {"run": pace.longest_run, "expected": pace.expected_run and round(pace.expected_run, 1)}
        case "gold":
            return {"as_expected": pace.right}
        case "repeats":
            return {"as_before": pace.same}
    return _one_answer(pace, others)


def _one_answer(pace: Pace, others: Others) -> dict[str, Number]:
    """`whole` where the answer is no label: `nothing` was chosen, or `everything`."""
    if (most := pace.most) is None:
        return {"share": None}
    return {
        "answer": None if most.answer in _WHOLE else most.answer,
        "whole": _WHOLE.get(most.answer),
        "share": share(most.given, most.of),
        "controls": most.controls,
        "to_controls": most.to_controls,
        "known_of_controls": most.known_of_controls,
        "others": others.of,
        "others_share": share(others.given, others.of),
        "compared": is_compared(pace, others),
    }
