"""A line to type in beside an item, shown when it is needed; its keys come through the pane, in their order."""

from __future__ import annotations

from textual.widgets import Input

_EDITS = {
    **{"backspace": "delete_left", "delete": "delete_right", "left": "cursor_left", "right": "cursor_right"},
    **{"home": "home", "end": "end"},
}


class Field(Input):
    """One line."""

    DEFAULT_CSS = """
    Field {
        display: none;
        margin: 0 1 0 0;
    }
    """

    @property
    def is_open(self) -> bool:
        """Whether keys are meant for it."""
        return self.display and self.screen.focused is self

    def open(self, text: str = "") -> None:
        """Ask for something, offering this text."""
        self.value = text
        self.display = True
        # At once: keys that are pressed next are meant for it.
        self.screen.set_focus(self)
        self.action_select_all()

    def close(self) -> None:
        """Forget what was typed."""
        self.value = ""
        self.display = False

    def press(self, key: str, character: str | None) -> bool:
        """Type a character or edit what is there; False lets the usual way have the key."""
        if character is not None:
            self.replace(character, *self.selection)
            return True
        if (edit := _EDITS.get(key)) is None:
            return False
        getattr(self, f"action_{edit}")()
        return True
