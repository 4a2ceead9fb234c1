"""Pages to read: the help, the instructions, the receipt. Escape, or the key that opened one, goes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from rich.console import RenderableType
from rich.text import Text
from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Markdown, Static

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.tui.screens.reading import ReadingScreen
from annotate.tui.widgets.key_bar import Hint, KeyBar
from storage.records import Activity


class Page(ReadingScreen[None]):
    """A scrolling page under a heading."""

    activity: ClassVar[Activity | None] = "learn"
    """What the time on it is spent on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,space", "dismiss(None)", show=False),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
    ]

    def __init__(self, heading: str) -> None:
        super().__init__(classes="page")
        self._heading = heading
        self.closing_key = "escape"
        """The key that opened it goes back, too."""

    def compose(self) -> ComposeResult:
        yield Static(Content(self._heading), classes="heading")
        with VerticalScroll(classes="body"):
            yield from self.body()
        yield KeyBar([Hint("↑↓", _("Scroll"), "scroll(3)"), Hint("esc", _("Back"), "dismiss(None)")])

    def body(self) -> ComposeResult:
        """What the page shows."""
        yield from ()

    def on_key(self, event: events.Key) -> None:
        if event.key == self.closing_key:
            event.stop()
            self.dismiss()


class MarkdownPage(Page):
    """A page written by the owner of the project."""

    def __init__(self, heading: str, text: str) -> None:
        super().__init__(heading)
        self._text = text

    def body(self) -> ComposeResult:
        yield Markdown(self._text, open_links=False)


class RenderedPage(Page):
    """A page that is drawn when it is asked for, beside the app, since that may take a moment: the receipt."""

    activity: ClassVar[Activity | None] = "admin"

    def __init__(self, heading: str, draw: Callable[[], RenderableType]) -> None:
        """`draw` is called in a thread of its own; an AnnotateError of it is shown instead."""
        super().__init__(heading)
        self._draw = draw

    def body(self) -> ComposeResult:
        with Center():
            yield Static(Content(_("One moment…")), classes="sheet")

    def on_mount(self) -> None:
        self._make()

    @work(thread=True, exit_on_error=False)
    def _make(self) -> None:
        try:
            drawn = self._draw()
        except AnnotateError as error:
            drawn = Text(str(error))
        self.app.call_from_thread(self._put, drawn)

    def _put(self, drawn: RenderableType) -> None:
        for sheet in self.query(".sheet").results(Static):  # none, when the page was closed meanwhile
            sheet.update(drawn)


class KeyHelp(NamedTuple):
    """One line of the help: the key, the name of the action, what it does."""

    key: str
    name: str
    help: str


class HelpPage(Page):
    """Every key, and what it does."""

    def __init__(self, sections: Sequence[tuple[str, Sequence[KeyHelp]]]) -> None:
        super().__init__(_("Keys"))
        self._sections = sections

    def body(self) -> ComposeResult:
        for title, keys in self._sections:
            yield Static(Content(title), classes="subheading")
            for key in keys:
                with Horizontal(classes="keyline"):
                    yield Static(self._key_and_name(key), classes="keyname")
                    yield Static(Content(key.help), classes="keyhelp")
        yield Static(
            Content(_("Every key can be changed in your settings: [keys] by the name of the action.")), classes="quiet"
        )

    def _key_and_name(self, key: KeyHelp) -> Content:
        return Content.assemble((key.key.rjust(6), "bold $text-accent"), "  ", (key.name, "bold"))
