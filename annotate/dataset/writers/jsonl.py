"""JSONL, the native format: one label record a line, without loss."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

import msgspec

from annotate.dataset.exporting import FileExporter
from annotate.dataset.job import Job
from annotate.dataset.lines import RawLine, TextLine, as_line, text_of
from storage import LabelRecord

_encoder = msgspec.json.Encoder()


def line_of(record: LabelRecord) -> bytes:
    """The record as one line of the format, with its line feed."""
    return _encoder.encode(as_line(record)) + b"\n"


class Jsonl(FileExporter):
    """Writes label records."""

    views = ("all", "latest")
    several = True
    options = frozenset({"with_text"})

    def write(self, job: Job, out: BinaryIO) -> int:
        """Write the chosen records; how many they were."""
        count = 0
        for lines in _lines(job):
            if job.splits is not None:
                for line in lines:
                    line.split = job.split_of(line.item)
            out.write(_encoder.encode_lines(lines))
            count += len(lines)
        return count


def _lines(job: Job) -> Iterator[Sequence[RawLine]]:
    if not job.options.with_text:
        yield from job.lines(RawLine)
        return
    assert job.items is not None
    for lines in job.lines(TextLine):
        for line in lines:
            line.text = text_of(job.items, line.item)
        yield lines


EXPORTER = Jsonl()
