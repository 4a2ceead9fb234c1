"""A sitting without a screen: a clock turned by hand, and a list in the place of the store."""

from __future__ import annotations

from typing import Any

from annotate.progress.progress import Progress
from annotate.projects.items import Item
from annotate.projects.project import Project
from annotate.sitting.content import Content
from annotate.sitting.draftfile import DraftFile
from annotate.sitting.queue import Queue
from annotate.sitting.sitting import Sitting
from storage.records import LabelRecord, Record
from tests.clock import HandClock


class Bench:
    """A project, a clock turned by hand, a list in the place of the store, and whoever sits there."""

    def __init__(
        self, project: Project, gold: dict[str, Any] | None = None, *, keeps: bool = False, **options: Any
    ) -> None:
        """`keeps`: what is begun goes into a file in the project's folder when the sitting ends."""
        self.project, self.gold, self.options = project, gold or {}, options
        self.keeps = keeps
        self.items = project.items()
        self.clock = HandClock()
        self.store: list[Record] = []
        self.sit_down()

    def sit_down(self, annotator: str = "ana") -> Sitting:
        """A new process: all that it knows is what was stored."""
        progress = Progress()
        for record in self.records:
            progress.add(record)
        queue = Queue(self.items, progress, annotator, self.project.config.queue, self.gold)
        self.progress = progress
        if self.keeps:
            self.options["draft_file"] = self.draft_file(annotator)
        self.sitting = Sitting(
            self.project, self.items, queue, progress, annotator, self.store.append, self.clock, **self.options
        )
        self.sitting.start()
        self.show(self.sitting.next())
        return self.sitting

    def draft_file(self, annotator: str = "ana") -> DraftFile:
        return DraftFile(self.project.root, annotator, self.project.kind.name)

    def come_again(self, annotator: str = "ana") -> Sitting:
        """Get up, and sit down in a new process."""
        self.sitting.end("quit")
        return self.sit_down(annotator)

    def show(self, item: Item | None, wait_ms: int = 0) -> str | None:
        """Paint it."""
        self.clock.go(wait_ms)
        self.sitting.painted(*[Content("hash")] * (len(self.sitting.page.items) if self.sitting.item else 0))
        return None if item is None else item.id

    def press(self, after_ms: int = 1_000) -> bool:
        self.clock.go(after_ms)
        return self.sitting.input()

    def answer(self, label: str = "cat", after_ms: int = 1_000) -> LabelRecord:
        """One key, after some thought; the next item follows at once."""
        self.press(after_ms)
        (record,) = self.sitting.answer({"label": label})
        self.turn()
        return record

    def choose(self, *tiles: int, after_ms: int = 1_000) -> tuple[LabelRecord, ...]:
        """Choose among the items of a page and submit; the next page follows at once."""
        self.press(after_ms)
        starts = [answer or {} for answer in self.sitting.page.answers]
        answers = [{**start, "tiles": [0] if place in tiles else []} for place, start in enumerate(starts)]
        records = self.sitting.answer(*answers)
        self.turn()
        return records

    def skip(self, reason: Any = "unsure") -> LabelRecord:
        self.press()
        records = self.sitting.skip(reason)
        self.turn()
        return records[0]

    def flag(self) -> LabelRecord:
        self.press()
        records = self.sitting.flag()
        self.turn()
        return records[0]

    def turn(self) -> None:
        self.show(self.sitting.forward() if self.sitting.reviewing else self.sitting.next())

    def undo(self) -> str | None:
        self.press()
        return self.show(self.sitting.undo())

    def back(self) -> str | None:
        return self.show(self.sitting.back())

    def forward(self) -> str | None:
        return self.show(self.sitting.forward())

    @property
    def page(self) -> list[str]:
        """The ids of the items on screen."""
        return [item.id for item in self.sitting.page.items] if self.sitting.item else []

    @property
    def records(self) -> list[LabelRecord]:
        return [record for record in self.store if isinstance(record, LabelRecord)]

    @property
    def shown(self) -> str | None:
        return None if self.sitting.item is None else self.sitting.item.id

    def stands(self, item: str) -> Any:
        """The label that stands for an item, or the outcome."""
        progress = Progress()
        for record in self.records:
            progress.add(record)
        standing = progress.standing(item, "ana")
        if standing is None:
            return None
        return standing.answer["label"] if standing.answer else standing.reason or standing.outcome
