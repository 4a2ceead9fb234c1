"""A post of the click farm: keys click what can be clicked, Enter goes on; a bar runs down, and nothing comes of it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult

from annotate.i18n import N_
from annotate.sitting.countdown import Countdown
from annotate.tui.widgets.answer_pane import Help
from annotate.tui.widgets.clicks import Clicks
from annotate.tui.widgets.pace_bar import PaceBar
from annotate.tui.widgets.toggle_pane import TogglePane
from storage.records import Answer

TICK_S = 0.25
"""How often the bar looks at the clock."""


class Pane(TogglePane):
    """The time wanted for a post, what can be clicked, and the clicks of this sitting."""

    part = "actions"
    hints: ClassVar[tuple[tuple[str, str], ...]] = (("submit", N_("Next")), ("space", N_("Click")))
    help: ClassVar[tuple[Help, ...]] = (
        Help(("up", "down"), N_("Move"), N_("Go through what can be clicked; the space bar clicks the one you are on")),
        Help((), N_("Click"), N_("Its key or the mouse clicks it, and takes the click back")),
        Help(("submit",), N_("Next"), N_("Go on to the next post, also without a click")),
        Help(
            (),
            N_("Pace"),
            N_("The bar is the time that somebody wants a post to take: nothing happens when it is over"),
        ),
    )

    def compose(self) -> ComposeResult:
        if self.terms.pace_ms:
            yield PaceBar()
        yield from super().compose()
        yield Clicks()

    def on_mount(self) -> None:
        self._countdown = Countdown(self.terms.pace_ms)
        if self.terms.pace_ms:
            self.set_interval(TICK_S, self._tick)

    def open(self, answer: Answer | None) -> None:
        super().open(answer)
        self._countdown = Countdown(self.terms.pace_ms)
        self._show()
        ms = self.hearer.credited_ms if self.hearer.metered else None
        self.query_one(Clicks).show(self.hearer.named, ms)

    def painted(self) -> None:
        self._pass(seen=True)

    def cover(self) -> None:
        self._pass(seen=False)

    def _tick(self) -> None:
        """Let the bar run while the post is what the person has before them."""
        self._pass(seen=self.ready and self.app.screen is self.screen and self.app.app_focus)

    def _pass(self, *, seen: bool) -> None:
        self._countdown.go_on(self.hearer.elapsed_ms, seen=seen)
        self._show()

    def _show(self) -> None:
        for bar in self.query(PaceBar):
            bar.show(self._countdown)
