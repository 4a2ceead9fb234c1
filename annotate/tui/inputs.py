"""What counts as input: the meter counts a gap only between two of these events."""

from __future__ import annotations

from textual import events


def counts_as_input(event: events.Event) -> bool:
    """Keys, pasted text, clicks, drags and the wheel are input; moving the mouse is not."""
    if isinstance(event, events.Paste):
        return True
    if not isinstance(event, events.InputEvent) or event.is_forwarded:
        return False
    if isinstance(event, events.MouseMove):
        return bool(event.button)
    return not isinstance(event, events.MouseUp)
