"""What is said on leaving: how much, how long, what next; and where that went which could not be saved."""

from __future__ import annotations

import shlex
import tempfile
from pathlib import Path
from typing import Any

import pytest

from annotate.errors import AnnotateError
from annotate.projects.project import Project
from annotate.sitting.outcome import Outcome
from cli.label import label
from cli.working import report
from storage import LabelStore
from storage.records import Record, SpanRecord
from tests.cli.robot import run
from tests.labelling import TIME, record
from tests.small_projects import text_project

SESSION = "0123456789ab"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def left_with(*unsaved: Record) -> Outcome:
    return Outcome("ana", 2, 90_000, list(unsaved), "the disk is full")


def said_of(outcome: Outcome, folder: Path) -> str:
    with pytest.raises(AnnotateError) as told:
        report(outcome, folder)
    return str(told.value)


def test_the_receipt_is_named_with_its_annotator_as_the_shell_wants_it(capsys: pytest.CaptureFixture[str]) -> None:
    report(Outcome("Ana B.", 1, 61_000), Path("my photos"))

    said = capsys.readouterr().err
    assert said == (
        "1 label by Ana B. in 1 min 01 s, all saved. Your receipt: annotate receipt 'my photos' --annotator 'Ana B.'\n"
    )


def test_of_a_sitting_without_a_meter_no_time_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    report(Outcome("ana", 2, metered=False), Path("photos"))

    said = capsys.readouterr().err
    assert said == "2 labels by ana, not timed, all saved. Your receipt: annotate receipt photos --annotator ana\n"


@pytest.mark.usefixtures("temporary")
def test_what_could_not_be_saved_is_put_aside_and_can_be_brought_in_as_it_is_said(tmp_path: Path) -> None:
    project = text_project(tmp_path)
    said = said_of(left_with(record(f"{SESSION}-1", "1"), record(f"{SESSION}-2", "2")), project.root)
    assert said.startswith("2 decisions could not be saved (the disk is full). They were put aside; later bring them")
    _annotate, *command = shlex.split(said.split("`")[1])

    assert run(*command).exit_code == 0
    with LabelStore.open(project.store_path, read_only=True) as store:
        assert store.count(type(record(f"{SESSION}-1"))) == 2


@pytest.mark.usefixtures("temporary")
def test_one_decision_is_spoken_of_as_one(tmp_path: Path) -> None:
    said = said_of(left_with(record(f"{SESSION}-1", "1")), tmp_path)

    assert said.startswith("1 decision could not be saved (the disk is full). It was put aside; later bring it in")


def test_where_nothing_can_be_put_aside_that_is_said(tmp_path: Path, temporary: Path) -> None:
    temporary.rmdir()

    assert said_of(left_with(record(f"{SESSION}-1", "1")), tmp_path) == (
        "1 decision could not be saved (the disk is full), nor put aside (No such file or directory): it is lost"
    )


def test_time_alone_is_not_called_a_decision(tmp_path: Path, temporary: Path) -> None:
    span = SpanRecord(session=SESSION, activity="learn", started_at=TIME)

    assert said_of(left_with(span), tmp_path) == "the end of your time here could not be saved: the disk is full"
    assert not list(temporary.iterdir())


def test_nobody_sat_down_and_nothing_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report(Outcome(), tmp_path)

    assert capsys.readouterr().err == ""


def test_label_speaks_the_language_that_its_own_option_names(tmp_path: Path) -> None:
    assert "il n’y en a pas ici" in run("label", tmp_path, "--lang", "fr").stderr
    assert run("label", tmp_path, "--lang", "de").exit_code == 2


@pytest.mark.parametrize("no_meter", [False, True])
def test_a_meter_runs_unless_the_annotator_says_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_meter: bool
) -> None:
    told: dict[str, Any] = {}

    def work(project: Project, annotator: str | None, **how: Any) -> Outcome:
        told.update(how)
        return Outcome()

    text_project(tmp_path)
    monkeypatch.setattr("cli.working.has_terminal", lambda: True)
    monkeypatch.setattr("cli.working.work", work)
    label(tmp_path, no_meter=no_meter)

    assert told["metered"] is not no_meter
