"""The label records that do not hold any more: taken back, or replaced by another one.

It is what `annotate.progress` would say of them one by one, with nothing in memory but the corrections: most stores
have few, and a dataset needs no more of what stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol

from msgspec import Struct


class Correcting(Protocol):
    """A label record, as far as it may replace or take back another one."""

    @property
    def record(self) -> str: ...
    @property
    def item(self) -> str: ...
    @property
    def outcome(self) -> str: ...
    @property
    def supersedes(self) -> str | None: ...


class _Heir(Struct, gc=False):
    record: str
    withdraws: bool


class Fallen:
    """Shown all records one after the other, then asked by a record's name."""

    def __init__(self) -> None:
        """No record yet."""
        self._heirs: defaultdict[tuple[str, str], list[_Heir]] = defaultdict(list)
        """By item and record, the records that say that they replace or withdraw it."""
        self._void: dict[tuple[str, str], bool] = {}

    def note(self, records: Iterable[Correcting]) -> None:
        """Look for corrections among some records."""
        for one in records:
            if one.supersedes is not None and one.supersedes != one.record:
                self._heirs[one.item, one.supersedes].append(_Heir(one.record, one.outcome == "withdrawn"))

    def has(self, record: str, item: str) -> bool:
        """Whether something that is not taken back itself has taken this record back, or has replaced it."""
        if not self._heirs:
            return False
        heirs = self._heirs.get((item, record), ())
        return any(not self._is_void(heir.record, item) for heir in heirs)

    def _is_void(self, record: str, item: str) -> bool:
        """Whether a record was taken back: by a withdrawal that was not taken back. Of a circle nothing is."""
        path: list[tuple[str, str]] = []
        return self._resolved((item, record), path)

    def _resolved(self, key: tuple[str, str], path: list[tuple[str, str]]) -> bool:
        if key in self._void or key in path:
            return self._void.get(key, False)
        path.append(key)
        withdrawals = (heir for heir in self._heirs.get(key, ()) if heir.withdraws)
        found = any(not self._resolved((key[0], heir.record), path) for heir in withdrawals)
        path.pop()
        self._void[key] = found
        return found
