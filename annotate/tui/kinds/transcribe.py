"""What the picture says, typed beside it: letters go into the field, Enter submits, Escape sets all other keys free."""

from __future__ import annotations

import re
from typing import ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from annotate.i18n import N_, _
from annotate.tasks.transcribe import CLOSER, FARTHER, LINE_FEED, LONGEST, plain_text
from annotate.tui.actions import key_name
from annotate.tui.screens.looking import WAYS, Looking
from annotate.tui.widgets.answer_pane import AnswerPane, Help
from annotate.tui.widgets.text_field import TextField
from storage.records import Answer

Hints = tuple[tuple[str, str], ...]

_LOOK: Hints = ((CLOSER, N_("Closer")), (FARTHER, N_("Farther")))
_TYPING: Hints = ((LINE_FEED, N_("New line")), *_LOOK, ("escape", N_("Other keys")))
_RESTING: Hints = (("type", N_("Type")),)
_TYPES_NOTHING = re.compile(r"(ctrl|alt)\+.+|f[0-9]+|enter")


class Rest(Static, can_focus=True):
    """What the keys do; it has them while nothing is typed."""


class Pane(AnswerPane):
    """The field, and how to get out of it and into it."""

    DEFAULT_CSS = """
    Pane > Rest {
        height: auto;
        margin: 1 0 0 0;
        padding: 0 0 0 1;
        color: $foreground-muted;
    }
    LabellingScreen.-narrow Pane > TextField {
        min-height: 1;
        max-height: 8;
    }
    LabellingScreen.-tiny Pane > TextField {
        max-height: 3;
    }
    LabellingScreen.-narrow Pane > Rest,
    LabellingScreen.-low Pane > Rest {
        display: none;
    }
    """

    hints: ClassVar[Hints] = (*_RESTING, ("submit", N_("Submit")))
    help: ClassVar[tuple[Help, ...]] = (
        Help(("submit",), N_("Submit"), N_("Submit what is typed; where nothing is, go into the field")),
        Help((LINE_FEED,), N_("New line"), N_("Begin a further line; so do Alt or Shift with Enter in most terminals")),
        Help(("escape",), N_("Other keys"), N_("Leave the field: letters are keys again, what is typed stays")),
        Help(("type",), N_("Type"), N_("Go back into the field")),
        Help((CLOSER, FARTHER), N_("Picture"), N_("See the picture closer or less so, also while you type")),
        Help(
            ("ctrl+left", "ctrl+down", "ctrl+up", "ctrl+right"),
            N_("Elsewhere"),
            N_("Move a picture that is larger than its space, also while you type; Alt does as Ctrl"),
        ),
        Help(("home", "end"), N_("Line"), N_("Go to the beginning or the end of the line, as Ctrl+A and Ctrl+E do")),
        Help(("ctrl+w", "ctrl+u"), N_("Delete"), N_("Delete the word or the line before the cursor")),
        Help(("ctrl+underscore",), N_("Step back"), N_("Take back what you did last to the text")),
    )

    def compose(self) -> ComposeResult:
        yield TextField(self._submit, self._leave, placeholder=_("Type what you read."), longest=LONGEST)
        yield Rest(markup=False)

    # The item

    def open(self, answer: Answer | None) -> None:
        self._text: str = answer["text"] if answer else ""
        self._field.giving = self.giving
        self._field.begin(self._text)
        self._go_in(not self.screen.has_class("-full"))

    @property
    def _field(self) -> TextField:
        return self.query_one(TextField)

    @property
    def giving(self) -> str:
        """A person's own, if it types nothing."""
        key = self.hearer.keymap["submit"]
        return key if _TYPES_NOTHING.fullmatch(key) else "enter"

    @property
    def typing(self) -> bool:
        """Whether letters go into the field, which must be in sight."""
        return self._field.can_focus and not self.screen.has_class("-full") and not self.screen.has_class("-done")

    @property
    def hints_now(self) -> Hints:
        key = self.giving
        own = (("submit" if key == self.hearer.keymap["submit"] else key, N_("Submit")),)
        return (*own, *_TYPING) if self.typing else (*_RESTING, *own)

    def _go_in(self, into: bool) -> None:
        """Have the letters go into the field, or be keys."""
        field, rest = self._field, self.query_one(Rest)
        field.can_focus, rest.can_focus = into, not into
        keys = self.hearer.keymap
        named = {name: key_name(key) for name, key in {"type": keys["type"], "submit": self.giving}.items()}
        text = _("{type} types on, {submit} submits.").format(**named)
        if into:
            text = _("Esc: other keys. {closer} {farther} and Ctrl with the arrows: the picture.").format(
                closer=key_name(CLOSER), farther=key_name(FARTHER)
            )
        rest.update(Content(text))
        self.post_message(self.Hinted())

    # Keys

    def press(self, key: str, character: str | None) -> bool:
        """Type, while the field has the letters; look at the picture with keys that type nothing."""
        if self._look(key):
            return True
        if not self.typing:
            return self._press_resting(key)
        if self.screen.focused is not self._field:
            self.screen.set_focus(self._field, scroll_visible=False)
        if not self.ready and key != "escape":  # what nobody has seen cannot be typed
            return character is not None or key == self.giving
        known = self._field.press(key, character)
        self._keep()
        return known

    def _press_resting(self, key: str) -> bool:
        keys = self.hearer.keymap
        if key not in (keys["type"], keys["submit"], self.giving) or self.screen.has_class("-done"):
            return False
        self.act("type" if key == keys["type"] else "submit")
        return True

    def paste(self, text: str) -> bool:
        if not self.typing:
            return False
        if self.ready:
            if not self._field.put(plain_text(text)):
                self.hearer.say(
                    _("A transcription has at most {count} characters.").format(count=LONGEST), warning=True
                )
            self._keep()
        return True

    def act(self, hint: str) -> None:
        if hint in (CLOSER, FARTHER):
            self._look(hint)
        elif not self.ready:
            return
        elif hint == LINE_FEED:
            self._field.put("\n")
            self._keep()
        elif hint == "escape":
            self._leave()
        elif hint == "type" or not (self.typing or self._field.text.strip()):
            self._enter()
        else:
            self._submit(self._field.text)

    def on_text_area_changed(self) -> None:
        self._keep()

    def _keep(self) -> None:
        """Keep what is typed as a draft, where it is something else than before."""
        if self._field.text != self._text:
            self._text = self._field.text
            self.change({"text": self._text})

    # The field

    def _enter(self) -> None:
        if self.screen.has_class("-full"):
            key = key_name(self.hearer.keymap["full-screen"])
            self.notify(_("Text is typed beside the picture: {key} brings it back.").format(key=key), markup=False)
            return
        self._go_in(True)
        self.screen.set_focus(self._field, scroll_visible=False)

    def _leave(self) -> None:
        self._go_in(False)
        rest = self.query_one(Rest)
        self.screen.set_focus(rest if rest.display else None, scroll_visible=False)

    def _submit(self, text: str) -> None:
        if text.strip():
            self.give({"text": text})
            return
        key = key_name(self.hearer.keymap["unsure"])
        self.hearer.say(
            _("Nothing is typed. Esc, then {key}, skips what cannot be read.").format(key=key), warning=True
        )

    # The picture

    def _look(self, key: str) -> bool:
        screen, plain = cast(Looking, self.screen), key.removeprefix("ctrl+").removeprefix("alt+")
        if key == CLOSER:
            screen.action_zoom_in()
        elif key == FARTHER:
            screen.action_zoom_out()
        else:
            return plain != key and plain in WAYS and len(plain) > 1 and screen.press_look(plain)
        return True

    def ways_back(self) -> str | None:
        return _("{closer} {farther} closer, farther · Ctrl with the arrows moves").format(
            closer=key_name(CLOSER), farther=key_name(FARTHER)
        )

    # Mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A click into the field goes on typing."""
        if self._field.region.contains(event.screen_x, event.screen_y) and not self.typing:
            self._enter()
