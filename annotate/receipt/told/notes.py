"""The rest of a receipt: the invisible share, the annotator's own word, signals, and how to read, check and erase."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import UNSET

from annotate.i18n import _, ngettext
from annotate.receipt.model import Receipt, Signals
from annotate.receipt.signals import ENOUGH
from annotate.receipt.told import code, words
from annotate.receipt.told.paper import Bar, Paper
from annotate.text import printable

_TOXTLI_SHARE = 0.33
"""Of the working day: Toxtli, Suri, Savage, CSCW 2021."""
_ILO_MINUTES = 20
"""Of unpaid time for each paid hour: ILO, Digital labour platforms and the future of work, 2018."""


def invisible(page: Paper, receipt: Receipt) -> None:
    """Time that is no first answer, beside what was measured elsewhere; then what the annotator declared."""
    page.heading(_("Invisible labour"))
    share, minutes = receipt.invisible.share, receipt.invisible.minutes_per_hour
    if share is None:
        page.para(_("Nothing was credited, so there is no share."))
    else:
        _shares(page, share)
    if minutes is not None:
        _minutes(page, minutes)
    _declared(page, receipt)


def _shares(page: Paper, share: float) -> None:
    page.para(_("Credited time in which no first answer was given:"))
    rows = [(_("here"), share), (_("Mechanical Turk, 2021"), _TOXTLI_SHARE)]
    page.bars([Bar(name, value, words.percent(value)) for name, value in rows])
    page.para(_("Measured there by Toxtli, Suri and Savage, CSCW 2021."), "dim")


def _minutes(page: Paper, minutes: float) -> None:
    page.blank()
    page.para(_("Minutes of such time that come with each hour of first answers; elsewhere, with each paid hour:"))
    rows = [(_("here"), _whole(minutes)), (_("microtask platforms, 2017, about"), words.figure(str(_ILO_MINUTES)))]
    for name, count in rows:
        page.pair(name, _("{count} min").format(count=count), indent=2)
    page.para(_("Reported there: ILO, Digital labour platforms and the future of work, 2018."), "dim")


def _whole(minutes: float) -> str:
    return words.figure(str(int(minutes + 0.5)))


def _declared(page: Paper, receipt: Receipt) -> None:
    page.blank()
    declared = receipt.declared
    if not (declared.working_s or declared.break_s):
        page.para(_("Declared about long gaps: nothing."), "dim")
        return
    page.para(_("Declared about long gaps, in no other number here:"))
    for name, value in ((_("working"), declared.working_s), (_("on a break"), declared.break_s)):
        page.pair(name, words.length(value, 1000), indent=2)


def signals(page: Paper, receipt: Receipt) -> None:
    """How the labels were given."""
    page.heading(_("Signals: shown, never deducted"))
    found = receipt.signals
    if found is UNSET:
        page.para(_("Each person's own receipt has them: together they would say nothing."), "dim")
        return
    for label, text in _signal_lines(found):
        page.pair(label, text)
    if found.labels < ENOUGH:
        page.para(_("Below {count} labels, numbers like these show nothing.").format(count=ENOUGH), "dim")
    elif found.check:
        page.para(_("Worth a check, together with the person. A signal is no verdict."), "bold")
    else:
        page.para(_("Nothing unusual; in any case a signal is no verdict."), "dim")


def _signal_lines(found: Signals) -> Iterator[tuple[str, str]]:
    if found.under_300_ms_share is not None:
        yield _("Labels in under 0.30 s"), words.percent(found.under_300_ms_share)
    if found.hasty_share is not None:
        yield _("in under 1 s or a tenth of the median"), words.percent(found.hasty_share)
    if found.expected_run is not None:
        expected = words.figure(f"{found.expected_run:.1f}")
        yield (
            _("Longest run of one answer"),
            _("{run} ({expected} by chance)").format(run=found.longest_run, expected=expected),
        )
    if found.most_frequent_share is not UNSET:
        yield _("The answer given most often"), words.percent(found.most_frequent_share)
    if found.variation is not None:
        yield _("Variation of the times"), words.figure(f"{found.variation:.2f}")
    if known := found.gold_right + found.gold_wrong:
        yield _("Control items as expected"), _("{right} of {known}").format(right=found.gold_right, known=known)
    if isinstance(found.repeats_same, int) and isinstance(found.repeats_other, int):
        known = found.repeats_same + found.repeats_other
        yield _("Repeats answered as before"), _("{right} of {known}").format(right=found.repeats_same, known=known)


def footer(page: Paper, receipt: Receipt) -> None:
    """What was not metered, who can read this, how to check it, how to erase it."""
    page.heading(_("About this receipt"))
    for text in _notes(receipt):
        page.para(text)
        page.blank()
    if receipt.store.head and receipt.store.kept:
        for head in _heads(receipt):
            page.para(head, "dim")
        page.blank()
    if content := code.content(receipt):
        page.code(content, _("receipt {id}").format(id=receipt.id))
        page.blank()
    page.para(
        _("annotate {version} · rates of {rates} · printed {date}").format(
            version=receipt.tool_version,
            rates=words.day(receipt.rates_version),
            date=words.day(receipt.generated_at[:10]),
        ),
        "dim",
    )
    page.blank()
    page.centre(_("A receipt is evidence, not a bill."), "bold")


def _heads(receipt: Receipt) -> Iterator[str]:
    """The store's hash; of several stores each, after the name of its folder."""
    parts = receipt.store.parts
    if len(parts) < 2:
        yield receipt.store.head
        return
    for part in parts:
        folder = part.id[:8] if part.folder is UNSET else part.folder
        yield _("{folder}: {hash}").format(folder=printable(folder), hash=part.head)


def _notes(receipt: Receipt) -> Iterator[str]:
    yield _("Not metered: what was typed, where the mouse went, thinking done elsewhere, anything outside annotate.")
    if receipt.focus.unknown:
        yield ngettext(
            "In {count} sitting the terminal is not known to tell when it loses focus: time away may be counted.",
            "In {count} sittings the terminal is not known to tell when it loses focus: time away may be counted.",
            receipt.focus.unknown,
        ).format(count=receipt.focus.unknown)
    if receipt.store.kept:
        yield from _custody(receipt)
    else:
        yield _(
            "This demonstration's folder is gone already, with the labels and the times; --keep FOLDER keeps it. "
            "Nothing was sent anywhere."
        )


def _custody(receipt: Receipt) -> Iterator[str]:
    """Who has the record, how to erase it, how to check it."""
    yield _("Who can read it: your account, and whoever you give the project's folder to. Nothing was sent anywhere.")
    yield _(
        "How to erase it: `annotate forget` takes out the name and the times, and the labels stay; to erase those too, "
        "delete labels.store in the project's folder."
    )
    count = receipt.store.records
    yield ngettext(
        "How to check it: `annotate verify` walks the store. It was made from {count} record, ending in",
        "How to check it: `annotate verify` walks the store. It was made from {count} records, ending in",
        count,
    ).format(count=words.figure(str(count)))
