"""What can be done on the labelling screen: one list for bindings, key bar, help and command palette."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual.binding import Binding

from annotate import keys
from annotate.i18n import N_, _


@dataclass(frozen=True)
class Action:
    """One thing to do: its id in settings, its name and what it does, both in the person's language."""

    id: str
    name_id: str
    help_id: str
    shown: bool = True
    """Whether it stands in the key bar."""
    opens: bool = False
    """Whether a window opens that takes the next keys: it must be there before they are given to anybody."""

    @property
    def key(self) -> str:
        """Its usual key."""
        return keys.ACTIONS[self.id]

    @property
    def name(self) -> str:
        return _(self.name_id)

    @property
    def help(self) -> str:
        return _(self.help_id)

    def binding(self) -> Binding:
        """The binding that a screen declares; its key is re-mapped by the action's id."""
        return Binding(
            self.key, self.id.replace("-", "_"), self.name_id, id=self.id, show=self.shown, priority=self.opens
        )


LOOKS: tuple[Action, ...] = (
    Action("zoom-in", N_("Closer"), N_("See the picture closer")),
    Action("zoom-out", N_("Farther"), N_("See more of the picture"), shown=False),
    Action("whole", N_("Whole"), N_("See the whole picture again"), shown=False),
    Action("full-screen", N_("Full screen"), N_("Give the picture the whole screen, or take it back")),
    Action(
        "brighter",
        N_("Brighter"),
        N_("Make the picture brighter; what is exported does not change"),
        shown=False,
    ),
    Action("darker", N_("Darker"), N_("Make the picture darker"), shown=False),
    Action("more-contrast", N_("More contrast"), N_("Give the picture more contrast"), shown=False),
    Action("less-contrast", N_("Less contrast"), N_("Give the picture less contrast"), shown=False),
    Action("usual-light", N_("As it is"), N_("Show the picture with the light that it has"), shown=False),
    Action(
        "image-mode",
        N_("Drawing"),
        N_("Draw pictures in another way: pixels, or finer or coarser characters"),
        shown=False,
    ),
)
"""What makes pictures easier to see; in the order of the help screen."""

ACTIONS: tuple[Action, ...] = (
    Action("undo", N_("Undo"), N_("Take the last decision back, as often as you like, also after a restart")),
    Action("later", N_("Later"), N_("Skip: show this item again at the end")),
    Action("unsure", N_("Unsure"), N_("Skip: I cannot decide")),
    Action("bad-item", N_("Bad"), N_("Skip: the item is broken or does not belong here")),
    Action("flag", N_("Flag"), N_("Set the item aside for the owner of the project")),
    Action("note", N_("Note"), N_("Write a note; it goes with your next decision on this item"), opens=True),
    Action("pause", N_("Pause"), N_("Pause: time is not counted until you come back"), opens=True),
    Action("back", N_("Back"), N_("Look at what you decided before")),
    Action("forward", N_("Forward"), N_("Go towards the newest item again"), shown=False),
    *LOOKS,
    Action("find", N_("Find"), N_("Find a label by its name"), opens=True),
    Action("instructions", N_("Instructions"), N_("Read the instructions of the project")),
    Action("receipt", N_("Receipt"), N_("See your labour receipt so far")),
    Action("meter", N_("Meter"), N_("Show or hide the meter")),
    Action("help", N_("Help"), N_("List every key")),
    Action("quit", N_("Quit"), N_("Leave; everything is kept, the next start goes on here")),
)
"""In the order of the help screen."""

BAR = ("undo", "later", "unsure", "bad-item", "flag", "zoom-in", "pause", "note", "back", "full-screen")
"""The first ones in the key bar, which has no room for all of them; the others follow in the order of the help."""
BAR_OF_ARROWS = ("undo", "back", "zoom-in", *BAR[1:])
"""The same where the arrows are the kind's own: nobody would look for the way back elsewhere."""

CLAIMS: tuple[Action, ...] = (
    Action("working", N_("Working"), N_("After a long gap: I was working"), shown=False),
    Action("break", N_("Break"), N_("After a long gap: I had a break"), shown=False),
)
"""Offered by one quiet line when a long gap ends, and only then."""


def action(id: str) -> Action:
    """The action of this id."""
    return next(action for action in (*ACTIONS, *CLAIMS) if action.id == id)


def deeds(keymap: Mapping[str, str]) -> dict[str, str]:
    """The action of each key, as a screen names actions; `=` does what `+` does, where it has nothing else to do."""
    found = {keymap[one.id]: one.id.replace("-", "_") for one in ACTIONS}
    twins = {keys.TWINS[key]: deed for key, deed in found.items() if key in keys.TWINS}
    return {**twins, **found}


_KEY_NAMES = {
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "slash": "/",
    "question_mark": "?",
    "enter": "⏎",
    "escape": "esc",
    "space": N_("space"),
    "plus": "+",
    "minus": "-",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "asterisk": "*",
    "delete": N_("del"),
    "tab": N_("tab"),
    "pageup": N_("pgup"),
    "pagedown": N_("pgdn"),
    "comma": ",",
    "full_stop": ".",
    "backspace": "⌫",
}


def key_name(key: str) -> str:
    """A key as it is printed: `ctrl+q` is `^q`, `question_mark` is `?`."""
    if key.startswith("ctrl+"):
        return "^" + key_name(key.removeprefix("ctrl+"))
    return _(_KEY_NAMES[key]) if key in _KEY_NAMES else key
