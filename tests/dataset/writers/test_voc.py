from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import globox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.dataset.boxes import Edges
from annotate.dataset.splits import Splits
from annotate.dataset.tree import Placed
from annotate.dataset.writers.voc import _devkit
from tests.dataset.jobs import planted
from tests.dataset.writers.boxed import DRAWN, HEIGHT, LABELS, WIDTH, boxed, looked

EDGES = ("xmin", "ymin", "xmax", "ymax")


def edges(path: Path) -> list[tuple[str, ...]]:
    root = ElementTree.parse(path).getroot()
    return [
        (one.findtext("name") or "", *(one.findtext(f"bndbox/{edge}") or "" for edge in EDGES))
        for one in root.iter("object")
    ]


def test_the_first_pixel_is_one_and_the_last_one_belongs_to_a_box(tmp_path: Path) -> None:
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="voc")

    assert edges(tmp_path / "out/Annotations/a.xml") == [
        ("cat", "1", "1", "10", "10"),
        ("dog", "4", "5", "21", "30"),
    ]
    assert edges(tmp_path / "out/Annotations/b__a.xml") == [(LABELS[2], "55", "39", "64", "48")]


def test_counted_from_nought_an_independent_reader_sees_the_boxes_themselves(tmp_path: Path) -> None:
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="voc", voc_base=0)
    found = globox.AnnotationSet.from_pascal_voc(tmp_path / "out/Annotations")
    boxes = sorted((box.label, box.xmin, box.ymin, box.xmax, box.ymax) for one in found for box in one.boxes)

    assert boxes == sorted(box for drawn in DRAWN.values() for box in drawn)


def test_the_lists_name_each_picture_once_and_the_map_all_labels(tmp_path: Path) -> None:
    splits = Splits(("train", "val", "test"), dict.fromkeys(DRAWN, "train") | {"a.png": "test"})
    planted(tmp_path / "out", boxed(tmp_path / "in"), *looked(), format="voc", splits=splits)
    lists = {
        name: (tmp_path / f"out/ImageSets/Main/{name}.txt").read_text("utf-8").splitlines() for name in splits.names
    }

    assert (lists["test"], lists["val"], len(lists["train"])) == (["a"], [], 3)
    assert {path.stem for path in (tmp_path / "out/Annotations").iterdir()} == {*lists["train"], *lists["test"]}
    told = (tmp_path / "out/labelmap.txt").read_text("utf-8").splitlines()
    assert told == [f"{name}:::" for name in ("background", *LABELS)]


@given(st.tuples(*[st.floats(0, 1)] * 4))
def test_rounded_boxes_stay_in_the_picture_within_half_a_pixel(shares: tuple[float, ...]) -> None:
    (x1, x2), (y1, y2) = sorted(share * WIDTH for share in shares[:2]), sorted(share * HEIGHT for share in shares[2:])
    found = _devkit(Edges("cat", x1, y1, x2, y2), Placed("a.png", WIDTH, HEIGHT))

    assert 1 <= found["xmin"] <= found["xmax"] <= WIDTH
    assert 1 <= found["ymin"] <= found["ymax"] <= HEIGHT
    if x2 - x1 >= 1:
        assert found["xmin"] - 1 == pytest.approx(x1, abs=0.5)
        assert found["xmax"] == pytest.approx(x2, abs=0.5)
