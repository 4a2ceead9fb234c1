"""Preferences for training: JSONL with `prompt`, `chosen` and `rejected`, a line for each pair that was decided.

A tie chooses nothing, so it has no line: raw votes with ties are in the row formats.
"""

from __future__ import annotations

from typing import Any, BinaryIO

import msgspec

from annotate.dataset.exporting import CONSENSUS, FileExporter
from annotate.dataset.job import Job
from annotate.dataset.samples import Given, Sample

_encode = msgspec.json.Encoder().encode


class Preference(FileExporter):
    """Writes which of two was chosen, of everybody together or, in the view `latest`, by each annotator."""

    kinds = frozenset({"compare"})
    views = (*CONSENSUS, "latest")
    several = True

    def write(self, job: Job, out: BinaryIO) -> int:
        """Write the lines; how many there are."""
        count = 0
        for sample in job.samples(several=True):
            sides = _sides(job, sample)
            if sides is None:
                job.noted.missing.append(sample.item)
                continue
            for given in sample.given:
                if given.answer["choice"] == "tie":
                    job.noted.undecided.append(sample.item)
                    continue
                out.write(_encode(_line(sample, given, sides)) + b"\n")
                count += 1
        return count


def _sides(job: Job, sample: Sample) -> tuple[str, str] | None:
    """The two texts, or the two pictures by their paths from the items' file; None where the project has them not."""
    item = sample.source
    if item is None:
        return None
    if item.texts:
        return item.texts[0], item.texts[1]
    root = None if job.items is None else job.items.root
    names = [(path if root is None else path.relative_to(root)).as_posix() for path in item.paths]
    return names[0], names[1]


def _line(sample: Sample, given: Given, sides: tuple[str, str]) -> dict[str, Any]:
    chosen, rejected = sides if given.answer["choice"] == "left" else sides[::-1]
    decision = sample.decision
    return {
        "prompt": (sample.source and sample.source.prompt) or "",
        "chosen": chosen,
        "rejected": rejected,
        "item": sample.item,
        "split": sample.split,
        "annotator": given.annotator,
        "record": given.record,
        "credited_s": given.credited_s,
        "annotators": 1 if decision is None else decision.votes,
        "agreeing": 1 if decision is None else decision.agreeing,
        "confidence": given.confidence,
    }


EXPORTER = Preference()
