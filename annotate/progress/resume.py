"""Progress kept beside the store, so that a sitting begins with what is new and not with a million records."""

from __future__ import annotations

import msgspec

from annotate.progress.progress import Progress
from storage import SCHEMA, LabelRecord, LabelStore, Position, StoreError

_NAME = "progress"
_WORTH_KEEPING = 2_000
"""Records: fewer are read again sooner than a snapshot is written."""


def load_progress(store: LabelStore) -> Progress:
    """The progress of all that the store has; what was kept is used as far as it is still how the store begins.

    NewerStore if a later version of this program wrote some of it.
    """
    progress, position = _kept(store)
    known = progress.version
    end = store.position()
    progress.read(store.raw(LabelRecord, after=position), again=position is not None)
    if progress.newest_layout > SCHEMA:
        for _record in store.scan(LabelRecord):  # raises, and says what to do
            pass
    if progress.version - known >= _WORTH_KEEPING:
        store.save_derived(_NAME, msgspec.msgpack.encode((msgspec.json.encode(end), progress.to_bytes())))
    return progress


def _kept(store: LabelStore) -> tuple[Progress, Position | None]:
    """What `load_progress` kept, and up to where; an empty progress where that is no use."""
    data = store.load_derived(_NAME)
    if data is None:
        return Progress(), None
    try:
        place, snapshot = msgspec.msgpack.decode(data, type=tuple[bytes, memoryview])
        position = msgspec.json.decode(place, type=Position)
        if not store.covers(position):
            return Progress(), None
        return Progress.from_bytes(snapshot), position
    except (ValueError, StoreError):  # msgspec's errors are ValueErrors
        return Progress(), None
