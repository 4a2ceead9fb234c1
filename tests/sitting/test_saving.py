"""Saving: *saved* is said of what is on the disk, and of nothing else; what failed stays in hand."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

import pytest

from annotate.i18n import set_language
from annotate.sitting.saving import Saver
from storage import StoreError
from storage.errors import CANNOT_WRITE, FAILED, NO_ROOM, DiskFull, ReadOnlyStore, WriteFailed
from storage.records import ClaimRecord, Record
from tests.labelling import record


class Disk:
    """Takes records and lets the test say when each has arrived, or why it has not."""

    def __init__(self) -> None:
        self.submitted: list[Record] = []
        self.futures: list[Future[None]] = []
        self.closed: Exception | None = None
        self.handed_over: list[Callable[[], None]] = []
        self.changes = 0
        self.saver = Saver(self.submit, self.handed_over.append, self.change)

    def submit(self, record: Record) -> Future[None]:
        if self.closed is not None:
            raise self.closed
        self.submitted.append(record)
        self.futures.append(Future())
        return self.futures[-1]

    def change(self) -> None:
        self.changes += 1

    def arrive(self, place: int, error: Exception | None = None) -> None:
        """The disk's own thread has finished with a record, and the screen's thread comes to hear of it."""
        if error is None:
            self.futures[place].set_result(None)
        else:
            self.futures[place].set_exception(error)
        self.hear()

    def hear(self) -> None:
        while self.handed_over:
            self.handed_over.pop(0)()

    @property
    def counts(self) -> tuple[int, int, int]:
        """Saved, waiting, failed."""
        return self.saver.saved, self.saver.waiting, len(self.saver.failed)


@pytest.fixture
def disk() -> Disk:
    return Disk()


def test_a_record_is_saved_once_its_future_has_resolved_and_not_before(disk: Disk) -> None:
    disk.saver.save(record("r1"))
    assert (disk.counts, disk.changes) == ((0, 1, 0), 0)

    disk.arrive(0)

    assert (disk.counts, disk.changes) == ((1, 0, 0), 1)


def test_the_counts_change_on_the_screens_thread_only(disk: Disk) -> None:
    disk.saver.save(record("r1"))
    disk.futures[0].set_result(None)

    assert disk.counts == (0, 1, 0)
    disk.hear()
    assert disk.counts == (1, 0, 0)


def test_only_decisions_are_counted_as_saved(disk: Disk) -> None:
    disk.saver.save(ClaimRecord(session="s", at="", gap_ms=1, claim="break"))
    disk.arrive(0)

    assert disk.counts == (0, 0, 0)


def test_a_record_that_could_not_be_written_is_kept_with_the_reason(disk: Disk) -> None:
    disk.saver.save(lost := record("r1"))
    disk.arrive(0, OSError(28, "No space left on device"))

    assert disk.counts == (0, 0, 1)
    assert disk.saver.failed == [lost]
    assert "No space left" in disk.saver.why


def test_a_store_that_refuses_at_once_fails_like_a_disk_that_is_full(disk: Disk) -> None:
    disk.closed = RuntimeError("closed")
    disk.saver.save(lost := record("r1"))
    disk.hear()

    assert (disk.saver.failed, disk.saver.why) == ([lost], "closed")


def test_the_reason_names_the_thing_in_the_persons_language(disk: Disk) -> None:
    disk.saver.save(record("r1"))
    disk.arrive(0, StoreError(NO_ROOM, path="[/red]/labels.store"))
    assert disk.saver.why.startswith("no room left on the disk of [/red]/labels.store")

    set_language("fr")

    assert "[/red]/labels.store" in disk.saver.why
    assert not disk.saver.why.startswith("no room")


def test_an_error_without_words_is_told_by_its_name(disk: Disk) -> None:
    disk.saver.save(record("r1"))
    disk.arrive(0, TimeoutError())

    assert disk.saver.why == "TimeoutError"


def test_what_failed_is_tried_again_and_then_nothing_is_wrong(disk: Disk) -> None:
    disk.saver.save(lost := record("r1"))
    disk.arrive(0, OSError("full"))
    disk.saver.retry()
    assert (disk.counts, disk.submitted) == ((0, 1, 0), [lost, lost])

    disk.arrive(1)

    assert (disk.counts, disk.saver.why) == ((1, 0, 0), "")


def test_what_failed_is_tried_again_in_the_order_in_which_it_was_made(disk: Disk) -> None:
    """Even when the disk refused a retry after it had refused what came later."""
    records = [record(f"r{number}") for number in range(3)]
    for one in records[:2]:
        disk.saver.save(one)
    disk.arrive(0, OSError("full"))
    disk.saver.retry()
    disk.saver.save(records[2])
    for place in (1, 3, 2):
        disk.arrive(place, OSError("full"))
    assert disk.saver.failed == records

    disk.saver.retry()

    assert disk.submitted[-3:] == records


def test_trying_again_with_nothing_lost_does_nothing(disk: Disk) -> None:
    disk.saver.save(record("r1"))
    disk.arrive(0)
    disk.saver.retry()

    assert (len(disk.submitted), disk.counts) == (1, (1, 0, 0))


WHERE = {"path": "/somewhere/far/away/labels.store"}


@pytest.mark.parametrize(
    ("error", "warning"),
    [
        (DiskFull(NO_ROOM, **WHERE), "the disk is full. Free some space: it is tried again by itself."),
        (
            ReadOnlyStore(CANNOT_WRITE, reason="Permission denied", **WHERE),
            "writing is not allowed. Ask the owner of the folder for permission.",
        ),
        (
            WriteFailed(FAILED, reason="Input/output error", **WHERE),
            "Input/output error. It is tried again by itself.",
        ),
        (ValueError("no"), "no. It is tried again by itself."),
    ],
)
def test_the_warning_is_one_short_line_with_cause_and_remedy(disk: Disk, error: Exception, warning: str) -> None:
    disk.saver.save(record("0123456789ab-1"))
    disk.arrive(0, error)

    assert disk.saver.warning == f"Not saved: {warning}"
    assert len(disk.saver.warning) <= 78
