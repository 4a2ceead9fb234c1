"""A robot compares texts and pictures in a pseudo-terminal, by the keyboard alone."""

from __future__ import annotations

import json
from pathlib import Path

from PIL import Image

from annotate.projects.project import Project
from storage import LabelStore
from storage.records import LabelRecord
from tests.robot.terminal import Terminal
from tests.small_projects import make_project

CTRL_Q = "\x11"
LEFT, RIGHT, DOWN = "\x1b[D", "\x1b[C", "\x1b[B"
PAGE_DOWN = "\x1b[6~"


def texts(folder: Path) -> Project:
    """A pair that is longer than the screen, and two short ones."""
    rows = [{"texts": ["\n".join(f"{side}{line}." for line in range(1, 40)) for side in "ab"], "prompt": "Which?"}]
    rows += [{"texts": [f"one {number}", f"two {number}"]} for number in (2, 3)]
    (folder / "pairs.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return make_project(folder, "pairs.jsonl", kind="compare", labels=())


def pictures(folder: Path) -> Project:
    for name in ("a.png", "b.png"):
        Image.new("RGB", (60, 40), (200, 120, 40)).save(folder / name)
    rows = [{"images": ["a.png", "b.png"], "prompt": "Draw a square"}] * 2
    (folder / "pairs.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return make_project(folder, "pairs.jsonl", kind="compare", labels=())


def answers(project: Project) -> list[tuple[str, str, bool | None]]:
    """Items, what was chosen as it was seen, and whether the sides were swapped, of all labels."""
    turned = {"left": "right", "right": "left"}
    with LabelStore.open(project.store_path, read_only=True) as store:
        given = [record for record in store.scan(LabelRecord) if record.answer is not None]
    choices = [str(record.answer["choice"]) for record in given if record.answer]
    return [
        (one.item, turned.get(choice, choice) if one.swapped else choice, one.swapped)
        for one, choice in zip(given, choices, strict=True)
    ]


def press(terminal: Terminal, *keys: str) -> None:
    """One key after the other, each when all has come about that the one before has caused."""
    for key in keys:
        terminal.calm()
        terminal.press(key)


def test_texts_and_pictures_are_compared_with_the_keys_alone(tmp_path: Path, settings_file: Path) -> None:
    folders = [tmp_path / name for name in ("texts", "pictures")]
    for folder in folders:
        folder.mkdir()
    of_texts, of_pictures = texts(folders[0]), pictures(folders[1])
    with Terminal("label", str(of_texts.root), "--annotator", "ana", config=settings_file) as terminal:
        terminal.wait("Begin")
        press(terminal, "\r")
        terminal.wait("Which?")
        terminal.wait("0 labels")
        press(terminal, PAGE_DOWN, "j", PAGE_DOWN, PAGE_DOWN)
        terminal.wait("a39.")
        terminal.wait("b39.")
        press(terminal, LEFT)
        terminal.wait("1 saved")
        press(terminal, "u", RIGHT, DOWN, "3")
        terminal.wait("3 saved")
        press(terminal, CTRL_Q)
        assert terminal.finish() == 0
    with Terminal("label", str(of_pictures.root), "--annotator", "ana", config=settings_file) as terminal:
        terminal.wait("Begin")
        press(terminal, "\r")
        terminal.wait("Draw a square")
        terminal.wait("0 labels")  # the meter shows once the item counts as seen
        press(terminal, "1")
        terminal.wait("1 saved")
        press(terminal, CTRL_Q)
        assert terminal.finish() == 0

    assert [(item, choice) for item, choice, _swapped in answers(of_texts)] == [
        ("1", "left"),
        ("1", "right"),
        ("2", "tie"),
        ("3", "tie"),
    ]
    ((item, choice, swapped),) = answers(of_pictures)
    assert (item, choice, swapped in (True, False)) == ("1", "left", True)
