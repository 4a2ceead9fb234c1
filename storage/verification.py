"""Reading every byte of a store again, and saying what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from storage.damage import Damage
from storage.derived import derived_files
from storage.errors import N_
from storage.folder import Identity, identify, index_path, is_as_written, segment_numbers, segment_path
from storage.index import is_spoilt
from storage.journal import NAMELESS
from storage.missing import missing
from storage.reading import Run, in_order, runs
from storage.records import RECORDS, ErasureRecord
from storage.segment import BLOCK, Segment, joint_head, line_number
from storage.sharing import settle
from storage.typed import decode_part

CUT = N_("segment {witness} has seen a record here that is gone: the end was cut off, or the segment was rewritten")

DESCRIPTION = N_("STORE.json is not as it was written; what it says is believed all the same")
GENERATION = N_("STORE.json says that the store was rewritten {said} times, and its records say {found}")
INDEX = N_("the index idx/{number:06d}.idx is spoilt; it is not believed, and may be deleted")
DERIVED = N_("idx/{name} is spoilt; it is not believed, and may be deleted")


class _Told(msgspec.Struct):
    item: str | None = None
    annotator: str | None = None


_told = msgspec.json.Decoder(_Told).decode


class Verification(msgspec.Struct, frozen=True):
    """What a walk over every record and hash has found."""

    records: int
    segments: int
    damage: tuple[Damage, ...] = ()
    unfinished: tuple[int, ...] = ()
    """Segments whose last line a killed writer left without its end."""
    head: str = ""
    """The hash that stands for the whole store, as on a receipt; empty where there is no store."""
    erasures: tuple[ErasureRecord, ...] = ()
    """Whenever the store was rewritten because somebody was forgotten."""

    @property
    def ok(self) -> bool:
        """Whether everything is as it was written."""
        return not self.damage


def verify(path: Path) -> Verification:
    """Check every hash, every record and what the segments say of each other; NotAStore, NewerStore.

    What a killed writer left unfinished at the end of a segment is no damage: nobody was told that it was saved.
    """
    settle(path)
    identity = identify(path)
    if identity is None:
        return Verification(0, 0)
    segments = read_segments(path, identity)
    damage = list(_described(path, identity))
    damage += [_about(found, segment.path) for segment in segments.values() for found in _inside(segment)]
    damage += missing(segments)
    damage += [found for segment in segments.values() for found in _cut(segment, segments)]
    erasures = tuple(_erasures(segments))
    if not damage and len(erasures) != identity.generation:
        damage.append(Damage(0, 0, 0, GENERATION, {"said": identity.generation, "found": len(erasures)}))
    records = sum(count for segment in segments.values() for count in segment.counts.values())
    return Verification(
        records,
        len(segments),
        tuple(sorted(damage, key=lambda d: (d.segment, d.offset))),
        tuple(segment.number for segment in segments.values() if _unfinished(segment)),
        joint_head(segments.values()),
        erasures,
    )


def _described(path: Path, identity: Identity) -> Iterator[Damage]:
    """What is wrong with the files beside the segments, which nothing is chained to."""
    if identity.spoilt:
        yield Damage(0, 0, 0, NAMELESS)
    elif not is_as_written(path):
        yield Damage(0, 0, 0, DESCRIPTION)
    for number in segment_numbers(path):
        if is_spoilt(index_path(path, number)):
            yield Damage(number, 0, 0, INDEX, {"number": number})
    for derived in derived_files(path):
        if is_spoilt(derived):
            yield Damage(0, 0, 0, DERIVED, {"name": derived.name})


def read_segments(path: Path, identity: Identity) -> dict[int, Segment]:
    """Every segment by its number, all of its bytes read and no index believed."""
    segments = {n: Segment(segment_path(path, n), n, identity.id) for n in segment_numbers(path)}
    for segment in segments.values():
        segment.take_in(segment.path.stat().st_size)
    limits = {number: limit for segment in segments.values() for number, limit in segment.void.items()}
    for number, limit in limits.items():
        if number in segments:
            segments[number] = Segment(segments[number].path, number, identity.id, limit)
            segments[number].take_in(limit)
    return segments


def _inside(segment: Segment) -> Iterator[Damage]:
    yield from segment.damage
    yield from _untyped(segment)


def _unfinished(segment: Segment) -> bool:
    """Whether bytes at the end are no record yet, and no damage either."""
    return segment.torn and not any(found.offset >= segment.end for found in segment.damage)


def _about(damage: Damage, path: Path) -> Damage:
    """The damage with the item and the annotator of a record whose JSON can still be read."""
    if not damage.lost:
        return damage
    with path.open("rb") as file:
        file.seek(damage.offset)
        line = file.readline()
    document = line.partition(b',"d":')[2] if line.startswith(b'{"o":') else line
    try:
        told = _told(document.rpartition(b',"h":"')[0])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return damage
    return msgspec.structs.replace(damage, item=told.item, annotator=told.annotator)


def _untyped(segment: Segment) -> Iterator[Damage]:
    """Documents that are sound bytes, but no record of their table."""
    found: list[Damage] = []
    for kind in RECORDS:
        for part in in_order([Run(segment, 0, segment.end)], (kind.table,)):
            decode_part(part, found.append, newer=True)
    for damage in found:
        yield msgspec.structs.replace(damage, line=line_number(segment.path, damage.offset))


def _erasures(segments: dict[int, Segment]) -> Iterator[ErasureRecord]:
    for part in in_order(runs(segments.values(), {}), (ErasureRecord.table,)):
        found: list[ErasureRecord] = decode_part(part, lambda damage: None, newer=True)  # type: ignore[assignment]
        yield from (record for record in found if record.head)


def _cut(segment: Segment, segments: dict[int, Segment]) -> Iterator[Damage]:
    """What later segments have seen of this one must still be there."""
    wanted = {head: w.number for w in segments.values() for n, head in w.heads.items() if n == segment.number}
    spoilt_hashes = bool(segment.damage)
    for head in sorted(_absent(segment.path, set(wanted))):
        if not spoilt_hashes:  # otherwise the damage is named already
            yield Damage(segment.number, 0, segment.end, CUT, {"witness": wanted[head]}, None)


def _absent(path: Path, hashes: set[str]) -> set[str]:
    """Those of some hashes that no line of a file carries."""
    sought = {hash_: b'"h":"%b"}' % hash_.encode() for hash_ in hashes}
    kept = b""
    with path.open("rb") as file:
        while sought and (block := file.read(BLOCK)):
            text = kept + block
            sought = {hash_: line for hash_, line in sought.items() if line not in text}
            kept = text[-80:]
    return set(sought)
