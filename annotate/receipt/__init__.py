"""The receipt: what somebody's labour here took, what it would be worth, and how to check both."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotate.project import Project
    from annotate.receipt.model import Receipt
    from annotate.settings import Settings
    from storage import LabelStore


def receipt_of(project: Project, store: LabelStore, annotator: str | None, settings: Settings) -> Receipt:
    """The receipt of an annotator by the project's rules; AnnotateError: nobody (of that name) has labelled."""
    from annotate.receipt.prepare import prepare

    return prepare(project, store, settings, annotator=annotator)
