"""A robot tags texts in a pseudo-terminal, with the keys alone."""

from __future__ import annotations

from pathlib import Path

from storage import LabelStore
from storage.records import LabelRecord
from tests.robot.terminal import Terminal
from tests.small_projects import text_project

CTRL_Q = "\x11"
TEXTS = ("one swan", "two swans", "three swans")


def test_texts_are_tagged_with_the_keys_alone(tmp_path: Path, settings_file: Path) -> None:
    project = text_project(tmp_path, TEXTS, kind="tag", free=True)
    with Terminal("label", str(project.root), "--annotator", "ana", config=settings_file) as terminal:
        terminal.wait("Before you begin")
        terminal.press("\r")
        for number, keys in enumerate(("12\r", "twhite bird\r\r", "\r"), 1):
            terminal.wait(TEXTS[number - 1])
            terminal.calm()
            terminal.press(keys)
            terminal.wait(f"{number} saved")
        terminal.press("u")
        terminal.wait("Taken back")
        terminal.calm()
        terminal.press("3\r")
        terminal.wait("3 saved")
        terminal.press(CTRL_Q)
        assert terminal.finish() == 0

    with LabelStore.open(project.store_path, read_only=True) as store:
        answers = [record.answer and record.answer["tags"] for record in store.scan(LabelRecord)]
    labels = project.labels.names
    assert answers == [[*labels[:2]], ["white bird"], [], None, [labels[2]]]
