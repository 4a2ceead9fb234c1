"""What is kept: labels and the time they took, durably, as a TinyDB database over append-only files."""

from __future__ import annotations

from storage.damage import Damage
from storage.errors import (
    AppendOnly,
    ClosedStore,
    DamagedStore,
    DiskFull,
    IdTaken,
    NewerStore,
    NotAStore,
    NotStorable,
    ReadOnlyStore,
    StalePosition,
    StoreError,
    WriteFailed,
)
from storage.records import (
    RECORDS,
    SCHEMA,
    Activity,
    Answer,
    Claim,
    ClaimRecord,
    ConsentRecord,
    LabelRecord,
    MarkRecord,
    OpenSpan,
    Outcome,
    Record,
    SessionEndRecord,
    SessionRecord,
    SpanRecord,
)
from storage.store import LabelStore, Mark, Position
from storage.tiny import LabelDB, LabelStorage, LabelTable
from storage.verify import Verification, verify

__all__ = [
    "RECORDS",
    "SCHEMA",
    "Activity",
    "Answer",
    "AppendOnly",
    "Claim",
    "ClaimRecord",
    "ClosedStore",
    "ConsentRecord",
    "Damage",
    "DamagedStore",
    "DiskFull",
    "IdTaken",
    "LabelDB",
    "LabelRecord",
    "LabelStorage",
    "LabelStore",
    "LabelTable",
    "Mark",
    "MarkRecord",
    "NewerStore",
    "NotAStore",
    "NotStorable",
    "OpenSpan",
    "Outcome",
    "Position",
    "ReadOnlyStore",
    "Record",
    "SessionEndRecord",
    "SessionRecord",
    "SpanRecord",
    "StalePosition",
    "StoreError",
    "Verification",
    "WriteFailed",
    "verify",
]
