"""What a store has already: enough to tell of any record whether it is there, without keeping one."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from annotate.merging.bag import Bag
from storage import LabelStore
from storage.blank import trace
from storage.records import (
    AcceptanceRecord,
    ErasureRecord,
    LabelRecord,
    Record,
    SessionRecord,
    ShareRecord,
    SuggestionRecord,
)

_encode = msgspec.json.Encoder(order="deterministic").encode
_AT_ONCE = 5_000


def content(record: Record) -> int:
    """A hash of all that a record says, of its table too; another one in every process."""
    return hash((record.table, _encode(record)))


def question(record: Record) -> str | None:
    """What a record decides, where a later one takes its place; None for all others."""
    if isinstance(record, AcceptanceRecord):
        return f"label {record.record}"
    if isinstance(record, ShareRecord):
        return f"share {record.annotator}"
    if isinstance(record, SuggestionRecord):
        return f"item {record.task} {record.item}"
    return None


class Here:
    """What is here: `take_in` what comes in, too."""

    def __init__(self) -> None:
        """Nothing is here."""
        self.sittings: dict[str, tuple[str, int]] = {}
        """Whose each is, and what its record says."""
        self.owners: dict[str, str] = {}
        """Whose labels are in each sitting, also where its beginning is not recorded."""
        self.traces: set[str] = set()
        """Of what was forgotten here."""
        self.names, self.contents, self.others = Bag(), Bag(), Bag()
        """Labels by their names, labels, and records of all other tables."""
        self.answers, self.items, self.pictures = Bag(), Bag(), Bag()
        """Who answered what, which items' content is known, and what it is."""
        self.latest: dict[str, str] = {}
        """When what a later record can decide was decided last."""
        self.annotators: set[str] = set()
        self.records = 0

    def read(self, store: LabelStore, told: Callable[[int], object] = lambda count: None) -> None:
        """Take in a whole store; NewerStore."""
        for record in store.scan_all():
            self.take_in(record)
            if self.records % _AT_ONCE == 0:
                told(_AT_ONCE)

    def take_in(self, record: Record) -> None:
        """A record that is here."""
        self.records += 1
        if isinstance(record, LabelRecord):
            self._take_in_label(record)
        elif isinstance(record, SessionRecord):
            self.sittings[record.session] = record.annotator, content(record)
            self.owners[record.session] = record.annotator
            self.annotators.add(record.annotator)
        elif isinstance(record, ErasureRecord):
            self.traces.update(record.traces)
        else:
            self.others.add(content(record))
            if (asked := question(record)) is not None:
                self.latest[asked] = max(record.at, self.latest.get(asked, ""))  # type: ignore[attr-defined]

    def _take_in_label(self, record: LabelRecord) -> None:
        self.owners.setdefault(record.session, record.annotator)
        self.names.add(hash(record.record))
        self.contents.add(content(record))
        self.annotators.add(record.annotator)
        if record.outcome == "labelled":
            self.answers.add(hash((record.annotator, record.item)))
        if record.sha256 is not None:
            self.items.add(hash(record.item))
            self.pictures.add(hash((record.item, record.sha256)))

    def put_back(self) -> None:
        """The next store is compared."""
        self.others.put_back()

    def forgot(self, record: Record) -> bool:
        """Whether it belongs to what was forgotten here."""
        if not self.traces:
            return False
        names = [record.session]
        if isinstance(record, (LabelRecord, AcceptanceRecord)):
            names += [record.record, record.record.rpartition("-")[0]]
        return not self.traces.isdisjoint(map(trace, names))
