"""What holds for the folders that labelling programs and trainers of streams read."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.dataset.splits import Splits
from annotate.errors import AnnotateError
from tests.dataset.jobs import delivered, files, planted
from tests.dataset.writers.boxed import DRAWN, boxed, looked
from tests.labelling import record
from tests.small_projects import image_project

SUITES = ("label-studio", "labelme", "cvat", "webdataset")
PARTS = Splits(("train", "val"), dict.fromkeys(DRAWN, "train") | {"a.png": "val"})
LABEL = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co")), min_size=1, max_size=12)
STEM = st.text(st.characters(exclude_characters="/\0", exclude_categories=("Cs", "Cn")), min_size=1, max_size=12)


@pytest.mark.parametrize("format", SUITES)
def test_the_same_labels_give_the_same_bytes(tmp_path: Path, format: str) -> None:
    project = boxed(tmp_path / "in")
    delivered(tmp_path / "one", project, *looked(), format=format, splits=PARTS)
    delivered(tmp_path / "two", project, format=format, splits=PARTS)

    assert files(tmp_path / "one") == files(tmp_path / "two")


@pytest.mark.parametrize("format", SUITES)
def test_a_project_without_labels_is_an_empty_dataset(tmp_path: Path, format: str) -> None:
    out = delivered(tmp_path / "out", boxed(tmp_path / "in"), format=format)

    assert not [name for name in files(out) if name.endswith((".png", ".PNG", ".tar"))]


@pytest.mark.parametrize("format", SUITES)
def test_items_that_were_skipped_or_that_nobody_saw_are_not_there(tmp_path: Path, format: str) -> None:
    drawn: dict[str, Any] = {"a.png": [("cat", 0, 0, 4, 4)], "b.png": []}
    project = boxed(tmp_path / "in", drawn)
    records = [*looked({"a.png": drawn["a.png"]}), record("s-9", "b.png", None, task="boxes", outcome="skipped")]
    job = planted(tmp_path / "out", project, *records, format=format)

    assert job.tally.items == 1
    assert not any(b"b.png" in data or b"unseen" in data for data in files(tmp_path / "out").values())


@pytest.mark.parametrize("format", ["labelme", "cvat", "webdataset"])
def test_two_annotators_answers_to_an_item_are_no_one_answer(tmp_path: Path, format: str) -> None:
    project = boxed(tmp_path / "in")
    with pytest.raises(AnnotateError, match="several"):
        planted(tmp_path / "out", project, *looked(), *looked(annotator="ben"), format=format, view="latest")


@pytest.mark.parametrize("format", SUITES)
def test_a_picture_that_was_changed_is_left_out(tmp_path: Path, format: str) -> None:
    project = boxed(tmp_path / "in", {"a.png": []})
    job = planted(tmp_path / "out", project, *looked({"a.png": []}, sha256="0" * 64), format=format)

    assert (job.noted.changed, job.tally.items) == (["a.png"], 0)


def in_label_studio(out: Path) -> list[str]:
    configured = {str(one.get("value")) for one in ElementTree.parse(out / "config.xml").getroot().iter("Choice")}
    tasks: list[Any] = json.loads((out / "tasks.json").read_bytes())
    assert (out / parse_qs(urlsplit(tasks[0]["data"]["image"]).query)["d"][0]).is_file()
    chosen: list[str] = tasks[0]["annotations"][0]["result"][0]["value"]["choices"]
    assert set(chosen) <= configured
    return chosen


def in_labelme(out: Path) -> list[str]:
    (path,) = (out / "images").glob("*.json")
    told = json.loads(path.read_bytes())
    assert (path.parent / told["imagePath"]).is_file()
    return [name for name, chosen in told["flags"].items() if chosen]


def in_cvat(out: Path) -> list[str]:
    told = ElementTree.parse(out / "annotations.xml").getroot()
    declared = {one.findtext("name") for one in told.iter("label")}
    (image,) = told.iter("image")
    assert (out / "images" / str(image.get("name"))).is_file()
    chosen = [str(one.get("label")) for one in image.iter("tag")]
    assert set(chosen) <= declared
    return chosen


def in_webdataset(out: Path) -> list[str]:
    with tarfile.open(out / "train-000000.tar") as tar:
        member = tar.extractfile("000000000.json")
        assert member is not None
        tags: list[str] = json.loads(member.read())["tags"]
        return tags


READ: dict[str, Callable[[Path], list[str]]] = {
    "label-studio": in_label_studio,
    "labelme": in_labelme,
    "cvat": in_cvat,
    "webdataset": in_webdataset,
}


@settings(max_examples=20, deadline=None)
@given(names=st.lists(LABEL.map(str.strip).filter(bool), min_size=1, max_size=3, unique=True), stem=STEM)
def test_labels_and_names_of_any_kind_are_told_as_they_are(names: list[str], stem: str) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        project = image_project(root / "in", [f"x{stem}.png"], kind="tag", labels=names)
        records = [record("s-1", f"x{stem}.png", None, task="tag", answer={"tags": names})]
        for format, read in READ.items():
            planted(root / format, project, *records, format=format)
            records = []
            assert read(root / format) == names
