"""Forgetting somebody among others, who write and read: every order stays, every cut is found, every reader knows."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import LabelRecord, LabelStore, StoreError, journal, outlook, verify
from storage.records import ErasureRecord, Record, SpanRecord
from tests.storage.make import segment
from tests.storage.test_forgetting import (
    HERS,
    HIS,
    LATER,
    NAME,
    OTHER,
    all_bytes,
    erase,
    his,
    keep,
    label,
    read,
    sitting,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "labels.store"


class Desk:
    """Several writers at once: each has a segment of its own."""

    def __init__(self, path: Path, count: int) -> None:
        self.stores = [LabelStore.open(path) for _ in range(count)]

    def put(self, at: int, *records: Record) -> None:
        self.stores[at].append(*records)
        for store in self.stores:
            store.refresh()

    def close(self) -> None:
        for store in self.stores:
            store.close()


whats = st.sampled_from(["label", "again", "span", "batch", "reopen"])
ticks = st.sampled_from([0, 0, 1, 2, 60_000])
moves = st.lists(st.tuples(st.integers(0, 2), st.booleans(), whats, ticks), min_size=1, max_size=25)


@settings(max_examples=25, deadline=None)
@given(moves)
def test_whatever_was_written_by_whom_nobody_else_loses_a_byte_and_every_order_stays(
    tmp_path_factory: pytest.TempPathFactory, found: list[tuple[int, bool, str, int]]
) -> None:
    path = tmp_path_factory.mktemp("store") / "labels.store"
    with pytest.MonkeyPatch.context() as patch:
        now = [1_700_000_000_000]
        patch.setattr("storage.format.time.time_ns", lambda: now[0] * 1_000_000)
        _work(path, found, now)
    _check_forgetting(path)


def _work(path: Path, found: list[tuple[int, bool, str, int]], now: list[int]) -> None:
    desk = Desk(path, 3)
    last: dict[str, str] = {}
    for number, (at, is_hers, what, tick) in enumerate(found):
        now[0] += tick
        session, name = (HERS, NAME) if is_hers else (HIS, OTHER)
        one = label(number, session, name, supersedes=last.get(what))
        if what == "span":
            desk.put(at, sitting(session, name), SpanRecord(session=session, activity="learn", started_at=LATER))
        elif what == "batch":
            desk.put(at, one, label(number + 1000, session, name), sitting(session, name))
        elif what == "reopen":
            desk.close()
            desk = Desk(path, 3)
        else:
            desk.put(at, one)
            last["again"] = one.record
    desk.close()


def _check_forgetting(path: Path) -> None:
    before = read(path)
    if not outlook(path, NAME).unlinked:
        return

    done = erase(path)

    assert verify(path).ok
    after = [record for record in read(path) if not isinstance(record, ErasureRecord)]
    told = [record.item for record in before if isinstance(record, LabelRecord)]
    assert [record.item for record in after if isinstance(record, LabelRecord)] == told
    assert [r for r in after if r.session == HIS and not _supersedes(r)] == [
        r for r in before if r.session == HIS and not _supersedes(r)
    ]
    renamed = {one.record: two.record for one, two in zip(_labels(before), _labels(after), strict=True)}
    assert [renamed.get(r.supersedes or "") for r in _labels(before)] == [r.supersedes for r in _labels(after)]
    assert done.token in {record.annotator for record in _labels(after)}
    assert HERS.encode() not in all_bytes(path)
    assert NAME[5:8].encode() not in all_bytes(path)


def _labels(records: list[Record]) -> list[LabelRecord]:
    return [record for record in records if isinstance(record, LabelRecord)]


def _supersedes(record: Record) -> bool:
    return isinstance(record, LabelRecord) and record.supersedes is not None


def test_a_tail_that_is_cut_off_afterwards_is_found(path: Path) -> None:
    desk = Desk(path, 3)
    for number in range(9):
        desk.put(number % 3, his(number), label(number))
    desk.close()
    erase(path)
    assert verify(path).ok

    for number in (1, 2, 3):
        whole = segment(path, number).read_bytes()
        segment(path, number).write_bytes(b"".join(whole.splitlines(keepends=True)[:-1]))
        assert [damage.segment for damage in verify(path).damage] == [number]
        segment(path, number).write_bytes(whole)


@pytest.mark.parametrize("step", ["enter", "edition"])
def test_whoever_opens_a_store_that_is_rewritten_at_that_moment_knows_that_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    keep(path, label(1), his(1))
    carry_on = getattr(journal, step)

    def meanwhile(store: Path) -> object:
        monkeypatch.undo()
        erase(path)
        return carry_on(store)

    monkeypatch.setattr(journal, step, meanwhile)
    with LabelStore.open(path, read_only=step == "edition") as store:
        assert store.generation == 1


def test_a_reader_that_was_open_finds_the_store_as_it_is_now(path: Path) -> None:
    keep(path, label(1), his(1))
    with LabelStore.open(path, read_only=True) as reader:
        position = reader.position()
        begun = reader.scan(LabelRecord)
        erase(path)
        with pytest.raises(
            StoreError, match=r"labels\.store was rewritten while it was read, .* run the command again"
        ):
            list(begun)
        assert reader.refresh()
        assert not reader.covers(position)
        assert [record.annotator for record in reader.scan(LabelRecord)][1] == OTHER
        assert reader.damage == []
