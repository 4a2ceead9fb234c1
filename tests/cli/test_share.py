"""annotate share, and the receipt of several people that it allows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from annotate.i18n import set_language
from cli.main import app
from storage import LabelStore
from storage.records import ShareRecord
from tests.receipt.sample import label, sitting


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A project of two people, one of whom only has labels from elsewhere."""
    monkeypatch.setenv("ANNOTATE_CONFIG", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("ANNOTATE_LANG", "en")
    (tmp_path / "annotate.toml").write_text('[task]\nkind = "classify"\nlabels = ["cat", "dog"]\n')
    with LabelStore.open(tmp_path / "labels.store") as store:
        store.append(
            sitting(session="aaaaaaaaaaaa", annotator="ana"),
            label(1, session="aaaaaaaaaaaa", record="aaaaaaaaaaaa-1", annotator="ana", short_ms=2_000),
            label(1, session="bbbbbbbbbbbb", record="bbbbbbbbbbbb-1", annotator="bea", short_ms=3_000),
        )
    yield tmp_path
    set_language(None)


def run(*arguments: object, exit_code: int = 0) -> Any:
    result = CliRunner().invoke(app, [str(one) for one in arguments])
    assert result.exit_code == exit_code, result.output
    return result


def shares(project: Path) -> list[tuple[str, bool]]:
    with LabelStore.open(project / "labels.store", read_only=True) as store:
        return [(record.annotator, record.given) for record in store.scan(ShareRecord)]


def test_two_people_are_told_of_together_once_both_agreed(project: Path) -> None:
    refusal = run("receipt", project, "--together", exit_code=1).stderr
    run("share", project, "--annotator", "ana")
    run("receipt", project, "--together", exit_code=1)
    run("share", project, "-a", "bea")
    found = json.loads(run("receipt", project, "--together", "--by", "day", "--format", "json").stdout)

    assert "2 people are too few" in refusal and "annotate share --annotator NAME" in refusal
    assert (found["people"], found["annotator"], found["credited_s"]) == (2, "", 5.0)
    assert [group["key"] for group in found["groups"]] == ["2026-11-24"]
    assert "signals" not in found


def test_it_says_what_is_shared_and_how_to_take_it_back(project: Path) -> None:
    said = run("share", project, "--annotator", "ana").stderr

    assert "no names" in said
    assert f"annotate share {project} --annotator ana --withdraw" in said


def test_consent_is_recorded_once_and_can_be_taken_back(project: Path) -> None:
    for options in ([], [], ["--withdraw"], ["--withdraw"], []):
        run("share", project, "--annotator", "ana", *options)

    assert shares(project) == [("ana", True), ("ana", False), ("ana", True)]


def test_whoever_is_named_in_the_settings_agrees_for_themselves(project: Path) -> None:
    (project / "settings.toml").write_text('name = "bea"\n')
    run("share", project)

    assert shares(project) == [("bea", True)]


def test_nobody_agrees_for_a_stranger_or_for_nobody(project: Path) -> None:
    stranger = run("share", project, "--annotator", "zoë", exit_code=1).stderr

    assert "nobody named “zoë” has labelled here: name one of ana, bea" in stranger
    assert "say who agrees" in run("share", project, exit_code=2).stderr
    assert shares(project) == []


@pytest.mark.parametrize("more", [["--annotator", "ana"], ["--by", "session"]])
def test_a_receipt_of_all_tells_of_no_one_person(project: Path, more: list[str]) -> None:
    assert "--together" in run("receipt", project, "--together", *more, exit_code=2).stderr


@pytest.mark.parametrize("by", ["session", "day", "kind"])
def test_a_receipt_has_parts_when_asked(project: Path, by: str) -> None:
    (group,) = json.loads(run("receipt", project, "-a", "ana", "--by", by, "--format", "json").stdout)["groups"]

    assert group["key"] == {"session": "aaaaaaaaaaaa", "day": "2026-11-24", "kind": "classify"}[by]
    assert (group["credited_s"], group["labelled"]) == (2.0, 1)
