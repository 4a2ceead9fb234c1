"""What goes with every dataset of a folder: the card, the labels with their labour, the receipt."""

from __future__ import annotations

import msgspec

import annotate
from annotate.dataset.delivery import MARK
from annotate.dataset.job import Job
from annotate.dataset.tree import Tree


def accompany(job: Job, tree: Tree, format_: str, front_matter: str | None) -> None:
    """Write them."""
    made = {"annotate": annotate.__version__, "format": format_, "view": job.view}
    with tree.open(MARK) as file:
        file.write(msgspec.json.format(msgspec.json.encode(made), indent=2) + b"\n")
