"""Keys that were pressed before the app listened."""

from __future__ import annotations

from textual._xterm_parser import XTermParser
from textual.message import Message


def pressed(typed: bytes) -> list[Message]:
    """What the terminal sent for some keys, as the events that they would have been."""
    parser = XTermParser()
    return [*parser.feed(text), *parser.feed("")] if (text := typed.decode(errors="replace")) else []
