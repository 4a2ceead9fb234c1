"""A gap beyond the idle cap, and the annotator's own word for it."""

from __future__ import annotations

from annotate.sitting.trail import Opened
from storage.records import Claim


class LongGap:
    """The last one that an input event ended."""

    def __init__(self, cap_ms: int) -> None:
        """`cap_ms`: the idle cap; of shorter gaps there is nothing to say."""
        self.claim: Claim | None = None
        """What the annotator says of it; for the record of what was on the screen then."""
        self._cap_ms = cap_ms
        self._ms = 0
        self._page: Opened = ()

    def ended(self, ms: int, page: Opened) -> bool:
        """An input event ended a gap of this length before this page; whether it was a long one."""
        if ms <= self._cap_ms:
            return False
        self._ms, self._page = ms, page
        return True

    def claimed(self, claim: Claim, page: Opened) -> int:
        """The length of the gap that this is said of, before this page; 0: there was none, or it was told already."""
        ms, self._ms = self._ms, 0
        if ms and page is self._page:  # of what the gap's last key decided, the record is written already
            self.claim = claim
        return ms

    def forget(self) -> None:
        """Another page is on the screen: its record has nothing to do with what was said."""
        self.claim = None
