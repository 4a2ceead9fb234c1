"""Keys in their turn: what was pressed or clicked before has its effect first, whatever it opens or closes.

Clicks and the keys of windows go from widget to widget, each in its own time. On a busy machine the next key is there
before they have arrived, and would be taken for what was on the screen before.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from textual import events
from textual.screen import Screen

from annotate.tui.screens.labelling import LabellingScreen
from annotate.tui.widgets.answer_pane import AnswerPane

HOPS = 50
"""Turns of the loop in which what was pressed or clicked gets through the widgets to its effect."""

_KEYS = (events.Key, events.Paste)
_CLICKS = (events.MouseDown, events.MouseUp, events.MouseScrollUp, events.MouseScrollDown)


async def give_way() -> None:
    """Let what was pressed or clicked before have its effect."""
    for _hop in range(HOPS):
        await asyncio.sleep(0)


async def taken(screens: Sequence[Screen[Any]], event: events.Event) -> bool:
    """Give a key or a pasted text to the labelling screen, if it is the uppermost; whether that knows what to do.

    At once, one after the other: on their way through the widgets keys overtake each other where the focus moves.
    """
    screen = screens[-1] if screens else None
    if not isinstance(screen, LabellingScreen) or not screen.is_mounted or event.is_forwarded:
        return False
    if isinstance(event, events.Paste):
        return screen.query_one(AnswerPane).paste(event.text)
    return isinstance(event, events.Key) and await screen.take(event)


def asked_for(screens: Sequence[Screen[Any]], event: events.Event) -> bool:
    """Whether a key that was taken has asked for a page or the end, which come a moment later."""
    screen = screens[-1] if screens else None
    return isinstance(event, events.Key) and isinstance(screen, LabellingScreen) and screen.asks(event.key)


class Turns:
    """Has keys wait while something may be on its way."""

    def __init__(self, press: Callable[[events.Event], object]) -> None:
        """`press` is given a key whose turn has come."""
        self._press = press
        self._waiting: deque[events.Event] = deque()
        self._next: events.Event | None = None
        self._underway = False
        self._task: asyncio.Task[None] | None = None

    @property
    def waiting(self) -> bool:
        """Whether any key waits."""
        return bool(self._waiting or self._next)

    def has_come(self, event: events.Event) -> bool:
        """Whether this is a key that has waited."""
        found = event is self._next
        if found:
            self._next = None
        return found

    def hold(self, event: events.Event) -> bool:
        """Have a key wait if anything is on its way; else this event is, until it is `done`."""
        if event.is_forwarded or not isinstance(event, (*_KEYS, *_CLICKS)):
            return False
        if isinstance(event, _KEYS) and (self._underway or self.waiting):
            self._waiting.append(event)
            if self._task is None:
                self._task = asyncio.create_task(self._go_on())
            return True
        self._underway = True
        return False

    def done(self) -> None:
        """The last key has had its effect, and nothing goes on from there."""
        self._underway = False

    async def _go_on(self) -> None:
        while self._waiting:
            await give_way()
            if self._next is None:
                self._next = self._waiting.popleft()
                self._press(self._next)
        self._task = None
