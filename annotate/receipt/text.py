"""The receipt for people: a till receipt that explains itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET

from annotate.i18n import _, ngettext
from annotate.receipt import words
from annotate.receipt.conduct import conduct, has_earned, hourly
from annotate.receipt.model import Receipt
from annotate.receipt.notes import footer, invisible, signals
from annotate.receipt.roll import Line, Roll, aligned
from annotate.receipt.worth import worth
from annotate.text import printable

if TYPE_CHECKING:
    from rich.text import Text

WIDEST = 52
_NARROWEST = 20
_MARGIN = 2
_PAID = ("label",)
_VARIES = ("review",)
_INK = {
    "ink": "#2b2622",
    "bold": "bold #1c1815",
    "dim": "#7d7263",
    "stamp": "bold #a3262a",
    "bar": "#1f6f6b",
    "track": "#c9bfac",
}
_PAPER = "#fbf7ec"


def render(receipt: Receipt, width: int = WIDEST) -> str:
    """The receipt as plain text, at most `width` cells wide."""
    return roll(receipt, width).text()


def render_text(receipt: Receipt, width: int = WIDEST + 2 * _MARGIN, *, color: bool = True) -> Text:
    """The receipt for a terminal or a screen of the app, in the middle of `width` cells; on paper if in colour."""
    from rich.text import Text

    inner = min(WIDEST, width - 2 * _MARGIN) // 2 * 2
    if not color or inner < _NARROWEST:
        return Text(render(receipt, width).rstrip("\n"), no_wrap=True)
    left = " " * ((width - inner - 2 * _MARGIN) // 2)
    paper = Text(no_wrap=True)
    paper.append(f"{left}{'▟▙' * (inner // 2 + _MARGIN)}\n", _PAPER)
    for line in [[], *roll(receipt, inner).lines, []]:
        paper.append(left)
        _print(paper, line, inner)
    return paper.append(f"{left}{'▜▛' * (inner // 2 + _MARGIN)}", _PAPER)


def roll(receipt: Receipt, width: int) -> Roll:
    """The lines of the receipt."""
    page = Roll(max(_NARROWEST, min(width, WIDEST)))
    _header(page, receipt)
    _time(page, receipt)
    _rule(page, receipt)
    _work(page, receipt)
    conduct(page, receipt)
    worth(page, receipt)
    invisible(page, receipt)
    signals(page, receipt)
    footer(page, receipt)
    return page


def _print(paper: Text, line: Line, width: int) -> None:
    from rich.cells import cell_len

    rest = width - sum(cell_len(text) for text, _style in line)
    for text, style in [(" " * _MARGIN, "ink"), *line, (" " * (max(0, rest) + _MARGIN), "ink")]:
        paper.append(text, f"{_INK[style]} on {_PAPER}")
    paper.append("\n")


def _header(page: Roll, receipt: Receipt) -> None:
    page.centre(" ".join(_("RECEIPT")), "bold")
    page.centre(_("for labour that seldom gets one"), "dim")
    page.blank()
    page.centre(printable(receipt.project), "bold")
    page.centre(printable(receipt.annotator))
    if receipt.period.from_ and receipt.period.to:
        page.centre(_period(receipt.period.from_, receipt.period.to), "dim")
    count = receipt.sessions
    page.centre(ngettext("{count} sitting", "{count} sittings", count).format(count=count), "dim")
    if receipt.simulated:
        page.blank()
        page.banner(_("SIMULATED: no person did this work"))


def _period(first: str, last: str) -> str:
    """Two moments in UTC; the day is said once where it is one."""
    day, time = first[:10], first[11:16]
    last_day, last_time = last[:10], last[11:16]
    end = last_time if last_day == day else f"{last_day} {last_time}"
    return _("{first} to {last} UTC").format(first=f"{day} {time}", last=end)


class _Times:
    """All times of one receipt in ticks that add up: activities to credited, credited and the rest to the wall."""

    def __init__(self, receipt: Receipt) -> None:
        wall_ms = _ms(receipt.wall_s)
        self.tick = words.tick_ms(wall_ms)
        rest = receipt.not_counted
        parts = [receipt.credited_s, rest.idle_s, rest.away_s, rest.pause_s, rest.suspended_s]
        self.wall = words.rounded(wall_ms, self.tick)
        self.credited, *self.not_counted = words.add_up([_ms(part) for part in parts], self.wall)
        names = list(receipt.activities)
        ticks = words.add_up([_ms(receipt.activities[name].credited_s) for name in names], self.credited)
        self.activities = dict(zip(names, ticks, strict=True))

    def say(self, ticks: int) -> str:
        return words.duration(ticks, self.tick)

    def by_cap(self, receipt: Receipt) -> dict[str, int]:
        """Credited ticks at each cap: those of the total where the time is the same, fewer or more only where it is."""
        return {
            cap: self._beside(_ms(value), _ms(receipt.credited_s)) for cap, value in receipt.credited_by_cap.items()
        }

    def _beside(self, ms: int, credited_ms: int) -> int:
        if ms == credited_ms:
            return self.credited
        keep = min if ms < credited_ms else max
        return keep(self.credited, words.rounded(ms, self.tick))


def _ms(seconds: float) -> int:
    return round(seconds * 1000)


def _time(page: Roll, receipt: Receipt) -> None:
    times = _Times(receipt)
    page.heading(_("Time"))
    for name, ticks in times.activities.items():
        mark = "●" if name in _PAID else "◐" if name in _VARIES else "○"
        count = receipt.activities[name].count
        page.pair(f"{mark} {words.activity(name)} ·\u00a0{count}", times.say(ticks))
    page.rule(14)
    page.pair(_("Credited"), times.say(times.credited), "bold", leader=" ")
    page.blank()
    for label, ticks in zip(_not_counted(receipt), times.not_counted, strict=True):
        page.pair(label, times.say(ticks), "dim", indent=2)
    page.rule(14)
    page.pair(_("Wall clock"), times.say(times.wall), "bold", leader=" ")
    page.blank()
    page.para(_("● paid by the piece elsewhere, if accepted"), "dim")
    page.para(_("○ unpaid on platforms that pay by the piece"), "dim")
    page.para(_("after the point: how many times"), "dim")


def _not_counted(receipt: Receipt) -> list[str]:
    return [
        _("Idle, beyond {cap} s without input").format(cap=words.figure(f"{receipt.idle_after_s:g}")),
        _("Away, in another window or the shell"),
        _("Paused"),
        _("Asleep, the machine suspended"),
    ]


def _rule(page: Roll, receipt: Receipt) -> None:
    page.heading(_("How it is counted"))
    page.para(
        _(
            "A gap between two key presses or clicks counts up to {cap} s; the rest of it is idle. Where to draw that "
            "line is a choice, and this is what other choices give:"
        ).format(cap=words.figure(f"{receipt.idle_after_s:g}"))
    )
    page.blank()
    times = _Times(receipt)
    rows = times.by_cap(receipt) | {"": times.wall}
    chosen = f"{receipt.idle_after_s:g}"
    names = aligned([f"{'▸ ' if cap == chosen else ''}{_cap(cap)}" for cap in rows])
    values = aligned([times.say(ticks) for ticks in rows.values()])
    for cap, name, text in zip(rows, names, values, strict=True):
        share = rows[cap] / times.wall if times.wall else 0.0
        page.bar(name, share, text, style="bold" if cap == chosen else "ink")


def _cap(cap: str) -> str:
    return _("{cap} s").format(cap=words.figure(cap)) if cap else _("wall clock")


def _work(page: Roll, receipt: Receipt) -> None:
    work = receipt.work
    page.heading(_("Work"))
    page.pair(_("Shown"), str(work.shown), "bold")
    page.pair(_("labelled"), str(work.labelled), indent=2)
    page.pair(_("skipped"), str(work.skipped), indent=2)
    page.pair(_("flagged"), str(work.flagged), indent=2)
    page.pair(_("Of these undone or done again"), str(work.superseded))
    if work.clicks is not UNSET:
        page.pair(_("Clicks in labels that stand"), words.figure(str(work.clicks)), "bold")
    if work.median_s is None or work.q1_s is None or work.q3_s is None:
        return
    page.pair(_("Seconds per label, median"), words.seconds(work.median_s))
    page.pair(_("the middle half"), f"{words.seconds(work.q1_s)} – {words.seconds(work.q3_s)}", indent=2)


def summary(receipt: Receipt) -> str:
    """A few lines: the time, the invisible share of it, what it is worth at each rate, what was paid."""
    times = _Times(receipt)
    count = receipt.work.labelled
    labels = ngettext("{count} label", "{count} labels", count).format(count=count)
    lines = [_("SIMULATED: no person did this work")] if receipt.simulated else []
    lines.append(_("{labels} in {time}").format(labels=labels, time=times.say(times.credited)))
    if receipt.invisible.share is not None:
        lines.append(_("{share} of it invisible labour").format(share=words.percent(receipt.invisible.share)))
    for item in receipt.valuations:
        value = words.money(item.value, item.currency)
        lines.append(_("{label}: {value}").format(label=_(item.label), value=value))
    told = _("paid so far: {money}") if receipt.promised is None else _("promised so far: {money}")
    if has_earned(receipt):
        told = _("earned so far: {money}")
    lines.append(told.format(money=words.money(receipt.paid.amount, receipt.paid.currency)))
    return "\n".join([*lines, *hourly(receipt)])
