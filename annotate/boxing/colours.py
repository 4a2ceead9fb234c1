"""The colours of boxes: far apart on photographs, also for people who see fewer of them."""

from __future__ import annotations

RGB = tuple[int, int, int]

PALETTE: tuple[RGB, ...] = (
    (255, 204, 0),
    (0, 196, 255),
    (255, 88, 0),
    (130, 60, 255),
    (255, 255, 255),
    (0, 168, 122),
    (255, 117, 184),
    (154, 89, 76),
)
"""For labels in their order. The least distance of two is 0.1 in OKLab, for all eyes and for those that lack red,
green or blue (Machado, Oliveira and Fernandes 2009); the first four are 0.18 apart.
"""
UNKNOWN: RGB = (160, 160, 160)
"""For a label that the project does not have any more."""


def colour(place: int | None) -> RGB:
    """The colour of the label at that place of the label set; None: it is not in it."""
    return UNKNOWN if place is None else PALETTE[place % len(PALETTE)]
