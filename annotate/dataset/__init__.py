"""Datasets out of the labels and into them: one module per format, found by name."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from annotate.dataset.exporting import Exporter
from annotate.dataset.importing import Importer
from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.tasks import Kind
from annotate.text import printable

__all__ = ["EXPORTS", "IMPORTS", "Exporter", "Importer", "check_kind", "exporter", "importer"]

EXPORTS = (
    *("jsonl", "csv", "tsv", "parquet"),
    *("coco", "yolo", "voc", "imagefolder", "hf", "label-studio", "labelme", "cvat", "webdataset", "croissant"),
    *("mturk", "preference"),
)
IMPORTS = ("jsonl", "csv", "tsv", "coco", "yolo", "voc", "label-studio", "labelme", "mturk")


def exporter(name: str) -> Exporter:
    """The exporter of that format; an AnnotateError that lists the known ones when there is none."""
    found: Exporter = _module(name, EXPORTS, "writers").EXPORTER
    return found


def importer(name: str) -> Importer:
    """The importer of that format; an AnnotateError that lists the known ones when there is none."""
    found: Importer = _module(name, IMPORTS, "readers").IMPORTER
    return found


def check_kind(name: str, kind: Kind, media: str) -> None:
    """An AnnotateError that names the formats which can, where one cannot carry the answers of that kind."""
    if exporter(name).carries(kind, media):
        return
    able = ", ".join(other for other in EXPORTS if exporter(other).carries(kind, media))
    text = _("the format “{format}” cannot carry labels of the kind “{kind}” here: choose one of {able}")
    raise AnnotateError(text.format(format=name, kind=kind.name, able=able))


def _module(name: str, known: tuple[str, ...], room: str) -> Any:
    if name not in known:
        raise AnnotateError(
            _("there is no format “{name}” here: the formats are {known}").format(
                name=printable(name), known=", ".join(known)
            )
        )
    return import_module(f"{__name__}.{room}.{name.replace('-', '_')}")
