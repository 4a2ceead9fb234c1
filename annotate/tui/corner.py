"""What the app says beside the item: the meter's reading in the corner, and what must be known before the first key."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from annotate.i18n import _
from annotate.sitting.desk import Desk
from annotate.sitting.outcome import Outcome
from annotate.sitting.sitting import Sitting
from annotate.text import printable
from annotate.tui.palette import PaletteApp
from annotate.tui.pictures.ways import caution_of
from annotate.tui.remembering import Remembering
from annotate.tui.screens.labelling import LabellingScreen

if TYPE_CHECKING:
    from annotate.tui.valuing import Valuer


class CornerApp(PaletteApp[Outcome]):
    """An app with a labelling screen that it tells such things."""

    desk: Desk
    remembering: Remembering
    sitting: Sitting | None = None
    metered: bool = True
    """Whether time is taken."""
    _simulated = False

    def on_labelling_screen_shown(self) -> None:
        if "_valuer" not in self.__dict__:  # the table of rates is read when the first picture is there
            self.show_reading()
            self._caution()

    def _caution(self) -> None:
        """Say once what of the person's wishes cannot be followed here (keys, a way of drawing), or that one is."""
        refused = self.desk.project.refused_keys({} if self._simulated else self.remembering.settings.keys)
        cautions = [caution for caution in (caution_of(self), *refused) if caution]
        if (screen := self.labelling()) is None:
            return
        if cautions:
            screen.say(" ".join(cautions), warning=True)
        elif self.sitting is not None and not self.metered:
            name = printable(self.sitting.annotator)
            screen.say(_("Nothing is timed in this sitting. Labels are kept as those of {name}.").format(name=name))

    def labelling(self) -> LabellingScreen | None:
        """The screen that labels are given on, wherever it is in the stack."""
        return next((screen for screen in self.screen_stack if isinstance(screen, LabellingScreen)), None)

    def show_reading(self) -> None:
        """Bring the corner up to date, when what is to be drawn first is drawn."""
        if self.sitting is not None and (screen := self.labelling()) is not None:
            screen.call_after_refresh(self._read_meter, screen, self.sitting)

    def _read_meter(self, screen: LabellingScreen, sitting: Sitting) -> None:
        screen.show_reading(self._valuer.reading(sitting))

    @cached_property
    def _valuer(self) -> Valuer:
        from annotate.tui.valuing import Valuer

        return Valuer(self.desk.project, self.remembering.settings)
