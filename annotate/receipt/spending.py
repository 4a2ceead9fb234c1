"""The time of a ledger as a receipt says it, as a whole and in parts, and how many labels took how long."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from msgspec import UNSET, UnsetType

from annotate.meter.credit import Credit
from annotate.meter.ledger import Ledger
from annotate.meter.parts import By, Part, Time
from annotate.receipt import model
from annotate.receipt.money import decimal_text

_ORDER = ("label", "skip", "revise", "check", "review", "learn", "wait", "admin")
BELOW_S = (1.0, 2.0, 5.0, 10.0, 20.0, 60.0)
"""Where one bar of the histogram ends and the next begins: steps that grow, for times are heavy-tailed."""


def time(ledger: Ledger) -> dict[str, Any]:
    """The receipt's fields about time."""
    credited, label = ledger.credited_ms, ledger.label_ms
    return {
        **_spent(ledger),
        "credited_by_cap": _by_cap(ledger.credited_by_cap_ms),
        "invisible": model.Invisible(_ratio(credited - label, credited, 4), _ratio(60 * (credited - label), label, 2)),
    }


def groups(ledger: Ledger, by: By | None, *, together: bool) -> tuple[model.Group, ...] | UnsetType:
    """The ledger's parts, in order of time or name; what is told of together comes last."""
    if by is None:
        return UNSET
    parts = sorted(ledger.parts, key=lambda part: (not part.key, by == "session" and (part.first_at or ""), part.key))
    return tuple(_group(part, together) for part in parts)


def histogram(ledger: Ledger) -> tuple[model.Bin, ...] | UnsetType:
    """The labels of items that were decided alone, by their time: of those on a page only their sum was measured."""
    times = ledger.label_times_ms - ledger.page_times_ms
    counts = [0] * (len(BELOW_S) + 1)
    for ms, labels in times.items():
        counts[sum(ms >= below * 1000 for below in BELOW_S)] += labels
    filled = [place for place, labels in enumerate(counts) if labels]
    if not filled:
        return UNSET
    bins = [model.Bin(below, labels) for below, labels in zip((*BELOW_S, None), counts, strict=True)]
    return tuple(bins[filled[0] : filled[-1] + 1])


def unmetered(ledger: Ledger) -> model.Unmetered | UnsetType:
    """What there is no time of."""
    if not (ledger.unmetered_sittings or ledger.unmetered_labels):
        return UNSET
    return model.Unmetered(ledger.unmetered_sittings, ledger.unmetered_labels)


def brought(ledger: Ledger) -> model.Brought | UnsetType:
    """What was imported: this store did not meter it."""
    return model.Brought(ledger.brought_sittings, ledger.brought_labels) if ledger.brought_labels else UNSET


def cap_key(seconds: float) -> str:
    """An idle cap as a receipt knows it, in as few digits as it has: `60`, `90.5`, `1440000`."""
    return f"{seconds:.3f}".rstrip("0").rstrip(".")


def seconds(ms: int) -> float:
    """With millisecond precision."""
    return ms / 1000


def _group(part: Part, together: bool) -> model.Group:
    return model.Group(
        key=part.key,
        period=model.Span(part.first_at, part.last_at),
        people=part.people if together else UNSET,
        **_spent(part),
        labelled=part.labelled,
        skipped=part.skipped,
        flagged=part.flagged,
        unmetered=part.unmetered or UNSET,
    )


def _spent(whole: Time) -> dict[str, Any]:
    return {
        "activities": _activities(whole.activities),
        "not_counted": model.NotCounted(
            idle_s=seconds(whole.idle_ms),
            away_s=seconds(whole.away_ms),
            pause_s=seconds(whole.pause_ms),
            suspended_s=seconds(whole.suspended_ms),
        ),
        "credited_s": seconds(whole.credited_ms),
        "label_s": seconds(whole.label_ms),
        "wall_s": seconds(whole.wall_ms),
    }


def _activities(found: Mapping[str, Credit]) -> dict[str, model.Activity]:
    names = [*_ORDER, *sorted(found.keys() - set(_ORDER))]
    return {
        name: model.Activity(seconds(found[name].credited_ms), found[name].count) for name in names if name in found
    }


def _by_cap(credited_ms: Mapping[int, int]) -> dict[str, float]:
    """Caps in seconds, as text: `60`, `90.5`."""
    return {cap_key(seconds(cap)): seconds(ms) for cap, ms in sorted(credited_ms.items())}


def _ratio(part: int, whole: int, digits: int) -> float | None:
    return float(decimal_text(Fraction(part, whole), digits)) if whole else None
