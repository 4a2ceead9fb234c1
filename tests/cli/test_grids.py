"""Captchas on the command line: played by the simulated annotator, told of, exported and brought in again."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.cli.robot import run


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The captcha demonstration, played and kept."""
    folder = tmp_path_factory.mktemp("kept")
    result = run("demo", "captcha", "--auto", "18", "--keep", folder)

    assert result.exit_code == 0
    assert "SIMULATED" in result.stdout
    assert "Select all squares with a traffic light" in result.stderr
    assert "von Ahn et al. 2008" in result.stderr
    return folder


def lines(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in run("export", folder, "--format", "jsonl").stdout.splitlines()]


def test_status_tells_how_often_something_was_found(kept: Path) -> None:
    result = run("status", kept / "page")

    assert result.exit_code == 0
    assert "12 of 24 items done" in result.stdout
    assert "fruit" in result.stdout


def test_the_receipt_counts_each_picture_of_a_page_as_a_label(kept: Path) -> None:
    receipt = json.loads(run("receipt", kept / "page", "--annotator", "simulated", "--format", "json").stdout)
    records = lines(kept / "page")

    assert receipt["work"]["shown"] == len(records) == 12
    assert receipt["work"]["labelled"] == sum(record["outcome"] == "labelled" for record in records)


def test_an_export_says_which_items_were_decided_together(kept: Path) -> None:
    pages = Counter(record["page"] for record in lines(kept / "page"))

    assert [*pages.values()] == [12]
    assert {record["page"] for record in lines(kept / "sheets")} == {None}


def test_what_is_exported_can_be_brought_in_with_pages_and_all(kept: Path, tmp_path: Path) -> None:
    for name in ("squares", "sheets", "page"):
        copy = tmp_path / name
        shutil.copytree(kept / name, copy, ignore=shutil.ignore_patterns("labels.store"))
        exported = tmp_path / f"{name}.jsonl"
        run("export", kept / name, "--format", "jsonl", "--output", exported)

        assert run("import", copy, exported).exit_code == 0
        assert lines(copy) == lines(kept / name)


def test_rows_have_the_grid_and_its_tiles(kept: Path) -> None:
    header, first, *_others = run("export", kept / "squares", "--format", "csv").stdout.splitlines()

    assert header.endswith(",target,rows,columns,tiles,unseen")
    assert ",3,3," in first


def test_a_known_answer_is_a_check(kept: Path) -> None:
    checked = [record for record in lines(kept / "sheets") if record["activity"] == "check"]

    assert all(record["item"] == "bicycle" for record in checked)
    assert all((record["gold"] is None) == (record["outcome"] != "labelled") for record in checked)
    assert len(checked) == 1


@pytest.mark.parametrize("name", ["captcha", "boxes"])
def test_every_demonstration_can_be_played_in_french(name: str) -> None:
    result = run("demo", name, "--auto", "1", "--lang", "fr")

    assert result.exit_code == 0
    assert "R E Ç U" in result.stdout or "REÇU" in result.stdout.upper()
