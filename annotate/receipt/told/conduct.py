"""The parts of a receipt that only some work has: exposure, a machine's behalf, what was accepted, earned and paid."""

from __future__ import annotations

from msgspec import UNSET

from annotate.i18n import _, ngettext
from annotate.receipt.amounts import Acceptances, Earned, Reward
from annotate.receipt.model import Receipt
from annotate.receipt.rates.floors import floor_in
from annotate.receipt.told import words
from annotate.receipt.told.paper import Paper
from annotate.text import printable


def conduct(page: Paper, receipt: Receipt) -> None:
    """Those of the parts that there is something to say in."""
    _exposure(page, receipt)
    _suggestions(page, receipt)
    if receipt.acceptances is not UNSET:
        _accepted(page, receipt, receipt.acceptances)
    elif receipt.paid.payments:
        page.heading(_("What was paid"))
    _money(page, receipt)


def _tick_ms(receipt: Receipt) -> int:
    return words.tick_ms(round(receipt.wall_s * 1000))


def _exposure(page: Paper, receipt: Receipt) -> None:
    if (found := receipt.exposure) is UNSET:
        return
    tick = _tick_ms(receipt)
    page.heading(_("Exposure"))
    page.pair(_("Times an item was uncovered"), words.count(found.reveals))
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


def _accepted(page: Paper, receipt: Receipt, found: Acceptances) -> None:
    page.heading(_("What was accepted"))
    page.pair(_("Labels that stand"), words.count(found.accepted + found.rejected + found.not_judged), "bold")
    page.pair(_("accepted"), words.count(found.accepted), indent=2)
    page.pair(_("rejected"), words.count(found.rejected), indent=2)
    page.pair(_("not judged"), words.count(found.not_judged), indent=2)
    if found.by_rule:
        said = ngettext(
            "{count} verdict by a rule, not by a person",
            "{count} verdicts by a rule, not by a person",
            found.by_rule,
        )
        page.para(said.format(count=words.count(found.by_rule)), "dim", indent=2)
    if found.rejected:
        page.pair(_("Time worked on what was rejected"), _rejected(receipt, found))
        _reasons(page, found, alone=receipt.people is UNSET)


def _rejected(receipt: Receipt, found: Acceptances) -> str:
    """How long it took, if any of it was timed."""
    untimed = receipt.unmetered is not UNSET and receipt.unmetered.labels
    return _("not timed") if untimed and not found.rejected_s else words.length(found.rejected_s, _tick_ms(receipt))


def _reasons(page: Paper, found: Acceptances, *, alone: bool) -> None:
    """Why, as the requester said it, the most frequent reason first; of several people together they are not told."""
    if found.reasons is UNSET:
        said = _("no reason is on record") if alone else _("reasons are on each one's own receipt only")
        page.para(said, "dim", indent=2)
        return
    page.para(_("rejected, in the requester's words:"), "dim", indent=2)
    others = 0 if found.other_reasons is UNSET else found.other_reasons
    for reason, count in sorted(found.reasons.items(), key=lambda one: -one[1]):
        page.pair(_("“{text}”").format(text=printable(reason)), words.count(count), indent=2)
    if others:
        page.pair(_("for other reasons"), words.count(others), indent=2)
    if silent := found.rejected - sum(found.reasons.values()) - others:
        page.pair(_("without a reason"), words.count(silent), indent=2)


def _money(page: Paper, receipt: Receipt) -> None:
    """What was earned and paid, by the piece and by the hour, which is what the law sets a floor to."""
    earned = None if receipt.acceptances is UNSET else receipt.acceptances.earned
    paid = receipt.paid
    if earned is not None and receipt.acceptances is not UNSET:
        page.blank()
        _earned(page, earned, receipt.acceptances.accepted)
    if earned is not None or paid.payments:
        name = _("paid in this time, for whatever work") if in_part(receipt) else _("paid so far")
        page.pair(name, words.money(paid.amount, paid.currency), indent=2)
    if earned is not None:
        _unpaid(page, earned)
    _hourly(page, receipt, None if earned is None else earned.hourly)


def in_part(receipt: Receipt) -> bool:
    """Whether it tells of a part of the time only."""
    return bool(receipt.terms.since or receipt.terms.until)


def _earned(page: Paper, earned: Earned, accepted: int) -> None:
    page.pair(_("Earned"), words.money(earned.amount, earned.currency), "bold")
    today = (Reward(earned.reward, earned.currency, accepted),)
    for one in today if earned.rewards is UNSET else earned.rewards:
        count = ngettext("{count} label accepted", "{count} labels accepted", one.labels)
        labels, reward = count.format(count=words.count(one.labels)), words.money(one.reward, one.currency)
        page.para(_("{labels} × {reward}").format(labels=labels, reward=reward), "dim", indent=2)


def _unpaid(page: Paper, earned: Earned) -> None:
    """Earned less paid, or what was paid beyond it."""
    if earned.unpaid is None:
        page.para(_("What is not paid yet cannot be told of a part of the time: pay comes later than work."), "dim")
        return
    more = earned.unpaid.startswith("-")
    name = _("paid beyond what was earned") if more else _("not paid yet")
    page.pair(name, words.money(earned.unpaid.removeprefix("-"), earned.currency), indent=2)


def _hourly(page: Paper, receipt: Receipt, earned: str | None) -> None:
    paid = receipt.paid.hourly
    if earned is None and paid is UNSET:
        return
    currency = receipt.paid.currency
    page.blank()
    if earned is not None:
        page.pair(_("Earned an hour here"), words.money(earned, currency), "bold")
    if paid is not UNSET:
        page.pair(_("Paid an hour here"), words.money(paid, currency), "bold")
    page.para(_("by all credited time, unpaid parts included"), "dim", indent=2)
    if (floor := floor_in(receipt.valuations, (currency,))) is not None:
        page.pair(_("Legal floor an hour"), floor.hour, "bold")
        for text in filter(None, (_(floor.item.label), floor.caution)):
            page.para(text, "dim", indent=2)
