"""`compare`: which of two pictures or texts is better, or neither. One key answers, submits and advances."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from annotate.i18n import N_, _, ngettext
from annotate.labels import LabelSet
from annotate.tasks.base import Answer, AnswerError, Kind, Size, Terms, fields

if TYPE_CHECKING:
    from annotate.projects.items import Item

CHOICES = {"left": N_("left"), "right": N_("right"), "tie": N_("tie")}
"""What can be chosen, and how it reads."""
KEYS = {"left": ("left", "1"), "right": ("right", "2"), "tie": ("down", "3")}
"""The two keys of each choice."""
SCROLL_KEYS = ("pageup", "pagedown", "j", "k")
"""They move long texts."""
_MIRRORED = {"left": "right", "right": "left"}
_OFTEN = (9, 9, 2)
"""How often a simulated annotator chooses left, right, and neither."""


class Compare(Kind):
    """`{"choice": "left"}`, `{"choice": "right"}` or `{"choice": "tie"}`; left is the one that is listed first."""

    name = "compare"
    media = frozenset({"sheet", "pair"})
    parts = frozenset({"choice"})
    columns: tuple[str, ...] = ("choice",)
    needs_labels = takes_labels = takes_free = chooses_labels = False
    shuffles = is_choosy = True

    def keys(self, terms: Terms) -> tuple[str | None, ...]:
        """Those of the choices, and those that move long texts."""
        return (*(key for keys in KEYS.values() for key in keys), *SCROLL_KEYS)

    def question(self, terms: Terms, media: str) -> str | None:
        """The usual one."""
        return _("Which one is better?")

    def shape(self, terms: Terms, media: str) -> Size | None:
        """Two pictures side by side."""
        return (1, 2) if media == "sheet" else None

    def wanted(self) -> str | None:
        """Rows of two."""
        text = _(
            "write a .jsonl file with a line for each pair, {pictures} for pictures or {texts} for texts, "
            "and name it as the items"
        )
        return text.format(pictures='{"images": ["1a.jpg", "1b.jpg"]}', texts='{"prompt": "…", "texts": ["…", "…"]}')

    def unfit(self, item: Item) -> str | None:
        """Whether it has one picture, or more than two."""
        count = len(item.paths) or len(item.texts) or 1
        if count == 2:
            return None
        return ngettext(
            "has {count} picture, and two are compared: give it one more, or leave its line out",
            "has {count} pictures, and two are compared: keep two of them, or leave its line out",
            count,
        ).format(count=count)

    def mirrored(self, answer: Answer) -> Answer:
        """The other side, or still neither."""
        return {"choice": _MIRRORED.get(answer["choice"], answer["choice"])}

    def check(self, answer: object, labels: LabelSet, *, free: bool = False) -> Answer:
        """The answer, if it is one of the three."""
        choice = fields(answer, "choice")["choice"]
        if not isinstance(choice, str) or choice not in CHOICES:
            raise AnswerError(
                _("“choice” is one of {choices}").format(choices=", ".join(f"“{one}”" for one in CHOICES))
            )
        return {"choice": choice}

    def from_plain(self, plain: object, start: Answer | None = None) -> object:
        """An answer of a mere word."""
        return {"choice": plain} if isinstance(plain, str) else plain

    def line(self, answer: Answer) -> str:
        """The choice in the person's language."""
        return _(CHOICES[answer["choice"]])

    def rows(self, answer: Answer | None) -> list[dict[str, str]]:
        """One row, with the choice as it is kept."""
        return [{"choice": "" if answer is None else str(answer["choice"])}]

    def names(self, answer: Answer) -> tuple[str, ...]:
        """The choice: how often each was made is counted like labels."""
        return (str(answer["choice"]),)

    def keystrokes(self, answer: Answer, labels: LabelSet) -> list[str]:
        """The choice's key, which also submits."""
        return [KEYS[answer["choice"]][0]]

    def sample(self, random: Random, labels: LabelSet, start: Answer | None = None, size: Size | None = None) -> Answer:
        """Either side, now and then neither."""
        return {"choice": random.choices(list(CHOICES), _OFTEN)[0]}


KIND = Compare()
