"""The label records that do not hold any more: taken back, or replaced by another one.

It is what `annotate.progress` would say of them one by one, with nothing in memory but the corrections: most stores
have few, and a dataset needs no more of what stands.
"""

from __future__ import annotations

from collections import defaultdict

from msgspec import Struct

from annotate.dataset.lines import Selection, chosen_lines
from storage import LabelStore


class _Correction(Struct, gc=False):
    record: str
    item: str
    annotator: str
    outcome: str
    supersedes: str | None = None


class Fallen:
    """Asked by a record's name."""

    def __init__(self, store: LabelStore) -> None:
        """Look for corrections in a store."""
        self._heirs: defaultdict[tuple[str, str], list[_Correction]] = defaultdict(list)
        """By item and record, the records that say that they replace or withdraw it."""
        for some in chosen_lines(store, Selection(), _Correction, having=b'"supersedes":"'):
            for one in some:
                if one.supersedes is not None and one.supersedes != one.record:
                    self._heirs[one.item, one.supersedes].append(one)
        self._void: dict[tuple[str, str], bool] = {}

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
        withdrawals = (heir for heir in self._heirs.get(key, ()) if heir.outcome == "withdrawn")
        found = any(not self._resolved((key[0], heir.record), path) for heir in withdrawals)
        path.pop()
        self._void[key] = found
        return found
