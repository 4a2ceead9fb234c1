"""Sits down at the real app, headless: presses keys, waits for what they cause, reads the screen and the store."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from textual import events
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.geometry import Size
from textual.message_pump import MessagePump
from textual.widget import Widget

from annotate.keys import key_name
from annotate.projects.project import Project
from annotate.settings import Settings
from annotate.sitting.desk import Desk
from annotate.sitting.outcome import Outcome
from annotate.tui.app import AnnotateApp
from annotate.tui.screens.labelling import LabellingScreen
from annotate.tui.widgets.answer_pane import AnswerPane
from annotate.tui.widgets.status_line import StatusLine
from storage.records import Activity, LabelRecord, Record, SpanRecord
from tests.clock import HandClock

PATIENCE_S = 20.0
"""How long anything may take on a busy machine before a test gives up; nothing waits this long when all is well."""

_parse = Stylesheet._parse_rules
_parsed: dict[tuple[object, ...], list[RuleSet]] = {}


def _parse_once(sheet: Stylesheet, *source: Any, **more: Any) -> list[RuleSet]:
    """What is written in a style sheet: the same for every app with the same colours."""
    key = (*source, *more.items(), *sheet._variables.items())
    if key not in _parsed:
        _parsed[key] = _parse(sheet, *source, **more)
    return _parsed[key]


Stylesheet._parse_rules = _parse_once  # type: ignore[assignment, method-assign]


class Seat:
    """An annotator before the app. What is pressed and clicked goes the way that the terminal's own events go."""

    def __init__(self, app: AnnotateApp, clock: HandClock) -> None:
        self.app, self.clock = app, clock

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait for this to be true."""
        async with asyncio.timeout(PATIENCE_S):
            while not condition():
                await asyncio.sleep(0.001)

    async def calm(self) -> None:
        """Wait until all that was done has had its effects, the item is painted and the disk has answered."""
        async with asyncio.timeout(PATIENCE_S):
            quiet = 0
            while quiet < 4 and self.app.return_value is None:
                await asyncio.sleep(0 if quiet else 0.001)
                quiet = quiet + 1 if self._at_rest() else 0

    def _at_rest(self) -> bool:
        screen = self.app.screen
        if not screen.is_mounted or self.app.saver.waiting or self.busy:
            return False
        if screen._layout_required or screen._dirty_widgets or screen._callbacks:
            return False
        return not isinstance(screen, LabellingScreen) or self.at_hand

    async def made(self, decisions: int) -> None:
        """Wait for so many decisions of this sitting, and for the next item."""
        sitting = self.app.sitting
        await self.until(lambda: sitting is not None and sitting.given.made == decisions and self.at_hand)

    def strike(self, key: str) -> None:
        """Press a key, given as a character or by its name, and look at nothing."""
        name = key_name(key)
        self.app.post_message(events.Key(name, key if len(key) == 1 else _CHARACTERS.get(name)))

    async def press(self, *keys: str) -> None:
        """Press one key after the other, and see each time what comes of it."""
        for key in keys:
            self.strike(key)
            await self.calm()

    async def write(self, text: str) -> None:
        """Type a text as fast as it goes."""
        for character in text:
            self.strike(character)
        await self.calm()

    async def click(self, widget: type[Widget] | str, x: int = 1, y: int = 0) -> None:
        """Click into a widget, so many cells from its left and upper edge."""
        region = self.app.screen.query(widget).first().region
        at: tuple[Any, ...] = (None, region.x + x, region.y + y, 0, 0, 1, False, False, False)
        self.app.post_message(events.MouseDown(*at))
        self.app.post_message(events.MouseUp(*at))
        await self.calm()

    async def resize(self, width: int, height: int) -> None:
        """The terminal changes its size."""
        size = Size(width, height)
        self.app._driver._size = (width, height)  # type: ignore[union-attr]
        self.app.post_message(events.Resize(size, size))
        await self.calm()

    # What there is to see

    @property
    def pane(self) -> AnswerPane:
        return self.app.screen.query_one(AnswerPane)

    @property
    def shown(self) -> str | None:
        """The id of the item on the screen."""
        assert self.app.sitting is not None
        return None if self.app.sitting.item is None else self.app.sitting.item.id

    @property
    def at_hand(self) -> bool:
        """Whether the item is painted, or there is none any more."""
        return self.app.screen.has_class("-done") or self.pane.ready

    @property
    def busy(self) -> bool:
        """Whether something that was pressed or clicked waits to have its effect."""
        return self.app.turns.waiting or any(map(_busy, (self.app, self.app.screen, *self.app.screen.walk_children())))

    @property
    def said(self) -> str:
        """The line above the keys."""
        return self.app.screen.query_one(StatusLine).text

    @property
    def text(self) -> str:
        return screen_text(self.app)

    @property
    def toasts(self) -> list[str]:
        return [note.message for note in self.app._notifications]

    # What there is in the store

    def stored(self, kind: type[Any]) -> list[Any]:
        return list(self.app.desk.store.scan(kind))

    @property
    def records(self) -> list[LabelRecord]:
        return self.stored(LabelRecord)

    @property
    def labels(self) -> list[tuple[str, Any]]:
        """Items and labels of the records that carry an answer, in order."""
        return [(record.item, next(iter(record.answer.values()))) for record in self.records if record.answer]

    def spans(self, activity: Activity) -> list[int]:
        """Lengths of the stretches that were spent on something other than items, in milliseconds."""
        spans: list[SpanRecord] = self.stored(SpanRecord)
        return [span.short_ms + sum(span.long_gaps_ms) for span in spans if span.activity == activity]


_CHARACTERS = {"space": " ", "enter": "\r", "escape": "\x1b", "tab": "\t", "slash": "/", "question_mark": "?"}


def _busy(pump: MessagePump) -> bool:
    return not pump._message_queue.empty() or bool(pump._next_callbacks)


@asynccontextmanager
async def seated(
    project: Project,
    annotator: str | None = "ana",
    *,
    size: tuple[int, int] = (80, 24),
    settings: Settings | None = None,
    introduced: bool = True,
    desk: type[Desk] = Desk,
    **options: Any,
) -> AsyncIterator[Seat]:
    """Sit down at a project; leaves by the way of a hang-up if the test has not left in another one."""
    clock = HandClock()
    with desk(project) as made:
        app = AnnotateApp(
            made,
            annotator,
            settings or Settings(),
            clock=clock,
            introduced=introduced,
            suggestion="amber-otter",
            **options,
        )
        async with app.run_test(size=size, notifications=True):
            seat = Seat(app, clock)
            await seat.calm()
            yield seat
            if app.return_value is None:
                app.leave("hangup")
                await seat.until(lambda: app.return_value)


def outcome(seat: Seat) -> Outcome:
    """What the app left with."""
    assert isinstance(seat.app.return_value, Outcome)
    return seat.app.return_value


def stored(project: Project, kind: type[Record]) -> list[Any]:
    """What is in the store when nobody is at work."""
    from storage import LabelStore

    with LabelStore.open(project.store_path, read_only=True) as store:
        return list(store.scan(kind))


def screen_text(app: AnnotateApp) -> str:
    """What is on the screen, as lines of text."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.replace("\xa0", " ").rstrip() for strip in strips)
