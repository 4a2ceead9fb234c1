"""Writing in the background: the newest state gets written, soon or at the end, and nobody waits for it."""

from __future__ import annotations

from threading import Event

import pytest

from annotate.sitting import behind
from annotate.sitting.behind import Behind

LONG_S = 60.0
PATIENCE_S = 20.0


def started(written: list[int], delay_s: float = LONG_S) -> Behind[int]:
    found = Behind(written.append, delay_s)
    found.start()
    return found


def test_of_many_states_in_a_row_the_newest_is_written_once() -> None:
    written: list[int] = []
    writing = started(written)
    for number in range(1_000):
        writing.keep(number)
    assert written == []

    writing.close()

    assert written == [999]


def test_what_is_kept_is_written_by_itself_and_so_is_what_follows() -> None:
    written: list[int] = []
    arrived = Event()

    def write(state: int) -> None:
        written.append(state)
        arrived.set()

    writing = Behind(write, delay_s=0)
    writing.start()
    for number in range(3):
        writing.keep(number)
        assert arrived.wait(PATIENCE_S)
        arrived.clear()

    assert written == [0, 1, 2]
    writing.close()


def test_a_state_that_comes_while_another_is_written_is_not_forgotten() -> None:
    written: list[int] = []
    begun, go_on = Event(), Event()

    def write(state: int) -> None:
        begun.set()
        assert go_on.wait(PATIENCE_S)
        written.append(state)

    writing = Behind(write, delay_s=0)
    writing.start()
    writing.keep(1)
    assert begun.wait(PATIENCE_S)
    writing.keep(2)
    go_on.set()
    writing.close()

    assert written == [1, 2]


def test_nothing_is_written_where_nothing_was_kept() -> None:
    written: list[int] = []
    started(written).close()

    assert written == []


def test_nothing_is_written_after_the_end() -> None:
    written: list[int] = []
    writing = started(written)
    writing.close()
    writing.keep(1)
    writing.close()

    assert written == []


def test_the_end_does_not_wait_for_ever_for_a_disk_that_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(behind, "PATIENCE_S", 0.01)
    stuck = Event()
    writing: Behind[int] = Behind(lambda _state: stuck.wait(PATIENCE_S), delay_s=0)
    writing.start()
    writing.keep(1)
    writing.close()

    assert not stuck.is_set()
    stuck.set()
