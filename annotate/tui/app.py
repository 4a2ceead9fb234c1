"""The app: it brings desk, sitting and screens together, counts input events, and leaves with an outcome."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterable
from itertools import count
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from textual import events, work
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from annotate.i18n import _
from annotate.keys import changed
from annotate.meter.clock import Clock, SystemClock
from annotate.settings import Settings
from annotate.sitting.desk import Desk
from annotate.sitting.outcome import Outcome
from annotate.sitting.saving import Saver, unsaved_decisions
from annotate.sitting.sitting import Sitting
from annotate.text import printable
from annotate.tui.actions import ACTIONS
from annotate.tui.corner import CornerApp
from annotate.tui.hangup import end_at_last, listen
from annotate.tui.inputs import counts_as_input
from annotate.tui.remembering import Remembering
from annotate.tui.screens.labelling import LabellingScreen
from annotate.tui.turns import Turns, asked_for, give_way, taken
from annotate.tui.widgets.answer_pane import AnswerPane
from annotate.tui.widgets.title_bar import Saving

if TYPE_CHECKING:
    from annotate.terminals.terminal import Terminal

TICK_S = 5.0
"""How often the meter looks for sleep and leaves a presence mark if one is due, and the store for others' labels."""

How = Literal["quit", "finished", "hangup", "failed"]


class AnnotateApp(CornerApp):
    """Labelling in the terminal."""

    CSS_PATH = "annotate.tcss"
    TITLE = "annotate"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+z", "suspend_process", show=False)]

    def __init__(
        self,
        desk: Desk,
        annotator: str | None,
        settings: Settings,
        *,
        suggestion: str = "",
        clock: Clock | None = None,
        simulated: bool = False,
        goal: int | None = None,
        introduced: bool = False,
        metered: bool = True,
        keep: Callable[[Settings], None] = lambda settings: None,
        terminal: Terminal | None = None,
        images: str = "auto",
        typed: bytes = b"",
    ) -> None:
        """`annotator` None: the first screen asks, offering `suggestion`. `goal` leaves after so many decisions, or
        when nothing is left to do. `introduced`: the annotator has just read what the meter records, elsewhere.
        `metered`: whether time is taken; without a meter there is nothing to read of it. `keep` saves changed
        settings. `terminal`, `images`, `typed`: see `TerminalApp`.
        """
        super().__init__()
        self.desk = desk
        self.terminal, self.images, self.typed = terminal, images, typed
        self._annotator = annotator
        self._suggestion = suggestion
        self._clock = clock or SystemClock()
        self._simulated = simulated
        self._goal = goal
        self._introduced = introduced or simulated or not metered
        self.metered = metered
        self.remembering = Remembering(settings, keep, self._warn)
        self._leaving = False
        self.turns = Turns(self.post_message)
        self.sitting: Sitting | None = None
        self._failures_told = 0
        self.saver = Saver(desk.store.submit, self._hand_over, self._saving_changed)
        self._action_keys = desk.project.keymap({} if simulated else settings.keys)
        if settings.theme in self.available_themes:
            self.theme = settings.theme

    # Beginning

    def get_default_screen(self) -> Screen[Any]:
        """The labelling screen at once, where nobody needs to be told about the meter first."""
        if self._introduced:
            return self._sit_down(self._annotator or self._suggestion)
        if self._annotator and self.desk.consented(self._annotator):
            return self._sit_down(self._annotator, consented=True)
        return super().get_default_screen()

    def on_mount(self) -> None:
        self.app_suspend_signal.subscribe(self, lambda _app: self._sleep(True), immediate=True)
        self.app_resume_signal.subscribe(self, lambda _app: self._sleep(False))
        self.theme_changed_signal.subscribe(self, lambda theme: self.remembering.change(theme=theme.name))
        self.set_keymap(changed(self._action_keys, self.desk.project.kind.actions))
        listen(asyncio.get_running_loop(), self._hung_up, drawing=not self.is_headless)
        self.set_interval(TICK_S, self._tick)
        if self.sitting is None:
            self._welcome()
        elif not self.metered and not self.sitting.done:
            self._show_instructions()  # the first screen, after which they come, does not

    @work
    async def _welcome(self) -> None:
        from annotate.tui.screens.welcome import WelcomeScreen

        started = self._clock.now_ms()
        screen = WelcomeScreen(
            self.desk.project.name, self._annotator, self._suggestion, printable(str(self.desk.store_path))
        )
        name = await self.push_screen_wait(screen)
        if name is None:
            self.exit(Outcome())
            return
        if self._annotator is None:
            self.remembering.change(name=name)
        self.push_screen(self._sit_down(name, learning_since_ms=started))
        self._show_instructions()

    def _show_instructions(self) -> None:
        if self.desk.instructions is not None:
            self._open_page("instructions")

    def _sit_down(
        self, annotator: str, *, consented: bool = False, learning_since_ms: int | None = None
    ) -> LabellingScreen:
        """`consented`: it is known already that the annotator has."""
        self.sitting = self.desk.sit_down(
            annotator,
            self.saver.save,
            self._clock,
            simulated=self._simulated,
            metered=self.metered,
            learning_since_ms=learning_since_ms,
        )
        self.sitting.goal = self._goal
        self.sitting.start()
        if self.metered and not (consented or self._simulated or self.desk.consented(annotator)):
            self.saver.save(self.desk.consent(annotator, self.sitting.session, self._clock.utc()))
        return self._screen(self.sitting)(
            self.sitting, self._action_keys, meter=not self.remembering.settings.meter_hidden
        )

    def _screen(self, sitting: Sitting) -> type[LabellingScreen]:
        if sitting.review is None:
            return LabellingScreen
        from annotate.tui.screens.reviewing import ReviewScreen

        return ReviewScreen

    @property
    def left(self) -> bool:
        """Whether the sitting is over."""
        return self.sitting is not None and self.sitting.over

    @property
    def _at_work(self) -> Sitting | None:
        """The sitting, from its beginning to its end."""
        return None if self.left else self.sitting

    def key_of(self, action: str) -> str:
        """The key of an action here, as Textual names it."""
        return self._action_keys[action]

    # What happens meanwhile

    async def on_event(self, event: events.Event) -> None:
        if not self.turns.has_come(event) and (self.is_late_reply(event) or self.turns.hold(event)):
            return
        if self._counts(event) and (screen := self.labelling()) is not None:
            screen.offer_claim()
        before = self.screen_stack[-1:]
        if not await taken(before, event):
            await super().on_event(event)
        elif before == self.screen_stack[-1:] and not asked_for(before, event):
            self.turns.done()

    def _counts(self, event: events.Event) -> bool:
        """Count an input event; whether it ended a gap that somebody may want to say something of."""
        sitting = self._at_work
        return sitting is not None and counts_as_input(event) and sitting.input()

    def on_app_blur(self) -> None:
        if (sitting := self._at_work) is not None:
            sitting.meter.blur()
            self._cover()

    def on_app_focus(self) -> None:
        if (sitting := self._at_work) is not None:
            sitting.meter.focus()

    def _cover(self) -> None:
        if (screen := self.labelling()) is not None and screen.is_mounted:
            screen.query_one(AnswerPane).cover()

    def _sleep(self, asleep: bool) -> None:
        """Put into the background by Ctrl+Z: nobody is at work until it comes back."""
        if (sitting := self._at_work) is not None:
            (sitting.meter.blur if asleep else sitting.meter.focus)(told=False)

    def _tick(self) -> None:
        if (sitting := self._at_work) is not None:
            sitting.meter.tick()
            if sitting.meter.still_ms > self.desk.project.config.labour.idle_ms:
                self._cover()
            self.desk.refresh()
            self.saver.retry()

    def on_labelling_screen_decided(self) -> None:
        self.show_reading()
        self.saver.retry()
        if self._goal is not None and self.sitting is not None and self.sitting.given.made >= self._goal:
            self.leave("finished")

    def on_labelling_screen_finished(self) -> None:
        if self._goal is not None:
            self.leave("finished")

    def _saving_changed(self) -> None:
        if self.sitting is None or (screen := self.labelling()) is None or not screen.is_mounted:
            return
        if self.saver.failed:
            new, self._failures_told = self.saver.failures > self._failures_told, self.saver.failures
            screen.show_saving(Saving.FAILED, 0, printable(self.saver.warning) if new else "")
        else:
            screen.show_saving(Saving.WAITING if self.saver.waiting else Saving.SAVED, self.sitting.done)

    def _hand_over(self, callback: Callable[[], None]) -> None:
        # The committer's thread may outlive the loop by a moment; what it has to say then interests nobody.
        with contextlib.suppress(RuntimeError):
            if (loop := self._loop) is not None:
                loop.call_soon_threadsafe(callback)

    def _warn(self, text: str) -> None:
        self.notify(text, severity="warning", markup=False)

    # Pages

    def on_labelling_screen_asked(self, event: LabellingScreen.Asked) -> None:
        event.stop()
        if event.action == "quit":
            self.leave("quit")
        elif event.action == "meter":
            self.remembering.change(meter_hidden=not self.remembering.settings.meter_hidden)
        else:
            self._open_page(event.action)

    def _open_page(self, name: str) -> None:
        # Pages bring Markdown and the receipt with them: 50 ms that the first picture need not wait for.
        from annotate.tui.pages import page_of

        assert self.sitting is not None
        settings, width = self.remembering.settings, self.size.width
        self.push_screen(page_of(name, self.desk, self.sitting.annotator, self._action_keys, settings, width))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        for one in ACTIONS if isinstance(screen, LabellingScreen) else ():
            yield SystemCommand(one.name, one.help, getattr(screen, f"action_{one.id.replace('-', '_')}"))
        yield SystemCommand(_("Theme"), _("Choose the colours"), self.action_change_theme)

    # End

    async def action_quit(self) -> None:
        self.leave("quit")

    def action_help_quit(self) -> None:
        """Ctrl+C leaves as Ctrl+Q does: nothing is lost by it."""
        self.leave("quit")

    def leave(self, how: How) -> None:
        """Settle everything, wait for the disk, and leave with the outcome."""
        if self.sitting is None:
            self.exit(Outcome())
        elif not self._leaving:
            self._leaving = True
            # Beside the queue of messages: while the disk is waited for, keys must still reach a question.
            self.run_worker(self._leave(how), exclusive=True, group="leaving")
        elif how == "hangup":
            self.exit(self.outcome())

    async def _leave(self, how: How) -> None:
        await give_way()
        self.settle(how)
        for tries in count():
            if await self._all_saved() or how == "hangup" or await self._give_up(tries):
                break
            self.saver.retry()
        if how == "hangup" and not self.is_headless:
            end_at_last()
        self.exit(self.outcome())

    def settle(self, how: How) -> None:
        """End the sitting once, however often it is asked for."""
        if (sitting := self._at_work) is not None:
            sitting.end(how)

    def outcome(self) -> Outcome:
        """What there is to tell."""
        assert self.sitting is not None
        return Outcome(
            annotator=self.sitting.annotator,
            labels=self.sitting.given.labels,
            finished=self.sitting.item is None,
            credited_ms=self.sitting.credited_ms,
            metered=self.metered,
            unsaved=self.saver.failed,
            why_unsaved=self.saver.cause,
        )

    async def _all_saved(self) -> bool:
        with contextlib.suppress(Exception):  # what failed is in the saver's hands already
            await asyncio.to_thread(self.desk.store.flush)
        while self.saver.waiting:
            await asyncio.sleep(0.001)
        return not self.saver.failed

    async def _give_up(self, tries: int) -> bool:
        from annotate.tui.screens.unsaved import UnsavedDialog

        decisions = len(unsaved_decisions(self.saver.failed))
        return await self.push_screen_wait(UnsavedDialog(decisions, printable(self.saver.why), tries))

    def _hung_up(self) -> None:
        self.settle("hangup")
        self.leave("hangup")
