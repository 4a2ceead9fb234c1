"""Any number of tags for an item: keys toggle, Enter submits, tags of one's own where the project allows them."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from annotate.errors import AnnotateError
from annotate.i18n import N_, _
from annotate.labels import Label
from annotate.tasks import kind
from annotate.tui.widgets.answer_pane import AnswerPane
from annotate.tui.widgets.label_list import LabelList
from storage.records import Answer


class TagInput(Input):
    """Where a tag of one's own is typed; Escape closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", show=False)]

    def action_cancel(self) -> None:
        self.close()
        self.screen.query_one(LabelList).focus()

    def close(self) -> None:
        """Forget what was typed."""
        self.value = ""
        self.display = False


class Pane(AnswerPane):
    """The tags with their boxes, and a line to type one that is missing."""

    DEFAULT_CSS = """
    TagInput {
        display: none;
        margin: 0 1 0 0;
    }
    """

    hints: ClassVar[tuple[tuple[str, str], ...]] = (
        ("submit", N_("Submit")),
        ("space", N_("Toggle")),
        ("add-tag", N_("New tag")),
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(kind("tag").actions["add-tag"], "add_tag", show=False, id="add-tag")
    ]

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

    def act(self, hint: str) -> None:
        labels = self.query_one(LabelList)
        {"submit": labels.action_submit, "space": labels.action_select, "add-tag": self.action_add_tag}[hint]()

    def action_add_tag(self) -> None:
        if not self.terms.free:
            self.notify(_("This project has a closed list of tags."), markup=False)
            return
        field = self.query_one(TagInput)
        field.display = True
        field.focus()

    def on_label_list_chosen(self, event: LabelList.Chosen) -> None:
        event.stop()
        if self.ready:
            self.choose(event.name)

    def on_label_list_submitted(self, event: LabelList.Submitted) -> None:
        event.stop()
        if self.ready:
            self.give({"tags": list(self._tags)})

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if not event.value.strip():
            self.query_one(TagInput).action_cancel()
            return
        try:
            typed = kind("tag").check({"tags": [event.value]}, self.labels, free=True)["tags"]
        except AnnotateError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        self.query_one(TagInput).action_cancel()
        for tag in typed:
            self._know(tag)
            if tag not in self._tags:
                self.choose(tag)

    def _know(self, tag: str) -> None:
        labels = self.query_one(LabelList)
        if tag not in labels.names:
            labels.add(Label(name=tag))
