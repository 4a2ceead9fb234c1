"""What every kind of micro-task gives to the labelling screen: a pane that turns keys and clicks into an answer.

The screen knows nothing of the kinds. It opens the pane for a page of items, mostly one, and hears what is answered and
edited. The pane of the kind `classify` is the class `Pane` of `annotate.tui.kinds.classify`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from math import inf
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol

from textual.containers import Vertical
from textual.message import Message

from annotate.sitting.page import Page
from annotate.tasks.base import Terms
from storage.records import Answer

if TYPE_CHECKING:
    from annotate.tui.widgets.item_view import ItemView


class Help(NamedTuple):
    """What some keys do: ids of actions or names of keys; what it is called and what it does, both to be translated."""

    keys: tuple[str, ...]
    name: str
    what: str


class Hearer(Protocol):
    """Is told what becomes of a page, at once: the key after the one that decides is meant for the next page."""

    keymap: Mapping[str, str]
    """The key of every action."""

    @property
    def metered(self) -> bool:
        """Whether time is taken in this sitting."""

    def answered(self, answers: Sequence[Answer | None]) -> None:
        """The annotator decided: one answer for each item of the page.

        None instead of an answer: that item could not be seen, and is skipped as a bad one.
        """

    def edited(self, drafts: Sequence[Answer | None]) -> None:
        """The answers were changed, but not given yet."""

    def revealed(self, open: bool) -> None:
        """What is covered of the item lies open from now on, or not any more."""

    @property
    def exposed_ms(self) -> int:
        """How long what is covered has lain open in this sitting."""

    @property
    def elapsed_ms(self) -> int:
        """How long this sitting has lasted."""

    @property
    def credited_ms(self) -> int:
        """The time of this sitting that counts so far."""

    @property
    def named(self) -> int:
        """How many labels the answers given in this sitting count for."""

    def say(self, text: str, *, warning: bool = False) -> None:
        """Say something beside what was done, until something else is said."""


class AnswerPane(Vertical):
    """Base of the panes: the question above, the kind's own widgets below."""

    DEFAULT_CSS = """
    AnswerPane {
        height: 1fr;
    }
    """

    hints: ClassVar[tuple[tuple[str, str], ...]] = ()
    """What the kind adds to the key bar: the id of an action or a key, and its name (marked for translation)."""
    rare: ClassVar[frozenset[str]] = frozenset()
    """Those of the hints that stand behind all others."""
    help: ClassVar[tuple[Help, ...]] = ()
    """What the help says of the kind's keys; none: what the hints say."""

    hearer: Hearer
    """Who hears of answers and edits."""

    class Hinted(Message):
        """The keys do other things than before."""

    asks: ClassVar[bool] = False
    """Whether the pane itself puts the question."""

    arrows: ClassVar[bool] = False
    """Whether the arrows move something of the kind's own, and not the picture."""

    def __init__(self, terms: Terms, question: str | None = None) -> None:
        super().__init__()
        self._hints_now = self.hints
        self.terms = terms
        self.labels = terms.labels
        self.question = question
        self.painted_at: float | None = None
        """When the page was painted, by the clock of events; None: it is not painted yet."""
        self._pressed_at = inf

    @property
    def ready(self) -> bool:
        """Whether the page was painted before the key that is being taken: what nobody has seen cannot be labelled."""
        return self.painted_at is not None and self.painted_at <= self._pressed_at

    @contextmanager
    def pressed_at(self, moment: float) -> Iterator[None]:
        """Take a key that was pressed at this moment, by the clock of events."""
        self._pressed_at = moment
        try:
            yield
        finally:
            self._pressed_at = inf

    @property
    def hints_now(self) -> tuple[tuple[str, str], ...]:
        """What the kind's keys do at the moment."""
        return self._hints_now

    @property
    def typing(self) -> bool:
        """Whether letters are text, so that no action can be called by one."""
        return False

    @property
    def blind(self) -> bool:
        """Whether too little of the page can be seen for an answer, though not nothing."""
        return False

    @property
    def giving(self) -> str:
        """The key that submits, and accepts what is suggested."""
        return self.hearer.keymap["submit"]

    def ways_back(self) -> str | None:
        """How to move about in a picture that is looked at closely; None: as everywhere."""
        return None

    def attach(self, stage: ItemView) -> None:
        """Learn where the items are shown, once, for a kind whose answers are made on the items themselves."""

    def open_page(self, page: Page) -> None:
        """Begin a fresh page, or show the answers that its items have."""
        self.open(page.answers[0])

    def open(self, answer: Answer | None) -> None:
        """Begin a fresh item, or show the answer that it has or had as a draft."""
        raise AssertionError("a pane of a kind defines this")

    def give(self, *answers: Answer | None) -> None:
        """Say that each item on the screen is decided so."""
        self.hearer.answered(answers)

    def change(self, *drafts: Answer | None) -> None:
        """Say what the answers would be so far."""
        self.hearer.edited(drafts)

    def hint(self, hints: tuple[tuple[str, str], ...]) -> None:
        """Say what the kind's keys do from now on."""
        if hints != self._hints_now:
            self._hints_now = hints
            self.post_message(self.Hinted())

    def painted(self) -> None:
        """The page is on the screen, and `ready` for an answer."""

    def cover(self) -> None:
        """Nobody looks at the item any more: another page or window is before it, or no key was pressed for long."""

    def choose(self, name: str) -> None:
        """What pressing the key of this label does."""
        raise AssertionError("a pane of a kind defines this")

    def act(self, hint: str) -> None:
        """Do what one of the `hints` says."""
        raise AssertionError("a pane with hints defines this")

    def press(self, key: str, character: str | None) -> bool:
        """Take a key that the kind knows; False lets the screen have it."""
        actions = getattr(self.screen, "keymap", {}).values()
        for name in (character, key):
            if name is not None and (label := self.labels.with_key(name, actions)) is not None:
                if self.ready:
                    self.choose(label.name)
                return True
        return False

    def paste(self, text: str) -> bool:
        """Take a pasted text; False lets the usual way have it."""
        return False

    def press_rest(self, key: str) -> bool:
        """Take a key that the picture would have had first, such as an arrow; False lets the screen have it."""
        return False


def pane_class(kind: str) -> type[AnswerPane]:
    """The pane of a kind, by its name."""
    pane: type[AnswerPane] = import_module(f"annotate.tui.kinds.{kind}").Pane
    return pane
