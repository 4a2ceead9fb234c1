"""What a kind of micro-task is: how its answer is checked, made, read and exported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from random import Random
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NamedTuple, Protocol, TypeAlias

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.keys import key_name, keymap
from annotate.labels import Label, LabelSet
from annotate.text import printable

if TYPE_CHECKING:
    from annotate.projects.items import Item

Answer: TypeAlias = dict[str, Any]

Size: TypeAlias = tuple[int, int]

__all__ = [
    "LONGEST_SIDE",
    "Answer",
    "AnswerError",
    "Kind",
    "Label",
    "LabelSet",
    "Terms",
    "Tiles",
    "fields",
    "find_keys",
    "normal",
    "one_of",
    "salvage_list",
]


class AnswerError(AnnotateError):
    """An answer that is none: the sentence says what is wrong with it."""


Tiles: TypeAlias = Literal["squares", "items"]

LONGEST_SIDE = 10
"""Rows or columns of a grid."""


class Terms(NamedTuple):
    """What the owner of a project asks for, as far as keys and beginnings of answers depend on it."""

    labels: LabelSet
    free: bool = False
    """Whether annotators may add labels of their own."""
    rows: int = 3
    """Of a grid."""
    columns: int = 3
    tiles: Tiles = "squares"
    """What is in them: the squares or the pictures of one item, or an item in each."""
    keys: str = ""
    """The keys of the tiles, row by row; none: the usual ones."""
    pace_ms: int = 0
    """The time that somebody wants an item to take; 0: nobody does."""
    rest_after_ms: int = 0
    """The exposure after which a rest is offered; 0: none is."""


class Kind(Protocol):
    """One kind of micro-task. Its module in `annotate.tasks` carries it as `KIND`, a subclass of this."""

    name: str
    media: frozenset[str]
    """What it can be asked about: `image`, `text`, `sheet`, `pair`."""
    parts: frozenset[str]
    """The fields that each of its answers has."""
    columns: tuple[str, ...]
    """The columns of its answer in row formats."""
    needs_labels: bool
    takes_free: bool
    """Whether a project may let annotators add labels of their own."""
    chooses_labels: bool = True
    """Whether annotators choose among the labels, each by its key; else a label is what is asked for."""
    takes_labels: bool = True
    """Whether a project may name labels."""
    usual_labels: tuple[str, ...] = ()
    """What a project that is begun without labels gets, to be translated."""
    takes_grid: bool = False
    """Whether a project may say how many tiles there are, what is in them, and which keys they have."""
    settings: frozenset[str] = frozenset()
    """The further keys of the table [task] in annotate.toml that are its own: `pace`, `rest_after`."""
    rest_after_ms: int = 0
    """The exposure after which a rest is offered where a project says nothing else; 0: none is."""
    shuffles: bool = False
    """Whether an item has two sides, which are shown in any order."""
    is_choosy: bool = False
    """Whether there are items of its media that it cannot be asked about (`unfit`)."""
    actions: ClassVar[Mapping[str, str]] = {}
    """What can be done on its screen beside what all kinds can (`annotate.keys.ACTIONS`), each with its usual key."""

    def keys(self, terms: Terms) -> tuple[str | None, ...]:
        """The keys that are the kind's own, as characters or as Textual names them: no action gets one of them."""
        return terms.labels.keys

    def question(self, terms: Terms, media: str) -> str | None:
        """What is asked where the project's owner wrote no question; `{target}` stands for what an item asks for."""
        return None

    def page_size(self, terms: Terms) -> int:
        """How many items are shown and decided at once."""
        return 1

    def shape(self, terms: Terms, media: str) -> Size | None:
        """Rows and columns of pictures that are on the screen at once; None: never more than one."""
        return (terms.rows, terms.columns) if media == "sheet" or self.page_size(terms) > 1 else None

    def unfit(self, item: Item) -> str | None:
        """What is wrong with an item that cannot be asked about, as the end of a sentence; None where nothing is."""
        return None

    def wanted(self) -> str | None:
        """Which items it wants, as the end of a sentence, where that needs to be explained."""
        return None

    def mirrored(self, answer: Answer) -> Answer:
        """The answer to the same item with its sides the other way round."""
        return answer

    def begin(self, terms: Terms, target: str | None = None) -> Answer | None:
        """The answer that a fresh item starts with; None where it starts with none.

        `target`: the label that the item itself asks for.
        """
        return None

    def is_one(self, answer: Answer) -> bool:
        """Whether a stored answer is one to this kind of question, under whichever labels it was given."""
        return self.parts <= answer.keys()

    def fits(self, answer: Answer, start: Answer | None) -> bool:
        """Whether an answer in its normal form can be one to an item that starts with `start`."""
        return True

    def from_plain(self, plain: object, start: Answer | None = None) -> object:
        """An answer of the plain value that people write for an item that starts so; anything else as it is."""
        return plain

    def agrees(self, answer: Answer, known: Answer) -> bool:
        """Whether the answer to an item is the known one."""
        return answer == known

    def same(self, answer: Answer, suggested: Answer) -> bool:
        """Whether an answer is what was suggested, to the last detail."""
        return answer == suggested

    def check(self, answer: object, labels: LabelSet, *, free: bool = False) -> Answer:
        """The answer in its one normal form; AnswerError when it is none. `free`: tags of one's own are allowed."""

    def salvage(self, answer: object, labels: LabelSet, *, free: bool = False) -> Answer | None:
        """What of an answer that was begun under other labels can be gone on with; None: nothing."""
        try:
            return self.check(answer, labels, free=free)
        except AnswerError:
            return None

    def line(self, answer: Answer) -> str:
        """How the answer reads in one line."""

    def rows(self, answer: Answer | None) -> list[dict[str, str]]:
        """The cells under `columns`, one dict per row; one row of empty cells where nothing was answered."""

    def page_line(self, answers: Sequence[Answer]) -> str:
        """How the answers to a page of items read in one line, in the page's order."""
        return ", ".join(dict.fromkeys(map(self.line, answers)))

    def names(self, answer: Answer) -> tuple[str, ...]:
        """The labels that the answer counts for."""

    def says(self, answer: Answer) -> bool:
        """Whether an answer to a fresh item, as far as it was begun, says anything: else it is no draft."""
        return bool(self.names(answer))

    def keystrokes(self, answer: Answer, labels: LabelSet) -> list[str]:
        """The keys, as Textual names them, that make the answer and submit it."""

    def page_keystrokes(self, answers: Sequence[Answer], terms: Terms) -> list[str]:
        """The keys that make the answers to a fresh page of items and submit them."""
        return self.keystrokes(answers[0], terms.labels)

    def sample(self, random: Random, labels: LabelSet, start: Answer | None = None, size: Size | None = None) -> Answer:
        """An answer that a simulated annotator could give, to an item that starts with `start` and has that size."""


def normal(kind: Kind, answer: object, labels: LabelSet, *, free: bool = False, start: Answer | None = None) -> Answer:
    """The answer in its normal form, also of the plain form that people write: AnswerError when it is none.

    `start`: what the item starts with; an answer that can be none to it is an AnswerError, too.
    """
    checked = kind.check(kind.from_plain(answer, start), labels, free=free)
    if not kind.fits(checked, start):
        raise AnswerError(_("this answers another question: {line}").format(line=printable(kind.line(checked))))
    return checked


def salvage_list(kind: Kind, name: str, answer: object, labels: LabelSet, *, free: bool = False) -> Answer | None:
    """Of an answer that is one list, in the field of this name: those of its parts that can still be in an answer."""
    parts = answer.get(name) if isinstance(answer, dict) else None
    if not isinstance(parts, list):
        return None
    found = []
    for part in parts:
        with suppress(AnswerError):
            found += kind.check({name: [part]}, labels, free=free)[name]
    return kind.check({name: found}, labels, free=free) if found or not parts else None


def fields(answer: object, *wanted: str) -> Answer:
    """The answer as a dict that has these fields and no others."""
    if not isinstance(answer, dict) or set(answer) != set(wanted):
        raise AnswerError(
            _("an answer has the fields {wanted}, and nothing else").format(
                wanted=", ".join(f"“{one}”" for one in wanted)
            )
        )
    return answer


def one_of(name: object, labels: LabelSet) -> str:
    """The name, if it is that of a label."""
    if not isinstance(name, str) or name not in labels:
        raise AnswerError(
            _("“{name}” is not one of the labels: add it to annotate.toml, or correct it").format(
                name=printable(str(name))
            )
        )
    return name


def find_keys(name: str, labels: LabelSet) -> list[str]:
    """The keys that choose a label: its own, or, for one without, the search, its name and enter."""
    key = labels[labels.index(name)].key
    if key is not None:
        return [key_name(key)]
    return [keymap(labels.keys)["find"], *typed(name), "enter"]


def typed(text: Iterable[str]) -> list[str]:
    """The keys that type the text."""
    return [key_name(char) for char in text]
