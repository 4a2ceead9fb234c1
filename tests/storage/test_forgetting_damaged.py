"""Forgetting in a store that is damaged: what was found wrong is found wrong afterwards, and nothing else is lost."""

from __future__ import annotations

import errno
import random
import shutil
from pathlib import Path

import pytest

from storage import LabelStore, verify
from tests.storage.make import FailingDisk, label, segment, sitting
from tests.storage.test_forgetting_stopped import HERS, NAME, contents, erase, filled, hers, is_forgotten, others


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("whole") / "labels.store")


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole, tmp_path / "labels.store")
    return tmp_path / "labels.store"


def spoil(path: Path, old: bytes, new: bytes) -> None:
    data = segment(path).read_bytes()
    assert old in data
    segment(path).write_bytes(data.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new", "healed"),
    [
        (b'"item":"1.jpg"', b'"item":"x.jpg"', False),
        (b'"item":"photos/0002.jpg"', b'"item":"photos/0009.jpg"', False),
        (b'"}\n', b'"!\n', True),
        (b'"}\n', b'" \n', True),
    ],
)
def test_what_was_spoilt_is_still_told_to_be_and_costs_no_other_record(
    path: Path, old: bytes, new: bytes, healed: bool
) -> None:
    spoil(path, old, new)
    before, kept = verify(path).damage, others(path)

    erase(path)

    after = verify(path).damage
    assert others(path) == kept
    assert is_forgotten(path)
    if not healed:
        assert [(one.segment, one.lost, one.why) for one in after] == [
            (one.segment, one.lost, one.why) for one in before
        ]
    else:
        assert after == ()


@pytest.mark.parametrize("seed", range(25))
def test_any_spoilt_byte_costs_no_other_record_and_hides_none_of_hers(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    spoilt = segment(path, chance.choice([1, 2]))
    data = bytearray(spoilt.read_bytes())
    for at in sorted(chance.sample(range(len(data)), chance.choice([1, 1, 2, 5]))):
        data[at] ^= 1 << chance.randrange(8)
    spoilt.write_bytes(bytes(data))
    before, kept = verify(path), others(path)

    erase(path)

    after = verify(path)
    assert others(path) == kept
    assert sum(one.lost or 0 for one in after.damage) == sum(one.lost or 0 for one in before.damage)
    assert len(after.damage) <= len(before.damage)
    found = b"".join(contents(path).values())
    assert NAME.encode() not in found
    assert HERS.encode() not in found


def test_a_spoilt_header_and_lines_in_a_row_are_told_as_before(path: Path) -> None:
    data = segment(path).read_bytes().splitlines(keepends=True)
    for place in (0, 2, 3):
        data[place] = data[place].replace(b'"', b"'", 1)
    segment(path).write_bytes(b"".join(data))
    before, kept = verify(path).damage, others(path)

    erase(path)

    assert [one.lost for one in before] == [one.lost for one in verify(path).damage]
    assert others(path) == kept
    assert is_forgotten(path)


def test_spoilt_last_lines_go_and_are_told_as_before(path: Path) -> None:
    data = segment(path).read_bytes().splitlines(keepends=True)
    for place in (-2, -1):
        data[place] = data[place].replace(b'"', b"'", 1)
    segment(path).write_bytes(b"".join(data))
    before, kept = verify(path).damage, others(path)

    erase(path)

    assert [(one.lost, one.why) for one in before] == [(one.lost, one.why) for one in verify(path).damage]
    assert others(path) == kept
    assert is_forgotten(path)


def test_a_missing_segment_is_still_missed(path: Path) -> None:
    segment(path).unlink()
    before = verify(path).damage

    erase(path)

    assert [one.why for one in verify(path).damage] == [one.why for one in before]
    assert (path / "seg" / "000003.jsonl").exists()


def test_a_tail_that_was_cut_off_before_is_still_missed(path: Path) -> None:
    with LabelStore.open(path) as first, LabelStore.open(path) as second, LabelStore.open(path) as third:
        for store in (first, second, third):
            store.append(label(50))
    data = segment(path).read_bytes().splitlines(keepends=True)
    segment(path).write_bytes(b"".join(data[:-6]))
    before = verify(path).damage
    assert before

    erase(path)

    assert [(one.segment, one.template) for one in verify(path).damage] == [
        (one.segment, one.template) for one in before
    ]


def test_what_was_disowned_and_what_was_never_finished_goes(path: Path) -> None:
    disk = FailingDisk()
    with LabelStore(path, disk=disk) as store:
        store.append(sitting())
        disk.syncs = {0: errno.EIO}
        store.append(hers(77)[1])
        store.append(label(78))
    with segment(path, 2).open("ab") as file:
        file.write(b'{"o":"+","t":"labels","i":7,"w":1790000000000,"d":{"annotator":"zo')
    kept = others(path)

    erase(path)

    assert verify(path).ok
    assert verify(path).unfinished == ()
    assert others(path) == kept
    assert is_forgotten(path)
    with LabelStore.open(path) as store:
        store.append(label(80))
    assert verify(path).ok
