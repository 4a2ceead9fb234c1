"""A robot treats the real command badly: it closes windows, stops the program and sends it what is no text."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest
from PIL import Image

from annotate.projects.project import Project
from storage import LabelStore
from storage.records import SessionEndRecord
from tests.images.files import saved
from tests.robot.terminal import PATIENCE_S, Terminal
from tests.small_projects import image_project

CTRL_Q = "\x11"
HAND_S = 0.4
"""How long a hand takes: longer than the program waits for the rest of what may be an escape code."""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return image_project(tmp_path, 3)


def at_work(project: Project, config: Path, *options: str) -> Terminal:
    """The real command, up to the first picture."""
    terminal = Terminal("label", str(project.root), "--annotator", "ana", *options, config=config)
    terminal.wait("Before you begin")
    terminal.press("\r")
    terminal.wait("1 of 3")
    return terminal


def press(terminal: Terminal, key: str) -> None:
    """Press a key in a while, as a hand does, when the program waits for it."""
    terminal.watch(time.monotonic() + HAND_S)
    terminal.calm()
    terminal.press(key)


def ended(project: Project) -> list[str]:
    with LabelStore.open(project.store_path, read_only=True) as store:
        return [end.how for end in store.scan(SessionEndRecord)]


def test_a_window_that_is_closed_while_it_does_not_keep_up_ends_the_program(
    project: Project, settings_file: Path
) -> None:
    """Frames wait for it, and nobody must wait for ever for them to be drawn."""
    (project.root / "1.png").write_bytes(saved(Image.effect_noise((400, 300), 60), "PNG"))
    with at_work(project, settings_file, "--images", "sixel") as terminal:
        for key in "++++----" * 4:
            terminal.press(key)
            time.sleep(0.04)
        terminal.hang_up()
        assert terminal.process.wait(PATIENCE_S) is not None

    assert ended(project) == ["hangup"]


@pytest.mark.parametrize("stop", [(), (signal.SIGSTOP,)], ids=["never stopped", "stopped by force"])
def test_whoever_is_told_to_go_on_goes_on_and_leaves_the_terminal_as_it_was(
    project: Project, settings_file: Path, stop: tuple[signal.Signals, ...]
) -> None:
    with at_work(project, settings_file) as terminal:
        within = terminal.ways
        for number in (*stop, signal.SIGCONT):
            terminal.process.send_signal(number)
        press(terminal, "1")
        terminal.wait("1 saved")
        assert terminal.ways == within
        press(terminal, CTRL_Q)
        assert terminal.finish() == 0
        assert terminal.ways == terminal.usual


def test_whoever_was_told_to_go_on_at_the_end_is_not_back(project: Project, settings_file: Path) -> None:
    with at_work(project, settings_file) as terminal:
        press(terminal, CTRL_Q)
        while terminal.process.poll() is None:
            terminal.process.send_signal(signal.SIGCONT)
            terminal.watch(time.monotonic() + 0.3)
        assert terminal.process.returncode == 0
        assert terminal.ways == terminal.usual


def test_what_is_no_text_is_no_key(project: Project, settings_file: Path) -> None:
    with at_work(project, settings_file) as terminal:
        for number, data in enumerate((b"\xff", b"\x1b[M \xa1\xf1", b"\xe9"), 1):
            terminal.send(data)
            press(terminal, "ö")
            terminal.calm()
            terminal.press("1")
            terminal.wait(f"{number} saved")
        press(terminal, CTRL_Q)
        assert terminal.finish() == 0


def test_an_interrupted_program_leaves_in_order(project: Project, settings_file: Path) -> None:
    with at_work(project, settings_file) as terminal:
        press(terminal, "1")
        terminal.wait("1 saved")
        terminal.process.send_signal(signal.SIGINT)
        assert terminal.finish() == 0
        assert "Traceback" not in terminal.text
        assert terminal.ways == terminal.usual

    assert ended(project) == ["hangup"]
