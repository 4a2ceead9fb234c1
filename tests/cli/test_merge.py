"""annotate merge, as it is typed."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from annotate.projects.project import Project
from storage import LabelRecord, LabelStore, SessionRecord, SpanRecord
from storage.locks import try_alone
from storage.records import ClaimRecord
from tests.cli.robot import run
from tests.folders import CLASSIFY, TAG, make_project
from tests.labelling import TIME, record

A, B = "a" * 12, "b" * 12


def work(session: str, annotator: str, *items: str) -> list[Any]:
    """A sitting of a minute and a half, and two seconds for each label."""
    labels = [
        record(f"{session}-{number}", item, session=session, annotator=annotator, short_ms=2_000, inputs=1)
        for number, item in enumerate(items, 1)
    ]
    return [
        SessionRecord(session=session, annotator=annotator, started_at=TIME, tool="0.1", task="classify"),
        *labels,
        SpanRecord(session=session, activity="learn", started_at=TIME, short_ms=90_000),
        ClaimRecord(session=session, at=TIME, gap_ms=40_000, claim="working"),
    ]


def made(folder: Path, *records: Any, toml: str = CLASSIFY) -> Project:
    project = make_project(folder, toml=toml)
    with LabelStore.open(project.store_path) as store:
        store.append(*records)
    return project


def labels(project: Project) -> list[str]:
    with LabelStore.open(project.store_path, read_only=True) as store:
        return [one.record for one in store.scan(LabelRecord)]


@pytest.fixture
def here(tmp_path: Path) -> Project:
    return made(tmp_path / "here", *work(A, "ana", "a.jpg", "b.jpg"))


@pytest.fixture
def there(tmp_path: Path) -> Project:
    return made(tmp_path / "there", *work(B, "ben", "b.jpg", "c.jpg"))


def total(*folders: Path) -> Any:
    told = json.loads(run("receipt", *folders, "--annotator", "ben", "--format", "json").stdout)
    assert told["activities"]["label"]["count"] == 2
    return {name: told[name] for name in ("sessions", "activities", "not_counted", "wall_s", "work", "declared")}


def test_it_says_what_came_and_what_was_here(here: Project, there: Project) -> None:
    first, second = run("merge", here.root, there.root), run("merge", here.root, there.root)

    assert (first.exit_code, second.exit_code) == (0, 0), first.stderr
    assert first.stdout == ""
    assert f"{there.root}: 2 label records and 3 other records came in; 0 were here already." in first.stderr
    assert f"{there.root}: 0 label records and 0 other records came in; 5 were here already." in second.stderr
    assert labels(here) == [f"{A}-1", f"{A}-2", f"{B}-1", f"{B}-2"]


def test_the_receipt_is_that_of_both_folders(here: Project, there: Project) -> None:
    before = total(here.root, there.root)

    run("merge", here.root, there.root)

    assert total(here.root) == before


@pytest.mark.parametrize("inside", [".", "labels.store"])
def test_a_store_without_its_project_is_merged_too(inside: str, here: Project, there: Project) -> None:
    (there.root / "annotate.toml").unlink()

    assert run("merge", here.root, there.root / inside).exit_code == 0
    assert len(labels(here)) == 4


def test_several_come_in_at_once_each_but_once(here: Project, there: Project, tmp_path: Path) -> None:
    copy = shutil.copytree(there.root, tmp_path / "copy")

    result = run("merge", here.root, there.root, there.root, copy)

    assert f"{copy}: 0 label records" in result.stderr
    assert len(labels(here)) == 4


def test_a_project_nobody_has_labelled_yet_takes_and_gives_nothing(here: Project, tmp_path: Path) -> None:
    empty = make_project(tmp_path / "empty")

    result = run("merge", here.root, empty.root)

    assert (result.exit_code, len(labels(here))) == (0, 2)
    assert f"{empty.root}: no record is there yet." in result.stderr
    assert not empty.store_path.exists()
    assert run("merge", empty.root, here.root).exit_code == 0
    assert labels(empty) == labels(here)


def refused(here: Project, *arguments: Any) -> str:
    before = labels(here)
    result = run("merge", here.root, *arguments)
    assert (result.exit_code, labels(here)) == (1, before)
    return result.stderr


def test_it_is_not_merged_into_itself(here: Project) -> None:
    assert "is this very project" in refused(here, here.store_path)


def test_what_is_no_project_is_refused(here: Project, tmp_path: Path) -> None:
    assert "is neither a project's folder nor a store" in refused(here, tmp_path / "nowhere")


def test_another_kind_of_task_is_refused_whatever_is_said(here: Project, tmp_path: Path) -> None:
    other = made(tmp_path / "tags", toml=TAG)
    alone = made(tmp_path / "alone", record(f"{B}-1", session=B, task="tag"))
    (alone.root / "annotate.toml").unlink()

    for path in (other.root, alone.root):
        assert "its kind is “tag”, the one here is “classify”" in refused(here, path, "--force")


def test_other_labels_are_named_and_nothing_comes_unless_forced(here: Project, there: Project) -> None:
    make_project(there.root, toml=CLASSIFY.replace('"dog", "other"', '"cow"'))

    told = refused(here, there.root)

    assert "has labels that are not here: cow; " in told
    assert "lacks labels that are here: dog, other. Nothing was merged" in told
    assert run("merge", here.root, there.root, "--force").exit_code == 0
    assert len(labels(here)) == 4


def test_other_items_are_named(here: Project, tmp_path: Path) -> None:
    other = made(tmp_path / "other", *work(B, "ben", "x.jpg", "y.jpg"))

    assert "none of those that have labels there is here (x.jpg)" in refused(here, other.root)


def test_where_records_differ_ours_stay(here: Project, tmp_path: Path) -> None:
    other = made(tmp_path / "other", record(f"{A}-1", "a.jpg", "dog", session=A), *work(B, "ben", "c.jpg"))

    assert f"1 record of {other.root} says something else here, under the same name ({A}-1)" in refused(
        here, other.root
    )
    assert run("merge", here.root, other.root, "--force").exit_code == 0
    assert labels(here) == [f"{A}-1", f"{A}-2", f"{B}-1"]


def test_the_same_name_on_both_machines_is_told(here: Project, tmp_path: Path) -> None:
    other = made(tmp_path / "other", *work(B, "ana", "b.jpg", "c.jpg"))

    told = run("merge", here.root, other.root).stderr

    assert "Worked on both machines, if the same names are the same people: ana." in told
    assert "1 item was answered on both by the same annotator, and the answer that came in stands: b.jpg." in told


def test_of_a_damaged_store_comes_what_can_be_read(here: Project, there: Project) -> None:
    segment = there.store_path / "seg" / "000001.jsonl"
    segment.write_bytes(segment.read_bytes().replace(b'"item":"b.jpg"', b'"item":"b.jpx"'))
    shutil.rmtree(there.store_path / "idx")

    result = run("merge", here.root, there.root)

    assert result.exit_code == 1
    assert f"{there.root} is damaged in 1 place" in result.stderr
    assert labels(here) == [f"{A}-1", f"{A}-2", f"{B}-2"]


def test_a_store_of_a_later_version_is_refused_before_anything_is_written(here: Project, there: Project) -> None:
    with LabelStore.open(there.store_path) as store:
        store.append(record(f"{B}-9", "a.jpg", session=B, v=2))

    assert "Update it" in refused(here, there.root)


def test_two_merges_at_once_are_refused(here: Project, there: Project) -> None:
    fd = os.open(here.root / "annotate.toml", os.O_RDONLY)
    assert try_alone(fd)

    assert "wait until that is done" in refused(here, there.root)
    os.close(fd)
