"""Forgetting one annotator: the name and the times are gone from every byte, and nothing of anybody else is."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import msgspec
import pytest

from storage import LabelDB, LabelRecord, LabelStore, StoreError, forget, outlook, verify
from storage.blank import FORGOTTEN, NEVER, trace
from storage.errors import NewerStore
from storage.records import (
    AcceptanceRecord,
    ClaimRecord,
    ConsentRecord,
    ErasureRecord,
    MarkRecord,
    PaymentRecord,
    Record,
    SessionEndRecord,
    SessionRecord,
    ShareRecord,
    SpanRecord,
    SuggestionRecord,
)

NAME, OTHER = 'zoë "quartz" o\'hara', "amber-otter"
THEN = "2026-10-30T07:08:09.123Z"
"""When the person was there: like nothing else in a store."""
LATER = "2026-11-24T09:00:00.000Z"
ERASED = "2026-11-30T12:00:00.000Z"
HERS, HIS = "feedfacecafe", "0123456789ab"


def label(number: int, session: str = HERS, annotator: str = NAME, **fields: Any) -> LabelRecord:
    at = THEN if annotator == NAME else LATER
    fields = {"answer": {"label": f"cat {number}"}, "outcome": "labelled", "shown_at": at, "submitted_at": at, **fields}
    return LabelRecord(
        **{"record": f"{session}-{number}", "item": f"{number}.jpg", **fields},
        session=session,
        task="classify",
        annotator=annotator,
        short_ms=987_654 if annotator == NAME else 5,
        sha256="ab" * 32,
    )


def his(number: int, **fields: Any) -> LabelRecord:
    return label(number, HIS, OTHER, **fields)


def sitting(session: str, annotator: str) -> SessionRecord:
    at = THEN if annotator == NAME else LATER
    return SessionRecord(session=session, annotator=annotator, started_at=at, tool="0.1", task="classify")


def hers_alone() -> list[Record]:
    """What goes with her."""
    return [
        sitting(HERS, NAME),
        ConsentRecord(session=HERS, annotator=NAME, at=THEN, language="fr"),
        SpanRecord(session=HERS, activity="learn", started_at=THEN, short_ms=987_654),
        MarkRecord(session=HERS, elapsed_ms=987_654),
        ClaimRecord(session=HERS, at=THEN, gap_ms=987_654, claim="break"),
        ShareRecord(session="b" * 12, annotator=NAME, given=True, at=THEN),
        SessionEndRecord(session=HERS, ended_at=THEN, elapsed_ms=987_654),
    ]


def payment(amount: str, annotator: str = NAME, **fields: Any) -> PaymentRecord:
    at = THEN if annotator == NAME else LATER
    return PaymentRecord(
        **{"session": "e" * 12, "currency": "EUR", **fields}, annotator=annotator, amount=amount, at=at
    )


def his_alone() -> list[Record]:
    return [
        sitting(HIS, OTHER),
        ConsentRecord(session=HIS, annotator=OTHER, at=LATER, language="en"),
        SpanRecord(session=HIS, activity="learn", started_at=LATER, short_ms=5),
        ClaimRecord(session=HIS, at=LATER, gap_ms=70_000, claim="working"),
        SuggestionRecord(session="c" * 12, item="1.jpg", task="classify", answer={"label": "cat"}, at=LATER),
        his(1),
        his(2, note="dull"),
        SessionEndRecord(session=HIS, ended_at=LATER, elapsed_ms=5),
    ]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "labels.store"


def keep(path: Path, *records: Record) -> Path:
    with LabelStore.open(path) as store:
        for record in records:
            store.append(record)
    return path


def read(path: Path) -> list[Record]:
    with LabelStore.open(path, read_only=True) as store:
        return list(store.scan_all())


def labels(path: Path) -> list[LabelRecord]:
    return [record for record in read(path) if isinstance(record, LabelRecord)]


def hers(path: Path) -> list[LabelRecord]:
    return [record for record in labels(path) if record.annotator.startswith(FORGOTTEN)]


def erase(path: Path) -> Any:
    return forget(path, NAME, at=ERASED)


def all_bytes(path: Path) -> bytes:
    return b"".join(one.name.encode() + one.read_bytes() for one in path.rglob("*") if one.is_file())


@pytest.fixture
def slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    """A minute goes by between any two looks at the clock."""
    minutes = itertools.count(1_700_000_000_000, 60_000)
    monkeypatch.setattr("storage.format.time.time_ns", lambda: next(minutes) * 1_000_000)


def moments(path: Path, holding: bytes = b"") -> set[bytes]:
    """The times of writing of the lines that hold something."""
    found = (line for part in sorted((path / "seg").iterdir()) for line in part.read_bytes().splitlines())
    return {line.split(b'"w":')[1][:13] for line in found if holding in line}


@pytest.mark.usefixtures("slowly")
def test_no_byte_tells_the_name_the_sitting_or_a_time(path: Path) -> None:
    keep(path, *hers_alone(), label(1), *his_alone(), label(2, note=f"{NAME} was here"))
    keep(path, payment("3.20", note=f"to {NAME}"))
    keep(path, AcceptanceRecord(session="d" * 12, record=f"{HERS}-1", accepted=False, at=LATER, reason="too slow, zoë"))
    with LabelStore.open(path) as store:
        store.save_derived("progress", f"{NAME} {HERS}".encode())
    (path / ".drafts-1.json").write_text(NAME)
    before = moments(path, b"quartz") | moments(path, b'"session":"%b"' % HERS.encode())
    begun = moments(path, b'"o":"#"')

    forget(path, NAME, at=ERASED, also=[".drafts-1.json"])

    found = all_bytes(path)
    for gone in (b"zo", b"quartz", HERS.encode(), THEN.encode(), THEN[:10].encode(), b"987654", b"drafts"):
        assert gone not in found
    assert len(before | begun) == 11
    assert moments(path).isdisjoint(before | begun)
    assert verify(path).ok


def test_labels_stay_without_a_name_or_a_time_and_what_they_decided_stays(path: Path) -> None:
    one = label(1, gold=True, repeat=False, suggested="accepted", swapped=True, width=3, height=4, split="train",
                inputs=7, first_input_ms=8, long_gaps_ms=(40_000,), wait_ms=9, reveals=1, exposed_ms=10,
                claim="working", note="mine")  # fmt: skip
    keep(path, sitting(HERS, NAME), one, label(2, outcome="skipped", answer=None, reason="later"), his(1))

    done = erase(path)

    first, second = hers(path)
    expected = msgspec.structs.replace(
        one, session=first.session, record=f"{first.session}-1", annotator=done.token, shown_at=NEVER,
        submitted_at=NEVER, inputs=0, first_input_ms=None, short_ms=0, long_gaps_ms=(), wait_ms=0, reveals=0,
        exposed_ms=0, claim=None, note=None,
    )  # fmt: skip
    assert first == expected
    assert (second.reason, second.outcome, second.annotator, second.session) == (
        "later",
        "skipped",
        done.token,
        first.session,
    )
    assert first.session != HERS
    assert his(1) in labels(path)


def test_payments_stay_under_the_chance_name_without_a_moment_or_a_note(path: Path) -> None:
    """Whoever is asked what was paid for these labels can say so, and nobody is paid twice."""
    keep(path, sitting(HERS, NAME), label(1), payment("3.20", note="by transfer"), payment("-0.20"))
    keep(path, payment("1.00", OTHER, note="in cash"), payment("7", session=HERS, currency="USD", simulated=True))

    looked, done = outlook(path, NAME), erase(path)

    *mine, last = (one for one in read(path) if isinstance(one, PaymentRecord) and one.annotator == done.token)
    assert [(one.amount, one.currency, one.at, one.note) for one in (*mine, last)] == [
        ("3.20", "EUR", NEVER, None),
        ("-0.20", "EUR", NEVER, None),
        ("7", "USD", NEVER, None),
    ]
    assert (last.simulated, mine[0].simulated) == (True, False)
    assert len({one.session for one in (*mine, last, *hers(path))} | {HERS, "e" * 12}) == 6
    assert payment("1.00", OTHER, note="in cash") in read(path)
    assert looked.payments == done.payments == 3
    assert done.dropped == 1


def test_references_follow_the_labels(path: Path) -> None:
    keep(
        path,
        sitting(HERS, NAME),
        label(1, page=f"{HERS}-1"),
        label(2, page=f"{HERS}-1"),
        label(3, item="1.jpg", supersedes=f"{HERS}-1"),
        his(4, item="1.jpg", supersedes=f"{HERS}-3"),
        AcceptanceRecord(session="d" * 12, record=f"{HERS}-3", accepted=False, at=LATER, reason="zoë again"),
        AcceptanceRecord(session="d" * 12, record=f"{HIS}-4", accepted=False, at=LATER, reason="no"),
    )

    erase(path)

    one, two, three = hers(path)
    assert one.page == two.page == one.record
    assert three.supersedes == one.record
    assert [record.supersedes for record in labels(path) if record.annotator == OTHER] == [three.record]
    verdicts = [record for record in read(path) if isinstance(record, AcceptanceRecord)]
    assert [(one.record, one.at, one.reason) for one in verdicts] == [
        (three.record, LATER, None),
        (f"{HIS}-4", LATER, "no"),
    ]


def test_names_that_follow_from_no_sitting_are_replaced_too(path: Path) -> None:
    keep(
        path,
        label(1, session="zoë", record="zoë's first", page="zoë's page"),
        label(2, session="zoë", record="zoë-x", supersedes="zoë's first", page="zoë's page"),
        AcceptanceRecord(session="d" * 12, record="zoë-x", accepted=True, at=LATER),
    )

    erase(path)

    one, two = hers(path)
    assert two.supersedes == one.record
    assert one.page == two.page
    assert [record.record for record in read(path) if isinstance(record, AcceptanceRecord)] == [two.record]
    assert b"zo" not in all_bytes(path)


def test_her_labels_in_his_sitting_leave_his_sitting_alone(path: Path) -> None:
    span = SpanRecord(session=HIS, activity="learn", started_at=LATER)
    keep(path, sitting(HIS, OTHER), label(1, session=HIS), his(2), span)

    erase(path)

    assert [record for record in read(path) if record.session == HIS] == [sitting(HIS, OTHER), his(2), span]
    assert [record.item for record in hers(path)] == ["1.jpg"]


def test_his_labels_in_her_sitting_stay_his(path: Path) -> None:
    keep(path, sitting(HERS, NAME), label(1), label(2, annotator=OTHER))

    erase(path)

    mine, theirs = labels(path)
    assert (theirs.annotator, theirs.submitted_at, theirs.session) == (OTHER, LATER, mine.session)
    assert HERS.encode() not in all_bytes(path)


def test_names_that_differ_in_case_are_two_people(path: Path) -> None:
    keep(path, label(1, annotator="Ana"), label(2, HIS, annotator="ana"))

    forget(path, "Ana", at=ERASED)

    assert [record.annotator for record in labels(path)][1] == "ana"
    assert len(hers(path)) == 1


def test_one_chance_name_stands_for_all_sittings_and_each_of_them_gets_its_own(path: Path) -> None:
    keep(path, label(1), label(2), label(3, session="f" * 12))

    done = erase(path)

    assert {record.annotator for record in hers(path)} == {done.token}
    assert [record.session for record in hers(path)].count(hers(path)[0].session) == 2


def test_it_is_recorded_with_numbers_and_the_head_before(path: Path) -> None:
    keep(path, *hers_alone(), label(1), label(2), his(1))
    before = verify(path)
    looked = outlook(path, NAME)

    done = erase(path)

    (record,) = (one for one in read(path) if isinstance(one, ErasureRecord))
    assert (record.at, record.unlinked, record.dropped, record.head) == (ERASED, 2, 7, before.head)
    assert (looked.names, looked.unlinked, looked.dropped) == ((NAME, OTHER), 2, 7)
    assert done.head == verify(path).head != before.head
    assert (done.unlinked, done.dropped) == (2, 7)
    assert verify(path).records == before.records - 7 + 1


def test_a_store_goes_on_as_any_other_and_others_can_be_forgotten_too(path: Path) -> None:
    keep(path, label(1), his(1))
    erase(path)
    keep(path, his(2), label(3))

    forget(path, OTHER, at=ERASED)
    keep(path, his(4))

    assert verify(path).ok
    assert [record.item for record in labels(path)] == ["1.jpg", "1.jpg", "2.jpg", "3.jpg", "4.jpg"]
    assert [record.annotator for record in labels(path)][-2:] == [NAME, OTHER]
    assert msgspec.json.decode((path / "STORE.json").read_bytes())["generation"] == 2


def test_nobody_of_that_name_is_said_and_nothing_happens(path: Path) -> None:
    keep(path, his(1))
    before = all_bytes(path)

    with pytest.raises(StoreError, match="nobody named"):
        erase(path)

    assert outlook(path, NAME).names == (OTHER,)
    assert all_bytes(path) == before
    with pytest.raises(StoreError, match="no label store yet"):
        forget(path.with_name("nowhere"), NAME, at=ERASED)
    assert outlook(path.with_name("nowhere"), NAME).names == ()


def test_nobody_is_forgotten_while_somebody_has_the_store_open_for_writing(path: Path) -> None:
    keep(path, label(1))
    with LabelStore.open(path), pytest.raises(StoreError, match="open for writing"):
        erase(path)
    assert [record.annotator for record in labels(path)] == [NAME]
    erase(path)


def test_what_a_later_version_wrote_is_left_to_a_later_version(path: Path) -> None:
    keep(path, label(1))
    with LabelDB(path) as db:
        db.table("spans").insert({"session": HERS, "v": 99})

    with pytest.raises(NewerStore):
        erase(path)

    assert not (path / ".forgetting").exists()
    assert NAME[5:8].encode() in all_bytes(path)


def test_documents_of_other_tables_go_if_they_name_the_person(path: Path) -> None:
    keep(path, sitting(HERS, NAME), label(1))
    with LabelDB(path) as db:
        db.table("extra").insert_multiple([{"who": NAME}, {"who": OTHER}, {"sitting": HERS}])
        db.table("empty")

    erase(path)

    with LabelDB(path) as db:
        assert db.table("extra").all() == [{"who": OTHER}]
        assert db.table("extra").get(doc_id=2) == {"who": OTHER}
    assert verify(path).ok


def test_traces_of_the_sittings_that_are_gone_stay_by_which_a_copy_is_known(path: Path) -> None:
    keep(path, *hers_alone(), label(1), label(2, session="f" * 12), his(1))
    gone = {record.session for record in read(path) if getattr(record, "annotator", None) == NAME}

    erase(path)

    (record,) = (one for one in read(path) if isinstance(one, ErasureRecord))
    assert {trace(session) for session in gone} <= set(record.traces)
    assert trace(his(1).session) not in record.traces
