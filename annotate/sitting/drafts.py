"""What an annotator has begun and not given yet: it survives looking at other items, and the end of the sitting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from annotate.progress.standing import LATER, Standing
from annotate.projects.items import Item, Items
from annotate.projects.project import Project
from annotate.sitting.draftfile import Begun, Draft, DraftFile
from annotate.sitting.suggestions import NONE, Suggestions
from annotate.sitting.trail import Trail
from storage.records import Answer, LabelRecord

Value = TypeVar("Value")


class Drafts:
    """Answers and notes by item, and which items had an answer that was taken back.

    A draft that says no more than the item itself is not worth keeping in the file: but with one that is, all of its
    page are kept, and all that was begun since, so that everything comes up again in its order.
    """

    def __init__(
        self,
        project: Project,
        items: Items,
        trail: Trail,
        file: DraftFile | None = None,
        suggestions: Suggestions = NONE,
    ) -> None:
        """`file`: where they are kept; None: in memory only."""
        self._suggestions = suggestions
        self._project, self._terms = project, project.terms
        self._items = items
        self._trail = trail
        self._file = file
        self._drafts: dict[str, Draft] = {}
        self._worth: set[str] = set()
        """The items whose drafts are worth keeping for themselves."""
        self._kept: set[str] = set()
        """These, and the others of their pages."""
        self._undone: set[str] = set()
        self._dropped: dict[str, Answer] = {}
        """What had been begun on an item that was skipped or flagged, by the record that says so."""
        self._unreadable = False
        self._written: Begun = ()
        if file is not None:
            self._bring_back(file.open())
        self._new_here = set(self._worth)
        """Of an earlier sitting, and not shown since."""

    # What an item begins with

    def beginning(self, item: Item) -> Answer | None:
        """The draft or what stands, unless the project asks something else by now; else what is suggested, or what the
        kind begins with.
        """
        start, answer = self._start(item), self.answer(item)
        return start if answer is None or not self._project.kind.fits(answer, start) else answer

    def answer(self, item: Item) -> Answer | None:
        """A changed but ungiven answer, else the one that stands."""
        draft, standing = self._drafts.get(item.id), self._trail.standing(item)
        if draft is not None and draft.answer is not None:
            return draft.answer
        return None if standing is None else self._still_answers(standing.answer)

    def _still_answers(self, answer: Answer | None) -> Answer | None:
        """The answer, unless it is one to another kind of question, which the project may have asked before."""
        return answer if answer is not None and self._project.kind.is_one(answer) else None

    def is_suggestion(self, item: Item) -> bool:
        """Whether the item begins with what a machine suggests: nobody answered it otherwise, or it was taken back."""
        suggested, answer = self._suggestions.of(item.id), self.answer(item)
        if suggested is None or self._answered(item):
            return False
        return answer is None or answer == suggested

    def _answered(self, item: Item) -> bool:
        standing = self._trail.standing(item)
        return standing is not None and standing.answer is not None

    def note(self, item: Item) -> str:
        """The note just written, else the one that the item has."""
        draft, standing = self._drafts.get(item.id), self._trail.standing(item)
        if draft is not None and draft.note is not None:
            return draft.note
        return (standing and standing.note) or ""

    def _start(self, item: Item) -> Answer | None:
        suggested = self._suggestions.of(item.id)
        return self._project.kind.begin(self._terms, item.target) if suggested is None else suggested

    def undone(self, item_id: str) -> bool:
        """Whether the item's answer was taken back: the next one is no first answer."""
        return item_id in self._undone

    @property
    def kept(self) -> Begun:
        """The drafts that outlive the sitting."""
        begun = list(self._drafts.values()) if self._worth else []
        while begun and begun[-1].item not in self._kept:
            begun.pop()
        return tuple(begun)

    def returned(self, items: Sequence[Item]) -> bool:
        """Whether one of these items, which are shown now, has a draft of an earlier sitting; True once."""
        here = self._new_here.intersection(item.id for item in items)
        self._new_here -= here
        return bool(here)

    def lost(self) -> bool:
        """Whether there was a file that could not be read; True once."""
        lost, self._unreadable = self._unreadable, False
        return lost

    # What happens to it

    def edit(self, items: Sequence[Item], answers: Iterable[Answer | None]) -> None:
        """Answers to the items of a page that were changed; None: that item could not be seen."""
        told = zip(items, answers, strict=False)
        self._put(items, {item.id: replace(self._of(item), answer=one) for item, one in told if one is not None})

    def annotate(self, items: Sequence[Item], note: str) -> None:
        """A note on a page is one on each of its items."""
        self._put(items, {item.id: replace(self._of(item), note=note) for item in items})

    def take_back(self, together: Sequence[tuple[Standing, Item]]) -> None:
        """Keep what was taken back, unless something was begun since, or an earlier decision stands again."""
        self._undone.update(last.item for last, _item in together if last.answer is not None)
        self._put([item for _last, item in together], {item.id: self._again(last, item) for last, item in together})

    def _again(self, last: Standing, item: Item) -> Draft:
        """The draft of an item whose last decision was taken back."""
        draft, begun = self._of(item), self._dropped.pop(last.record, None)
        fresh = last.supersedes is None
        return Draft(
            item.id,
            answer=_first(draft.answer, begun, last.answer if fresh else None),
            note=_first(draft.note, last.note if fresh else None),
            over=self._trail.record(item),
        )

    def decided(self, decisions: Iterable[tuple[Item, LabelRecord]]) -> None:
        """The items were decided by these records; what was begun on one put aside for later waits for it."""
        for item, record in decisions:
            draft = self._drafts.get(item.id)
            if record.reason == LATER and draft is not None and draft.answer is not None and item.id in self._worth:
                self._drafts[item.id] = replace(draft, note=None, over=record.record)  # the record has the note
                self._new_here.discard(item.id)
                continue
            self._drafts.pop(item.id, None)
            if record.answer is None and draft is not None and draft.answer is not None:
                self._dropped[record.record] = draft.answer
            for ids in (self._worth, self._kept, self._new_here, self._undone):
                ids.discard(item.id)
        self._keep()

    def close(self) -> None:
        """Have everything in the file: the sitting is over."""
        if self._file is not None:
            self._file.close()

    def _of(self, item: Item) -> Draft:
        return self._drafts.get(item.id) or Draft(item.id, over=self._trail.record(item))

    def _put(self, page: Sequence[Item], drafts: Mapping[str, Draft]) -> None:
        for item in page:
            draft = drafts.get(item.id)
            if draft is not None and draft != self._drafts.get(item.id):
                (self._worth.add if self._is_worth(item, draft) else self._worth.discard)(item.id)
        others = {item_id: draft for item_id, draft in self._drafts.items() if item_id not in drafts}
        self._drafts = {**drafts, **others}
        if self._worth.isdisjoint(drafts):
            self._kept.difference_update(drafts)
        else:
            self._kept.update(drafts)
        self._keep()

    def _is_worth(self, item: Item, draft: Draft) -> bool:
        """Whether it says more than what stands or, of a fresh item, than what the kind begins with."""
        standing = self._trail.standing(item)
        if draft.note is not None and draft.note != ((standing and standing.note) or ""):
            return True
        start = standing.answer if standing is not None and standing.answer is not None else self._start(item)
        if draft.answer is None or draft.answer == start:
            return False
        return start is not None or self._project.kind.says(draft.answer)

    # The file

    def _keep(self) -> None:
        begun = self.kept
        if self._file is not None and begun != self._written:
            self._written = begun
            self._file.keep(begun)

    def _bring_back(self, begun: Begun | None) -> None:
        self._unreadable = begun is None
        self._written = begun or ()
        for item, draft in self._usable(self._written):
            self._drafts[item.id] = draft
            self._kept.add(item.id)
            if self._is_worth(item, draft):
                self._worth.add(item.id)
        self._keep()

    def _usable(self, begun: Begun) -> Iterator[tuple[Item, Draft]]:
        """The drafts whose items are there and undecided since, with what the project still allows of them."""
        project = self._project
        for draft in begun:
            item, answer = self._items.get(draft.item), draft.answer
            if item is None or draft.over != self._trail.record(item):
                continue
            if answer is not None:
                answer = project.kind.salvage(answer, project.labels, free=project.config.task.free)
            if answer is not None and not project.kind.fits(answer, self._start(item)):
                answer = None
            yield item, replace(draft, answer=answer)


def _first(*values: Value | None) -> Value | None:
    """The first of these that there is."""
    return next((value for value in values if value is not None), None)
