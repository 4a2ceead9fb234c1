"""Where the layout changes: cells across, and lines."""

from __future__ import annotations

NARROW, WIDE = 60, 110
TINY, LOW, TALL = 10, 18, 30
