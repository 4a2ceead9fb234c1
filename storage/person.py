"""What becomes of each record when one annotator is forgotten: the person goes, the dataset stays.

A label keeps what was decided about its item. Its annotator becomes a chance name, the same in all of the person's
labels of this store, so that overlap and agreement can still be told; its sitting becomes a chance one, and every
reference to it follows. What told of the person or of time is emptied. Payments stay under the chance name, each in a
sitting of its own, so that nobody is paid twice for the labels. Records that say nothing else are gone.
"""

from __future__ import annotations

import secrets

from msgspec import structs

from storage.blank import FORGOTTEN, NEVER, trace
from storage.codec import encode_text
from storage.records import (
    AcceptanceRecord,
    ClaimRecord,
    LabelRecord,
    MarkRecord,
    PaymentRecord,
    Record,
    SessionEndRecord,
    SessionRecord,
    SpanRecord,
    SuggestionRecord,
)

_OF_A_SITTING = (SessionEndRecord, SpanRecord, MarkRecord, ClaimRecord)
_EMPTIED = {
    "note": None,
    "shown_at": NEVER,
    "submitted_at": NEVER,
    "first_input_ms": None,
    "short_ms": 0,
    "long_gaps_ms": (),
    "wait_ms": 0,
    "inputs": 0,
    "claim": None,
    "reveals": 0,
    "exposed_ms": 0,
}


class Person:
    """One annotator, by name, exactly as it is written: `Ana` and `ana` are two people."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.token = FORGOTTEN + secrets.token_hex(4)
        """The chance name that the labels get."""
        self.known: dict[str, None] = {}
        """Everybody's names, in the order of their coming."""
        self._owners: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        self._guest_in: dict[str, str] = {}
        self._names: dict[str, str] = {}
        """Of labels whose names do not follow from their sitting's."""
        self._sittings: set[str] = set()
        """All in which a record of the person was written, and nobody else sat."""

    # First all records are heard of, in order, sittings before labels

    def hear_of(self, record: Record) -> None:
        """Learn whose sitting it was, and which names of labels are the person's."""
        annotator = getattr(record, "annotator", None)
        if annotator is not None:
            self.known.setdefault(annotator)
        if annotator == self.name and self._owners.get(record.session, annotator) == annotator:
            self._sittings.add(record.session)
        if isinstance(record, SessionRecord):
            self._owners[record.session] = record.annotator
        elif isinstance(record, LabelRecord):
            owner = self._owners.setdefault(record.session, record.annotator)
            if record.annotator == self.name:
                self._hear_of_own(record, owner)

    def _hear_of_own(self, record: LabelRecord, owner: str) -> None:
        stem, _, number = record.record.rpartition("-")
        if not (owner == self.name and stem == record.session and _is_number(number)):
            self._names.setdefault(record.record, f"{_chance()}-1")

    # Then it is told what becomes of each

    def after(self, record: Record) -> Record | None:
        """The record as it stays, the very same where it has nothing of the person; None: it goes."""
        if isinstance(record, LabelRecord):
            return self._label(record)
        if getattr(record, "annotator", None) == self.name:
            return self._unlinked_payment(record) if isinstance(record, PaymentRecord) else None
        if isinstance(record, _OF_A_SITTING):
            return None if self._owns(record.session) else record
        if isinstance(record, AcceptanceRecord):
            return self._acceptance(record)
        if isinstance(record, SuggestionRecord) and record.source == self.name:
            record = structs.replace(record, source=self.token)
        session = self._session(record.session)
        return record if session == record.session else structs.replace(record, session=session)

    @property
    def traces(self) -> tuple[str, ...]:
        """Of all names that are gone."""
        return tuple(sorted(map(trace, self._sittings.union(self._names))))

    def is_told_of_in(self, document: bytes) -> bool:
        """Whether a document that is no record of ours names the person, or a sitting."""
        if encode_text(self.name) in document:
            return True
        own = (session for session, owner in self._owners.items() if owner == self.name)
        return any(session.encode(errors="surrogatepass") in document for session in own)

    def _owns(self, session: str) -> bool:
        return self._owners.get(session) == self.name

    def _label(self, record: LabelRecord) -> LabelRecord:
        if record.annotator == self.name:
            return self._unlinked(record)
        session, name = self._session(record.session), self._renamed(record.record)
        over, page = self._renamed(record.supersedes), self._renamed(record.page)
        if (session, name, over, page) == (record.session, record.record, record.supersedes, record.page):
            return record
        return structs.replace(record, session=session, record=name, supersedes=over, page=page)

    def _unlinked(self, record: LabelRecord) -> LabelRecord:
        self._hear_of_own(record, self._owners.get(record.session, self.name))
        page = self._renamed(record.page)
        if page is not None and page == record.page:  # no record's name: whatever it says, it only has to differ
            page = self._names.setdefault(page, f"{_chance()}-1")
        return structs.replace(
            record,
            session=self._session(record.session, own=True),
            record=self._renamed(record.record),
            supersedes=self._renamed(record.supersedes),
            page=page,
            annotator=self.token,
            **_EMPTIED,
        )

    def _unlinked_payment(self, record: PaymentRecord) -> PaymentRecord:
        return structs.replace(record, session=_chance(), annotator=self.token, at=NEVER, note=None)

    def _acceptance(self, record: AcceptanceRecord) -> AcceptanceRecord:
        """The verdict and its moment are the requester's own act; a reason is free text about a person's work."""
        name, session = self._renamed(record.record), self._session(record.session)
        if name == record.record and session == record.session:
            return record
        reason = record.reason if name == record.record else None
        return structs.replace(record, record=name, session=session, reason=reason)

    def _session(self, session: str, *, own: bool = False) -> str:
        """The sitting's name afterwards; `own`: in a label of the person, even where it was somebody else's sitting."""
        if self._owns(session):
            return self._fresh(self._stems, session)
        return self._fresh(self._guest_in, session) if own else session

    def _renamed(self, name: str | None) -> str | None:
        """A label's name afterwards."""
        if name is None:
            return None
        if (known := self._names.get(name)) is not None:
            return known
        stem, _, number = name.rpartition("-")
        return f"{self._session(stem)}-{number}" if self._owns(stem) and _is_number(number) else name

    def _fresh(self, known: dict[str, str], session: str) -> str:
        if session not in known:
            known[session] = _chance()
        return known[session]


def _chance() -> str:
    """12 hexadecimal digits, as sittings have."""
    return secrets.token_hex(6)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()
