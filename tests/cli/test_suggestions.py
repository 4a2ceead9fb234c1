"""annotate import --suggestions, as it is typed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotate.projects.project import Project
from storage import LabelRecord, LabelStore, SuggestionRecord
from tests.cli.robot import run
from tests.labelling import record
from tests.small_projects import text_project
from tests.tui.driving import stored


@pytest.fixture
def posts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    Path("posts").mkdir()
    return text_project(Path("posts"), 4)


def write(*lines: Any) -> str:
    Path("machine.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return "machine.jsonl"


def suggested(project: Project) -> list[tuple[str, Any, str | None]]:
    return [(one.item, one.answer, one.source) for one in stored(project, SuggestionRecord)]


def test_suggestions_come_in_with_their_source_and_are_no_labels(posts: Project) -> None:
    file = write({"item": "1", "answer": {"label": "cat"}, "score": 0.9}, {"item": "3", "answer": "dog"})
    result = run("import", "posts", file, "--suggestions", "--source", "detector-2")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "2 new suggestions imported.\n")
    assert suggested(posts) == [("1", {"label": "cat"}, "detector-2"), ("3", {"label": "dog"}, "detector-2")]
    assert stored(posts, LabelRecord) == []


def test_the_same_file_twice_adds_nothing_and_another_answer_replaces(posts: Project) -> None:
    file = write({"item": "1", "answer": "cat"}, {"item": "2", "answer": "dog"})
    run("import", "posts", file, "--suggestions")
    result = run("import", "posts", file, "--suggestions")
    assert result.stderr == "0 new suggestions imported; 2 were here already.\n"

    result = run(
        "import", "posts", write({"item": "1", "answer": "other"}, {"item": "2", "answer": "dog"}), "--suggestions"
    )
    assert result.stderr == "1 new suggestion imported; 1 was here already.\n"
    assert [one[1]["label"] for one in suggested(posts)] == ["cat", "dog", "other"]


def test_an_export_of_labels_comes_in_as_suggestions(posts: Project) -> None:
    with LabelStore.open(posts.store_path) as store:
        store.append(record("s-1", "1", "dog"), record("s-2", "2", None, outcome="skipped", reason="unsure"))
    Path("labels.jsonl").write_bytes(run("export", "posts").stdout_bytes)
    result = run("import", "posts", "labels.jsonl", "--suggestions")

    assert (result.exit_code, suggested(posts)) == (0, [("1", {"label": "dog"}, None)])


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ({"item": "9", "answer": "cat"}, "there is no item “9”"),
        ({"item": "2", "answer": "cow"}, "“cow” is not one of the labels"),
        ({"item": "2"}, 'this is not a suggestion such as {"item": "1.jpg", "answer": {"label": '),
        ({"item": "2", "answer": None}, "this is not a suggestion such as"),
        ([1], "this is not a suggestion such as"),
        ({"item": "2", "answer": {"tags": []}, "task": "tag"}, "its task is “tag”, the project's “classify”"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_comes_in(posts: Project, line: Any, what: str) -> None:
    result = run("import", "posts", write({"item": "1", "answer": "cat"}, line), "--suggestions")

    assert result.exit_code == 1
    assert f"machine.jsonl, line 2: {what}" in " ".join(result.stderr.split())
    assert suggested(posts) == []


def test_a_file_without_suggestions_is_a_mistake(posts: Project) -> None:
    result = run("import", "posts", write(), "--suggestions")

    assert (result.exit_code, "machine.jsonl suggests nothing" in result.stderr) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("--suggestions", "--source", "a\nb"), 1, "a source is a name of one line"),
        (("--source", "a"), 2, "belongs to --suggestions"),
    ],
)
def test_a_source_is_a_name_of_one_line_and_belongs_to_suggestions(
    posts: Project, arguments: tuple[str, ...], status: int, sentence: str
) -> None:
    result = run("import", "posts", write({"item": "1", "answer": "cat"}), *arguments)

    assert (result.exit_code, sentence in result.stderr) == (status, True)
    assert suggested(posts) == []
