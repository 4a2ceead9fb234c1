"""Any number of boxes on a picture, drawn with the keys alone or with the mouse; Enter submits them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import ClassVar, cast

from textual.app import ComposeResult

from annotate.boxing import deeds
from annotate.boxing.editor import Editor
from annotate.boxing.hand import Hand
from annotate.boxing.numbers import Place, place_of
from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.images.marks import Cursor, Mark
from annotate.images.viewport import Point, Viewport
from annotate.tasks.boxes import KIND, moving_letters
from annotate.tui.actions import key_name
from annotate.tui.boxing import words
from annotate.tui.boxing.box_list import BoxList
from annotate.tui.boxing.marks import colour_of, marks_of
from annotate.tui.boxing.numbers_input import NumbersInput
from annotate.tui.boxing.position import Position
from annotate.tui.boxing.sight import to_see
from annotate.tui.pictures.guest import Pointing
from annotate.tui.pictures.view import PictureView
from annotate.tui.screens.looking import Looking
from annotate.tui.widgets.answer_pane import AnswerPane, Help
from annotate.tui.widgets.item_view import ItemView
from annotate.tui.widgets.label_list import LabelList
from storage.records import Answer


class Pane(AnswerPane):
    """The labels, the boxes, and where the cursor is; a guest of the picture, on which it draws."""

    DEFAULT_CSS = """
    Pane > LabelList {
        height: auto;
        max-height: 50%;
        margin: 0 0 1 0;
    }
    """

    arrows = True
    hints: ClassVar[words.Hints] = words.FREE
    rare = frozenset({"exact", "copy-box"})
    help: ClassVar[tuple[Help, ...]] = words.HELP

    def compose(self) -> ComposeResult:
        colours = {name: colour_of(name, self.labels) for name in self.labels.names}
        labels = LabelList(list(self.labels), boxes=False, colours=colours)
        labels.can_focus = False
        yield labels
        yield BoxList(self.labels)
        yield Position()
        yield NumbersInput(self._take_numbers, self._close_numbers)

    # The item

    def attach(self, stage: ItemView) -> None:
        self._view: PictureView = stage.pictures[0]
        self._label = self.labels[0].name
        self._editor: Editor | None = None
        self._hand: Hand | None = None
        self._view.guest = self

    def open(self, answer: Answer | None) -> None:
        self._answer = answer
        self._editor = self._hand = None
        self.query_one(NumbersInput).close()
        self._tell()

    def painted(self) -> None:
        """Begin to draw, now that the picture's size is known; a picture that cannot be seen has none."""
        if (view := self._view.viewport) is not None:
            self._put(Editor.of(self._answer, view.size, self._label))

    def _take(self, editor: Editor) -> None:
        """Go on with this editor, and keep its boxes as a draft where they are others."""
        before = self._editor
        self._put(editor)
        if before is not None and editor.boxes != before.boxes:
            self.change(editor.answer())

    def _put(self, editor: Editor) -> None:
        self._editor, self._label = editor, editor.label
        before = self._view.viewport
        if self._hand is None:
            self._view.reveal(*editor.cursor)
        if self._view.viewport == before:  # else it was drawn with its new part
            self._view.redraw()
        self._tell()

    def _tell(self) -> None:
        editor = self._editor
        self.query_one(BoxList).show(editor.boxes if editor else (), editor.chosen if editor else None)
        self.query_one(LabelList).choose([self._label])
        self.query_one(Position).show(editor, asking=self.query_one(NumbersInput).display)
        self.hint(words.hints(editor))

    # Keys

    @property
    def _keymap(self) -> Mapping[str, str]:
        return cast(Looking, self.screen).keymap

    @cached_property
    def _commands(self) -> dict[str, Callable[[], None]]:
        """What can be done, by the id of an action or by its key."""
        found: dict[str, Callable[[], None]] = {
            name: partial(self._do, deed)
            for name, deed in (*deeds.DEEDS.items(), *deeds.motions(moving_letters(self.labels)).items())
        }
        found |= {"submit": self._submit, "exact": self._ask_numbers}
        return found | {self._keymap[name]: found[name] for name in ("submit", *KIND.actions)}

    def press(self, key: str, character: str | None) -> bool:
        """Take what draws and chooses, or, while numbers are typed, what is meant for them."""
        if (field := self.query_one(NumbersInput)).display:
            return field.press(key, character)
        if super().press(key, character):
            return True
        if (command := self._commands.get(key)) is None:
            return False
        if self.ready:
            command()
        return True

    def act(self, hint: str) -> None:
        if self.ready:
            self._commands[hint]()

    def choose(self, name: str) -> None:
        self._do(lambda editor, cell: deeds.label(editor, name))

    def _do(self, deed: deeds.Deed) -> None:
        view = self._view.viewport
        if self._editor is None or view is None:
            return
        self._hand = None
        across, down = (max(1.0, pixels) for pixels in view.pixels_per_cell)
        self._try(deed(self._editor, (across, down)))

    def _try(self, editor: Editor) -> None:
        """Go on with this editor, and say it where there is no other place for it when a box is refused."""
        self._take(editor)
        if words.is_refused(editor) and not self.region:
            self.notify(words.refusal(), severity="warning", markup=False)

    def _submit(self) -> None:
        """End the box that is drawn, else decide."""
        if self._editor is None:
            return
        if self._editor.drawing:
            self._try(self._editor.finish())
        else:
            self.give(self._editor.answer())

    # Numbers

    def _ask_numbers(self) -> None:
        if self._editor is None:
            return
        if not self.region:
            key = key_name(self._keymap["full-screen"])
            self.notify(_("Numbers are typed beside the picture: {key} brings it back.").format(key=key), markup=False)
            return
        self.query_one(NumbersInput).open(words.numbers(self._editor.current or self._editor.drawn))
        self._tell()

    def _take_numbers(self, text: str) -> None:
        if self._editor is not None and text.strip():
            try:
                place = place_of(text, self._editor.size)
            except AnnotateError as error:
                self.hearer.say(str(error), warning=True)
                return
            self._take(self._editor.put(*place))
            self._reveal(place)
        self._close_numbers()

    def _reveal(self, place: Place) -> None:
        """Look at all of the box with this place, if the view is large enough for it."""
        if (view := self._view.viewport) is not None and any(cells := to_see(view, place)):
            self._view.pan(*cells)

    def _close_numbers(self) -> None:
        self.hearer.say("")  # what was wrong is so no longer
        self.query_one(NumbersInput).close()
        self._tell()
        self.screen.set_focus(self.query_one(Position), scroll_visible=False)

    # Mouse

    def on_label_list_chosen(self, event: LabelList.Chosen) -> None:
        event.stop()
        self.query_one(LabelList).rest()
        if self.ready:
            self._do(lambda editor, cell: editor.relabel(event.name))

    def on_box_list_chosen(self, event: BoxList.Chosen) -> None:
        event.stop()
        if self.ready:
            self._do(lambda editor, cell: editor.choose(event.place))

    def marks(self, view: Viewport) -> Sequence[Mark | Cursor]:
        """The boxes and the cursor, once this very picture is on the screen."""
        editor = self._editor
        return marks_of(editor, self.labels) if editor is not None and editor.size == view.size else ()

    def attention(self) -> Point | None:
        """Where the cursor is, or where the chosen box is held."""
        return None if self._editor is None else self._editor.cursor

    def pointed(self, pointing: Pointing) -> bool:
        """Draw, choose, move and stretch; with shift the view pans."""
        if self._editor is None or not self.ready:
            return False
        point = (pointing.x, pointing.y)
        if pointing.phase == "down" and not pointing.shift:
            self._close_numbers()
            across, down = pointing.reach
            self._hand = Hand.down(self._editor, point, (across / 2, down / 2))
            self._put(self._hand.at(point))
        elif self._hand is None:
            return False
        elif pointing.phase == "drag":
            self._hand = self._hand.drag(point)
            self._put(self._hand.at(point))
        elif pointing.phase == "up":
            before, editor = self._hand.editor, self._hand.up(point)
            self._put(editor)
            self._hand = None
            if editor.boxes != before.boxes:
                self.change(editor.answer())
        return True
