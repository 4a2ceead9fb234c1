"""The line that a label record is in datasets, and which of them are chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import TypeVar

import msgspec
from msgspec import Raw, Struct

from annotate.dataset.standing import Named, Standings
from annotate.projects.items import Items
from storage import SCHEMA, LabelRecord, LabelStore
from storage.records import Activity, Answer, Claim, Outcome, Suggested


class Line(Struct, kw_only=True):
    """A label record as datasets have it: the record's fields in the order in which people read them.

    `page` is the same in the records of items that were decided together, and null in others: an older line has none.
    """

    item: str
    sha256: str | None = None
    width: int | None = None
    height: int | None = None
    task: str
    answer: Answer | None = None
    outcome: Outcome
    reason: str | None = None
    note: str | None = None
    annotator: str
    session: str
    record: str
    supersedes: str | None = None
    page: str | None = None
    shown_at: str
    submitted_at: str
    activity: Activity = "label"
    first_input_ms: int | None = None
    short_ms: int = 0
    long_gaps_ms: tuple[int, ...] = ()
    wait_ms: int = 0
    inputs: int = 0
    claim: Claim | None = None
    gold: bool | None = None
    repeat: bool | None = None
    suggested: Suggested | None = None
    swapped: bool | None = None
    reveals: int = 0
    exposed_ms: int = 0
    split: str | None = None
    simulated: bool = False


class RawLine(Struct, kw_only=True, gc=False):
    """The same, its answer and gaps left as JSON: for passing on without a look inside."""

    item: str
    sha256: str | None = None
    width: int | None = None
    height: int | None = None
    task: str
    answer: Raw = Raw(b"null")
    outcome: str
    reason: str | None = None
    note: str | None = None
    annotator: str
    session: str
    record: str
    supersedes: str | None = None
    page: str | None = None
    shown_at: str
    submitted_at: str
    activity: str = "label"
    first_input_ms: int | None = None
    short_ms: int = 0
    long_gaps_ms: Raw = Raw(b"[]")
    wait_ms: int = 0
    inputs: int = 0
    claim: str | None = None
    gold: bool | None = None
    repeat: bool | None = None
    suggested: str | None = None
    swapped: bool | None = None
    reveals: int = 0
    exposed_ms: int = 0
    split: str | None = None
    simulated: bool = False


class TextLine(RawLine, kw_only=True, gc=False):
    """The same with the text that the label is about, for whoever reads the dataset."""

    text: str | None = None


T = TypeVar("T")
LineT = TypeVar("LineT", bound=Named)
BATCH = 1000
"""Records that come in with one write."""
_AT_ONCE = 256
"""Records that are turned from bytes to bytes together: as many as stay in the processor's cache."""
_THIS_LAYOUT = b'"v":%d,' % SCHEMA


class Selection(Struct):
    """Which records go out: of whom, and whether only those that stand."""

    annotators: frozenset[str] = frozenset()
    """None named: everybody's."""
    standing: Standings | None = None
    """Of what is folded here only what stands; None: every record, also the undone and superseded."""
    told: Callable[[int], object] = lambda count: None
    """Hears now and then how many further records were looked at."""

    def of(self, lines: list[LineT]) -> list[LineT]:
        """The chosen ones among some records."""
        names, standing = self.annotators, self.standing
        if names:
            lines = [line for line in lines if line.annotator in names]
        if standing is not None:
            lines = [line for line in lines if standing.stand(line)]
        return lines


def chosen_lines(store: LabelStore, chosen: Selection, kind: type[LineT]) -> Iterator[list[LineT]]:
    """The chosen label records in the order of writing, each as a struct of that kind, many at a time.

    NewerStore if a later version of this program wrote one; what is damaged is left out, and then in the store's
    `damage`.
    """
    decode = msgspec.json.Decoder(kind).decode
    all_known, left_out = False, 0
    for documents in batches(store.raw(LabelRecord), _AT_ONCE):
        if not all_known and [one for one in documents if _THIS_LAYOUT not in one]:
            read_all(store)
            all_known = True
        lines = _decoded(documents, decode)
        left_out += len(documents) - len(lines)
        yield chosen.of(lines)
        chosen.told(len(documents))
    if left_out:
        read_all(store)


def _decoded(documents: Sequence[bytes], decode: Callable[[bytes], LineT]) -> list[LineT]:
    try:
        return list(map(decode, documents))
    except (msgspec.DecodeError, UnicodeDecodeError):
        return list(_sound(documents, decode))


def _sound(documents: Sequence[bytes], decode: Callable[[bytes], LineT]) -> Iterator[LineT]:
    for document in documents:
        with suppress(msgspec.DecodeError, UnicodeDecodeError):
            yield decode(document)


def read_all(store: LabelStore) -> None:
    """Have the store decode every label record: NewerStore, or what is none is then in its `damage`."""
    for _record in store.scan(LabelRecord):
        pass


def text_of(items: Items, item_id: str) -> str | None:
    """An item's text; None where the project has no such item any more."""
    item = items.get(item_id)
    return None if item is None else item.text


def as_line(record: LabelRecord) -> Line:
    """A label record as a line."""
    return Line(**{name: getattr(record, name) for name in Line.__struct_fields__})


def as_record(line: Line) -> LabelRecord:
    """The label record that a line tells of."""
    return LabelRecord(**{name: getattr(line, name) for name in Line.__struct_fields__})


def batches(things: Iterable[T], size: int) -> Iterator[list[T]]:
    """The things in lists of at most `size`."""
    rest = iter(things)
    while batch := list(islice(rest, size)):
        yield batch
