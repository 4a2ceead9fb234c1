"""How long one waits for a command and for the first picture.

    python -m benchmarks.startup [--rounds 9]

Commands against a bare Typer command, the app against a bare Textual app, both as whole processes in turns; the app
through a pseudo-terminal, until the first picture, or the bare app's word, is on the screen.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pexpect

from annotate.meter.clock import SystemClock
from benchmarks.store_common import Table
from sample_data import PICTURES
from storage import ConsentRecord, LabelRecord, LabelStore

BARE_COMMAND = "import typer\napp = typer.Typer()\n@app.command()\ndef main() -> None: print('ready')\napp()"
BARE_APP = """
from textual.app import App
from textual.widgets import Static
class Bare(App[None]):
    def compose(self):
        yield Static("picture")
Bare().run()
"""
ANNOTATE = "from cli.main import run\nrun()"
CONFIG = '[task]\nkind = "classify"\nlabels = ["cat", "dog", "other"]\n'
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
    "COLORTERM": "truecolor",
    "TERM": "xterm-256color",
}
"""As a person has it: modules are compiled once, not at every start."""
GLYPHS = "[▀▄▌▐▖▗▘▝▚▞▙▛▜▟]"


def main() -> None:
    """Measure and print; exit 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    table = Table()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, many = photos(folder / "few", 10), photos(folder / "many", 1_000)
        commands(table, few, rounds)
        first_picture(table, few, many, rounds)
    sys.exit(table.failed)


ASKED, ANSWER = r"\x1b\[c", "\x1b[?62;22c"
"""What every terminal is asked for and answers at once: which features it has."""


def photos(folder: Path, count: int) -> Path:
    """A project of so many pictures, whose annotator has begun before."""
    folder.mkdir()
    pictures = sorted(PICTURES.iterdir())
    for number in range(count):
        picture = pictures[number % len(pictures)]
        shutil.copyfile(picture, folder / f"{number:05}{picture.suffix}")
    (folder / "annotate.toml").write_text(CONFIG)
    now = SystemClock().utc()
    with LabelStore.open(folder / "labels.store") as store:
        store.append(ConsentRecord(session="0" * 12, annotator="ana", at=now, language="en"))
    return folder


def commands(table: Table, project: Path, rounds: int) -> None:
    """`--help`, and a receipt over a thousand labels."""
    now = SystemClock().utc()
    labels = [
        LabelRecord(
            session="0" * 12,
            record=f"{'0' * 12}-{number}",
            item=f"{number:05}.png",
            task="classify",
            annotator="ana",
            outcome="labelled",
            answer={"label": "cat"},
            shown_at=now,
            submitted_at=now,
            short_ms=2_000,
        )
        for number in range(1_000)
    ]
    receipts = project.with_name("receipts")
    shutil.copytree(project, receipts)
    with LabelStore.open(receipts / "labels.store") as store:
        store.append(*labels)
    jobs = {
        "bare": lambda: run(BARE_COMMAND),
        "bare help": lambda: run(BARE_COMMAND, "--help"),
        "help": lambda: run(ANNOTATE, "--help"),
        "receipt": lambda: run(ANNOTATE, "receipt", str(receipts)),
    }
    times = in_turns(jobs, rounds)
    table.row("annotate --help / a bare Typer command's --help", times["help"] / times["bare help"], 1.3)
    table.row("annotate receipt, 1,000 labels / a bare Typer command", times["receipt"] / times["bare"], 1.3)


def first_picture(table: Table, few: Path, many: Path, rounds: int) -> None:
    """From the command to the first picture."""
    jobs = {
        "bare": lambda: show("picture", BARE_APP),
        "few": lambda: show(GLYPHS, ANNOTATE, "label", str(few), "--annotator", "ana"),
        "many": lambda: show(GLYPHS, ANNOTATE, "label", str(many), "--annotator", "ana"),
    }
    times = in_turns(jobs, rounds)
    table.row("annotate label to the first of 10 pictures / a bare Textual app", times["few"] / times["bare"], 1.5)
    table.row("the first of 1,000 pictures / the first of 10", times["many"] / times["few"], 1.1)


def in_turns(jobs: dict[str, Callable[[], None]], rounds: int) -> dict[str, float]:
    """The median seconds of each job; they take turns, so that a slow moment of the machine falls on all alike."""
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for turn in range(rounds + 1):
        for name, job in jobs.items():
            began = time.perf_counter()
            job()
            if turn:  # the first round warms the caches of the disk
                taken[name].append(time.perf_counter() - began)
    return {name: statistics.median(times) for name, times in taken.items()}


def run(code: str, *arguments: str) -> None:
    """A whole process without a terminal."""
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, stdout=subprocess.DEVNULL, env=ENVIRONMENT)


def show(wanted: str, code: str, *arguments: str) -> None:
    """A whole process in a pseudo-terminal until something is on its screen."""
    child = pexpect.spawn(
        sys.executable, ["-c", code, *arguments], dimensions=(40, 120), env=ENVIRONMENT, encoding="utf-8", timeout=60
    )
    child.delaybeforesend = None
    if child.expect([ASKED, wanted]) == 0:
        child.send(ANSWER)
        child.expect(wanted)
    child.kill(9)
    child.close()


if __name__ == "__main__":
    main()
