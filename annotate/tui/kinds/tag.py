"""Any number of tags for an item: keys toggle, Enter submits, tags of one's own where the project allows them."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult

from annotate.errors import AnnotateError
from annotate.i18n import N_, _
from annotate.labels import Label
from annotate.tasks import kind
from annotate.tasks.tag import LONGEST_TAG
from annotate.tui.actions import key_name
from annotate.tui.widgets.field import Field
from annotate.tui.widgets.label_list import LabelList
from annotate.tui.widgets.toggle_pane import TogglePane
from storage.records import Answer


class TagInput(Field):
    """Where a tag of one's own is typed."""


class Pane(TogglePane):
    """The tags with their boxes, and a line to type one that is missing."""

    part = "tags"
    hints: ClassVar[tuple[tuple[str, str], ...]] = (
        ("submit", N_("Submit")),
        ("space", N_("Toggle")),
        ("add-tag", N_("New tag")),
    )

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield TagInput(self._take, self._close, placeholder=_("a tag of your own, then Enter"), longest=LONGEST_TAG)

    def open(self, answer: Answer | None) -> None:
        self.query_one(TagInput).close()
        for tag in answer["tags"] if answer else ():
            self._know(tag)
        super().open(answer)

    def press(self, key: str, character: str | None) -> bool:
        """Take a label's key or, while a tag is typed, what is meant for it."""
        if (field := self.query_one(TagInput)).is_open:
            return field.press(key, character)
        if super().press(key, character):
            return True
        if key != self.hearer.keymap["add-tag"]:
            return False
        self._ask()
        return True

    def act(self, hint: str) -> None:
        if hint == "add-tag":
            self._ask()
        else:
            super().act(hint)

    # A tag of one's own

    def _ask(self) -> None:
        if not self.terms.free:
            self.hearer.say(_("This project has a closed list of tags."))
        elif not self.region:
            key = key_name(self.hearer.keymap["full-screen"])
            self.notify(_("Tags are typed beside the picture: {key} brings it back.").format(key=key), markup=False)
        else:
            self.query_one(TagInput).open()

    def _take(self, text: str) -> None:
        try:
            typed = kind("tag").check({"tags": [text]}, self.labels, free=True)["tags"] if text.strip() else []
        except AnnotateError as error:
            self.hearer.say(str(error), warning=True)
            return
        self._close()
        for tag in typed:
            self._know(tag)
            if tag not in self._chosen:
                self.choose(tag)

    def _close(self) -> None:
        self.hearer.say("")  # what was wrong is so no longer
        self.query_one(TagInput).close()
        self.screen.set_focus(self.query_one(LabelList), scroll_visible=False)

    def _know(self, tag: str) -> None:
        labels = self.query_one(LabelList)
        if tag not in labels.names:
            labels.add(Label(name=tag))
