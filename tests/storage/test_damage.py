from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from tinydb import where

from storage import LabelDB, LabelRecord, LabelStore, verify
from storage.folder import segment_path
from tests.storage.make import filled, label, names, read_names, segment, sitting


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path / "labels.store", 8)


def expected(numbers: list[int]) -> list[str]:
    return [label(n).record for n in numbers]


def spoil(path: Path, at: int, bit: int = 0) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1 << bit
    path.write_bytes(bytes(data))


def test_a_sound_store_is_verified(path: Path) -> None:
    found = verify(path)
    assert (found.ok, found.records, found.segments, found.damage) == (True, 8, 1, ())


def test_nothing_at_all_is_sound(tmp_path: Path) -> None:
    assert verify(tmp_path / "nothing").ok


def test_the_last_record_torn_at_any_byte_costs_no_other_and_is_never_written_behind(path: Path) -> None:
    whole = segment(path).read_bytes()
    start = whole.rindex(b"\n", 0, -1) + 1
    for size in range(start, len(whole)):
        segment(path).write_bytes(whole[:size])
        assert read_names(path) == expected(list(range(7)))
        assert (verify(path).ok, verify(path).unfinished) == (True, (1,) if size > start else ())
    with LabelStore.open(path) as store:
        store.append(label(9))
    assert segment(path).read_bytes() == whole[:-1]
    assert read_names(path) == expected([*range(7), 9])
    assert verify(path).ok


def test_a_torn_batch_is_not_read_at_all(tmp_path: Path) -> None:
    path = tmp_path / "labels.store"
    with LabelStore.open(path) as store:
        store.append(label(0))
        before = segment(path).stat().st_size
        store.append(label(1), sitting(), label(2))
    whole = segment(path).read_bytes()
    for size in range(before, len(whole), 7):
        segment(path).write_bytes(whole[:size])
        assert read_names(path) == expected([0])
    segment(path).write_bytes(whole)
    assert read_names(path) == expected([0, 1, 2])


def test_a_segment_that_ends_in_a_whole_batch_line_is_not_continued(tmp_path: Path) -> None:
    path = tmp_path / "labels.store"
    with LabelStore.open(path) as store:
        store.append(label(0))
        store.append(label(1), label(2))
    lines = segment(path).read_bytes().splitlines(keepends=True)
    segment(path).write_bytes(b"".join(lines[:-1]))
    with LabelStore.open(path) as store:
        store.append(label(3))
    assert read_names(path) == expected([0, 3])
    assert segment_path(path, 2).exists()


@pytest.mark.parametrize("seed", range(60))
def test_a_flipped_bit_is_named_and_costs_at_most_its_own_record(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    data = segment(path).read_bytes()
    at = chance.randrange(len(data))
    spoil(segment(path), at, chance.randrange(8))
    hit = data.count(b"\n", 0, at) + 1
    found = verify(path)
    assert [(d.segment, d.line) for d in found.damage] == [(1, hit)]
    with LabelStore.open(path, read_only=True) as store:
        read = names(store)
        assert set(read) >= set(expected([n for n in range(8) if n + 2 != hit]))
        assert [(d.segment, d.line) for d in store.damage] == [(1, hit)]


def test_a_spoilt_line_end_costs_no_record_wherever_the_store_is_read(tmp_path: Path) -> None:
    path = tmp_path / "labels.store"
    with LabelStore.open(path) as store:
        for number in range(300):
            store.submit(label(number))
    lines = segment(path).read_bytes().splitlines(keepends=True)
    spoil(segment(path), sum(map(len, lines[:125])) - 1)

    for _again in range(2):  # the second time with an index
        with LabelStore.open(path) as store:
            assert names(store) == expected(list(range(300)))
            assert [(d.line, d.lost) for d in store.damage] == [(125, 0)]
        with LabelDB(path, access_mode="r") as db:
            assert [db.table("labels").get(doc_id=number)["record"] for number in (124, 125)] == expected([123, 124])
            assert len(db.table("labels").search(where("task") == "classify")) == 300
            assert [(d.line, d.lost) for d in db.storage.damage] == [(125, 0)]
    assert [(d.line, d.lost) for d in verify(path).damage] == [(125, 0)]


def test_a_byte_that_became_a_line_end_costs_one_record(path: Path) -> None:
    data = segment(path).read_bytes()
    for at in (data.index(b"photos/0003"), data.index(b"photos/0007")):
        segment(path).write_bytes(data[:at] + b"\n" + data[at + 1 :])
        assert [found.lost for found in verify(path).damage] == [1]
        assert len(read_names(path)) == 7


def test_a_flipped_bit_inside_a_batch_costs_only_its_own_record(tmp_path: Path) -> None:
    path = tmp_path / "labels.store"
    with LabelStore.open(path) as store:
        store.append(label(0), label(1), label(2))
        store.append(label(3))
    spoil(segment(path), segment(path).read_bytes().index(b"photos/0001"))
    assert read_names(path) == expected([0, 2, 3])


def test_a_damaged_segment_is_read_but_not_continued(path: Path) -> None:
    spoil(segment(path), segment(path).read_bytes().index(b"photos/0003"))
    with LabelStore.open(path) as store:
        store.append(label(8))
        assert names(store) == expected([0, 1, 2, 4, 5, 6, 7, 8])
    assert segment_path(path, 2).exists()
    assert [(d.segment, d.line) for d in verify(path).damage] == [(1, 5)]


def test_a_removed_and_a_swapped_line_are_found(path: Path) -> None:
    lines = segment(path).read_bytes().splitlines(keepends=True)
    segment(path).write_bytes(b"".join(lines[:3] + lines[4:]))
    assert not verify(path).ok
    segment(path).write_bytes(b"".join([*lines[:3], lines[4], lines[3], *lines[5:]]))
    assert not verify(path).ok


def two_segments(path: Path) -> None:
    with LabelStore.open(path) as one, LabelStore.open(path) as other:
        one.append(label(8))
        other.refresh()
        other.append(label(9))


def test_a_cut_end_contradicts_the_segments_that_came_later(path: Path) -> None:
    two_segments(path)
    assert verify(path).ok
    lines = segment(path).read_bytes().splitlines(keepends=True)
    segment(path).write_bytes(b"".join(lines[:-1]))
    assert [(d.segment, "segment 2" in d.why) for d in verify(path).damage] == [(1, True)]


def test_a_missing_segment_is_named(path: Path) -> None:
    two_segments(path)
    segment(path).unlink()
    assert [d.segment for d in verify(path).damage] == [1]


@pytest.mark.parametrize("empty", [False, True])
def test_a_store_without_a_single_segment_has_lost_them(path: Path, empty: bool) -> None:
    segment(path).unlink()
    if empty:
        segment(path).touch()
    assert [(d.segment, d.lost) for d in verify(path).damage] == [(1, None)]


def test_a_new_store_is_sound_before_anything_is_written(tmp_path: Path) -> None:
    LabelStore.open(tmp_path / "labels.store").close()
    found = verify(tmp_path / "labels.store")
    assert (found.ok, found.records, found.segments) == (True, 0, 1)


def test_the_head_is_the_one_that_readers_of_the_store_have(path: Path) -> None:
    two_segments(path)
    with LabelStore.open(path, read_only=True) as store:
        assert verify(path).head == store.head()


def test_a_spoilt_record_that_is_still_json_is_named_by_its_item(path: Path) -> None:
    segment(path).write_bytes(segment(path).read_bytes().replace(b"dog", b"cow", 1))
    assert [(d.item, d.lost) for d in verify(path).damage] == [("photos/0000.jpg", 1)]
    segment(path).write_bytes(segment(path).read_bytes().replace(b'"label":"cow"', b'"label"#"cow"', 1))
    assert [(d.item, d.lost) for d in verify(path).damage] == [(None, 1)]


def test_damage_carries_its_sentence_untranslated_with_what_fills_it_in(path: Path) -> None:
    two_segments(path)
    lines = segment(path).read_bytes().splitlines(keepends=True)
    segment(path).write_bytes(b"".join(lines[:-1]))
    (found,) = verify(path).damage
    assert (found.template.format(**found.fields), found.fields) == (found.why, {"witness": 2})


def test_a_segment_of_another_store_is_named(path: Path, tmp_path: Path) -> None:
    filled(tmp_path / "other", 2)
    shutil.copy(segment(tmp_path / "other"), segment_path(path, 2))
    found = verify(path).damage[0]
    assert (found.segment, found.line) == (2, 1)
    assert "another store" in found.why


def test_a_store_whose_description_is_spoilt_is_read_and_says_so(path: Path) -> None:
    (path / "STORE.json").write_bytes(b"\0\0\0")
    assert len(read_names(path)) == 8
    assert [d.segment for d in verify(path).damage] == [0]


def test_a_document_that_is_no_record_is_left_out_and_named(path: Path) -> None:
    with LabelDB(path) as db:
        db.table("labels").insert({"hello": 1})
    with LabelStore.open(path, read_only=True) as store:
        assert names(store) == expected(list(range(8)))
        assert [(d.segment, d.line) for d in store.damage] == [(1, 10)]
    assert [(d.segment, d.line) for d in verify(path).damage] == [(1, 10)]


def test_what_was_altered_behind_an_index_is_read_again_hash_by_hash(tmp_path: Path) -> None:
    path = tmp_path / "labels.store"
    with LabelStore.open(path) as store:
        for number in range(300):
            store.submit(label(number))
    assert (path / "idx" / "000001.idx").exists()
    data = segment(path).read_bytes()
    segment(path).write_bytes(data.replace(b"photos/0123.jpg", b"photos/9123.jpg"))
    with LabelStore.open(path, read_only=True) as store:
        assert len(names(store)) == 299
        assert [d.line for d in store.damage] == [125]


def test_what_rotted_behind_an_index_unnoticed_costs_only_itself(tmp_path: Path) -> None:
    import os

    path = tmp_path / "labels.store"
    with LabelStore.open(path) as store:
        for number in range(300):
            store.submit(label(number))
    times = segment(path).stat()
    at = segment(path).read_bytes().index(b'"photos/0123.jpg"')
    spoil(segment(path), at, 7)
    os.utime(segment(path), ns=(times.st_atime_ns, times.st_mtime_ns))
    with LabelStore.open(path, read_only=True) as store:
        assert len(names(store)) == 299
        assert [d.line for d in store.damage] == [125]
    with LabelDB(path, access_mode="r") as db:
        assert len(db.table("labels").search(where("task") == "classify")) == 299
        assert [d.line for d in db.storage.damage] == [125]
    assert [d.line for d in verify(path).damage] == [125]


def test_a_shrunken_file_is_read_again(path: Path) -> None:
    with LabelStore.open(path, read_only=True) as store:
        lines = segment(path).read_bytes().splitlines(keepends=True)
        segment(path).write_bytes(b"".join(lines[:4]))
        store.refresh()
        assert names(store) == expected([0, 1, 2])
        assert store.count(LabelRecord) == 3
