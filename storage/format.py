"""One record, one line of JSON, chained to the line before it by a hash.

    {"o":"+","t":"labels","i":17,"w":1790000000000,"d":{…},"h":"<64 hex>"}

`o` is what the line does: `+` a document, `t` a table without documents, `#` the header that every segment begins
with. `t` is the table, `i` the document's number, `w` the time of writing in milliseconds, `d` the document. `b`,
before `i`, says how many more lines of the same atomic batch follow. `h` is the SHA-256 of the previous line's `h` as
64 hexadecimal digits (nothing, in the first line) followed by this line up to `,"h"`.

The last 73 bytes of a line have one form, and `w` always has 13 digits: body, hash, time and document are found by
counting, without parsing.
"""

from __future__ import annotations

import time
from hashlib import sha256

import msgspec

from storage.codec import encode_text
from storage.errors import N_, NewerStore

FORMAT = 1
"""The newest line format that this code writes and understands."""

IDS = 65_536
"""How many document numbers a segment owns in each table."""

ROTATE = 64 << 20
"""Bytes from which on a segment is full."""

LONGEST = 1 << 30
"""Bytes in one write at most: offsets within a segment are 32-bit."""

TAIL = len(',"h":"') + 64 + len('"}')
EARLIEST = 10**12
"""Milliseconds of 2001-09-09: a clock before it would write fewer digits."""
LATEST = 10**13 - 1
"""Milliseconds of 2286-11-20: a clock after it would write more."""
BEFORE_DOCUMENT = len(',"w":1790000000000,"d":')

NEWER_LINE = N_(
    "{path} was written by a newer version of this program. Update it: pip install --upgrade weisure-annotate"
)


class Header(msgspec.Struct, frozen=True, kw_only=True, rename={"format": "v", "op": "o", "segment": "seg"}):
    """The first line of a segment."""

    op: str = "#"
    format: int = FORMAT
    store: str
    segment: int
    w: int
    heads: dict[int, str] = {}
    """What the chains of other segments had come to: altering one of them contradicts this line."""
    void: dict[int, int] = {}
    """Offsets from which on a segment is disowned: its writer could not make the rest durable."""


class Line(msgspec.Struct, frozen=True, rename={"op": "o", "table": "t", "id": "i", "left": "b"}):
    """What stands before the document."""

    op: str
    w: int
    table: str = ""
    id: int = 0
    left: int | None = None


_line = msgspec.json.Decoder(Line).decode
_header = msgspec.json.Decoder(Header).decode
_encode = msgspec.json.Encoder().encode


def writing_time(floor: int) -> int:
    """Now in milliseconds, but never before `floor`, and always with 13 digits."""
    return min(max(time.time_ns() // 1_000_000, floor, EARLIEST), LATEST)


def table_prefix(table: str) -> bytes:
    """How every document line of a table begins, up to `i` or `b`."""
    return b'{"o":"+","t":%b,' % encode_text(table)


def document_body(prefix: bytes, number: int, w: int, document: bytes, left: int | None = None) -> bytes:
    """A document's line up to its hash."""
    if left is None:
        return b'%b"i":%d,"w":%d,"d":%b' % (prefix, number, w, document)
    return b'%b"b":%d,"i":%d,"w":%d,"d":%b' % (prefix, left, number, w, document)


def table_body(table: str, w: int) -> bytes:
    """The line that names a table without documents."""
    return b'{"o":"t","t":%b,"w":%d' % (encode_text(table), w)


def header_body(header: Header) -> bytes:
    """A header's line up to its hash."""
    return _encode(header)[:-1]


def link(head: bytes, body: bytes) -> bytes:
    """The hash of a line: 64 hexadecimal digits."""
    return sha256(head + body).hexdigest().encode()


def line(body: bytes, digest: bytes) -> bytes:
    """The whole line."""
    return b'%b,"h":"%b"}\n' % (body, digest)


def parse_line(body: bytes) -> tuple[Line, int]:
    """What a sound line says, and where in it the document begins (0: it has none)."""
    at = body.find(b',"d":')
    if at < 0:
        return _line(body + b"}"), 0
    return _line(body[:at] + b"}"), at + len(',"d":')


def parse_header(body: bytes, path: object) -> Header:
    """A sound header line; NewerStore if a later version wrote it."""
    header = _header(body + b"}")
    if header.format > FORMAT:
        raise NewerStore(NEWER_LINE, path=path)
    return header
