"""Asks the terminal what it is and can show, before the app begins.

One exchange: the question is written to the terminal that is drawn on, and the answer read from where the keys come
from. Every terminal answers the last part of the question, so that nobody waits for what will not come. Nothing is
echoed meanwhile, keys pressed meanwhile are handed back, and the terminal is left as it was, whatever happens.
"""

from __future__ import annotations

import os
import select
import sys
import time
from collections.abc import Mapping
from types import TracebackType
from typing import NamedTuple

from annotate.terminals.hush import Hush
from annotate.terminals.replies import Replies, read_replies
from annotate.terminals.terminal import (
    BY_FILE,
    DIRECT,
    Terminal,
    by_environment,
    by_replies,
    cell_of_window,
    draws_placeholders,
    is_remote,
)

LOCAL_S, REMOTE_S = 0.3, 1.0
"""How long a terminal may take to answer; through SSH there is the way there and back."""
MOST_BYTES = 1 << 16
"""Who sends more than so much gives no answer."""

_ATTRIBUTES = b"\x1b[c"
_QUESTION = b"\x1b[>q\x1b[16t" + _ATTRIBUTES
_SPEECHLESS = ("dumb", "unknown", "linux")
"""Kinds of terminals that show no pictures."""
_TALKATIVE = ("Apple_Terminal",)
"""Programs that show no pictures, but what they do not understand of a question."""


class Probed(NamedTuple):
    """What was found, and the keys that were pressed meanwhile as the terminal sent them."""

    terminal: Terminal
    typed: bytes = b""


class Streams(NamedTuple):
    """The descriptors of what is read from and what is written to."""

    keys: int
    screen: int

    @classmethod
    def usual(cls) -> Streams | None:
        """Standard input and standard error, on which the app draws; None where there are none."""
        try:
            if sys.__stdin__ is None or sys.__stderr__ is None:
                return None
            return cls(sys.__stdin__.fileno(), sys.__stderr__.fileno())
        except (OSError, ValueError):
            return None


def may_ask(streams: Streams | None, environment: Mapping[str, str]) -> bool:
    """Whether there is a terminal that can be asked without harm."""
    if streams is None or environment.get("TEXTUAL_DRIVER") or environment.get("TERM", "dumb") in _SPEECHLESS:
        return False
    if environment.get("TERM_PROGRAM") in _TALKATIVE or environment.get("INSIDE_EMACS"):
        return False
    if not (os.isatty(streams.keys) and os.isatty(streams.screen)):
        return False
    try:  # whoever changes or reads a terminal from the background is stopped
        return os.tcgetpgrp(streams.keys) == os.getpgrp()
    except (AttributeError, OSError):
        return False


def probe(environment: Mapping[str, str] | None = None) -> Probed:
    """Ask and wait for the answer."""
    with Question(environment) as question:
        return question.answer()


class Question:
    """Asked on entering; whoever has something else to do meanwhile does it before fetching the `answer`."""

    def __init__(self, environment: Mapping[str, str] | None = None, streams: Streams | None = None) -> None:
        """`environment` and `streams` are those of the process, if no others are given."""
        self._environment = os.environ if environment is None else environment
        self._streams = streams or Streams.usual()
        self._hush: Hush | None = None
        self._got = b""
        self._until = 0.0

    def __enter__(self) -> Question:
        if self._streams is not None and may_ask(self._streams, self._environment):
            self._hush = Hush.of(self._streams.keys)
        try:
            if self._hush is not None:
                self._write(_QUESTION)
        except BaseException:  # also that of Ctrl+C
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._hush is not None:
            self._hush.end()
            self._hush = None

    def answer(self) -> Probed:
        """What the terminal has said, or what is known without its answer once the time is up."""
        if self._hush is None or self._streams is None:
            return Probed(by_environment(self._environment))
        replies = self._read(1)
        if replies.answers and draws_placeholders(replies.name) and not replies.unfinished:
            replies = self._ask_for_graphics()
        terminal = by_replies(replies, self._environment, window_cell(self._streams.screen))
        # Lines typed before the hush have their Enter as the line discipline gives it to programs.
        return Probed(terminal, replies.typed.replace(b"\n", b"\r"))

    def _ask_for_graphics(self) -> Replies:
        """Ask only those for kitty's pictures who call themselves so: others show the question."""
        question, path = _graphics(DIRECT, b"AAAA", "d"), None
        if not is_remote(self._environment):
            from annotate.images.pixels import files

            try:
                path = files.written(bytes(3))
                question += _graphics(BY_FILE, files.told(path).encode(), "t")
            except OSError:
                pass
        try:
            self._write(question + _ATTRIBUTES)
            return self._read(2)
        finally:
            if path is not None:
                files.remove(path)

    def _write(self, question: bytes) -> None:
        assert self._streams is not None
        self._until = time.monotonic() + (REMOTE_S if is_remote(self._environment) else LOCAL_S)
        try:
            os.write(self._streams.screen, question)
        except OSError:  # no question, no answer
            self._until = 0.0

    def _read(self, answers: int) -> Replies:
        """Read until so many answers have come to their end, or the time is up."""
        assert self._streams is not None
        keys = self._streams.keys
        while piece := _piece(keys, self._until):
            self._got += piece
            replies = read_replies(self._got)
            if replies.answers >= answers and not replies.unfinished:
                return replies
            if len(self._got) > MOST_BYTES:
                break
        return read_replies(self._got, more=True)


def _piece(keys: int, until: float) -> bytes:
    """What there is to read, at once or before this moment; nothing if there is nothing."""
    try:
        ready, _write, _error = select.select([keys], [], [], max(0.0, until - time.monotonic()))
        return os.read(keys, 4096) if ready else b""
    except OSError:  # how Linux says that nobody is at the other end any more
        return b""


def _graphics(number: int, data: bytes, medium: str) -> bytes:
    return b"\x1b_Gi=%d,s=1,v=1,a=q,t=%b,f=24;%b\x1b\\" % (number, medium.encode(), data)


def window_cell(screen: int) -> tuple[int, int] | None:
    """The size of a cell in pixels by the size of the window; None where the terminal does not tell."""
    try:
        import fcntl
        import struct
        import termios

        answer = fcntl.ioctl(screen, termios.TIOCGWINSZ, bytes(8))
    except (ImportError, OSError, ValueError):
        return None
    return cell_of_window(*struct.unpack("HHHH", answer))
