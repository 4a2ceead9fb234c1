"""`engage`: what a click farm does to a post: like it, follow its account, share it, against the clock.

The labels are what can be clicked. Nothing leaves the machine: the posts are the project's own, and so are the clicks.
"""

from __future__ import annotations

from random import Random

import msgspec

from annotate.i18n import N_, _
from annotate.keys import keymap
from annotate.labels import LabelSet
from annotate.tasks.base import (
    Answer,
    AnswerError,
    Kind,
    Size,
    Terms,
    fields,
    find_keys,
    one_of,
    salvage_list,
)


class Engage(Kind):
    """`{"actions": ["like", "follow"]}` in label-set order."""

    name = "engage"
    media = frozenset({"text", "image"})
    parts = frozenset({"actions"})
    columns: tuple[str, ...] = ("actions",)
    needs_labels = True
    takes_free = False
    settings = frozenset({"pace"})
    usual_labels = (N_("like"), N_("follow"), N_("share"))

    def question(self, terms: Terms, media: str) -> str | None:
        """The plainest order."""
        return _("Click what was ordered, then go on.")

    def check(self, answer: object, labels: LabelSet, *, free: bool = False) -> Answer:
        """The answer with each action once, in the order of the labels. None at all is an answer, too."""
        actions = fields(answer, "actions")["actions"]
        if not isinstance(actions, list | tuple):
            raise AnswerError(_("“actions” is a list of texts"))
        clicked = {one_of(action, labels) for action in actions}
        return {"actions": [name for name in labels.names if name in clicked]}

    def salvage(self, answer: object, labels: LabelSet, *, free: bool = False) -> Answer | None:
        """The actions that there still are."""
        return salvage_list(self, "actions", answer, labels, free=free)

    def from_plain(self, plain: object, start: Answer | None = None) -> object:
        """An answer of a mere list of actions."""
        return {"actions": plain} if isinstance(plain, list) else plain

    def line(self, answer: Answer) -> str:
        """The actions, with commas."""
        return ", ".join(answer["actions"]) or _("no click")

    def rows(self, answer: Answer | None) -> list[dict[str, str]]:
        """One row, with the actions as a JSON list in one cell."""
        return [{"actions": "" if answer is None else msgspec.json.encode(answer["actions"]).decode()}]

    def names(self, answer: Answer) -> tuple[str, ...]:
        """Each action."""
        return tuple(answer["actions"])

    def keystrokes(self, answer: Answer, labels: LabelSet) -> list[str]:
        """Each action's key, then the one that goes on."""
        presses = [find_keys(action, labels) for action in answer["actions"]]
        return [key for group in presses for key in group] + [keymap(labels.keys)["submit"]]

    def sample(self, random: Random, labels: LabelSet, start: Answer | None = None, size: Size | None = None) -> Answer:
        """Mostly the first two things that can be clicked, as in “like and follow”, sometimes another choice."""
        if random.random() < 0.8:
            return {"actions": list(labels.names[:2])}
        return {"actions": [name for name in labels.names if random.random() < 0.5]}


KIND = Engage()
