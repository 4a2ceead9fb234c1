"""One picture as it is looked at: its part, its light, what is marked on it. What has not changed is not made again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PIL import Image

from annotate.images.cells import encode
from annotate.images.decoder import Frame
from annotate.images.marks import Cursor, Mark
from annotate.images.modes import Mode, fallback
from annotate.images.veil import veiled
from annotate.tui.pictures.look import Look

if TYPE_CHECKING:  # loaded when somebody looks closer
    from annotate.images.pyramid import Pyramid

Marks = Sequence[Mark | Cursor]

VEIL_SHARE = 4
"""Of a veiled picture a terminal gets so many times fewer pixels each way: there is nothing fine in it."""


class Drawing:
    """A frame, and, once somebody looks closer, all of its picture's pixels."""

    def __init__(self, frame: Frame, mode: Mode) -> None:
        self.frame = frame
        self.mode = mode
        self.deep: Pyramid | None = None
        self.token = object()
        """Tells it from every other one, also from one that was at its place in memory before."""
        self._seen: tuple[object, Image.Image] | None = None
        self._drawn: tuple[object, list[str]] | None = None

    def pixels(self, look: Look, sharp: bool = True) -> Image.Image:
        """What is visible, in as many pixels as its cells have."""
        key = (look, self.deep is not None, sharp)
        if self._seen is None or self._seen[0] != key:
            self._seen = (key, look.light.apply(self._part(look, sharp)))
        return self._seen[1]

    def lines(self, look: Look, marks: Marks = (), sharp: bool = True) -> list[str]:
        """The cells of what is visible, with the marks on them."""
        shades = tuple(mark for mark in marks if isinstance(mark, Mark) and mark.tint)
        key = (look, self.deep is not None, sharp, shades)
        if self._drawn is None or self._drawn[0] != key:
            self._drawn = (key, self._encoded(look, shades, sharp))
        if not marks:
            return self._drawn[1]
        from annotate.images.overlay import overlaid  # only where somebody draws

        return overlaid(self._drawn[1], self.cells, marks, look.viewport)

    def marked(self, look: Look, marks: Marks = (), sharp: bool = True) -> Image.Image:
        """What is visible in real pixels, with the marks on it."""
        pixels = self.pixels(look, sharp)
        if not marks:
            return pixels
        from annotate.images.outlines import outlined
        from annotate.images.overlay import tinted

        return outlined(tinted(pixels, marks, look.viewport), marks, look.viewport, grey=self.mode.grey)

    def _encoded(self, look: Look, shades: Sequence[Mark], sharp: bool) -> list[str]:
        as_made = not look.zoomed and (look.light, look.veiled) == (self.frame.light, self.frame.veiled)
        if as_made and not shades and look.viewport.shown == self._shown and self.frame.lines:
            return self.frame.lines
        pixels = self._for_cells(look, self.pixels(look, sharp))
        if shades:
            from annotate.images.overlay import evened, tinted

            pixels = tinted(pixels, shades, look.viewport)
            if self.cells.averages:
                pixels = evened(pixels, shades, look.viewport)
        return encode(pixels, fallback(self._mode(look, sharp)))

    def _mode(self, look: Look, sharp: bool) -> Mode:
        """How the part is drawn: in coarser characters that are made in a moment, unless `sharp`."""
        coarse = self.mode.averages and look.zoomed and not sharp
        return self.mode._replace(glyphs="quadrant") if coarse else self.mode

    @property
    def cells(self) -> Mode:
        """The mode of what is drawn in characters."""
        return fallback(self.mode)

    def _for_cells(self, look: Look, pixels: Image.Image) -> Image.Image:
        if not self.mode.is_pixels:
            return pixels
        return pixels.resize(self.cells.pixels(*look.viewport.shown), Image.Resampling.BOX)

    @property
    def _shown(self) -> tuple[int, int]:
        rgb = self.frame.picture.rgb
        return rgb.width // self.mode.across, rgb.height // self.mode.down

    def _part(self, look: Look, sharp: bool) -> Image.Image:
        rgb = self.frame.picture.rgb
        size = self._mode(look, sharp).pixels(*look.viewport.shown)
        if self.mode.is_pixels and not sharp:
            size = max(1, size[0] // 2), max(1, size[1] // 2)
        if look.veiled:
            return self._veiled(look, size)
        if not look.zoomed and (rgb.size == size or self.mode.is_pixels):
            return rgb
        if self.deep is not None:
            return self.deep.crop(look.viewport.region, size, sharp=sharp)
        return self._roughly(look, size)

    def _veiled(self, look: Look, size: tuple[int, int]) -> Image.Image:
        """The part behind the veil, which is made of what is at hand of the whole picture."""
        picture = self.frame.picture
        if self.mode.is_pixels:
            size = max(1, size[0] // VEIL_SHARE), max(1, size[1] // VEIL_SHARE)
        return veiled(picture.rgb, (picture.width, picture.height), size, look.viewport.region)

    def _roughly(self, look: Look, size: tuple[int, int]) -> Image.Image:
        """The part from the pixels that are at hand, until all of them are."""
        picture = self.frame.picture
        across, down = picture.rgb.width / picture.width, picture.rgb.height / picture.height
        left, top, right, bottom = look.viewport.region
        ends = min(picture.rgb.width, right * across), min(picture.rgb.height, bottom * down)
        return picture.rgb.resize(size, Image.Resampling.BILINEAR, box=(left * across, top * down, *ends))
