"""As much Markdown as a dataset card needs: whatever people wrote stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from annotate.text import printable

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!$&])")


def inline(text: str) -> str:
    """A text in which no sign is a mark, in one line."""
    return _MARKS.sub(r"\\\1", printable(" ".join(text.split())))


def bullets(rows: Iterable[str]) -> str:
    """A list."""
    return "\n".join(f"- {row}" for row in rows)


def code(lines: Iterable[str], language: str = "python") -> str:
    """A block of code."""
    return "\n".join((f"```{language}", *lines, "```"))
