"""The first thing that a receipt says: how long, how much, what was paid, and what the law would have had paid."""

from __future__ import annotations

from msgspec import UNSET

from annotate.i18n import _
from annotate.receipt.model import Receipt
from annotate.receipt.told import words
from annotate.receipt.told.conduct import in_part
from annotate.receipt.told.paper import Paper
from annotate.receipt.told.times import Times
from annotate.receipt.told.untimed import is_untimed


def glance(page: Paper, receipt: Receipt) -> None:
    """Figures that stand below once more, with what they come of."""
    page.blank()
    if not is_untimed(receipt):
        times = Times(receipt)
        page.pair(_("Credited time"), times.say(times.credited), "bold")
    page.pair(_("Labels that stand"), words.count(receipt.work.standing), "bold")
    _reward(page, receipt)
    paid = _("Paid in this time") if in_part(receipt) else _("Paid so far")
    page.pair(paid, words.money(receipt.paid.amount, receipt.paid.currency), "bold")
    floor = next((item for item in receipt.valuations if item.kind == "floor"), None)
    if floor is not None and (receipt.unmetered is UNSET or not receipt.unmetered.labels):
        page.pair(_("Legal floor for this time"), words.money(floor.value, floor.currency), "bold")


def _reward(page: Paper, receipt: Receipt) -> None:
    """What the project's own reward makes: a promise, until the first label is judged."""
    if receipt.acceptances is not UNSET and (earned := receipt.acceptances.earned) is not None:
        page.pair(_("Earned"), words.money(earned.amount, earned.currency), "bold")
    elif (promised := receipt.promised) is not None:
        page.pair(_("Promised"), words.money(promised.amount, promised.currency), "bold")
