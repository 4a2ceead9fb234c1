"""Any kind of pixels to eight-bit RGB."""

from __future__ import annotations

from PIL import Image

from annotate.images.picture import RGB, Size

_WHITES = (255, 1023, 4095, 16383, 65535)
"""The greatest value of 8, 10, 12, 14 and 16 bits: what cameras and scanners call white."""
_SCALABLE = ("RGB", "RGBA", "L", "LA", "CMYK", "YCbCr", "F")


def scaled(im: Image.Image, size: Size, background: RGB, gap: float, *, quick: bool = False) -> Image.Image:
    """The decoded picture at `size`, in RGB, its transparent parts over the background.

    `gap` is Pillow's `reducing_gap`: how much larger than wanted the quick first step may leave it; `quick` takes a
    filter that needs half the time.
    """
    source = scalable(im)
    levels = _levels(source) if source.mode == "F" else None
    filter = Image.Resampling.HAMMING if quick else Image.Resampling.LANCZOS
    small = source.resize(size, filter, reducing_gap=gap)
    return over(eight_bits(small, levels) if levels else small, background)


def scalable(im: Image.Image) -> Image.Image:
    """The picture in a mode whose pixels can be averaged without change of meaning."""
    if "transparency" in im.info and im.mode in ("1", "L", "RGB", "P"):
        return im.convert("RGBA")
    if im.mode in _SCALABLE:
        return im
    if im.mode == "1":
        return im.convert("L")
    if im.mode == "I" or im.mode.startswith("I;16"):
        return im.convert("I").convert("F")
    if im.mode == "LAB":
        return _from_lab(im)
    return im.convert("RGBA" if im.has_transparency_data else "RGB")


def over(im: Image.Image, background: RGB) -> Image.Image:
    """The picture in RGB, laid over the background where it is transparent."""
    if im.mode not in ("RGBA", "LA"):
        return im if im.mode == "RGB" else im.convert("RGB")
    rgba = im.convert("RGBA")
    base = Image.new("RGB", rgba.size, background)
    base.paste(rgba, mask=rgba.getchannel("A"))
    return base


def eight_bits(im: Image.Image, levels: tuple[float, float]) -> Image.Image:
    """A picture of numbers (mode F) in L, from black at the first level to white at the second."""
    black, white = levels
    scale = 255 / (white - black)
    return im.point(lambda value: value * scale - black * scale).convert("L")


def _levels(im: Image.Image) -> tuple[float, float]:
    low, high = (float(value) for value in _extrema(im))
    if not (low < high or low == high):  # not a number
        return 0.0, 1.0
    if low >= 0 and high <= 1:
        return 0.0, 1.0
    if low >= 0:
        return 0.0, next((float(white) for white in _WHITES if high <= white), high)
    return low, max(high, low + 1)


def _extrema(im: Image.Image) -> tuple[float, float]:
    low, high = im.getextrema()
    assert isinstance(low, int | float) and isinstance(high, int | float)
    return low, high


def _from_lab(im: Image.Image) -> Image.Image:
    from PIL import ImageCms  # loads a colour engine, for a kind of file that few have

    lab, srgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
    converted = ImageCms.profileToProfile(im, lab, srgb, outputMode="RGB")
    return converted if converted is not None else im.convert("RGB")
