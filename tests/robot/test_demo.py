"""A robot plays a demonstration in a pseudo-terminal, as somebody does who has never seen it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.robot.terminal import PATIENCE_S, Terminal

CTRL_Q = "\x11"
ESCAPE = "\x1b"
PRAISE = "That was easy"
PARTS = (("squares", 4), ("nine pictures", 2), ("an album", 5), ("posts", 5))
PAGES = [f"{name} · {number} of {goal}" for name, goal in PARTS for number in range(1, goal + 1)]


def decide(terminal: Terminal, page: str, key: str = "\r") -> None:
    """Press the key until the page is gone: one that follows the work takes none for a moment."""
    terminal.wait(page)
    deadline = time.monotonic() + PATIENCE_S
    # A page whose pictures are not all painted takes no answer.
    while terminal.calm() and page in terminal.text:
        assert time.monotonic() < deadline, f"never left {page!r}:\n{terminal.text}"
        terminal.press(key)


EARLY = [2, len(PAGES)] if os.environ.get("ANNOTATE_EXPLORE") else [2]
"""After how many decisions somebody leaves; all of them take a while."""


@pytest.mark.parametrize("decisions", EARLY)
def test_whoever_leaves_early_gets_a_receipt_and_no_praise_for_what_was_not_done(
    settings_file: Path, decisions: int
) -> None:
    with Terminal("demo", config=settings_file, columns=100, lines=50) as terminal:
        terminal.wait("The meter runs from now.")
        terminal.press("\r")
        terminal.wait("Before you begin")
        terminal.press("\r")
        terminal.wait("Enter submits.")
        terminal.press(ESCAPE)
        for page in PAGES[:decisions]:
            decide(terminal, page)
        if decisions < len(PAGES):
            terminal.wait(PAGES[decisions])
            terminal.press(CTRL_Q)
        terminal.wait("R E C E I P T")
        assert (PRAISE in terminal.text) == (decisions == len(PAGES))
        decide(terminal, "R E C E I P T")
        decide(terminal, "Searles et al. 2023")
        assert terminal.finish() == 0


def test_whoever_works_by_the_piece_learns_afterwards_what_was_accepted(settings_file: Path) -> None:
    with Terminal("demo", "microtask", config=settings_file, columns=100, lines=50) as terminal:
        terminal.wait("Nothing is sent anywhere")
        terminal.press("\r")
        terminal.wait("Before you begin")
        terminal.press("\r")
        for place, key in enumerate("151", 1):  # a traffic light, a cat, and fruit that is called a traffic light
            decide(terminal, f"pictures · {place} of 12", key)
        terminal.wait("pictures · 4 of 12")
        terminal.press(CTRL_Q)
        terminal.wait("Rejected: 1")
        assert "Accepted: 2" in terminal.text
        decide(terminal, "Rejected: 1")
        decide(terminal, "R E C E I P T")
        decide(terminal, "Casilli 2019")
        assert terminal.finish() == 0


def test_whoever_plays_the_requester_judges_by_one_key_each(settings_file: Path) -> None:
    with Terminal("demo", "requester", config=settings_file, columns=100, lines=50) as terminal:
        terminal.wait("Amber-otter is simulated")
        terminal.press("\r")
        terminal.wait("Before you begin")
        terminal.press("\r")
        terminal.wait("news: it tells what has happened")
        terminal.press(ESCAPE)
        for place, key in enumerate("12", 1):  # one is accepted, one is rejected as wrong
            terminal.wait("amber-otter:")
            decide(terminal, f"answers · {place} of 12", key)
        terminal.wait("answers · 3 of 12")
        terminal.press(CTRL_Q)
        terminal.wait("Not judged: 10")
        assert "Accepted: 1" in terminal.text
        assert "Rejected: 1" in terminal.text
        terminal.press(ESCAPE)
        assert terminal.finish() == 0
