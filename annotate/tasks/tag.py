"""`tag`: any number of labels for each item, also none; tags of the annotator's own where the project allows them."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

import msgspec

from annotate.i18n import _
from annotate.keys import keymap
from annotate.labels import LabelSet
from annotate.tasks.base import Answer, AnswerError, Kind, Size, fields, find_keys, one_of, salvage_list, typed
from annotate.text import has_controls, printable, tidy

LONGEST_TAG = 100
"""Characters of a free tag."""


def free_tag(text: object) -> str:
    """A tag of the annotator's own in its normal form: composed, without needless spaces; AnswerError if it is none."""
    if not isinstance(text, str):
        raise AnswerError(_("a tag is a text"))
    tag = tidy(text)
    if not tag:
        raise AnswerError(_("a tag has at least one character"))
    if has_controls(tag):
        raise AnswerError(_("the tag “{tag}” contains control characters").format(tag=printable(tag)))
    if len(tag) > LONGEST_TAG:
        raise AnswerError(
            _("the tag “{tag}…” is longer than {count} characters").format(tag=tag[:20], count=LONGEST_TAG)
        )
    return tag


class Tag(Kind):
    """`{"tags": ["cat", "indoor"]}` in label-set order, then free tags in the order of their first use."""

    name = "tag"
    media = frozenset({"image", "text"})
    parts = frozenset({"tags"})
    columns: tuple[str, ...] = ("tags",)
    needs_labels = True
    takes_free = True
    actions = {"add-tag": "t"}

    def check(self, answer: object, labels: LabelSet, *, free: bool = False) -> Answer:
        """The answer with each tag once, in normal order. An empty list is an answer: none of them applies."""
        tags = fields(answer, "tags")["tags"]
        if not isinstance(tags, list | tuple):
            raise AnswerError(_("“tags” is a list of texts"))
        return {"tags": in_order((_checked(tag, labels, free) for tag in tags), labels)}

    def salvage(self, answer: object, labels: LabelSet, *, free: bool = False) -> Answer | None:
        """The tags that there still are."""
        return salvage_list(self, "tags", answer, labels, free=free)

    def from_plain(self, plain: object, start: Answer | None = None) -> object:
        """An answer of a mere list of tags."""
        return {"tags": plain} if isinstance(plain, list) else plain

    def line(self, answer: Answer) -> str:
        """The tags, with commas."""
        tags = answer["tags"]
        return ", ".join(tags) if tags else _("no tag")

    def rows(self, answer: Answer | None) -> list[dict[str, str]]:
        """One row, with the tags as a JSON list in one cell."""
        return [{"tags": "" if answer is None else msgspec.json.encode(answer["tags"]).decode()}]

    def names(self, answer: Answer) -> tuple[str, ...]:
        """Each tag."""
        return tuple(answer["tags"])

    def keystrokes(self, answer: Answer, labels: LabelSet) -> list[str]:
        """Each label's key, each free tag typed out, then enter."""
        keys = keymap(labels.keys, kind=self.actions)
        presses = [_presses(tag, labels, keys["add-tag"]) for tag in answer["tags"]]
        return [key for group in presses for key in group] + [keys["submit"]]

    def sample(self, random: Random, labels: LabelSet, start: Answer | None = None, size: Size | None = None) -> Answer:
        """Up to three of the labels."""
        count = random.randint(0, min(3, len(labels)))
        return {"tags": in_order(random.sample(labels.names, count), labels)}


def in_order(tags: Iterable[str], labels: LabelSet) -> list[str]:
    """Each tag once: those of the label set in its order, then the others as they came."""
    unique = dict.fromkeys(tags)
    return [name for name in labels.names if name in unique] + [tag for tag in unique if tag not in labels]


def _checked(tag: object, labels: LabelSet, free: bool) -> str:
    if isinstance(tag, str) and tag in labels:
        return tag
    return free_tag(tag) if free else one_of(tag, labels)


def _presses(tag: str, labels: LabelSet, add: str) -> list[str]:
    return find_keys(tag, labels) if tag in labels else [add, *typed(tag), "enter"]


KIND = Tag()
