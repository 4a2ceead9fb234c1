"""A robot plays a demonstration in a pseudo-terminal, as somebody does who has never seen it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.robot.terminal import Terminal

CTRL_Q = "\x11"
PRAISE = "That was easy"


@pytest.mark.parametrize("labels", [2, 21])
def test_whoever_leaves_early_gets_a_receipt_and_no_praise_for_what_was_not_done(
    settings_file: Path, labels: int
) -> None:
    with Terminal("demo", config=settings_file, columns=100, lines=50) as terminal:
        terminal.wait("The meter runs from now.")
        terminal.press("\r")
        terminal.wait("Before you begin")
        terminal.press("\r")
        terminal.wait("0 labels")
        for number in range(1, min(labels, 15) + 1):
            terminal.press("1")
            if number < 15:
                terminal.wait(f"{number} labels" if number > 1 else "1 label")
        for number in range(labels - 15):
            terminal.wait(f"{number} labels" if number != 1 else "1 label")
            terminal.press("\r")
        if labels < 21:
            terminal.press(CTRL_Q)
        terminal.wait("R E C E I P T")
        assert (PRAISE in terminal.text) == (labels == 21)
        terminal.press("\r")
        assert terminal.finish() == 0
