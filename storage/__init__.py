"""What is kept: labels and the time they took, durably, as a TinyDB database over append-only files."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

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
from storage.folder import check_writable
from storage.records import (
    RECORDS,
    SCHEMA,
    Activity,
    Answer,
    Claim,
    ClaimRecord,
    ConsentRecord,
    ErasureRecord,
    LabelRecord,
    MarkRecord,
    OpenSpan,
    Outcome,
    Record,
    SessionEndRecord,
    SessionRecord,
    SpanRecord,
    SuggestionRecord,
)
from storage.store import LabelStore, Mark, Position

if TYPE_CHECKING:
    from storage.forgetting import Forgotten, Outlook, forget, outlook
    from storage.tiny import LabelDB, LabelStorage, LabelTable
    from storage.verification import Verification, verify

# Whoever keeps and reads records needs neither TinyDB nor the check of every byte: all that comes when it is asked for.
_LATER = {
    "Forgotten": "storage.forgetting",
    "Outlook": "storage.forgetting",
    "forget": "storage.forgetting",
    "outlook": "storage.forgetting",
    "LabelDB": "storage.tiny",
    "LabelStorage": "storage.tiny",
    "LabelTable": "storage.tiny",
    "Verification": "storage.verification",
    "verify": "storage.verification",
}

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
    "ErasureRecord",
    "Forgotten",
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
    "Outlook",
    "Position",
    "ReadOnlyStore",
    "Record",
    "SessionEndRecord",
    "SessionRecord",
    "SpanRecord",
    "StalePosition",
    "StoreError",
    "SuggestionRecord",
    "Verification",
    "WriteFailed",
    "check_writable",
    "forget",
    "outlook",
    "verify",
]


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)
