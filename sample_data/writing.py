"""Writing a ready-made project into a folder."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sample_data.shipped import PICTURES

RATES = ("piece-class-google", "wage-micro-all", "floor-fr")
"""What the work is held against on the receipt."""


def is_new(folder: Path) -> bool:
    """Make the folder; whether it has no project yet."""
    folder.mkdir(parents=True, exist_ok=True)
    return not (folder / "annotate.toml").exists()


def task(kind: str, question: str, labels: Iterable[str] = ()) -> list[str]:
    """The lines of the table [task]; without labels for a kind that has none."""
    named = list(labels)
    return [
        f'kind = "{kind}"',
        f"question = {quoted(question)}",
        *([f"labels = {quoted_all(named)}"] if named else []),
    ]


def write_rows(file: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write a JSON object on each line."""
    file.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), encoding="utf-8")


def write_gold(folder: Path, known: Mapping[str, Any]) -> list[str]:
    """Write the known answers by their items; the lines of the table [queue] that name the file."""
    write_rows(folder / "gold.jsonl", ({"item": item, "answer": answer} for item, answer in known.items()))
    return ['gold = "gold.jsonl"']


def write_project(
    folder: Path,
    project: list[str],
    task: list[str],
    rates: Iterable[str] = RATES,
    queue: Iterable[str] = (),
    labour: Iterable[str] = (),
) -> None:
    """Write annotate.toml of the lines of its tables; `labour`: what stands there beside the rates."""
    labour = [f"rates = {quoted_all(rates)}", *labour]
    tables = (("project", project), ("task", task), ("queue", list(queue)), ("labour", labour))
    text = "\n\n".join("\n".join([f"[{name}]", *lines]) for name, lines in tables if lines)
    (folder / "annotate.toml").write_text(text + "\n", encoding="utf-8")


def copy_pictures(folder: Path, names: Iterable[str]) -> None:
    """Copy shipped pictures into the folder `images` in there."""
    (folder / "images").mkdir(exist_ok=True)
    for name in names:
        shutil.copyfile(PICTURES / name, folder / "images" / name)


def quoted(text: str) -> str:
    """A TOML string, whose escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False)


def quoted_all(texts: Iterable[str]) -> str:
    """A TOML array of strings."""
    return f"[{', '.join(map(quoted, texts))}]"
