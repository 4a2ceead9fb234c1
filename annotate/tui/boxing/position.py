"""The lines that say where the cursor or the box is."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from annotate.boxing.editor import Editor
from annotate.tui.boxing import words


class Position(Static, can_focus=True):
    """Where the cursor or the box is, and what to do next. It has the keys when nothing else wants them."""

    DEFAULT_CSS = """
    Position {
        height: auto;
        margin: 1 0 0 0;
        padding: 0 0 0 1;
    }
    """

    _advice = ""

    def show(self, editor: Editor | None) -> None:
        """Tell of this editor."""
        place, advice = ("", "") if editor is None else (words.place(editor), words.advice(editor))
        text = Content.assemble(place, (f"\n{advice}", "$foreground-muted"))
        # Only with other advice it may be higher: a step of the cursor must not lay out the whole screen again.
        self.update(text, layout=advice != self._advice)
        self._advice = advice
