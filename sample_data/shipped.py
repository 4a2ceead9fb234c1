"""Where the shipped pictures and posts are."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent
PICTURES = _HERE / "pictures"
"""The folder of the shipped pictures."""


def picture(number: int) -> str:
    """The file name of a shipped picture."""
    return next(path.name for path in PICTURES.glob(f"{number:02}-*.png"))


def posts_file(language: str) -> Path:
    """The shipped posts in a language, one JSON object a line."""
    return _HERE / f"posts.{language}.jsonl"
