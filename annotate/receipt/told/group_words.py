"""What the parts of a ledger are called: sittings by their time, days by their date, kinds of task by their name."""

from __future__ import annotations

from msgspec import UNSET

from annotate.i18n import _
from annotate.receipt.model import By, Group, Receipt
from annotate.receipt.told import words
from annotate.text import printable


def heading(by: By) -> str:
    """What the parts are."""
    return {"session": _("By sitting"), "day": _("By day"), "kind": _("By kind of task")}[by]


def name(group: Group, by: By) -> str:
    """Which one it is: of a sitting from when to when, in UTC."""
    if not group.key:
        return {"session": _("Other sittings"), "day": _("Other days"), "kind": _("Other kinds")}[by]
    if by == "day":
        return words.day(group.key)
    if by == "kind":
        return printable(group.key)
    first, last = group.period.from_, group.period.to
    if first is None or last is None:
        return printable(group.key)
    if first[:16] == last[:16]:
        return words.moment(first)
    end = last[11:16] if first[:10] == last[:10] else words.moment(last)
    return f"{words.moment(first)} – {end}"


def note(receipt: Receipt) -> str | None:
    """What must be known of the parts; None: nothing."""
    if receipt.terms.by == "session":
        return _("From the first to the last record of a sitting, in UTC.")
    if receipt.terms.by == "day":
        note = _("Days in UTC: a sitting over midnight is in both.")
        return f"{note} {_folded()}" if _is_folded(receipt) else note
    return _folded() if _is_folded(receipt) else None


def _is_folded(receipt: Receipt) -> bool:
    return receipt.people is not UNSET and any(not group.key for group in receipt.groups or ())


def _folded() -> str:
    return _("Where fewer than three people worked, parts are told of together, so that nobody can be told apart.")
