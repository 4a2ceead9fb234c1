"""Where the place of a box is typed as numbers."""

from __future__ import annotations

from textual.widgets import Input

from annotate.i18n import _

LONGEST = 60
"""Characters."""


class NumbersInput(Input):
    """One line, shown when it is needed."""

    DEFAULT_CSS = """
    NumbersInput {
        display: none;
        margin: 0 1 0 0;
    }
    """

    def __init__(self) -> None:
        super().__init__(placeholder=_("x y width height"), compact=True, max_length=LONGEST)

    def open(self, text: str) -> None:
        """Ask for numbers, offering these."""
        self.value = text
        self.display = True
        # At once: keys that are pressed next are meant for it.
        self.screen.set_focus(self)
        self.action_select_all()

    def close(self) -> None:
        """Forget what was typed."""
        self.value = ""
        self.display = False

    def put_in(self, character: str) -> None:
        """Take a character that was on its way to somebody else when this opened."""
        self.replace(character, *self.selection)
