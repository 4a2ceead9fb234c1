"""Which of two is better: one key or a click decides, and long texts scroll together."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container

from annotate.i18n import N_, _
from annotate.keys import UNSHIFTED
from annotate.sitting.page import Page
from annotate.tasks.compare import CHOICES, KEYS
from annotate.tui.actions import key_name
from annotate.tui.widgets.answer_pane import AnswerPane, Help
from annotate.tui.widgets.item_view import ItemView
from annotate.tui.widgets.pair import PairView
from annotate.tui.widgets.sides import Choice
from storage.records import Answer

STRIDE = 3
"""Lines that one press of a key scrolls."""
SCROLL = "j"
"""The key of the key bar's entry for scrolling."""


class Pane(AnswerPane):
    """The three choices; the headings of the sides are the same, where the sides are."""

    DEFAULT_CSS = """
    Pane > .choices {
        height: auto;
    }
    """

    arrows = True
    hints: ClassVar[tuple[tuple[str, str], ...]] = (
        ("left", N_("Left")),
        ("right", N_("Right")),
        ("down", N_("Tie")),
    )
    help: ClassVar[tuple[Help, ...]] = (
        Help(KEYS["left"], N_("Left"), N_("The left one is better, or the upper one where they are stacked")),
        Help(KEYS["right"], N_("Right"), N_("The right one is better, or the lower one")),
        Help(KEYS["tie"], N_("Tie"), N_("Neither is better")),
        Help(("j", "k"), N_("Scroll"), N_("Go on in long texts, and back; both scroll together, by the wheel, too")),
        Help(("pagedown", "pageup"), N_("Page"), N_("The same by as much as can be seen")),
        Help(("h", "j", "k", "l"), N_("Elsewhere"), N_("Move two pictures that are seen closely, as dragging does")),
    )

    def compose(self) -> ComposeResult:
        with Container(classes="choices"):
            for choice in CHOICES:
                yield Choice(choice)

    # The item

    def attach(self, stage: ItemView) -> None:
        self._stage = stage
        self._lost = False
        self.screen.add_class("-below")
        for choice in self._choices:
            choice.hearer = self._decide
        for pair in stage.query(PairView):
            for part in pair.parts:
                self.watch(part, "show_vertical_scrollbar", self._tell)

    @property
    def _choices(self) -> list[Choice]:
        """All that can be clicked: here, and over the sides."""
        return [*self.query(Choice), *self._stage.query(Choice)]

    def open_page(self, page: Page) -> None:
        self._lost = False
        super().open_page(page)

    def open(self, answer: Answer | None) -> None:
        for choice in self._choices:
            choice.show(answer is not None and choice.choice == answer["choice"])

    def painted(self) -> None:
        """Learn whether both can be seen."""
        self._lost = any(view.viewport is None for view in self._stage.pictures)

    @property
    def blind(self) -> bool:
        return self._lost

    def _tell(self) -> None:
        """Offer to scroll where there is more than can be seen at once."""
        pair = self._pair
        more = ((SCROLL, N_("Scroll")),) if pair is not None and pair.is_long else ()
        self.hint((*self.hints, *more))

    @property
    def _pair(self) -> PairView | None:
        """The texts, where there are texts."""
        return self._stage.query_one(PairView) if self._stage.current == "pair" else None

    # Keys and mouse

    def press(self, key: str, character: str | None) -> bool:
        command = self._command(key)
        if command is None and key not in self.hearer.keymap.values():
            command = self._command(UNSHIFTED.get(key, ""))
        if command is None:
            return False
        command()
        return True

    def _command(self, key: str) -> Callable[[], None] | None:
        """What a key does."""
        chosen = next((choice for choice, keys in KEYS.items() if key in keys), None)
        if chosen is not None:
            return partial(self._decide, chosen)
        pair = self._pair
        if pair is None:
            return None
        ways: dict[str, Callable[[], None]] = {
            "j": partial(pair.scroll_by, STRIDE),
            "k": partial(pair.scroll_by, -STRIDE),
            "pagedown": partial(pair.scroll_pages, 1),
            "pageup": partial(pair.scroll_pages, -1),
        }
        return ways.get(key)

    def act(self, hint: str) -> None:
        if (command := self._command(hint)) is not None:
            command()

    def choose(self, name: str) -> None:
        """There are no labels: nothing is chosen among them."""

    def _decide(self, choice: str) -> None:
        """Give this answer, if both sides have been seen."""
        if not self.ready:
            return
        if self._lost:
            key = key_name(self.hearer.keymap["bad-item"])
            text = _("One of the two cannot be shown: {key} skips them as a bad item")
            self.hearer.say(text.format(key=key), warning=True)
            return
        self.give({"choice": choice})
