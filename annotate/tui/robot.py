"""A simulated annotator: works the real app through its keys, on a clock of its own, marked simulated everywhere."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from random import Random
from typing import Any

from textual.pilot import Pilot

from annotate.meter.clock import SystemClock
from annotate.tasks import Answer
from annotate.tui.app import AnnotateApp
from annotate.tui.widgets.answer_pane import AnswerPane
from annotate.tui.widgets.item_view import ItemView

_PATIENCE_S = 30.0
_TRUST = 0.8
"""Of what a machine suggests: what is accepted after one look."""
_KEY_MS = 150
"""What each further key of an answer takes."""
_DILIGENCE = 0.85
"""How often a known answer is given."""


class SimulatedClock(SystemClock):
    """The system's clock, moved forward by the time that a person would have needed."""

    def __init__(self) -> None:
        self._ahead_ms = 0

    def think(self, ms: int) -> None:
        """Let this much time pass at once."""
        self._ahead_ms += ms

    def now_ms(self) -> int:
        return super().now_ms() + self._ahead_ms


class Robot:
    """Answers a number of items, on whole pages, like somebody who looks, decides, and sometimes is not sure."""

    def __init__(
        self,
        items: int,
        clock: SimulatedClock,
        seed: int = 0,
        known: Mapping[str, Answer] | None = None,
        *,
        sure: bool = False,
    ) -> None:
        """`known`: answers by item, of which most are given; what is not among them is answered at random.

        `sure`: all of them are given, and nothing is skipped.
        """
        self._items = items
        self._known = known or {}
        self._sure = sure
        self._clock = clock
        self._random = Random(seed)

    async def __call__(self, pilot: Pilot[Any]) -> None:
        app = pilot.app
        assert isinstance(app, AnnotateApp)
        left = self._items
        while left > 0 and await self._ready(app):
            assert app.sitting is not None
            items = len(app.sitting.page.items)
            left -= items
            # Decision times have a long tail; a log-normal of about 2.4 s is what labelling looks like. A further
            # picture on the same page takes less.
            ms = round(1000 * self._random.lognormvariate(0.9, 0.45) * (3 + items) / 4)
            first, *others = self._keys(app)
            ms += _KEY_MS * len(others)
            self._clock.think(ms // 2 if others else ms)
            await pilot.press(first)
            if others:  # what the first key has opened is looked at before the others decide
                self._clock.think(ms - ms // 2)
                await pilot.press(*others)
        if not app.left:
            await pilot.press(app.key_of("quit"))

    def _keys(self, app: AnnotateApp) -> list[str]:
        if self._random.random() < 0.08 and not self._sure:
            typing = app.screen.query_one(AnswerPane).typing
            return [*(["escape"] if typing else []), app.key_of("unsure")]
        assert app.sitting is not None
        kind, terms = app.desk.project.kind, app.desk.project.terms
        views = app.screen.query_one(ItemView).pictures
        size = views[0].viewport.size if views and views[0].viewport is not None else None
        page = app.sitting.page
        if any(page.suggested) and self._random.random() < _TRUST:
            return [*([app.key_of("open")] if "open" in kind.actions else []), app.key_of("submit")]
        answers = [
            self._recalled(item.id) or kind.sample(self._random, terms.labels, start, size)
            for item, start in zip(page.items, page.answers, strict=True)
        ]
        return kind.page_keystrokes(answers, terms)

    def _recalled(self, item_id: str) -> Answer | None:
        """The known answer, most of the times; who looks sees mostly what others see."""
        known = self._known.get(item_id)
        return known if known is not None and (self._random.random() < _DILIGENCE or self._sure) else None

    async def _ready(self, app: AnnotateApp) -> bool:
        """Wait until the item is painted; False: nothing is left."""
        async with asyncio.timeout(_PATIENCE_S):
            while True:
                panes = app.screen.query(AnswerPane)
                if panes and panes.first().ready:
                    return True
                if app.left or app.screen.has_class("-done"):
                    return False
                await asyncio.sleep(0.005)
