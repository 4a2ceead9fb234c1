"""What was checked, brought into a project: as label records, as a machine's suggestions, or as control items."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any

import msgspec

from annotate.annotators import checked_name
from annotate.dataset.importing import Imported
from annotate.dataset.lines import BATCH, batches, read_all
from annotate.dataset.readers.checking import Brought
from annotate.dataset.readers.reading import mistake
from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.meter.clock import stamp
from annotate.projects.project import Project
from annotate.sitting.suggested import newest
from annotate.text import has_controls, printable
from storage import LabelRecord, LabelStore, SuggestionRecord
from storage.blank import NEVER
from storage.records import Answer

Told = Callable[[int], object]
_encoder = msgspec.json.Encoder(order="deterministic")


def bring_answers(
    project: Project, store: LabelStore, brought: Sequence[Brought], annotator: str, told: Told
) -> Imported:
    """Add the label records that the store does not have. `annotator`: whose they are where the dataset says nobody.

    What somebody answered to an item comes in once, whoever brings it how often, and from whichever format. No time is
    known of it but what the dataset tells: it is then credited to nobody.
    """
    records = list(_records(project, brought, annotator))
    known = _known(store)
    fresh = [record for record, is_named in records if known.take_in(record, is_named=is_named)]
    for batch in batches(fresh, BATCH):
        store.append(*batch)
        told(len(batch))
    named = {record.record for (record, _own), one in zip(records, brought, strict=True) if one.reading.annotator}
    nameless = sum(record.record not in named for record in fresh)
    return Imported(len(fresh), len(records) - len(fresh), 0, nameless)


def _records(project: Project, brought: Iterable[Brought], annotator: str) -> Iterator[tuple[LabelRecord, bool]]:
    """The label record of each, and whether it had a name of its own.

    Names that hung on what a record says could be told by guessing from the traces that `storage.forgetting` leaves, so
    those that are given here hang on nothing.
    """
    usual = checked_name(annotator)
    sittings: defaultdict[str, _Sitting] = defaultdict(_Sitting)
    for one in brought:
        reading = one.reading
        try:
            name = usual if reading.annotator is None else checked_name(reading.annotator)
        except AnnotateError as error:
            raise mistake(reading.where, str(error)) from error
        size, sitting = reading.size or (None, None), sittings[name]
        fields = {
            **{"outcome": "labelled", "shown_at": NEVER, "submitted_at": NEVER, "session": sitting.name},
            **{"width": size[0], "height": size[1]},
            **reading.fields,
        }
        fields.setdefault("task", project.kind.name)
        own = reading.record or sitting.next_record()
        record = LabelRecord(record=own, item=one.item, answer=one.answer, annotator=name, **fields)
        yield record, reading.record is not None


class _Sitting:
    """The sitting that all answers of a person are under of which no sitting is known."""

    def __init__(self) -> None:
        self.name = secrets.token_hex(6)
        self._records = 0

    def next_record(self) -> str:
        """The name of its next record."""
        self._records += 1
        return f"{self.name}-{self._records}"


def _mark_of(record: LabelRecord) -> bytes:
    """What is the same for the same answer of the same person to the same item."""
    what = (record.task, record.item, record.annotator, record.outcome, record.answer)
    return blake2b(_encoder.encode(what), digest_size=10).digest()


class _Known(msgspec.Struct):
    """What is in the store, or will be."""

    names: set[str]
    marks: set[bytes]

    def take_in(self, record: LabelRecord, *, is_named: bool) -> bool:
        """Whether a record was not known, as it is from here on: by its name, or else by what it says."""
        known: set[Any] = self.names if is_named else self.marks
        key = record.record if is_named else _mark_of(record)
        is_fresh = key not in known
        known.add(key)
        return is_fresh


def _known(store: LabelStore) -> _Known:
    decode, known, spoilt = msgspec.json.Decoder(LabelRecord).decode, _Known(set(), set()), False
    for document in store.raw(LabelRecord):
        try:
            record = decode(document)
        except (msgspec.DecodeError, UnicodeDecodeError):
            spoilt = True
            continue
        known.names.add(record.record)
        known.marks.add(_mark_of(record))
    if spoilt:
        read_all(store)
    return known


def bring_suggestions(
    project: Project, store: LabelStore, brought: Sequence[Brought], source: str | None, told: Told
) -> Imported:
    """Add what the store does not suggest yet. `source`: what made them; of several answers the last one holds.

    An AnnotateError names the element where different people answer an item differently: a machine says one thing.
    """
    if source is not None and (not source.strip() or has_controls(source)):
        raise AnnotateError(_("a source is a name of one line, such as detector-2"))
    one_voice = OneVoice()
    answers: dict[str, Answer] = {}
    for one in brought:
        if one.answer is not None:
            if (wrong := one_voice.contradicts(one.item, one.reading.annotator, one.answer)) is not None:
                raise mistake(one.reading.where, wrong)
            answers[one.item] = one.answer
    known = {item: _read(answer) for item, answer in newest(project, store)}
    fresh = [(item, answer) for item, answer in answers.items() if known.get(item) != answer]
    at, session = stamp(datetime.now(UTC)), secrets.token_hex(6)
    for batch in batches(fresh, BATCH):
        store.append(
            *(
                SuggestionRecord(
                    session=session, item=item, task=project.kind.name, answer=answer, at=at, source=source
                )
                for item, answer in batch
            )
        )
        told(len(batch))
    return Imported(len(fresh), len(answers) - len(fresh), 0)


class OneVoice:
    """Hears suggestions, and says where they are the different answers of different people."""

    def __init__(self) -> None:
        self._heard: dict[str, tuple[str, Answer]] = {}

    def contradicts(self, item: str, annotator: str | None, answer: Answer) -> str | None:
        """What is wrong with a further answer to an item; None: nothing is."""
        if annotator is None:
            return None
        before, said = self._heard.setdefault(item, (annotator, answer))
        if before == annotator or said == answer:
            return None
        text = _("“{item}” has another answer by “{other}”: export one for each item, with --aggregate majority")
        return text.format(item=printable(item), other=printable(before))


def _read(answer: bytes) -> Answer | None:
    try:
        found: Answer = msgspec.json.decode(answer)
    except msgspec.DecodeError:
        return None
    return found
