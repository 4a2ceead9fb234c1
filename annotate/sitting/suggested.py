"""The suggestions of a store: read in one pass, kept small, understood when one is needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from annotate.projects.items import Items
from annotate.projects.project import Project
from annotate.sitting.suggestions import NONE, Suggestions
from annotate.tasks import Answer, AnswerError
from annotate.tasks.base import normal
from storage import LabelStore
from storage.records import SuggestionRecord


class _Seen(msgspec.Struct, gc=False):
    item: str
    task: str
    answer: msgspec.Raw


class Suggested(Mapping[str, Answer]):
    """The newest suggestion for each item, as far as the project still allows it as an answer."""

    def __init__(self, project: Project, items: Items, store: LabelStore) -> None:
        """What is damaged is left out, and then in the store's `damage`."""
        self._project, self._items = project, items
        self._answers: dict[int, bytes] = {}
        kept: dict[bytes, bytes] = {}
        for item, answer in newest(project, store):
            if (place := items.place(item)) is not None:
                self._answers[place] = kept.setdefault(answer, answer)

    def __getitem__(self, item_id: str) -> Answer:
        place = self._items.place(item_id)
        answer = None if place is None else self._answers.get(place)
        if place is None or answer is None:
            raise KeyError(item_id)
        project, terms = self._project, self._project.terms
        start = project.kind.begin(terms, self._items[place].target)
        try:
            return normal(project.kind, msgspec.json.decode(answer), terms.labels, free=terms.free, start=start)
        except AnswerError as error:  # labels may have been renamed since
            raise KeyError(item_id) from error

    def __iter__(self) -> Iterator[str]:
        return (self._items.ids[place] for place in self._answers)

    def __len__(self) -> int:
        return len(self._answers)


def newest(project: Project, store: LabelStore) -> Iterator[tuple[str, bytes]]:
    """The suggestions for the project's kind, as item and JSON, in the order of writing: a later one replaces."""
    decode, task, spoilt = msgspec.json.Decoder(_Seen).decode, project.kind.name, False
    for document in store.raw(SuggestionRecord):
        try:
            seen = decode(document)
        except (msgspec.DecodeError, UnicodeDecodeError):
            spoilt = True
            continue
        if seen.task == task:
            yield seen.item, bytes(seen.answer)
    if spoilt:
        for _record in store.scan(SuggestionRecord):  # finds out what is wrong, and where
            pass


def load_suggestions(project: Project, items: Items, store: LabelStore) -> Suggestions:
    """What is suggested in a project."""
    answers = Suggested(project, items, store)
    return Suggestions(answers, project.kind.same) if answers else NONE
