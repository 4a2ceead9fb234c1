"""A small project of every kind of work, with an answer that a machine could suggest and keys that give another."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from annotate.projects.project import Project
from tests.small_projects import grid_pages, image_project, pair_project, text_project


class Work(NamedTuple):
    """`answer` is one to each item; `others` are keys that make another one of it and submit."""

    make: Callable[..., Project]
    answer: Any
    others: tuple[str, ...]


def _grid(folder: Path, count: int, **settings: Any) -> Project:
    return image_project(folder, count, kind="grid", labels=("cat",), task="grid = '2x2'", **settings)


def _pairs(folder: Path, count: int, **settings: Any) -> Project:
    return pair_project(folder, [("the same", "the same")] * count, **settings)


def _kind(maker: Callable[..., Project], kind: str, labels: tuple[str, ...] = ("cat", "dog")) -> Callable[..., Project]:
    def make(folder: Path, count: int, **settings: Any) -> Project:
        return maker(folder, count, kind=kind, labels=labels, **settings)

    return make


BOX = {"label": "cat", "x": 0.0, "y": 0.0, "width": 2.0, "height": 1.0}
TILES = {"target": "cat", "rows": 2, "columns": 2, "tiles": [1]}

WORKS: dict[str, Work] = {
    "classify": Work(_kind(text_project, "classify"), {"label": "dog"}, ("1",)),
    "tag": Work(_kind(text_project, "tag"), {"tags": ["dog"]}, ("1", "enter")),
    "boxes": Work(_kind(image_project, "boxes"), {"boxes": [BOX]}, ("tab", "delete", "enter")),
    "grid": Work(_grid, TILES, ("4", "enter")),
    "moderate": Work(_kind(text_project, "moderate"), {"decision": "remove", "reason": "cat"}, ("k",)),
    "compare": Work(_pairs, {"choice": "left"}, ("3",)),
    "transcribe": Work(_kind(image_project, "transcribe", ()), {"text": "12.50"}, ("x", "enter")),
    "engage": Work(_kind(text_project, "engage"), {"actions": ["dog"]}, ("1", "enter")),
}

SOME = tuple(WORKS) if os.environ.get("ANNOTATE_EXPLORE") else ("classify", "boxes", "moderate")
"""Kinds for what the screens do the same for all: an answer by one key, one that is made up, one behind a cover."""

__all__ = ["SOME", "TILES", "WORKS", "Work", "grid_pages"]
