"""Another light for a picture that is too dark or too flat to be judged, or hard to bear; its file stays as it is."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from PIL import Image

STEPS = 5
"""So many steps there are in each direction."""
GAMMA = 1.35
"""What one step of brightness raises a tone's exponent by: shadows open, and white stays white."""
SLOPE = 1.25
"""What one step of contrast multiplies the distance from middle grey by."""


class Light(NamedTuple):
    """How many steps brighter and richer in contrast than its file a picture is shown; less, where negative."""

    brightness: int = 0
    contrast: int = 0
    grey: bool = False
    """Without its colours, which take away much of the shock."""

    @property
    def is_usual(self) -> bool:
        """Whether the picture is shown as it is."""
        return not self.brightness and not self.contrast and not self.grey

    def usual(self) -> Light:
        """Neither brighter nor richer in contrast than the file."""
        return Light(grey=self.grey)

    def brighter(self) -> Light:
        """One step brighter, if there is one."""
        return self._replace(brightness=min(STEPS, self.brightness + 1))

    def darker(self) -> Light:
        """One step darker, if there is one."""
        return self._replace(brightness=max(-STEPS, self.brightness - 1))

    def more_contrast(self) -> Light:
        """One step more contrast, if there is one."""
        return self._replace(contrast=min(STEPS, self.contrast + 1))

    def less_contrast(self) -> Light:
        """One step less contrast, if there is one."""
        return self._replace(contrast=max(-STEPS, self.contrast - 1))

    def apply(self, rgb: Image.Image) -> Image.Image:
        """The picture in this light; the very picture, where that is its own."""
        toned = rgb.point(_table(self) * 3) if self.brightness or self.contrast else rgb
        return toned.convert("L").convert("RGB") if self.grey else toned


AS_IT_IS = Light()


@lru_cache(128)
def _table(light: Light) -> list[int]:
    return [_tone(value / 255, light) for value in range(256)]


def _tone(value: float, light: Light) -> int:
    bright = math.pow(value, math.pow(GAMMA, -light.brightness))
    rich = 0.5 + (bright - 0.5) * math.pow(SLOPE, light.contrast)
    return round(255 * min(1.0, max(0.0, rich)))
