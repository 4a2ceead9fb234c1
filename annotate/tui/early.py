"""Keys that were pressed before the app listened."""

from __future__ import annotations

from textual.message import Message

from annotate.tui.pastes import CarefulParser


def pressed(typed: bytes) -> list[Message]:
    """What the terminal sent for some keys, as the events that they would have been."""
    parser = CarefulParser()
    return [*parser.feed(text), *parser.feed("")] if (text := typed.decode(errors="replace")) else []
