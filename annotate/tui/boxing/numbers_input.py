"""Where the place of a box is typed as numbers."""

from __future__ import annotations

from collections.abc import Callable

from annotate.i18n import _
from annotate.tui.widgets.field import Field

LONGEST = 60
"""Characters."""


class NumbersInput(Field):
    """x, y, width and height."""

    def __init__(self, given: Callable[[str], object], given_up: Callable[[], object]) -> None:
        super().__init__(given, given_up, placeholder=_("x y width height"), longest=LONGEST)
