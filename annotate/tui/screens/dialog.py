"""Small windows over the item: a note, a search, a pause."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from annotate.i18n import _
from annotate.tui.screens.once import Once
from annotate.tui.sizes import NARROW, WIDE
from storage.records import Activity

ResultT = TypeVar("ResultT")


class Dialog(Once[ResultT], ModalScreen[ResultT]):
    """What the small windows share."""

    VERTICAL_BREAKPOINTS = [(0, "-low"), (12, "-high")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-beside"), (WIDE, "-wide")]

    def __init__(self) -> None:
        super().__init__(classes="dialog")


class NoteDialog(Dialog[str | None]):
    """Asks for a note; Enter keeps it, Escape leaves it as it was, an empty one removes it."""

    activity: ClassVar[Activity | None] = None
    """Writing a note is work on the item."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, note: str) -> None:
        super().__init__()
        self._note = note

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Label(_("A note for your next decision on this item"), markup=False)
            yield Input(self._note, max_length=2_000, compact=True)
            yield Label(_("Enter keeps it · Esc leaves it as it was"), classes="quiet", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.dismiss(" ".join(event.value.split()))


class FindDialog(Dialog[str | None]):
    """Finds a label by some letters of its name."""

    activity: ClassVar[Activity | None] = None

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
    ]

    def __init__(self, names: list[str]) -> None:
        super().__init__()
        self._names = names
        self._found = names

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Input(placeholder=_("some letters of the label"), compact=True)
            yield OptionList(markup=False)

    def on_mount(self) -> None:
        self._fill("")

    def on_input_changed(self, event: Input.Changed) -> None:
        self._fill(event.value)

    def on_input_submitted(self) -> None:
        index = self.query_one(OptionList).highlighted
        self.dismiss(None if index is None else self._found[index])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._found[event.option_index])

    def action_move(self, by: int) -> None:
        options = self.query_one(OptionList)
        if options.option_count and options.highlighted is not None:
            options.highlighted = (options.highlighted + by) % options.option_count

    def _fill(self, letters: str) -> None:
        wanted = letters.casefold()
        matches = [name for name in self._names if wanted in name.casefold()]
        self._found = sorted(matches, key=lambda name: not name.casefold().startswith(wanted))
        options = self.query_one(OptionList)
        options.set_options(Option(Content(name)) for name in self._found)
        options.highlighted = 0 if self._found else None


class PauseDialog(Dialog[None]):
    """A pause, with the item out of sight: any key or click ends it."""

    activity: ClassVar[Activity | None] = "pause"

    def __init__(self, *, metered: bool = True) -> None:
        super().__init__()
        self._metered = metered

    def compose(self) -> ComposeResult:
        shown = _("This time is shown on your receipt and not counted.")
        with Vertical():
            yield Static(_("Pause"), classes="heading", markup=False)
            yield Label(shown if self._metered else _("Nothing is timed in this sitting."), markup=False)
            yield Label(_("Any key goes on."), classes="quiet", markup=False)

    def on_key(self, event: events.Key) -> None:
        if event.key != "ctrl+q":
            event.stop()
            self.dismiss()

    def on_click(self) -> None:
        self.dismiss()
