"""The labelling screen: the item, the answer's pane, the keys. It knows neither kinds nor files nor clocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content as Text
from textual.message import Message
from textual.widgets import Input, Static

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.sitting.sitting import Sitting
from annotate.sitting.storyline import page_line
from annotate.sitting.verdict import SkipReason
from annotate.text import printable
from annotate.tui import telling
from annotate.tui.actions import ACTIONS, action, deeds, key_name
from annotate.tui.screens.opening import ASKING
from annotate.tui.screens.suggesting import Suggesting
from annotate.tui.sizes import LOW, NARROW, TALL, TINY, WIDE
from annotate.tui.widgets.answer_pane import AnswerPane, pane_class
from annotate.tui.widgets.done import Done
from annotate.tui.widgets.item_view import ItemView
from annotate.tui.widgets.key_bar import KeyBar
from annotate.tui.widgets.meter_box import MeterBox, Reading
from annotate.tui.widgets.recent import Recent
from annotate.tui.widgets.status_line import StatusLine
from annotate.tui.widgets.suggestion_line import SuggestionLine
from annotate.tui.widgets.title_bar import Saving, TitleBar
from storage.records import Answer, LabelRecord

OPENING = {one.id for one in ACTIONS if one.opens}
AHEAD = 3
"""How many items are prepared before they are needed."""


class LabellingScreen(Suggesting):
    """One item after the other."""

    BINDINGS: ClassVar[list[BindingType]] = [one.binding() for one in ACTIONS]

    class Decided(Message):
        """An item was decided, or a decision taken back."""

    class Shown(Message):
        """An item is on the screen."""

    class Finished(Message):
        """Nothing is left to do."""

    def __init__(self, sitting: Sitting, keymap: Mapping[str, str], *, meter: bool = True) -> None:
        super().__init__()
        self._sitting = sitting
        self.keymap = keymap
        self._meter = meter
        self._deeds = deeds(keymap)

    def compose(self) -> ComposeResult:
        project = self._sitting.project
        self._fit(*self.app.size)  # while there is nothing on it that each class would have styled anew
        self.set_class(not self._meter, "-unmetered")
        yield TitleBar(printable(project.name))
        with Horizontal(id="work"):
            remedy, sides = telling.remedy(self.keymap), project.kind.shuffles
            yield ItemView(self._sitting.media, shape=self._sitting.shape, sides=sides, remedy=remedy, id="item")
            with Vertical(id="side"):
                pane = pane_class(project.kind.name)(project.terms, question := self._sitting.question)
                if question and not pane.asks:
                    yield Static(Text(question), id="question")
                yield pane
                yield SuggestionLine(markup=False)
                yield from self.beside()
                yield Recent(id="recent")
                yield MeterBox()
        yield Done(id="done")
        yield StatusLine()
        yield KeyBar(telling.hints(self._sitting, self.keymap))

    def on_mount(self) -> None:
        self.show_saving(Saving.SAVED, self._sitting.done)
        pane = self.query_one(AnswerPane)
        pane.hearer = self
        pane.attach(self.query_one(ItemView))
        self._show(self._sitting.next() is not None)

    # The item on screen

    def _show(self, found: bool) -> None:
        self.set_class(not found, "-done")
        sitting, item = self._sitting, self._sitting.item
        page = None if item is None else sitting.page
        self.begin_page(page)
        self.show_keys()
        pane = self.query_one(AnswerPane)
        pane.painted_at = None
        if page is None:
            self._nothing_left()
            return
        pane.open_page(page)
        self.query_one(ItemView).show(page.items)
        self.query_one(TitleBar).show_item(telling.place(sitting), telling.name(page.items))
        self._focus_pane()

    def show_keys(self) -> None:
        """Bring the key bar up to date; where the pane is out of sight, the title says what is asked."""
        pane, full = self.query_one(AnswerPane), self.has_class("-full")
        now, typing = pane.hints_now, pane.typing
        asked = [one for one in (telling.asked(self._sitting), self.suggestion) if one] if full and self._page else []
        self.query_one(TitleBar).show_asked(" · ".join(asked))
        self.query_one(KeyBar).update(telling.hints(self._sitting, self.keymap, now=now, full=full, typing=typing))

    def _focus_pane(self) -> None:
        pane = self.query_one(AnswerPane)
        target = next((widget for widget in pane.query("*") if widget.focusable), None)
        if target is not None and self.focused is not target:
            self.set_focus(target, scroll_visible=False)

    def _nothing_left(self) -> None:
        self.query_one(ItemView).blank()
        self.query_one(TitleBar).show_item("", "")
        self.set_focus(None)
        self.query_one(Done).tell(self.keymap, telling.others(self._sitting))
        self.post_message(self.Finished())

    def on_item_view_painted(self, event: ItemView.Painted) -> None:
        event.stop()
        sitting, pane = self._sitting, self.query_one(AnswerPane)
        if sitting.item is None or sitting.item.id != event.items[0]:
            return
        sitting.painted(*event.contents)
        pane.painted_at = event.time
        pane.painted()
        self.seen(broken=event.broken or pane.blind)
        stage = self.query_one(ItemView)
        if event.broken and stage.current == "sheet":
            self.say(telling.remedy(self.keymap), warning=True)
        elif note := telling.begun(sitting) or ("" if event.broken else event.note):  # the picture's place says it
            self.say(note)
        self.show_look()
        stage.prepare(sitting.upcoming(AHEAD), sitting.before)
        self.post_message(self.Shown())

    # Decisions

    def answered(self, answers: Sequence[Answer | None]) -> None:
        """The items on screen are decided."""
        if not self._may_decide():
            return
        try:
            self._decided(self._sitting.answer(*answers))
        except AnnotateError as error:  # such as a tag that the project's list no longer has
            self.say(str(error), warning=True)

    def edited(self, drafts: Sequence[Answer | None]) -> None:
        """The answers to the items on screen were changed, but not given yet."""
        self._sitting.edit(*drafts)
        self.touch()

    def revealed(self, open: bool) -> None:
        """What is covered of the item on screen lies open from now on, or not any more."""
        (self._sitting.meter.reveal if open else self._sitting.meter.cover)()

    @property
    def metered(self) -> bool:
        """Whether time is taken in this sitting."""
        return self._sitting.meter.counts

    @property
    def exposed_ms(self) -> int:
        """How long what is covered has lain open in this sitting."""
        return self._sitting.exposed_ms

    @property
    def elapsed_ms(self) -> int:
        """How long this sitting has lasted."""
        return self._sitting.meter.elapsed_ms()

    @property
    def credited_ms(self) -> int:
        """The time of this sitting that counts so far."""
        return self._sitting.credited_ms

    @property
    def named(self) -> int:
        """How many labels the answers given in this sitting count for."""
        return self._sitting.given.named

    def on_answer_pane_hinted(self, event: AnswerPane.Hinted) -> None:
        event.stop()
        self.show_keys()

    def _may_decide(self) -> bool:
        return self._sitting.item is not None and not self._sitting.over and self.query_one(AnswerPane).ready

    def _decided(self, records: Sequence[LabelRecord]) -> None:
        line = page_line(self._sitting.project, records)
        self.show_saving(Saving.WAITING, 0)
        self.query_one(Recent).add(line)
        self._show((self._sitting.forward() if self._sitting.reviewing else self._sitting.next()) is not None)
        self.say(line)
        self.post_message(self.Decided())

    def _skip(self, reason: SkipReason) -> None:
        if self._may_decide():
            self._decided(self._sitting.skip(reason))

    def action_later(self) -> None:
        self._skip("later")

    def action_unsure(self) -> None:
        self._skip("unsure")

    def action_bad_item(self) -> None:
        self._skip("bad-item")

    def action_flag(self) -> None:
        if self._may_decide():
            self._decided(self._sitting.flag())

    def action_undo(self) -> None:
        item = None if self._sitting.over else self._sitting.undo()
        if item is None:
            self.say(_("There is nothing to take back."))
            return
        self.show_saving(Saving.WAITING, 0)
        self.query_one(Recent).take_back()
        self._show(True)
        self.say(telling.taken_back(self._sitting))
        self.post_message(self.Decided())

    def action_back(self) -> None:
        if self._sitting.back() is None:
            self.say(_("This is the first one."))
            return
        self._show(True)
        self.say(telling.standing(self._sitting))

    def action_forward(self) -> None:
        if self._sitting.reviewing:
            self._show(self._sitting.forward() is not None)
            self.say(telling.standing(self._sitting))
        else:
            self.say(_("This is the newest one."))

    def action_choose(self, name: str) -> None:
        """Do what a label's key does: its entry in the key bar was clicked."""
        if self._may_decide():
            self.query_one(AnswerPane).choose(name)

    def action_answer(self, hint: str) -> None:
        """Do what a key of the kind's own does: its entry in the key bar was clicked."""
        self.query_one(AnswerPane).act(hint)

    # Keys, mouse and size

    def asks(self, key: str) -> bool:
        """Whether a key asks for a page, or for the end: the next one is not for this screen."""
        return self._deeds.get(key) in ASKING

    async def take(self, event: events.Key) -> bool:
        """Give a key to the kind, to the picture, or to the screen's action; whether one of them knows it."""
        with self.query_one(AnswerPane).pressed_at(event.time):
            return await self._take(event)

    async def _take(self, event: events.Key) -> bool:
        pane, key, character = self.query_one(AnswerPane), event.key, event.character if event.is_printable else None
        claimed = self.query_one(StatusLine).offering and not pane.typing and self._claimed(key)
        page = self._page
        if claimed or pane.press(key, character) or self.press_look(key):
            return True
        if pane.press_rest(key):
            self.moved(page)
            return True
        if self.press_accept(key):
            return True
        if not isinstance(self.focused, Input) and (deed := self._deeds.get(key)) is not None:
            await self.run_action(deed)
            return True
        if self.focused is None and (hint := self._hint_on(key)) is not None:
            pane.act(hint)  # the list that has this key is out of sight
            return True
        return False

    def _hint_on(self, key: str) -> str | None:
        """What the kind does on this key."""
        hints = (hint for hint, _name in self.query_one(AnswerPane).hints_now)
        return next((hint for hint in hints if self.keymap.get(hint, hint) == key), None)

    def offer_claim(self) -> None:
        """A long gap has ended: one quiet line asks what it was; nobody needs to answer."""
        working, away = (key_name(self.keymap[name]) for name in ("working", "break"))
        text = _("That was a while: {working} I was working · {away} I had a break")
        self.query_one(StatusLine).offer(text.format(working=working, away=away))

    def _claimed(self, key: str) -> bool:
        for name in ("working", "break"):
            if key == self.keymap[name]:
                self._sitting.claim("working" if name == "working" else "break")
                self.query_one(StatusLine).take_up(_("Noted: {claim}").format(claim=action(name).name))
                return True
        return False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action is possible: what opens at once must leave its key to somebody who is typing."""
        return not (isinstance(self.focused, Input) and action in OPENING)

    async def on_key_bar_chosen(self, event: KeyBar.Chosen) -> None:
        event.stop()
        self._focus_pane()
        await self.run_action(event.action)

    def on_resize(self, event: events.Resize) -> None:
        self._fit(*event.size)

    def _fit(self, width: int, height: int) -> None:
        narrow, wide = width < NARROW, width >= WIDE
        tall, low, tiny = height >= TALL, height < LOW, height < TINY
        self.update_classes(
            {"-narrow": narrow, "-slim": not wide, "-wide": wide, "-tall": tall, "-low": low, "-tiny": tiny}
        )

    # What it says

    def show_saving(self, saving: Saving, count: int, why: str = "") -> None:
        """Say truthfully whether everything decided is on the disk."""
        for bar in self.query(TitleBar):  # none, when the disk answers while the screen is being cleared away
            bar.show_saving(saving, count)
        if saving is not Saving.WAITING:
            self.set_class(saving is Saving.FAILED, "-unsaved")
        for line in self.query(StatusLine):
            if why:
                line.alarm(why)
            elif saving is Saving.SAVED:
                line.all_clear(_("All saved again."))

    def show_reading(self, reading: Reading) -> None:
        """Show the meter's reading."""
        self.query_one(MeterBox).read(reading)

    def say(self, text: str, *, warning: bool = False) -> None:
        line = self.query_one(StatusLine)
        line.say(text, warning=warning)
        if warning and not line.display:  # where there is no room for it
            self.notify(text, severity="warning", markup=False)
