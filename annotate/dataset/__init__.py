"""Datasets out of the labels and into them: one module per format, found by name."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from annotate.dataset.base import Exporter, Importer
from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.text import printable

__all__ = ["EXPORTS", "IMPORTS", "Exporter", "Importer", "exporter", "importer"]

EXPORTS = ("jsonl", "csv")
IMPORTS = ("jsonl",)


def exporter(name: str) -> Exporter:
    """The exporter of that format; an AnnotateError that lists the known ones when there is none."""
    found: Exporter = _module(name, EXPORTS).EXPORTER
    return found


def importer(name: str) -> Importer:
    """The importer of that format; an AnnotateError that lists the known ones when there is none."""
    found: Importer = _module(name, IMPORTS).IMPORTER
    return found


def _module(name: str, known: tuple[str, ...]) -> Any:
    if name not in known:
        raise AnnotateError(
            _("there is no format “{name}” here: the formats are {known}").format(
                name=printable(name), known=", ".join(known)
            )
        )
    return import_module(f"{__name__}.{name}")
