"""What every format is read into: a dataset of readings, each an answer to an item, in no project's terms yet."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.tasks.base import Size
from annotate.tasks.boxes import DECIMALS, LARGEST
from annotate.text import printable


class Ask(Struct, frozen=True, kw_only=True):
    """What is known before a dataset is read."""

    kind: str | None = None
    """The kind of task whose answers are wanted; None: the dataset tells."""
    voc_base: int = 1
    """The number of the first pixel in Pascal VOC files."""


class Box(Struct, frozen=True):
    """A box with its edges; the right and bottom ones are exclusive."""

    label: str
    left: float
    top: float
    right: float
    bottom: float


class Reading(Struct, kw_only=True):
    """An answer to an item, as a dataset tells it."""

    where: str
    """File and line, or file and element: for sentences about a mistake."""
    file: str
    """What the dataset calls the item: its picture's file or an id."""
    picture: Path | None = None
    """The dataset's own picture, where it has one."""
    text: str | None = None
    """The item itself, where it is a text."""
    boxes: list[Box] | None = None
    """Pixels of the upright picture; shares of its width and height if `in_shares`."""
    in_shares: bool = False
    slack: float = 0.0
    """How far an edge in shares can be from what was written, by the decimals that it has."""
    labels: list[str] | None = None
    """Labels of the item as a whole."""
    answer: Any = None
    """The answer itself or its plain form, where the format has one of the kind."""
    annotator: str | None = None
    record: str | None = None
    """The record's own name: only a reading that tells all of a record has one."""
    fields: dict[str, Any] = field(default_factory=dict)
    """Further fields of the label record: times, split, hash, outcome."""
    size: Size | None = None
    """Width and height of the upright picture."""


class Dataset(Struct, kw_only=True):
    """What was found in a file or folder."""

    readings: list[Reading]
    labels: list[str] = field(default_factory=list)
    """In the dataset's class order."""
    kind: str | None = None
    """The kind of task that its answers belong to."""
    pictures: list[Path] = field(default_factory=list)
    """All pictures that it has, also those without an answer; empty: those of the readings are all."""
    texts: dict[str, str] = field(default_factory=dict)
    """The texts that it has, by id."""
    notes: list[str] = field(default_factory=list)
    """Sentences about what was left out."""


def labour(told: object, annotator: str | None) -> dict[str, Any]:
    """The measured time that an export of ours tells of one annotator's answer, as fields of a record.

    Its pauses are not told one by one: all of it counts as it was credited. What other programs call time is theirs.
    """
    if not isinstance(told, dict) or annotator is None or not isinstance(told.get("record"), str):
        return {}
    seconds = told.get("credited_s")
    if isinstance(seconds, int | float) and not isinstance(seconds, bool) and 0 < seconds <= LARGEST:
        return {"short_ms": round(seconds * 1000)}
    return {}


def mistake(where: str, what: str) -> AnnotateError:
    """An error about one place of a dataset."""
    return AnnotateError(_("{where}: {what}").format(where=where, what=what))


def shown(path: Path) -> str:
    """A path as it is told."""
    return printable(str(path))


def at_line(path: Path, line: int) -> str:
    """A line of a file as it is told."""
    return _("{path}, line {line}").format(path=shown(path), line=line)


def at_element(path: Path, element: str) -> str:
    """An element of a file as it is told, such as `annotations[3]`."""
    return _("{path}, {element}").format(path=shown(path), element=printable(element))


def number(value: object, where: str, name: str) -> float:
    """A finite number of a reasonable size; an error where it is none."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        if abs(value) <= LARGEST and math.isfinite(value):
            return float(value)
        raise mistake(where, _("“{name}” is no number that can be meant").format(name=printable(name)))
    raise mistake(where, _("“{name}” should be a number").format(name=printable(name)))


def number_in(text: str, where: str, name: str) -> float:
    """The same of a text."""
    try:
        value = float("" if "_" in text else text)  # Python reads 1_0 as 10, and nobody else does
    except ValueError:
        what = _("“{name}” should be a number, and is “{text}”")
        raise mistake(where, what.format(name=printable(name), text=printable(text[:40]))) from None
    return number(value, where, name)


def word(value: object, where: str, name: str) -> str:
    """A text that is not empty; an error where it is none."""
    if isinstance(value, str) and value.strip():
        return value
    raise mistake(where, _("“{name}” should be a text").format(name=printable(name)))


def mapping(value: object, where: str) -> dict[str, Any]:
    """A JSON object; an error where it is none."""
    if isinstance(value, dict):
        return value
    raise mistake(where, _("this should be an object with named fields"))


def listing(value: object, where: str, name: str) -> list[Any]:
    """A JSON list; an error where it is none."""
    if isinstance(value, list):
        return value
    raise mistake(where, _("“{name}” should be a list").format(name=printable(name)))


def box(where: str, label: str, left: float, top: float, right: float, bottom: float) -> Box:
    """A box; an error where its edges are the wrong way round or outside of the picture's left and top."""
    if right <= left or bottom <= top:
        raise mistake(where, _("the box has no width or no height"))
    if left < -_NOISE or top < -_NOISE:
        raise mistake(where, _("the box begins left of the picture or above it"))
    return Box(label, max(left, 0.0), max(top, 0.0), right, bottom)


_NOISE = 0.001
"""What calculating with floats may put outside of the picture."""


def plain_boxes(reading: Reading, size: Size | None) -> list[dict[str, object]]:
    """The reading's boxes as an answer has them; `size` turns shares into pixels."""
    assert reading.boxes is not None
    return [_plain(one, reading, size) for one in reading.boxes]


def _plain(one: Box, reading: Reading, size: Size | None) -> dict[str, object]:
    edges = (one.left, one.top, one.right, one.bottom)
    if reading.in_shares:
        assert size is not None
        left, top, right, bottom = (
            shortest(edge * side, reading.slack * side) for edge, side in zip(edges, (*size, *size), strict=True)
        )
    else:
        left, top, right, bottom = edges
    return {
        "label": one.label,
        "x": left,
        "y": top,
        "width": round(right - left, DECIMALS),
        "height": round(bottom - top, DECIMALS),
    }


def shortest(value: float, slack: float) -> float:
    """The number of the fewest decimals that is as near as that: what was written before it was divided."""
    for decimals in range(DECIMALS):
        found = round(value, decimals)
        if abs(found - value) <= slack:
            return found
    return round(value, DECIMALS)


def whole_kind(readings: Iterable[Reading]) -> str:
    """The kind of task of labels of whole items: `classify` where each has one, else `tag`."""
    return "classify" if all(len(one.labels or ()) == 1 for one in readings) else "tag"


def found_labels(readings: Iterable[Reading], known: Sequence[str] = ()) -> list[str]:
    """The labels of a dataset that lists none, or not all: those known first, then the others by name."""
    used = {name for reading in readings for name in _used(reading)}
    return [*known, *sorted(used.difference(known))]


def _used(reading: Reading) -> Iterator[str]:
    yield from (one.label for one in reading.boxes or ())
    yield from reading.labels or ()
    if isinstance(answer := reading.answer, dict):
        yield from (answer[name] for name in ("label", "reason", "target") if isinstance(answer.get(name), str))
        for name in ("tags", "actions"):
            yield from (one for one in answer.get(name) or () if isinstance(one, str))
        boxes = answer.get("boxes")
        yield from (one["label"] for one in boxes or () if isinstance(one, dict) and isinstance(one.get("label"), str))
