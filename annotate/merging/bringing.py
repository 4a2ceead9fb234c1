"""What is missing here comes in, once all of it was compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from heapq import merge
from itertools import islice

from msgspec import structs

from annotate.merging.comparing import Found
from annotate.merging.here import Here
from storage import LabelStore
from storage.records import ErasureRecord, Record

_TOGETHER = 2_000
"""So many records are written at once: all or none of them."""
_MOMENTS = ("submitted_at", "started_at", "ended_at", "at")


def missing(found: Found) -> Iterator[Record]:
    """The records that are missing here, in the order in which they were written there."""
    for is_missing, record in zip(found.missing, found.store.scan_all(until=found.until), strict=True):
        if is_missing:
            yield _as_kept(record)


def absorb(here: Here, found: Found) -> None:
    """Have what will come from one store count as here, before the next one is compared."""
    for record in missing(found):
        here.take_in(record)


def bring(store: LabelStore, all_found: Sequence[Found], told: Callable[[int], object] = lambda count: None) -> None:
    """Write what is missing into the store: that of each other store in its own order, and all by their times.

    A StoreError or the end of the process leaves whole batches; the next merge brings the rest.
    """
    coming = [missing(found) for found in all_found if found.comes]
    records = coming[0] if len(coming) == 1 else _by_time(coming)
    while batch := list(islice(records, _TOGETHER)):
        store.append(*batch)
        told(len(batch))


def _as_kept(record: Record) -> Record:
    """It was another store that was rewritten."""
    return structs.replace(record, head="") if isinstance(record, ErasureRecord) else record


def _by_time(streams: Sequence[Iterator[Record]]) -> Iterator[Record]:
    timed = (_timed(number, stream) for number, stream in enumerate(streams))
    return (record for _at, _number, record in merge(*timed, key=lambda one: one[:2]))


def _timed(number: int, records: Iterator[Record]) -> Iterator[tuple[str, int, Record]]:
    """Each with the latest moment so far, so that no record overtakes one of its own store."""
    latest = ""
    for record in records:
        latest = max(latest, next((getattr(record, name) for name in _MOMENTS if hasattr(record, name)), ""))
        yield latest, number, record
