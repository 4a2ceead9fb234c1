"""annotate export --split, as it is typed."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from annotate.projects.project import Project
from storage import LabelStore
from tests.cli.robot import run
from tests.labelling import record
from tests.small_projects import image_project, make_project

COUNT = 20


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Twenty pictures of cats and dogs, in two folders."""
    names = [f"{'day' if n % 2 else 'night'}/{n}.png" for n in range(COUNT)]
    project = image_project(tmp_path / "photos", names)
    with LabelStore.open(project.store_path) as store:
        store.append(*(record(f"s-{n}", name, ("cat", "dog")[n % 4 > 1]) for n, name in enumerate(names)))
    return project


def split_of(folder: Path) -> dict[str, str]:
    with (folder / "splits.csv").open(encoding="utf-8", newline="") as file:
        return {row["item"]: row["split"] for row in csv.DictReader(file)}


def exported(project: Project, folder: Path, *arguments: Any) -> dict[str, str]:
    result = run("export", project.root, "--format", "imagefolder", "--output", folder, *arguments)
    assert result.exit_code == 0, result.stderr
    return split_of(folder)


def test_a_dataset_has_the_parts_that_were_asked_for(project: Project, tmp_path: Path) -> None:
    parts = exported(project, tmp_path / "out", "--split", "80/10/10", "--seed", "3")

    assert Counter(parts.values())["train"] == pytest.approx(16, abs=2)
    assert len(parts) == COUNT
    assert parts == exported(project, tmp_path / "again", "--split", "80/10/10", "--seed", "3")


def test_the_parts_of_an_earlier_dataset_are_kept_and_what_came_since_is_added(
    project: Project, tmp_path: Path
) -> None:
    before = exported(project, tmp_path / "out", "--split", "50/25/25", "--seed", "3")
    with LabelStore.open(project.store_path) as store:
        store.append(record("t-1", "day/21.png", "dog"))
    (project.root / "day" / "21.png").write_bytes((project.root / "day" / "1.png").read_bytes())

    after = exported(project, tmp_path / "more", "--split", tmp_path / "out" / "splits.csv")

    assert len(after) == COUNT + 1
    assert {item: after[item] for item in before} == before


def test_items_of_one_folder_stay_together(project: Project, tmp_path: Path) -> None:
    parts = exported(project, tmp_path / "out", "--split", "50/50", "--group", "folder")

    assert len({(item.partition("/")[0], part) for item, part in parts.items()}) == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--split", "80"), "“80” parts nothing: write two or three numbers"),
        (("--split", "80/10/10", "--group", "colour"), "choose one of folder"),
    ],
)
def test_what_parts_nothing_is_a_slip_of_usage(arguments: tuple[str, ...], message: str, project: Project) -> None:
    result = run("export", project.root, *arguments)

    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


POSTS = {
    "posts.csv": "id,text,group\n" + "".join(f"{n},text {n},g{n // 4}\n" for n in range(COUNT)),
    "posts.jsonl": "".join(
        json.dumps({"id": str(n), "text": f"text {n}", "group": f"g{n // 4}"}) + "\n" for n in range(COUNT)
    ),
}


@pytest.mark.parametrize("name", POSTS)
def test_items_of_one_group_of_their_file_stay_together(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(POSTS[name], "utf-8")
    project = make_project(tmp_path, name)
    with LabelStore.open(project.store_path) as store:
        store.append(*(record(f"s-{n}", str(n), ("cat", "dog")[n % 2]) for n in range(COUNT)))

    out = run("export", tmp_path, "--format", "csv", "--split", "60/40")

    parts = {row["item"]: row["split"] for row in csv.DictReader(out.stdout.splitlines())}
    assert len({(int(item) // 4, part) for item, part in parts.items()}) == COUNT // 4
    assert set(parts.values()) == {"train", "val"}


def test_pairs_have_groups_too(tmp_path: Path) -> None:
    rows = ({"id": str(n), "texts": [f"a{n}", f"b{n}"], "group": f"g{n // 4}"} for n in range(8))
    (tmp_path / "pairs.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")

    items = make_project(tmp_path, "pairs.jsonl", kind="compare", labels=()).items()

    assert items.groups == {str(n): f"g{n // 4}" for n in range(8)}


def test_pictures_that_a_file_names_have_groups_too(tmp_path: Path) -> None:
    image_project(tmp_path, 4)
    rows = ({"id": str(n), "images": [f"{n}.png"], "group": f"g{n // 3}"} for n in range(1, 5))
    (tmp_path / "items.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")

    items = make_project(tmp_path, "items.jsonl").items()

    assert [item.group for item in items] == ["g0", "g0", "g1", "g1"]
