"""annotate audit: what it prints, and what it says when it cannot."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from annotate.i18n import set_language
from cli.main import app
from storage import LabelStore
from tests.receipt.audit.test_audit import MIXED, person
from tests.receipt.sample import records


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A settings file of one's own, and English."""
    monkeypatch.setenv("ANNOTATE_CONFIG", str(tmp_path / "config" / "settings.toml"))
    monkeypatch.setenv("ANNOTATE_LANG", "en")
    yield
    set_language(None)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in which two people labelled."""
    folder = tmp_path / "signs"
    folder.mkdir()
    (folder / "annotate.toml").write_text('[task]\nkind = "classify"\nlabels = ["a", "b"]\n')
    with LabelStore.open(folder / "labels.store") as store:
        store.append(*person("ana", MIXED), *person("farm", "a" * 60, [250] * 60))
    return folder


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["audit", *map(str, arguments)])


def test_people_read_each_annotators_signals_and_when_they_are_raised(project: Path) -> None:
    result = run(project)

    assert (result.exit_code, result.stderr) == (0, "")
    assert "Signals, not verdicts: they take away neither time nor money." in result.stdout
    assert "▲ One answer only" in result.stdout
    assert "worth a check, together with the person" in result.stdout
    assert "one key press without a decision (keystroke-level model)" in " ".join(result.stdout.split())


def test_programs_read_the_same(project: Path) -> None:
    found = json.loads(run(project, "--format", "json").stdout)

    assert [(row["annotator"], row["check"]) for row in found["annotators"]] == [("ana", False), ("farm", True)]
    assert found["rules"].keys() == {one["signal"] for one in found["annotators"][0]["signals"]}


def test_one_annotator_and_a_period_can_be_chosen(project: Path) -> None:
    found = json.loads(
        run(project, "-f", "json", "-a", "farm", "--since", "2026-11-24", "--until", "2026-11-24").stdout
    )

    assert [row["annotator"] for row in found["annotators"]] == ["farm"]
    assert (found["since"], found["until"]) == ("2026-11-24T00:00:00.000Z", "2026-11-25T00:00:00.000Z")


def test_what_cannot_be_done_is_said_in_one_line(project: Path, tmp_path: Path) -> None:
    for arguments, said in (
        ([project, "-a", "nobody"], "nobody named “nobody” has labelled here: name one of ana, farm"),
        ([project, "--since", "x"], "“x” is no day and no moment"),
        ([tmp_path], "is no project itself"),
    ):
        result = run(*arguments)
        assert (result.exit_code, result.stdout) == (1, "")
        assert said in result.stderr
        assert result.stderr.count("\n") == 1
    assert run(project, "--format", "xml").exit_code == 2


def test_before_anybody_has_labelled_there_are_no_signals(project: Path) -> None:
    for path in sorted((project / "labels.store").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (project / "labels.store").rmdir()

    assert "nobody has labelled here yet" in run(project).stderr


def test_damage_is_told_and_the_rest_is_read(project: Path) -> None:
    segment = min((project / "labels.store").rglob("*.jsonl"))
    lines = segment.read_bytes().split(b"\n")
    lines[5] = lines[5].replace(b"cat", b"cow").replace(b'"a"', b'"b"')
    segment.write_bytes(b"\n".join(lines))
    result = run(project)

    assert result.exit_code == 0
    assert "damaged" in result.stderr
    assert "farm" in result.stdout


def test_a_sitting_of_few_labels_is_shown(project: Path) -> None:
    with LabelStore.open(project / "labels.store") as store:
        store.append(*records())

    assert "too few to say anything" in run(project, "-a", "amber-otter").stdout
