"""The dataset card: what the data is, who made it, how long that took, and how it is loaded; in the language in use."""

from __future__ import annotations

from annotate.dataset.card.content import content
from annotate.dataset.card.loading import beside, loading
from annotate.dataset.card.markdown import inline
from annotate.dataset.card.work import work
from annotate.dataset.job import Job
from annotate.dataset.labour import Labour, labour
from annotate.dataset.sidecars import LABELS, write_labels, write_mark, write_parts, write_receipt
from annotate.dataset.tree import Tree

CARD = "README.md"


def accompany(job: Job, tree: Tree, format_: str, front_matter: str | None) -> None:
    """Write the card and what else goes with every dataset of a folder, once the dataset itself is written."""
    if not tree.path(LABELS).exists():  # else the format has it written already
        write_labels(job, tree)
    found = labour(job)
    if found.receipt is not None:
        write_receipt(found.receipt, tree)
    write_parts(job, tree)
    write_mark(job, tree, format_)
    with tree.open(CARD) as file:
        file.write(card(job, format_, found, front_matter).encode())


def card(job: Job, format_: str, found: Labour, front_matter: str | None = None, *, file: str | None = None) -> str:
    """The card's Markdown. `file`: the name of the dataset's only file, which nothing lies beside."""
    if file is not None and not job.tally.items:
        for _sample in job.samples(several=True, ties=True):  # a format of records counts nothing
            pass
    matter = "" if front_matter is None else f"---\n{front_matter}---\n\n"
    sections = [
        f"# {inline(job.project.name)}",
        *content(job),
        *work(job, found, alone=file is not None),
        *loading(job, format_, file),
        *(beside(job, found) if file is None else ()),
    ]
    return matter + "\n\n".join(sections) + "\n"
