"""Datasets as other programs write them, found, read, and read with distrust."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.dataset.readers.detect import format_of
from annotate.errors import AnnotateError
from tests.dataset.readers.bringing import answers, brought, looked
from tests.dataset.readers.specimens import BOX, VOC_BOX, put, specimens
from tests.small_projects import image_project

FORMATS = sorted(specimens())
FILES = {"csv": "data.csv", "label-studio": "project.json"}
"""Formats of one file, and their files here."""


def place(folder: Path, format: str) -> Path:
    """What is named to import it."""
    return folder / FILES[format] if format in FILES else folder


@pytest.mark.parametrize("format", FORMATS)
def test_a_layout_tells_its_format(tmp_path: Path, format: str) -> None:
    put(tmp_path, specimens()[format])

    assert format_of(place(tmp_path, format)) == format


@pytest.mark.parametrize("format", FORMATS)
def test_the_boxes_of_a_dataset_are_pixels_from_the_top_left_corner(tmp_path: Path, format: str) -> None:
    put(tmp_path / "data", specimens()[format])
    (tmp_path / "project").mkdir()
    project = image_project(tmp_path / "project", 2, kind="boxes", labels=("cat", "dog"))
    brought(project, place(tmp_path / "data", format), format)

    first = answers(project)[0]
    assert (first[0], first[2]) == ("1.png", VOC_BOX if format == "voc" else BOX)
    assert first[1] == ("ana@example.org" if format == "label-studio" else "someone")


@pytest.mark.parametrize("format", FORMATS)
def test_classes_come_in_the_order_of_the_dataset(tmp_path: Path, format: str) -> None:
    put(tmp_path, specimens()[format])
    found = looked(place(tmp_path, format), format)

    assert found.labels == (["cat", "dog"] if format in ("coco", "yolo") else ["dog"])
    assert found.kind == "boxes"


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=10)
@given(data=st.data())
def test_whatever_happened_to_its_bytes_is_a_sentence(format: str, data: st.DataObject) -> None:
    files = specimens()[format]
    with tempfile.TemporaryDirectory() as name:
        folder = put(Path(name), files)
        told = [one for one in files if not one.endswith(".png")]
        path = folder / data.draw(st.sampled_from(told))
        content = path.read_bytes()
        at = data.draw(st.integers(0, len(content)))
        until = at + data.draw(st.integers(0, 8))
        bit = st.sampled_from(
            [b"", b"\xff", b"NaN", b"1e999", b"-", b"[" * 2000, b"9" * 5000, b'"', b"<", b"\0", b"null"]
        )
        path.write_bytes(content[:at] + data.draw(bit | st.binary(max_size=3)) + content[until:])
        try:
            looked(place(folder, format), format)
        except AnnotateError as error:
            assert str(error)


@pytest.mark.parametrize("format", [*FORMATS, "mturk", "jsonl"])
def test_what_is_not_there_or_something_else_is_a_sentence(tmp_path: Path, format: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "zero.json").write_bytes(b"")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\xff")
    for name in ("gone", "empty", "zero.json", "picture.png"):
        if format == "jsonl" and name == "zero.json":
            continue
        with pytest.raises(AnnotateError, match=name):
            looked(tmp_path / name, format)
