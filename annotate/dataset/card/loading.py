"""How a dataset is loaded, in two lines for each format; and what lies beside it."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.dataset.card.markdown import bullets, code, inline
from annotate.dataset.job import Job
from annotate.dataset.labour import Labour
from annotate.dataset.writers.voc import can_be_mapped
from annotate.i18n import _

_JSON = ("import json", "lines = [json.loads(line) for line in open({file}, encoding='utf-8')]")
_CSV = ("import csv", "rows = list(csv.DictReader(open({file}, newline='', encoding='utf-8-sig')))")
_TSV = ("import csv", "rows = list(csv.DictReader(open({file}, newline='', encoding='utf-8'), delimiter='\\t'))")
_HF = ("import datasets", "dataset = datasets.load_dataset('FOLDER')")
_LINES: dict[str, tuple[str, ...]] = {
    "jsonl": _JSON,
    "csv": _CSV,
    "tsv": _TSV,
    "parquet": ("import pyarrow.parquet", "table = pyarrow.parquet.read_table({file})"),
    "mturk": _CSV,
    "preference": ("import datasets", "pairs = datasets.load_dataset('json', data_files={file})"),
    "coco": ("from pycocotools.coco import COCO", "coco = COCO('FOLDER/annotations/{stem}_{part}.json')"),
    "voc": (
        "import supervision as sv",
        "dataset = sv.DetectionDataset.from_pascal_voc('FOLDER/JPEGImages', 'FOLDER/Annotations')",
    ),
    "imagefolder": ("import datasets", "dataset = datasets.load_dataset('imagefolder', data_dir='FOLDER')"),
    "hf": _HF,
    "label-studio": ("import json", "tasks = json.load(open('FOLDER/tasks.json', encoding='utf-8'))"),
    "labelme": (
        "import json, pathlib",
        "files = [json.loads(one.read_text('utf-8')) for one in sorted(pathlib.Path('FOLDER').rglob('*.json'))"
        " if one.parent.name != 'labour']",
    ),
    "cvat": ("import datumaro", "dataset = datumaro.Dataset.import_from('FOLDER', 'cvat')"),
    "webdataset": (
        "import webdataset",
        "samples = webdataset.WebDataset('FOLDER/{part}-000000.tar', shardshuffle=False).decode('pil')",
    ),
    "croissant": (
        "import mlcroissant",
        "records = mlcroissant.Dataset('FOLDER/croissant.json').records('labels')",
    ),
}
_YOLO_BOXES = (
    "import supervision as sv",
    "dataset = sv.DetectionDataset.from_yolo('FOLDER/images/{part}', 'FOLDER/labels/{part}', 'FOLDER/data.yaml')",
)
_YOLO_CLASSES = (
    "import supervision as sv",
    "dataset = sv.ClassificationDataset.from_folder_structure('FOLDER/{part}')",
)


def loading(job: Job, format_: str, file: str | None) -> Iterator[str]:
    """The format's name, and the lines."""
    yield "## " + _("How it is loaded")
    yield _("The format is `{format}`.").format(format=format_)
    if lines := _lines(job, format_):
        facts = {
            "file": repr(file or "FILE"),
            "part": (job.split_names or ("train",))[0],
            "stem": "instances" if job.project.kind.name == "boxes" else "labels",
        }
        yield code(line.format(**facts) for line in lines)
    if format_ == "yolo" and job.project.kind.name == "boxes" and "val" not in job.split_names:
        yield _(
            "There is no part for validation: `data.yaml` names the part for training twice, as trainers want both."
        )
    if format_ == "voc":
        yield (
            _("The first pixel is number 0, and boxes end before their last edge.")
            if job.options.voc_base == 0
            else _("The first pixel is number 1, and boxes include their last edge, as in the original devkit.")
        )
        if unmapped := [label for label in job.labels if not can_be_mapped(label)]:
            yield _("`labelmap.txt` cannot say these labels, which the boxes have all the same: {labels}.").format(
                labels=", ".join(map(inline, unmapped))
            )


def _lines(job: Job, format_: str) -> tuple[str, ...]:
    if format_ == "yolo":
        return _YOLO_BOXES if job.project.kind.name == "boxes" else _YOLO_CLASSES
    return _LINES.get(format_, ())


def beside(job: Job, found: Labour) -> Iterator[str]:
    """What lies beside the dataset."""
    yield "## " + _("What lies beside it")
    rows = [
        _(
            "`labour/labels.csv`: each label that stands, with its annotator's pseudonym, its credited seconds "
            "(`credited_s`; empty where nobody knows them), its record, and its picture's file here"
        )
    ]
    if found.receipt is not None:
        rows.append(
            _(
                "`labour/receipt.json`: the receipt of this labour, which `annotate verify --receipt` checks against "
                "the store"
            )
        )
    rows.append(_("`labour/export.json`: what this was exported with"))
    if job.splits is not None:
        rows.append(
            _("`splits.csv`: the part of each item; `annotate export --split splits.csv` parts others the same")
        )
    yield bullets(rows)
