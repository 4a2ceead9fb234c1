"""What stands: a pure fold over label records, built for a million of them.

* A `withdrawn` record voids the record that it supersedes, and what stood before stands again.
* A record that supersedes another replaces it for as long as it is not void itself.
* What stands for an item and an annotator is the last of their records that is neither void nor replaced; a skip or
  flag that supersedes nothing, as on the repeat of an item, leaves an earlier label standing.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct

from annotate.progress.columns import LABELLED, NONE, OUTCOMES, REPLACED, SKIPPED, VOID, WITHDRAWN, Columns, Snapshot
from annotate.progress.standing import LATER, Entry, Labelling, Standing, Tally, decision_of
from annotate.tasks.base import Answer, Kind

__all__ = ["Progress", "Standing", "Tally"]


class _Counts(Struct):
    labels: bytes
    standing: dict[int, int]
    tallies: list[Tally]
    later: list[list[int]]


class Progress:
    """The fold: `add` a record or `read` many, then ask. Asking costs no more than an item's own records."""

    def __init__(self) -> None:
        """Nothing is labelled yet."""
        self._columns = Columns()
        self._labels = array("i")
        self._standing: Counter[int] = Counter()
        self._tallies: list[Tally] = []
        self._later: list[dict[int, None]] = []
        self.newest_layout = 0
        """The highest `v` of the documents read: a store by a later version of this program is to be refused."""
        self.reopened = 0
        """How often an item was left without anything that stands: grows with undoing."""

    @property
    def version(self) -> int:
        """How many records were taken in: it grows with each."""
        return len(self._columns)

    def read(self, documents: Iterable[bytes], *, again: bool = False) -> None:
        """Take in label records as JSON, in their order (`LabelStore.raw(LabelRecord)`).

        `again`: some may have been taken in before. What is no label record is left out, as the store's readers do.
        """
        take = self.add if again else self._take
        decode = msgspec.json.Decoder(Entry).decode
        for document in documents:
            try:
                entry = decode(document)
            except (msgspec.DecodeError, UnicodeDecodeError):
                continue
            self.newest_layout = max(self.newest_layout, entry.v)
            take(entry)

    def add(self, record: Labelling) -> None:
        """Take in one record; one that was taken in before changes nothing."""
        item = self._columns.items.get(record.item)
        if item is None or self._columns.find(item, record.record) == NONE:
            self._take(record)

    def _take(self, record: Labelling) -> None:
        columns = self._columns
        item, who = columns.item_code(record.item), self._annotator_code(record.annotator)
        if item == len(self._labels):
            self._labels.append(0)
        old = self._standing_row(item, who)
        supersedes = record.supersedes if record.supersedes != record.record else None
        over = NONE if supersedes is None else columns.find(item, supersedes)
        row = columns.append(record.record, item, who, columns.decision_code(decision_of(record)), over, record.page)
        if record.note is not None:
            columns.notes[row] = record.note
        self._tallies[who].records += columns.outcome(row) != WITHDRAWN
        self._count_change(item, who, old)
        if over != NONE:
            self._judge(over)
        elif supersedes is not None:
            columns.orphans.setdefault(supersedes, []).append(row)
        if columns.orphans and (heirs := columns.orphans.pop(record.record, None)):
            self._adopt(row, heirs)

    def _annotator_code(self, name: str) -> int:
        code = self._columns.annotator_code(name)
        if code == len(self._tallies):
            self._tallies.append(Tally())
            self._later.append({})
        return code

    def _standing_row(self, item: int, who: int) -> int:
        columns = self._columns
        row, skip = columns.newest[item], NONE
        while row != NONE:
            if columns.who[row] == who and not columns.fate[row]:
                outcome = columns.outcome(row)
                if outcome == LABELLED:
                    return row
                if skip == NONE and outcome != WITHDRAWN:
                    skip = row
            row = columns.before[row]
        return skip

    def _adopt(self, row: int, heirs: list[int]) -> None:
        """Join records to the one that they supersede, which came after them (from another process, another clock)."""
        for heir in heirs:
            if self._columns.item[heir] == self._columns.item[row] and not self._descends(row, heir):
                self._columns.over[heir] = row
        self._judge(row)

    def _descends(self, row: int, ancestor: int) -> bool:
        while row not in (NONE, ancestor):
            row = self._columns.over[row]
        return row == ancestor

    def _judge(self, row: int) -> None:
        """Find out anew whether a row is void or replaced, and settle what follows from it."""
        columns = self._columns
        while row != NONE:
            fate, old_fate = self._fate(row), columns.fate[row]
            if fate != old_fate:
                item, who = columns.item[row], columns.who[row]
                old = self._standing_row(item, who)
                columns.fate[row] = fate
                self._count_change(item, who, old)
            row = columns.over[row] if (fate ^ old_fate) & VOID else NONE

    def _fate(self, row: int) -> int:
        columns = self._columns
        fate = 0
        for heir in columns.rows_on(columns.item[row]):
            if columns.over[heir] == row and not columns.fate[heir] & VOID:
                fate |= VOID if columns.outcome(heir) == WITHDRAWN else REPLACED
        return fate

    def _count_change(self, item: int, who: int, old: int) -> None:
        """Move the counts from the row that stood before to the one that stands now."""
        new = self._standing_row(item, who)
        if new == old:
            return
        self.reopened += new == NONE
        if old != NONE:
            self._count(item, who, self._columns.decision[old], -1)
        if new != NONE:
            self._count(item, who, self._columns.decision[new], 1)

    def _count(self, item: int, who: int, code: int, by: int) -> None:
        tally, decision = self._tallies[who], self._columns.decision_list[code]
        self._standing[code] += by
        if decision.outcome == LABELLED:
            tally.labelled += by
            self._labels[item] += by
        elif decision.outcome == SKIPPED:
            tally.skipped += by
            self._put_aside(item, who, by if decision.reason == LATER else 0)
        else:
            tally.flagged += by

    def _put_aside(self, item: int, who: int, by: int) -> None:
        if by > 0:
            self._later[who][item] = None
        elif by < 0:
            self._later[who].pop(item, None)

    # What stands

    def standing(self, item: str, annotator: str) -> Standing | None:
        """What stands for the item and the annotator; None when nothing does."""
        codes = self._columns.items.get(item), self._columns.annotators.get(annotator)
        if codes[0] is None or codes[1] is None:
            return None
        row = self._standing_row(codes[0], codes[1])
        return None if row == NONE else self._at(row)

    def stands(self, record: str, item: str, annotator: str) -> bool:
        """Whether this record is what stands for its item and annotator."""
        codes = self._columns.items.get(item), self._columns.annotators.get(annotator)
        if codes[0] is None or codes[1] is None:
            return False
        row = self._standing_row(codes[0], codes[1])
        return row != NONE and self._columns.name(row) == record

    def holds(self, record: str, item: str) -> bool:
        """Whether a record of an item was neither taken back nor replaced, so that it stands, maybe beside another."""
        code = self._columns.items.get(item)
        row = NONE if code is None else self._columns.find(code, record)
        return row != NONE and not self._columns.fate[row]

    def last_undoable(self, annotator: str) -> Standing | None:
        """The annotator's last record that can be undone: the last one that is neither void nor replaced."""
        row = next(self._own_rows(annotator), NONE)
        return None if row == NONE else self._at(row)

    def together(self, last: Standing) -> list[Standing]:
        """A record of history and those decided on one page with it, as far as none is void or replaced; in order."""
        columns = self._columns
        row = columns.find(columns.items[last.item], last.record)
        return [self._at(other) for other in columns.on_page_of(row) if not columns.fate[other]]

    def history(self, annotator: str) -> Iterator[Standing]:
        """The annotator's records that are neither void nor replaced, newest first."""
        return map(self._at, self._own_rows(annotator))

    def times(self, item: str, annotator: str) -> int:
        """How many of the annotator's labels on the item stand side by side: two after a repeat."""
        return len(self._side_by_side(item, annotator))

    def first_answer(self, item: str, annotator: str) -> Answer | None:
        """The answer of the oldest of these labels; None: there is none."""
        rows = self._side_by_side(item, annotator)
        return self._at(rows[-1]).answer if rows else None

    def _side_by_side(self, item: str, annotator: str) -> list[int]:
        """The annotator's labels on the item that are neither void nor replaced, newest first."""
        fate = self._columns.fate
        return [row for row in self._answers(item, annotator) if not fate[row]]

    def was_labelled(self, item: str, annotator: str) -> bool:
        """Whether the annotator ever answered the item, taken back or not."""
        return any(True for _row in self._answers(item, annotator))

    def _answers(self, item: str, annotator: str) -> Iterator[int]:
        """All of the annotator's labels on the item, newest first."""
        columns = self._columns
        code, who = columns.items.get(item), columns.annotators.get(annotator)
        if code is not None and who is not None:
            rows = (row for row in columns.rows_on(code) if columns.who[row] == who)
            yield from (row for row in rows if columns.outcome(row) == LABELLED)

    def annotators_of(self, item: str) -> set[str]:
        """Who labelled the item, as far as the labels stand."""
        columns = self._columns
        code = columns.items.get(item)
        if code is None:
            return set()
        whos = {columns.who[row] for row in columns.rows_on(code)}
        rows = ((who, self._standing_row(code, who)) for who in whos)
        return {columns.annotator_names[who] for who, row in rows if row != NONE and columns.outcome(row) == LABELLED}

    def labels_on(self, item: str) -> int:
        """How many annotators labelled the item."""
        code = self._columns.items.get(item)
        return 0 if code is None else self._labels[code]

    def next_open(
        self, ids: Sequence[str], start: int, annotator: str, overlap: int, always: Container[str] = ()
    ) -> int:
        """The first place from `start` on of an item that has nothing from the annotator and too few labels.

        `always` are items that never have too many labels. The length of `ids` when there is none.
        """
        items, labels, who = self._columns.items, self._labels, self._columns.annotators.get(annotator, NONE)
        for place in range(start, len(ids)):
            item = items.get(ids[place])
            if item is None:
                return place
            if (labels[item] < overlap or ids[place] in always) and self._standing_row(item, who) == NONE:
                return place
        return len(ids)

    def count_open(self, ids: Sequence[str], annotator: str, overlap: int, always: Container[str] = ()) -> int:
        """How many items `next_open` would find."""
        count, place = 0, self.next_open(ids, 0, annotator, overlap, always)
        while place < len(ids):
            count, place = count + 1, self.next_open(ids, place + 1, annotator, overlap, always)
        return count

    def later(self, annotator: str) -> Iterator[str]:
        """The items that the annotator put aside for later, the one put aside first first."""
        code = self._columns.annotators.get(annotator)
        return iter(()) if code is None else (self._columns.item_names[item] for item in self._later[code])

    def _own_rows(self, annotator: str) -> Iterator[int]:
        code = self._columns.annotators.get(annotator)
        if code is not None:
            yield from (row for row in reversed(self._columns.own[code]) if not self._columns.fate[row])

    def _at(self, row: int) -> Standing:
        columns = self._columns
        decision, over = columns.decision_list[columns.decision[row]], columns.over[row]
        return Standing(
            columns.name(row),
            columns.item_names[columns.item[row]],
            columns.annotator_names[columns.who[row]],
            OUTCOMES[decision.outcome],
            None if decision.answer is None else msgspec.json.decode(decision.answer),
            decision.reason,
            columns.notes.get(row),
            None if over == NONE else columns.name(over),
        )

    # Counts

    def annotators(self) -> list[str]:
        """All annotators, in the order of their first record."""
        return list(self._columns.annotator_names)

    def tally(self, annotator: str) -> Tally:
        """One annotator's counts."""
        code = self._columns.annotators.get(annotator)
        return Tally() if code is None else self._tallies[code]

    def label_counts(self, kind: Kind) -> Counter[str]:
        """How often each label stands, over all items and annotators."""
        counts: Counter[str] = Counter()
        for code, count in self._standing.items():
            decision = self._columns.decision_list[code]
            if count and decision.outcome == LABELLED and decision.answer is not None:
                answer = msgspec.json.decode(decision.answer)
                if kind.is_one(answer):  # and not one to another kind of question, asked before
                    counts.update(dict.fromkeys(kind.names(answer), count))
        return counts

    def with_labels(self, overlap: int = 1) -> int:
        """How many items have the labels of at least so many annotators."""
        return sum(labels >= overlap for labels in self._labels)

    # A snapshot

    def to_bytes(self) -> bytes:
        """All of it, for `from_bytes` on a machine of the same make."""
        later = [list(items) for items in self._later]
        counts = _Counts(self._labels.tobytes(), dict(self._standing), self._tallies, later)
        return msgspec.msgpack.encode((self._columns.snapshot(), counts))

    @classmethod
    def from_bytes(cls, data: bytes | memoryview) -> Progress:
        """What `to_bytes` gave; ValueError when it is something else."""
        try:
            columns, counts = msgspec.msgpack.decode(data, type=tuple[Snapshot, _Counts])
        except msgspec.DecodeError as error:
            raise ValueError("no snapshot of progress") from error
        progress = cls()
        progress._columns = Columns.restored(columns)
        progress._labels = array("i", counts.labels)
        progress._standing = Counter(counts.standing)
        progress._tallies = counts.tallies
        progress._later = [dict.fromkeys(items) for items in counts.later]
        return progress
