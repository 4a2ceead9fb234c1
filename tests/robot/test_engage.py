"""A robot works for a click farm in a pseudo-terminal, with the keys alone."""

from __future__ import annotations

from pathlib import Path

from storage import LabelStore
from storage.records import LabelRecord
from tests.robot.terminal import Terminal
from tests.tui.test_engage import ORDER, posts

CTRL_Q = "\x11"


def see(terminal: Terminal, account: str) -> None:
    """Look at a post until it counts as seen."""
    terminal.wait(account)
    terminal.calm()


def test_posts_are_clicked_with_the_keys_alone(tmp_path: Path, settings_file: Path) -> None:
    project = posts(tmp_path, ORDER + "pace = '2s'")
    with Terminal("label", str(project.root), "--annotator", "ana", config=settings_file) as terminal:
        terminal.wait("Before you begin")
        terminal.press("\r")
        for number, keys in enumerate(("12\r", "3\r", "\r"), 1):
            see(terminal, f"@account{number}")
            terminal.press(keys)
            terminal.wait(f"{number} saved")
        terminal.wait("3 clicks")
        see(terminal, "@account4")
        terminal.press("u")
        see(terminal, "@account3")
        terminal.press("1\r")
        terminal.wait("4 clicks")
        terminal.press(CTRL_Q)
        assert terminal.finish() == 0

    with LabelStore.open(project.store_path, read_only=True) as store:
        answers = [record.answer and record.answer["actions"] for record in store.scan(LabelRecord)]
    assert answers == [["like", "follow"], ["share"], [], None, ["like"]]
