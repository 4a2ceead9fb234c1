"""Forgetting that is stopped, by a kill or a full disk: nothing has happened, or all of it."""

from __future__ import annotations

import errno
import gc
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from storage import DiskFull, LabelRecord, LabelStore, StoreError, forget, verify
from storage.derived import save_derived
from storage.records import Record, SessionRecord, SpanRecord
from tests.storage.make import label

NAME, HERS = "zoë", "feedfacecafe"
AT = "2026-11-30T12:00:00.000Z"


def filled(path: Path) -> Path:
    """Two segments, in which two people alternate."""
    one, two = LabelStore.open(path), LabelStore.open(path)
    for number in range(4):
        for store in (one, two):
            store.append(label(number + 10 * (store is two)))
            store.append(*hers(number + 10 * (store is two)))
    one.close()
    two.close()
    (path / ".drafts-1.json").write_text(NAME)
    save_derived(path, "progress", NAME.encode())
    return path


def hers(number: int) -> list[Record]:
    return [
        SessionRecord(session=HERS, annotator=NAME, started_at=AT, tool="0.1", task="classify"),
        LabelRecord(
            session=HERS,
            record=f"{HERS}-{number}",
            item=f"{number}.jpg",
            task="classify",
            annotator=NAME,
            outcome="labelled",
            answer={"label": "cat"},
            shown_at=AT,
            submitted_at=AT,
        ),
        SpanRecord(session=HERS, activity="learn", started_at=AT),
    ]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("made") / "labels.store")


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "labels.store")
    return tmp_path / "labels.store"


def contents(path: Path) -> dict[str, bytes]:
    return {str(one.relative_to(path)): one.read_bytes() for one in path.rglob("*") if one.is_file()}


def others(path: Path) -> list[str]:
    with LabelStore.open(path, read_only=True) as store:
        return [record.record for record in store.scan(LabelRecord) if record.annotator == "amber-otter"]


def is_forgotten(path: Path) -> bool:
    """Whether nothing of her is there any more; else everything must be."""
    bytes_there = b"".join(contents(path).values())
    there = [piece in bytes_there for piece in (NAME.encode(), HERS.encode())]
    assert there[0] == there[1]
    return not there[0]


CALLS = ("write", "fsync", "fdatasync", "replace", "rename", "unlink", "rmdir", "mkdir")


def dying(count: int, call: Callable[..., Any]) -> int:
    """How a child ends that runs something and is killed before its so-manieth call that changes the disk."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    left = count

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def called(*args: Any, **kwargs: Any) -> Any:
            nonlocal left
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*args, **kwargs)

        return called

    try:
        for name in CALLS:
            setattr(os, name, counted(getattr(os, name)))
        call()
        os._exit(0)
    finally:
        os._exit(1)


def erase(path: Path) -> None:
    forget(path, NAME, at=AT, also=[".drafts-1.json"])


def test_killed_at_any_instant_it_has_not_happened_or_is_finished_by_the_next_to_open_the_store(
    made: Path, tmp_path: Path
) -> None:
    before, kept, ends = contents(made), others(made), []
    for instant in range(200):
        path = tmp_path / str(instant)
        shutil.copytree(made, path)
        status = dying(instant, lambda path=path: erase(path))
        read_only = instant % 2 == 0
        if read_only:
            assert verify(path).ok
        LabelStore.open(path, read_only=read_only).close()
        assert others(path) == kept
        ends.append(is_forgotten(path))
        assert verify(path).ok
        LabelStore.open(path).close()
        assert {one.name for one in path.iterdir() if one.is_dir()} == {"seg", "idx"}
        if not ends[-1]:
            assert {**contents(path), ".lock": b""} == {**before, ".lock": b""}
            erase(path)
            assert is_forgotten(path)
        assert not (path / ".drafts-1.json").exists()
        if status == 0:
            break
    assert status == 0
    assert ends == sorted(ends)
    assert ends.count(True) > 5 < ends.count(False)


@pytest.fixture(scope="module")
def decided(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which it was decided, and nothing is in place yet."""
    for instant in range(100):
        path = tmp_path_factory.mktemp("decided") / "labels.store"
        shutil.copytree(made, path)
        dying(instant, lambda path=path: erase(path))
        if (path / ".forgotten").exists():
            return path
    raise AssertionError("it never comes to that")


def test_whoever_finishes_it_may_be_killed_too(made: Path, decided: Path, tmp_path: Path) -> None:
    kept = others(made)
    for instant in range(100):
        path = tmp_path / str(instant)
        shutil.copytree(decided, path)
        status = dying(instant, lambda path=path: LabelStore.open(path, read_only=True).close())
        assert others(path) == kept
        assert is_forgotten(path)
        assert verify(path).ok
        if status == 0:
            break
    assert instant > 5


def test_a_store_that_somebody_made_up_removes_nothing_outside_of_it(decided: Path, tmp_path: Path) -> None:
    path, mine = tmp_path / "labels.store", tmp_path / "mine.txt"
    shutil.copytree(decided, path)
    mine.touch()
    (path / ".forgotten" / "also.json").write_bytes(msgspec.json.encode(["../mine.txt", str(mine), "..", "", "."]))

    assert verify(path).ok
    assert mine.exists()


@pytest.mark.parametrize("name", [".forgotten", "seg", "idx"])
def test_nothing_is_moved_or_removed_through_a_link(decided: Path, tmp_path: Path, name: str) -> None:
    path, elsewhere = tmp_path / "labels.store", tmp_path / "elsewhere"
    shutil.copytree(decided, path)
    (path / name).rename(elsewhere)
    (path / name).symlink_to(elsewhere)
    before = contents(elsewhere)

    with pytest.raises(StoreError, match="cannot be finished here"):
        LabelStore.open(path, read_only=True)
    assert contents(elsewhere) == before


def test_what_cannot_be_finished_for_want_of_permission_is_said(
    decided: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "labels.store"
    shutil.copytree(decided, path)

    def forbidden(*args: object, **kwargs: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", forbidden)
        with pytest.raises(StoreError, match=r"stopped, and cannot be finished here \(Permission denied\)"):
            LabelStore.open(path, read_only=True)
    assert verify(path).ok
    assert is_forgotten(path)


def test_on_a_full_disk_nothing_has_happened(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(path)

    def full(*args: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(DiskFull, match="Free some space"):
            erase(path)
    assert contents(path) == {**before, ".lock": b""}


def test_where_files_cannot_be_locked_it_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(*args: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("fcntl.flock", no_locks)
    with pytest.raises(StoreError, match="Copy the project to a disk of this machine"):
        erase(path)
    with LabelStore.open(path) as store:
        store.append(label(99))


def test_a_forked_child_that_may_write_keeps_it_from_happening(path: Path) -> None:
    go, going = os.pipe()
    with LabelStore.open(path):
        child = os.fork()
        if child == 0:
            os.close(going)
            os.read(go, 1)
            os._exit(0)
    with pytest.raises(StoreError, match="open for writing"):
        erase(path)
    os.close(going)
    os.waitpid(child, 0)
    os.close(go)
    erase(path)


def test_a_store_that_nobody_closed_keeps_nobody_in(path: Path) -> None:
    from storage.journal import Journal

    journal = Journal(path)
    with pytest.raises(StoreError, match="open for writing"):
        erase(path)
    del journal
    gc.collect()
    erase(path)
