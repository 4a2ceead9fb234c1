"""Rows of the views that have one answer for each item: the answer, and how it was made of several."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from annotate.dataset.cells import Cells, Quote, disarmed, joined
from annotate.dataset.job import Job
from annotate.dataset.lines import batches
from annotate.dataset.samples import Sample

COLUMNS = (
    *("item", "sha256", "width", "height", "split"),
    *("annotators", "agreeing", "tie", "confidence", "adjudicated", "credited_s"),
)
"""The columns before those of the answer. `annotators` and `agreeing` are numbers of people."""
_AT_ONCE = 256


def consensus_rows(job: Job, out: BinaryIO, quote: Quote) -> int:
    """Write a header and the rows of each item, ties too; how many items there were."""
    text = ("text",) if job.options.with_text else ()
    out.write(quote((*COLUMNS, *text, *job.project.kind.columns)) + b"\n")
    width = len(COLUMNS) + len(text) + len(job.project.kind.columns)
    count = 0
    for samples in batches(job.samples(ties=True), _AT_ONCE):
        rows = [disarmed(row) if job.options.excel else row for sample in samples for row in _rows(job, sample)]
        out.write(b"".join(row + b"\n" for row in joined(rows, width, quote)))
        count += len(samples)
    return count


def _rows(job: Job, sample: Sample) -> Iterator[Cells]:
    beginning = told(sample)
    if job.options.with_text:
        beginning = (*beginning, None if sample.source is None else sample.source.text)
    answer = sample.given[0].answer if sample.given else None
    for row in job.project.kind.rows(answer):
        yield (*beginning, *(row.get(column) for column in job.project.kind.columns))


def told(sample: Sample) -> tuple[object, ...]:
    """The cells under `COLUMNS`. The time is that of all who answered, also where they tie."""
    decision = sample.decision
    assert decision is not None, "a view of consensus"
    times = [seconds for seconds in sample.seconds if seconds is not None]
    credited = f"{sum(times):.3f}" if times else None
    made = (decision.votes, decision.agreeing, decision.tie, decision.confidence, decision.adjudicated, credited)
    return (sample.item, sample.sha256, sample.width, sample.height, sample.split, *made)
