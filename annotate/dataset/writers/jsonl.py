"""JSONL, the native format: one label record a line, without loss; or one answer a line, with the votes for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

import msgspec

from annotate.dataset.exporting import CONSENSUS, FileExporter
from annotate.dataset.job import Job
from annotate.dataset.lines import RawLine, TextLine, as_line, text_of
from annotate.dataset.samples import Sample
from storage import LabelRecord

_encoder = msgspec.json.Encoder()


def line_of(record: LabelRecord) -> bytes:
    """The record as one line of the format, with its line feed."""
    return _encoder.encode(as_line(record)) + b"\n"


class Jsonl(FileExporter):
    """Writes label records."""

    views = ("all", "latest", *CONSENSUS)
    several = knows_items = True
    options = frozenset({"with_text"})

    def write(self, job: Job, out: BinaryIO) -> int:
        """Write the chosen records, or a line for each item; how many they were."""
        if job.view in CONSENSUS:
            return _decided(job, out)
        count = 0
        for lines in _lines(job):
            if job.splits is not None:
                for line in lines:
                    line.split = job.split_of(line.item)
            out.write(_encoder.encode_lines(lines))
            count += len(lines)
        return count


def _decided(job: Job, out: BinaryIO) -> int:
    count = 0
    for sample in job.samples(ties=True):
        out.write(_encoder.encode(_line(job, sample)) + b"\n")
        count += 1
    return count


def _line(job: Job, sample: Sample) -> dict[str, object]:
    """The answer, how it was made, and whose labels it was made of."""
    decision = sample.decision
    assert decision is not None, "a view of consensus"
    votes = [
        {"annotator": vote.annotator, "record": vote.record, "credited_s": seconds, "answer": vote.answer}
        for vote, seconds in zip(sample.votes, sample.seconds, strict=True)
    ]
    line: dict[str, object] = {
        "item": sample.item,
        "sha256": sample.sha256,
        "width": sample.width,
        "height": sample.height,
        "split": sample.split,
        "task": job.project.kind.name,
        "answer": decision.answer,
        "annotators": decision.votes,
        "agreeing": decision.agreeing,
        "tie": decision.tie,
        "confidence": decision.confidence,
        "adjudicated": decision.adjudicated,
        "votes": votes,
    }
    if job.options.with_text:
        line["text"] = None if sample.source is None else sample.source.text
    return line


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
