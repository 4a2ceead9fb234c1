"""How one looks at a picture: from where, in which light, behind a veil or not. No widget, no terminal."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotate.images.light import Light
from annotate.images.viewport import Point, Viewport

STEP = 1.5
"""How much closer one step of zooming goes."""


@dataclass(frozen=True)
class Look:
    """A part of a picture in a light."""

    viewport: Viewport
    light: Light
    veiled: bool = False
    """Whether the picture is covered: only a few patches of its colours are shown."""

    @property
    def zoomed(self) -> bool:
        """Whether only a part of the picture may be visible."""
        return self.viewport.zoom > 1

    def closer(self, factor: float, around: Point | None = None) -> Look:
        """So much closer to what is under that cell."""
        return replace(self, viewport=self.viewport.zoomed(factor, around))

    def moved(self, columns: float, rows: float) -> Look:
        """At what lies so many cells away."""
        return replace(self, viewport=self.viewport.panned(columns, rows))

    def revealing(self, x: float, y: float) -> Look:
        """At a part in which this point of the picture is visible."""
        return replace(self, viewport=self.viewport.revealing(x, y))

    def whole(self) -> Look:
        """At the whole picture."""
        return replace(self, viewport=replace(self.viewport, zoom=1.0, centre=None))

    def resized(self, columns: int, rows: int, whole: tuple[int, int]) -> Look:
        """The same part of the picture in a space of another size."""
        return replace(self, viewport=replace(self.viewport, columns=columns, rows=rows, whole=whole))
