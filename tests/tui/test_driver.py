"""The driver of a terminal that may close, stop the program or send no text: its own decisions, without a terminal."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App
from textual.driver import Driver
from textual.drivers.headless_driver import HeadlessDriver

from annotate.errors import AnnotateError
from annotate.tui.driver import steadfast


class Thread:
    """What draws."""

    def is_alive(self) -> bool:
        return True


class Usual(Driver):
    """A driver whose attempts to take the terminal come to what the test says."""

    _auto_restart = True

    def __init__(self, app: App[Any], attempts: list[Callable[[Any], bool]]) -> None:
        super().__init__(app)
        self._file: Any = None
        self._writer_thread: Thread | None = None
        self.attempts = attempts

    def write(self, data: str) -> None:
        """Draw nothing."""

    def start_application_mode(self) -> None:
        if self.attempts.pop(0)(self):
            self._writer_thread = Thread()

    def disable_input(self) -> None:
        """There is none."""

    def stop_application_mode(self) -> None:
        self._writer_thread = None

    def _sigcont_application(self, *arguments: object) -> None:
        self.resume_application_mode()


def driver(*attempts: Callable[[Any], bool]) -> Any:
    made: Callable[..., Any] = steadfast(Usual)
    return made(App[None](), list(attempts))


def stopped_and_brought_back(taken: Any) -> bool:
    """The shell stops who draws from the background; told to go on, there it is again, with nothing done."""
    taken._sigcont_application()
    return False


async def test_who_was_stopped_in_the_background_takes_the_terminal_when_brought_to_the_front() -> None:
    taken = driver(stopped_and_brought_back, stopped_and_brought_back, lambda taken: True)
    taken.start_application_mode()

    assert taken._on and not taken.attempts


async def test_a_signal_takes_nothing_by_itself_for_it_may_come_while_locks_are_held(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("annotate.tui.driver._is_there", lambda: True)
    taken = driver(lambda taken: True, lambda taken: True)
    taken.start_application_mode()

    for _signal in range(3):
        taken._sigcont_application()
    assert len(taken.attempts) == 1
    await asyncio.sleep(0)

    assert taken._on and not taken.attempts


async def test_who_cannot_take_the_terminal_says_so() -> None:
    with pytest.raises(AnnotateError, match="run it in the foreground"):
        driver(lambda taken: False).start_application_mode()


def test_only_drivers_of_terminals_are_changed() -> None:
    assert steadfast(HeadlessDriver) is HeadlessDriver
