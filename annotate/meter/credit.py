"""The idle cap: how much of a gap between two input events counts as work.

A gap g counts min(g, C). Long gaps are capped, never dropped: careful looking makes no input, and a rule that drops the
whole gap teaches people to fidget. The cap is a choice of the reader, so records keep what every cap of at least 30 s
can be computed from: the sum of the gaps up to 30 s, and each longer gap by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Protocol

from msgspec import Struct

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.meter.stretch import SHORT_GAP_MS

LEAST_CAP_MS = SHORT_GAP_MS
"""Below it the records cannot tell: shorter gaps are kept only as their sum."""
DEFAULT_CAP_MS = 60_000
BOUNDS_MS = (30_000, 60_000, 100_000, 180_000)
"""The caps that a receipt prints side by side, as its error bar."""

_DURATION = re.compile(r"\s*(\d{1,9}(?:\.\d{1,9})?)\s*(ms|s|sec|m|min|h)?\s*", re.ASCII)
_UNIT_MS = {"ms": 1, "s": 1000, "sec": 1000, "m": 60_000, "min": 60_000, "h": 3_600_000}


class Credit(Struct, frozen=True, kw_only=True):
    """What one activity took."""

    credited_ms: int
    count: int
    """Records that carry it."""


class Timed(Protocol):
    """A stretch of time as records keep it."""

    @property
    def short_ms(self) -> int: ...

    @property
    def long_gaps_ms(self) -> Sequence[int]: ...


class Decided(Timed, Protocol):
    """A decision with what was measured of it."""

    @property
    def inputs(self) -> int: ...
    @property
    def first_input_ms(self) -> int | None: ...
    @property
    def page(self) -> str | None: ...
    @property
    def shown_at(self) -> str: ...
    @property
    def submitted_at(self) -> str: ...


def credited_ms(timed: Timed, cap_ms: int) -> int:
    """Credited milliseconds of one stretch at an idle cap of at least 30 s."""
    gaps = timed.long_gaps_ms
    return timed.short_ms + sum(min(gap, cap_ms) for gap in gaps) if gaps else timed.short_ms


def idle_cap(text: str) -> int:
    """The cap in milliseconds that `60s`, `90`, `2 min` or `1.5m` names; a bare number is seconds."""
    found = _DURATION.fullmatch(text)
    if found is None:
        raise AnnotateError(_("“{text}” is no length of time: write it like 60s or 2min").format(text=text))
    return checked_cap(int(Fraction(found[1]) * _UNIT_MS[found[2] or "s"]))


def checked_cap(cap_ms: int) -> int:
    """The same cap, refused when the records could not be read with it."""
    if cap_ms < LEAST_CAP_MS:
        raise AnnotateError(
            _("an idle cap below 30 s cannot be read, for shorter pauses are kept only as a sum: choose 30s or more")
        )
    return cap_ms


def is_timed(record: Decided) -> bool:
    """Whether time was taken of a decision: there is some, or an input event.

    A portion of a page's time may be nothing, but then the page was painted before it was decided.
    """
    return bool(
        record.short_ms
        or record.inputs
        or record.long_gaps_ms
        or record.first_input_ms is not None
        or (record.page is not None and record.shown_at != record.submitted_at)
    )
