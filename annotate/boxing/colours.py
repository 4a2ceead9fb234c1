"""The colours of boxes: far apart on photographs, also for people who see fewer of them."""

from __future__ import annotations

RGB = tuple[int, int, int]

PALETTE: tuple[RGB, ...] = (
    (255, 225, 0),
    (21, 223, 255),
    (255, 89, 14),
    (182, 109, 254),
    (255, 255, 255),
    (0, 168, 114),
    (255, 169, 191),
    (230, 119, 190),
)
"""For labels in their order, each light enough for a line on dark ground. The least distance of two is 0.1 in OKLab,
for all eyes and for those that lack red, green or blue (Machado, Oliveira and Fernandes 2009), and 0.17 of the first
four.
"""
UNKNOWN: RGB = (160, 160, 160)
"""For a label that the project does not have any more."""


def colour(place: int | None) -> RGB:
    """The colour of the label at that place of the label set; None: it is not in it."""
    return UNKNOWN if place is None else PALETTE[place % len(PALETTE)]
