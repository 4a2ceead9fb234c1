"""All the pixels of one picture, for looking closer: any part of it, scaled to any size in a moment."""

from __future__ import annotations

import math
from pathlib import Path

from PIL import Image

from annotate.i18n import _
from annotate.images.loader import load
from annotate.images.picture import RGB, BadImage, Size
from annotate.images.viewport import Region

MOST_PIXELS = 40_000_000
"""A picture of more pixels is kept at half its size, or a quarter: this many take 213 MB with their smaller copies."""

SMALLEST = 256
"""Copies are made down to about so many pixels in width or height."""

_R = Image.Resampling


class Pyramid:
    """An upright picture in RGB, with copies of half its size, a quarter of it, and so on."""

    def __init__(self, image: Image.Image, size: Size | None = None, sha256: str | None = None) -> None:
        """`size` is that of the original, whose pixels are counted in; None: the image is the original."""
        self.size = size or image.size
        self.sha256 = sha256
        """Hash of the bytes of the file that it was made of."""
        self._levels = [image]
        while min(self._levels[-1].size) >= 2 * SMALLEST:
            self._levels.append(self._levels[-1].reduce(2))

    @property
    def weight(self) -> int:
        """Bytes of memory that it takes (Pillow keeps an RGB pixel in four)."""
        return sum(4 * level.width * level.height for level in self._levels)

    def crop(self, region: Region, size: Size, *, sharp: bool = True) -> Image.Image:
        """The part of the original between these edges, scaled to `size`; `sharp=False` takes half the time.

        Where a pixel of the picture is twice as large as one on the screen, it is shown as what it is: a square.
        """
        left, top, right, bottom = region
        ratio = min((right - left) / size[0], (bottom - top) / size[1])
        level = self._levels[self._level(ratio)]
        box = _within(region, self.size, level.size)
        across, down = (box[2] - box[0]) / size[0], (box[3] - box[1]) / size[1]
        return level.resize(size, _filter(max(across, down), sharp), box=box)

    def _level(self, ratio: float) -> int:
        """The smallest copy that has at least as many pixels as are wanted."""
        wanted = ratio * self._levels[0].width / self.size[0]
        return min(len(self._levels) - 1, max(0, math.floor(math.log2(max(1.0, wanted)))))


def load_pyramid(path: Path, background: RGB = (0, 0, 0)) -> Pyramid:
    """Decode all of a picture; raises BadImage and nothing else."""
    picture = load(path, _kept, background, gap=1.0, exact=False)
    try:
        return Pyramid(picture.rgb, (picture.width, picture.height), picture.sha256)
    except MemoryError:
        raise BadImage(_("too large for the memory there is"), picture.sha256) from None


def _kept(size: Size) -> Size:
    halves = 0
    while (size[0] >> halves) * (size[1] >> halves) > MOST_PIXELS:
        halves += 1
    return size[0] >> halves, size[1] >> halves


def _filter(ratio: float, sharp: bool) -> Image.Resampling:
    if ratio <= 0.5:
        return _R.NEAREST
    if not sharp:
        return _R.HAMMING
    return _R.BICUBIC if ratio < 1 else _R.LANCZOS


def _within(region: Region, original: Size, level: Size) -> Region:
    """The region in pixels of a level, no farther than its edges."""
    across, down = level[0] / original[0], level[1] / original[1]
    left, top, right, bottom = region
    return (
        min(max(0.0, left * across), level[0] - across),
        min(max(0.0, top * down), level[1] - down),
        min(max(across, right * across), level[0]),
        min(max(down, bottom * down), level[1]),
    )
