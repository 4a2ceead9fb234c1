"""A robot solves captchas in a pseudo-terminal: squares, sheets and pages, with the keys alone and with the mouse."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from annotate.projects.project import Project
from sample_data import captcha_project
from storage import LabelStore
from storage.records import LabelRecord
from tests.robot.terminal import Terminal

CTRL_Q = "\x11"
RIGHT, DOWN = "\x1b[C", "\x1b[B"
LARGE = (160, 50)


@pytest.fixture
def projects(tmp_path: Path) -> list[Project]:
    """Squares, sheets, a page."""
    return [Project.load(folder) for folder in captcha_project(tmp_path, "en")]


@contextmanager
def solver(project: Project, config: Path, size: tuple[int, int] = (80, 24)) -> Iterator[Terminal]:
    """Somebody who has read the instructions and sees the first puzzle."""
    arguments = ("label", str(project.root), "--annotator", "ana")
    with Terminal(*arguments, config=config, columns=size[0], lines=size[1]) as terminal:
        terminal.wait("Before you begin")
        terminal.press("\r")
        terminal.wait("esc Back")
        terminal.press("\x1b")
        terminal.wait("chosen")
        terminal.wait("Submit")
        yield terminal
        terminal.press(CTRL_Q)
        assert terminal.finish() == 0


def press(terminal: Terminal, *keys: str) -> None:
    """One key after the other, each when all has come about that the one before has caused."""
    for key in keys:
        terminal.calm()
        terminal.press(key)


def click(terminal: Terminal, text: str) -> None:
    """Press and release the button over the first of these words below the title; terminals count from 1."""
    terminal.wait(text)
    terminal.calm()
    row, line = next((row, line) for row, line in enumerate(terminal.screen.display[1:], 2) if text in line)
    column = line.index(text) + 1
    press(terminal, f"\x1b[<0;{column};{row}M", f"\x1b[<0;{column};{row}m")


def answers(project: Project) -> list[Any]:
    with LabelStore.open(project.store_path, read_only=True) as store:
        return [record.answer and record.answer["tiles"] for record in store.scan(LabelRecord)]


def test_puzzles_are_solved_with_the_keys_alone(projects: list[Project], settings_file: Path) -> None:
    squares, sheets, page = projects
    with solver(squares, settings_file) as terminal:
        press(terminal, "7", "4", "1")
        terminal.wait("3 of 9 chosen")
        press(terminal, "4")
        terminal.wait("✓7")
        press(terminal, "\r")
        terminal.wait("1 saved")
        press(terminal, "\r")
        terminal.wait("2 saved")
    with solver(sheets, settings_file) as terminal:
        press(terminal, RIGHT, " ", DOWN, DOWN, " ", "9")
        terminal.wait("3 of 9 chosen")
        press(terminal, "\r")
        terminal.wait("1 saved")
    with solver(page, settings_file) as terminal:
        press(terminal, "1", "w", "d")
        terminal.wait("3 of 12 chosen")
        press(terminal, "\r")
        terminal.wait("12 saved")
        terminal.wait("13 to 24")

    assert answers(squares) == [[0, 6], []]
    assert answers(sheets) == [[1, 2, 7]]
    assert answers(page) == [[0], [], [], [], [], [0], [], [], [], [], [0], []]


def test_puzzles_are_solved_with_the_mouse_in_a_large_terminal(projects: list[Project], settings_file: Path) -> None:
    """The key in the corner of a tile is as good a place to click as any other."""
    squares, _sheets, page = projects
    with solver(squares, settings_file, LARGE) as terminal:
        for sign in (" 8 ", " 6 ", "✓8"):
            click(terminal, sign)
        terminal.wait("1 of 9 chosen")
        click(terminal, "Submit")
        terminal.wait("1 saved")
    assert answers(squares) == [[5]]
    if not os.environ.get("ANNOTATE_EXPLORE"):
        return  # the tiles of a page are clicked in tests/tui
    with solver(page, settings_file, LARGE) as terminal:
        for sign in (" 2 ", " f "):
            click(terminal, sign)
        terminal.wait("2 of 12 chosen")
        click(terminal, "Submit")
        terminal.wait("12 saved")

    assert [place for place, tiles in enumerate(answers(page)) if tiles] == [1, 11]
