from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import LabelRecord, LabelStore, Position, Record, SessionRecord, verify
from storage.records import RECORDS
from tests.storage.make import label, names, sitting

STEPS = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["label", "both", "refresh", "reopen"])), max_size=25)


@settings(max_examples=40, deadline=None)
@given(steps=STEPS, ticks=st.lists(st.integers(-3, 3), max_size=25))
def test_whoever_writes_and_however_the_clock_goes_everybody_reads_the_same_once(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, str]], ticks: list[int]
) -> None:
    path = tmp_path_factory.mktemp("law") / "labels.store"
    now = [1_790_000_000_000]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("storage.format.time.time_ns", lambda: now[0] * 1_000_000)
        stores = [LabelStore.open(path) for _ in range(3)]
        watcher = LabelStore.open(path, read_only=True)
        position, watched = Position(), list[Record]()
        for number, (who, what) in enumerate(steps):
            now[0] += ticks[number] if number < len(ticks) else 0
            if what == "refresh":
                stores[who].refresh()
            elif what == "reopen":
                stores[who].close()
                stores[who] = LabelStore.open(path)
            else:
                stores[who].append(
                    *([label(number)] if what == "label" else [sitting(f"{number:012x}"), label(number)])
                )
            watcher.refresh()
            watched += watcher.scan_all(after=position)
            position = watcher.position()
        for store in stores:
            store.refresh()
        everything = [list(store.scan_all()) for store in (*stores, watcher)]
        for store in (*stores, watcher):
            store.close()
    assert everything[0] == everything[1] == everything[2] == everything[3]
    assert sorted(map(repr, watched)) == sorted(map(repr, everything[0]))
    assert len(everything[0]) == sum({"label": 1, "both": 2}.get(what, 0) for _, what in steps)
    assert verify(path).ok


@pytest.mark.parametrize("count", [3, 40])
def test_kinds_read_alone_are_the_parts_of_all_kinds(tmp_path: Path, count: int) -> None:
    with LabelStore.open(tmp_path / "labels.store") as one, LabelStore.open(tmp_path / "labels.store") as other:
        for number in range(count):
            (one if number % 2 else other).append(sitting(f"{number:012x}"), label(number))
        one.refresh()
        together = list(one.scan_all())
        for kind in RECORDS:
            assert list(one.scan(kind)) == [record for record in together if isinstance(record, kind)]


def test_what_is_appended_while_reading_comes_the_next_time(tmp_path: Path) -> None:
    with LabelStore.open(tmp_path / "labels.store") as store:
        store.append(label(0))
        reading = store.scan(LabelRecord)
        assert next(reading) == label(0)
        store.append(label(1))
        assert list(reading) == []
        assert names(store) == [label(n).record for n in (0, 1)]


def test_records_of_one_kind_do_not_hide_each_other(tmp_path: Path) -> None:
    with LabelStore.open(tmp_path / "labels.store") as store:
        for _ in range(3):
            store.append(sitting())
        assert list(store.scan(SessionRecord)) == list(store.scan_all()) == [sitting()] * 3


def test_a_repeat_is_found_far_behind_its_first(tmp_path: Path) -> None:
    with LabelStore.open(tmp_path / "labels.store") as store:
        for number in range(3000):
            store.submit(label(number))
        store.append(label(5))
        assert len(names(store)) == 3000


@settings(max_examples=20, deadline=None)
@given(whos=st.lists(st.integers(0, 2), max_size=12), ticks=st.lists(st.integers(-3, 3), min_size=12, max_size=12))
def test_what_was_read_up_to_a_position_is_read_again_the_same_whatever_came_since(
    tmp_path_factory: pytest.TempPathFactory, whos: list[int], ticks: list[int]
) -> None:
    path = tmp_path_factory.mktemp("until") / "labels.store"
    now = [1_790_000_000_000]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("storage.format.time.time_ns", lambda: now[0] * 1_000_000)
        stores = [LabelStore.open(path) for _ in range(3)]
        watcher = LabelStore.open(path, read_only=True)
        then: list[tuple[Position, str, list[Record]]] = []
        for number, who in enumerate(whos):
            now[0] += ticks[number]
            stores[who].append(label(number), sitting(f"{number:012x}"))
            watcher.refresh()
            then.append((watcher.position(), watcher.head(), list(watcher.scan_all())))
        for position, head, records in then:
            assert position.head == head
            assert list(watcher.scan_all(until=position)) == records
            for segment, mark in position.segments.items():
                assert watcher.hash_at(segment, mark.end) == mark.head
                assert watcher.end_of(segment, mark.head) == mark.end
        for store in (*stores, watcher):
            store.close()


def test_a_place_that_is_no_end_of_a_line_has_no_hash(tmp_path: Path) -> None:
    with LabelStore.open(tmp_path / "labels.store") as store:
        store.append(label(1))
        (end,) = (mark.end for mark in store.position().segments.values())

        assert store.end_of(1, "0" * 64) is store.end_of(2, "0" * 64) is None
        assert [store.hash_at(number, at) for number, at in ((1, end + 1), (1, 3), (1, -end), (2, end))] == [None] * 4
        assert store.hash_at(1, end - 1) != store.hash_at(1, end)
