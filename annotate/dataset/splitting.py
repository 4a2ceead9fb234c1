"""How a dataset is parted for training, validation and test.

What belongs together stays together: items with the same content, and items of one group, for a network that saw one of
them has seen the other. Items take their parts one after the other, in the order in which they were first recorded, and
each by what was recorded before it alone: so none moves when items are added. The first item of a group decides for all
of it. The one exception is an item that joins two groups of different parts; the younger group then follows the older
one.

An item goes where its labels are missing most, after Sechidis, Tsoumakas and Vlahavas, "On the stratification of
multi-label data" (2011), made to work on items as they come. The labels are those of an item's first answer, which no
correction changes; one that was skipped first has none until it is answered, and is then counted where it is.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from annotate.dataset.firsts import First, Firsts
from annotate.dataset.lines import Selection, chosen_lines
from annotate.dataset.splits import Splits
from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.projects.items import Items
from annotate.projects.posts import mistake, text_of
from annotate.projects.project import Project
from annotate.text import printable
from storage import LabelStore

PARTS = ("train", "val", "test")
_NUMBERS = re.compile(r"\d{1,6}(?:\.\d{1,6})?(?:/\d{1,6}(?:\.\d{1,6})?){1,2}")
_NAMES = {"train": "train", "training": "train", "val": "val", "valid": "val", "validation": "val", "test": "test"}


class Unparted(AnnotateError):
    """What was asked for is no parts."""


class Wanted(Struct, frozen=True):
    """The parts that are asked for."""

    shares: Mapping[str, Fraction]
    """Of each part; their sum is 1."""
    fixed: Mapping[str, str] = {}
    """The part that an item has already."""


def wanted(text: str) -> Wanted:
    """Parts such as `80/10/10`, or those of a file `splits.csv`.

    Unparted where it is neither, an AnnotateError about the file: each says what would be right.
    """
    if _NUMBERS.fullmatch(text):
        numbers = [Fraction(number) for number in text.split("/")]
        if all(numbers):
            return Wanted({name: number / sum(numbers) for name, number in zip(PARTS, numbers, strict=False)})
    elif Path(text).is_file():
        return _of_file(Path(text))
    what = _("“{text}” parts nothing: write two or three numbers, such as 80/10/10, or name a splits.csv")
    raise Unparted(what.format(text=printable(text)))


def _of_file(path: Path) -> Wanted:
    rows = csv.DictReader(io.StringIO(text_of(path), newline=""))
    if not {"item", "split"} <= set(rows.fieldnames or ()):
        raise mistake(path, 1, _("this is no splits.csv: its header has the columns item and split"))
    fixed: dict[str, str] = {}
    for row in rows:
        part = _NAMES.get((row["split"] or "").strip().lower())
        if part is None:
            raise mistake(path, rows.line_num, _("the part is one of {known}").format(known=", ".join(PARTS)))
        fixed[row["item"]] = part
    counts = Counter(fixed.values())
    if len(counts) < 2:
        raise AnnotateError(_("{path} has fewer than two parts").format(path=printable(str(path))))
    return Wanted({name: Fraction(counts[name], len(fixed)) for name in PARTS if counts[name]}, fixed)


def plan(
    project: Project,
    store: LabelStore,
    items: Items | None,
    parts: Wanted,
    seed: int,
    *,
    by: str | None = None,
) -> Splits:
    """The part of each item that has a label record.

    `seed`: another one, other parts. `by`: `folder` where the items of one folder belong together.
    """
    firsts, shares, fixed = Firsts(project, items, by), _Shares(parts.shares, seed), parts.fixed
    drawn: list[str] = []
    for records in chosen_lines(store, Selection(), First):
        for record in records:
            code, labels = firsts.see(record)
            oldest = firsts.oldest(code)
            if code < len(drawn):
                shares.count(drawn[oldest], labels)
                continue
            own = fixed.get(record.item) or shares.place(record.item, labels) if oldest == code else drawn[oldest]
            drawn.append(own)
            shares.count(own, (None, *labels))
    return Splits(tuple(parts.shares), _by_name(firsts, drawn, fixed), seed)


def _by_name(firsts: Firsts, drawn: Sequence[str], fixed: Mapping[str, str]) -> dict[str, str]:
    """The part of each item: that of the oldest one of its group, unless one of them has a part already."""
    known: dict[int, str] = {}
    for name, code in firsts.codes.items() if fixed else ():
        if name in fixed:
            known.setdefault(firsts.oldest(code), fixed[name])
    roots = {name: firsts.oldest(code) for name, code in firsts.codes.items()}
    return {name: known.get(root) or drawn[root] for name, root in roots.items()}


class _Shares:
    """What each part has so far, of everything and of each label."""

    def __init__(self, shares: Mapping[str, Fraction], seed: int) -> None:
        self._shares = {name: float(share) for name, share in shares.items()}
        self._seed = seed
        self._have: defaultdict[str | None, Counter[str]] = defaultdict(Counter)
        self._all: Counter[str | None] = Counter()

    def count(self, part: str, labels: Iterable[str | None]) -> None:
        """Something with these labels is in a part; None: it counts as an item."""
        for label in labels:
            self._all[label] += 1
            self._have[label][part] += 1

    def place(self, name: str, labels: Iterable[str]) -> str:
        """The part of the next item: where the rarest of its labels is missing most."""
        label = min(labels, key=lambda label: (self._all[label], label), default=None)
        if label is not None and not self._all[label]:
            return next(iter(self._shares))  # a label that is in one part only is of use in training alone
        return _drawn(self._lacking(label), self._seed, name)

    def _lacking(self, label: str | None) -> list[tuple[str, float]]:
        """The parts that will lack some of a label with one more of it, and how much: one of them always does."""
        have, whole = self._have[label], self._all[label] + 1
        lacks = [(part, share * whole - have[part]) for part, share in self._shares.items()]
        return [(part, lack) for part, lack in lacks if lack > 1e-9]


def _drawn(lacks: Sequence[tuple[str, float]], seed: int, name: str) -> str:
    """One of them by chance, as often as it lacks much, so that no rhythm of the items is one of the parts."""
    digest = blake2b(f"{seed}:{name}".encode("utf-8", "surrogateescape"), digest_size=8).digest()
    point = int.from_bytes(digest, "big") / 2**64 * sum(lack for _part, lack in lacks)
    for part, lack in lacks:
        point -= lack
        if point < 0:
            return part
    return lacks[-1][0]
