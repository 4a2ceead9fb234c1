"""The folder that a dataset is written into, and the pictures that come into it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from annotate.dataset.pictures import hashed
from annotate.dataset.tree import Tree
from annotate.errors import AnnotateError
from annotate.projects.project import Project
from storage import LabelRecord
from tests.dataset.jobs import files, job, planted
from tests.labelling import record
from tests.small_projects import image_project, make_project, tiny_png

NAMES = (
    "two words.png",
    "cats/é ü.PNG",
    "-rf.png",
    "~user.png",
    "a/1.png",
    "b/1.png",
    "x.png",
    "x.gif",
    "#1.png",
    "semi;colon & 'quotes'.png",
    "%41.png",
    "dots.in.it.png",
    f"{'ü' * 125}.png",
)
"""Files that systems have; each opens as a picture."""


def coloured(path: Path, number: int) -> str:
    """A picture unlike those of other numbers; its hash."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (4, 3), (number, 0, 0)).save(path, "PNG")
    return hashed(path) or ""


def pictured(folder: Path, *names: str) -> tuple[Project, list[LabelRecord]]:
    """A project of pictures of different content, and a label of each."""
    hashes = [coloured(folder / name, number) for number, name in enumerate(names)]
    labelled = zip(names, hashes, strict=True)
    records = [record(f"s-{number}", name, "cat", sha256=digest) for number, (name, digest) in enumerate(labelled, 1)]
    return make_project(folder, "."), records


@pytest.mark.parametrize("images", ["copy", "link"])
def test_every_picture_arrives_whatever_its_name(tmp_path: Path, images: str) -> None:
    project, records = pictured(tmp_path / "in", *NAMES)
    done = planted(tmp_path / "out", project, *records, format="imagefolder", images=images)
    found = {path: hashed(tmp_path / "out" / path) for path in files(tmp_path / "out")}

    assert sorted(found.values(), key=str) == sorted(one.sha256 or "" for one in records)
    assert {path.rpartition("/")[0] for path in found} == {"train/cat"}
    assert done.noted.all == []


@pytest.mark.parametrize("path", ["../a", "a/../../b", "/etc/passwd", "a//b", "", ".", "a/.", "a\\b", "a\0b"])
def test_no_file_lies_outside_of_the_folder(tmp_path: Path, path: str) -> None:
    with job(image_project(tmp_path, 1), view="latest") as made:
        tree = Tree(tmp_path / "out", made)

        with pytest.raises(ValueError, match="no path inside a dataset"), tree.open(path):
            pass
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["../secret.png", "a/../../secret.png", "/secret.png", "a\\..\\..\\secret.png"])
def test_a_file_of_items_names_nothing_outside_of_its_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.png").write_bytes(tiny_png())
    (tmp_path / "in").mkdir()
    (tmp_path / "in/items.jsonl").write_text(json.dumps({"images": [name]}))

    with pytest.raises(AnnotateError, match="line 1"):
        make_project(tmp_path / "in", "items.jsonl").items()


def test_pictures_of_a_file_of_items_are_called_by_their_ids(tmp_path: Path) -> None:
    coloured(tmp_path / "in/deep/a.png", 1)
    rows = [{"images": ["deep/a.png"], "id": "../../7"}, {"images": ["deep/none.png"], "id": "8"}]
    (tmp_path / "in/items.jsonl").write_text("\n".join(map(json.dumps, rows)))
    project = make_project(tmp_path / "in", "items.jsonl")
    records = [record("s-1", "../../7"), record("s-2", "8")]
    done = planted(tmp_path / "out", project, *records, format="imagefolder")

    (name,) = files(tmp_path / "out")
    assert name == "train/cat/7-c4d6557a.png"
    assert done.noted.missing == ["8"]


def test_pictures_that_stay_in_their_place_are_told_by_their_paths(tmp_path: Path) -> None:
    coloured(tmp_path / "in/deep/a.png", 1)
    (tmp_path / "in/items.jsonl").write_text(json.dumps({"images": ["deep/a.png"], "id": "7"}))
    project = make_project(tmp_path / "in", "items.jsonl")
    planted(tmp_path / "out", project, record("s-1", "7"), format="coco", images="none")

    found = json.loads((tmp_path / "out/annotations/labels_train.json").read_bytes())
    assert [(one["file_name"], one["width"], one["height"]) for one in found["images"]] == [("deep/a.png", 4, 3)]


def test_a_moved_picture_is_found_again(tmp_path: Path) -> None:
    project, records = pictured(tmp_path / "in", "a.png", "b.png")
    (tmp_path / "in/elsewhere").mkdir()
    (tmp_path / "in/a.png").rename(tmp_path / "in/elsewhere/other.png")
    done = planted(tmp_path / "out", project, *records, format="imagefolder")

    assert done.noted.all == []
    assert {hashed(tmp_path / "out" / path) for path in files(tmp_path / "out")} == {one.sha256 for one in records}


def test_a_picture_whose_name_another_one_took_is_found_again(tmp_path: Path) -> None:
    project, records = pictured(tmp_path / "in", "1.png", "2.png")
    (tmp_path / "in/1.png").rename(tmp_path / "in/old.png")
    coloured(tmp_path / "in/1.png", 77)
    done = planted(tmp_path / "out", project, *records, format="imagefolder")

    assert done.noted.all == []
    assert {hashed(tmp_path / "out" / path) for path in files(tmp_path / "out")} == {one.sha256 for one in records}


def test_what_is_changed_gone_or_broken_is_nowhere_in_the_dataset_and_told(tmp_path: Path) -> None:
    project, records = pictured(tmp_path / "in", "changed.png", "gone.png", "broken.png", "whole.png")
    coloured(tmp_path / "in/changed.png", 99)
    (tmp_path / "in/gone.png").unlink()
    (tmp_path / "in/broken.png").write_bytes(b"no picture")
    records[2] = record("s-3", "broken.png")
    done = planted(tmp_path / "out", project, *records, format="coco")

    assert (done.noted.changed, done.noted.missing, done.noted.broken) == (
        ["changed.png"],
        ["gone.png"],
        ["broken.png"],
    )
    assert set(files(tmp_path / "out")) == {"annotations/labels_train.json", "images/train/whole.png"}
    found = json.loads((tmp_path / "out/annotations/labels_train.json").read_bytes())
    assert ([one["item"] for one in found["images"]], len(found["annotations"])) == (["whole.png"], 1)


def test_boxes_of_a_picture_that_has_another_size_are_of_another_picture(tmp_path: Path) -> None:
    project, _records = pictured(tmp_path / "in", "a.png")
    done = planted(tmp_path / "out", project, record("s-1", "a.png", width=3, height=4), format="imagefolder")

    assert done.noted.changed == ["a.png"]


def test_linked_pictures_are_safe_where_the_dataset_is_put_away(tmp_path: Path) -> None:
    project, records = pictured(tmp_path / "in", "a.png")
    planted(tmp_path / "out", project, *records, format="imagefolder", images="link")
    target = tmp_path / "out/train/cat/a.png"

    assert target.samefile(tmp_path / "in/a.png")
    target.unlink()
    assert hashed(tmp_path / "in/a.png") == records[0].sha256
