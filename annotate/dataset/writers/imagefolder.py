"""A folder for each label, in a folder for each part: `train/cat/a.jpg`."""

from __future__ import annotations

from annotate.dataset.classes import check_folders
from annotate.dataset.exporting import CONSENSUS, TreeExporter
from annotate.dataset.job import Job
from annotate.dataset.tree import Tree
from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.tasks.moderate import DECISIONS


class ImageFolder(TreeExporter):
    """Writes pictures into the folders of their labels; a label that nothing has gets none, as readers want it."""

    kinds = frozenset({"classify", "moderate"})
    media = frozenset({"image"})
    views = (*CONSENSUS, "latest")
    images = ("copy", "link")

    def write(self, job: Job, tree: Tree) -> int:
        """Write the pictures; how many there are."""
        return plant(job, tree)


def plant(job: Job, tree: Tree, *, empty: bool = False) -> int:
    """Bring the pictures into the folders of their labels; how many there are. `empty`: each label has a folder."""
    if job.options.images == "none":
        raise AnnotateError(_("a picture's label is the folder that it lies in here: leave out --images none"))
    labels = folders(job)
    check_folders(labels)
    parts = job.split_names or ("train",)
    for part in parts if empty else ():
        for label in labels:
            tree.path(f"{part}/{label}").mkdir(parents=True)
    count = 0
    for sample in job.samples():
        label = job.project.kind.names(sample.answer)[0]
        count += tree.place(sample, f"{sample.split or parts[0]}/{label}") is not None
    return count


def folders(job: Job) -> tuple[str, ...]:
    """The labels that pictures can have: of moderation its decisions."""
    return job.labels if job.project.kind.name == "classify" else tuple(DECISIONS)


EXPORTER = ImageFolder()
