"""The receipt that goes with a dataset, or why there is none."""

from __future__ import annotations

from typing import NamedTuple

from annotate.dataset.job import Job
from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.receipt.model import Receipt
from annotate.receipt.prepare import prepare
from annotate.settings import Settings


class Labour(NamedTuple):
    """What may be told of the work that a dataset took."""

    receipt: Receipt | None
    why_not: str | None = None
    """A sentence without its point; None: there is a receipt."""


def labour(job: Job) -> Labour:
    """The receipt of the one annotator whose labels are exported, or of all together where they may be told so.

    It is made as if on the day of the last record, with the project's own rates: the same store makes the same one,
    whoever exports it. Of some of several people there is none: beside that of all it would tell of the others.
    """
    chosen, everybody = job.options.annotators, job.standings.annotators()
    if len(chosen) > 1 and not chosen.issuperset(everybody):
        return Labour(None, _("these are some of several annotators, and beside a receipt of all it tells of the rest"))
    one = next(iter(chosen or everybody), None) if len(chosen or everybody) == 1 else None
    try:
        made = prepare(
            job.project, job.store, Settings(), annotator=one, together=one is None, at_last_record=True, kept=True
        )
    except AnnotateError as error:
        return Labour(None, str(error))
    return Labour(made)
