from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from annotate.dataset.agreement.study import Study, gather, study
from tests.dataset.jobs import job
from tests.labelling import record, skip
from tests.small_projects import image_project, text_project

GRID = {"target": "cat", "rows": 2, "columns": 2}
PICTURES = ("boxes", "grid", "transcribe")


def studied(folder: Path, *answers: dict[str, Any], kind: str = "classify", more: Any = (), **settings: Any) -> Study:
    """A study of answers by annotator, the first item's first."""
    make = image_project if kind in PICTURES else text_project
    project = make(folder, max(1, len(answers)), kind=kind, **settings)
    ending = ".png" if kind in PICTURES else ""
    records = [
        record(f"{number}{who}", f"{number}{ending}", "", annotator=who, task=kind, answer=answer)
        for number, given in enumerate(answers, 1)
        for who, answer in given.items()
    ]
    with job(project, *records, *more, view="latest") as made:
        return study(gather(made.by_item, project.kind), made.labels, samples=20)


def label(name: str) -> dict[str, str]:
    return {"label": name}


def test_each_label_is_held_against_the_rest_with_its_share_beside_it(tmp_path: Path) -> None:
    same = [{"ana": label(one), "bo": label(one)} for one in ("cat", "cat", "cat")]
    found = studied(tmp_path, *same, {"ana": label("cat"), "bo": label("dog")})

    assert [(one.label, one.share) for one in found.labels] == [("cat", 7 / 8), ("dog", 1 / 8)]
    assert found.measures["percent"].value == 3 / 4
    assert found.measures["alpha"].value == pytest.approx(0)  # though three of four are the same: dogs are rare
    assert found.labels[1].measures["alpha"].value == pytest.approx(0)


def test_each_annotator_is_held_against_the_others_and_each_pair_has_its_kappa(tmp_path: Path) -> None:
    one = {"ana": label("cat"), "bo": label("cat"), "cy": label("dog")}
    other = {"ana": label("dog"), "bo": label("dog"), "cy": label("dog")}
    found = studied(tmp_path, one, other, {"ana": label("cat")})

    assert [(each.annotator, each.items, each.agreement) for each in found.people] == [
        ("ana", 2, 3 / 4),
        ("bo", 2, 3 / 4),
        ("cy", 2, 1 / 2),
    ]
    assert [(each.annotators, each.items, each.kappa) for each in found.pairs] == [
        (("ana", "bo"), 2, 1),
        (("ana", "cy"), 2, 0),
        (("bo", "cy"), 2, 0),
    ]
    assert (found.items, found.alone) == (2, 1)


def test_reviews_and_skipped_items_are_no_votes(tmp_path: Path) -> None:
    review = record("r", "1", "cat", annotator="boss", activity="review")
    found = studied(tmp_path, {"ana": label("cat")}, more=[review, skip("s", "1", annotator="bo")])

    assert (found.items, found.alone, found.annotators) == (0, 1, 1)


def test_where_all_say_the_same_coefficients_are_undefined(tmp_path: Path) -> None:
    found = studied(tmp_path, *[{"ana": label("cat"), "bo": label("cat")}] * 3)

    assert found.measures["percent"].value == 1
    assert (found.measures["kappa"].value, found.measures["alpha"].value) == (None, None)


def test_tags_are_told_by_both_distances_and_one_by_one(tmp_path: Path) -> None:
    one, both = {"tags": ["cat"]}, {"tags": ["cat", "dog"]}
    found = studied(tmp_path, {"ana": one, "bo": one}, {"ana": both, "bo": one}, kind="tag", labels=("cat", "dog"))
    # D_o: jaccard (0 + 0 + 1/2 + 1/2) / 4; D_e: 3 ones and a both, 6 of 12 pairs lie 1/2 apart; masi 2/3 apart
    assert found.measures["percent"].value == 1 / 2
    assert found.measures["alpha-jaccard"].value == pytest.approx(1 - (1 / 4) / (1 / 4))
    assert found.measures["alpha-masi"].value == pytest.approx(0)
    assert [(each.label, each.share) for each in found.labels] == [("cat", 1), ("dog", 1 / 4)]


def test_grids_are_compared_tile_by_tile(tmp_path: Path) -> None:
    found = studied(
        tmp_path, {"ana": {**GRID, "tiles": [0, 1]}, "bo": {**GRID, "tiles": [0], "unseen": [3]}}, kind="grid"
    )

    assert found.measures["percent"].value == pytest.approx(2 / 3)
    assert [(each.label, each.share) for each in found.labels] == [("cat", 1 / 2)]


def test_boxes_are_told_by_matches_overlap_and_the_labels_of_those_in_one_place(tmp_path: Path) -> None:
    box = {"label": "cat", "x": 0.0, "y": 0.0, "width": 3.0, "height": 2.0}
    smaller, dog = {**box, "width": 2.0}, {**box, "label": "dog"}
    found = studied(
        tmp_path,
        {"ana": {"boxes": [box]}, "bo": {"boxes": [smaller]}},
        {"ana": {"boxes": [box]}, "bo": {"boxes": [dog]}},
        kind="boxes",
    )

    assert found.measures["f1"].value == pytest.approx(2 / 4)
    assert found.measures["iou"].value == pytest.approx(2 / 3)
    assert found.measures["same-label"].value == 1 / 2
    assert [(each.label, each.share) for each in found.labels] == [("cat", 3 / 4), ("dog", 1 / 4)]


def test_texts_are_told_by_those_that_are_the_same_and_by_their_likeness(tmp_path: Path) -> None:
    found = studied(
        tmp_path,
        {"ana": {"text": "a  b"}, "bo": {"text": "a b"}},
        {"ana": {"text": "kitten"}, "bo": {"text": "sitting"}},
        kind="transcribe",
        labels=(),
    )

    assert found.measures["percent"].value == 1 / 2
    assert found.measures["similarity"].value == pytest.approx((1 + 4 / 7) / 2)
    assert "alpha" not in found.measures
