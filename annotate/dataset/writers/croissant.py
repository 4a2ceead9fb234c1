"""Croissant 1.0 with its RAI fields: `croissant.json` over the labels that stand, and the pictures beside them.

The vocabulary has no field for time or pay: the receipt is told in the RAI fields' prose, and is there itself under a
name of our own. The labels are those of `labour/labels.csv`; its hash must be the file's, so that one is written first.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from annotate.dataset.exporting import TreeExporter
from annotate.dataset.job import Job
from annotate.dataset.labour import labour
from annotate.dataset.responsible import responsible
from annotate.dataset.sidecars import LABELS, digest, write_labels
from annotate.dataset.tree import Tree
from annotate.dataset.writers.csv import COLUMNS
from annotate.i18n import language

RECORDS = "labels"
"""The record set over the labels."""
_FILE = "labels.csv"
_TYPES = {
    **dict.fromkeys(("width", "height", "first_input_ms", "wait_ms", "inputs", "reveals"), "sc:Integer"),
    **dict.fromkeys(("exposed_ms", "rows", "columns"), "sc:Integer"),
    **dict.fromkeys(("credited_s", "xmin", "ymin", "xmax", "ymax"), "sc:Float"),
    **dict.fromkeys(("gold", "repeat", "swapped", "simulated"), "sc:Boolean"),
    **dict.fromkeys(("shown_at", "submitted_at"), "sc:DateTime"),
}
"""The columns that are no texts."""
_CONTEXT: dict[str, Any] = {
    "@vocab": "https://schema.org/",
    "annotate": "urn:weisure-annotate:",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}


class Croissant(TreeExporter):
    """Writes every annotator's own labels, described."""

    views = ("latest",)
    several = True
    options = frozenset({"with_text"})

    def write(self, job: Job, tree: Tree) -> int:
        """Write the pictures, the labels and their description; how many items there are."""
        count = 0
        for sample in job.samples(several=True):
            count += job.media != "image" or tree.place(sample, "images") is not None
        write_labels(job, tree)
        with tree.open("croissant.json") as out:
            out.write(msgspec.json.format(msgspec.json.encode(_described(job, tree)), indent=2) + b"\n")
        return count


def _described(job: Job, tree: Tree) -> dict[str, Any]:
    found = labour(job)
    told = {} if found.receipt is None else {"annotate:receipt": msgspec.to_builtins(found.receipt, str_keys=True)}
    return {
        "@context": {"@language": language(), **_CONTEXT},
        "@type": "sc:Dataset",
        "name": job.project.name,
        "conformsTo": ["http://mlcommons.org/croissant/1.0", "http://mlcommons.org/croissant/RAI/1.0"],
        **responsible(job, found),
        "distribution": list(_files(job, tree)),
        "recordSet": [
            {
                "@type": "cr:RecordSet",
                "@id": RECORDS,
                "name": RECORDS,
                "field": [_field(name) for name in _columns(job)],
            }
        ],
        **told,
    }


def _files(job: Job, tree: Tree) -> Iterator[dict[str, Any]]:
    yield {
        "@type": "cr:FileObject",
        "@id": _FILE,
        "name": _FILE,
        "contentUrl": LABELS,
        "encodingFormat": "text/csv",
        "sha256": digest(tree, LABELS),
    }
    if job.media == "image" and job.options.images != "none":
        yield {
            "@type": "cr:FileSet",
            "@id": "images",
            "name": "images",
            "encodingFormat": "image/*",
            "includes": "images/*",
        }


def _columns(job: Job) -> tuple[str, ...]:
    text = ("text",) if job.options.with_text else ()
    return (*COLUMNS, "file", *text, *job.project.kind.columns)


def _field(name: str) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"{RECORDS}/{name}",
        "name": name,
        "dataType": _TYPES.get(name, "sc:Text"),
        "source": {"fileObject": {"@id": _FILE}, "extract": {"column": name}},
    }


EXPORTER = Croissant()
