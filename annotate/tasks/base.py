"""What a kind of micro-task is: how its answer is checked, made, read and exported."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from random import Random
from typing import Any, ClassVar, NamedTuple, Protocol, TypeAlias

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.keys import key_name, keymap
from annotate.labels import Label, LabelSet
from annotate.text import printable

Answer: TypeAlias = dict[str, Any]

Size: TypeAlias = tuple[int, int]

__all__ = ["Answer", "AnswerError", "Kind", "Label", "LabelSet", "Terms", "fields", "find_keys", "normal", "one_of"]


class AnswerError(AnnotateError):
    """An answer that is none: the sentence says what is wrong with it."""


class Terms(NamedTuple):
    """What the owner of a project asks for, as far as keys and beginnings of answers depend on it."""

    labels: LabelSet
    free: bool = False
    """Whether annotators may add labels of their own."""


class Kind(Protocol):
    """One kind of micro-task. Its module in `annotate.tasks` carries it as `KIND`, a subclass of this."""

    name: str
    media: frozenset[str]
    """What it can be asked about: `image`, `text`."""
    columns: tuple[str, ...]
    """The columns of its answer in row formats."""
    needs_labels: bool
    takes_free: bool
    """Whether a project may let annotators add labels of their own."""
    actions: ClassVar[Mapping[str, str]] = {}
    """What can be done on its screen beside what all kinds can (`annotate.keys.ACTIONS`), each with its usual key."""

    def keys(self, terms: Terms) -> tuple[str | None, ...]:
        """The keys that are the kind's own, as characters or as Textual names them: no action gets one of them."""
        return terms.labels.keys

    def begin(self, terms: Terms) -> Answer | None:
        """The answer that a fresh item starts with; None where it starts with none."""
        return None

    def check(self, answer: object, labels: LabelSet, *, free: bool = False) -> Answer:
        """The answer in its one normal form; AnswerError when it is none. `free`: tags of one's own are allowed."""

    def line(self, answer: Answer) -> str:
        """How the answer reads in one line."""

    def rows(self, answer: Answer | None) -> list[dict[str, str]]:
        """The cells under `columns`, one dict per row; one row of empty cells where nothing was answered."""

    def names(self, answer: Answer) -> tuple[str, ...]:
        """The labels that the answer counts for."""

    def keystrokes(self, answer: Answer, labels: LabelSet) -> list[str]:
        """The keys, as Textual names them, that make the answer and submit it."""

    def sample(self, random: Random, labels: LabelSet, start: Answer | None = None, size: Size | None = None) -> Answer:
        """An answer that a simulated annotator could give, to an item that starts with `start` and has that size."""


def normal(kind: Kind, answer: object, labels: LabelSet, *, free: bool = False) -> Answer:
    """The answer in its normal form, also of the plain form that people write: AnswerError when it is none.

    A kind may have `from_plain(answer)`, which makes an answer of a plain value and leaves anything else as it is.
    """
    from_plain: Callable[[object], object] = getattr(kind, "from_plain", lambda plain: plain)
    return kind.check(from_plain(answer), labels, free=free)


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
