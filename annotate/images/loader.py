"""A picture file decoded at about the size that is shown; made for files from anywhere."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, NamedTuple

from PIL import Image, ImageFile
from PIL.JpegImagePlugin import JpegImageFile

from annotate.errors import reason
from annotate.i18n import _, ngettext
from annotate.images.flatten import scaled
from annotate.images.picture import RGB, BadImage, Picture, Size
from annotate.images.sniff import sniff
from annotate.images.source import Source

MAX_PIXELS = 180_000_000
"""The most pixels that are decoded; a JPEG is counted after its decoder has shrunk it."""
COUNTABLE = 32 * 1024 * 1024
"""Frames are counted in files of at most so many bytes: it means reading a GIF from end to end."""

ONE_READ = 8 * 1024 * 1024
"""Bytes of a JPEG that are handed to its decoder at once; by default it gets, and joins, pieces of 64 KB."""

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


def load(
    path: Path,
    target: Target,
    background: RGB = (0, 0, 0),
    gap: float = 2.0,
    quick: bool = False,
    *,
    exact: bool = True,
) -> Picture:
    """Decode and scale a picture; raises BadImage and nothing else.

    `target` is told the upright picture's width and height and gives the wanted ones, all in pixels; `gap` is how much
    larger than wanted a JPEG is decoded (2 for cells). Unless `exact`, a size that differs by a pixel will do if it
    saves scaling. `quick` scales in half the time, a little less sharply.
    """
    try:
        source = Source(path)
        try:
            return _load(source, _Wanted(target, background, gap, exact, quick))
        except BadImage as bad:
            raise BadImage(bad.reason, source.digest.hex()) from None
        finally:
            source.digest.begin()
            source.close()
    except MemoryError:
        raise BadImage(_("too large for the memory there is")) from None
    except OSError as error:  # of a disk that fails half-way
        raise BadImage(_("cannot be read: {reason}").format(reason=reason(error))) from None


class _Wanted(NamedTuple):
    """What the caller asked for."""

    target: Target
    background: RGB
    gap: float
    exact: bool
    quick: bool


def _load(source: Source, wanted: _Wanted) -> Picture:
    # Pillow warns of oddities in files, on the standard error that the app draws on; they are expected here.
    warnings.filterwarnings("ignore", module=r"PIL\.")
    kind = sniff(source.head)
    if kind is None:
        raise BadImage(_("not an image"))
    try:
        return _picture(source, source.stream, kind, wanted)
    except _Unreadable:
        if kind != "JPEG" or (ended := source.followed_by(_JPEG_END)) is None:
            raise
        # The decoder gives out a progressive JPEG that stops half-way only if it seems to end there.
        return _picture(source, ended, kind, wanted)._replace(note=_partly())


class _Unreadable(BadImage):
    """Nothing of the picture could be decoded."""

    def __init__(self) -> None:
        super().__init__(_("damaged: the picture cannot be read"))


def _partly() -> str:
    return _("damaged: only a part of the picture could be read")


def _picture(source: Source, stream: BinaryIO, kind: str, wanted: _Wanted) -> Picture:
    try:
        with _opened(stream, kind) as im:
            return _prepared(im, source, wanted)
    except (BadImage, MemoryError):
        raise
    except Exception:  # decoders raise all there is: OSError, SyntaxError, ValueError, EOFError, struct.error, ...
        raise _Unreadable from None


def _opened(stream: BinaryIO, kind: str) -> ImageFile.ImageFile:
    if kind in _LATE_PLUGINS:
        import_module(f"PIL.{_LATE_PLUGINS[kind]}")
    # Naming the format keeps Pillow from trying decoders that run other programs, as PostScript's does.
    return Image.open(stream, formats=(kind,))


def _prepared(im: ImageFile.ImageFile, source: Source, wanted: _Wanted) -> Picture:
    stored = im.size
    turn = _draft(im, wanted)
    if im.width * im.height > MAX_PIXELS:
        raise BadImage(_("too large: {width}x{height}").format(width=stored[0], height=stored[1]))
    whole = _decode(im)
    if not isinstance(im, JpegImageFile):  # asking a PNG earlier would decode it; TIFF turns itself upright
        turn, stored = _orientation(im), im.size
    upright = _turned(stored, turn)
    size = _turned(_at_least_one(wanted.target(upright)), turn)
    if not wanted.exact and max(abs(im.width - size[0]), abs(im.height - size[1])) <= 1:
        size = im.size
    small = scaled(im, size, wanted.background, wanted.gap, quick=wanted.quick)
    background = wanted.background if im.has_transparency_data else None
    if (method := _UPRIGHT.get(turn)) is not None:
        small = small.transpose(method)
    return Picture(small, *upright, source.digest, _note(im, whole, source), background)


def _turned(size: Size, turn: int) -> Size:
    return (size[1], size[0]) if turn in _SIDEWAYS else size


def _at_least_one(size: Size) -> Size:
    return max(1, size[0]), max(1, size[1])


def _draft(im: ImageFile.ImageFile, wanted: _Wanted) -> int:
    """Tell a JPEG's decoder the size that will do, at a fraction of the work; returns the orientation."""
    if not isinstance(im, JpegImageFile):
        return 1
    im.decodermaxblock = ONE_READ
    turn = _orientation(im)
    width, height = _turned(_at_least_one(wanted.target(_turned(im.size, turn))), turn)
    im.draft("RGB", (int(width * wanted.gap), int(height * wanted.gap)))
    return turn


def _orientation(im: Image.Image) -> int:
    try:
        turn = im.getexif().get(_ORIENTATION, 1)
    except Exception:  # a broken EXIF block is no reason not to show the picture
        return 1
    return turn if isinstance(turn, int) else 1


def _decode(im: ImageFile.ImageFile) -> bool:
    """Decode as much as there is; False if that is not all of it."""
    try:
        im.load()
    except MemoryError:
        raise
    except Exception:
        _keep_decoded(im)
        return False
    return True


def _keep_decoded(im: ImageFile.ImageFile) -> None:
    """Make the most of a file whose decoder gave up half-way."""
    # Pillow's switch for this, LOAD_TRUNCATED_IMAGES, is one for all threads. Without tiles there is nothing to resume.
    im.tile = []
    if im.getbbox() is None:  # black all over is what the memory was before
        raise _Unreadable


def _note(im: Image.Image, whole: bool, source: Source) -> str | None:
    if not whole:
        return _partly()
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
