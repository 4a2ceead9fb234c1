from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from annotate.dataset.writers.csv import COLUMNS
from annotate.i18n import set_language
from annotate.receipt.formats.json import read
from storage import LabelRecord
from tests.dataset.jobs import delivered, files
from tests.labelling import record
from tests.small_projects import image_project, text_project


def given(**fields: Any) -> list[LabelRecord]:
    return [record(f"s-{number}", f"{number}.png", short_ms=3000, **fields) for number in (1, 2)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return delivered(tmp_path / "out", image_project(tmp_path, 2), *given(), format="croissant")


def described(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "croissant.json").read_bytes())
    return found


def test_the_description_names_the_labels_by_the_hash_of_their_file(folder: Path) -> None:
    (labels, pictures) = described(folder)["distribution"]

    assert labels["contentUrl"] == "labour/labels.csv"
    assert labels["sha256"] == hashlib.sha256((folder / "labour/labels.csv").read_bytes()).hexdigest()
    assert pictures["includes"] == "images/*"
    assert {"images/1.png", "images/2.png"} <= files(folder).keys()


def test_each_column_is_a_field_of_its_type(folder: Path) -> None:
    (records,) = described(folder)["recordSet"]
    types = {field["source"]["extract"]["column"]: field["dataType"] for field in records["field"]}

    assert tuple(types) == (*COLUMNS, "file", "label")
    assert types["credited_s"] == "sc:Float"
    assert types["simulated"] == "sc:Boolean"
    assert types["inputs"] == "sc:Integer"
    assert types["submitted_at"] == "sc:DateTime"
    assert types["label"] == "sc:Text"


def test_the_fields_for_responsible_ai_tell_people_time_and_pay(folder: Path) -> None:
    found = described(folder)

    assert "1 person gave these labels" in found["rai:annotatorDemographics"]
    assert "6.0 s" in found["rai:dataAnnotationAnalysis"]
    assert "unpaid" in found["rai:dataAnnotationAnalysis"]
    assert found["rai:annotationsPerItem"] == "1.00 on average: 2 labels of 2 items"
    assert found["rai:dataCollectionTimeframe"] == found["rai:dataCollectionTimeFrame"]
    assert "rai:machineAnnotationTools" not in found


def test_the_receipt_is_there_whole(folder: Path) -> None:
    found = described(folder)

    assert read(json.dumps(found["annotate:receipt"])) == read((folder / "labour/receipt.json").read_bytes())


def test_simulated_labels_are_told_as_a_machines(tmp_path: Path) -> None:
    project = image_project(tmp_path, 2)

    found = described(delivered(tmp_path / "out", project, *given(simulated=True), format="croissant"))

    assert found["rai:machineAnnotationTools"] == ["annotate's simulated annotator: its labels say `simulated`"]
    assert "SIMULATED: no person gave these labels" in found["rai:dataAnnotationProtocol"]


def test_texts_come_with_their_labels_if_asked_for(tmp_path: Path) -> None:
    project, label = text_project(tmp_path, ["so, it is"]), record("s-1", "1")

    folder = delivered(tmp_path / "out", project, label, format="croissant", with_text=True)

    assert ',"so, it is",cat' in (folder / "labour/labels.csv").read_text("utf-8")
    assert "text" in {field["name"] for field in described(folder)["recordSet"][0]["field"]}
    assert len(described(folder)["distribution"]) == 1


def test_prose_is_in_the_language_in_use_and_the_description_says_which(tmp_path: Path) -> None:
    set_language("fr")

    found = described(delivered(tmp_path / "out", image_project(tmp_path, 2), *given(), format="croissant"))

    assert found["@context"]["@language"] == "fr"
