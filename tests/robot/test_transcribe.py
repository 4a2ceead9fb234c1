"""A robot types what pictures say in a pseudo-terminal: several lines, pasted ones, a closer look, a kill."""

from __future__ import annotations

import time
from pathlib import Path

from annotate.projects.project import Project
from annotate.sitting.behind import DELAY_S
from annotate.sitting.draftfile import DraftFile
from storage import LabelStore
from storage.records import LabelRecord
from tests.robot.terminal import PATIENCE_S, Terminal
from tests.small_projects import image_project

CTRL_Q, LINE_FEED, ALT_ENTER = "\x11", "\n", "\x1b\r"
CLOSER, UP, HOME = "\x1b[5~", "\x1b[A", "\x1b[H"
PASTED = "\x1b[200~STREET 4\r\nTOWN\x1b[201~"


def until_kept(project: Project, text: str) -> None:
    """As long as the disk may be behind, and however much longer this machine is busy."""
    file = DraftFile(project.store_path, "ana", "transcribe").path
    deadline = time.monotonic() + DELAY_S + PATIENCE_S
    while not file.exists() or text not in file.read_text("utf-8"):
        assert time.monotonic() < deadline, "never kept"
        time.sleep(0.01)


def see(terminal: Terminal, sign: str) -> None:
    """Look at a picture until it counts as seen."""
    terminal.wait(sign)
    terminal.calm()


def test_pictures_are_transcribed_with_the_keys_alone_also_after_a_kill(tmp_path: Path, settings_file: Path) -> None:
    project = image_project(tmp_path, 3, kind="transcribe", labels=())
    arguments = ("label", str(project.root), "--annotator", "ana")
    with Terminal(*arguments, config=settings_file) as terminal:
        terminal.wait("Before you begin")
        terminal.press("\r")
        see(terminal, "Type what you read.")
        terminal.send(f"otal 2,50{LINE_FEED}MERCI{UP}{HOME}T\r".encode())
        terminal.wait("1 saved")
        see(terminal, "· 2.png")
        terminal.press(f"é{CLOSER}{ALT_ENTER}Nu")
        terminal.wait("Nu")
        until_kept(project, "é\\nNu")
        terminal.kill()
    with Terminal(*arguments, config=settings_file) as terminal:
        terminal.wait("Your unfinished work on 2.png is here again.")
        terminal.press("ll\r")
        terminal.wait("2 saved")
        see(terminal, "· 3.png")
        terminal.send(f"{PASTED}!\r".encode())
        terminal.wait("3 saved")
        terminal.press(CTRL_Q)
        assert terminal.finish() == 0

    with LabelStore.open(project.store_path, read_only=True) as store:
        answers = [record.answer for record in store.scan(LabelRecord)]
    assert answers == [{"text": "Total 2,50\nMERCI"}, {"text": "é\nNull"}, {"text": "STREET 4\nTOWN!"}]
