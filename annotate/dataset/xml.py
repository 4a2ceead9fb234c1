"""As much XML as datasets need: texts are escaped, and what no XML can say is replaced."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_UNSAYABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 (section 2.2) has no way to write, not even escaped."""


def safe(text: str) -> str:
    """The text without characters that XML cannot say."""
    return _UNSAYABLE.sub("\ufffd", text)


def element(name: str, value: object, attributes: str = "") -> str:
    """An element with a text, and a line feed behind it."""
    return f"<{name}{attributes}>{escape(safe(str(value)))}</{name}>\n"


def attribute(name: str, value: object) -> str:
    """An attribute with a space before it; its line feeds and tabs survive reading."""
    return f" {name}={quoteattr(safe(str(value)))}"
