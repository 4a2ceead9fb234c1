"""A disk that is full, broken or forbidden: nothing that was said to be saved is lost, nothing else is said to be."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import DiskFull, LabelRecord, LabelStore, ReadOnlyStore, WriteFailed, verify
from storage.disk import Disk
from storage.folder import segment_path
from tests.storage.make import FailingDisk, filled, label, names, read_names, segment


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "labels.store"


@pytest.fixture
def disk() -> FailingDisk:
    return FailingDisk()


@pytest.fixture
def store(path: Path, disk: FailingDisk) -> Iterator[LabelStore]:
    with LabelStore(path, disk=disk) as opened:
        opened.append(label(0))
        yield opened


def expected(*numbers: int) -> list[str]:
    return [label(n).record for n in numbers]


def test_a_full_disk_is_named_and_later_labels_are_saved_once_there_is_room(
    path: Path, disk: FailingDisk, store: LabelStore
) -> None:
    disk.full = True
    for number in range(3):
        with pytest.raises(DiskFull, match="Free some space"):
            store.append(label(100 + number))
    assert names(store) == read_names(path) == expected(0)
    disk.full = False
    store.append(label(1))
    assert names(store) == read_names(path) == expected(0, 1)
    assert verify(path).ok
    assert [entry.name for entry in (path / "seg").iterdir()] == ["000001.jsonl"]


def test_a_full_disk_fails_the_futures_and_later_ones_succeed(disk: FailingDisk, store: LabelStore) -> None:
    disk.full = True
    lost = store.submit(label(100))
    assert isinstance(lost.exception(10), DiskFull)
    with pytest.raises(DiskFull):
        store.flush()
    disk.full = False
    store.submit(label(1)).result(10)
    store.flush()
    assert names(store) == expected(0, 1)


def test_a_disk_full_from_the_start_leaves_at_most_an_empty_segment(path: Path, disk: FailingDisk) -> None:
    disk.full = True
    with LabelStore(path, disk=disk) as store:
        for _ in range(3):
            with pytest.raises(DiskFull):
                store.append(label(1))
        assert names(store) == []
        disk.full = False
        store.append(label(1))
        assert names(store) == expected(1)
    assert [entry.name for entry in (path / "seg").iterdir()] == ["000001.jsonl"]


def test_half_a_write_is_never_written_behind(path: Path, disk: FailingDisk, store: LabelStore) -> None:
    disk.cut = 40
    with pytest.raises(DiskFull):
        store.append(label(100))
    store.append(label(1))
    assert names(store) == read_names(path) == expected(0, 1)
    assert segment_path(path, 2).exists()
    assert verify(path).ok


@pytest.mark.parametrize("cut", [1, 40, 400, 560])
def test_a_batch_that_was_cut_off_is_disowned_whole(path: Path, disk: FailingDisk, store: LabelStore, cut: int) -> None:
    disk.cut = cut
    with pytest.raises(DiskFull):
        store.append(label(100), label(101))
    store.append(label(1))
    assert names(store) == read_names(path) == expected(0, 1)
    assert verify(path).ok


def test_after_a_failed_sync_the_label_goes_to_a_new_segment_and_comes_once(
    path: Path, disk: FailingDisk, store: LabelStore
) -> None:
    disk.syncs = {0: errno.EIO}
    store.append(label(1))
    store.append(label(2))
    assert names(store) == read_names(path) == expected(0, 1, 2)
    assert b'"record":"aaaaaaaaaaaa-1"' in segment(path).read_bytes()
    assert b'"record":"aaaaaaaaaaaa-1"' in segment(path, 2).read_bytes()
    assert store.count(LabelRecord) == 3
    assert verify(path).ok


def test_a_reader_that_has_seen_the_disowned_label_sees_it_once(
    path: Path, disk: FailingDisk, store: LabelStore
) -> None:
    class Spying(FailingDisk):
        def sync(self, fd: int) -> None:
            spy.refresh()
            super().sync(fd)

    with LabelStore.open(path, read_only=True) as spy:
        spying = Spying()
        appender = store._journal._appender
        assert appender.writer is not None
        appender._disk = appender.writer._disk = spying
        spying.syncs = {0: errno.EIO}
        store.append(label(1))
        spy.refresh()
        assert names(spy) == expected(0, 1)
        assert spy.count(LabelRecord) == 2


def test_a_disk_that_stays_broken_is_named_and_loses_nothing_that_was_saved(
    path: Path, disk: FailingDisk, store: LabelStore
) -> None:
    disk.syncs = dict.fromkeys(range(20), errno.EIO)
    for number in (100, 101):
        with pytest.raises(WriteFailed, match="not saved"):
            store.append(label(number))
    disk.syncs = {}
    store.append(label(1))
    assert names(store) == read_names(path) == expected(0, 1)


def test_what_was_disowned_is_not_continued_by_others_before_it_is_said(
    path: Path, disk: FailingDisk, store: LabelStore
) -> None:
    disk.syncs = dict.fromkeys(range(20), errno.EIO)
    with pytest.raises(WriteFailed):
        store.append(label(100))
    with LabelStore.open(path) as other:
        other.append(label(1))
    disk.syncs = {}
    store.append(label(2))
    assert read_names(path) == expected(0, 1, 2)
    assert verify(path).ok


@pytest.mark.parametrize("failing", ["write", "sync"])
def test_an_interrupt_at_the_disk_loses_nothing_and_doubles_nothing(path: Path, failing: str) -> None:
    class Interrupted(Disk):
        due = False

        def write(self, fd: int, data: bytes) -> int:
            written = super().write(fd, data)
            if failing == "write" and self.due:
                self.due = False
                raise KeyboardInterrupt
            return written

        def sync(self, fd: int) -> None:
            super().sync(fd)
            if failing == "sync" and self.due:
                self.due = False
                raise KeyboardInterrupt

    disk = Interrupted()
    with LabelStore(path, disk=disk) as store:
        store.append(label(0))
        disk.due = True
        with pytest.raises(KeyboardInterrupt):
            store.append(label(1))
        store.append(label(1))
        assert names(store) == read_names(path) == expected(0, 1)
    assert verify(path).ok


def test_a_folder_that_cannot_be_written_is_read_and_named_when_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(path, 2)
    real = os.open

    def forbidden(name: str, flags: int, mode: int = 0o777) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return real(name, flags, mode)

    monkeypatch.setattr(os, "open", forbidden)
    with LabelStore.open(path) as store:
        assert len(names(store)) == 2
        with pytest.raises(ReadOnlyStore, match="Permission denied"):
            store.append(label(3))
        assert isinstance(store.submit(label(3)).exception(10), ReadOnlyStore)
        with pytest.raises(ReadOnlyStore):
            store.flush()
        store.save_derived("progress", b"x")


def test_a_store_cannot_be_made_where_writing_is_forbidden(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*args: object, **kwargs: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(Path, "mkdir", forbidden)
    with pytest.raises(ReadOnlyStore, match="Read-only file system"):
        LabelStore.open(path)


def test_what_json_cannot_hold_fails_before_anything_is_touched(path: Path, store: LabelStore) -> None:
    import msgspec

    size = segment(path).stat().st_size
    spoilt = msgspec.structs.replace(label(1), answer={"x": float("nan")})
    with pytest.raises(ValueError, match="answer/x"):
        store.append(label(1), spoilt)
    with pytest.raises(ValueError, match="answer/x"):
        store.submit(spoilt)
    assert segment(path).stat().st_size == size
    store.append(label(1))
    assert names(store) == expected(0, 1)


def test_nothing_is_called_saved_that_went_into_a_deleted_store(path: Path) -> None:
    with pytest.raises(WriteFailed), LabelStore(path) as store:
        store.append(label(0))
        shutil.rmtree(path)
        late = store.submit(label(1))
        assert isinstance(late.exception(10), WriteFailed)
