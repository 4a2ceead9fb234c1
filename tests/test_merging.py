"""Bringing stores of one project together: what comes, what is here already, and what never comes back."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.errors import AnnotateError
from annotate.merging import Found, Here, absorb, bring, compare
from annotate.meter.ledger import read_ledgers
from annotate.receipt.reading import records_of
from storage import LabelRecord, LabelStore, SessionRecord, StoreError, forget
from storage.records import (
    AcceptanceRecord,
    ClaimRecord,
    ConsentRecord,
    ErasureRecord,
    MarkRecord,
    OpenSpan,
    PaymentRecord,
    Record,
    SessionEndRecord,
    ShareRecord,
    SpanRecord,
    SuggestionRecord,
)
from tests.labelling import TIME, record

A, B = "a" * 12, "b" * 12
LATER = "2026-11-25T09:00:00.000Z"


def sitting(session: str = A, annotator: str = "ana") -> SessionRecord:
    return SessionRecord(session=session, annotator=annotator, started_at=TIME, tool="0.1", task="classify")


def label(number: int, session: str = A, annotator: str = "ana", item: str = "", **fields: Any) -> LabelRecord:
    fields = {"short_ms": number * 1000, "inputs": 1, **fields}
    return record(f"{session}-{number}", item or f"{number}.jpg", session=session, annotator=annotator, **fields)


def work(session: str = A, annotator: str = "ana") -> list[Record]:
    """A sitting that left a record of nearly every kind."""
    return [
        ConsentRecord(session=session, annotator=annotator, at=TIME, language="en"),
        sitting(session, annotator),
        label(1, session, annotator),
        SpanRecord(session=session, activity="check", started_at=TIME, short_ms=500),
        SpanRecord(session=session, activity="check", started_at=TIME, short_ms=500),
        ClaimRecord(session=session, at=TIME, gap_ms=40_000, claim="working"),
        label(2, session, annotator),
        label(3, session, annotator, "2.jpg", supersedes=f"{session}-2"),
        MarkRecord(session=session, elapsed_ms=9_000, open=(OpenSpan(activity="label", short_ms=700),)),
        AcceptanceRecord(session=f"c{session[1:]}", record=f"{session}-1", accepted=True, at=TIME, reward="0.05 EUR"),
        PaymentRecord(session=f"d{session[1:]}", annotator=annotator, amount="1.00", currency="EUR", at=TIME),
    ]


def kept(path: Path, *records: Record) -> Path:
    with LabelStore.open(path) as store:
        store.append(*records)
    return path


def read(path: Path) -> list[Record]:
    with LabelStore.open(path, read_only=True) as store:
        return list(store.scan_all())


def bag(records: Iterable[Record]) -> Counter[bytes]:
    return Counter(one.table.encode() + msgspec.json.encode(one) for one in records)


@contextmanager
def compared(here: Path, *others: Path) -> Iterator[list[Found]]:
    known, found = Here(), list[Found]()
    with LabelStore.open(here, read_only=True) as store:
        known.read(store)
    stores = [LabelStore.open(path, read_only=True) for path in others]
    for store in stores:
        found.append(compare(known, store))
        absorb(known, found[-1])
    yield found
    for store in stores:
        store.close()


def merged(here: Path, *others: Path) -> list[Found]:
    with compared(here, *others) as found, LabelStore.open(here) as store:
        bring(store, found)
    return found


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return kept(tmp_path / "here", *work())


@pytest.fixture
def there(tmp_path: Path) -> Path:
    return kept(tmp_path / "there", *work(B, "ben"))


def test_everything_of_another_machine_comes_in_once_however_often(here: Path, there: Path) -> None:
    whole = bag([*read(here), *read(there)])

    first, second = merged(here, there), merged(here, there)

    assert bag(read(here)) == whole
    assert (first[0].labels, first[0].others, first[0].known) == (3, 8, 0)
    assert (second[0].labels, second[0].others, second[0].known) == (0, 0, 11)


def test_the_times_and_the_work_are_those_of_both_stores_read_together(here: Path, there: Path) -> None:
    with LabelStore.open(here, read_only=True) as one, LabelStore.open(there, read_only=True) as other:
        together = read_ledgers(records_of([(one, one.position()), (other, other.position())]))

    merged(here, there)

    assert read_ledgers(read(here)).by_annotator == together.by_annotator


def test_what_was_written_twice_there_is_there_twice_here(here: Path, there: Path) -> None:
    merged(here, there)

    assert sum(isinstance(one, SpanRecord) and one.session == B for one in read(here)) == 2


def test_only_what_is_further_comes_from_a_copy_that_went_on(here: Path, tmp_path: Path) -> None:
    copy = kept(tmp_path / "copy", *work(), label(4), SpanRecord(session=A, activity="check", started_at=TIME))

    (found,) = merged(here, copy)

    assert (found.labels, found.others, found.known) == (1, 1, 11)
    assert read(here)[-2:] == read(copy)[-2:]


def test_a_merge_that_was_stopped_half_way_is_completed_by_the_next(here: Path, there: Path) -> None:
    whole = bag([*read(here), *read(there)])
    kept(here, *read(there)[:6])

    merged(here, there)

    assert bag(read(here)) == whole


def test_what_two_others_both_have_comes_in_once(here: Path, there: Path, tmp_path: Path) -> None:
    more = kept(tmp_path / "more", *work(B, "ben"), label(4, B, "ben"))
    whole = bag([*read(here), *read(more)])

    merged(here, there, more)

    assert bag(read(here)) == whole


def test_of_two_others_the_later_answer_comes_later(tmp_path: Path) -> None:
    old = kept(tmp_path / "old", label(1, B, "ben", "1.jpg"))
    new = kept(tmp_path / "new", label(1, A, "ben", "1.jpg", shown_at=LATER, submitted_at=LATER))
    here = kept(tmp_path / "here")

    merged(here, new, old)

    assert [one.session for one in read(here)] == [B, A]


def test_a_record_of_the_same_name_that_says_something_else_is_named(here: Path, tmp_path: Path) -> None:
    other = kept(tmp_path / "other", sitting(annotator="bea"), label(1, note="another"), label(2))

    with compared(here, other) as (found,):
        assert (found.clashes.count, found.clashes.named) == (2, [A, f"{A}-1"])
        assert found.comes == 0


def test_two_answers_of_one_annotator_to_one_item_are_told(here: Path, tmp_path: Path) -> None:
    other = kept(tmp_path / "other", sitting(B), label(1, B), label(9, B))

    with compared(here, other) as (found,):
        assert (found.twice.named, found.people) == (["1.jpg"], {"ana"})


def test_who_goes_on_working_on_the_other_machine_is_not_told_to_have_worked_on_both(here: Path, there: Path) -> None:
    merged(here, there)
    kept(there, sitting("e" * 12, "ben"), label(1, "e" * 12, "ben"))

    with compared(here, there) as (found,):
        assert (found.labels, found.twice.count, found.people) == (1, 0, set())


def test_items_of_the_same_name_and_another_content_are_told(tmp_path: Path) -> None:
    one = kept(tmp_path / "one", label(1, sha256="11"), label(2, sha256="22"), label(3))
    other = kept(tmp_path / "other", label(1, B, sha256="11"), label(2, B, sha256="33"), label(3, B, sha256="44"))

    with compared(one, other) as (found,):
        assert (found.changed.count, str(found.changed)) == (1, "2.jpg")


def verdict(at: str, accepted: bool, session: str = "c" * 12) -> AcceptanceRecord:
    return AcceptanceRecord(session=session, record=f"{A}-1", accepted=accepted, at=at)


@pytest.mark.parametrize(
    ("early", "late"),
    [
        (verdict(TIME, True), verdict(LATER, False, "e" * 12)),
        (
            ShareRecord(session="c" * 12, annotator="ana", given=True, at=TIME),
            ShareRecord(session="e" * 12, annotator="ana", given=False, at=LATER),
        ),
        (
            SuggestionRecord(session="c" * 12, item="1.jpg", task="classify", answer={"label": "cat"}, at=TIME),
            SuggestionRecord(session="e" * 12, item="1.jpg", task="classify", answer={"label": "dog"}, at=LATER),
        ),
    ],
)
def test_the_latest_word_holds_whichever_way_stores_are_merged(early: Record, late: Record, tmp_path: Path) -> None:
    for number, (ours, theirs) in enumerate(((early, late), (late, early))):
        here = kept(tmp_path / f"here-{number}", ours)
        other = kept(tmp_path / f"other-{number}", theirs)

        (found,) = merged(here, other)

        assert read(here)[-1] == late
        assert found.overtaken == number


# Somebody was forgotten


def test_what_was_forgotten_here_does_not_come_back_and_what_others_did_since_comes(here: Path, there: Path) -> None:
    copy = kept(there.parent / "copy", *read(here), *read(there), label(4, B, "ben"))
    merged(here, there)
    forget(here, "ana", at=LATER)

    (found,) = merged(here, copy)

    assert (found.labels, found.others, found.forgotten) == (1, 0, 11)
    assert not any(getattr(one, "annotator", "") == "ana" or one.session == A for one in read(here))


def test_a_payment_and_a_verdict_of_the_forgotten_do_not_come_back(here: Path, tmp_path: Path) -> None:
    copy = kept(tmp_path / "copy", *read(here))
    forget(here, "ana", at=LATER)

    merged(here, copy)

    assert sum(isinstance(one, PaymentRecord) for one in read(here)) == 1
    assert sum(isinstance(one, AcceptanceRecord) for one in read(here)) == 1


def test_who_was_forgotten_there_but_not_here_is_named_and_nothing_comes(here: Path, there: Path) -> None:
    merged(here, there)
    forget(there, "ben", at=LATER)
    kept(there, label(1, "e" * 12, "eve"))

    with pytest.raises(AnnotateError, match=r"“ben” was forgotten in .*, but not here"):
        merged(here, there)


def test_who_was_forgotten_on_both_machines_is_there_once(here: Path, there: Path) -> None:
    merged(here, there)
    forget(there, "ben", at=LATER)
    forget(here, "ben", at=LATER)
    kept(there, label(1, "e" * 12, "eve"))
    before = len(read(here))

    first, second = merged(here, there), merged(here, there)

    assert (first[0].labels, second[0].comes) == (1, 0)
    assert sum(isinstance(one, LabelRecord) for one in read(here)) == 3 + 3 + 1
    assert sum(isinstance(one, PaymentRecord) for one in read(here)) == 2
    assert len(read(here)) == before + 1


def test_who_was_forgotten_there_before_comes_without_a_name_and_an_older_copy_brings_nobody_back(
    here: Path, there: Path
) -> None:
    copy = kept(there.parent / "copy", *read(there))
    forget(there, "ben", at=LATER)

    merged(here, there)
    (again,) = merged(here, there)
    (found,) = merged(here, copy)

    assert again.comes == found.comes == 0
    assert found.forgotten == 11
    assert [one.head for one in read(here) if isinstance(one, ErasureRecord)] == [""]


def test_where_nobody_can_tell_whose_nameless_labels_are_the_same_nothing_comes(here: Path, there: Path) -> None:
    merged(here, there)
    kept(there, *work("e" * 12, "eve"))
    for path, name in ((here, "ben"), (there, "ben"), (there, "eve")):
        forget(path, name, at=LATER)

    with pytest.raises(AnnotateError, match="nobody can tell which of their labels are the same"):
        merged(here, there)


# Laws

RECORDS = [
    *work(A, "ana"),
    *work(B, "ben"),
    label(4),
    label(5, B, "ben"),
    SessionEndRecord(session=A, ended_at=TIME, elapsed_ms=9_000),
]


@given(st.lists(st.booleans(), min_size=len(RECORDS), max_size=len(RECORDS)), st.integers(0, 3))
def test_whatever_was_where_all_of_it_is_here_once_after(ours: Sequence[bool], cut: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        whole = bag(RECORDS)
        one = kept(Path(folder) / "one", *(record for record, here in zip(RECORDS, ours, strict=True) if here))
        other = kept(Path(folder) / "other", *RECORDS)
        kept(one, *RECORDS[: cut if not any(ours) else 0])

        merged(one, other)
        again = merged(one, other)

        assert bag(read(one)) == whole
        assert again[0].comes == 0


def test_a_disk_that_is_full_leaves_whole_batches(here: Path, there: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.storage.make import FailingDisk

    whole, disk = bag([*read(here), *read(there)]), FailingDisk()
    monkeypatch.setattr("annotate.merging.bringing._TOGETHER", 2)
    with compared(here, there) as found, LabelStore(here, disk=disk) as store:
        disk.writes[2] = 28

        with pytest.raises(StoreError):
            bring(store, found)

    merged(here, there)
    assert bag(read(here)) == whole
