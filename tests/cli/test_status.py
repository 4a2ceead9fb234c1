"""`annotate status` as people and programs see it: bars that fit, and what is left for whoever asks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotate.projects.project import Project
from annotate.text import printable
from storage import LabelRecord, LabelStore
from tests.cli.robot import run
from tests.folders import CLASSIFY, make_project
from tests.labelling import record
from tests.small_projects import text_project

BLOCKS = "█▏▎▍▌▋▊▉"


def keep(project: Project, *records: LabelRecord) -> Project:
    with LabelStore.open(project.store_path) as store:
        store.append(*records)
    return project


def labelled(folder: Path) -> Project:
    """Three of four items by ana, in 2 s each, on two days; ben did one."""
    project = make_project(folder, *(f"{name}.jpg" for name in "abcd"), toml=f"{CLASSIFY}[queue]\noverlap = 2\n")
    first, second = "2026-11-24T09:00:00.000Z", "2026-11-26T09:00:00.000Z"
    return keep(
        project,
        record("s-1", "a.jpg", "cat", short_ms=2000, inputs=1, submitted_at=first),
        record("s-2", "b.jpg", "cat", short_ms=2000, inputs=1, submitted_at=second),
        record("s-3", "c.jpg", "dog", short_ms=2000, inputs=1, submitted_at=second),
        record("t-1", "a.jpg", "cat", annotator="ben", short_ms=9000, inputs=1, submitted_at=second),
    )


def shown(folder: Path, monkeypatch: pytest.MonkeyPatch, width: int, *more: str) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(width))
    result = run("status", folder, *more)
    assert result.exit_code == 0
    return result.stdout.splitlines()


def row(lines: list[str], label: str) -> str:
    return next(line for line in lines if line.strip().startswith(f"{label} "))


@pytest.mark.parametrize("width", [50, 80, 120])
def test_bars_are_as_long_as_their_shares_in_one_line_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    labelled(tmp_path)
    lines = shown(tmp_path, monkeypatch, width)

    cat, dog = (sum(row(lines, label).count(block) for block in BLOCKS) for label in ("cat", "dog"))
    assert abs(cat - 3 * dog) <= 3
    assert sum(any(block in line for block in BLOCKS) for line in lines if "items done" not in line) == 3  # and days
    assert "75%" in row(lines, "cat")
    assert max(map(len, lines)) <= width


@pytest.mark.parametrize("width", [20, 40])
def test_a_narrow_terminal_gets_numbers_without_bars(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    labelled(tmp_path)
    lines = shown(tmp_path, monkeypatch, width)

    assert not any(block in row(lines, "cat") for block in BLOCKS)
    assert max(map(len, lines)) <= width


def test_the_time_left_is_that_of_whoever_asks_for_what_waits_for_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    labelled(tmp_path)

    assert "1 item left: about 2 s for ana alone, at that speed" in shown(tmp_path, monkeypatch, 120, "-a", "ana")
    assert "3 items left: about 27 s for ben alone, at that speed" in shown(tmp_path, monkeypatch, 120, "-a", "ben")
    assert not any("alone" in line for line in shown(tmp_path, monkeypatch, 120, "-a", "zoe"))


def test_days_are_a_column_each_also_those_without_labels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    labelled(tmp_path)

    assert "labels a day, 2026-11-24 to 2026-11-26: ▃·█ (most: 3)" in shown(tmp_path, monkeypatch, 120)


def test_programs_get_the_same_facts(tmp_path: Path) -> None:
    labelled(tmp_path)
    found = json.loads(run("status", tmp_path, "-a", "ana", "--format", "json").stdout)

    assert found["labels"] == {"cat": 3, "dog": 1, "other": 0}
    assert (found["done"], found["left"], found["left_own"], found["left_s"]) == (1, 3, 1, 2.0)
    assert found["days"] == {"2026-11-24": 1, "2026-11-26": 3}
    assert found["speed"] == {"own_median_s": 2.0, "all_median_s": None}


def test_a_pipe_gets_no_colours_and_labels_cannot_draw(tmp_path: Path) -> None:
    keep(make_project(tmp_path), record("s-1", label="c\x1b[31mow"))
    result = run("status", tmp_path)

    assert "\x1b" not in result.stdout
    assert printable("c\x1b[31mow") in result.stdout


def test_decisions_of_a_review_are_told_apart(tmp_path: Path) -> None:
    project = text_project(tmp_path, 2)
    with LabelStore.open(project.store_path) as store:
        store.append(record("s-1", "1"), record("s-2", "1", annotator="zoe", activity="review"))
    lines = [" ".join(line.split()) for line in run("status", tmp_path).stdout.splitlines()]

    assert "annotator labelled in a review skipped flagged" in lines
    assert ("ana 1 0 0 0" in lines, "zoe 1 1 0 0" in lines) == (True, True)
