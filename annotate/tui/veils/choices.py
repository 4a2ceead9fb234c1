"""A few things to do, each with its key, below each other or, where there is little room, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from annotate.tui.actions import key_name


class Choice(NamedTuple):
    """One of them: its id, its key as Textual names it, its name, and a sign before the name."""

    id: str
    key: str
    name: str
    sign: str = ""
    spare: bool = False
    """Whether it stands here only where there is little room, and elsewhere otherwise."""


class Place(NamedTuple):
    """Where one stands: its line, its first cell, and the cell after its last one."""

    row: int
    start: int
    end: int


class Choices(Widget):
    """Clickable lines; none is told from the others by its colour alone."""

    DEFAULT_CSS = """
    Choices {
        height: auto;
        width: 1fr;
    }
    """

    class Chosen(Message):
        """One was clicked."""

        def __init__(self, id: str) -> None:
            super().__init__()
            self.id = id

    def __init__(self, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._all: tuple[Choice, ...] = ()

    def show(self, choices: Sequence[Choice]) -> None:
        """Offer these."""
        if self._all != tuple(choices):
            self._all = tuple(choices)
            self.refresh(layout=True)

    @property
    def _choices(self) -> list[Choice]:
        return [choice for choice in self._all if self._flows or not choice.spare]

    @property
    def _flows(self) -> bool:
        return self.screen.has_class("-narrow") or self.screen.has_class("-low")

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as they take."""
        return 1 + max((place.row for place in self._places(width)), default=-1)

    def _places(self, width: int) -> Iterator[Place]:
        row = end = 0
        for number, choice in enumerate(self._choices):
            start, wide = end, cell_len(self._content(choice).plain)
            if number and (not self._flows or start + wide > width):
                row, start = row + 1, 0
            end = start + wide
            yield Place(row, start, end)

    def _content(self, choice: Choice) -> Content:
        sign = choice.sign if self._flows else choice.sign or " "
        return Content.assemble(
            (f" {key_name(choice.key)} ", "bold $text-accent"),
            (f"{sign} " if sign else "", "$text-success"),
            (choice.name, "bold" if choice.sign else ""),
        )

    def render(self) -> Content:
        lines: list[list[Content]] = []
        for place, choice in zip(self._places(self.size.width), self._choices, strict=True):
            if place.row == len(lines):
                lines.append([])
            lines[place.row].append(self._content(choice))
        return Content("\n").join([Content("").join(line) for line in lines])

    def on_click(self, event: events.Click) -> None:
        """Take the one under the pointer; below each other each of them has its whole line."""
        for place, choice in zip(self._places(self.size.width), self._choices, strict=True):
            if event.y == place.row and (not self._flows or place.start <= event.x < place.end):
                event.stop()
                self.post_message(self.Chosen(choice.id))
