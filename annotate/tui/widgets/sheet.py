"""Several pictures at once, in rows and columns: a page of items, or the pictures of one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content as Text
from textual.message import Message

from annotate.images.decoder import Decoder
from annotate.images.viewport import Point
from annotate.sitting.content import Content
from annotate.tui.pictures.view import PictureView

_APART = 8
"""Lines of the lowest row that can spare one for a gap."""


class Tile(PictureView):
    """One of the pictures. Where there is none to draw on, its sign stands in words."""

    def __init__(self, decoder: Decoder) -> None:
        super().__init__(decoder=decoder)
        self.sign = ""

    def show_sign(self, sign: str) -> None:
        """Its key, and whether it is chosen, for when they cannot be drawn on the picture."""
        if sign != self.sign:
            self.sign = sign
            if self.viewport is None or self.is_off:
                self.refresh()

    def render(self) -> Text:
        told = super().render()
        return Text("\n").join([Text.styled(self.sign, "bold"), told]) if self.sign and told.plain else told

    def zoom_by(self, factor: float, around: Point | None = None) -> bool:
        """Look closer at this picture alone: by the mouse on it, or by key where the guest's attention is."""
        if around is None and self.scene.attention is None:
            return False
        return super().zoom_by(factor, around)


class Sheet(Container):
    """A picture in each tile; tells when all of them are on the screen, or said why they cannot be."""

    DEFAULT_CSS = """
    Sheet {
        layout: grid;
        grid-gutter: 0 1;
    }
    Sheet Tile {
        width: 1fr;
        height: 1fr;
        margin: 0;
    }
    """

    class Painted(Message):
        """All pictures are there: what was shown of each, and of the broken ones why they could not be."""

        def __init__(self, contents: Sequence[Content], reasons: dict[int, str]) -> None:
            super().__init__()
            self.contents = tuple(contents)
            self.reasons = reasons

    def __init__(self, shape: tuple[int, int], *, id: str | None = None) -> None:
        """`shape`: rows and columns."""
        super().__init__(id=id)
        self._rows, self._columns = shape
        self._decoder = Decoder()
        self._paths: tuple[Path, ...] = ()
        self._contents: dict[int, Content] = {}
        self._reasons: dict[int, str] = {}
        self._tiles = self._made()

    def _made(self) -> Sequence[Tile]:
        return [Tile(self._decoder) for _tile in range(self._rows * self._columns)]

    def compose(self) -> ComposeResult:
        yield from self._tiles

    def on_mount(self) -> None:
        self.styles.grid_size_columns = self._columns
        self._lay_out(len(self._tiles))

    def on_resize(self) -> None:
        """Keep rows apart where they are high."""
        self.styles.grid_gutter_horizontal = int(self.size.height >= _APART * self._rows)

    def as_one(self, contents: Sequence[Content]) -> Content:
        """What was shown, of pictures that are one item."""
        return Content.of_sheet(contents)

    @property
    def tiles(self) -> Sequence[Tile]:
        """All tiles, also those that no picture is in."""
        return self._tiles

    @property
    def pictures(self) -> list[PictureView]:
        """The tiles that pictures are in, in order."""
        return list(self._tiles[: len(self._paths)])

    def show(self, paths: Sequence[Path], prompt: str | None = None) -> None:
        """Show these pictures, as far as there are tiles; `Painted` follows. A sheet of tiles shows no prompt."""
        self._paths = tuple(paths[: len(self._tiles)])
        self._contents, self._reasons = {}, {}
        self._lay_out(len(self._paths))
        for tile, path in reversed(list(zip(self._tiles, self._paths, strict=False))):
            tile.show(path)  # what is asked for last comes first
        for tile in self._tiles[len(self._paths) :]:
            tile.clear()

    def prepare(self, sheets: Sequence[Sequence[Path]]) -> None:
        """Have the pictures of these sheets ready, each in its tile."""
        for place, tile in enumerate(self._tiles):
            tile.prepare([paths[place] for paths in sheets if place < len(paths)])

    def clear(self) -> None:
        """Show nothing."""
        self._paths = ()
        for tile in self._tiles:
            tile.clear()

    def _lay_out(self, count: int) -> None:
        """Give the rows that are needed all of the space."""
        rows = max(1, -(-count // self._columns))
        self.styles.grid_size_rows = rows
        for place, tile in enumerate(self._tiles):
            tile.display = place < rows * self._columns
            tile.visible = place < count

    def on_picture_view_painted(self, event: PictureView.Painted) -> None:
        event.stop()
        self._arrived(event, Content(event.sha256, event.width, event.height), None)

    def on_picture_view_failed(self, event: PictureView.Failed) -> None:
        event.stop()
        self._arrived(event, Content(event.sha256), event.reason)

    def _arrived(self, event: PictureView.Told, content: Content, reason: str | None) -> None:
        place = self._tiles.index(event.view)
        if place >= len(self._paths) or self._paths[place] != event.path or len(self._contents) == len(self._paths):
            return
        self._contents[place] = content
        if reason is not None:
            self._reasons[place] = reason
        if len(self._contents) == len(self._paths):
            contents = [self._contents[place] for place in range(len(self._paths))]
            self.post_message(self.Painted(contents, self._reasons))

    def on_unmount(self) -> None:
        self._decoder.close()
