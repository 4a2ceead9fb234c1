"""A widget whose picture can be looked at closely, elsewhere and in another light, and that a guest can draw on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events
from textual.widget import Widget

from annotate.images.light import Light
from annotate.images.modes import Mode
from annotate.images.viewport import Point, Viewport
from annotate.tui.pictures.guest import Guest
from annotate.tui.pictures.look import Look
from annotate.tui.pictures.pointer import Pointer
from annotate.tui.pictures.scene import Scene

if TYPE_CHECKING:
    from annotate.images.pixels import Painter


class Exploring(Widget):
    """Base of the view: how one looks, by call and by mouse."""

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self.scene = Scene()
        self._pointer = Pointer(self)

    @property
    def mode(self) -> Mode:
        """How pictures are drawn here."""
        raise AssertionError("the view defines this")

    def painter(self, mode: Mode) -> Painter:
        """What draws the pixels of this mode on the terminal that there is."""
        raise AssertionError("the view defines this")

    def seen_otherwise(self) -> None:
        """The look has changed: draw it, and tell of it."""
        raise AssertionError("the view defines this")

    def redraw(self) -> None:
        """Ask the guest anew what it draws, and draw that."""
        raise AssertionError("the view defines this")

    @property
    def guest(self) -> Guest | None:
        """Who draws on the picture."""
        return self.scene.guest

    @guest.setter
    def guest(self, guest: Guest | None) -> None:
        self.scene.guest = guest
        self.redraw()

    @property
    def viewport(self) -> Viewport | None:
        """Which part of the picture is visible, and where; None while there is no picture."""
        return None if self.scene.look is None else self.scene.look.viewport

    @property
    def zoomed(self) -> bool:
        """Whether only a part of the picture is shown."""
        return self.scene.look is not None and self.scene.look.zoomed

    @property
    def light(self) -> Light:
        """The light that pictures are shown in; it stays from one to the next."""
        return self.scene.light

    @light.setter
    def light(self, light: Light) -> None:
        self.scene.light = light
        if self.scene.look is not None:
            self._see(replace(self.scene.look, light=light))

    @property
    def shy(self) -> bool:
        """Whether each picture is covered when it comes."""
        return self.scene.shy

    @shy.setter
    def shy(self, shy: bool) -> None:
        self.scene.shy = shy

    @property
    def veiled(self) -> bool:
        """Whether the picture is covered."""
        return self.scene.look is not None and self.scene.look.veiled

    @veiled.setter
    def veiled(self, veiled: bool) -> None:
        if self.scene.look is not None:
            self._see(replace(self.scene.look, veiled=veiled))

    def zoom_by(self, factor: float, around: Point | None = None) -> bool:
        """Look so much closer at what is under that cell of the view, else at what the guest's attention is on.

        Returns whether there is a picture.
        """
        look = self.scene.look
        if look is None:
            return False
        if around is not None or (point := self.scene.attention) is None:
            return self._see(look.closer(factor, around))
        return self._see(look.closer(factor, look.viewport.to_cells(*point)).revealing(*point))

    def pan(self, columns: float, rows: float) -> None:
        """Look at what lies so many cells to the right and below."""
        if self.scene.look is not None:
            self._see(self.scene.look.moved(columns, rows))

    def reveal(self, x: float, y: float) -> None:
        """Look, if need be, at a part in which this point of the picture is visible."""
        if self.scene.look is not None:
            self._see(self.scene.look.revealing(x, y))

    def whole(self) -> None:
        """Look at the whole picture again."""
        if self.scene.look is not None:
            self._see(self.scene.look.whole())

    def _see(self, look: Look) -> bool:
        if self.scene.see(look):
            self.seen_otherwise()
        return True

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to draw, or to pan."""
        self._point(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Go on with what was begun."""
        self._point(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End what was begun."""
        self._point(event)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Look closer."""
        self._point(event)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """See more."""
        self._point(event)

    def _point(self, event: events.MouseEvent) -> None:
        if self._pointer.handle(event):
            event.stop()
