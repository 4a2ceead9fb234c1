"""What was decided last, newest first, where there is room for it."""

from __future__ import annotations

from collections import deque

from textual.content import Content
from textual.widgets import Static


class Recent(Static):
    """A few lines of plain text, one for each decision."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: deque[str] = deque(maxlen=8)

    def add(self, line: str) -> None:
        """Put this one on top."""
        self._lines.appendleft(line)
        self._show()

    def take_back(self) -> None:
        """Remove the newest."""
        if self._lines:
            self._lines.popleft()
            self._show()

    def _show(self) -> None:
        # Its height is fixed: a label must not lay out the whole screen again.
        self.update(Content("\n".join(self._lines)), layout=False)
