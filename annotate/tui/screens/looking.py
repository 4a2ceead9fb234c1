"""What one can do to see a picture better; the labelling screen is one of these."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.screen import Screen

from annotate.i18n import _
from annotate.images.light import Light
from annotate.tui import telling
from annotate.tui.pictures.look import STEP
from annotate.tui.pictures.view import PictureView
from annotate.tui.widgets.answer_pane import AnswerPane
from annotate.tui.widgets.item_view import ItemView
from annotate.tui.widgets.status_line import StatusLine
from annotate.tui.widgets.title_bar import TitleBar

WAYS: Mapping[str, tuple[int, int]] = {
    **{"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)},
    **{"h": (-1, 0), "l": (1, 0), "k": (0, -1), "j": (0, 1)},
}
"""The keys that move a picture which is larger than its space."""
STRIDE = 8
"""So many steps are the whole width or height of what is visible."""


class Looking(Screen[None]):
    """A screen with an `ItemView`, whose pictures can be seen closer and in another light."""

    keymap: Mapping[str, str]
    """The key of every action."""

    def say(self, text: str, *, warning: bool = False) -> None:
        """Tell the person something in one line."""
        raise AssertionError("the screen defines this")

    def show_keys(self) -> None:
        """Bring the key bar up to date."""
        raise AssertionError("the screen defines this")

    @property
    def _pictures(self) -> list[PictureView]:
        return self.query_one(ItemView).pictures

    def action_zoom_in(self) -> None:
        self._zoom(STEP)

    def action_zoom_out(self) -> None:
        self._zoom(1 / STEP)

    def _zoom(self, factor: float) -> None:
        zoomed = [view.zoom_by(factor) for view in self._pictures]
        if zoomed and not any(zoomed):
            self.say(_("The arrows lead to a picture: this one comes closer."))

    def action_whole(self) -> None:
        for view in self._pictures:
            view.whole()

    def action_brighter(self) -> None:
        self._shine(lambda light: light.brighter())

    def action_darker(self) -> None:
        self._shine(lambda light: light.darker())

    def action_more_contrast(self) -> None:
        self._shine(lambda light: light.more_contrast())

    def action_less_contrast(self) -> None:
        self._shine(lambda light: light.less_contrast())

    def action_usual_light(self) -> None:
        self._shine(lambda light: light.usual())

    def _shine(self, change: Callable[[Light], Light]) -> None:
        for view in self._pictures:
            view.light = change(view.light)

    def action_image_mode(self) -> None:
        """Draw in the next way; what the terminal cannot show is easily seen, and left again."""
        for view in self._pictures:
            view.draw_in_next_way()
            self.say(_("Pictures: {way}").format(way="off" if view.is_off else view.mode.glyphs))
        if any(view.is_off for view in self._pictures):
            self.query_one(AnswerPane).cover()  # what is not drawn does not lie open

    def action_full_screen(self) -> None:
        self.toggle_class("-full")
        self.show_keys()

    def on_item_view_looked(self, event: ItemView.Looked) -> None:
        """Say how the picture is looked at, and how to get back."""
        event.stop()
        self.show_look()
        pane = self.query_one(AnswerPane)
        hint = pane.ways_back() or telling.ways_back(self.keymap, arrows=not pane.arrows)
        if any(view.zoomed for view in self._pictures):
            self.say(hint)
        else:
            self.query_one(StatusLine).unsay(hint)

    def show_look(self) -> None:
        """Keep in the title how the pictures are looked at: nobody shall take a light for the picture's own."""
        pictures = sorted(self._pictures, key=lambda view: not view.zoomed)
        self.query_one(TitleBar).show_look(telling.look(pictures[0]) if pictures else "")

    def press_look(self, key: str) -> bool:
        """Take a key that moves a picture which is larger than its space."""
        closer = [view for view in self._pictures if view.zoomed]
        if key not in WAYS or not closer:
            return False
        columns, rows = WAYS[key]
        for view in closer:
            view.pan(columns * view.size.width / STRIDE, rows * view.size.height / STRIDE)
        return True
