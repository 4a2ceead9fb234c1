"""A veil before a picture: a few patches of its colours, of which nobody can tell what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image

from annotate.images.picture import Size

if TYPE_CHECKING:
    from annotate.images.viewport import Region

PATCHES = 8
"""As many along the longer side."""
LEAST = 8
"""Pixels of the original that a patch is wide at least: else all of a very small picture would show."""


def veiled(rgb: Image.Image, original: Size, size: Size, region: Region | None = None) -> Image.Image:
    """The picture behind its veil, in `size` pixels.

    `original`: width and height of the picture that `rgb` was scaled from; `region`: the part of it that is shown, in
    its pixels; None: all of it. However closely one looks, the patches are those of the whole picture.
    """
    patches = rgb.resize(_shape(original), Image.Resampling.BOX)
    box = None if region is None else _box(region, original, patches.size)
    return patches.resize(size, Image.Resampling.BICUBIC, box=box)


def _shape(original: Size) -> Size:
    longer = max(original)
    count = min(PATCHES, max(1, longer // LEAST))
    return max(1, original[0] * count // longer), max(1, original[1] * count // longer)


def _box(region: Region, original: Size, patches: Size) -> Region:
    across, down = (count / side for count, side in zip(patches, original, strict=True))
    left, top, right, bottom = region
    return left * across, top * down, min(patches[0], right * across), min(patches[1], bottom * down)
