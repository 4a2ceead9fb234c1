"""Small charts of characters: bars to an eighth of a cell, and a line of days."""

from __future__ import annotations

from collections.abc import Sequence

EIGHTHS = " ▏▎▍▌▋▊▉█"
STEPS = "▁▂▃▄▅▆▇█"


def bar(part: float, whole: float, width: int) -> str:
    """A bar of at most so many cells; what is more than nothing is seen."""
    if part <= 0 or whole <= 0:
        return ""
    eighths = max(1, round(8 * width * min(part / whole, 1)))
    return "█" * (eighths // 8) + EIGHTHS[eighths % 8].strip()


def spark(values: Sequence[int]) -> str:
    """A column for each number, the largest one full; a point for none."""
    most = max(values, default=0)
    return "".join("·" if not value else STEPS[max(0, -(-len(STEPS) * value // most) - 1)] for value in values)
