"""Pictures and posts made by this project, and ready-made projects for demonstrations."""

from __future__ import annotations

from pathlib import Path

PICTURES = Path(__file__).with_name("pictures")
