"""`boxes`: any number of rectangles on a picture, each with a label; none at all is an answer, too."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from annotate.i18n import _
from annotate.keys import keymap
from annotate.labels import LabelSet
from annotate.tasks.base import Answer, AnswerError, Kind, Size, Terms, fields, find_keys, one_of, salvage_list, typed

PLACE = ("x", "y", "width", "height")
"""The numbers of a box: pixels of the upright picture, from its top left corner."""
FIELDS = ("label", *PLACE)
_WANTED = ", ".join(f"“{name}”" for name in FIELDS)
LARGEST = 10_000_000
"""Pixels: no picture is wider or higher."""
DECIMALS = 3
"""As many as boxes from elsewhere keep; those drawn here have whole numbers."""
OVERLAP = 0.5
"""The share of two boxes' common area in their united one from which they mean the same thing."""

VIM = "hjkl"
"""Letters that move as the arrows do, left, down, up and right, where no label has one of them."""
_ARROWS = ("left", "down", "up", "right")


class Boxes(Kind):
    """`{"boxes": [{"label": "cat", "x": 12.0, "y": 30.5, "width": 40.0, "height": 22.0}]}`, in the order drawn."""

    name = "boxes"
    media = frozenset({"image"})
    parts = frozenset({"boxes"})
    columns: tuple[str, ...] = ("label", "xmin", "ymin", "xmax", "ymax")
    needs_labels = True
    takes_free = False
    actions = {
        "grip": "g",
        "exact": "e",
        "copy-box": "c",
        "undo-edit": "z",
        "redo-edit": "Z",
        "remove-box": "delete",
    }

    def keys(self, terms: Terms) -> tuple[str | None, ...]:
        """Those of the labels and all that moves, draws and chooses."""
        arrows = [f"{modifier}{arrow}" for modifier in ("", "shift+", "ctrl+", "alt+") for arrow in _ARROWS]
        others = ("space", "tab", "shift+tab", "escape", "backspace")
        return (*terms.labels.keys, *arrows, *others, *moving_letters(terms.labels))

    def begin(self, terms: Terms, target: str | None = None) -> Answer | None:
        """No box."""
        return {"boxes": []}

    def check(self, answer: object, labels: LabelSet, *, free: bool = False) -> Answer:
        """The answer with all numbers as floats of at most three decimals, in the order given."""
        boxes = fields(answer, "boxes")["boxes"]
        if not isinstance(boxes, list | tuple):
            raise AnswerError(_("“boxes” is a list of boxes"))
        return {"boxes": [_checked(box, number, labels) for number, box in enumerate(boxes, 1)]}

    def salvage(self, answer: object, labels: LabelSet, *, free: bool = False) -> Answer | None:
        """The boxes whose labels there still are."""
        return salvage_list(self, "boxes", answer, labels)

    def from_plain(self, plain: object, start: Answer | None = None) -> object:
        """An answer of a mere list of boxes."""
        return {"boxes": plain} if isinstance(plain, list) else plain

    def line(self, answer: Answer) -> str:
        """How many boxes there are of each label."""
        counts = Counter(box["label"] for box in answer["boxes"])
        return ", ".join(f"{count} {label}" for label, count in counts.items()) or _("no box")

    def rows(self, answer: Answer | None) -> list[dict[str, str]]:
        """One row for each box, its right and bottom edges exclusive; a row of empty cells where there is none."""
        rows = [dict(zip(self.columns, _cells(box), strict=True)) for box in (answer or {"boxes": []})["boxes"]]
        return rows or [dict.fromkeys(self.columns, "")]

    def names(self, answer: Answer) -> tuple[str, ...]:
        """Each label that a box has, once."""
        return tuple(dict.fromkeys(str(box["label"]) for box in answer["boxes"]))

    def agrees(self, answer: Answer, known: Answer) -> bool:
        """Whether every box has its own among the known ones, with its label and on half of their common ground."""
        return len(answer["boxes"]) == len(known["boxes"]) and _paired(answer["boxes"], known["boxes"])

    def keystrokes(self, answer: Answer, labels: LabelSet) -> list[str]:
        """For each box its label's key and its exact numbers; then enter."""
        keys = keymap(self.keys(Terms(labels)), kind=self.actions)
        boxes = [[*find_keys(box["label"], labels), keys["exact"], *_typed(box), "enter"] for box in answer["boxes"]]
        return [key for presses in boxes for key in presses] + [keys["submit"]]

    def sample(self, random: Random, labels: LabelSet, start: Answer | None = None, size: Size | None = None) -> Answer:
        """Up to three boxes of any place and label."""
        drawn = (_sampled(random, labels, size or (320, 240)) for _number in range(random.randint(0, 3)))
        return {"boxes": list(drawn)}


def moving_letters(labels: LabelSet) -> str:
    """The letters that move here, small ones by cells and capitals by pixels."""
    return "".join(letters for letters in (VIM, VIM.upper()) if not set(letters).intersection(labels.keys))


def as_written(number: float) -> str:
    """A number of pixels as people write it: without decimals where it has none."""
    return str(int(number)) if number == int(number) else str(number)


def _checked(box: object, number: int, labels: LabelSet) -> dict[str, Any]:
    try:
        if not isinstance(box, dict) or set(box) != set(FIELDS):
            raise AnswerError(_("this has the fields {wanted}, and nothing else").format(wanted=_WANTED))
        place = {name: _pixels(name, box[name]) for name in PLACE}
        return {"label": one_of(box["label"], labels), **place}
    except AnswerError as error:
        raise AnswerError(_("box {number}: {mistake}").format(number=number, mistake=error)) from error


def _pixels(name: str, value: object) -> float:
    least = 0.0 if name in ("x", "y") else 10.0**-DECIMALS
    # Integers are compared before they become floats, which hold no larger ones than 1e308.
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= LARGEST:
        pixels = round(float(value), DECIMALS)
        if math.isfinite(pixels) and pixels >= least:
            return pixels + 0.0  # a zero without a sign
    what = _("“{name}” is a number of pixels, 0 or more") if not least else _("“{name}” is a number of pixels above 0")
    raise AnswerError(what.format(name=name))


def _cells(box: Answer) -> tuple[str, ...]:
    x, y, width, height = (float(box[name]) for name in PLACE)
    numbers = (x, y, round(x + width, DECIMALS), round(y + height, DECIMALS))
    return str(box["label"]), *(str(number) for number in numbers)


def _typed(box: Answer) -> list[str]:
    return typed(" ".join(as_written(box[name]) for name in PLACE))


def _sampled(random: Random, labels: LabelSet, size: Size) -> Answer:
    (x, width), (y, height) = (_stretch(random, side) for side in size)
    numbers = zip(PLACE, (x, y, width, height), strict=True)
    return {"label": random.choice(labels.names), **{name: float(number) for name, number in numbers}}


def _stretch(random: Random, side: int) -> tuple[int, int]:
    length = random.randint(max(1, side // 8), max(1, side // 2))
    return random.randint(0, side - length), length


def _paired(boxes: Sequence[Answer], known: Sequence[Answer]) -> bool:
    """Whether each box can have one of the known ones that means the same, and no two the same one."""
    partner: dict[int, int] = {}
    return all(_found(place, boxes, known, partner, set()) for place in range(len(boxes)))


def _found(
    place: int, boxes: Sequence[Answer], known: Sequence[Answer], partner: dict[int, int], asked: set[int]
) -> bool:
    """Pair this box, moving others to another partner where that is needed (Kuhn's augmenting paths)."""
    for other in _alike(boxes[place], known):
        if other not in asked:
            asked.add(other)
            if other not in partner or _found(partner[other], boxes, known, partner, asked):
                partner[other] = place
                return True
    return False


def _alike(box: Answer, known: Sequence[Answer]) -> Iterator[int]:
    for place, other in enumerate(known):
        if box["label"] == other["label"] and overlap(box, other) >= OVERLAP:
            yield place


def overlap(one: Answer, other: Answer) -> float:
    """Two boxes' common area as a share of their united one."""
    x, y, width, height = one["x"], one["y"], one["width"], one["height"]
    its_x, its_y, its_width, its_height = other["x"], other["y"], other["width"], other["height"]
    common_width = min(x + width, its_x + its_width) - max(x, its_x)
    common_height = min(y + height, its_y + its_height) - max(y, its_y)
    if common_width <= 0 or common_height <= 0:
        return 0.0
    common = common_width * common_height
    return float(common / (width * height + its_width * its_height - common))


KIND = Boxes()
