"""Pictures of YOLO datasets whose endings are written in capitals, or in both."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.dataset.readers.bringing import looked
from tests.dataset.readers.specimens import YAML, put


@pytest.mark.parametrize("name", ["1.png", "1.PNG", "1.Jpeg", "1.jPg"])
@pytest.mark.parametrize("folders", [("images/train", "labels/train"), ("", "")])
def test_a_picture_is_found_beside_its_labels_however_its_ending_is_written(
    tmp_path: Path, name: str, folders: tuple[str, str]
) -> None:
    pictures, labels = (Path(one) for one in folders)
    put(tmp_path, {"data.yaml": YAML, f"{pictures / name}": b"", f"{labels / '1.txt'}": ""})
    (found,) = looked(tmp_path, "yolo").readings

    assert found.picture == tmp_path / pictures / name


def test_of_several_pictures_the_one_with_the_first_ending_is_meant(tmp_path: Path) -> None:
    put(tmp_path, {"data.yaml": YAML, "labels/1.txt": "", "images/1.png": b"", "images/1.JPG": b""})
    (found,) = looked(tmp_path, "yolo").readings

    assert found.picture == tmp_path / "images/1.JPG"


def test_a_pipe_among_the_labels_is_no_file_of_them(tmp_path: Path) -> None:
    put(tmp_path, {"data.yaml": YAML, "labels/1.txt": ""})
    os.mkfifo(tmp_path / "labels/2.txt")
    (found,) = looked(tmp_path, "yolo").readings

    assert found.where.startswith(str(tmp_path / "labels/1.txt"))
