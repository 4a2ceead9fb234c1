"""The receipt as blocks: what every way of printing it prints, from whose it is to how it can be checked."""

from __future__ import annotations

from annotate.receipt.model import Receipt
from annotate.receipt.told.conduct import conduct
from annotate.receipt.told.glance import glance
from annotate.receipt.told.groups import groups
from annotate.receipt.told.notes import footer, invisible, signals
from annotate.receipt.told.paper import Paper
from annotate.receipt.told.sections import header, rule, time, work
from annotate.receipt.told.untimed import is_untimed, unmetered
from annotate.receipt.told.worth import worth

_OF_TIME = (time, rule, invisible)
_PARTS = (header, glance, time, rule, unmetered, work, groups, conduct, worth, invisible, signals, footer)


def document(receipt: Receipt) -> Paper:
    """All that a receipt says, in the language in use."""
    page = Paper()
    for part in _PARTS:
        if part not in _OF_TIME or not is_untimed(receipt):
            part(page, receipt)
    return page
