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

    _before = ("", False)

    def show(self, editor: Editor | None, *, asking: bool = False) -> None:
        """Tell of this editor; `asking`: while numbers are typed."""
        place, advice = ("", "") if editor is None else (words.place(editor), words.advice(editor))
        if asking:
            advice = words.asking()
        refused = editor is not None and not asking and words.is_refused(editor)
        text = Content.assemble(place, (f"\n{advice}", "$text-warning" if refused else "$foreground-muted"))
        # Only with other words it may be higher: a step of the cursor must not lay out the whole screen again.
        now = (advice, editor is not None and editor.at_edge)
        self.update(text, layout=now != self._before)
        self._before = now
