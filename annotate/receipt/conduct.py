"""The parts of a receipt that only some work has: exposure, a machine's behalf, what was accepted and so earned."""

from __future__ import annotations

from msgspec import UNSET

from annotate.i18n import _, ngettext
from annotate.receipt import words
from annotate.receipt.amounts import Acceptances, Earned
from annotate.receipt.model import Receipt
from annotate.receipt.paper import Paper


def conduct(page: Paper, receipt: Receipt) -> None:
    """Those of the parts that there is something to say in."""
    _exposure(page, receipt)
    _suggestions(page, receipt)
    if receipt.acceptances is not UNSET:
        _acceptances(page, receipt.acceptances, _tick_ms(receipt))


def _tick_ms(receipt: Receipt) -> int:
    return words.tick_ms(round(receipt.wall_s * 1000))


def _exposure(page: Paper, receipt: Receipt) -> None:
    if (found := receipt.exposure) is UNSET:
        return
    tick = _tick_ms(receipt)
    page.heading(_("Exposure"))
    page.pair(_("Times an item was uncovered"), words.figure(str(found.reveals)))
    page.pair(_("Time it lay open"), words.length(found.exposed_s, tick), "bold")
    page.para(_("A part of the time above, not added to it."), "dim")


def _suggestions(page: Paper, receipt: Receipt) -> None:
    """Times of the two add up to the time of both."""
    if (found := receipt.suggestions) is UNSET:
        return
    tick = _tick_ms(receipt)
    page.heading(_("Work on a machine's behalf"))
    page.para(_("A machine had answered these first; its answers were looked at, and"))
    total = words.rounded(round(found.credited_s * 1000), tick)
    parts = words.add_up([round(seconds * 1000) for seconds in (found.accepted_s, found.corrected_s)], total)
    names = (_("accepted as they were"), found.accepted), (_("corrected"), found.corrected)
    for (name, count), ticks in zip(names, parts, strict=True):
        page.pair(f"{name} ·\u00a0{count}", words.duration(ticks, tick), indent=2)
    page.pair(_("Credited time of these answers"), words.duration(total, tick), "bold")


def _acceptances(page: Paper, found: Acceptances, tick: int) -> None:
    page.heading(_("What was accepted"))
    page.pair(_("Labels that stand"), str(found.accepted + found.rejected + found.not_judged), "bold")
    page.pair(_("accepted"), str(found.accepted), indent=2)
    page.pair(_("rejected"), str(found.rejected), indent=2)
    page.pair(_("not judged"), str(found.not_judged), indent=2)
    if found.by_rule:
        said = ngettext(
            "{count} verdict by a rule, not by a person",
            "{count} verdicts by a rule, not by a person",
            found.by_rule,
        )
        page.para(said.format(count=found.by_rule), "dim", indent=2)
    if found.rejected:
        page.pair(_("Time worked on what was rejected"), words.length(found.rejected_s, tick))
    if found.earned is not None:
        page.blank()
        _earned(page, found.earned, found.accepted)


def _earned(page: Paper, earned: Earned, accepted: int) -> None:
    """By the piece and by the hour, which is what the law sets a floor to."""
    page.pair(_("Earned"), words.money(earned.amount, earned.currency), "bold")
    count = ngettext("{count} label accepted", "{count} labels accepted", accepted).format(count=accepted)
    sum_ = _("{labels} × {reward}").format(labels=count, reward=words.money(earned.reward, earned.currency))
    page.para(sum_, "dim", indent=2)
    page.pair(_("of which not paid yet"), words.money(earned.unpaid, earned.currency), indent=2)
    if earned.hourly is None:
        return
    page.blank()
    page.pair(_("Earned an hour here"), words.money(earned.hourly, earned.currency), "bold")
    page.para(_("by all credited time, unpaid parts included"), "dim", indent=2)
    if (floor := earned.floor) is not None:
        page.pair(_("Legal floor an hour"), words.money(floor.amount, floor.currency), "bold")
        page.para(_(floor.label), "dim", indent=2)
