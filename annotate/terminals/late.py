"""Answers that come too late: to the app they look like keys, and they must not press labels."""

from __future__ import annotations

WATCH_S = 2.0
"""How long after an unanswered question the answer may still come."""
BURST_S = 0.02
"""Keys that follow each other so closely come from no hand: a held key repeats every 30 milliseconds at the fastest."""

_OPENERS = ("circumflex_accent", "alt+")
"""What Textual makes of the escape that every answer begins with, which no label has for its key."""


class LateReplies:
    """Tells keys from a late answer, by when they come. It has to be told of every key."""

    def __init__(self, since_s: float) -> None:
        """`since_s`: when the app began to listen; what was pressed before it is no answer."""
        self._since = since_s
        self._last: float | None = None
        self._within = False

    def is_reply(self, key: str, at_s: float) -> bool:
        """Whether this key, named as Textual names it, pressed at this moment, belongs to a late answer."""
        if at_s < self._since:
            return False
        close = self._last is not None and at_s - self._last <= BURST_S
        watched = at_s - self._since <= WATCH_S
        self._last = at_s
        self._within = (close and (watched or self._within)) or (watched and key.startswith(_OPENERS))
        return self._within
