"""Reads what receipts show back, and names that try to break them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

HOSTILE = "\u202e[/red] \x1b[2J\n<b>&amp; 日本語 שלום (1) مرحبا 🚦👨‍👩‍👧 हिन्दी é́" + "x" * 300


def decoded(rows: Sequence[Sequence[bool]]) -> str:
    """What a camera reads in dots, true where they are dark; they may stand in any bare room."""
    zxingcpp = pytest.importorskip("zxingcpp", reason="needs zxing-cpp")
    from PIL import Image

    image = Image.new("L", (len(rows[0]), len(rows)), 255)
    image.putdata([0 if dark else 255 for row in rows for dark in row])
    scale = 3 if len(rows) < 100 else 1
    image = image.resize((image.width * scale, image.height * scale), Image.Resampling.NEAREST)
    around = Image.new("L", (image.width + 60, image.height + 60), 255)
    around.paste(image, (30, 30))
    return "".join(code.text for code in zxingcpp.read_barcodes(around))
