"""Keys pressed before the app listened arrive as the keys that they are."""

from __future__ import annotations

import pytest
from textual import events

from annotate.tui.early import pressed
from annotate.tui.terminal import TerminalApp


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        (b"", []),
        (b"12q", ["1", "2", "q"]),
        (b"\r", ["enter"]),
        (b"\x1b[A\x1bOP", ["up", "f1"]),
        ("é".encode(), ["é"]),
        (b"\x1b", ["escape"]),
        (b"\xff", ["replacement_character"]),
    ],
)
def test_what_the_terminal_sent_is_read_as_ever(typed: bytes, keys: list[str]) -> None:
    assert [event.key for event in pressed(typed) if isinstance(event, events.Key)] == keys


class Listening(TerminalApp[None]):
    """Remembers every key."""

    def __init__(self, typed: bytes) -> None:
        super().__init__()
        self.typed = typed
        self.heard: list[str] = []

    def on_key(self, event: events.Key) -> None:
        self.heard.append(event.key)


async def test_they_reach_the_app_once_it_is_drawn() -> None:
    app = Listening(b"1\x1b[B2")
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("3")

    assert app.heard == ["1", "down", "2", "3"]
