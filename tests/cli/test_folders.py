"""Folders that are no project, or several with other rules: what is said names which folder to name."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage import LabelStore
from tests.cli.robot import run
from tests.folders import CLASSIFY, make_project
from tests.labelling import record


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def project(name: str, labour: str = "") -> None:
    Path(name).mkdir()
    make_project(Path(name), toml=f"{CLASSIFY}[labour]\n{labour}\n")


def test_rewards_are_told_as_on_receipts() -> None:
    project("photos")
    project("posts", 'reward = "0.0255 USD"')

    english, french = (run("--lang", code, "receipt", "photos", "posts").stderr for code in ("en", "fr"))

    assert "photos pays 0.00\u00a0EUR a label, posts 0.0255\u00a0USD: name one, and print a receipt for each" in english
    assert "0,00\u00a0EUR" in french
    assert "0,0255\u00a0USD" in french


@pytest.mark.parametrize("command", [("status",), ("forget", "--annotator", "ana", "--yes"), ("receipt",)])
def test_a_folder_of_projects_is_answered_with_their_names(command: tuple[str, ...]) -> None:
    Path("kept").mkdir()
    project("kept/answers")
    assert run(*command, "kept").stderr == (
        "annotate: kept is no project itself: name the one that is in it, kept/answers\n"
    )
    project("kept/batch")
    assert ": name one of those that are in it, kept/answers, kept/batch\n" in run(*command, "kept").stderr
    for number in range(5):
        project(f"kept/photos{number}")
    assert "kept/photos2 and others\n" in run(*command, "kept").stderr


def test_of_all_together_no_project_is_named_for_it_may_be_called_after_somebody() -> None:
    for name in ("alice", "bob", "carol"):
        project(name)
        with LabelStore.open(Path(name) / "labels.store") as store:
            store.append(record(f"{name}-1", annotator=name, session=name.ljust(12, "0"), short_ms=1_000))

    text = run("receipt", "alice", "bob", "carol", "--together").stdout

    assert "3 projects" in text
    assert not [name for name in ("alice", "bob", "carol") if name in text]


def test_a_kept_receipt_in_place_of_a_folder_is_answered_with_how_it_is_printed() -> None:
    Path("kept.json").write_text("{}", "utf-8")

    assert "`annotate receipt --from kept.json`" in run("receipt", "kept.json").stderr
