from __future__ import annotations

import gc
import json
import tarfile
import warnings
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import webdataset

from annotate.dataset import shards
from annotate.dataset.splits import Splits
from tests.dataset.jobs import files, planted
from tests.dataset.writers.boxed import DRAWN, boxed, looked
from tests.labelling import record
from tests.small_projects import pair_project, text_project


def samples(path: Path) -> list[dict[str, Any]]:
    with warnings.catch_warnings():  # the reader closes no file
        warnings.simplefilter("ignore", ResourceWarning)
        found = list(webdataset.WebDataset(str(path), shardshuffle=False, empty_check=False))
        gc.collect()
    return found


def test_the_formats_own_reader_sees_pictures_boxes_and_labour(tmp_path: Path) -> None:
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="webdataset")
    found = samples(tmp_path / "out/train-000000.tar")
    told = [json.loads(sample["json"]) for sample in found]

    assert {
        one["item"]: [(label, *edges) for label, edges in zip(one["labels"], one["boxes"], strict=True)] for one in told
    } == {item: list(drawn) for item, drawn in DRAWN.items()}
    assert all(sample["png"].startswith(b"\x89PNG") for sample in found)
    assert (told[0]["annotator"], told[0]["credited_s"]) == ("ana", 2.5)


def test_pictures_of_different_kinds_are_all_made_png(tmp_path: Path) -> None:
    drawn: dict[str, list[Any]] = {"a.png": [], "b.jpg": [], "c.gif": []}
    project = boxed(tmp_path / "in", drawn)
    planted(tmp_path / "out", project, *looked(drawn), format="webdataset")

    assert [set(sample) & {"png", "jpg", "gif"} for sample in samples(tmp_path / "out/train-000000.tar")] == [
        {"png"}
    ] * 3
    assert set(files(tmp_path / "out")) == {"train-000000.tar"}


def test_jpeg_files_alone_stay_as_they_are(tmp_path: Path) -> None:
    drawn: dict[str, list[Any]] = {"a.jpg": [], "b.JPG": []}
    project = boxed(tmp_path / "in", drawn)
    planted(tmp_path / "out", project, *looked(drawn), format="webdataset")

    assert samples(tmp_path / "out/train-000000.tar")[0]["jpg"] == (tmp_path / "in/a.jpg").read_bytes()


def test_members_have_no_time_and_no_owner_and_keys_without_points(tmp_path: Path) -> None:
    drawn: dict[str, list[Any]] = {"a.b.c.png": []}
    planted(tmp_path / "out", boxed(tmp_path / "in", drawn), *looked(drawn), format="webdataset")
    with tarfile.open(tmp_path / "out/train-000000.tar") as tar:
        members = tar.getmembers()

    assert {(one.mtime, one.uid, one.gid, one.uname) for one in members} == {(0, 0, 0, "")}
    assert [one.name for one in members] == ["000000000.png", "000000000.json"]


def test_a_long_part_has_several_shards_and_one_without_samples_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shards, "SAMPLES", 2)
    splits = Splits(("train", "val"), dict.fromkeys(DRAWN, "train"))
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="webdataset", splits=splits)
    read = [samples(tmp_path / f"out/train-{shard:06}.tar") for shard in (0, 1)]

    assert sorted(files(tmp_path / "out")) == ["train-000000.tar", "train-000001.tar"]
    assert [[sample["__key__"] for sample in one] for one in read] == [
        ["000000000", "000000001"],
        ["000000002", "000000003"],
    ]


def test_the_first_sample_is_one_that_tells_the_type_of_each_column(tmp_path: Path) -> None:
    drawn: dict[str, list[Any]] = {f"{number}.png": [] for number in range(7)}
    records = [*looked(drawn, short_ms=0, inputs=0), *looked({"z.png": [("cat", 0, 0, 1, 1)]}, "ben")]
    drawn["z.png"] = []
    planted(tmp_path / "out", boxed(tmp_path / "in", drawn), *records, format="webdataset")
    told = [json.loads(sample["json"]) for sample in samples(tmp_path / "out/train-000000.tar")]

    assert [one["item"] for one in told] == ["z.png", *(f"{number}.png" for number in range(7))]
    assert told[0]["boxes"] == [[0, 0, 1, 1]]
    assert (told[0]["credited_s"], told[1]["credited_s"]) == (2.5, None)


def test_a_picture_that_has_no_place_leaves_nothing_behind(tmp_path: Path) -> None:
    drawn: dict[str, list[Any]] = {"a.png": [], "b.png": []}
    project = boxed(tmp_path / "in", drawn)
    (tmp_path / "in/b.png").write_bytes(b"no picture")
    job = planted(tmp_path / "out", project, *looked(drawn), format="webdataset")

    assert [path.name for path in (tmp_path / "out").iterdir()] == ["train-000000.tar"]
    assert job.noted.broken == ["b.png"]


def test_pictures_taken_out_of_the_project_are_counted_with_the_endings(tmp_path: Path) -> None:
    drawn: dict[str, list[Any]] = {"a.jpg": [], "b.png": []}
    project = boxed(tmp_path / "in", drawn)
    digest = sha256((tmp_path / "in/b.png").read_bytes()).hexdigest()
    records = [*looked({"a.jpg": []}), *looked({"b.png": []}, "ben", sha256=digest)]
    (tmp_path / "in/b.png").rename(tmp_path / "in/moved.png")
    planted(tmp_path / "out", project, *records, format="webdataset")
    found = samples(tmp_path / "out/train-000000.tar")

    assert [sample["png"][:4] for sample in found] == [b"\x89PNG"] * 2


def test_texts_are_texts_with_the_number_of_their_class(tmp_path: Path) -> None:
    project = text_project(tmp_path, ["so it says"])
    planted(tmp_path / "out", project, record("s-1", "1", "dog"), format="webdataset")
    sample = samples(tmp_path / "out/train-000000.tar")[0]

    assert (sample["txt"], sample["cls"]) == (b"so it says", b"1")
    assert json.loads(sample["json"])["label"] == "dog"


def test_pairs_are_both_texts_with_what_was_chosen(tmp_path: Path) -> None:
    project = pair_project(tmp_path, 1, prompt="Which?")
    chosen = record("s-1", "1", None, task="compare", answer={"choice": "right"})
    planted(tmp_path / "out", project, chosen, format="webdataset")
    sample = samples(tmp_path / "out/train-000000.tar")[0]
    told = json.loads(sample["json"])

    assert sample["txt"] == b"a1\n\nb1"
    assert [told[name] for name in ("prompt", "left", "right", "choice")] == ["Which?", "a1", "b1", "right"]
