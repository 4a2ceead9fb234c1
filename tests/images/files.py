"""Small pictures as bytes, of every kind that a folder can hold."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import Any

from PIL import Image

RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 160, 40), (30, 40, 190), (240, 240, 240)
QUARTERS = (RED, GREEN, BLUE, WHITE)
"""Colours of `quarters`: top left, top right, bottom left, bottom right."""


def quarters(size: tuple[int, int] = (64, 48)) -> Image.Image:
    """A picture that looks different whichever way it is turned."""
    im = Image.new("RGB", (2, 2))
    im.putdata(QUARTERS)
    return im.resize(size, Image.Resampling.NEAREST)


def saved(im: Image.Image, kind: str, **options: Any) -> bytes:
    """The picture as a file's bytes."""
    out = io.BytesIO()
    im.save(out, kind, **options)
    return out.getvalue()


def write(folder: Path, data: bytes, name: str = "picture") -> Path:
    """A file with these bytes."""
    path = folder / name
    path.write_bytes(data)
    return path


def exif(orientation: int) -> Image.Exif:
    """An EXIF block that says which way up the picture is."""
    block = Image.Exif()
    block[0x0112] = orientation
    return block


def png_of_size(width: int, height: int) -> bytes:
    """A PNG file that claims to be so large, with hardly a pixel in it."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(64))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
