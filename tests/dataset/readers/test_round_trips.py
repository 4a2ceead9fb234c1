"""What is exported and imported into another project gives the same answers there, by the same people."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.dataset import exporter
from annotate.dataset.exporting import FileExporter
from annotate.projects.project import Project
from storage import LabelRecord
from tests.dataset.jobs import planted, written
from tests.dataset.readers.bringing import answers, brought, records
from tests.labelling import record
from tests.small_projects import image_project, pair_project, text_project

ITEMS = ("1.png", "a/1.png", "a b/ü.png", "-x.PNG")
LABELS = ("cat", "a, b", "=dog")

edges = st.tuples(st.integers(0, 3000), st.integers(0, 3000)).filter(lambda one: one[0] != one[1]).map(sorted)
"""Two places in thousandths of a side of three pixels, of which every picture here has at least as many."""


@st.composite
def boxes(draw: st.DrawFn, *, step: int = 1) -> dict[str, Any]:
    """Boxes inside of a picture of four by three pixels, their edges multiples of `step` thousandths."""
    drawn = []
    for label in draw(st.lists(st.sampled_from(LABELS), max_size=3)):
        pairs = [[one // step * step / 1000 for one in draw(edges)] for _side in "xy"]
        if all(high > low for low, high in pairs):
            (x1, x2), (y1, y2) = pairs
            place = {"x": x1, "y": y1, "width": round(x2 - x1, 3), "height": round(y2 - y1, 3)}
            drawn.append({"label": label, **{name: float(number) for name, number in place.items()}})
    return {"boxes": drawn}


ANSWERS: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "boxes": boxes(),
    "classify": st.sampled_from(LABELS).map(lambda label: {"label": label}),
    "tag": st.sets(st.sampled_from(LABELS)).map(lambda tags: {"tags": [one for one in LABELS if one in tags]}),
    "moderate": st.sampled_from([("keep", None), ("remove", "=dog"), ("escalate", None)]).map(
        lambda one: {"decision": one[0], "reason": one[1]}
    ),
    "transcribe": st.text("ab,\"\n;=' é", min_size=1).map(str.strip).filter(bool).map(lambda text: {"text": text}),
    "engage": st.sets(st.sampled_from(LABELS)).map(lambda one: {"actions": [name for name in LABELS if name in one]}),
    "grid": st.sets(st.integers(0, 8)).map(
        lambda tiles: {"target": "cat", "rows": 3, "columns": 3, "tiles": sorted(tiles)}
    ),
    "compare": st.sampled_from([{"choice": "left"}, {"choice": "right"}, {"choice": "tie"}]),
}


def small(folder: Path, kind: str) -> tuple[Project, Project]:
    """Two projects of the same items."""
    made = []
    for name in ("from", "to"):
        (folder / name).mkdir()
        labels = () if kind in ("transcribe", "compare") else LABELS[:1] if kind == "grid" else LABELS
        if kind == "compare":
            made.append(pair_project(folder / name, 3))
        elif kind == "moderate":
            made.append(text_project(folder / name, 3, kind=kind, labels=labels))
        else:
            made.append(image_project(folder / name, ITEMS, kind=kind, labels=labels))
    return made[0], made[1]


def exported(folder: Path, project: Project, some: list[LabelRecord], format: str, **options: Any) -> Path:
    """The dataset's file or folder."""
    view = "majority" if not exporter(format).several and len({one.annotator for one in some}) > 1 else "latest"
    if isinstance(exporter(format), FileExporter):
        path = folder / f"out.{format}"
        path.write_bytes(written(project, *some, format=format, view="latest", **options))
        return path
    planted(folder / "out", project, *some, format=format, view=view, **options)  # type: ignore[arg-type]
    return folder / "out"


def labelled(draw: st.DataObject, project: Project, strategy: Any, people: tuple[str, ...]) -> list[LabelRecord]:
    """Records of some of a project's items, each by some of these people."""
    some = []
    for item in project.items().ids:
        for name in people:
            answer = draw.draw(st.none() | strategy)
            if answer is not None:
                task = project.kind.name
                some.append(
                    record(f"{item}-{name}", item, None, answer=answer, task=task, annotator=name, short_ms=1500)
                )
    return some


ROUNDS = [
    *((format, kind, ("ana", "ben")) for format in ("csv", "tsv", "mturk") for kind in ANSWERS),
    *(
        ("label-studio", kind, ("ana", "ben"))
        for kind in ("boxes", "classify", "tag", "moderate", "compare", "transcribe")
    ),
    *(("coco", kind, ("ana", "ben")) for kind in ("boxes", "classify", "tag")),
    *(("labelme", kind, ("ana",)) for kind in ("boxes", "classify", "tag")),
    ("yolo", "classify", ("someone",)),
]


@pytest.mark.parametrize(("format", "kind", "people"), ROUNDS)
@settings(max_examples=2)
@given(draw=st.data())
def test_answers_come_back_with_their_annotators_and_only_once(
    format: str, kind: str, people: tuple[str, ...], draw: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as name:
        source, target = small(Path(name), kind)
        some = labelled(draw, source, ANSWERS[kind], people)
        if not some:
            return
        path = exported(Path(name), source, some, format)
        brought(target, path, format)

        assert answers(target) == answers(source)
        assert brought(target, path, format).new == 0
        assert brought(source, path, format).new == 0


@settings(max_examples=8)
@given(draw=st.data())
def test_boxes_in_shares_come_back_to_the_last_decimal(draw: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        source, target = small(Path(name), "boxes")
        some = labelled(draw, source, boxes(), ("someone",))
        unlike = [one for one in some if len({repr(box) for box in one.answer["boxes"]}) == len(one.answer["boxes"])]  # type: ignore[index]
        if not unlike:
            return
        path = exported(Path(name), source, unlike, "yolo")
        brought(target, path, "yolo")

        assert answers(target) == answers(source)


@settings(max_examples=8)
@given(draw=st.data(), base=st.sampled_from([0, 1]))
def test_boxes_of_pascal_voc_come_back_by_its_rule_of_counting(draw: st.DataObject, base: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        source, target = small(Path(name), "boxes")
        some = labelled(draw, source, boxes(step=1000 if base else 1), ("someone",))
        if not some:
            return
        path = exported(Path(name), source, some, "voc", voc_base=base)
        brought(target, path, "voc", voc_base=base)

        assert answers(target) == answers(source)


def test_our_own_rows_bring_all_that_they_tell_of_a_record(tmp_path: Path) -> None:
    source, target = small(tmp_path, "classify")
    told = {
        "first_input_ms": 90,
        "inputs": 2,
        "wait_ms": 5,
        "note": "n\n,",
        "sha256": "ab",
        "gold": True,
        "split": "val",
    }
    long = record("s-1", "1.png", "cat", short_ms=1500, long_gaps_ms=(31000, 90000), width=4, height=3, **told)
    skipped = record("s-2", "1.png", None, outcome="skipped", reason="later", supersedes="s-1")
    path = exported(tmp_path, source, [long], "csv")
    path.write_bytes(written(source, skipped, format="csv", view="all"))
    brought(target, path, "csv")

    first, second = records(target)
    assert second == skipped
    assert (first.short_ms, first.long_gaps_ms) == (1500 + 31000 + 60000, ())
    assert [getattr(first, name) for name in told] == list(told.values())
    assert (first.record, first.width, first.shown_at) == ("s-1", 4, long.shown_at)


def test_measured_time_comes_back_with_its_annotator_alone(tmp_path: Path) -> None:
    source, target = small(tmp_path, "classify")
    path = exported(tmp_path, source, [record("s-1", "1.png", "cat", short_ms=1500)], "coco")
    brought(target, path, "coco")
    text = (path / "annotations/labels_train.json").read_text().replace('"annotator":"ana",', "")
    (path / "annotations/labels_train.json").write_text(text.replace('"annotators":["ana"]', '"annotators":[]'))
    brought(target, path, "coco")

    assert [(one.annotator, one.short_ms) for one in records(target)] == [("ana", 1500), ("someone", 0)]
