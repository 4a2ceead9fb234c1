"""The tiles beside the picture, as small as can be: their keys, where they lie, and which are chosen."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from annotate.tui.tiles.choice import Choice

_WIDE, _SLIM = 4, 2
_MOST_WIDE = 6
"""Columns of tiles that have room for four cells each."""


class KeyMap(Static):
    """One sign for each tile; a click is as good as its key."""

    DEFAULT_CSS = """
    KeyMap {
        width: auto;
        height: auto;
        margin: 1 0 0 0;
    }
    """

    class Clicked(Message):
        """A tile was clicked."""

        def __init__(self, tile: int) -> None:
            super().__init__()
            self.tile = tile

    def __init__(self) -> None:
        super().__init__()
        self._choice: Choice | None = None

    def show(self, choice: Choice, keys: str) -> None:
        """Show these tiles; without keys, where they are."""
        self._choice = choice
        rows = [
            range(start, min(start + choice.columns, choice.count)) for start in range(0, choice.count, choice.columns)
        ]
        lines = [Content("").join([self._sign(choice, tile, keys) for tile in row]) for row in rows]
        self.update(Content("\n").join(lines))

    @property
    def _step(self) -> int:
        return _WIDE if self._choice is None or self._choice.columns <= _MOST_WIDE else _SLIM

    def _sign(self, choice: Choice, tile: int, keys: str) -> Content:
        key = keys[tile] if keys else "·"
        chosen = tile in choice.chosen
        if self._step == _SLIM:
            sign = "✓" if chosen else key
            style = "bold $text-success" if chosen else self._style(choice, tile)
            return Content.styled(f"{sign} ", style)
        style = "bold $text-success on $success-muted" if chosen else self._style(choice, tile)
        return Content.assemble((f"{'✓' if chosen else ' '}{key} ", style), " ")

    def _style(self, choice: Choice, tile: int) -> str:
        if tile in choice.broken:
            return "$foreground-muted strike"
        return "bold $text-accent reverse" if choice.led and choice.cursor == tile else "bold $text-accent"

    def on_click(self, event: events.Click) -> None:
        """A tile was clicked, if one is there."""
        choice = self._choice
        if choice is None:
            return
        column, row = event.x // self._step, event.y
        tile = row * choice.columns + column
        if column < choice.columns and tile < choice.count:
            event.stop()
            self.post_message(self.Clicked(tile))
