"""The first screen of an annotator in a project: a meter runs, and this is what it does."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from annotate.annotators import checked_name
from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.text import printable
from annotate.tui.screens.reading import ReadingScreen
from annotate.tui.widgets.key_bar import Hint, KeyBar


def meter_notice(store: str) -> list[tuple[str, str]]:
    """What must be said before anybody is metered: what, why, who, how to erase.

    The four points are those of Directive (EU) 2024/2831 on platform work, article 9: which data are processed, for
    what, who receives them, and how a person reaches their rights.
    """
    return [
        (
            _("A meter runs"),
            _("It counts the time that you spend on each item, on instructions, on waiting and on pauses."),
        ),
        (
            _("What it records"),
            _(
                "When an item was shown and decided, how long one that comes covered lay open, the gaps between your"
                " keys and clicks, how many there were, and whether this window had the focus. Never which keys you"
                " typed, where the mouse moved, or your screen."
            ),
        ),
        (
            _("Why"),
            _("So that you hold a receipt of your work: unpaid, skipped and waiting time too. It is never deducted."),
        ),
        (
            _("Who can read it"),
            _(
                "It stays in {store} on this machine, readable by your account only, and by whoever you give the folder"
                " or an export to. Nothing is sent anywhere."
            ).format(store=store),
        ),
        (
            _("How to erase it"),
            _("Delete that folder, or only your name and your times: `annotate forget` leaves the labels."),
        ),
    ]


class WelcomeScreen(ReadingScreen[str | None]):
    """Shows the notice and asks for a name; a pseudonym is offered. None: the annotator left."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-broad")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (14, "-high")]

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "agree", show=False),
        Binding("escape,ctrl+q,ctrl+c", "dismiss(None)", show=False, priority=True),
    ]

    def __init__(self, project: str, annotator: str | None, suggestion: str, store: str) -> None:
        """`annotator` None: the screen asks for a name and offers `suggestion`."""
        super().__init__(classes="page welcome")
        self._project, self._annotator, self._suggestion, self._store = project, annotator, suggestion, store

    def compose(self) -> ComposeResult:
        yield Static(
            Content(_("Before you begin: {project}").format(project=printable(self._project))), classes="heading"
        )
        with VerticalScroll(classes="body", can_focus=False):
            for title, text in meter_notice(printable(self._store)):
                with Horizontal(classes="point"):
                    yield Static(Content(title), classes="title")
                    yield Static(Content(text), classes="text")
        with Horizontal(id="name"):
            yield Static(Content(_("Your name")), classes="title")
            if self._annotator is not None:
                yield Static(Content(self._annotator), classes="text")
            else:
                yield Input(self._suggestion, max_length=60, compact=True)
        if self._annotator is None:
            hint = _("On your labels and receipts; a pseudonym will do.")
            yield Static(Content(hint), id="pseudonym", classes="quiet")
        yield KeyBar(
            [
                Hint("↑↓", _("Scroll"), "scroll(3)"),
                Hint("⏎", _("Begin"), "agree"),
                Hint("esc", _("Leave"), "dismiss(None)"),
            ]
        )

    def on_input_submitted(self) -> None:
        self.action_agree()

    def action_agree(self) -> None:
        try:
            self.dismiss(self._annotator or checked_name(self.query_one(Input).value))
        except AnnotateError as error:
            self.notify(str(error), severity="warning", markup=False)
