"""Where the place of a box is typed as numbers."""

from __future__ import annotations

from annotate.i18n import _
from annotate.tui.widgets.field import Field

LONGEST = 60
"""Characters."""


class NumbersInput(Field):
    """x, y, width and height."""

    def __init__(self) -> None:
        super().__init__(placeholder=_("x y width height"), compact=True, max_length=LONGEST)
