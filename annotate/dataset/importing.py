"""What an importer is, and what it says of an import."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from annotate.projects.project import Project
from storage import LabelStore


class Importer(Protocol):
    """A dataset format that is read."""

    def read(self, project: Project, store: LabelStore, path: Path, told: Callable[[int], object]) -> Imported:
        """Check the whole file, then add what the store does not have; `told` hears how many records went in."""


class Imported(Struct, frozen=True):
    """What an import did."""

    new: int
    known: int
    """Records that the store had already."""
    foreign: int
    """New records about items that the project does not have."""
