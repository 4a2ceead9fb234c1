from __future__ import annotations

import gc
import json
import tarfile
import warnings
from pathlib import Path
from typing import Any

import webdataset

from annotate.dataset.splits import Splits
from annotate.dataset.writers import webdataset as shards
from tests.dataset.jobs import files, planted
from tests.dataset.writers.boxed import DRAWN, boxed, looked
from tests.labelling import record
from tests.small_projects import text_project


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


def test_a_long_part_has_several_shards(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(shards, "SHARD_SAMPLES", 2)
    splits = Splits(("train", "val"), dict.fromkeys(DRAWN, "train"))
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="webdataset", splits=splits)

    assert sorted(files(tmp_path / "out")) == ["train-000000.tar", "train-000001.tar", "val-000000.tar"]
    assert [len(samples(tmp_path / f"out/train-{shard:06}.tar")) for shard in (0, 1)] == [2, 2]


def test_texts_are_texts_with_the_number_of_their_class(tmp_path: Path) -> None:
    project = text_project(tmp_path, ["so it says"])
    planted(tmp_path / "out", project, record("s-1", "1", "dog"), format="webdataset")
    sample = samples(tmp_path / "out/train-000000.tar")[0]

    assert (sample["txt"], sample["cls"]) == (b"so it says", b"1")
