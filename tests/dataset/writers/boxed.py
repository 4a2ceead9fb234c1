"""Projects of boxes whose pictures have room for them, and what was drawn on these."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PIL import Image

from annotate.projects.project import Project
from storage import LabelRecord
from tests.labelling import record
from tests.small_projects import make_project

WIDTH, HEIGHT = 64, 48
LABELS = ("cat", "dog", "a: 'b', \"c\" & <d>")
Box = tuple[str, float, float, float, float]
"""Label and edges: left, top, right, bottom."""
DRAWN: Mapping[str, Sequence[Box]] = {
    "a.png": [("cat", 0, 0, 10, 10), ("dog", 3.25, 4.5, 20.75, 30.125)],
    "b/a.png": [(LABELS[2], 54, 38, 64, 48)],
    "nothing here.png": [],
    "-é ü.PNG": [("cat", 1, 1, 2, 2)],
}
"""What ana drew on each picture."""


def picture(path: Path, size: tuple[int, int] = (WIDTH, HEIGHT), **how: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, (200, 120, 40)).save(path, **how)


def boxed(folder: Path, drawn: Mapping[str, Sequence[Box]] = DRAWN, *, labels: Sequence[str] = LABELS) -> Project:
    """A project of these pictures, and one that nobody looked at."""
    for name in (*drawn, "unseen.png"):
        picture(folder / name)
    return make_project(folder, ".", kind="boxes", labels=labels)


def looked(drawn: Mapping[str, Sequence[Box]] = DRAWN, annotator: str = "ana", **fields: Any) -> list[LabelRecord]:
    """A label record for each picture."""
    return [
        record(
            f"{annotator}-{number}",
            item,
            None,
            task="boxes",
            annotator=annotator,
            answer={"boxes": [answer_of(box) for box in boxes]},
            **{"width": WIDTH, "height": HEIGHT, "short_ms": 2500, "inputs": 3, **fields},
        )
        for number, (item, boxes) in enumerate(drawn.items(), 1)
    ]


def answer_of(box: Box) -> dict[str, Any]:
    label, left, top, right, bottom = box
    size = {"width": float(right - left), "height": float(bottom - top)}
    return {"label": label, "x": float(left), "y": float(top), **size}
