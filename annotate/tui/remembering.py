"""What the annotator changes in passing and finds again the next time: a name, the colours, a hidden meter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import structs

from annotate.errors import AnnotateError
from annotate.i18n import N_, _
from annotate.settings import Settings

_NOT_REMEMBERED = {
    "name": N_("Name not remembered: {why}"),
    "theme": N_("Theme not remembered: {why}"),
    "meter_hidden": N_("Meter not remembered: {why}"),
}


class Remembering:
    """The settings as they are now; where they cannot be kept, that is said and work goes on."""

    def __init__(self, settings: Settings, keep: Callable[[Settings], None], say: Callable[[str], None]) -> None:
        self.settings = settings
        self._keep, self._say = keep, say

    def change(self, **changes: Any) -> None:
        """Change settings, and keep them if that can be done."""
        changed = structs.replace(self.settings, **changes)
        if changed == self.settings:
            return
        self.settings = changed
        try:
            self._keep(changed)
        except AnnotateError as error:
            self._say(_(_NOT_REMEMBERED[next(iter(changes))]).format(why=error))
