"""Any number of tags for an item: keys toggle, Enter submits, tags of one's own where the project allows them."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult

from annotate.errors import AnnotateError
from annotate.i18n import N_, _
from annotate.labels import Label
from annotate.tasks import kind
from annotate.tui.actions import key_name
from annotate.tui.widgets.field import Field
from annotate.tui.widgets.label_list import LabelList
from annotate.tui.widgets.label_pane import LabelPane
from storage.records import Answer


class TagInput(Field):
    """Where a tag of one's own is typed."""


class Pane(LabelPane):
    """The tags with their boxes, and a line to type one that is missing."""

    hints: ClassVar[tuple[tuple[str, str], ...]] = (
        ("submit", N_("Submit")),
        ("space", N_("Toggle")),
        ("add-tag", N_("New tag")),
    )

    def compose(self) -> ComposeResult:
        yield LabelList(list(self.labels), boxes=True)
        yield TagInput(placeholder=_("a tag of your own, then Enter"), compact=True, max_length=100)

    def open(self, answer: Answer | None) -> None:
        self._tags: list[str] = list(answer["tags"]) if answer else []
        self.query_one(TagInput).close()
        labels = self.query_one(LabelList)
        for tag in self._tags:
            self._know(tag)
        labels.choose(self._tags)
        labels.rest()

    def choose(self, name: str) -> None:
        self._tags = [tag for tag in self._tags if tag != name] if name in self._tags else [*self._tags, name]
        self.query_one(LabelList).choose(self._tags)
        self.change({"tags": list(self._tags)})

    # Keys

    def press(self, key: str, character: str | None) -> bool:
        """Take a label's key or, while a tag is typed, what is meant for it."""
        if self.query_one(TagInput).is_open:
            return self._press_typing(key, character)
        if super().press(key, character):
            return True
        if key != self.hearer.keymap["add-tag"]:
            return False
        self._ask()
        return True

    def press_on_label(self, key: str) -> bool:
        self.act("space" if key == "space" else "submit")
        return True

    def act(self, hint: str) -> None:
        if hint == "add-tag":
            self._ask()
        elif not self.ready:
            return
        elif hint == "submit":
            self.give({"tags": list(self._tags)})
        elif (name := self.query_one(LabelList).current) is not None:
            self.choose(name)

    # A tag of one's own

    def _ask(self) -> None:
        if not self.terms.free:
            self.hearer.say(_("This project has a closed list of tags."))
        elif not self.region:
            key = key_name(self.hearer.keymap["full-screen"])
            self.notify(_("Tags are typed beside the picture: {key} brings it back.").format(key=key), markup=False)
        else:
            self.query_one(TagInput).open()

    def _press_typing(self, key: str, character: str | None) -> bool:
        field = self.query_one(TagInput)
        if key == "enter":
            self._take(field.value)
        elif key == "escape":
            self._close()
        else:
            return field.press(key, character)
        return True

    def _take(self, text: str) -> None:
        try:
            typed = kind("tag").check({"tags": [text]}, self.labels, free=True)["tags"] if text.strip() else []
        except AnnotateError as error:
            self.hearer.say(str(error), warning=True)
            return
        self._close()
        for tag in typed:
            self._know(tag)
            if tag not in self._tags:
                self.choose(tag)

    def _close(self) -> None:
        self.hearer.say("")  # what was wrong is so no longer
        self.query_one(TagInput).close()
        self.screen.set_focus(self.query_one(LabelList), scroll_visible=False)

    def _know(self, tag: str) -> None:
        labels = self.query_one(LabelList)
        if tag not in labels.names:
            labels.add(Label(name=tag))
