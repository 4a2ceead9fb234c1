"""Two pictures side by side, under what they answer: looked at alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from annotate.images.decoder import Decoder
from annotate.images.viewport import Point
from annotate.sitting.content import Content
from annotate.tui.pictures.exploring import Exploring
from annotate.tui.widgets.sheet import Sheet, Tile
from annotate.tui.widgets.sides import SIDES, Choice, PictureSides, Prompt


class Half(Tile):
    """One of the pictures: what the mouse does to it, it does to both."""

    def __init__(self, decoder: Decoder) -> None:
        super().__init__(decoder)
        self.twin: Half | None = None

    def zoom_by(self, factor: float, around: Point | None = None) -> bool:
        """Look closer at this picture; by key at its middle."""
        return Exploring.zoom_by(self, factor, around)

    def _point(self, event: events.MouseEvent) -> None:
        before = self.viewport
        super()._point(event)
        if self.twin is not None and self.viewport is not None and self.viewport != before:
            self.twin.look_like(self)

    def look_like(self, other: Half) -> None:
        """Look at the same part of this picture."""
        look, shown = self.scene.look, other.viewport
        if look is not None and shown is not None:
            self._see(replace(look, viewport=look.viewport.like(shown)))


class PicturePair(Sheet):
    """The prompt above, the pictures under their headings."""

    DEFAULT_CSS = """
    PicturePair {
        layout: vertical;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__((1, len(SIDES)), id=id)

    def _made(self) -> Sequence[Tile]:
        left, right = Half(self._decoder), Half(self._decoder)
        left.twin, right.twin = right, left
        return [left, right]

    def compose(self) -> ComposeResult:
        yield Prompt()
        with PictureSides():
            for side, tile in zip(SIDES, self.tiles, strict=True):
                with Vertical(classes=side):
                    yield Choice(side)
                    yield tile

    def show(self, paths: Sequence[Path], prompt: str | None = None) -> None:
        self.query_one(Prompt).show(prompt)
        super().show(paths)

    def as_one(self, contents: Sequence[Content]) -> Content:
        """The same, whichever picture was shown first."""
        return Content.of_sheet(sorted(contents, key=lambda one: one.sha256 or ""))
