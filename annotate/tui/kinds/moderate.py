"""May the item stay? It lies covered until somebody opens it; one key keeps, removes for a reason, or escalates."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from annotate.i18n import N_, _
from annotate.meter.rest import Rest
from annotate.sitting.page import Page
from annotate.tui.actions import key_name
from annotate.tui.veils.choices import Choice, Choices
from annotate.tui.veils.rest_line import RestLine
from annotate.tui.widgets.answer_pane import Help
from annotate.tui.widgets.item_view import ItemView
from annotate.tui.widgets.label_list import LabelList
from annotate.tui.widgets.label_pane import LabelPane
from annotate.tui.widgets.meter_box import duration
from storage.records import Answer

Hints = tuple[tuple[str, str], ...]

TICK_S = 1.0
"""How often it is seen to, while something lies open, how long it has."""

_DECIDE: Hints = (("keep", N_("Keep")), ("take-down", N_("Remove")), ("escalate", N_("Escalate")))
_OPEN, _COVER, _GREY = ("open", N_("Open")), ("open", N_("Cover")), ("grey", N_("Grey"))
_ARMED: Hints = (("escalate", N_("Without a reason")), ("escape", N_("Not after all")))


class Pane(LabelPane):
    """Whether the item is covered, for how long it was not, the decisions and the reasons."""

    SCOPED_CSS = False  # else only the first rule of those for small screens would be followed
    DEFAULT_CSS = """
    Pane > .whether {
        height: auto;
        padding: 0 1 1 1;
        text-style: bold;
    }
    Pane > .exposure {
        height: 1;
        margin: 0 0 1 0;
        padding: 0 0 0 5;
        color: $foreground-muted;
    }
    Pane > .reasons {
        height: 1;
        margin: 1 0 0 0;
        padding: 0 0 0 5;
        color: $foreground-muted;
    }
    LabellingScreen.-narrow Pane > .whether, LabellingScreen.-low Pane > .whether {
        padding: 0 1;
    }
    LabellingScreen.-narrow Pane > .cover, LabellingScreen.-low Pane > .cover,
    LabellingScreen.-narrow Pane > .exposure, LabellingScreen.-low Pane > .exposure,
    LabellingScreen.-narrow Pane > .reasons, LabellingScreen.-low Pane > .reasons {
        display: none;
    }
    LabellingScreen.-narrow.-low Pane > .whether {
        display: none;
    }
    LabellingScreen.-narrow Pane > RestLine, LabellingScreen.-low Pane > RestLine {
        margin: 0;
    }
    """

    asks = True

    hints: ClassVar[Hints] = (_OPEN, *_DECIDE, _GREY)
    rare = frozenset({"grey"})
    help: ClassVar[tuple[Help, ...]] = (
        Help((), N_("Reasons"), N_("A reason’s key removes the item for it, at once; after Escalate, it says why")),
        Help(("open",), N_("Open"), N_("Open the item, or cover it again; how long it lies open is metered")),
        Help(("keep",), N_("Keep"), N_("The item stays; you may decide without opening it")),
        Help(("take-down",), N_("Remove"), N_("The item goes, without a reason")),
        Help(("escalate",), N_("Escalate"), N_("Somebody else shall decide; then a reason’s key, or the same key")),
        Help(("grey",), N_("Grey"), N_("Show all pictures without colours, or with them again")),
        Help(("escape",), N_("Not after all"), N_("Do not escalate")),
        Help(
            ("up", "down"), N_("Move"), N_("Go from reason to reason; Enter or the space bar takes the one you are on")
        ),
    )

    def compose(self) -> ComposeResult:
        yield Static(self.question or "", classes="whether", markup=False)
        yield Choices(classes="cover")
        yield Static(classes="exposure", markup=False)
        yield Choices(classes="decisions")
        if len(self.labels):
            yield Static(classes="reasons", markup=False)
            yield LabelList(list(self.labels), boxes=False)
        yield RestLine(markup=False)

    # The item

    def attach(self, stage: ItemView) -> None:
        self._stage = stage
        stage.shy = True
        self._rest = Rest(self.terms.rest_after_ms)
        self._watch = self.set_interval(TICK_S, self._look_at_the_clock, pause=True)
        self._opened = self._armed = False
        self._answer: Answer | None = None
        self._has_pictures = True
        self.app.app_suspend_signal.subscribe(self, lambda _app: self.cover(), immediate=True)

    def open_page(self, page: Page) -> None:
        """Begin covered, whatever lay open before."""
        self._has_pictures = page.items[0].media == "image"
        super().open_page(page)

    def open(self, answer: Answer | None) -> None:
        self._answer = answer
        self._opened = self._armed = False
        for labels in self.query(LabelList):
            labels.choose([answer["reason"]] if answer and answer["reason"] else [])
            labels.rest()
        self._tell()
        self._look_at_the_clock()

    def cover(self) -> None:
        """What lies open is covered; who comes back from elsewhere has rested."""
        if self._opened:
            self._lay(False)
        self.query_one(RestLine).withdraw()

    def _lay(self, open: bool) -> None:
        self._opened = open
        self._stage.open(open)
        self.hearer.revealed(open)
        self._tell()
        self._look_at_the_clock()

    def _tell(self) -> None:
        keys, given = self.hearer.keymap, None if self._answer is None else self._answer["decision"]
        state, short = (_("Open: cover it"), _COVER) if self._opened else (_("Covered: open it"), _OPEN)
        toggle = Choice("open", keys["open"], state, "□" if self._opened else "▒")
        self.query_one(".cover", Choices).show([toggle])
        signs = {"take-down": "remove", "keep": "keep", "escalate": "escalate"}
        decisions = [
            Choice(id, keys[id], _(name), "●" if signs[id] == given else self._arrow(id)) for id, name in _DECIDE
        ]
        self.query_one(".decisions", Choices).show([toggle._replace(name=_(short[1]), spare=True), *decisions])
        for heading in self.query(".reasons").results(Static):
            heading.update(_("Escalate for") if self._armed else _("Remove for"), layout=False)
        own = _ARMED if self._armed else _DECIDE
        self.hint((_COVER if self._opened else _OPEN, *own, *((_GREY,) if self._has_pictures else ())))

    def _arrow(self, decision: str) -> str:
        return "▸" if self._armed and decision == "escalate" else ""

    def _look_at_the_clock(self) -> None:
        """Say how long was looked so far, and offer a rest when it is time for one."""
        (self._watch.resume if self._opened else self._watch.pause)()
        exposed_ms = self.hearer.exposed_ms
        text = _("Looked: {time}").format(time=duration(exposed_ms // 1000)) if self.hearer.metered else ""
        self.query_one(".exposure", Static).update(text, layout=False)
        if self._rest.due(exposed_ms):
            self.query_one(RestLine).offer(exposed_ms, self.hearer.keymap["pause"])

    # Keys

    def press(self, key: str, character: str | None) -> bool:
        """Take a reason's key, one of a decision, or the one that opens and covers."""
        if super().press(key, character):
            return True
        if (command := self._command(key)) is None:
            return False
        if self.ready:
            command()
        return True

    def _command(self, key: str) -> Callable[[], None] | None:
        keys = self.hearer.keymap
        if self._armed and key in ("escape", keys["submit"]):
            return partial(self.act, "escape" if key == "escape" else "submit")
        named = {keys[name]: name for name in ("open", "keep", "take-down", "escalate", "grey")}
        return partial(self.act, named[key]) if key in named else None

    def press_rest(self, key: str) -> bool:
        return len(self.labels) > 0 and super().press_rest(key)

    def press_on_label(self, key: str) -> bool:
        if (name := self.query_one(LabelList).current) is None:
            return False
        if self.ready:
            self.choose(name)
        return True

    def act(self, hint: str) -> None:
        if not self.ready:
            return
        if hint == "open":
            self._toggle()
        elif hint == "grey":
            self._stage.picture.light = (light := self._stage.picture.light)._replace(grey=not light.grey)
        elif hint == "keep":
            self._decide("keep")
        elif hint == "take-down":
            self._decide("remove")
        elif hint == "escape":
            self._arm(False)
        elif hint == "submit":
            self._escalate_as_told()
        elif self._armed or not len(self.labels):
            self._decide("escalate")
        else:
            self._arm(True)

    def choose(self, name: str) -> None:
        """A reason removes the item, unless it is being escalated."""
        self._decide("escalate" if self._armed else "remove", name)

    def _decide(self, decision: str, reason: str | None = None) -> None:
        self.give({"decision": decision, "reason": reason})

    def _toggle(self) -> None:
        if self._stage.can_open:
            self._lay(not self._opened)

    def _arm(self, armed: bool) -> None:
        """Escalate with the next key, or not after all."""
        self._armed = armed
        if self._answer is not None:
            self.change(self._answer)  # which Enter no longer accepts as it was suggested
        key = key_name(self.hearer.keymap["escalate"])
        self.hearer.say(_("Why? A reason’s key says it; {key} escalates without one.").format(key=key) if armed else "")
        self._tell()

    def _escalate_as_told(self) -> None:
        """By Enter: for the reason that one is on, else without one."""
        self._decide("escalate", self.query_one(LabelList).current)

    # Mouse

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        event.stop()
        self.act(event.id)

    async def on_rest_line_taken(self, event: RestLine.Taken) -> None:
        event.stop()
        await self.run_action("screen.pause")
