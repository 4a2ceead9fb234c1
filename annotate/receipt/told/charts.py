"""What of a receipt is better looked at: where the time went, how long labels took, values side by side.

A chart repeats figures that stand in the receipt already, and never makes one of its own. Bars compare amounts of one
currency only, and nothing in them is added up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from msgspec import UNSET
from rich.cells import cell_len

from annotate.i18n import _
from annotate.receipt.amounts import Valuation
from annotate.receipt.formats.roll import plain
from annotate.receipt.model import Activity, Bin, Receipt
from annotate.receipt.spending import BELOW_S
from annotate.receipt.told import words
from annotate.receipt.told.paper import MARK, Bar, Paper, Stack
from annotate.receipt.told.times import ms

_LONGEST = 26
"""Cells of a name that leave a bar room beside it."""


def spent(page: Paper, receipt: Receipt) -> None:
    """What the credited time went to, as one bar; of one activity alone there is nothing to see."""
    found = {name: ms(activity.credited_s) for name, activity in receipt.activities.items()}
    if sum(part > 0 for part in found.values()) < 2:
        return
    percents = words.add_up(list(found.values()), 100)
    names = [
        f"{words.activity(name)} {words.percent(percent / 100)}" for name, percent in zip(found, percents, strict=True)
    ]
    whole = sum(found.values())
    page.blank()
    page.para(_("What the credited time went to:"), "dim")
    page.stacks([Stack("", tuple((name, part / whole) for name, part in zip(names, found.values(), strict=True)), "")])


def pieces(
    order: Mapping[str, object], activities: Mapping[str, Activity], scale_ms: int
) -> tuple[tuple[str, float], ...]:
    """A part's activities as shares of the longest part, in the order of the whole receipt."""
    took = {name: ms(activity.credited_s) for name, activity in activities.items()}
    return tuple((words.activity(name), took.get(name, 0) / scale_ms if scale_ms else 0.0) for name in order)


def lengths(page: Paper, receipt: Receipt) -> None:
    """How many labels took how long."""
    bins = receipt.work.histogram
    if bins is UNSET or not any(found.labels for found in bins):
        return
    page.blank()
    page.para(_("How many labels took how long:"), "dim")
    page.columns(list(_columns(bins)), _("seconds"))


def _columns(bins: tuple[Bin, ...]) -> Iterator[tuple[str, int]]:
    """Each bin by its bounds in seconds. A bin begins where the one before it would end, had that any labels."""
    for found in bins:
        since = max((bound for bound in BELOW_S if found.below_s is None or bound < found.below_s), default=None)
        bounds = [words.figure(f"{bound:g}") for bound in (since, found.below_s) if bound is not None]
        if found.below_s is None:
            name = f"≥\u00a0{bounds[0]}"
        else:
            name = f"<\u00a0{bounds[0]}" if since is None else "–".join(bounds)
        yield name, found.labels


class _Basis(NamedTuple):
    """An amount that may stand beside others of its currency."""

    name: str
    value: str
    hourly: str | None
    currency: str
    floor: bool = False


def side_by_side(page: Paper, receipt: Receipt) -> None:
    """Values as bars, for each currency in which there are two or more; all in one where all were converted."""
    bases = list(_bases(receipt))
    for currency in dict.fromkeys(basis.currency for basis in bases):
        group = [basis for basis in bases if basis.currency == currency]
        most = max(Decimal(basis.value) for basis in group)
        if len(group) < 2 or most <= 0:
            continue
        shares = [float(max(Decimal(basis.value), Decimal(0)) / most) for basis in group]
        floors = [(basis.name, share) for basis, share in zip(group, shares, strict=True) if basis.floor]
        page.blank()
        page.para(_caption(group).format(currency=currency), "dim")
        if floors:
            which = _("{line} legal floor") if len(floors) == 1 else _("{line} legal floor: {name}")
            page.para(which.format(line=MARK, name=floors[0][0]), "dim")
        page.bars(
            [
                Bar(basis.name, share, _amounts(basis), "bold" if basis.floor else "ink")
                for basis, share in zip(group, shares, strict=True)
            ],
            mark=floors[0][1] if floors else None,
        )


def _caption(group: list[_Basis]) -> str:
    if all(basis.hourly is None for basis in group):
        return _("Side by side, in {currency}:")
    return _("Side by side, in {currency}: value · an hour")


def _amounts(basis: _Basis) -> str:
    value = words.figure(basis.value)
    if basis.hourly is None:
        return value
    return _("{value} · {hourly}/h").format(value=value, hourly=words.figure(basis.hourly))


def _bases(receipt: Receipt) -> Iterator[_Basis]:
    """What this project paid and what it makes, then each valuation that has a quantity.

    Where some labels were given without a meter, those and their pay are in no value by the hour: such values, and
    the legal floor with them, are left out, for they would make the pay look larger than it is.
    """
    if (paid := receipt.paid).payments:
        yield _Basis(_("Paid here"), paid.amount, None if paid.hourly is UNSET else paid.hourly, paid.currency)
    if (judged := receipt.acceptances) is not UNSET and (earned := judged.earned) is not None:
        yield _Basis(_("Earned here"), earned.amount, earned.hourly, earned.currency)
    if (promised := receipt.promised) is not None:
        yield _Basis(_("Promised here"), promised.amount, promised.hourly, promised.currency)
    partly = receipt.unmetered is not UNSET and receipt.unmetered.labels > 0
    shown = [item for item in receipt.valuations if (not partly if item.unit == "hour" else item.quantity)]
    target = _target(shown)
    for item, name in zip(shown, _names(shown), strict=True):
        yield _basis(item, name, target)


def _names(shown: list[Valuation]) -> list[str]:
    """Each valuation by its kind; of a kind that is there more than once by whose it is, else by a number."""
    named = [(words.kind(item.kind), plain(_(item.label) if item.label else "")) for item in shown]
    kinds = [kind for kind, _label in named]
    found = []
    for place, (kind, label) in enumerate(named):
        alike = [other for its, other in named if its == kind]
        if len(alike) == 1:
            found.append(kind)
        elif _tell_apart([_head(other) for other in alike]):
            found.append(_head(label))
        elif _tell_apart(alike):
            found.append(label)
        else:
            number = kinds[: place + 1].count(kind)
            found.append(_("{kind} {number}").format(kind=kind, number=number))
    return found


def _tell_apart(names: list[str]) -> bool:
    """Whether they do, and leave a bar room beside them."""
    return len(set(names)) == len(names) and all(0 < cell_len(name) <= _LONGEST for name in names)


def _head(label: str) -> str:
    """Whose rate it is: what stands before the first comma."""
    return label.partition(",")[0].strip()


def _target(shown: list[Valuation]) -> str | None:
    """The currency that all values are in, or were converted to; None: there is no such one."""
    others = {item.converted.currency for item in shown if item.converted is not UNSET}
    if len(others) != 1:
        return None
    (target,) = others
    return target if all(item.converted is not UNSET or item.currency == target for item in shown) else None


def _basis(item: Valuation, name: str, target: str | None) -> _Basis:
    floor = item.kind == "floor"
    if target is not None and (other := item.converted) is not UNSET:
        return _Basis(name, other.value, other.effective_hourly, other.currency, floor)
    return _Basis(name, item.value, item.effective_hourly, item.currency, floor)
