"""The index of a segment: what reading it found, so that the next one to open the store need not read it again.

It is derived and may be deleted at any time. It is believed only if it is whole, by the checksum in its first line, and
if the segment's file has the size and the time of change that it had: a file that was touched since is read again,
every hash of it.
"""

from __future__ import annotations

import contextlib
import sys
import zlib
from array import array
from pathlib import Path

import msgspec

from storage.damage import Damage
from storage.disk import make_folder, replace_file
from storage.segment import Segment

WORTH = 1 << 16
"""Bytes of a segment below which reading it is as quick as reading an index."""


class _Meta(msgspec.Struct, frozen=True, kw_only=True):
    byteorder: str
    store: str
    size: int
    changed: int
    end: int
    seen: int
    head: str
    limit: int | None
    first_w: int
    last_w: int
    tables: list[tuple[str, int, int]]
    damage: list[Damage]
    void: dict[int, int]
    heads: dict[int, str]
    mended: list[int]
    torn: bool


_decode = msgspec.json.Decoder(_Meta).decode


def save_index(path: Path, segment: Segment) -> None:
    """Keep what is known of a segment; quietly nothing where that cannot be written or is not worth it."""
    if segment.end < WORTH:
        return
    with contextlib.suppress(OSError):
        stat = segment.path.stat()
        if segment.seen == (stat.st_size if segment.limit is None else min(stat.st_size, segment.limit)):
            make_folder(path.parent)
            replace_file(path, _pack(segment, stat.st_size, stat.st_mtime_ns))


def _pack(segment: Segment, size: int, changed: int) -> bytes:
    raw = b"".join(part.tobytes() for part in segment.offsets.values())
    meta = _Meta(
        byteorder=sys.byteorder,
        store=segment.store,
        size=size,
        changed=changed,
        end=segment.end,
        seen=segment.seen,
        head=segment.head.decode(),
        limit=segment.limit,
        first_w=segment.first_w,
        last_w=segment.last_w,
        tables=[(name, len(part), segment.counts[name]) for name, part in segment.offsets.items()],
        damage=segment.damage,
        void=segment.void,
        heads=segment.heads,
        mended=segment.mended,
        torn=segment.torn,
    )
    body = msgspec.json.encode(meta) + b"\n" + raw
    return b"%08x\n" % zlib.crc32(body) + body


def load_index(path: Path, segment: Segment) -> bool:
    """Take over what the index says of a segment, if it can be believed."""
    try:
        body = _whole(path.read_bytes())
        if body is None:
            return False
        first, _, raw = body.partition(b"\n")
        meta = _decode(first)
        stat = segment.path.stat()
    except (OSError, msgspec.DecodeError):
        return False
    if (meta.size, meta.changed, meta.store) != (stat.st_size, stat.st_mtime_ns, segment.store):
        return False
    if meta.byteorder != sys.byteorder or meta.limit != segment.limit:
        return False
    _unpack(segment, meta, raw)
    return True


def is_spoilt(path: Path) -> bool:
    """Whether an index is not as it was written; one in another form than this program's is none of ours."""
    try:
        data = path.read_bytes()
    except OSError:
        return False
    return not data.startswith(b"{") and _whole(data) is None


def _whole(data: bytes) -> bytes | None:
    """What follows the checksum, if it fits."""
    checksum, _, body = data.partition(b"\n")
    return body if checksum == b"%08x" % zlib.crc32(body) else None


def _unpack(segment: Segment, meta: _Meta, raw: bytes) -> None:
    at = 0
    for name, length, count in meta.tables:
        part = array("I")
        part.frombytes(raw[at : at + length * part.itemsize])
        at += length * part.itemsize
        segment.offsets[name], segment.counts[name] = part, count
    segment.end, segment.seen, segment.head = meta.end, meta.seen, meta.head.encode()
    segment.first_w, segment.last_w = meta.first_w, meta.last_w
    segment.damage, segment.torn = list(meta.damage), meta.torn
    segment.void, segment.heads, segment.mended = meta.void, meta.heads, list(meta.mended)
