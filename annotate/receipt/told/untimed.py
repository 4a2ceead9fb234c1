"""What a receipt says of work without a meter, and what it therefore cannot show."""

from __future__ import annotations

from msgspec import UNSET

from annotate.i18n import _
from annotate.receipt.model import Receipt
from annotate.receipt.told import words
from annotate.receipt.told.paper import Paper
from storage.blank import FORGOTTEN


def is_untimed(receipt: Receipt) -> bool:
    """Whether no time was taken of anything on it."""
    return receipt.unmetered is not UNSET and not receipt.wall_s


def unmetered(page: Paper, receipt: Receipt) -> None:
    """How much was done without a meter, where anything was."""
    if (found := receipt.unmetered) is UNSET:
        return
    if receipt.annotator.startswith(FORGOTTEN):
        _forgotten(page, found.labels)
        return
    page.heading(_("Without a meter"))
    page.pair(_("Sittings in which no time was taken"), words.count(found.sittings))
    page.pair(_("Labels given without a meter"), words.count(found.labels), "bold")
    page.para(
        _(
            "How long these took is not known. So this receipt cannot show their time, what it would be worth by the "
            "hour, what a price by the piece or a reward makes an hour, nor any signal of fast or regular answers. "
            "They are counted as work and at prices by the piece."
        )
    )
    if receipt.period.to is not None:
        page.para(_("When each was given is kept, for their order."))


def _forgotten(page: Paper, labels: int) -> None:
    """Time was taken of it, as a rule, and was erased."""
    page.heading(_("Forgotten"))
    page.pair(_("Labels that stay in the dataset"), words.count(labels), "bold")
    page.para(
        _(
            "Whoever gave them was forgotten: name, times and notes were erased, as `annotate forget` does. So nothing "
            "is known of how long they took, or when they were given. They are counted as work and at prices by the "
            "piece."
        )
    )


def by_the_hour(receipt: Receipt) -> str | None:
    """What must be known of values by the hour; None: nothing."""
    if is_untimed(receipt):
        return _("What this is worth by the hour cannot be told: no time was taken.")
    if receipt.unmetered is UNSET or not receipt.unmetered.labels:
        return None
    return _("Values by the hour are of the time that was taken: labels without a meter are in none of them.")
