"""A scene as strips of its view: characters, or the terminal's own pixels while nothing lies over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.strip import Strip
from textual.timer import Timer
from textual.widgets._toast import Toast

from annotate.images.cells import cell_length
from annotate.images.modes import fallback
from annotate.tui.pictures import ways
from annotate.tui.pictures.cellstrip import Ground, centred
from annotate.tui.pictures.drawing import Marks

if TYPE_CHECKING:
    from annotate.images.pixels import Painter, Painting
    from annotate.tui.pictures.exploring import Exploring


TOASTED = 0.5
"""Seconds between two looks for whether a message still lies over the pixels."""


class Canvas:
    """What a view gives to the screen; made anew only when something has changed."""

    def __init__(self, view: Exploring) -> None:
        self._view = view
        self.lines: list[str] = []
        """The lines of cells that were drawn last; none, where pixels were."""
        self._strips: list[Strip] = []
        self._key: object = None
        self._painter: Painter | None = None
        self._way: object = None
        self._painted: tuple[object, Painting] | None = None
        self._waiting: Timer | None = None
        self._whole = True  # whether all of the pixels went to the terminal with the last frame

    def forget(self) -> None:
        """Something has changed."""
        self._strips = []

    @property
    def is_pixels(self) -> bool:
        """Whether pixels are drawn now: not where a window lies over them, for they know nothing of windows."""
        drawing, screen = self._view.scene.drawing, self._view.screen
        if drawing is None or not drawing.mode.is_pixels or not screen.is_active:
            return False
        if not screen.query(Toast):
            return True
        self._look_again()
        return False

    def _look_again(self) -> None:
        """Nobody tells when a toast is gone."""
        if self._waiting is None:
            self._waiting = self._view.set_timer(TOASTED, self._after_toast)

    def _after_toast(self) -> None:
        self._waiting = None
        self._view.refresh()

    def strips(self) -> list[Strip]:
        """One strip for each line of the view."""
        view, pixels = self._view, self.is_pixels
        key = (view.rich_style, view.size, view.mode, pixels, view.region.offset if pixels else None)
        if view.scene.drawing is not None and (not self._strips or key != self._key):
            self._key = key
            self._strips = self._pixels() if pixels else self._cells()
        return self._strips

    def _cells(self) -> list[Strip]:
        drawing = self._view.scene.drawing
        assert drawing is not None
        self.lines = self._view.scene.lines()
        return centred(self.lines, cell_length(fallback(drawing.mode)), self._ground(), self._view.size)

    def _ground(self) -> Ground:
        view = self._view
        blank = Strip.blank(1, view.rich_style)
        for each in view.app.get_line_filters():  # the cells are drawn past them, the ground must look as ever
            blank = blank.apply_filter(each, view.background_colors[1])
        return Ground.of(blank, view.app.console)

    # Pixels

    def _pixels(self) -> list[Strip]:
        from annotate.tui.pictures.pixelstrip import in_the_middle

        view, look = self._view, self._view.scene.look
        assert look is not None
        self.lines = []
        painting, painter = self._painting(), self._painter
        assert painter is not None
        column, row = look.viewport.place
        x, y = view.region.offset
        # Pixels made for another space or other cells may reach beyond this one, down to where the terminal scrolls.
        fits = (look.viewport.columns, look.viewport.rows) == view.size and self._way == view.mode
        over = painting.over if fits else ""
        ground = self._ground()
        if over and ways.spills(view.app, view.mode):
            right, lines = x + column + look.viewport.shown[0] + 1, range(look.viewport.shown[1])
            over += "".join([f"\x1b[{y + row + line + 1};{right}H{ground.on} {ground.off}" for line in lines])
        after = f"\x1b7\x1b[{y + row + 1};{x + column + 1}H{over}\x1b8" if over else ""
        return in_the_middle(painting.lines or [], painter.step, ground, view.size, self._sent, after)

    def _painting(self) -> Painting:
        scene = self._view.scene
        assert scene.drawing is not None and scene.look is not None
        self._take_painter()
        assert self._painter is not None
        marks: Marks = tuple(scene.marks)
        sharp = not scene.moving
        key = (scene.drawing.token, scene.look, scene.drawing.deep is not None, marks, sharp)
        if self._painted is None or self._painted[0] != key:
            before = self._painted
            painting = self._painter.paint(scene.drawing.marked(scene.look, marks, sharp), *scene.look.viewport.shown)
            self._painted = (key, painting)
            self._write(painting.before)
            if before is not None:
                self._view.call_after_refresh(self._write, before[1].gone)
        return self._painted[1]

    def _take_painter(self) -> None:
        drawing = self._view.scene.drawing
        assert drawing is not None
        if self._painter is None or self._way != drawing.mode:
            self.close()
            self._way, self._painter = drawing.mode, self._view.painter(drawing.mode)

    def _sent(self, whole: bool) -> None:
        """A line went to the terminal, and with the last one all that is drawn over the cells."""
        if self._painted is None or not self._painted[1].over:
            return
        if not whole and self._whole:
            self._view.call_after_refresh(self._mend)
        self._whole = whole

    def _mend(self) -> None:
        """Draw the pixels again where blank cells were written without them."""
        if not self._whole:
            self._whole = True
            self._view.refresh()

    def _write(self, codes: str) -> None:
        """Hand codes to the terminal in the order of the frames."""
        driver = self._view.app._driver
        if codes and driver is not None:
            driver.write(codes)

    def close(self) -> None:
        """Take the pixels back from the terminal."""
        if self._painted is not None:
            self._write(self._painted[1].gone)
            self._painted = None
        if self._painter is not None:
            self._painter.close()
            self._painter = None
