"""A robot at the real command in a pseudo-terminal: time is metered truly, and a kill loses nothing that was saved."""

from __future__ import annotations

import os
import re
import time
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from annotate.meter.ledger import read_ledgers
from annotate.progress.progress import Progress
from annotate.projects.project import Project
from storage import LabelStore, verify
from storage.records import ConsentRecord, LabelRecord, SessionEndRecord
from tests.robot.terminal import PATIENCE_S, Terminal
from tests.small_projects import LABELS, image_project

INTERVALS = (0.25, 0.4, 0.15, 0.3, 0.2, 0.5, 0.25, 0.35, 0.2, 0.3)
"""Seconds between the keys of the robot, or longer where the picture does not come so soon."""
TOLERANCE_MS, HELD_BACK_MS = 60, 600
KILLS = int(os.environ.get("ANNOTATE_KILLS", "3"))
CTRL_Q = "\x11"
PICTURE = "████████"


@pytest.fixture
def config(settings_file: Path) -> Path:
    return settings_file


def at_work(project: Project, config: Path) -> Terminal:
    return Terminal("label", str(project.root), "--annotator", "ana", config=config)


def begin(terminal: Terminal) -> float:
    """Read the first screen; returns the moment at which the first picture was seen."""
    terminal.wait("Before you begin")
    terminal.press("\r")
    seen = terminal.wait(PICTURE)
    terminal.wait("0 labels")  # the meter shows once the picture counts as seen, a moment after it is
    return seen


def test_ten_labels_at_known_intervals_are_credited_with_them_and_all_adds_up(tmp_path: Path, config: Path) -> None:
    """A machine that does other things may hold a few keys back; most of them it does not."""
    off = sorted(ten_labels(folder(tmp_path / "0"), config))
    if not near(off):
        off = sorted(ten_labels(folder(tmp_path / "1"), config))

    assert near(off), off


def near(off: list[float]) -> bool:
    """Whether most records carry the time between two keys, and none a time of its own."""
    return off[len(off) // 2] <= TOLERANCE_MS and off[-1] <= HELD_BACK_MS


def folder(path: Path) -> Project:
    path.mkdir()
    return image_project(path, 12)


def ten_labels(project: Project, config: Path) -> list[float]:
    """One sitting; returns by how many milliseconds each record differs from the robot's own watch."""
    with at_work(project, config) as terminal:
        moments = [begin(terminal)]
        for number, interval in enumerate(INTERVALS):
            terminal.watch(moments[-1] + interval)
            terminal.calm()  # the next picture takes no label before it was painted
            moments.append(terminal.press("123"[number % 3]))
        terminal.wait("10 saved")
        terminal.press(CTRL_Q)
        assert terminal.finish() == 0
        assert "10 labels by ana" in terminal.text

    with LabelStore.open(project.store_path, read_only=True) as store:
        records = list(store.scan(LabelRecord))
        end = next(store.scan(SessionEndRecord))
        ledger = read_ledgers(store.scan_all()).by_annotator["ana"]
    assert [record.answer for record in records] == [{"label": LABELS[number % 3]} for number in range(10)]
    assert [record.inputs for record in records] == [1] * 10
    assert ledger.credited_ms + ledger.not_counted_ms == end.elapsed_ms + end.suspended_ms
    assert ledger.label_ms == sum(record.short_ms for record in records)
    return _off(records, moments)


def _off(records: list[LabelRecord], moments: list[float]) -> list[float]:
    """The first record against the time since the picture was seen, the others against the time between two keys."""
    given = [1000 * (after - before) for before, after in pairwise(moments)]
    metered = [records[0].short_ms, *(record.short_ms + record.wait_ms for record in records[1:])]
    return [abs(one - other) for one, other in zip(metered, given, strict=True)]


def test_a_window_that_is_closed_settles_the_sitting(tmp_path: Path, config: Path) -> None:
    project = image_project(tmp_path, 3)
    with at_work(project, config) as terminal:
        begin(terminal)
        terminal.press("1")
        terminal.wait("1 saved")
        terminal.hang_up()
        assert terminal.process.wait(PATIENCE_S) is not None

    with LabelStore.open(project.store_path, read_only=True) as store:
        assert [end.how for end in store.scan(SessionEndRecord)] == ["hangup"]
        assert store.count(LabelRecord) == store.count(ConsentRecord) == 1


def test_the_screen_has_the_size_of_the_terminal_wherever_standard_output_goes(tmp_path: Path, config: Path) -> None:
    project = image_project(tmp_path, 3)
    with (tmp_path / "output").open("wb") as output:
        arguments = ("label", str(project.root), "--annotator", "ana")
        with Terminal(*arguments, config=config, columns=100, lines=30, stdout=output) as terminal:
            begin(terminal)
            terminal.wait("^q Quit", line=29)
            terminal.resize(70, 20)
            terminal.wait("^q Quit", line=19)
            terminal.press("1")
            terminal.wait("1 saved")
            terminal.press(CTRL_Q)
            assert terminal.finish() == 0

    assert (tmp_path / "output").read_bytes() == b""


def test_a_kill_at_any_instant_loses_nothing_that_the_screen_called_saved(tmp_path: Path, config: Path) -> None:
    """And the store opens, and after a restart the last decision can be taken back."""
    random = Random(2026)
    project = image_project(tmp_path, 60 * KILLS)
    with at_work(project, config) as terminal:
        begin(terminal)
        terminal.press(CTRL_Q)
        terminal.finish()
    stands = 0
    for _kill in range(KILLS):
        stands = label_until_killed(project, config, random, stands)


def label_until_killed(project: Project, config: Path, random: Random, stands: int) -> int:
    """One life: takes the last decision back, labels, is killed. Returns how many decisions stand."""
    if random.random() < 0.2:
        return killed_while_starting(project, config, random, stands)
    said = [stands]

    def look(text: str) -> None:
        said.extend(int(count) for count in re.findall(r"(\d+) saved", text))

    with at_work(project, config) as terminal:
        terminal.wait(PICTURE)
        terminal.wait(f"{stands} saved")
        if stands:
            last = last_item(project)
            terminal.press("u")
            terminal.wait(f"Taken back: {last}")
            terminal.wait(f"{stands - 1} saved")
            said = [stands - 1]
        terminal.seen = look
        killed_at = time.monotonic() + random.uniform(0.0, 0.7)
        while time.monotonic() < killed_at:
            terminal.press(random.choice("123"))
            terminal.watch(min(killed_at, time.monotonic() + random.uniform(0.0, 0.04)))
        terminal.kill()

    return checked(project, max(said))


def killed_while_starting(project: Project, config: Path, random: Random, stands: int) -> int:
    """A life too short for anything but opening the store."""
    with at_work(project, config) as terminal:
        terminal.watch(time.monotonic() + random.uniform(0.1, 1.0))
        terminal.kill()
    assert checked(project, stands) == stands
    return stands


def checked(project: Project, said: int) -> int:
    """How many decisions stand, when the store is sound and has all that the screen called saved."""
    assert verify(project.store_path).ok
    decided = [one.item for one in progress_of(project).history("ana")]
    assert len(decided) >= said, f"the screen said {said}, the store has {len(decided)}"
    assert decided[::-1] == project.items().ids[: len(decided)]
    return len(decided)


def progress_of(project: Project) -> Progress:
    progress = Progress()
    with LabelStore.open(project.store_path, read_only=True) as store:
        for record in store.scan(LabelRecord):
            progress.add(record)
    return progress


def last_item(project: Project) -> str:
    last = progress_of(project).last_undoable("ana")
    assert last is not None
    return last.item
