"""Terminals that answer as real ones do, or as badly as one can, at the other end of a pseudo-terminal."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from base64 import standard_b64decode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from annotate.terminals.terminal import Terminal
from tests.stillness import Stillness

PATIENCE_S = 30.0
REACTION_S = 0.3
"""How long a hand takes to press a key: longer than an app waits for the rest of an escape code."""
HOME = Path(__file__).parents[2]

_PROBE = """
import fcntl, json, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
report = int(sys.argv[1])
kept = termios.tcgetattr(0)
from annotate.terminals import probe
how = "answered"
try:
    {before}
    {limits}
    probed = probe.probe()
except (KeyboardInterrupt, SystemExit) as error:
    how, probed = type(error).__name__, ({{}}, b"")
terminal, typed = probed
terminal = terminal and terminal._asdict()
told = {{"how": how, "terminal": terminal, "typed": typed.decode("latin-1"), "kept": kept == termios.tcgetattr(0)}}
with os.fdopen(report, "w") as out:
    json.dump(told, out)
"""

_QUERY = re.compile(rb"\x1b\[>q|\x1b\[16t|\x1b\[c|\x1b_Gi=(\d+),s=1,v=1,a=q,t=(.),f=24;([^\x1b]*)\x1b\\")


@dataclass(frozen=True)
class Manner:
    """How a terminal answers."""

    name: bytes = b""
    """What it calls itself; nothing: it does not say."""
    cell: bytes = b""
    """Height and width of a cell, such as `20;10`."""
    attributes: bytes | None = b"?62;22"
    """Its device attributes; None: it never answers that."""
    kitty: bytes | None = None
    """What it says to a picture in kitty's protocol; None: it ignores such."""
    reads_files: bool = True
    piece: int = 4096
    """It answers so many bytes at a time."""
    pause_s: float = 0.0
    """And waits so long before each of them."""
    typed: tuple[bytes, ...] = ()
    """Keys that a person presses, each before one of the replies."""

    def replies(self, query: re.Match[bytes]) -> bytes:
        """What it says to a query."""
        if query[0] == b"\x1b[>q":
            return b"\x1bP>|" + self.name + b"\x1b\\" if self.name else b""
        if query[0] == b"\x1b[16t":
            return b"\x1b[6;" + self.cell + b"t" if self.cell else b""
        if query[0] == b"\x1b[c":
            return b"" if self.attributes is None else b"\x1b[" + self.attributes + b"c"
        return self._to_graphics(int(query[1]), query[2], query[3])

    def _to_graphics(self, number: int, medium: bytes, data: bytes) -> bytes:
        if self.kitty is None:
            return b""
        said = self.kitty
        if medium == b"t":
            path = Path(os.fsdecode(standard_b64decode(data)))
            said = b"OK" if self.reads_files and path.stat().st_size == 3 else b"EBADF:no such file"
        return b"\x1b_Gi=%d;%b\x1b\\" % (number, said)


@dataclass(frozen=True)
class Asked:
    """What came of asking."""

    how: str
    """`answered`, or the exception that ended it."""
    terminal: Terminal
    typed: bytes
    kept: bool
    """Whether the terminal's attributes were the same afterwards."""
    shown: bytes
    """All that the terminal got to show, the queries among it."""

    @property
    def leaked(self) -> bytes:
        """What it got that was no query."""
        return _QUERY.sub(b"", self.shown)


@dataclass
class _Screen:
    """The terminal's end of the line."""

    line: int
    manner: Manner
    shown: bytes = b""
    answered: int = 0
    keys: list[bytes] = field(default_factory=list)

    def take(self, data: bytes) -> None:
        """Take what a program writes, and answer its queries."""
        self.shown += data
        queries = list(_QUERY.finditer(self.shown))
        replies = b""
        for query in queries[self.answered :]:
            replies += (self.keys.pop(0) if self.keys else b"") + self.manner.replies(query)
        self.answered = len(queries)
        for start in range(0, len(replies), self.manner.piece):
            time.sleep(self.manner.pause_s)
            os.write(self.line, replies[start : start + self.manner.piece])


@dataclass
class _Hand:
    """Presses keys when it sees what it waits for, and nothing moves any more."""

    line: int
    script: list[tuple[str, str]]
    stillness: Stillness
    _seen: int = 0
    _due: float | None = None

    def look(self, shown: bytes, *, drawn: bool) -> None:
        """Look at all that was shown so far, and press a key in a while, or the one that is due."""
        still = self.stillness.look(drawn=drawn)
        if not self.script:
            return
        if self._due is None:
            awaited = self.script[0][0].encode()
            if (at := shown.find(awaited, self._seen)) >= 0:
                self._seen, self._due = at + len(awaited), time.monotonic() + REACTION_S
        elif still and time.monotonic() >= self._due:
            self._due = None
            os.write(self.line, self.script.pop(0)[1].encode())


def ask(
    manner: Manner,
    environment: Mapping[str, str] | None = None,
    *,
    before: str = "pass",
    limits: tuple[float, float] | None = None,
    seen: bytes = b"\x1b[c",
    when_seen: Callable[[int, int], object] = lambda line, process: None,
) -> Asked:
    """Have a process of its own ask this terminal.

    `before` is what the process does first, in Python. `limits`: how many seconds it waits, on the same machine and
    through SSH; usually longer for who answers than it takes on the busiest machine. `when_seen` is called with the
    terminal's end of the line and the process once the terminal has got `seen`, which is usually the question's end.
    """
    waits = _patient(manner) if limits is None else "probe.LOCAL_S, probe.REMOTE_S = {}, {}".format(*limits)
    line, end = pty.openpty()
    hears, report = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-c", _PROBE.format(before=before, limits=waits), str(report)],
        stdin=end,
        stdout=subprocess.DEVNULL,
        stderr=end,
        start_new_session=True,
        pass_fds=(report,),
        env=_environment(environment),
    )
    os.close(end)
    os.close(report)
    screen = _Screen(line, manner, keys=list(manner.typed))
    try:
        told = json.loads(_watched(process, screen, hears, seen, when_seen))
    finally:
        process.kill()
        process.wait()
        os.close(line)
        os.close(hears)
    cell = told["terminal"].pop("cell", None)
    terminal = Terminal(**told["terminal"], cell=tuple(cell) if cell else None)
    return Asked(told["how"], terminal, told["typed"].encode("latin-1"), told["kept"], screen.shown)


_COMMAND = """
import fcntl, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from annotate.terminals import late, probe
{limits}
from cli.main import run
run()
"""


def command(
    manner: Manner,
    *arguments: object,
    environment: Mapping[str, str] | None = None,
    stdout: int | None = None,
    script: Sequence[tuple[str, str]] = (),
) -> tuple[int, str]:
    """Run `annotate` in this terminal; its exit status, and all that the terminal got to show but the queries.

    `stdout` is where standard output goes, if not to the terminal. `script`: what has to be shown next, and the keys
    that are pressed then.
    """
    line, end = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", _COMMAND.format(limits=_patient(manner, "late.WATCH_S")), *map(str, arguments)],
        stdin=end,
        stdout=end if stdout is None else stdout,
        stderr=end,
        start_new_session=True,
        env={"COLUMNS": "200"} | _environment(environment),
    )
    os.close(end)
    screen = _Screen(line, manner, keys=list(manner.typed))
    hand = _Hand(line, list(script), Stillness(process.pid))
    deadline = time.monotonic() + PATIENCE_S
    try:
        while time.monotonic() < deadline:
            if drawn := bool(select.select([line], [], [], 0.02)[0]):
                screen.take(os.read(line, 65536))
            hand.look(screen.shown, drawn=drawn)
    except OSError:  # the process is gone
        return process.wait(), _QUERY.sub(b"", screen.shown).decode(errors="replace").replace("\r\n", "\n")
    finally:
        process.kill()
        process.wait()
        os.close(line)
    raise AssertionError(f"it never ended, with {hand.script} to do; the terminal has got {screen.shown[-3000:]!r}")


def _patient(manner: Manner, *watches: str) -> str:
    """Has a program wait for an answer, or one that comes too late, as long as it takes on the busiest machine."""
    waits = watches if manner.attributes is None else ("probe.LOCAL_S", "probe.REMOTE_S")
    return " = ".join((*waits, str(PATIENCE_S))) if waits else "pass"


def _environment(more: Mapping[str, str] | None) -> dict[str, str]:
    """Of the tests' own environment only what has nothing to do with their terminal."""
    names = ("PATH", "HOME", "LANG", "TMPDIR", "ANNOTATE_CONFIG")
    kept = {name: value for name, value in os.environ.items() if name in names}
    return {**kept, "TERM": "xterm-256color", "PYTHONPATH": str(HOME), "ANNOTATE_LANG": "en", **(more or {})}


def _watched(
    process: subprocess.Popen[bytes],
    screen: _Screen,
    hears: int,
    seen: bytes,
    when_seen: Callable[[int, int], object],
) -> bytes:
    """Be the terminal until the process has told what it found."""
    deadline, told, report = time.monotonic() + PATIENCE_S, False, b""
    while time.monotonic() < deadline:
        ready, _write, _error = select.select([screen.line, hears], [], [], 1.0)
        if screen.line in ready:
            try:
                screen.take(os.read(screen.line, 4096))
            except OSError:  # the process is gone
                ready = [hears]
            if not told and seen in screen.shown:
                told = True
                when_seen(screen.line, process.pid)
        if hears in ready:
            if not (piece := os.read(hears, 1 << 20)):
                return report
            report += piece
    raise AssertionError(f"nothing came of it; the terminal has got {screen.shown!r}")


def interrupt(line: int, process: int) -> None:
    """Press Ctrl+C."""
    os.write(line, b"\x03")


def terminate(line: int, process: int) -> None:
    """Ask the process to end."""
    os.kill(process, signal.SIGTERM)
