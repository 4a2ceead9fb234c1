"""What a process knows of one segment: a file that is only ever appended to, read up to `end`."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from storage.chain import BAD_TAIL, follow, recover
from storage.damage import Damage
from storage.disk import read_part
from storage.errors import N_, NewerStore, StalePosition
from storage.format import (
    BEFORE_DOCUMENT,
    IDS,
    NEWER_LINE,
    ROTATE,
    TAIL,
    Header,
    parse_header,
    parse_line,
    table_prefix,
)

BLOCK = 1 << 18
"""Bytes read at a time: scans stay flat in memory, and in the processor's cache."""

_END = b'"}\n'
"""The last bytes of every line."""
_SOME_END = b" " * TAIL + b"\n"

BAD_ID = N_("the document's number does not belong here; it was left out")
REWRITTEN = N_("{path} was rewritten while it was read, because somebody was forgotten: run the command again.")
FOREIGN = N_("the segment was made for another store or place; those of its documents that fit were read")


class Segment:
    """Offsets of all documents, the chain's head, and what was found wrong.

    `offsets[table][k]` is where the k-th document begins; where it equals its predecessor there is none (a number that
    was passed over). Sound bytes after `limit` are disowned and not read.
    """

    def __init__(self, path: Path, number: int, store: str, limit: int | None = None) -> None:
        self.path, self.number, self.store, self.limit = path, number, store, limit
        self.base = (number - 1) * IDS
        self.seen = 0
        """How long the file was when it was last read."""
        self.end, self.head = 0, b""
        self.first_w, self.last_w = 0, 0
        self.offsets: dict[str, array[int]] = {}
        self.counts: dict[str, int] = {}
        self.damage: list[Damage] = []
        self.void: dict[int, int] = {}
        self.heads: dict[int, str] = {}
        self.mended: list[int] = []
        """Where sound records end in spoilt bytes: what follows such an offset is read as the rest of a line."""
        self.torn = False
        """Whether bytes follow `end` that are no record, or not yet one."""
        self._batch: list[tuple[str, int, int]] = []
        self._shape = ("", b"")
        self._file = file_number(path)

    @property
    def sound(self) -> bool:
        """Whether a writer may continue it."""
        return self.end > 0 and self.limit is None and not self.torn and not self.damage

    def last_k(self, table: str) -> int:
        """The last of the segment's numbers that a table has used."""
        return len(self.offsets.get(table, (0,))) - 1

    def has_room(self) -> bool:
        """Whether any more fits."""
        return self.end < ROTATE and all(len(part) <= IDS for part in self.offsets.values())

    def take_in(self, size: int) -> bool:
        """Read what was appended, of a file that is now `size` bytes long; whether anything was."""
        if self.limit is not None:
            size = min(size, self.limit)
        if size == self.seen:
            return False
        before, length = self.end, BLOCK
        while self.end < size:
            rest = size - self.end
            block = read_part(self.path, self.end, min(rest, length))
            if self._take_block(block, self.end, whole=len(block) >= rest or not block):
                length = BLOCK
            elif len(block) >= rest or not block:
                break
            else:
                length *= 4
        self.seen = size
        self.torn = self.end < size
        return self.end != before

    def _take_block(self, block: bytes, at: int, *, whole: bool) -> bool:
        """Take in the lines of a block that lies at offset `at`; whether there were any."""
        before, here, head = self.end, 0, self.head
        self._batch.clear()
        while True:
            for start, stop, digest in follow(block, head, here):
                self._take_line(block, start, stop, at)
                here, head = stop, digest
                if not self._batch:
                    self.end, self.head = at + here, head
            if not whole or here >= len(block):
                break
            gap = recover(block, here, head)
            if gap is None:
                self._take_tail(block, here, head, at)
                break
            if gap.body_end > gap.start:
                self._spoil(at + gap.start, gap.why)
                self.mended.append(at + gap.body_end)
                self._take_line(block, gap.start, gap.body_end + TAIL + 1, at)
            else:
                self._spoil(at + gap.start, gap.why, max(1, block.count(_END, gap.start, gap.stop)))
            here, head = gap.stop, gap.head
            self.end, self.head = at + here, head
            self._settle_batch()
        return self.end != before

    def _take_tail(self, block: bytes, here: int, head: bytes, at: int) -> None:
        # A killed writer leaves at most a line without its end; whole lines that do not fit have another cause.
        if b"\n" in block[here:] and not any(d.offset == at + here for d in self.damage):
            if self._batch:  # it was whole before its last lines were spoilt
                self._settle_batch()
                self.end, self.head = at + here, head
            self._spoil(at + here, BAD_TAIL, max(1, block.count(_END, here)))

    def _take_line(self, block: bytes, start: int, stop: int, at: int) -> None:
        table, prefix = self._shape
        if prefix and block.startswith(prefix, start):
            self._settle_batch()
            digits = start + len(prefix)
            comma = block.find(b",", digits)
            self._place(table, int(block[digits:comma]) - self.base, at + comma + BEFORE_DOCUMENT)
            self.last_w = int(block[comma + 5 : comma + 18])
        else:
            self._take_other(block[start : stop - TAIL - 1], at + start)

    def _take_other(self, body: bytes, at: int) -> None:
        if body.startswith(b'{"o":"#"'):
            return self._take_header(parse_header(body, self.path), at)
        said, document = parse_line(body)
        self.last_w = said.w
        if said.op == "+":
            self._take_document(said.table, said.id - self.base, at + document, said.left)
        elif said.op == "t":
            self.offsets.setdefault(said.table, array("I", [0]))
            self.counts.setdefault(said.table, 0)
        else:
            raise NewerStore(NEWER_LINE, path=self.path)
        return None

    def _take_document(self, table: str, k: int, at: int, left: int | None) -> None:
        if left is None:
            self._settle_batch()
            self._place(table, k, at)
            self._shape = (table, table_prefix(table) + b'"i":')
            return
        self._batch.append((table, k, at))
        if left == 0:
            self._settle_batch()

    def _settle_batch(self) -> None:
        """A batch counts only once it is whole, or once the chain goes on behind it."""
        for table, k, at in self._batch:
            self._place(table, k, at)
        self._batch.clear()

    def _take_header(self, header: Header, at: int) -> None:
        self.first_w = self.last_w = header.w
        self.void, self.heads = header.void, header.heads
        if (header.store, header.segment) != (self.store, self.number):
            self._spoil(at, FOREIGN)

    def _place(self, table: str, k: int, at: int) -> None:
        part = self.offsets.get(table)
        if part is None:
            part = self.offsets[table] = array("I", [0])
            self.counts[table] = 0
        if not len(part) <= k <= IDS:
            return self._spoil(at, BAD_ID, 1)
        while len(part) < k:
            part.append(part[-1])
        part.append(at)
        self.counts[table] += 1
        return None

    def _spoil(self, offset: int, why: str, lines: int = 0) -> None:
        """Note what is wrong, and how many lines are left out for it: a segment's first line is no record."""
        lost = lines - (offset == 0) if lines else 0
        self.damage.append(Damage(self.number, line_number(self.path, offset), offset, why, lost=lost))

    def read_document(self, k: int, table: str) -> bytes | None:
        """The bytes of one document."""
        part = self.offsets.get(table)
        if part is None or not 0 < k < len(part) or part[k] == part[k - 1]:
            return None
        at, length = part[k], 4096
        while True:
            block = self._mend(at, read_part(self.path, at, min(length, self.end - at)))
            newline = block.find(b"\n")
            if newline >= 0:
                return block[: newline - TAIL]
            length *= 8

    def blocks(self, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, bytes, int]]:
        """(offset, bytes, how many of them are whole lines) of the file, from one line's start to another's."""
        stop, length = self.end if stop is None else stop, BLOCK
        with self.path.open("rb", buffering=0) as file:
            if self._file != os.fstat(file.fileno()).st_ino:
                self._check_same()
            while start < stop:
                file.seek(start)
                block = self._mend(start, file.read(min(length, stop - start)) or b"")
                whole = block.rfind(b"\n") + 1
                if whole:
                    yield start, block, whole
                elif not block or len(block) >= stop - start:
                    return
                length = BLOCK if whole else length * 4
                start += whole

    def _check_same(self) -> None:
        """Some file systems number files anew; a rewritten file has another hash where we stopped reading."""
        if self.end and read_part(self.path, self.end - TAIL + 5, 64) != self.head:
            raise StalePosition(REWRITTEN, path=self.path.parent.parent)  # the store, as people know it

    def _mend(self, at: int, block: bytes) -> bytes:
        """Bytes from an offset on, in which every line whose record is sound has an end again."""
        for end in self.mended:
            first, last = max(end - at, 0), min(end + TAIL + 1 - at, len(block))
            if first < last:
                mended = _SOME_END[at + first - end : at + last - end]
                block = block[:first] + mended + block[last:]
        return block


def joint_head(segments: Iterable[Segment]) -> str:
    """One hash over the heads of segments, in their order: it stands for everything that was read of them."""
    return joint((segment.number, segment.head.decode()) for segment in segments if segment.end)


def joint(heads: Iterable[tuple[int, str]]) -> str:
    """The same, from numbers and heads."""
    return sha256("".join(f"{number}:{head}\n" for number, head in heads).encode()).hexdigest()


def file_number(path: Path) -> int:
    """Which file lies at a path, whatever it is called; 0 for none."""
    try:
        return path.stat().st_ino
    except OSError:
        return 0


def line_number(path: Path, offset: int) -> int:
    """Which line of a file lies at an offset, counted from 1."""
    line, at = 1, 0
    while at < offset:
        block = read_part(path, at, min(BLOCK, offset - at))
        if not block:
            break
        line, at = line + block.count(b"\n"), at + len(block)
    return line
