"""Writing a ready-made project into a folder."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

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
    folder: Path, project: list[str], task: list[str], rates: Iterable[str] = RATES, queue: Iterable[str] = ()
) -> None:
    """Write annotate.toml of the lines of its tables."""
    labour = [f"rates = {quoted_all(rates)}"]
    tables = (("project", project), ("task", task), ("queue", list(queue)), ("labour", labour))
    text = "\n\n".join("\n".join([f"[{name}]", *lines]) for name, lines in tables if lines)
    (folder / "annotate.toml").write_text(text + "\n", encoding="utf-8")


def quoted(text: str) -> str:
    """A TOML string, whose escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False)


def quoted_all(texts: Iterable[str]) -> str:
    """A TOML array of strings."""
    return f"[{', '.join(map(quoted, texts))}]"
