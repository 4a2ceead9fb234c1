"""What did not go out into a dataset, in words."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.dataset.job import Job
from annotate.i18n import ngettext
from annotate.text import printable

_NAMED = 3
"""So many items are named."""


def left_out(job: Job) -> list[str]:
    """A sentence for each reason why items, or some of their marks, did not go out."""
    noted, tied = job.noted, job.tally.tied
    told = (
        (
            noted.ties,
            ngettext(
                "{count} item is left out, as its annotators tie ({names}): decide it with `annotate review`",
                "{count} items are left out, as their annotators tie ({names}): decide them with `annotate review`",
                len(noted.ties),
            ),
        ),
        (
            tied,
            ngettext(
                "{count} item lacks what its annotators tie on ({names}): decide it with `annotate review`",
                "{count} items lack what their annotators tie on ({names}): decide them with `annotate review`",
                len(tied),
            ),
        ),
        (
            noted.changed,
            ngettext(
                "{count} item is left out, as its picture is not the one that was labelled ({names})",
                "{count} items are left out, as their pictures are not those that were labelled ({names})",
                len(noted.changed),
            ),
        ),
        (
            noted.missing,
            ngettext(
                "{count} item is left out, as its picture is not there ({names})",
                "{count} items are left out, as their pictures are not there ({names})",
                len(noted.missing),
            ),
        ),
        (
            noted.broken,
            ngettext(
                "{count} item is left out, as its picture cannot be read ({names})",
                "{count} items are left out, as their pictures cannot be read ({names})",
                len(noted.broken),
            ),
        ),
        (
            noted.undecided,
            ngettext(
                "{count} answer is left out, as it is a tie ({names}): the row formats have it",
                "{count} answers are left out, as they are ties ({names}): the row formats have them",
                len(noted.undecided),
            ),
        ),
    )
    return [text.format(count=len(items), names=_named(items)) for items, text in told if items]


def _named(items: Sequence[str]) -> str:
    shown = ", ".join(map(printable, items[:_NAMED]))
    return f"{shown}, …" if len(items) > _NAMED else shown
