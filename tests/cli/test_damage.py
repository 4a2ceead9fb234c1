"""What the commands say of a store that cannot be read as it was written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from storage import LabelDB, LabelStore
from tests.cli.robot import run
from tests.folders import make_project
from tests.labelling import record

TOLD = (
    "annotate: labels.store is damaged in 1 place: segment 1, line 3; 1 record is left out; "
    "`annotate verify` tells more\n"
)


@pytest.fixture
def photos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with three label records."""
    monkeypatch.chdir(tmp_path)
    project = make_project(Path("photos"))
    with LabelStore.open(project.store_path) as store:
        for one in (record("s-1"), record("s-2", "b.jpg", "dog"), record("s-3", "c.jpg")):
            store.append(one)
    return Path("photos")


def segment(photos: Path) -> Path:
    return photos / "labels.store" / "seg" / "000001.jsonl"


def change(photos: Path, old: bytes, new: bytes) -> None:
    segment(photos).write_bytes(segment(photos).read_bytes().replace(old, new, 1))


def test_verify_names_the_first_record_that_was_changed_and_its_item(photos: Path) -> None:
    change(photos, b"dog", b"cow")

    result = run("verify", photos)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("annotate: photos/labels.store is damaged in 1 place, segment 1, line 3 (byte ")
    assert "which says that it is by “ana” and about the item “b.jpg”: the record does not fit" in result.stderr
    assert result.stderr.count("\n") == 1


def test_export_writes_what_can_be_read_and_ends_with_status_1(photos: Path) -> None:
    change(photos, b"dog", b"cow")

    shown, kept = run("export", photos), run("export", photos, "--output", "out.jsonl")

    assert (shown.exit_code, shown.stdout.count("\n"), shown.stderr) == (1, 2, TOLD)
    assert (kept.exit_code, kept.stderr) == (1, f"2 records written to out.jsonl.\n{TOLD}")
    assert Path("out.jsonl").read_text() == shown.stdout


def test_status_receipt_and_import_say_it_once_and_go_on(photos: Path) -> None:
    Path("more.jsonl").write_text(run("export", photos).stdout)
    change(photos, b"dog", b"cow")

    found = [run("status", photos), run("receipt", photos), run("import", photos, "more.jsonl")]

    assert [(one.exit_code, one.stderr.count(TOLD)) for one in found] == [(0, 1)] * 3
    assert "1 new record imported; 2 were here already." in found[2].stderr


def test_what_only_reading_finds_is_told_after_it(photos: Path) -> None:
    """The bytes fit their hash, and are no record: another program wrote them."""
    with LabelDB(photos / "labels.store") as db:
        db.table("labels").insert({"item": "x.jpg"})

    found = [run(command, photos) for command in ("status", "export", "receipt")]

    assert [one.exit_code for one in found] == [0, 1, 0]
    assert all("in 1 place: segment 1, line 5; 1 record is left out" in one.stderr for one in found)


def test_a_store_that_lost_its_segments_is_not_taken_for_an_empty_one(photos: Path) -> None:
    shutil.rmtree(photos / "labels.store" / "seg")

    found = {command: run(command, photos) for command in ("verify", "status", "export", "receipt")}

    assert {command: one.exit_code for command, one in found.items()} == {
        "verify": 1,
        "status": 0,
        "export": 1,
        "receipt": 1,
    }
    assert all("every segment is missing or empty" in one.stderr for one in found.values())
    assert "nobody can tell how many records are left out" in found["status"].stderr


def test_verify_tells_of_an_unfinished_last_line_without_calling_it_damage(photos: Path) -> None:
    segment(photos).write_bytes(segment(photos).read_bytes()[:-5])

    result = run("verify", photos)

    assert result.exit_code == 0
    assert result.stdout.startswith("2 records in 1 segment: every one is as it was written.\nhead ")
    assert result.stderr.startswith("the last line of segment 1 is unfinished and left out: a killed program leaves")


def test_verify_knows_a_project_that_nobody_has_begun(tmp_path: Path) -> None:
    make_project(tmp_path)

    assert run("verify", tmp_path).stdout == "There is no store yet: nothing was labelled here.\n"
