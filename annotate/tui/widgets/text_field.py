"""Where several lines are typed: a field that grows with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.keys import Keys
from textual.widgets import TextArea

from annotate.tasks.transcribe import ALL
from annotate.tui.widgets.field import Typing

# What a terminal without a protocol of its own for keys sends for Alt and Enter: else it would be a mere Enter.
cast("dict[str, object]", ANSI_SEQUENCES_KEYS)["\x1b\r"] = (Keys.ControlJ,)

LINE_FEEDS = frozenset({"enter", "ctrl+j", "alt+enter", "shift+enter", "ctrl+enter", "shift+\r"})
"""The keys that begin a further line, as terminals tell of them; Enter only where another key gives."""

_MOVES = {
    **{"left": "cursor_left", "right": "cursor_right", "up": "cursor_up", "down": "cursor_down"},
    **{"home": "cursor_line_start", "end": "cursor_line_end"},
    **{"ctrl+left": "cursor_word_left", "ctrl+right": "cursor_word_right"},
}
_EDITS = {
    **{"ctrl+a": "cursor_line_start", "ctrl+e": "cursor_line_end"},
    **{"backspace": "delete_left", "delete": "delete_right", "ctrl+d": "delete_right"},
    **{"ctrl+w": "delete_word_left", "ctrl+backspace": "delete_word_left", "alt+backspace": "delete_word_left"},
    **{"ctrl+delete": "delete_word_right", "alt+delete": "delete_word_right"},
    **{"ctrl+u": "delete_to_start_of_line", "ctrl+k": "delete_to_end_of_line"},
    **{"ctrl+underscore": "undo", "ctrl+y": "redo", ALL: "select_all"},
}
_IDLE = frozenset({"tab", "shift+tab"})
"""The keys that would go somewhere else: where letters are typed, only Escape does."""


class TextField(Typing, TextArea, inherit_bindings=False):
    """A few lines of plain text."""

    DEFAULT_CSS = """
    TextField {
        height: auto;
        min-height: 3;
        max-height: 1fr;
        padding: 0 0 0 1;
        border: none;
        scrollbar-size-vertical: 1;
    }
    TextField:focus {
        border: none;
    }
    """

    def __init__(
        self, given: Callable[[str], object], given_up: Callable[[], object], *, placeholder: str, longest: int
    ) -> None:
        """`given` and `given_up` are told what becomes of it; `longest`: characters."""
        super().__init__(placeholder=placeholder, compact=True, highlight_cursor_line=False)
        self.cursor_blink = False
        self.given, self.given_up = given, given_up
        self._longest = longest

    @property
    def typed(self) -> str:
        return self.text

    def begin(self, text: str) -> None:
        """Go on from this text, at its end."""
        self.load_text(text)
        self.move_cursor(self.document.end)

    def strike(self, key: str, character: str | None) -> bool:
        if character is not None or key in LINE_FEEDS:
            self.put("\n" if character is None else character)
        elif (edit := _EDITS.get(key)) is not None:
            getattr(self, f"action_{edit}")()
        elif (move := _MOVES.get(plain := key.replace("shift+", ""))) is not None:
            getattr(self, f"action_{move}")(plain != key)
        else:
            return key in _IDLE
        return True

    def put(self, text: str) -> bool:
        """Insert a text where the cursor is, as far as there is room; whether all of it was."""
        room = self._longest - len(self.text) + len(self.selected_text)
        if room > 0:
            self.replace(text[:room], *self.selection, maintain_selection_offset=False)
        return len(text) <= room
