"""The file of drafts: private, whole or not there, and nothing that lies in its place is an error."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from annotate.sitting.draftfile import Draft, DraftFile
from storage import LabelStore, verify
from tests.labelling import record

BEGUN = (
    Draft("b.jpg", {"boxes": [{"label": "cat", "x": 1.5}]}, "blurred", "s-1"),
    Draft("ä/😀.jpg", None, "only a note"),
)


def kept(folder: Path, *begun: Draft, annotator: str = "ana") -> DraftFile:
    """A file with these drafts, after the sitting that they were begun in."""
    file = DraftFile(folder, annotator, "boxes")
    file.open()
    file.keep(begun)
    file.close()
    return file


def reopened(folder: Path, annotator: str = "ana", task: str = "boxes") -> tuple[Draft, ...] | None:
    file = DraftFile(folder, annotator, task)
    begun = file.open()
    file.close()
    return begun


def test_drafts_come_back_as_they_were(tmp_path: Path) -> None:
    kept(tmp_path, *BEGUN)

    assert reopened(tmp_path) == BEGUN


def test_nothing_begun_is_no_file(tmp_path: Path) -> None:
    assert reopened(tmp_path) == ()
    path = kept(tmp_path, *BEGUN).path
    assert path.exists()
    kept(tmp_path)

    assert list(tmp_path.iterdir()) == []
    assert reopened(tmp_path) == ()


def test_each_annotator_has_a_file_whose_name_does_not_tell_whose_it_is(tmp_path: Path) -> None:
    names = ["ana", "Ana", "../../etc", "a/b", "ä" * 60, "😀"]
    for number, name in enumerate(names):
        kept(tmp_path, Draft(f"{number}.jpg", note=name), annotator=name)

    paths = list(tmp_path.iterdir())
    assert len(paths) == len(names)
    assert all(path.name.startswith(".drafts-") and path.name.isascii() and "ana" not in path.name for path in paths)
    found = [reopened(tmp_path, name) for name in names]
    assert found == [(Draft(f"{number}.jpg", note=name),) for number, name in enumerate(names)]


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_only_the_owner_can_read_it_also_where_it_was_opened_to_others(tmp_path: Path) -> None:
    path = kept(tmp_path, *BEGUN).path
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    kept(tmp_path, *BEGUN)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_store_does_not_mind_it(tmp_path: Path) -> None:
    store = tmp_path / "labels.store"
    with LabelStore.open(store) as labels:
        labels.append(record("s-1"))
    kept(store, *BEGUN)

    assert verify(store).ok
    assert verify(store).records == 1
    (store / "STORE.json").unlink()
    with LabelStore.open(store) as labels:
        labels.append(record("s-2"))
    assert verify(store).records == 2
    assert reopened(store) == BEGUN


def test_half_written_files_of_killed_processes_are_cleared_away(tmp_path: Path) -> None:
    file = kept(tmp_path, *BEGUN)
    old, new, other = (tmp_path / name for name in (f".{file.path.name}.0a", f".{file.path.name}.0b", ".drafts-x.0c"))
    for path in (old, new, other):
        path.write_text("half")
    for path in (old, other):
        os.utime(path, (1_000_000_000, 1_000_000_000))

    assert reopened(tmp_path) == BEGUN
    assert [path.exists() for path in (old, new, other)] == [False, True, True]


def contents(**changes: Any) -> bytes:
    whole = {"format": "annotate-drafts", "version": 1, "annotator": "ana", "task": "boxes", "drafts": []}
    return json.dumps({**whole, **changes}).encode()


@pytest.mark.parametrize(
    "found",
    [
        b"",
        b"\xff\xfe",
        contents()[:-3],
        b"[" * 100_000,
        contents(version=2),
        contents(format="annotate-store"),
        contents(annotator="ben"),
        contents(task="tag"),
        contents(drafts=[{"item": 7}]),
        contents(drafts=[{"item": "a.jpg", "answer": ["cat"]}]),
        contents(drafts=[{"note": "of nothing"}]),
    ],
)
def test_what_is_damaged_foreign_or_of_another_version_is_none_and_is_replaced(tmp_path: Path, found: bytes) -> None:
    path = DraftFile(tmp_path, "ana", "boxes").path
    path.write_bytes(found)

    assert reopened(tmp_path) is None
    assert path.read_bytes() == found  # until there is something to keep
    kept(tmp_path, *BEGUN)
    assert reopened(tmp_path) == BEGUN


def test_what_is_no_file_is_none_and_stays(tmp_path: Path) -> None:
    path = DraftFile(tmp_path, "ana", "boxes").path
    path.mkdir()

    assert reopened(tmp_path) is None
    kept(tmp_path, *BEGUN)
    kept(tmp_path)
    assert path.is_dir()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_nobody_waits_for_a_pipe(tmp_path: Path) -> None:
    path = DraftFile(tmp_path, "ana", "boxes").path
    os.mkfifo(path)

    assert reopened(tmp_path) is None
    kept(tmp_path, *BEGUN)
    assert path.is_fifo()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything is allowed here")
def test_where_nothing_may_be_written_nothing_is_kept_and_nothing_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        kept(tmp_path, *BEGUN)
        assert reopened(tmp_path) == ()
    finally:
        tmp_path.chmod(0o700)


def test_a_folder_that_is_gone_is_no_error(tmp_path: Path) -> None:
    kept(tmp_path / "gone", *BEGUN)

    assert reopened(tmp_path / "gone") == ()


def test_a_note_that_no_file_can_hold_hurts_nothing(tmp_path: Path) -> None:
    kept(tmp_path, *BEGUN)
    kept(tmp_path, Draft("b.jpg", note="\ud800"))

    assert reopened(tmp_path) == BEGUN


def test_of_two_processes_the_last_one_to_write_wins(tmp_path: Path) -> None:
    one, other = (DraftFile(tmp_path, "ana", "boxes") for _process in range(2))
    for file in (one, other):
        file.open()
    one.keep(BEGUN)
    other.keep(BEGUN[:1])
    one.close()
    other.close()

    assert reopened(tmp_path) == BEGUN[:1]


def test_two_processes_that_write_at_once_leave_a_file_that_one_of_them_wrote(tmp_path: Path) -> None:
    states = [tuple(Draft(f"{number}.jpg", note=name * 5_000) for number in range(20)) for name in "ab"]
    files = [DraftFile(tmp_path, "ana", "boxes", delay_s=0) for _state in states]
    for file in files:
        file.open()
    for _time in range(50):
        for file, state in zip(files, states, strict=True):
            file.keep(state)
    for file in files:
        file.close()

    assert reopened(tmp_path) in states
    assert [path.name for path in tmp_path.iterdir()] == [files[0].path.name]
