"""A terminal for a robot: runs the real command in a pseudo-terminal, presses keys at known times, reads the screen."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO

import pyte

from tests.stillness import Stillness

PATIENCE_S = 30.0
"""How long anything may take on a busy machine before a test gives up."""

# A session of its own, and the terminal as the one that controls it: closing it hangs the program up. The program waits
# for the terminal's answer as long as a busy machine takes: without one it takes quick keys for an answer.
_PROGRAM = f"""
import fcntl, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from annotate.terminals import probe
probe.LOCAL_S = probe.REMOTE_S = {PATIENCE_S}
from cli.main import run
run()
"""
_HOME = Path(__file__).parents[2]


class _Screen(pyte.Screen):
    """A screen that answers when the program asks what it is."""

    answer: Callable[[bytes], object]

    def write_process_input(self, data: str) -> None:
        self.answer(data.encode())


class _Stream(pyte.ByteStream):
    """Reads colours at once: a picture of cells is mostly those, and its parser takes one character after the other."""

    _colours = re.compile(r"\x1b\[([0-9;]*)m")

    def __init__(self, screen: pyte.Screen) -> None:
        super().__init__(screen)
        self._colour = screen.select_graphic_rendition

    def feed(self, data: bytes) -> None:  # type: ignore[override]
        pieces = self._colours.split(self.utf8_decoder.decode(data))
        for number, piece in enumerate(pieces):
            if number % 2 == 0:
                pyte.Stream.feed(self, piece)
            elif self._taking_plain_text:
                self._colour(*(int(code or 0) for code in piece.split(";")))
            else:  # within something else, of which it is a part
                pyte.Stream.feed(self, f"\x1b[{piece}m")


class Terminal:
    """One process of the command line and what it has drawn."""

    def __init__(
        self, *arguments: str, config: Path, columns: int = 80, lines: int = 24, stdout: IO[bytes] | None = None
    ) -> None:
        """`stdout` is where standard output goes, if not to the terminal."""
        self.screen = _Screen(columns, lines)
        self.screen.answer = self.send
        self._stream = _Stream(self.screen)
        self._master, slave = pty.openpty()
        self._size(columns, lines)
        self.usual = self.ways
        """How it treated what is typed before the program came."""
        environment = {**os.environ, "ANNOTATE_CONFIG": str(config), "ANNOTATE_LANG": "en", "PYTHONPATH": str(_HOME)}
        environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        environment.pop("TEXTUAL_FPS", None)
        self.process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, *arguments],
            stdin=slave,
            stdout=stdout or slave,
            stderr=slave,
            start_new_session=True,
            env=environment,
        )
        os.close(slave)
        self.seen: Callable[[str], object] | None = None
        """Told what is on the screen whenever something was drawn."""
        self._still = False
        """Whether it was still when last looked at, and nothing was sent to it or drawn by it since."""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.hang_up()

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    @property
    def ways(self) -> list[object]:
        """How it treats what is typed: whether it echoes, waits for lines, and the like."""
        return list(termios.tcgetattr(self._master))

    def read(self, seconds: float) -> bool:
        """Take in what is drawn within this time; False when the program has let go of the terminal."""
        ready, _write, _error = select.select([self._master], [], [], max(0.0, seconds))
        if not ready:
            return True
        try:
            data = os.read(self._master, 65536)
        except OSError:  # how Linux says that nobody is at the other end any more
            return False
        if data:
            self._still = False
            self._stream.feed(data)
            if self.seen is not None:
                self.seen(self.text)
        return bool(data)

    def watch(self, until: float) -> None:
        """Look at the screen until this moment of the monotonic clock."""
        while (left := until - time.monotonic()) > 0:
            if not self.read(left):
                time.sleep(max(0.0, until - time.monotonic()))

    def wait(self, shown: str, line: int | None = None) -> float:
        """Wait for these words, in this line if one is given; returns the moment at which they were seen."""
        deadline = time.monotonic() + PATIENCE_S
        while shown not in (self.text if line is None else self.screen.display[line]):
            assert time.monotonic() < deadline, f"never saw {shown!r}:\n{self.text}"
            assert self.read(0.5), f"ended before it showed {shown!r}:\n{self.text}"
            while self._drawn(0.0) and self.read(0.0):
                pass  # a screen is read when all of it has come: it takes longer than drawing it
        return time.monotonic()

    def calm(self) -> bool:
        """Wait until the program has done all that it was asked, and waits for the next key; False when it is gone.

        What was just painted counts as seen a moment later, and no answer is taken before.
        """
        deadline, stillness = time.monotonic() + PATIENCE_S, Stillness(self.process.pid)
        if self._still and not self._drawn(0.0):
            return True
        drawn = True
        while not stillness.look(drawn=drawn):
            assert time.monotonic() < deadline, f"never still:\n{self.text}"
            drawn = self._drawn(0.01)
            if drawn and not self.read(0.0):
                return False
        self._still = True
        return True

    def _drawn(self, seconds: float) -> bool:
        """Whether something is drawn within this time."""
        return bool(select.select([self._master], [], [], seconds)[0])

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the window."""
        self._still = False
        self.screen.resize(lines, columns)
        self.screen.reset()
        self._size(columns, lines)

    def _size(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def press(self, key: str) -> float:
        """Press a key; returns the moment."""
        return self.send(key.encode())

    def send(self, data: bytes) -> float:
        """Send what no keyboard does; returns the moment."""
        now = time.monotonic()
        self._still = False
        os.write(self._master, data)
        return now

    def finish(self) -> int:
        """Take in everything until the program is gone; returns its exit status."""
        deadline = time.monotonic() + PATIENCE_S
        while self.read(0.5):
            assert time.monotonic() < deadline, f"never ended:\n{self.text}"
        return self.process.wait(PATIENCE_S)

    def kill(self) -> None:
        """End it as a power cut would, and read what it had drawn."""
        self.process.send_signal(signal.SIGKILL)
        self.finish()

    def hang_up(self) -> None:
        """Close the window."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1
