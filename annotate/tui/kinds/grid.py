"""Which tiles show what is asked for: a key, a click or the cursor chooses one, Enter submits them all, or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.color import Color
from textual.content import Content
from textual.widgets import Static

from annotate.i18n import N_, _
from annotate.images.marks import Cursor, Mark
from annotate.images.viewport import Point, Viewport
from annotate.keys import UNSHIFTED, key_name
from annotate.sitting.page import Page
from annotate.tasks.grid import tile_keys
from annotate.text import printable
from annotate.tui.pictures.guest import Pointing
from annotate.tui.pictures.view import PictureView
from annotate.tui.screens.looking import Looking
from annotate.tui.tiles import marks
from annotate.tui.tiles.choice import Choice
from annotate.tui.tiles.key_map import KeyMap
from annotate.tui.widgets.answer_pane import AnswerPane, Help
from annotate.tui.widgets.item_view import ItemView
from storage.records import Answer

WAYS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


class Square:
    """Draws one tile on the picture that is in it, and learns of the mouse there."""

    def __init__(self, pane: Pane, tile: int) -> None:
        self._pane = pane
        self._tile = tile

    def marks(self, view: Viewport) -> Sequence[Mark | Cursor]:
        """The key and the frame, around what is visible."""
        pane, key = self._pane, self._pane.key_of(self._tile)
        return list(marks.tile_marks(view.region, pane.choice, self._tile, key, pane.style, view.pixels_per_cell))

    def attention(self) -> Point | None:
        """The middle of what is visible, where the cursor is on the picture."""
        choice, view = self._pane.choice, self._pane.view_of(self._tile).viewport
        if view is None or not choice.led or choice.cursor != self._tile:
            return None
        left, top, right, bottom = view.region
        return (left + right) / 2, (top + bottom) / 2

    def pointed(self, pointing: Pointing) -> bool:
        """A click on the picture or beside it chooses the tile."""
        return self._pane.clicked(pointing, self._tile)


class Pane(AnswerPane):
    """The question, the tiles' keys and how many are chosen; a guest of the picture that is cut into squares."""

    DEFAULT_CSS = """
    Pane > .asked {
        height: auto;
        width: 1fr;
        padding: 0 1;
        margin: 0 1 0 0;
        background: $primary-muted;
        color: $text;
    }
    Pane > .count {
        height: auto;
        margin: 1 1 0 0;
    }
    LabellingScreen.-narrow Pane > KeyMap, LabellingScreen.-low Pane > KeyMap {
        display: none;
    }
    LabellingScreen.-narrow Pane > .count, LabellingScreen.-low Pane > .count {
        margin: 0 1;
    }
    LabellingScreen.-narrow Pane {
        height: auto;
    }
    """

    asks = arrows = True
    hints: ClassVar[tuple[tuple[str, str], ...]] = (
        ("submit", N_("Submit")),
        ("space", N_("Choose")),
        ("all-tiles", N_("All")),
    )
    help: ClassVar[tuple[Help, ...]] = (
        Help(
            (), N_("Tiles"), N_("Each tile has a key in its corner, as it lies on the keyboard; a click does the same")
        ),
        Help(("left", "down", "up", "right"), N_("Move"), N_("Go from tile to tile")),
        Help(("space",), N_("Choose"), N_("Choose the tile that you are on, or take the choice back")),
        Help(("all-tiles",), N_("All"), N_("Choose all tiles, or none if all are chosen")),
        Help(("submit",), N_("Submit"), N_("Submit the chosen tiles; none is an answer, too")),
    )

    def compose(self) -> ComposeResult:
        yield Static(classes="asked", markup=False)
        yield KeyMap()
        yield Static(classes="count", markup=False)

    # The page

    def attach(self, stage: ItemView) -> None:
        self._stage = stage
        self._keys = tile_keys(self.terms)
        self._tiles = {key_name(key): tile for tile, key in enumerate(self._keys)}
        self.choice = Choice(0, 1)
        stage.picture.guest = self
        for tile, view in enumerate(stage.sheet.tiles if stage.sheet is not None else ()):
            view.guest = Square(self, tile)

    def open_page(self, page: Page) -> None:
        starts = [answer for answer in page.answers if answer is not None]
        first, several = page.items[0], len(page.items) > 1
        self._answers = starts
        self._cut = not several and first.media == "image"
        if several:
            chosen = frozenset(tile for tile, answer in enumerate(starts) if answer["tiles"])
            self.choice = Choice(len(starts), self.terms.columns, chosen)
        else:
            count = len(first.paths) or starts[0]["rows"] * starts[0]["columns"]
            self.choice = Choice(count, starts[0]["columns"], frozenset(starts[0]["tiles"]))
        self._ask(str(starts[0]["target"]))
        self._tell()

    def painted(self) -> None:
        """Learn which pictures cannot be seen."""
        lost = [tile for tile, view in enumerate(self._stage.pictures) if view.viewport is None]
        if self._cut:
            lost = list(range(self.choice.count)) if lost else []
        self._take(self.choice.without(lost))

    def _ask(self, target: str) -> None:
        """The question, with what is asked for in a line of its own."""
        question, large = printable(self.question or ""), Content.styled(printable(target), "bold $text-primary")
        before, found, after = question.partition("{target}")
        parts = [Content(part.strip()) for part in (before, after) if part.strip()]
        if found or target.casefold() not in question.casefold():
            parts.insert(1 if before.strip() else 0, large)
        self.query_one(".asked", Static).update(Content("\n").join(parts))

    def _take(self, choice: Choice) -> None:
        before, self.choice = self.choice, choice
        if choice == before:
            return
        views = self._stage.pictures
        if choice.cursor != before.cursor and not self._cut:
            views[before.cursor].whole()  # its neighbours are whole, too
        for view in views:
            view.redraw()
        if choice.cursor != before.cursor and (point := self.attention()) is not None:
            self._stage.picture.reveal(*point)
        self._tell()
        if choice.chosen != before.chosen:
            self.change(*self._given())

    def _tell(self) -> None:
        choice = self.choice
        self.query_one(KeyMap).show(choice, self._keys)
        count = _("{count} of {total} chosen").format(count=len(choice.chosen), total=len(choice.seen))
        advice = "" if choice.chosen else _("None at all is an answer, too.")
        self.query_one(".count", Static).update(
            Content.assemble((count, "bold"), (f"\n{advice}" if advice else "", "$foreground-muted"))
        )
        if self._stage.sheet is not None:
            for tile, view in enumerate(self._stage.sheet.tiles):
                view.show_sign(self.style.sign(choice, tile, self.key_of(tile)))

    def _given(self) -> list[Answer | None]:
        """The answer to each item of the page; None to one that cannot be seen."""
        if len(self._answers) == 1:
            told = {name: value for name, value in self._answers[0].items() if name != "unseen"}
            lost = {"unseen": sorted(self.choice.broken)} if self.choice.broken else {}
            return [{**told, "tiles": self.choice.tiles, **lost}]
        return [
            None if tile in self.choice.broken else {**answer, "tiles": [0] if tile in self.choice.chosen else []}
            for tile, answer in enumerate(self._answers)
        ]

    # Keys

    def press(self, key: str, character: str | None) -> bool:
        command = self._command(key) or (self._command(key_name(character)) if character else None)
        if command is None:
            return False
        if self.ready:
            command()
        return True

    def _command(self, key: str) -> Callable[[], None] | None:
        keymap = cast(Looking, self.screen).keymap
        tile = self._tiles.get(key if key in self._tiles or key in keymap.values() else UNSHIFTED.get(key, ""))
        if tile is not None:
            return partial(self.toggle, tile)
        if key in WAYS:
            return lambda: self._take(self.choice.moved(*WAYS[key]))
        hints = {keymap.get(hint, hint): hint for hint, _text in self.hints}
        return partial(self.act, hints[key]) if key in hints else None

    def act(self, hint: str) -> None:
        if not self.ready:
            return
        if hint == "submit":
            self._submit()
        else:
            self._take(self.choice.at_cursor() if hint == "space" else self.choice.all_or_none())

    def choose(self, name: str) -> None:
        """Labels are what is asked for: there is nothing to choose among them."""

    def toggle(self, tile: int) -> None:
        """Choose a tile, or take the choice back."""
        self._take(self.choice.toggled(tile))

    def _submit(self) -> None:
        if self.choice.seen or len(self._answers) > 1:
            self.give(*self._given())

    # Mouse

    def on_key_map_clicked(self, event: KeyMap.Clicked) -> None:
        event.stop()
        if self.ready:
            self.toggle(event.tile)

    def clicked(self, pointing: Pointing, tile: int | None) -> bool:
        """The mouse is over a tile: a click chooses it; with shift the picture pans."""
        if pointing.phase != "down" or pointing.shift or tile is None or not self.ready:
            return False
        self.toggle(tile)
        return True

    # A picture that is cut into squares

    def key_of(self, tile: int) -> str:
        """What stands in the corner of a tile, where the tiles have keys."""
        return self._keys[tile] if self._keys else ""

    def view_of(self, tile: int) -> PictureView:
        """The view of a tile's picture."""
        assert self._stage.sheet is not None
        return self._stage.sheet.tiles[tile]

    @property
    def style(self) -> marks.Style:
        """How tiles are drawn, in the theme's colours."""
        names = self.app.theme_variables
        ground, text, chosen = (Color.parse(names[name]) for name in ("background", "foreground", "success"))
        key = max(ground, text, key=lambda colour: colour.brightness)
        colours = marks.Colours(ground.rgb, key.rgb, chosen.rgb)
        return marks.Style(colours, self._stage.picture.mode.colours == "none")

    @property
    def _shape(self) -> tuple[int, int]:
        return self.choice.count // self.choice.columns, self.choice.columns

    def marks(self, view: Viewport) -> Sequence[Mark | Cursor]:
        """The gaps between the squares, the keys in their corners, frames around the chosen ones."""
        if not self._cut:
            return ()
        style, shape, cell = self.style, self._shape, view.pixels_per_cell
        drawn = list(marks.gaps(view, shape, style.colours.ground))
        for tile in range(self.choice.count):
            region = marks.square(view, shape, tile)
            if marks.is_framed(region, self.choice, tile, cell):
                drawn += marks.fringes(view, shape, tile, style.colours.ground)
            drawn += marks.tile_marks(region, self.choice, tile, self.key_of(tile), style, cell)
        return drawn

    def attention(self) -> Point | None:
        """The middle of the square at the cursor."""
        view = self._stage.picture.viewport
        if view is None or not self._cut or not self.choice.led:
            return None
        left, top, right, bottom = marks.square(view, self._shape, self.choice.cursor)
        return (left + right) / 2, (top + bottom) / 2

    def pointed(self, pointing: Pointing) -> bool:
        """A click chooses the square under it."""
        view = self._stage.picture.viewport
        if view is None or not self._cut:
            return False
        return self.clicked(pointing, marks.at(pointing.x, pointing.y, view.size, self._shape))
