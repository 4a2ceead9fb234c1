"""Telling pictures from other files by their first bytes."""

from __future__ import annotations

import subprocess
import sys

import pytest

from annotate.images.sniff import HEAD_BYTES, sniff
from tests.images.files import quarters, saved


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"])
def test_a_picture_is_known_by_its_first_bytes(kind: str) -> None:
    """Each of the formats is named as Pillow names it."""
    assert sniff(saved(quarters(), kind)[:HEAD_BYTES]) == kind


@pytest.mark.parametrize(
    "head", [b"", b"\xff\xd8", b"<svg xmlns=", b"BMW is a car, and this is a text about it", b"RIFF____WAVE", b"GIF88a"]
)
def test_other_files_are_not_pictures(head: bytes) -> None:
    """Nothing that merely resembles a picture is taken for one."""
    assert sniff(head) is None


def test_looking_at_first_bytes_does_not_load_pillow() -> None:
    """Discovery of items pays for no decoder."""
    code = "import sys, annotate.images.sniff; print(any(name.split('.')[0] == 'PIL' for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
