"""What opens over the items: dialogs about one of them, pages to read. The labelling screen is one of these."""

from __future__ import annotations

from textual.message import Message

from annotate.i18n import _
from annotate.sitting.sitting import Sitting
from annotate.text import printable
from annotate.tui.screens.looking import Looking
from annotate.tui.widgets.answer_pane import AnswerPane
from storage.records import Activity

ASKING = frozenset({"help", "instructions", "receipt", "quit"})
"""What others are asked for, and so happens a moment after its key."""


class Opening(Looking):
    """A screen that others are opened from, and that knows what is done meanwhile."""

    class Asked(Message, namespace="labelling_screen"):
        """Something is wanted that is not the screen's own: help, instructions, the receipt."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    _sitting: Sitting
    _covered = False

    def _may_decide(self) -> bool:
        raise AssertionError("the screen defines this")

    def action_note(self) -> None:
        # Dialogs are loaded when one is opened: the first picture comes sooner.
        from annotate.tui.screens.dialog import NoteDialog

        if self._sitting.item is not None:
            self.app.push_screen(NoteDialog(self._sitting.note), self._noted)

    def _noted(self, note: str | None) -> None:
        if note is not None:
            self._sitting.note = note
            self.say(_("Note: {note}").format(note=printable(note)) if note else _("Note removed"))

    def action_find(self) -> None:
        from annotate.tui.screens.dialog import FindDialog

        project = self._sitting.project
        names = list(project.labels.names) if project.kind.chooses_labels else []
        if self._sitting.item is not None and names:
            self.app.push_screen(FindDialog(names), self._found)

    def _found(self, name: str | None) -> None:
        if name is not None and self._may_decide():
            self.query_one(AnswerPane).choose(name)

    def action_pause(self) -> None:
        from annotate.tui.screens.dialog import PauseDialog

        self.app.push_screen(PauseDialog(metered=self._sitting.meter.counts))

    def action_meter(self) -> None:
        self.toggle_class("-unmetered")
        self.post_message(self.Asked("meter"))

    def action_help(self) -> None:
        self.post_message(self.Asked("help"))

    def action_instructions(self) -> None:
        self.post_message(self.Asked("instructions"))

    def action_receipt(self) -> None:
        self.post_message(self.Asked("receipt"))

    def action_quit(self) -> None:
        self.post_message(self.Asked("quit"))

    def on_screen_suspend(self) -> None:
        """Something covers the item: what it is says what the time is spent on from here on."""
        activity: Activity | None = getattr(self.app.screen, "activity", "admin")
        if activity is not None and self.app.screen is not self:
            self.query_one(AnswerPane).cover()
            self._sitting.meter.begin(activity)
            self._covered = True

    def on_screen_resume(self) -> None:
        if self._covered:
            self._sitting.meter.finish()
            self._covered = False
