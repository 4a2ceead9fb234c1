"""The desk: a project with its store open and its progress known, ready for an annotator to sit down."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import msgspec

from annotate.i18n import language
from annotate.meter.clock import Clock
from annotate.progress.resume import load_progress
from annotate.progress.standing import Entry
from annotate.projects.gold import load_gold
from annotate.projects.items import Items
from annotate.projects.project import Project
from annotate.sitting.company import Company, Share
from annotate.sitting.draftfile import DraftFile
from annotate.sitting.queue import Queue
from annotate.sitting.sitting import Sitting
from annotate.sitting.suggested import load_suggestions
from storage import LabelStore, Position, StoreError, check_writable
from storage.records import ConsentRecord, LabelRecord, Record, SessionRecord

if TYPE_CHECKING:
    from annotate.reviewing.review import Review


class Desk:
    """Holds what a sitting needs; closes the store."""

    def __init__(self, project: Project) -> None:
        """Find all that the project names, open the store, take in everybody's labels so far.

        What is missing, or a store that cannot be written, is told now and not when somebody has begun to work.
        """
        self.project = project
        self.items: Items = project.items()
        self._gold = load_gold(project, self.items)
        self.instructions = project.instructions()
        self.store = LabelStore.open(project.store_path)
        try:
            check_writable(project.store_path)
        except StoreError:
            self.store.close()
            raise
        self._own: dict[str, Company] = {}
        self.progress = load_progress(self.store)
        self._position = self.store.position()
        self._suggestions = load_suggestions(project, self.items, self.store)
        self._queue_table = project.config.queue
        self.review: Review | None = None
        """What others answered, where somebody sits down to decide between them."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def store_path(self) -> Path:
        """Where the labels are."""
        return self.project.store_path

    def sit_down(
        self,
        annotator: str,
        save: Callable[[Record], None],
        clock: Clock,
        *,
        simulated: bool = False,
        metered: bool = True,
        learning_since_ms: int | None = None,
    ) -> Sitting:
        """A sitting of this annotator; `save` gets its records. A simulated one leaves nothing begun behind."""
        company = Company(annotator, clock)

        def look() -> Share:
            self.refresh()
            return company.share()

        queue = Queue(self.items, self.progress, annotator, self._queue_table, self._gold, look)
        sitting = Sitting(
            self.project,
            self.items,
            queue,
            self.progress,
            annotator,
            save,
            clock,
            simulated=simulated,
            metered=metered,
            learning_since_ms=learning_since_ms,
            draft_file=None if simulated else self._drafts(annotator),
            suggestions=self._suggestions,
            review=self.review,
        )
        company.session = sitting.session
        self._own[sitting.session] = company
        return sitting

    def _drafts(self, annotator: str) -> DraftFile:
        return DraftFile(self.store_path, annotator, self.project.kind.name, review=self.review is not None)

    @property
    def only_annotator(self) -> str | None:
        """The one person who has sat down at this project before; None, where it was nobody or more than one."""
        known = {record.annotator for record in self.store.scan(SessionRecord) if not record.simulated}
        return known.pop() if len(known) == 1 else None

    def consented(self, annotator: str) -> bool:
        """Whether the annotator has read what the meter records here."""
        return any(record.annotator == annotator for record in self.store.scan(ConsentRecord))

    def consent(self, annotator: str, session: str, at: str) -> ConsentRecord:
        """The record of having read it."""
        return ConsentRecord(session=session, annotator=annotator, at=at, language=language())

    def refresh(self) -> None:
        """Take in what other processes labelled meanwhile; what cannot be read now is read the next time."""
        try:
            self.store.refresh()
            after, self._position = self._position, self.store.position()
            self._take_in(self.store.raw(LabelRecord, after=after))
        except StoreError:
            self._position = Position()

    def _take_in(self, documents: Iterable[bytes]) -> None:
        decode = msgspec.json.Decoder(Entry).decode
        for document in documents:
            with contextlib.suppress(msgspec.DecodeError):  # no label record: left out, as everywhere
                self.hear_of(decode(document))

    def hear_of(self, entry: Entry) -> None:
        """Take in a label, unless it is of a sitting here, which adds its own decisions itself."""
        session = entry.record.partition("-")[0]
        if session not in self._own:
            self.progress.add(entry)
            for company in self._own.values():
                company.heard_of(entry.annotator, session)

    def close(self) -> None:
        """Close the store, when all that was handed to it is on the disk or has failed."""
        self.store.close()
