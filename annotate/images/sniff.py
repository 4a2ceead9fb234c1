"""What kind of picture a file is, by its first bytes; no Pillow, so that looking through a folder stays quick."""

from __future__ import annotations

HEAD_BYTES = 32  # as many of a file's first bytes as `sniff` looks at

_SIGNATURES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"II+\x00", "TIFF"),  # BigTIFF
    (b"MM\x00+", "TIFF"),
)
_BMP_HEADERS = (12, 40, 52, 56, 64, 108, 124)


def sniff(head: bytes) -> str | None:
    """The format (`"JPEG"`, `"PNG"`, `"WEBP"`, `"GIF"`, `"BMP"`, `"TIFF"`) of a file that begins so, or None."""
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return name
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    return "BMP" if _is_bmp(head) else None


def _is_bmp(head: bytes) -> bool:
    # Two letters are no signature, many a text begins with BM: the size of the header that follows must be a known one.
    return head[:2] == b"BM" and len(head) >= 18 and int.from_bytes(head[14:18], "little") in _BMP_HEADERS
