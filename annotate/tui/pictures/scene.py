"""What a view shows of a picture, and how it is looked at. No widget, no terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotate.images.decoder import Frame, Outcome
from annotate.images.light import Light
from annotate.images.modes import Mode
from annotate.images.picture import Size
from annotate.images.viewport import Point, Viewport
from annotate.tui.pictures.drawing import Drawing, Marks
from annotate.tui.pictures.guest import Guest
from annotate.tui.pictures.look import Look

if TYPE_CHECKING:  # loaded when somebody looks closer
    from annotate.images.pyramid import Pyramid


class Scene:
    """The picture of a view, the look at it, and what a guest draws on it."""

    def __init__(self) -> None:
        self.guest: Guest | None = None
        self.drawing: Drawing | None = None
        """None while there is no picture."""
        self.look: Look | None = None
        self.light = Light()
        """It stays from one picture to the next."""
        self.shy = False
        """Whether each picture is covered when it comes."""
        self.moving = False
        """Whether the look is changing just now: what takes long to make or to send may be coarser then."""
        self.close = False
        """Whether the last picture was looked at closely: the next one probably will be, too."""

    def show(self, frame: Frame, mode: Mode, space: Size, cell: Size, whole: Size) -> None:
        """A picture that was not shown before, all of it."""
        self.drawing = Drawing(frame, mode)
        size = (frame.picture.width, frame.picture.height)
        self.look = Look(Viewport(size, *space, cell, whole), self.light, self.shy)

    def refit(self, frame: Frame, mode: Mode, space: Size, whole: Size) -> None:
        """The same picture in a space of another size, at the same part."""
        assert self.drawing is not None and self.look is not None
        deep, self.drawing = self.drawing.deep, Drawing(frame, mode)
        self.drawing.deep = deep
        self.look = self.look.resized(*space, whole)

    def clear(self) -> None:
        """No picture."""
        self.drawing = self.look = None

    def see(self, look: Look) -> bool:
        """Look in this way; whether that is another one."""
        if look == self.look:
            return False
        self.look, self.light, self.close = look, look.light, look.zoomed
        return True

    @property
    def lacks_depth(self) -> bool:
        """Whether somebody looks closely at a picture whose own pixels are not at hand."""
        if self.drawing is None or self.look is None or self.look.veiled:
            return False
        return self.close and self.drawing.deep is None

    def deepen(self, pyramid: Pyramid) -> None:
        """All the pixels are there; those of another picture, which the file may be by now, are of no use."""
        if self.drawing is not None and pyramid.sha256 in (None, self.drawing.frame.picture.sha256):
            self.drawing.deep = pyramid

    @property
    def marks(self) -> Marks:
        """What the guest draws."""
        if self.guest is None or self.look is None:
            return ()
        return self.guest.marks(self.look.viewport)

    @property
    def attention(self) -> Point | None:
        """The point of the picture that the guest's attention is on."""
        return None if self.guest is None else self.guest.attention()

    def lines(self) -> list[str]:
        """The cells of what is visible."""
        if self.drawing is None or self.look is None:
            return []
        return self.drawing.lines(self.look, self.marks, sharp=not self.moving)


def unchanged(shown: Outcome | None, made: Outcome) -> Outcome:
    """What is made of a picture that is on the screen already, for another space or in another way.

    Who looks at a picture judges that very one: its file may have gone meanwhile, or be another picture.
    """
    if not isinstance(shown, Frame) or (isinstance(made, Frame) and made.picture.sha256 == shown.picture.sha256):
        return made
    return Frame(shown.picture, [])


def changed(before: Sequence[str], after: Sequence[str]) -> list[int] | None:
    """The numbers of the lines that differ; None: there are not as many as before."""
    if len(before) != len(after):
        return None
    return [number for number, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
