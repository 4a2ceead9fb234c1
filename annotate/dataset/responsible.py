"""What Croissant's vocabulary for responsible AI asks of a dataset, in prose; https://docs.mlcommons.org/croissant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import annotate
from annotate.dataset.card.content import content
from annotate.dataset.card.work import people, work
from annotate.dataset.job import Job
from annotate.dataset.labour import Labour
from annotate.i18n import _, ngettext
from annotate.receipt.told import words

_ESCAPE = re.compile(r"\\(\W)")


def responsible(job: Job, found: Labour) -> Mapping[str, Any]:
    """The description and the fields of RAI 1.0."""
    said = [_plain(one) for one in content(job)]
    told: dict[str, Any] = {
        "description": said[0],
        "rai:dataAnnotationProtocol": "\n\n".join(said[1:]),
        "rai:dataAnnotationPlatform": f"annotate {annotate.__version__}",
        "rai:dataAnnotationAnalysis": "\n\n".join(_plain(one) for one in work(job, found, alone=False)),
        "rai:annotationsPerItem": _per_item(job),
        "rai:annotatorDemographics": people(job)
        + " "
        + _("They are known by pseudonyms; nothing else about them is on record."),
        "rai:dataLimitations": _("What was skipped or flagged has a row and no answer; what nobody labelled has none."),
        "rai:personalSensitiveInformation": _(
            "The labels say when each pseudonymous annotator worked, and for how long."
        ),
    }
    if job.tally.simulated:
        told["rai:machineAnnotationTools"] = [_("annotate's simulated annotator: its labels say `simulated`")]
    if found.receipt is not None and found.receipt.period.from_:
        # The specification and its reference reader spell this name differently, and each ignores the other's.
        span = [found.receipt.period.from_, found.receipt.period.to]
        told |= {"rai:dataCollectionTimeframe": span, "rai:dataCollectionTimeFrame": span}
    return told


def _plain(markdown: str) -> str:
    return _ESCAPE.sub(r"\1", markdown.replace("**", "").removeprefix("## ").removeprefix("# "))


def _per_item(job: Job) -> str:
    tally = job.tally
    if not tally.items:
        return "0"
    labels = ngettext("{count} label", "{count} labels", tally.votes).format(count=words.count(tally.votes))
    items = ngettext("{count} item", "{count} items", tally.items).format(count=words.count(tally.items))
    return _("{mean} on average: {labels} of {items}").format(
        mean=words.figure(f"{tally.votes / tally.items:.2f}"), labels=labels, items=items
    )
