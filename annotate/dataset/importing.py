"""What an importer is, and what it says of an import."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct

from annotate.projects.project import Project
from storage import LabelStore

if TYPE_CHECKING:
    from annotate.dataset.readers.reading import Ask, Dataset


class Importer:
    """A dataset format that is read. Its module in `annotate.dataset.readers` carries one as `IMPORTER`."""

    native: ClassVar[bool] = False
    """Whether its lines are label records, which `read` takes as they are."""

    def look(self, path: Path, ask: Ask) -> Dataset:
        """All of a file or folder, checked as far as it can be without a project; an AnnotateError names a mistake."""
        raise NotImplementedError

    def read(self, project: Project, store: LabelStore, path: Path, told: Callable[[int], object]) -> Imported:
        """Check all label records, then add what the store does not have; `told` hears how many records went in."""
        raise NotImplementedError


class Imported(Struct, frozen=True):
    """What an import did."""

    new: int
    known: int
    """Records that the store had already."""
    foreign: int
    """New records about items that the project does not have."""
    nameless: int = 0
    """New records of which the dataset does not say whose they are."""
