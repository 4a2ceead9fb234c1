"""`annotate new` for captchas: which keys it gives to the tiles, and what it says of targets."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.projects.project import Project
from tests.cli.robot import run
from tests.folders import put_images


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("language", "grid", "line"),
    [
        ("en", "4x4", '# tile_keys = "1234azerqsdfwxcv"'),
        ("fr", "4x4", 'tile_keys = "1234azerqsdfwxcv"'),
        ("fr", "3x10", 'tile_keys = "1234567890azertyuiopqsdfghjklm"'),
        ("fr", "3x3", None),
        ("fr", "1x4", None),
        ("fr", "5x5", None),
    ],
)
def test_letters_that_choose_tiles_are_given_as_a_french_keyboard_has_them(
    language: str, grid: str, line: str | None
) -> None:
    put_images(Path("photos"), "a.jpg")
    run("--lang", language, "new", "photos", "--task", "grid", "--labels", "cat", "--grid", grid)

    written = Path("photos/annotate.toml").read_text(encoding="utf-8")
    assert [one.split("  ")[0].split(" # ")[0] for one in written.splitlines() if "tile_keys" in one] == (
        [line] if line else []
    )
    assert Project.load(Path("photos")).config.task.tile_keys == (line and line[13:-1] if language == "fr" else None)


def test_a_target_that_is_no_label_yet_is_to_be_given_as_one() -> None:
    Path("sheets.jsonl").write_text('{"images": ["a.jpg"], "target": "cow"}\n')

    assert run("new", "sheets.jsonl", "--task", "grid", "--labels", "cat").stderr == (
        "annotate: the item “1” asks for “cow”, which is not one of the labels: add it to --labels\n"
    )
