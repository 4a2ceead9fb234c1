"""What was checked, brought into a project: as label records, as a machine's suggestions, or as control items."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from hashlib import blake2b

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
from annotate.text import has_controls
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
    fresh: dict[str, LabelRecord] = {}
    for record, telling in records:
        if record.record not in known.names and (telling or mark_of(record) not in known.marks):
            fresh.setdefault(record.record, record)
    for batch in batches(fresh.values(), BATCH):
        store.append(*batch)
        told(len(batch))
    return Imported(len(fresh), len(records) - len(fresh), 0)


def _records(project: Project, brought: Iterable[Brought], annotator: str) -> Iterator[tuple[LabelRecord, bool]]:
    """The label record of each, and whether it has a name of its own."""
    usual = checked_name(annotator)
    for one in brought:
        reading = one.reading
        try:
            name = usual if reading.annotator is None else checked_name(reading.annotator)
        except AnnotateError as error:
            raise mistake(reading.where, str(error)) from error
        size = reading.size or (None, None)
        fields = {
            **{"outcome": "labelled", "shown_at": NEVER, "submitted_at": NEVER, "session": _session(name)},
            **{"width": size[0], "height": size[1]},
            **reading.fields,
        }
        fields.setdefault("task", project.kind.name)
        record = LabelRecord(record=reading.record or "", item=one.item, answer=one.answer, annotator=name, **fields)
        if reading.record is None:
            record = msgspec.structs.replace(record, record=mark_of(record))
        yield record, reading.record is not None


def _session(annotator: str) -> str:
    """The sitting that all answers of a person are under of which no sitting is known."""
    return blake2b(annotator.encode(), digest_size=6, person=b"imported").hexdigest()


def mark_of(record: LabelRecord) -> str:
    """A name that is the same for the same answer of the same person to the same item."""
    what = (record.task, record.item, record.annotator, record.outcome, record.answer)
    return f"i{blake2b(_encoder.encode(what), digest_size=10, person=b'imported').hexdigest()}"


class _Known(msgspec.Struct):
    names: set[str]
    marks: set[str]


def _known(store: LabelStore) -> _Known:
    decode, known, spoilt = msgspec.json.Decoder(LabelRecord).decode, _Known(set(), set()), False
    for document in store.raw(LabelRecord):
        try:
            record = decode(document)
        except (msgspec.DecodeError, UnicodeDecodeError):
            spoilt = True
            continue
        known.names.add(record.record)
        known.marks.add(mark_of(record))
    if spoilt:
        read_all(store)
    return known


def bring_suggestions(
    project: Project, store: LabelStore, brought: Sequence[Brought], source: str | None, told: Told
) -> Imported:
    """Add what the store does not suggest yet. `source`: what made them; of several answers the last one holds."""
    if source is not None and (not source.strip() or has_controls(source)):
        raise AnnotateError(_("a source is a name of one line, such as detector-2"))
    answers = {one.item: one.answer for one in brought if one.answer is not None}
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


def _read(answer: bytes) -> Answer | None:
    try:
        found: Answer = msgspec.json.decode(answer)
    except msgspec.DecodeError:
        return None
    return found
