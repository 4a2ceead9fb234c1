"""Words as HTML: escaped, with what is to be typed as such, and names of any direction in their place."""

from __future__ import annotations

import re
import unicodedata
from html import escape

_BACKWARD = frozenset({"R", "AL", "AN"})
_TYPED = re.compile(r"`([^`]+)`")
_SPREAD = re.compile(r"\S(?: \S)+")


def inline(text: str) -> str:
    """The text between tags; what stands between backticks is set as code."""
    found = _TYPED.sub(r"<code>\1</code>", escape(text))
    return f"<bdi>{found}</bdi>" if backward(text) else found


def backward(text: str) -> bool:
    """Whether some of it is written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(char) in _BACKWARD for char in text)


def joined(text: str) -> str:
    """A word whose letters stand apart, as a word: a page spreads letters by its style, and is read aloud."""
    return text.replace(" ", "") if _SPREAD.fullmatch(text) else text


def attribute(text: str) -> str:
    """The text as the value of an attribute, quotation marks included."""
    return f'"{escape(text)}"'


def percent(share: float) -> str:
    """A share as a length in CSS."""
    return f"{min(max(share, 0.0), 1.0) * 100:.3f}".rstrip("0").rstrip(".") + "%"
