"""Small projects in a folder of the test's own: tiny pictures, or texts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from annotate.projects.project import Project
from annotate.projects.toml import quoted

LABELS = ("cat", "dog", "other")


def image_project(folder: Path, names: int | Sequence[str] = 4, **settings: Any) -> Project:
    """A project of tiny pictures, `1.png` and so on unless they are named."""
    for name in _numbered(names, ".png"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(tiny_png())
    return make_project(folder, ".", **settings)


def text_project(folder: Path, texts: int | Sequence[str] = 4, **settings: Any) -> Project:
    """A project of texts with the ids `1`, `2` and so on."""
    lines = [f"text number {one}" for one in range(1, texts + 1)] if isinstance(texts, int) else texts
    rows = (json.dumps({"id": str(number), "text": text}) for number, text in enumerate(lines, 1))
    (folder / "posts.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return make_project(folder, "posts.jsonl", **settings)


def pair_project(
    folder: Path, pairs: int | Sequence[Sequence[str]] = 4, *, prompt: str = "", **settings: Any
) -> Project:
    """A project of pairs of texts with the ids `1`, `2` and so on: `a1` is listed before `b1`."""
    sides = [(f"a{one}", f"b{one}") for one in range(1, pairs + 1)] if isinstance(pairs, int) else pairs
    rows = ({"id": str(number), "texts": list(two), "prompt": prompt} for number, two in enumerate(sides, 1))
    (folder / "pairs.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return make_project(folder, "pairs.jsonl", kind="compare", labels=(), **settings)


def grid_pages(
    folder: Path,
    count: int,
    *,
    task: str = "grid = '2x2'\ntiles = 'items'",
    targets: Sequence[str] = (),
    more: str = "",
) -> Project:
    """A project of tiny pictures on pages of four, `1.png` and so on; with `targets` rows of a file, `1` and so on."""
    labels = tuple(dict.fromkeys(targets)) or ("cat",)
    project = image_project(folder, count, kind="grid", labels=labels[:1], task=task, more=more)
    if not targets:
        return project
    rows = ({"images": [f"{number}.png"], "target": target} for number, target in enumerate(targets, 1))
    (folder / "items.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return make_project(folder, "items.jsonl", kind="grid", labels=labels, task=task, more=more)


def make_project(
    folder: Path,
    items: str,
    *,
    kind: str = "classify",
    labels: Sequence[str | dict[str, str]] = LABELS,
    free: bool = False,
    project: str = "",
    task: str = "",
    more: str = "",
) -> Project:
    """Write annotate.toml and load it; `project` and `task` are added to their tables, `more` at the end."""
    shown = ", ".join(quoted(one) if isinstance(one, str) else _table(one) for one in labels)
    folder.joinpath("annotate.toml").write_text(
        f'[project]\nname = "small"\nitems = {quoted(items)}\n{project}\n'
        f"[task]\nkind = {quoted(kind)}\nlabels = [{shown}]\nfree = {str(free).lower()}\n{task}\n{more}",
        encoding="utf-8",
    )
    return Project.load(folder)


@cache
def tiny_png() -> bytes:
    """A picture of four by three pixels."""
    data = BytesIO()
    Image.new("RGB", (4, 3), (200, 120, 40)).save(data, "PNG")
    return data.getvalue()


def _numbered(names: int | Sequence[str], ending: str) -> Sequence[str]:
    return [f"{number}{ending}" for number in range(1, names + 1)] if isinstance(names, int) else names


def _table(label: dict[str, str]) -> str:
    return "{ " + ", ".join(f"{key} = {quoted(value)}" for key, value in label.items()) + " }"
