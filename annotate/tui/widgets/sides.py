"""Two things side by side: under the heading that chooses each, with what they answer above them."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from annotate.i18n import N_, _
from annotate.text import printable

SIDES = ("left", "right")
NAMES = {"left": (N_("Left"), "←", "1"), "right": (N_("Right"), "→", "2"), "tie": (N_("Tie"), "↓", "3")}
"""What each choice is called, and its two keys as they are printed."""
TAB = 4
"""Cells from one tabulator stop to the next."""


class Choice(Static):
    """What can be chosen, with its keys: a click is as good as one of them."""

    DEFAULT_CSS = """
    Choice {
        height: 1;
        width: 1fr;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    Choice:hover {
        text-style: underline;
    }
    """

    ALLOW_SELECT = False

    def __init__(self, choice: str) -> None:
        super().__init__(classes=choice, markup=False)
        self.choice = choice
        self.hearer: Callable[[str], None] | None = None
        """Who is told when it is clicked."""
        self.show(False)

    def show(self, chosen: bool) -> None:
        """Whether it is what was chosen before, or is suggested."""
        name, arrow, digit = NAMES[self.choice]
        mark = ("● ", "$text-success") if chosen else ("  ", "")
        keys = (f" {arrow} {digit} ", "bold $text-accent")
        self.update(Content.assemble(keys, mark, (_(name), "bold" if chosen else "")), layout=False)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        if self.hearer is not None:
            self.hearer(self.choice)


class Prompt(VerticalScroll):
    """What both sides answer; one line of nothing where there is none."""

    DEFAULT_CSS = """
    Prompt {
        height: auto;
        max-height: 35%;
        padding: 0 1;
        scrollbar-size-vertical: 1;
        display: none;
    }
    Prompt.-there {
        display: block;
    }
    Prompt > Static {
        height: auto;
        text-style: italic;
    }
    """

    can_focus = False

    def compose(self) -> ComposeResult:
        yield Static(markup=False)

    def show(self, prompt: str | None) -> None:
        """Show this from its beginning; nothing, and no place for it, where there is none."""
        self.set_class(bool(prompt and prompt.strip()), "-there")
        self.query_one(Static).update(lines_of(prompt or ""))
        self.scroll_home(animate=False)


class Sides(Container):
    """The two sides beside each other, or one above the other where they would be too narrow."""

    DEFAULT_CSS = """
    Sides {
        layout: horizontal;
        height: 1fr;
    }
    Sides.-stacked {
        layout: vertical;
    }
    Sides > * {
        width: 1fr;
        height: 1fr;
    }
    Sides Choice {
        background: $primary-muted;
    }
    Sides > .right {
        margin: 0 0 0 1;
    }
    Sides.-stacked > .right {
        margin: 0;
    }
    """

    NARROW: ClassVar[int] = 56

    def is_narrow(self, width: int, height: int) -> bool:
        """Whether there is too little room for the sides beside each other, by its cells and lines."""
        return width < self.NARROW

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(self.is_narrow(*event.size), "-stacked")


class PictureSides(Sides):
    """The same of pictures, which are as large as they can be either way."""

    def is_narrow(self, width: int, height: int) -> bool:
        return width < 2 * height


def lines_of(text: str) -> Content:
    """A text of several lines, in which nothing is markup or an escape code."""
    return Content("\n".join(printable(line.expandtabs(TAB)) for line in text.splitlines()))
