from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from storage import LabelStore, NewerStore
from storage.disk import Disk, open_file
from storage.format import Header, line, link
from storage.index import load_index, save_index
from storage.segment import Segment, line_number
from storage.writer import Row, Writer
from tests.storage.make import label

NUMBER = 3
BASE = 2 * 65_536


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "000003.jsonl"


@pytest.fixture
def writer(path: Path) -> Writer:
    fd = open_file(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_APPEND)
    opened = Writer(Segment(path, NUMBER, "store"), fd, Disk())
    opened.begin(Header(store="store", segment=NUMBER, w=10**12, heads={1: "a" * 64}, void={2: 77}))
    return opened


def rows(*tables: str) -> Sequence[Row]:
    return [Row(table, b'{"n":%d}' % n) for n, table in enumerate(tables)]


def read(path: Path) -> Segment:
    segment = Segment(path, NUMBER, "store")
    segment.take_in(path.stat().st_size)
    return segment


def test_a_segment_gives_its_own_numbers_to_each_table(path: Path, writer: Writer) -> None:
    assert writer.commit(rows("labels", "marks", "labels")) == [BASE + 1, BASE + 1, BASE + 2]
    assert writer.commit(rows("marks")) == [BASE + 2]
    segment = read(path)
    assert segment.counts == {"labels": 2, "marks": 2}
    assert segment.read_document(2, "labels") == b'{"n":2}'
    assert segment.read_document(3, "labels") is None
    assert segment.read_document(0, "labels") is None
    assert segment.read_document(1, "other") is None


def test_reading_agrees_with_the_writer_about_the_end(path: Path, writer: Writer) -> None:
    writer.commit(rows("labels", "labels"), atomic=True)
    writer.commit(rows("labels"))
    segment = read(path)
    assert (segment.head, segment.end, segment.last_w) == writer.tip
    assert segment.sound
    assert (segment.heads, segment.void) == ({1: "a" * 64}, {2: 77})


def test_what_is_appended_later_is_taken_in_without_reading_again(path: Path, writer: Writer) -> None:
    writer.commit(rows("labels"))
    segment = read(path)
    assert not segment.take_in(path.stat().st_size)
    writer.commit(rows("labels", "labels"), atomic=True)
    assert segment.take_in(path.stat().st_size)
    assert segment.counts == {"labels": 3}


def test_nothing_is_read_beyond_the_limit(path: Path, writer: Writer) -> None:
    writer.commit(rows("labels"))
    limit = writer.tip.size
    writer.commit(rows("labels"))
    segment = Segment(path, NUMBER, "store", limit)
    segment.take_in(path.stat().st_size)
    assert segment.counts == {"labels": 1}
    assert not segment.sound


def test_a_document_longer_than_a_block_is_read(path: Path, writer: Writer) -> None:
    long = b'{"text":"%b"}' % (b"x" * 3_000_000)
    writer.commit([Row("labels", b"{}"), Row("labels", long), Row("labels", b"{}")])
    segment = read(path)
    assert segment.read_document(2, "labels") == long
    assert b"".join(block[:whole] for _, block, whole in segment.blocks()) == path.read_bytes()


def test_a_number_out_of_turn_is_damage_and_costs_only_itself(path: Path, writer: Writer) -> None:
    writer.commit(rows("labels", "labels"))
    for number in (BASE + 1, BASE + 65_537, 5):
        writer.commit([Row("labels", b"{}", number)])
    segment = read(path)
    assert segment.counts == {"labels": 2}
    assert [damage.line for damage in segment.damage] == [4, 5, 6]


def test_a_table_may_be_without_documents(path: Path, writer: Writer) -> None:
    writer.commit([Row("empty", None)])
    assert read(path).counts == {"empty": 0}


def test_what_a_later_version_does_is_refused(path: Path, writer: Writer) -> None:
    body = b'{"o":"x","t":"labels","w":1790000000000'
    with path.open("ab") as file:
        file.write(line(body, link(writer.tip.head, body)))
    with pytest.raises(NewerStore):
        read(path)


def test_lines_are_counted_from_one(path: Path) -> None:
    path.write_bytes(b"a\nbc\n")
    assert [line_number(path, offset) for offset in (0, 1, 2, 4, 5)] == [1, 1, 2, 2, 3]


@pytest.fixture
def indexed(path: Path, writer: Writer, tmp_path: Path) -> Path:
    for _ in range(40):
        writer.commit([Row("labels", b'{"text":"%b"}' % (b"x" * 2000)), Row("marks", b"{}")])
    index = tmp_path / "idx" / "000003.idx"
    save_index(index, read(path))
    return index


def test_an_index_says_what_reading_said(path: Path, indexed: Path) -> None:
    whole, quick = read(path), Segment(path, NUMBER, "store")
    assert load_index(indexed, quick)
    for name in ("end", "head", "seen", "first_w", "last_w", "offsets", "counts", "damage", "void", "heads", "torn"):
        assert getattr(quick, name) == getattr(whole, name)


@pytest.mark.parametrize("spoil", ["missing", "short", "flipped", "grown", "touched", "other store"])
def test_an_index_that_does_not_fit_is_not_believed(path: Path, indexed: Path, spoil: str) -> None:
    if spoil == "missing":
        indexed.unlink()
    elif spoil in ("short", "flipped"):
        data = indexed.read_bytes()
        indexed.write_bytes(data[:-1] if spoil == "short" else data[:-1] + bytes([data[-1] ^ 1]))
    elif spoil == "grown":
        with path.open("ab") as file:
            file.write(b"x")
    elif spoil == "touched":
        os.utime(path, ns=(1, 1))
    quick = Segment(path, NUMBER, "other" if spoil == "other store" else "store")
    assert not load_index(indexed, quick)
    assert quick.end == 0


def test_an_index_is_made_when_the_writer_lets_go_and_used_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "labels.store"
    for _ in range(2):
        with LabelStore.open(path) as store:
            for number in range(200):
                store.submit(label(number))
    index = path / "idx" / "000001.idx"
    quick = Segment(path / "seg" / "000001.jsonl", 1, store._journal.segments[1].store)
    assert load_index(index, quick)
    assert quick.counts == {"labels": 400}
