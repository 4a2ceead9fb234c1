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
from tests.dataset.jobs import delivered, planted
from tests.dataset.writers.boxed import DRAWN, HEIGHT, LABELS, WIDTH, Box, boxed, looked

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
    assert told == [f"{name}:::" for name in ("background", *LABELS[:2])]


@given(st.tuples(*[st.floats(0, 1)] * 4))
def test_rounded_boxes_stay_in_the_picture_within_half_a_pixel(shares: tuple[float, ...]) -> None:
    (x1, x2), (y1, y2) = sorted(share * WIDTH for share in shares[:2]), sorted(share * HEIGHT for share in shares[2:])
    found = _devkit(Edges("cat", x1, y1, x2, y2), Placed("a.png", WIDTH, HEIGHT))

    assert 1 <= found["xmin"] <= found["xmax"] <= WIDTH
    assert 1 <= found["ymin"] <= found["ymax"] <= HEIGHT
    if x2 - x1 >= 1:
        assert found["xmin"] - 1 == pytest.approx(x1, abs=0.5)
        assert found["xmax"] == pytest.approx(x2, abs=0.5)


def test_a_label_that_the_map_cannot_say_is_with_its_boxes_and_named_in_the_card(tmp_path: Path) -> None:
    labels = ("background", "light: red", "#1", "<&>")
    project = boxed(tmp_path / "in", {"a.png": []}, labels=labels)
    drawn: dict[str, list[Box]] = {"a.png": [(label, 1, 1, 3, 3) for label in labels]}
    out = delivered(tmp_path / "out", project, *looked(drawn), format="voc")

    assert [box[0] for box in edges(out / "Annotations/a.xml")] == list(labels)
    assert (out / "labelmap.txt").read_text("utf-8").splitlines() == ["background:::", "<&>:::"]
    assert "cannot say these labels, which the boxes have all the same: light: red, \\#1." in (
        out / "README.md"
    ).read_text("utf-8")


@pytest.mark.parametrize("base", [0, 1])
def test_boxes_of_less_than_a_pixel_at_the_edges_stay_boxes(tmp_path: Path, base: int) -> None:
    thin = 0.001
    drawn: dict[str, list[Box]] = {
        "a.png": [
            ("cat", 0, 0, thin, thin),
            ("cat", WIDTH - thin, HEIGHT - thin, WIDTH, HEIGHT),
            ("cat", WIDTH - thin, HEIGHT - thin, WIDTH + 9, HEIGHT + 9),
            ("cat", WIDTH, HEIGHT, WIDTH + 9, HEIGHT + 9),
        ]
    }
    project = boxed(tmp_path / "in", drawn)
    planted(tmp_path / "out", project, *looked(drawn), format="voc", voc_base=base)
    found = [tuple(map(float, box[1:])) for box in edges(tmp_path / "out/Annotations/a.xml")]

    assert len(found) == 3
    for x1, y1, x2, y2 in found:
        assert base <= x1 <= x2 <= WIDTH and base <= y1 <= y2 <= HEIGHT
        assert base or (x1 < x2 and y1 < y2)
