"""A process that draws boxes is killed: the next one has them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from annotate.projects.project import Project
from annotate.sitting.behind import DELAY_S
from annotate.sitting.draftfile import DraftFile
from storage import LabelStore
from storage.records import LabelRecord
from tests.robot.terminal import PATIENCE_S, Terminal
from tests.tui.boxing import project

CTRL_Q = "\x11"
RIGHT, DOWN = "\x1b[C", "\x1b[B"
BACK = "Your unfinished work on 1.png is here again."


@pytest.fixture
def boxes(tmp_path: Path) -> Project:
    return project(tmp_path)


def at_work(project: Project, config: Path) -> Terminal:
    return Terminal("label", str(project.root), "--annotator", "ana", config=config)


def begin(terminal: Terminal) -> None:
    """Until the first picture can be drawn on."""
    terminal.wait("x 270")


def draw(terminal: Terminal, key: str, box: str) -> None:
    """From the cursor a cell to the right and down."""
    for pressed in (key, RIGHT, DOWN, key):
        terminal.press(pressed)
    terminal.wait(box)


def draft_file(project: Project) -> Path:
    return DraftFile(project.store_path, "ana", "boxes").path


def until_kept(project: Project, boxes: int) -> None:
    """As long as the disk may be behind, and however much longer this machine is busy."""
    deadline = time.monotonic() + DELAY_S + PATIENCE_S
    while not draft_file(project).exists() or draft_file(project).read_text("utf-8").count('"width"') < boxes:
        assert time.monotonic() < deadline, "never kept"
        time.sleep(0.01)


def given(project: Project) -> list[list[str]]:
    """The labels of the boxes that were submitted."""
    with LabelStore.open(project.store_path, read_only=True) as store:
        answers = [record.answer for record in store.scan(LabelRecord)]
    return [[box["label"] for box in answer["boxes"]] for answer in answers if answer is not None]


def test_boxes_outlive_a_kill_and_another_one_and_are_submitted(boxes: Project, settings_file: Path) -> None:
    with at_work(boxes, settings_file) as terminal:
        terminal.wait("Before you begin")
        terminal.press("\r")
        begin(terminal)
        draw(terminal, "1", "1 ■ cat")
        draw(terminal, "2", "2 ■ dog")
        until_kept(boxes, 2)
        terminal.kill()
    with at_work(boxes, settings_file) as terminal:
        begin(terminal)
        terminal.wait(BACK)
        terminal.wait("2 ■ dog")
        draw(terminal, "3", "3 ■ other")
        until_kept(boxes, 3)
        terminal.kill()
    assert given(boxes) == []
    with at_work(boxes, settings_file) as terminal:
        begin(terminal)
        terminal.wait("3 ■ other")
        terminal.press("\r")
        terminal.wait("1 saved")
        terminal.press(CTRL_Q)
        assert terminal.finish() == 0

    assert given(boxes) == [["cat", "dog", "other"]]
    assert not draft_file(boxes).exists()


def test_boxes_outlive_a_window_that_is_closed(boxes: Project, settings_file: Path) -> None:
    with at_work(boxes, settings_file) as terminal:
        terminal.wait("Before you begin")
        terminal.press("\r")
        begin(terminal)
        draw(terminal, "1", "1 ■ cat")
        terminal.hang_up()
        terminal.process.wait(PATIENCE_S)
    with at_work(boxes, settings_file) as terminal:
        terminal.wait(BACK)
        terminal.wait("1 ■ cat")
        terminal.press(CTRL_Q)
        assert terminal.finish() == 0
