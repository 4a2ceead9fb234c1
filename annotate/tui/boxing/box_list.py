"""The list of boxes beside the picture: number, label and size; a click chooses one."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from annotate.boxing.box import Box
from annotate.labels import LabelSet
from annotate.tasks.boxes import as_written
from annotate.text import printable
from annotate.tui.boxing import words
from annotate.tui.boxing.marks import colour_of
from annotate.tui.widgets.swatch import swatch


class BoxList(OptionList, can_focus=False):
    """One line for each box."""

    DEFAULT_CSS = """
    BoxList {
        height: 1fr;
        min-height: 2;
        border: none;
        background: transparent;
        padding: 0 1 0 0;
        scrollbar-size-vertical: 1;
        text-wrap: nowrap;
    }
    BoxList > .option-list--option {
        padding: 0;
    }
    """

    class Chosen(Message):
        """A box was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, labels: LabelSet, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._labels = labels
        self._shown: list[tuple[Box, bool]] = []

    def show(self, boxes: Sequence[Box], chosen: int | None) -> None:
        """List these; only the lines that change are drawn anew."""
        wanted = [(box, place == chosen) for place, box in enumerate(boxes)]
        if len(wanted) != len(self._shown):
            self._shown = wanted
            self._fill()
        for place, (new, old) in enumerate(zip(wanted, self._shown, strict=True)):
            if new != old:
                self.replace_option_prompt_at_index(place, self._line(place, *new))
        self._shown = wanted
        if self.highlighted != chosen:
            self.highlighted = chosen

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, lambda theme: self._make_anew())

    def on_resize(self) -> None:
        """Make the lines anew for another width."""
        self._make_anew()

    def _make_anew(self) -> None:
        self._fill()
        self.highlighted = next((place for place, (_box, chosen) in enumerate(self._shown) if chosen), None)

    def _fill(self) -> None:
        self.set_options(Option(self._line(place, *shown)) for place, shown in enumerate(self._shown))

    def _line(self, place: int, box: Box, chosen: bool) -> Content:
        number = f"{'▸' if chosen else ' '}{words.numbered(place)} "
        size = f" {as_written(round(box.width))}×{as_written(round(box.height))}"
        room = max(4, self.scrollable_content_region.width - cell_len(number) - cell_len(size) - 2)
        name = printable(box.label)
        name = set_cell_size(name, room) if cell_len(name) <= room else set_cell_size(name, room - 1) + "…"
        return Content.assemble(
            (number, "bold" if chosen else "$foreground-muted"),
            ("■", swatch(colour_of(box.label, self._labels), self.app.current_theme.dark)),
            (f" {name}", "bold" if chosen else ""),
            (size, "" if chosen else "$foreground-muted"),
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Chosen(event.option_index))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
