"""What the terminal sends, read with care: a pasted text is no key, and what comes together came at one moment.

Textual would take the escape codes within a pasted text for keys, and with them all that follows.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual._time import get_time
from textual._xterm_parser import XTermParser
from textual.message import Message

ESCAPE = "\x1b"
BEGIN, END = "\x1b[200~", "\x1b[201~"
"""What a terminal sends before and after a pasted text."""


class Pastes:
    """What a terminal sends, without the escapes within what is pasted, wherever it is cut into pieces."""

    def __init__(self) -> None:
        self._inside = False
        self._last = ""
        """The last characters before a paste, or those of one that may be its end."""

    def without_escapes(self, data: str) -> str:
        """The next piece; the beginning of what may be the end of a paste comes with the piece after it."""
        return "".join(self._pasted(char) if self._inside else self._typed(char) for char in data)

    def _typed(self, char: str) -> str:
        self._last = (self._last + char)[-len(BEGIN) :]
        if self._last == BEGIN:
            self._inside, self._last = True, ""
        return char

    def _pasted(self, char: str) -> str:
        self._last += char
        if self._last == END:
            self._inside, self._last = False, ""
            return END
        if END.startswith(self._last):
            return ""
        text, self._last = self._last, ""
        if char == ESCAPE:
            text, self._last = text[:-1], char
        return text.replace(ESCAPE, "")


class CarefulParser(XTermParser):
    """Textual's reader of what a terminal sends, for which a paste is a paste."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._pastes = Pastes()

    def feed(self, data: str) -> Iterable[Message]:
        """The events of the next piece; an empty one is the end."""
        rest = self._pastes.without_escapes(data)
        return _at_once(super().feed(rest)) if rest or not data else ()


def _at_once(messages: Iterable[Message]) -> Iterable[Message]:
    """Events with the moment at which all of them were read: a busy machine takes a while to tell them apart."""
    now = get_time()
    for message in messages:
        message.time = now
        yield message
