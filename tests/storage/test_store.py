from __future__ import annotations

import pickle
import stat
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import (
    RECORDS,
    ClosedStore,
    LabelRecord,
    LabelStore,
    MarkRecord,
    NewerStore,
    NotAStore,
    OpenSpan,
    Position,
    ReadOnlyStore,
    Record,
    SessionRecord,
    StalePosition,
    StoreError,
    verify,
)
from storage.format import IDS
from tests.storage.make import filled, label, names, read_names, segment, sitting


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "labels.store"


def test_what_is_appended_is_read_back_by_kind_and_in_order(path: Path) -> None:
    with LabelStore.open(path) as store:
        store.append(sitting(), label(1))
        store.append(label(2))
        assert list(store.scan(LabelRecord)) == [label(1), label(2)]
        assert list(store.scan(SessionRecord)) == [sitting()]
        assert list(store.scan_all()) == [sitting(), label(1), label(2)]
        assert (store.count(LabelRecord), store.count(SessionRecord), store.count(MarkRecord)) == (2, 1, 0)


def test_another_opening_reads_the_same(path: Path) -> None:
    filled(path, 3)
    assert read_names(path) == [label(n).record for n in range(3)]


WHOLE = st.integers(0, 2**53)
FIELDS: dict[Any, st.SearchStrategy[Any]] = {
    int: WHOLE,
    int | None: st.none() | WHOLE,
    tuple[int, ...]: st.lists(WHOLE, max_size=3).map(tuple),
    tuple[OpenSpan, ...]: st.builds(OpenSpan, activity=st.just("label"), short_ms=WHOLE).map(lambda span: (span,)),
    dict[str, Any]: st.dictionaries(st.text(), st.text() | st.lists(st.text()), max_size=3),
    dict[str, Any] | None: st.none() | st.dictionaries(st.text(), st.text() | st.lists(st.text()), max_size=3),
}


def any_record(kind: type[Record]) -> st.SearchStrategy[Record]:
    parts = {
        field.name: FIELDS[field.type] if field.type in FIELDS else st.from_type(field.type)
        for field in msgspec.structs.fields(kind)
    }
    return st.builds(kind, **parts | {"v": st.just(1)})


@settings(max_examples=30, deadline=None)
@given(records=st.lists(st.one_of([any_record(kind) for kind in RECORDS]), max_size=6, unique_by=str))
def test_every_record_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, records: list[Record]) -> None:
    records = [
        msgspec.structs.replace(record, record=f"r{n}") if isinstance(record, LabelRecord) else record
        for n, record in enumerate(records)
    ]
    with LabelStore.open(tmp_path_factory.mktemp("law") / "labels.store") as store:
        for record in records:
            store.append(record)
        assert list(store.scan_all()) == records


def test_nested_parts_of_a_record_come_back_typed(path: Path) -> None:
    mark = MarkRecord(session="b" * 12, elapsed_ms=7, open=(OpenSpan(activity="label", long_gaps_ms=(40_000,)),))
    with LabelStore.open(path) as store:
        store.append(mark)
        assert list(store.scan(MarkRecord)) == [mark]


def test_more_at_once_than_a_segment_has_numbers_for_is_refused_and_nothing_of_it_is_kept(path: Path) -> None:
    with LabelStore.open(path) as store:
        store.append(label(1))
        with pytest.raises(StoreError):
            store.append(*[sitting()] * (IDS + 1))
        store.append(label(2))
    assert read_names(path) == [label(1).record, label(2).record]
    assert verify(path).ok


def test_a_submitted_record_is_on_the_disk_once_its_future_resolves(path: Path) -> None:
    with LabelStore.open(path) as store:
        future = store.submit(label(1))
        assert future.result(10) is None
        assert b'"record":"aaaaaaaaaaaa-1"' in segment(path).read_bytes()


def test_records_are_kept_in_the_order_of_submitting_and_appending(path: Path) -> None:
    with LabelStore.open(path) as store:
        for number in range(0, 60, 2):
            store.submit(label(number))
            store.append(label(number + 1))
        assert names(store) == [label(n).record for n in range(60)]


def test_closing_waits_for_what_was_submitted(path: Path) -> None:
    store = LabelStore.open(path)
    futures = [store.submit(label(n)) for n in range(50)]
    store.close()
    assert all(future.done() for future in futures)
    assert len(read_names(path)) == 50


def test_a_closed_store_says_so(path: Path) -> None:
    store = LabelStore.open(path)
    store.close()
    store.close()
    with pytest.raises(ClosedStore, match="Open it again"):
        store.append(label(1))
    with pytest.raises(ClosedStore):
        store.submit(label(1))
    with pytest.raises(ClosedStore):
        store.refresh()


def test_somebody_who_only_looks_leaves_no_segment_but_the_one_that_every_store_has(path: Path) -> None:
    with LabelStore.open(path) as store:
        assert names(store) == []
        store.append()
    with LabelStore.open(path) as store:
        assert names(store) == []
    assert [one.name for one in (path / "seg").iterdir()] == ["000001.jsonl"]


def test_read_only_a_missing_store_is_empty_and_nothing_is_made(path: Path) -> None:
    with LabelStore.open(path, read_only=True) as store:
        assert list(store.scan_all()) == []
        assert store.position() == Position()
        store.save_derived("progress", b"x")
    assert not path.exists()


def test_read_only_appending_names_the_remedy(path: Path) -> None:
    filled(path, 1)
    with LabelStore.open(path, read_only=True) as store:
        with pytest.raises(ReadOnlyStore, match="Open it for writing"):
            store.append(label(2))
        with pytest.raises(ReadOnlyStore):
            store.submit(label(2))


def test_a_read_only_store_sees_a_store_that_comes_to_be(path: Path) -> None:
    with LabelStore.open(path, read_only=True) as reader:
        assert not reader.refresh()
        filled(path, 2)
        assert reader.refresh()
        assert len(names(reader)) == 2


def test_a_repeated_name_comes_once(path: Path) -> None:
    with LabelStore.open(path) as store:
        store.append(label(1))
        store.append(label(2))
        store.append(label(1))
        assert names(store) == [label(1).record, label(2).record]
        assert [r.record for r in store.scan_all() if isinstance(r, LabelRecord)] == names(store)
        assert len(list(store.raw(LabelRecord))) == 2


def test_raw_documents_are_the_records_as_json(path: Path) -> None:
    with LabelStore.open(path) as store:
        store.append(label(1), sitting())
        assert list(store.raw(LabelRecord)) == [msgspec.json.encode(label(1))]
        assert list(store.raw(SessionRecord)) == [msgspec.json.encode(sitting())]


def test_after_a_position_only_what_is_newer_is_read(path: Path) -> None:
    with LabelStore.open(path) as store:
        store.append(label(1))
        seen = msgspec.json.decode(msgspec.json.encode(store.position()), type=Position)
        assert list(store.scan_all(after=seen)) == []
        store.append(label(2), sitting())
        assert list(store.scan_all(after=seen)) == [label(2), sitting()]
        assert list(store.raw(LabelRecord, after=seen)) == [msgspec.json.encode(label(2))]
        assert store.covers(seen)
    with LabelStore.open(path, read_only=True) as again:
        assert list(again.scan(LabelRecord, after=seen)) == [label(2)]


def test_a_position_of_another_store_is_refused(path: Path, tmp_path: Path) -> None:
    filled(path, 3)
    filled(tmp_path / "other", 2)
    with LabelStore.open(tmp_path / "other") as other, LabelStore.open(path) as store:
        for position in (other.position(), Position({7: store.position().segments[1]})):
            assert not store.covers(position)
            with pytest.raises(StalePosition, match="from the beginning"):
                list(store.scan(LabelRecord, after=position))


def test_refreshing_takes_in_what_another_writer_appended(path: Path) -> None:
    with LabelStore.open(path) as one, LabelStore.open(path) as other:
        one.append(label(1))
        assert other.refresh()
        assert not other.refresh()
        other.append(label(2))
        assert names(one) == [label(1).record]
        assert one.refresh()
        assert names(one) == names(other) == [label(1).record, label(2).record]
        assert one.head() == other.head()


def test_the_head_stands_for_all_that_was_read(path: Path) -> None:
    with LabelStore.open(path) as store:
        heads = [store.head()]
        for number in range(3):
            store.append(label(number))
            heads.append(store.head())
    with LabelStore.open(path, read_only=True) as again:
        assert again.head() == heads[-1]
    assert len(set(heads)) == 4


def test_what_is_written_comes_after_all_that_was_read_even_if_the_clock_was_set_back(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with LabelStore.open(path) as first, LabelStore.open(path) as second:
        first.append(label(1))
        second.refresh()
        monkeypatch.setattr("time.time_ns", lambda: 5)
        second.append(label(2))
        first.refresh()
        first.append(label(3))
    assert read_names(path) == [label(n).record for n in (1, 2, 3)]


def test_a_record_of_a_later_version_is_refused_with_the_remedy(path: Path) -> None:
    with LabelStore.open(path) as store:
        store.append(msgspec.structs.replace(label(1), v=2))
        for read in (store.scan(LabelRecord), store.scan_all()):
            with pytest.raises(NewerStore, match="pip install --upgrade"):
                list(read)


def test_a_later_store_is_refused_with_the_remedy(path: Path) -> None:
    filled(path, 1)
    name = path / "STORE.json"
    name.write_text(name.read_text().replace('"version":1', '"version":2'))
    with pytest.raises(NewerStore, match="pip install --upgrade"):
        LabelStore.open(path)


def test_a_file_is_not_a_store(path: Path) -> None:
    path.write_text("{}")
    with pytest.raises(NotAStore, match="is a file"):
        LabelStore.open(path)


def test_a_folder_with_other_things_is_not_a_store_and_is_left_alone(path: Path) -> None:
    path.mkdir()
    (path / "cat.jpg").write_bytes(b"")
    for read_only in (True, False):
        with pytest.raises(NotAStore, match=r"cat\.jpg"):
            LabelStore.open(path, read_only=read_only)
    assert [entry.name for entry in path.iterdir()] == ["cat.jpg"]


def test_an_empty_folder_becomes_a_store(path: Path) -> None:
    path.mkdir()
    filled(path, 1)
    assert len(read_names(path)) == 1


def test_a_store_whose_making_was_interrupted_is_made(path: Path) -> None:
    (path / "seg").mkdir(parents=True)
    (path / "STORE.json.123").write_text("")
    filled(path, 1)
    assert len(read_names(path)) == 1


def test_a_description_of_something_else_is_not_a_store(path: Path) -> None:
    path.mkdir()
    (path / "STORE.json").write_text('{"format":"grocery","version":1,"id":"x"}')
    with pytest.raises(NotAStore, match=r"STORE\.json"):
        LabelStore.open(path)


@pytest.mark.usefixtures("umask")
def test_everything_is_the_owners_alone_whatever_the_umask(path: Path) -> None:
    with LabelStore.open(path) as store:
        for number in range(200):
            store.submit(label(number))
        store.save_derived("progress", b"x")
    modes = {entry: stat.S_IMODE(entry.stat().st_mode) for entry in [path, *path.rglob("*")]}
    assert {mode for entry, mode in modes.items() if entry.is_dir()} == {0o700}
    assert {mode for entry, mode in modes.items() if entry.is_file()} == {0o600}
    assert {entry.name for entry in modes} >= {"STORE.json", "000001.jsonl", "000001.idx", "progress.bin"}


@pytest.fixture(params=[0o000, 0o022, 0o277])
def umask(request: pytest.FixtureRequest) -> Any:
    import os

    before = os.umask(request.param)
    yield
    os.umask(before)


def test_derived_data_is_kept_until_it_is_deleted_or_spoilt(path: Path) -> None:
    with LabelStore.open(path) as store:
        assert store.load_derived("progress") is None
        store.save_derived("progress", b"\n1\n")
        assert store.load_derived("progress") == b"\n1\n"
        kept = path / "idx" / "progress.bin"
        kept.write_bytes(kept.read_bytes()[:-1])
        assert store.load_derived("progress") is None
        with pytest.raises(StoreError, match="small letters"):
            store.save_derived("../x", b"")


def test_an_error_carries_its_template_and_fields_and_can_be_sent_to_another_process(path: Path) -> None:
    path.write_text("")
    with pytest.raises(NotAStore) as caught:
        LabelStore.open(path)
    error = caught.value
    assert error.template.format(**error.fields) == str(error)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_a_missing_index_folder_is_no_obstacle(path: Path) -> None:
    filled(path, 2)
    (path / "idx").rmdir()
    with LabelStore.open(path) as store:
        store.append(label(3))
        store.save_derived("progress", b"x")
        assert store.load_derived("progress") == b"x"


def test_a_failure_inside_a_with_block_is_not_lost(path: Path) -> None:
    class Full(Exception):
        pass

    with pytest.raises(Full), LabelStore.open(path) as store:

        def fail(rows: object) -> None:
            raise Full

        store._committer._commit = fail
        store.submit(label(1))
