from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from annotate.dataset import EXPORTS, exporter
from annotate.dataset.card import card
from annotate.dataset.exporting import FileExporter
from annotate.dataset.labour import labour
from annotate.dataset.splits import Splits
from annotate.dataset.writers.csv import COLUMNS
from annotate.payments import payment
from annotate.projects.project import Project
from annotate.receipt.formats.json import read
from annotate.receipt.money import Money
from annotate.tasks import kind, kinds
from storage import LabelRecord, LabelStore
from storage.records import SessionRecord, ShareRecord
from tests.dataset.jobs import delivered, files, job, written
from tests.labelling import TIME, record, skip
from tests.small_projects import image_project, pair_project, text_project

IDS = ("1.png", "2.png", "3.png", "4.png")
BOX = {"label": "cat", "x": 0.5, "y": 1.0, "width": 2.0, "height": 1.5}
ANSWERS: dict[str, dict[str, Any]] = {
    "classify": {"label": "cat"},
    "tag": {"tags": ["cat", "dog"]},
    "boxes": {"boxes": [BOX]},
    "grid": {"target": "cat", "rows": 3, "columns": 3, "tiles": [0, 4]},
    "moderate": {"decision": "remove", "reason": "cat"},
    "compare": {"choice": "left"},
    "transcribe": {"text": "so it says"},
    "engage": {"actions": ["cat"]},
}


def project_of(folder: Path, name: str) -> Project:
    if name == "compare":
        return pair_project(folder)
    few = {"transcribe": (), "grid": ("cat",)}
    return image_project(folder, IDS, kind=name, labels=few.get(name, ("cat", "dog", "other")))


def labels(name: str, *annotators: str, ids: tuple[str, ...] = IDS, **fields: Any) -> list[LabelRecord]:
    """A label on each item by each annotator, of four seconds."""
    items = [one.removesuffix(".png") for one in ids] if name == "compare" else ids
    fields = {"short_ms": 4000, "inputs": 2, **fields}
    return [
        record(
            f"{who}-{number}",
            item,
            None,
            session=f"{who:0<12}",
            annotator=who,
            task=name,
            answer=ANSWERS[name],
            **fields,
        )
        for who in annotators
        for number, item in enumerate(items, 1)
    ]


def sat(*annotators: str, **fields: Any) -> list[SessionRecord]:
    return [
        SessionRecord(session=f"{who:0<12}", annotator=who, started_at=TIME, tool="1", task="classify", **fields)
        for who in annotators
    ]


def readme(folder: Path, project: Project, *records: LabelRecord, format: str = "coco", **asked: Any) -> str:
    return (delivered(folder, project, *records, format=format, **asked) / "README.md").read_text("utf-8")


def rows(folder: Path) -> list[dict[str, str]]:
    text = (folder / "labour/labels.csv").read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_card_states_the_task_the_labels_and_who_made_them(tmp_path: Path) -> None:
    project = image_project(tmp_path, IDS, task='question = "What *is* it?"')

    text = readme(tmp_path / "out", project, *labels("classify", "ana", "bob", "cy"))

    assert text.startswith("# small\n\n4 labelled items")
    assert "Kind of task: `classify`" in text
    assert "Question: What \\*is\\* it?" in text
    assert "0. cat (4)\n1. dog (0)\n2. other (0)" in text
    assert "4 items have answers of several people: 100% of these answers are the one that is here." in text
    assert "3 people gave these labels." in text


def test_a_card_states_hours_the_rule_and_its_error_bar(tmp_path: Path) -> None:
    slow = labels("classify", "ana", ids=IDS[:1], long_gaps_ms=(90_000,))

    text = readme(tmp_path / "out", image_project(tmp_path, IDS), *slow)

    assert "First answers: 1 min 04.0 s" in text
    assert "counts up to 60 s" in text
    assert "34.0 s at 30 s, 1 min 04.0 s at 60 s, 1 min 34.0 s at 100 s, 1 min 34.0 s at 180 s" in text


def test_a_card_says_that_work_is_unpaid_or_what_was_paid(tmp_path: Path) -> None:
    project = image_project(tmp_path, IDS, more='[labour]\nreward = "0.05 EUR"\n')
    unpaid = readme(tmp_path / "unpaid", project, *labels("classify", "ana"))
    with LabelStore.open(project.store_path) as store:
        store.append(payment("ana", Money.parse("3.20 EUR"), at=TIME))

    paid = readme(tmp_path / "paid", project)

    assert "unpaid, as far as anything is on record" in unpaid
    assert "promises 0.05\u00a0EUR for an accepted label" in unpaid
    assert "Paid, by record: 3.20\u00a0EUR." in paid


def test_a_card_values_the_work_at_the_projects_rates_whoever_exports_it(tmp_path: Path, settings_file: Path) -> None:
    project = image_project(tmp_path, IDS, more='[labour]\nrates = ["wage-micro-median"]\n')
    one = readme(tmp_path / "one", project, *labels("classify", "ana"))
    settings_file.write_text('place = "us"\nname = "somebody"\n', "utf-8")

    assert readme(tmp_path / "other", project) == one
    assert "each is a yardstick by itself" in one
    assert "USD: Microtask platforms" in one


def test_a_card_says_loudly_that_labels_are_simulated(tmp_path: Path) -> None:
    project = image_project(tmp_path, IDS)
    all_ = readme(tmp_path / "all", project, *labels("classify", "sim", simulated=True))
    some = readme(tmp_path / "some", project, *labels("classify", "ana"))

    assert "**SIMULATED: no person gave these labels**" in all_
    assert "1 simulated annotator took part, who is no person." in all_
    assert "**SIMULATED IN PART: no person gave 4 of the 8 labels" in some


def test_a_card_says_of_how_many_labels_nobody_knows_the_time(tmp_path: Path) -> None:
    project = image_project(tmp_path, IDS)
    with LabelStore.open(project.store_path) as store:
        store.append(*sat("ana", metered=False))

    folder = delivered(tmp_path / "out", project, *labels("classify", "ana", short_ms=0, inputs=0), format="coco")

    assert "Nobody knows how long 4 labels took" in (folder / "README.md").read_text("utf-8")
    assert {row["credited_s"] for row in rows(folder)} == {""}


def test_of_two_people_no_receipt_tells_unless_they_share(tmp_path: Path) -> None:
    project = image_project(tmp_path, IDS)
    apart = delivered(tmp_path / "apart", project, *labels("classify", "ana", "bob"), format="coco")
    with LabelStore.open(project.store_path) as store:
        store.append(*(ShareRecord(session="0" * 12, annotator=who, given=True, at=TIME) for who in ("ana", "bob")))

    shared = delivered(tmp_path / "shared", project, format="coco")

    text = (apart / "README.md").read_text("utf-8")
    assert not (apart / "labour/receipt.json").exists()
    assert "2 people are too few to be told of as a group" in text
    assert "took 32.0 s by themselves" in text
    assert read((shared / "labour/receipt.json").read_bytes()).people == 2


def test_of_some_of_several_people_no_receipt_tells_as_it_would_of_the_others(tmp_path: Path) -> None:
    everybody = labels("classify", "ana", "bob", "cy", "dee")
    some = frozenset({"ana", "bob", "cy"})

    folder = delivered(tmp_path / "out", image_project(tmp_path, IDS), *everybody, format="coco", annotators=some)

    assert not (folder / "labour/receipt.json").exists()
    assert {row["annotator"] for row in rows(folder)} == some


def test_a_receipt_is_made_as_of_the_last_record(tmp_path: Path) -> None:
    later = record("z", "1.png", annotator="ana", submitted_at="2026-11-25T10:00:00.000Z")

    folder = delivered(tmp_path / "out", image_project(tmp_path, IDS), *labels("classify", "ana"), later, format="coco")

    assert read((folder / "labour/receipt.json").read_bytes()).generated_at == "2026-11-25T10:00:00.000Z"


def test_the_labels_beside_a_dataset_name_its_files(tmp_path: Path) -> None:
    project = image_project(tmp_path, ["a/1.png", "b/1.png", "b/2.png"])
    (tmp_path / "b/2.png").write_bytes(b"no picture")
    given = labels("classify", "ana", ids=("a/1.png", "b/1.png", "b/2.png"))

    folder = delivered(tmp_path / "out", project, *given[1:], skip("s", "a/1.png"), format="coco")

    assert {row["item"]: row["file"] for row in rows(folder)} == {"a/1.png": "", "b/1.png": "b__1.png", "b/2.png": ""}
    assert (folder / "images/train/b__1.png").exists()


def test_the_labels_beside_a_dataset_are_those_that_stand_with_the_columns_of_csv(tmp_path: Path) -> None:
    changed = record("z", "1.png", "dog", supersedes="ana-1", activity="revise")

    folder = delivered(
        tmp_path / "out", image_project(tmp_path, IDS), *labels("classify", "ana"), changed, format="coco"
    )

    assert list(rows(folder)[0]) == [*COLUMNS, "file", "label"]
    assert sorted((row["item"], row["label"]) for row in rows(folder)) == [
        ("1.png", "dog"),
        ("2.png", "cat"),
        ("3.png", "cat"),
        ("4.png", "cat"),
    ]


def test_parts_are_written_in_listed_order_with_their_files(tmp_path: Path) -> None:
    splits = Splits(("train", "test"), {"3.png": "test", "2.png": "train", "1.png": "train"}, 7)

    folder = delivered(
        tmp_path / "out",
        image_project(tmp_path, IDS),
        *labels("classify", "ana", ids=IDS[:3]),
        format="coco",
        splits=splits,
    )

    assert (folder / "splits.csv").read_text("utf-8") == (
        "item,file,split\n1.png,1.png,train\n2.png,2.png,train\n3.png,3.png,test\n"
    )
    assert json.loads((folder / "labour/export.json").read_bytes())["seed"] == 7
    assert "Parts: train 2, test 1 (seed 7)" in (folder / "README.md").read_text("utf-8")


def test_a_card_of_one_file_tells_of_nothing_beside_it(tmp_path: Path) -> None:
    project = text_project(tmp_path)
    given = [record(f"s-{number}", str(number), short_ms=1000) for number in range(1, 5)]
    with job(project, *given, view="latest") as made:
        text = card(made, "csv", labour(made), file="it's.csv")

    assert "4 labelled items" in text
    assert 'open("it\'s.csv"' in text
    assert "labour/" not in text


def test_a_card_of_two_peoples_file_tells_no_time_of_both(tmp_path: Path) -> None:
    with job(image_project(tmp_path, IDS), *labels("classify", "ana", "bob"), view="latest") as made:
        text = card(made, "jsonl", labour(made), file="labels.jsonl")

    assert "too few" in text
    assert "32.0 s" not in text
    assert "The project promises no pay. No payment is on record." in text


def test_names_with_marks_stay_text_on_a_card(tmp_path: Path) -> None:
    project = image_project(tmp_path, IDS, labels=("<b>cat</b>", "a|b", "`x`"))

    assert "0. \\<b\\>cat\\</b\\> (0)\n1. a\\|b (0)\n2. \\`x\\` (0)" in readme(tmp_path / "out", project)


CARRIED = [
    (format_, name)
    for format_ in EXPORTS
    for name in sorted(kinds())
    if exporter(format_).carries(kind(name), "pair" if name == "compare" else "image")
]


@pytest.mark.parametrize(("format", "name"), CARRIED)
def test_two_exports_of_one_store_are_the_same_to_the_byte(tmp_path: Path, format: str, name: str) -> None:
    project, writer = project_of(tmp_path, name), exporter(format)
    given = labels(name, "ana", "bob", "cy") if writer.several or writer.views[0] != "latest" else labels(name, "ana")
    if isinstance(writer, FileExporter):
        assert written(project, *given, format=format) == written(project, format=format)
        return
    ids = ("1", "2", "3", "4") if name == "compare" else IDS
    splits = Splits(("train", "val"), dict(zip(ids, ("train", "train", "val", "val"), strict=True)))

    one = files(delivered(tmp_path / "one", project, *given, format=format, splits=splits))
    other = files(delivered(tmp_path / "other", project, format=format, splits=splits))

    assert one == other
    assert {"README.md", "labour/labels.csv", "labour/receipt.json", "labour/export.json", "splits.csv"} <= one.keys()
