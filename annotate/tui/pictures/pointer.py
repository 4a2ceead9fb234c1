"""The mouse over a picture: what a guest makes of it, and what pans and zooms otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual import events

from annotate.tui.pictures.guest import Pointing
from annotate.tui.pictures.look import STEP

if TYPE_CHECKING:
    from annotate.tui.pictures.exploring import Exploring

Phase = Literal["down", "drag", "up", "hover"]


class Pointer:
    """Follows one press of a button from its beginning to its end."""

    def __init__(self, view: Exploring) -> None:
        self._view = view
        self._holder: Literal["guest", "pan"] | None = None
        """Who has taken the button that is pressed."""
        self._at = (0.0, 0.0)

    def handle(self, event: events.MouseEvent) -> bool:
        """Take a mouse event of the view; whether anything was made of it."""
        if isinstance(event, events.MouseScrollUp | events.MouseScrollDown):
            return self._wheel(event)
        if isinstance(event, events.MouseDown):
            return self._down(event)
        if isinstance(event, events.MouseUp):
            return self._up(event)
        if isinstance(event, events.MouseMove):
            return self._move(event)
        return False

    def _wheel(self, event: events.MouseEvent) -> bool:
        factor = STEP if isinstance(event, events.MouseScrollUp) else 1 / STEP
        return self._view.zoom_by(factor, (event.pointer_x, event.pointer_y))

    def _down(self, event: events.MouseDown) -> bool:
        if event.button == 1 and self._tell("down", event):
            self._holder = "guest"
        elif self._view.zoomed:
            self._holder = "pan"
        else:
            return False
        self._at = (event.pointer_screen_x, event.pointer_screen_y)
        self._view.capture_mouse()
        return True

    def _up(self, event: events.MouseUp) -> bool:
        holder, self._holder = self._holder, None
        if holder is None:
            return False
        self._view.release_mouse()
        if holder == "guest":
            self._tell("up", event)
        return True

    def _move(self, event: events.MouseMove) -> bool:
        if self._holder == "guest":
            return self._tell("drag", event)
        if self._holder is None:
            return self._tell("hover", event)
        x, y = self._at
        self._at = (event.pointer_screen_x, event.pointer_screen_y)
        self._view.pan(x - self._at[0], y - self._at[1])
        return True

    def _tell(self, phase: Phase, event: events.MouseEvent) -> bool:
        guest, viewport = self._view.guest, self._view.viewport
        if guest is None or viewport is None:
            return False
        x, y = viewport.to_picture(*_middle(event))
        return guest.pointed(Pointing(phase, x, y, viewport.pixels_per_cell, shift=event.shift))


def _middle(event: events.MouseEvent) -> tuple[float, float]:
    """Where the pointer is: exactly, where the terminal tells it, else in the middle of its cell."""
    x, y = float(event.pointer_x), float(event.pointer_y)
    if x.is_integer() and y.is_integer():
        return x + 0.5, y + 0.5
    return x, y
