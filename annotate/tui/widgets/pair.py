"""Two texts side by side, under what they answer, printed as they are: nothing in them is markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from annotate.projects.items import Item
from annotate.tui.widgets.sides import SIDES, Choice, Prompt, Sides, lines_of

WHEEL = 3
"""Lines that one notch of the wheel goes."""


class Column(VerticalScroll):
    """One of the texts; it scrolls with the other."""

    DEFAULT_CSS = """
    Column {
        padding: 0 1;
        scrollbar-size-vertical: 1;
        border-left: thick $accent;
    }
    Column > Static {
        height: auto;
    }
    """

    can_focus = False

    def compose(self) -> ComposeResult:
        yield Static(markup=False)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Leave the wheel to the pair."""
        event.prevent_default()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.prevent_default()


class PairView(Vertical):
    """The prompt above, the texts beside each other; long ones scroll together."""

    can_focus = False

    def compose(self) -> ComposeResult:
        yield Prompt()
        with Sides():
            for side in SIDES:
                with Vertical(classes=side):
                    yield Choice(side)
                    yield Column()

    def show(self, item: Item) -> None:
        """Show this pair from its beginning."""
        self.query_one(Prompt).show(item.prompt)
        for column, text in zip(self.query(Column), item.texts, strict=True):
            column.query_one(Static).update(lines_of(text))
            column.scroll_home(animate=False)

    def clear(self) -> None:
        """Show nothing."""
        self.query_one(Prompt).show(None)
        for column in self.query(Column):
            column.query_one(Static).update("")

    @property
    def parts(self) -> Sequence[VerticalScroll]:
        """All that may be longer than can be seen at once."""
        return [self.query_one(Prompt), *self.query(Column)]

    @property
    def is_long(self) -> bool:
        """Whether there is more of the prompt or of a text than can be seen at once."""
        return any(part.show_vertical_scrollbar for part in self.parts)

    def scroll_by(self, lines: int) -> None:
        """Go so many lines on, or back where that is negative: through the prompt first, then through both texts."""
        prompt: Sequence[VerticalScroll] = [self.query_one(Prompt)]
        columns: Sequence[VerticalScroll] = list(self.query(Column))
        first, last = (prompt, columns) if lines > 0 else (columns, prompt)
        if not _move(first, lines):
            _move(last, lines)

    def scroll_pages(self, pages: int) -> None:
        """Go on by as much as can be seen of a text, but for one line."""
        self.scroll_by(pages * max(1, self.query(Column).first().size.height - 1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Both texts scroll, whichever the mouse is on."""
        event.stop()
        _move(self.query(Column), WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        _move(self.query(Column), -WHEEL)


def _move(parts: Iterable[VerticalScroll], lines: int) -> bool:
    """Scroll these as far as they go, no line unseen; whether any of them moves."""
    moves = False
    for part in parts:
        if (part.scroll_target_y < part.max_scroll_y) if lines > 0 else (part.scroll_target_y > 0):
            most = max(1, part.size.height)
            part.scroll_relative(y=max(-most, min(lines, most)), animate=False)
            moves = True
    return moves
