"""A picture file decoded at about the size that is shown; made for files from anywhere."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from PIL import Image, ImageFile
from PIL.JpegImagePlugin import JpegImageFile

from annotate.i18n import _, ngettext
from annotate.images.flatten import scaled
from annotate.images.picture import RGB, BadImage, Picture, Size
from annotate.images.sniff import sniff
from annotate.images.source import Source

MAX_PIXELS = 180_000_000
"""The most pixels that are decoded; a JPEG is counted after its decoder has shrunk it."""
COUNTABLE = 32 * 1024 * 1024
"""Frames are counted in files of at most so many bytes: it means reading a GIF from end to end."""

# Pillow's own limit acts on opening, before a JPEG can be shrunk. Ours acts after, on all that `load` decodes.
Image.MAX_IMAGE_PIXELS = None

_T = Image.Transpose
_UPRIGHT = {
    2: _T.FLIP_LEFT_RIGHT,
    3: _T.ROTATE_180,
    4: _T.FLIP_TOP_BOTTOM,
    5: _T.TRANSPOSE,
    6: _T.ROTATE_270,
    7: _T.TRANSVERSE,
    8: _T.ROTATE_90,
}
_SIDEWAYS = (5, 6, 7, 8)
_ORIENTATION = 0x0112  # the EXIF tag
_LATE_PLUGINS = {"WEBP": "WebPImagePlugin", "TIFF": "TiffImagePlugin"}  # those that `Image.open` does not load first
_JPEG_END = b"\xff\xd9"

Target = Callable[[Size], Size]


def load(path: Path, target: Target, background: RGB = (0, 0, 0), gap: float = 2.0) -> Picture:
    """Decode and scale a picture; raises BadImage and nothing else.

    `target` is told the upright picture's width and height and gives the wanted ones, all in pixels; `gap` is how much
    larger than wanted a JPEG is decoded (2 for cells).
    """
    source = Source(path)
    try:
        return _load(source, target, background, gap)
    except BadImage as bad:
        raise BadImage(bad.reason, source.sha256) from None
    except Exception:  # decoders raise all there is: OSError, SyntaxError, ValueError, EOFError, struct.error, ...
        raise BadImage(_unreadable(), source.sha256) from None
    finally:
        source.close()


def _unreadable() -> str:
    return _("damaged: the picture cannot be read")


def _load(source: Source, target: Target, background: RGB, gap: float) -> Picture:
    # Pillow warns of oddities in files, on the standard error that the app draws on; they are expected here.
    warnings.filterwarnings("ignore", module=r"PIL\.")
    with _opened(source) as im:
        stored = im.size
        turn = _draft(im, target, gap)
        if im.width * im.height > MAX_PIXELS:
            raise BadImage(_too_large(stored))
        whole = _decode(im, stored)
        if not isinstance(im, JpegImageFile):  # asking a PNG earlier would decode it; TIFF turns itself upright
            turn, stored = _orientation(im), im.size
        upright = _turned(stored, turn)
        small = scaled(im, _turned(_at_least_one(target(upright)), turn), background, gap)
        see_through = im.has_transparency_data
        note = _note(im, whole, source)
    if (method := _UPRIGHT.get(turn)) is not None:
        small = small.transpose(method)
    return Picture(small, *upright, source.sha256, note, background if see_through else None)


@contextmanager
def _opened(source: Source) -> Iterator[ImageFile.ImageFile]:
    kind = sniff(source.head)
    if kind is None:
        raise BadImage(_("not an image"))
    if kind in _LATE_PLUGINS:
        import_module(f"PIL.{_LATE_PLUGINS[kind]}")
    # Naming the format keeps Pillow from trying decoders that run other programs, as PostScript's does.
    with Image.open(source.stream, formats=(kind,)) as im:
        yield im


def _too_large(size: Size) -> str:
    return _("too large: {width}x{height}").format(width=size[0], height=size[1])


def _turned(size: Size, turn: int) -> Size:
    return (size[1], size[0]) if turn in _SIDEWAYS else size


def _at_least_one(size: Size) -> Size:
    return max(1, size[0]), max(1, size[1])


def _draft(im: Image.Image, target: Target, gap: float) -> int:
    """Tell a JPEG's decoder the size that will do, at a fraction of the work; returns the orientation."""
    if not isinstance(im, JpegImageFile):
        return 1
    turn = _orientation(im)
    width, height = _turned(_at_least_one(target(_turned(im.size, turn))), turn)
    im.draft("RGB", (int(width * gap), int(height * gap)))
    return turn


def _orientation(im: Image.Image) -> int:
    try:
        turn = im.getexif().get(_ORIENTATION, 1)
    except Exception:  # a broken EXIF block is no reason not to show the picture
        return 1
    return turn if isinstance(turn, int) else 1


def _decode(im: ImageFile.ImageFile, stored: Size) -> bool:
    """Decode as much as there is; False if that is not all of it."""
    try:
        im.load()
    except MemoryError:
        raise BadImage(_too_large(stored)) from None
    except Exception:
        _keep_decoded(im)
        return False
    return True


def _keep_decoded(im: ImageFile.ImageFile) -> None:
    """Make the most of a file whose decoder gave up half-way."""
    # Pillow's switch for this, LOAD_TRUNCATED_IMAGES, is one for all threads. Without tiles there is nothing to resume.
    im.tile = []
    try:
        nothing = im.getbbox() is None
    except Exception:
        raise BadImage(_unreadable()) from None
    if nothing:
        raise BadImage(_unreadable())


def _note(im: Image.Image, whole: bool, source: Source) -> str | None:
    if not whole:
        return _("damaged: only a part of the picture could be read")
    frames = _frames(im, source)
    if frames < 2:
        return None
    if im.format == "TIFF":
        return ngettext("first of {count} page", "first of {count} pages", frames).format(count=frames)
    return ngettext("first of {count} frame", "first of {count} frames", frames).format(count=frames)


def _frames(im: Image.Image, source: Source) -> int:
    if isinstance(im, JpegImageFile) or source.stream.seek(0, io.SEEK_END) > COUNTABLE:
        return 1
    try:
        return int(getattr(im, "n_frames", 1))
    except Exception:  # a frame further on is broken; the first one is shown
        return 1
