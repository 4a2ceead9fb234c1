"""The real command in terminals that show pixels, or say late what they are: from the question to the last code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotate.projects.project import Project
from storage import LabelStore
from storage.records import LabelRecord
from tests.small_projects import image_project
from tests.terminals.fakes import Manner, command

KITTY = Manner(b"kitty(0.41.1)", b"20;10", kitty=b"OK")
PLACEHOLDER = "\U0010eeee"
CTRL_Q = "\x11"
ENVIRONMENT = {"COLORTERM": "truecolor"}


def label(manner: Manner, project: Project, *script: tuple[str, str], options: tuple[str, ...] = ()) -> str:
    """All that the terminal got while somebody read the first screen and did what the script says."""
    arguments = ("label", project.root, "--annotator", "ana", *options)
    status, shown = command(manner, *arguments, environment=ENVIRONMENT, script=[("Before you begin", "\r"), *script])
    assert status == 0
    return shown


def labelled(project: Project) -> list[str]:
    with LabelStore.open(project.store_path, read_only=True) as store:
        return [record.item for record in store.scan(LabelRecord)]


@pytest.mark.usefixtures("settings_file")
def test_in_kitty_pictures_are_sent_and_shown_and_all_are_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    (tmp_path / "project").mkdir()
    project = image_project(tmp_path / "project", 3)

    shown = label(KITTY, project, (PLACEHOLDER, "1"), ("1 saved", CTRL_Q))

    sent = re.findall(r"\x1b_Ga=T[^;]*i=(\d+)[^;]*t=t", shown)
    assert len(set(sent)) >= 2
    assert set(re.findall(r"\x1b_Ga=d,d=I,q=2,i=(\d+)", shown)) == set(sent)
    assert not list(temporary.iterdir())  # also those that this terminal has never read
    assert labelled(project) == ["1.png"]


@pytest.mark.usefixtures("settings_file")
@pytest.mark.parametrize(
    ("manner", "code"),
    [
        (Manner(b"WezTerm 20240203", b"20;10", b"?65;4"), "\x1b]1337;File="),
        (Manner(b"foot(1.16.2)", b"20;10", b"?62;4"), "\x1bP0;1;0q"),
    ],
)
def test_elsewhere_they_are_drawn_over_the_cells(tmp_path: Path, manner: Manner, code: str) -> None:
    project = image_project(tmp_path, 3)

    label(manner, project, (code, "1"), ("1 saved", CTRL_Q))

    assert labelled(project) == ["1.png"]


@pytest.mark.usefixtures("settings_file")
def test_a_wish_for_characters_asks_nothing(tmp_path: Path) -> None:
    shown = label(KITTY, image_project(tmp_path, 3), ("0 saved", CTRL_Q), options=("--images", "half"))

    assert PLACEHOLDER not in shown and "\x1b_G" not in shown


@pytest.mark.usefixtures("settings_file")
def test_what_a_silent_terminal_says_at_last_labels_nothing(tmp_path: Path) -> None:
    project = image_project(tmp_path, 3)

    label(Manner(attributes=None), project, ("1.png", "\x1b[?62;1;2;22c"), ("1.png", CTRL_Q))

    assert labelled(project) == []
