"""How a dataset is parted for training, validation and test."""

from __future__ import annotations

from annotate.dataset.splits import Splits
from annotate.progress.progress import Progress
from annotate.projects.items import Items
from annotate.projects.project import Project
from storage import LabelStore


def plan(
    project: Project, store: LabelStore, progress: Progress, items: Items | None, wanted: str, seed: int
) -> Splits:
    """The parts of the project's items, such as `80/10/10`."""
    raise NotImplementedError
