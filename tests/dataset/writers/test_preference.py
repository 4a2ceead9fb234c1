from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from annotate.dataset.writers.preference import Preference
from storage import LabelRecord
from tests.dataset.jobs import job, written
from tests.folders import make_project
from tests.labelling import record
from tests.small_projects import pair_project


def choice(name: str, item: str, chosen: str, **fields: Any) -> LabelRecord:
    return record(name, item, task="compare", answer={"choice": chosen}, **fields)


def lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


def test_a_pair_is_what_was_chosen_and_what_was_not(tmp_path: Path) -> None:
    project = pair_project(tmp_path, [("yes,\n", '"no"')], prompt="Is it?")
    votes = [choice("s-1", "1", "right", short_ms=1500), choice("t-1", "1", "right", annotator="ben")]
    (line,) = lines(written(project, *votes, format="preference"))

    assert (line["prompt"], line["chosen"], line["rejected"]) == ("Is it?", '"no"', "yes,\n")
    assert (line["annotators"], line["agreeing"], line["credited_s"], line["annotator"]) == (2, 2, 1.5, None)


def test_each_vote_is_a_line_where_they_are_wanted(tmp_path: Path) -> None:
    project = pair_project(tmp_path, 1)
    votes = [choice("s-1", "1", "left", short_ms=1500), choice("t-1", "1", "right", annotator="ben")]
    found = lines(written(project, *votes, format="preference", view="latest"))

    assert [(one["annotator"], one["record"], one["chosen"], one["credited_s"]) for one in found] == [
        ("ana", "s-1", "a1", 1.5),
        ("ben", "t-1", "b1", None),
    ]


def test_who_finds_neither_better_prefers_nothing_and_that_is_noted(tmp_path: Path) -> None:
    project = pair_project(tmp_path, 3)
    votes = [
        choice("s-1", "1", "tie"),
        choice("s-2", "2", "left"),
        choice("t-2", "2", "right", annotator="ben"),
        choice("s-3", "3", "left"),
    ]
    with job(project, *votes, view="majority") as made, (tmp_path / "out").open("wb") as out:
        assert Preference().write(made, out) == 1

    assert (made.noted.undecided, made.noted.ties) == (["1"], ["2"])
    assert [line["item"] for line in lines((tmp_path / "out").read_bytes())] == ["3"]


def test_pictures_are_told_by_their_paths(tmp_path: Path) -> None:
    toml = '[project]\nitems = "pairs.jsonl"\n[task]\nkind = "compare"\n'
    project = make_project(tmp_path, "a.jpg", "deep/b.jpg", toml=toml)
    (tmp_path / "pairs.jsonl").write_text('{"id": "1", "images": ["a.jpg", "deep/b.jpg"]}\n')
    (line,) = lines(written(project, choice("s-1", "1", "right"), format="preference"))

    assert (line["chosen"], line["rejected"]) == ("deep/b.jpg", "a.jpg")


def test_a_pair_that_the_project_has_no_more_is_noted(tmp_path: Path) -> None:
    project = pair_project(tmp_path, 1)
    with job(project, choice("s-1", "gone", "left"), view="majority") as made, (tmp_path / "out").open("wb") as out:
        assert Preference().write(made, out) == 0

    assert made.noted.missing == ["gone"]
