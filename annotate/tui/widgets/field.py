"""Where something is typed beside an item; its keys come through the pane, in their order."""

from __future__ import annotations

from collections.abc import Callable

from textual.widgets import Input

_EDITS = {
    **{"backspace": "delete_left", "delete": "delete_right", "left": "cursor_left", "right": "cursor_right"},
    **{"home": "home", "end": "end"},
}


class Typing:
    """What all such places share: one key gives what was typed, one leaves it, every other key edits it."""

    given: Callable[[str], object]
    """Is told what was typed, when it is given."""
    given_up: Callable[[], object]
    """Is told that it is left."""
    giving = "enter"
    """The key that gives."""

    @property
    def typed(self) -> str:
        """What was typed so far."""
        raise AssertionError("a field defines this")

    def strike(self, key: str, character: str | None) -> bool:
        """Type a character or edit what is there; False lets the usual way have the key."""
        raise AssertionError("a field defines this")

    def press(self, key: str, character: str | None) -> bool:
        """Give, leave or edit; False lets the usual way have the key."""
        if key == self.giving:
            self.given(self.typed)
        elif key == "escape":
            self.given_up()
        else:
            return self.strike(key, character)
        return True


class Field(Typing, Input):
    """One line, shown when it is needed."""

    DEFAULT_CSS = """
    Field {
        display: none;
        margin: 0 1 0 0;
    }
    """

    def __init__(
        self, given: Callable[[str], object], given_up: Callable[[], object], *, placeholder: str, longest: int
    ) -> None:
        """`given` and `given_up` are told what becomes of it; `longest`: characters."""
        # What was typed before the news of the focus came must not be selected by it: the next key would replace it.
        super().__init__(placeholder=placeholder, compact=True, max_length=longest, select_on_focus=False)
        self.given, self.given_up = given, given_up

    @property
    def typed(self) -> str:
        return self.value

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

    def strike(self, key: str, character: str | None) -> bool:
        if character is not None:
            self.replace(character, *self.selection)
            return True
        if (edit := _EDITS.get(key)) is None:
            return False
        getattr(self, f"action_{edit}")()
        return True
