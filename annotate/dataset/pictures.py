"""Pictures on their way into a dataset: whole, upright, and those that were labelled.

Programs that load datasets differ in whether they turn a picture as its EXIF block says. Boxes are those of the
upright picture, so a picture that says it is to be turned is turned; all others are copied byte by byte.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from annotate.tasks.base import Size

_ORIENTATION = 0x0112
_BLOCK = 1 << 20
_TEXTS = (b"tEXt", b"zTXt", b"iTXt")
_TURNED = {5, 6, 7, 8}
_HOW: Mapping[str, Mapping[str, int]] = {"JPEG": {"quality": 95, "subsampling": 0}, "WEBP": {"quality": 95}}
"""How a picture is compressed once more that had to be turned."""


class Changed(Exception):
    """The file is not the one that was labelled."""


class Broken(Exception):
    """The file is no picture that can be read."""


class Original(NamedTuple):
    """A picture's file, and the hash and the size that it had when it was labelled; None: it is not known."""

    path: Path
    sha256: str | None
    labelled: Size | None = None

    def size(self) -> Size:
        """Width and height of the upright picture; Broken where it is none."""
        return _look(self.path)[0]


def hashed(path: Path) -> str | None:
    """The SHA-256 of a file in hexadecimal; None where it cannot be read."""
    with suppress(OSError), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
    return None


def bring(original: Original, target: Path, *, link: bool) -> Size:
    """Make a picture's file upright at the target: the upright picture's width and height.

    Changed where it is not the one that was labelled, Broken where it cannot be read, FileNotFoundError where it is not
    there. `link`: by a hard link where the picture is upright and the file system can, but for a JPEG without its end
    mark: a trainer writes that anew, and with it the original.
    """
    if original.sha256 is not None and _digest(original.path) != original.sha256:
        raise Changed
    size, orientation = _look(original.path)
    if original.sha256 is None and original.labelled not in (None, size):
        raise Changed
    if orientation != 1:
        _turn(original.path, target)
    elif not (link and is_ended(original.path) and _linked(original.path, target)):
        _copy(original.path, target)
    return size


def is_ended(path: Path) -> bool:
    """Whether a file is no JPEG, or one with its end mark."""
    with suppress(OSError), path.open("rb") as file:
        if file.read(2) != b"\xff\xd8":
            return True
        file.seek(-2, os.SEEK_END)
        return file.read() == b"\xff\xd9"
    return True


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileNotFoundError from error
    except OSError as error:
        raise Broken from error


def _look(path: Path) -> tuple[Size, int]:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # whatever its size, people have labelled it
    try:
        with Image.open(path) as im:
            says_more = im.format != "PNG" or _has_exif(path)
            found = im.getexif().get(_ORIENTATION, 1) if says_more else 1
            orientation = found if found in range(1, 9) else 1
            is_turned = orientation in _TURNED and im.format != "TIFF"  # which Pillow turns itself
            return (im.size[::-1] if is_turned else im.size), orientation
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileNotFoundError from error
    except Exception as error:
        raise Broken from error


def _has_exif(path: Path) -> bool:
    """Whether a chunk of a PNG may tell how it is to be turned: one may be last, and Pillow decodes all before it.

    Chunks are a length, a name, so many bytes, and a checksum (PNG specification, section 5.3).
    """
    with path.open("rb") as file:
        file.seek(8)
        while len(head := file.read(8)) == 8:
            length, name = int.from_bytes(head[:4], "big"), head[4:]
            begin = file.read(min(length, 32)) if name in _TEXTS else b""
            if name == b"eXIf" or begin.startswith((b"Raw profile type", b"XML:com.adobe.xmp", b"exif")):
                return True
            file.seek(length - len(begin) + 4, os.SEEK_CUR)
    return False


def _turn(path: Path, target: Path) -> None:
    from PIL import Image, ImageOps

    try:
        with Image.open(path) as im:
            kind = (
                "JPEG" if im.format in ("JPEG", "MPO") else im.format if im.format in ("PNG", "WEBP", "TIFF") else "PNG"
            )
            upright = ImageOps.exif_transpose(im)
            upright.save(target, kind, icc_profile=im.info.get("icc_profile"), **_HOW.get(kind, {}))
    except Exception as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise Broken from error


def _linked(path: Path, target: Path) -> bool:
    try:
        os.link(path.resolve(), target)
    except OSError:  # another file system, or one without links
        return False
    return True


def _copy(path: Path, target: Path) -> None:
    with path.open("rb") as source, target.open("wb") as out:
        while block := source.read(_BLOCK):
            out.write(block)
