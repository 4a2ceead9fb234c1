"""Mistakes in what annotate.toml names are found before anybody labels."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.projects.checking import mistakes
from tests.folders import CLASSIFY, make_project


def found(folder: Path, toml: str) -> tuple[str, ...]:
    project = make_project(folder, toml=toml)
    return mistakes(project, project.items())


def test_a_project_whose_files_are_there_has_no_mistakes(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text('{"item": "a.jpg", "answer": {"label": "cat"}}\n')
    (tmp_path / "read.md").write_text("Look closely.")
    more = '[queue]\ngold = "gold.jsonl"\n[labour]\nrates = ["floor-fr", "25 EUR/hour"]\n'

    assert found(tmp_path, f'[project]\ninstructions = "read.md"\n{CLASSIFY}{more}') == ()


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        (
            f'{CLASSIFY}[labour]\nrates = ["floor-xx"]\n',
            "annotate.toml: [labour] rates: there is no rate “floor-xx”: `annotate rates` lists them; "
            "one of your own is written 25.00 EUR/hour.",
        ),
        (
            f'{CLASSIFY}[queue]\ngold = "g.jsonl"\n',
            "g.jsonl cannot be read (No such file or directory): correct",
        ),
        (f'{CLASSIFY}[queue]\ngold = "bad.jsonl"\n', "bad.jsonl, line 1: there is no item “z.jpg”"),
        (f'[project]\ninstructions = "i.md"\n{CLASSIFY}', "i.md cannot be read (No such file or directory): correct"),
    ],
)
def test_what_cannot_be_used_is_named_with_file_and_key(tmp_path: Path, toml: str, sentence: str) -> None:
    (tmp_path / "bad.jsonl").write_text('{"item": "z.jpg", "answer": {"label": "cat"}}\n')

    (told,) = found(tmp_path, toml)

    assert sentence in told
