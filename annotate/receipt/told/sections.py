"""The parts of a receipt about time and work: whose it is, the ledger, how it is counted, what was done."""

from __future__ import annotations

from msgspec import UNSET

from annotate.i18n import _, ngettext
from annotate.receipt.model import Receipt
from annotate.receipt.spending import cap_key
from annotate.receipt.told import charts, words
from annotate.receipt.told.paper import Bar, Paper
from annotate.receipt.told.times import Times
from annotate.text import printable

_PAID = ("label",)
_VARIES = ("review",)


def header(page: Paper, receipt: Receipt) -> None:
    """Whose receipt it is, of what, from when to when."""
    page.centre(" ".join(_("RECEIPT")), "bold")
    page.centre(_("for labour that seldom gets one"), "dim")
    page.blank()
    page.centre(printable(receipt.project), "bold")
    page.centre(_whose(receipt))
    if receipt.period.from_ and receipt.period.to:
        now = receipt.generated_at  # of what is yet to come nothing is told, until whenever one asks
        page.centre(_period(receipt.period.from_, min(receipt.period.to, now)), "dim")
    count = receipt.sessions
    page.centre(ngettext("{count} sitting", "{count} sittings", count).format(count=words.count(count)), "dim")
    if receipt.simulated:
        page.blank()
        page.banner(_("SIMULATED: no person did this work"))
    if (places := receipt.store.damaged) is not UNSET:
        page.blank()
        said = ngettext(
            "DAMAGED: the store was spoilt in {count} place, and what stood there is missing here",
            "DAMAGED: the store was spoilt in {count} places, and what stood there is missing here",
            places,
        )
        page.banner(said.format(count=words.count(places)))


def _whose(receipt: Receipt) -> str:
    if receipt.people is UNSET:
        return printable(receipt.annotator)
    count = receipt.people
    if count == 1:
        return _("one annotator, not named")
    return ngettext("{count} annotator together", "{count} annotators together", count).format(count=words.count(count))


def _period(first: str, last: str) -> str:
    """Two moments in UTC; the day is said once where it is one."""
    end = last[11:16] if last[:10] == first[:10] else words.moment(last)
    return _("{first} to {last} UTC").format(first=words.moment(first), last=end)


def time(page: Paper, receipt: Receipt) -> None:
    """The ledger, a line for each activity."""
    times = Times(receipt)
    page.heading(_("Time"))
    for name, ticks in times.activities.items():
        mark = "●" if name in _PAID else "◐" if name in _VARIES else "○"
        count = receipt.activities[name].count
        page.pair(f"{mark} {words.activity(name)}, {_often(count)}", times.say(ticks))
    page.rule(short=True)
    page.pair(_("Credited"), times.say(times.credited), "bold", total=True)
    charts.spent(page, receipt)
    page.blank()
    for label, ticks in zip(_not_counted(receipt), times.not_counted, strict=True):
        page.pair(label, times.say(ticks), "dim", indent=2)
    page.rule(short=True)
    page.pair(_("Wall clock"), times.say(times.wall), "bold", total=True)
    page.blank()
    page.para(_("● paid by the piece elsewhere, if accepted"), "dim")
    page.para(_("○ unpaid on platforms that pay by the piece"), "dim")


def _often(count: int) -> str:
    return _("{count}×").format(count=words.count(count))


def _not_counted(receipt: Receipt) -> list[str]:
    return [
        _("Idle, beyond {cap} s without input").format(cap=words.figure(cap_key(receipt.idle_after_s))),
        _("Away, in another window or the shell"),
        _("Paused"),
        _("Asleep, the machine suspended"),
    ]


def rule(page: Paper, receipt: Receipt) -> None:
    """How time is counted, and what counting otherwise would give: the error bar."""
    page.heading(_("How it is counted"))
    page.para(
        _(
            "A gap between two key presses or clicks counts up to {cap} s; the rest of it is idle. Where to draw that "
            "line is a choice, and this is what other choices give:"
        ).format(cap=words.figure(cap_key(receipt.idle_after_s)))
    )
    page.blank()
    times = Times(receipt)
    rows = times.by_cap(receipt) | {"": times.wall}
    chosen = cap_key(receipt.idle_after_s)
    page.bars(
        [
            Bar(
                f"{'▸ ' if cap == chosen else ''}{_cap(cap)}",
                ticks / times.wall if times.wall else 0.0,
                times.say(ticks),
                "bold" if cap == chosen else "ink",
            )
            for cap, ticks in rows.items()
        ],
        numeric=True,
    )


def _cap(cap: str) -> str:
    return _("{cap} s").format(cap=words.figure(cap)) if cap else _("wall clock")


def work(page: Paper, receipt: Receipt) -> None:
    """Decisions, and how long a label takes."""
    work = receipt.work
    page.heading(_("Work"))
    page.pair(_("Shown"), words.count(work.shown), "bold")
    page.pair(_("labelled"), words.count(work.labelled), indent=2)
    page.pair(_("skipped"), words.count(work.skipped), indent=2)
    page.pair(_("flagged"), words.count(work.flagged), indent=2)
    page.pair(_("Of these undone or done again"), words.count(work.superseded))
    page.pair(_("Labels that stand"), words.count(work.standing), "bold")
    if work.clicks is not UNSET:
        page.pair(_("Clicks in labels that stand"), words.count(work.clicks), "bold")
    _brought(page, receipt)
    if work.median_s is None or work.q1_s is None or work.q3_s is None:
        return
    page.pair(_("Time of a label, median"), _("{seconds} s").format(seconds=words.seconds(work.median_s)))
    middle = _("{from_} to {to} s").format(from_=words.seconds(work.q1_s), to=words.seconds(work.q3_s))
    page.pair(_("half of all labels took"), middle, indent=2)
    charts.lengths(page, receipt)


def _brought(page: Paper, receipt: Receipt) -> None:
    if (found := receipt.brought) is UNSET:
        return
    page.pair(_("Labels brought in from elsewhere"), words.count(found.labels))
    page.para(
        _("`annotate import` brought them, with times if they had any; this store did not meter them."),
        "dim",
        indent=2,
    )
