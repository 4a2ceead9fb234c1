"""What others answered, for whoever decides between them: each answer, its key, who gave it, how long that took."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from annotate.i18n import _
from annotate.receipt.told.words import figure
from annotate.reviewing.review import Choice, Giver
from annotate.text import printable

KEYS = ("f2", "f3", "f4", "f5", "f6", "f7")
"""Of the answers, those that more people gave first; further ones are chosen with the mouse."""
LONGEST = 70
"""Characters of an answer or a note that are shown."""


class Other(Static):
    """One answer; a click chooses it."""

    can_focus = False

    class Chosen(Message):
        """It was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, place: int, text: Content) -> None:
        super().__init__(text)
        self._place = place

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(self.Chosen(self._place))


class Others(Static):
    """The answers to the item on the screen, one below the other."""

    DEFAULT_CSS = """
    Others {
        height: auto;
        max-height: 50%;
        overflow-y: auto;
        padding: 0 1;
        margin-bottom: 1;
        border-left: outer $primary;
    }
    Others Other {
        height: auto;
    }
    Others Other:hover {
        background: $boost;
    }
    Others Other.-shown {
        background: $primary 25%;
    }
    """
    can_focus = False

    async def show(self, choices: Sequence[tuple[str, Choice]]) -> None:
        """Show these answers, each as it reads in one line."""
        await self.remove_children()
        await self.mount(*(Other(place, _told(place, line, one)) for place, (line, one) in enumerate(choices)))

    def mark(self, place: int | None) -> None:
        """Which of them is in the answer's pane."""
        for number, one in enumerate(self.query(Other)):
            one.set_class(number == place, "-shown")


def _told(place: int, line: str, choice: Choice) -> Content:
    key = KEYS[place].upper() if place < len(KEYS) else "  "
    parts = [Content.assemble((f"{key} ", "bold"), (_cut(line) or "∅", "bold"))]
    for giver in choice.givers:
        parts.append(Content(f"   {_of(giver)}"))
        if giver.note is not None:
            parts.append(Content.styled(f"   {_cut(printable(giver.note))}", "italic"))
    return Content("\n").join(parts)


def _of(giver: Giver) -> str:
    name = printable(giver.annotator)
    if giver.credited_s is not None:
        name = _("{name} · {seconds} s").format(name=name, seconds=figure(f"{giver.credited_s:.1f}"))
    return name


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
