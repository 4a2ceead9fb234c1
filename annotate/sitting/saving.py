"""Saving without waiting: what was handed to the disk, what has arrived, what could not be written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from functools import partial
from itertools import count

from annotate.errors import store_sentence
from annotate.i18n import _
from storage.errors import DiskFull, ReadOnlyStore, StoreError
from storage.records import LabelRecord, Record

Submit = Callable[[Record], "Future[None]"]
HandOver = Callable[[Callable[[], None]], object]


def unsaved_decisions(records: Iterable[Record]) -> list[LabelRecord]:
    """What a person would call not saved: the last decision on each item, unless all there was is taken back."""
    labels = [record for record in records if isinstance(record, LabelRecord)]
    names = {record.record for record in labels}
    last = {record.item: record for record in labels}.values()
    return [record for record in last if record.outcome != "withdrawn" or record.supersedes not in names]


class Saver:
    """Hands records to the store's own thread and keeps count on the caller's.

    The screen says *saved* of a record only once its future has resolved. What failed is kept and can be tried again;
    nothing is dropped.
    """

    def __init__(self, submit: Submit, hand_over: HandOver, changed: Callable[[], None] = lambda: None) -> None:
        """`hand_over` runs a function on the caller's thread; `changed` is told whenever the counts are new."""
        self._submit = submit
        self._hand_over = hand_over
        self._changed = changed
        self._numbers = count()
        self._failed: dict[int, Record] = {}
        self.saved = 0
        """Decisions that are on the disk, of this sitting."""
        self.waiting = 0
        self.failures = 0
        """How often the disk has refused so far."""
        self.error: BaseException | None = None

    @property
    def failed(self) -> list[Record]:
        """What could not be written, in the order in which it was handed over."""
        return [record for _number, record in sorted(self._failed.items())]

    @property
    def why(self) -> str:
        """Why the last failure happened, in the person's language; empty when nothing failed."""
        if isinstance(self.error, StoreError):
            return store_sentence(self.error)
        return "" if self.error is None else str(self.error) or type(self.error).__name__

    @property
    def cause(self) -> str:
        """The same in a few words."""
        if isinstance(self.error, DiskFull):
            return _("the disk is full")
        if isinstance(self.error, ReadOnlyStore):
            return _("writing is not allowed")
        if isinstance(self.error, StoreError) and (said := self.error.fields.get("reason")):
            return _(str(said))
        return self.why

    @property
    def warning(self) -> str:
        """What to tell somebody at work: one short line with the remedy."""
        if isinstance(self.error, DiskFull):
            remedy = _("Free some space: it is tried again by itself.")
        elif isinstance(self.error, ReadOnlyStore):
            remedy = _("Ask the owner of the folder for permission.")
        else:
            remedy = _("It is tried again by itself.")
        return _("Not saved: {cause}. {remedy}").format(cause=self.cause, remedy=remedy)

    def save(self, record: Record) -> None:
        """Hand a record over; returns at once."""
        self._hand_in(next(self._numbers), record)

    def retry(self) -> None:
        """Try once more what could not be written, in the old order; mostly nothing."""
        failed, self._failed, self.error = self._failed, {}, None
        for number, record in sorted(failed.items()):
            self._hand_in(number, record)

    def _hand_in(self, number: int, record: Record) -> None:
        self.waiting += 1
        try:
            future = self._submit(record)
        except Exception as error:  # whatever goes wrong, the record must stay in hand and the screen must say so
            future = Future()
            future.set_exception(error)
        future.add_done_callback(lambda done: self._hand_over(partial(self._arrived, number, record, done)))

    def _arrived(self, number: int, record: Record, done: Future[None]) -> None:
        self.waiting -= 1
        if (error := done.exception()) is not None:
            self._failed[number] = record
            self.error = error
            self.failures += 1
        elif isinstance(record, LabelRecord):
            self.saved += 1
        self._changed()
