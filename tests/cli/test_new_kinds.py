"""`annotate new` for kinds without labels, with usual ones, and with settings of their own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotate.projects.project import Project
from tests.cli.robot import run
from tests.folders import put_images


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    put_images(Path("photos"), "a.jpg", "b.jpg")
    Path("pairs.jsonl").write_text('{"texts": ["a", "b"], "prompt": "p"}\n')
    Path("posts.jsonl").write_text('{"text": "a", "author": "@b"}\n')


def task_of(folder: str) -> str:
    """The table [task] of the file that was written."""
    text = Path(folder, "annotate.toml").read_text(encoding="utf-8")
    return text.partition("[task]\n")[2].partition("\n\n")[0]


def test_a_file_of_pairs_becomes_a_project_without_labels() -> None:
    result = run("new", "pairs.jsonl", "--task", "compare")

    assert result.stderr.splitlines() == [
        f"Found 1 pair of texts in {Path('pairs.jsonl').absolute()}.",
        "← and → choose a side, ↓ neither; the sides are shuffled for each annotator.",
        "The project is in the new folder pairs; the items stay where they are (../pairs.jsonl).",
        "Wrote pairs/annotate.toml. Next: annotate label pairs",
    ]
    assert task_of("pairs") == 'kind = "compare"\n# question = "Which one is better?"'
    assert len(Project.load(Path("pairs")).items()) == 1


def test_pairs_of_pictures_are_compared_too() -> None:
    rows = [{"images": ["photos/a.jpg", "photos/b.jpg"]}]
    Path("pictures.jsonl").write_text("\n".join(map(json.dumps, rows)))
    result = run("new", "pictures.jsonl", "--task", "compare")

    assert result.exit_code == 0
    assert Project.load(Path("pictures")).items().media == "sheet"


def test_moderation_shows_how_reasons_and_the_rest_are_written() -> None:
    result = run("new", "photos", "--task", "moderate")

    assert "o opens what is covered; k keeps, t takes down, e escalates.\n" in result.stderr
    assert task_of("photos").splitlines() == [
        'kind = "moderate"',
        '# question = "May this stay?"',
        '# labels = ["spam", "insult"]      # reasons for a removal, each with a key',
        '# rest_after = "5m"                # a rest is offered after so long with opened items',
    ]
    project = Project.load(Path("photos"))
    assert (list(project.labels), project.terms.rest_after_ms) == ([], 300_000)


def test_moderation_takes_reasons_and_when_a_rest_is_offered() -> None:
    result = run("new", "photos", "--task", "moderate", "--labels", "spam,insult", "--rest-after", "90s")

    assert "Reasons: 1 spam, 2 insult." in result.stderr
    project = Project.load(Path("photos"))
    assert (project.labels.names, project.terms.rest_after_ms) == (("spam", "insult"), 90_000)


def test_engaging_has_its_usual_clicks_and_shows_how_a_pace_is_written() -> None:
    result = run("new", "posts.jsonl", "--task", "engage")

    assert "The clicks: 1 like, 2 follow, 3 share; ⏎ goes on.\n" in result.stderr
    assert '# pace = "6s"                      # the clock that runs for each item; it forces nobody' in task_of(
        "posts"
    )
    project = Project.load(Path("posts"))
    assert (project.labels.names, project.terms.pace_ms) == (("like", "follow", "share"), 0)


def test_engaging_takes_other_clicks_and_a_pace() -> None:
    run("new", "posts.jsonl", "--task", "engage", "--labels", "like,report", "--pace", "4s")

    project = Project.load(Path("posts"))
    assert (project.labels.names, project.terms.pace_ms) == (("like", "report"), 4_000)


def test_transcribing_needs_no_labels() -> None:
    result = run("new", "photos", "--task", "transcribe")

    assert (result.exit_code, "labels" in task_of("photos")) == (0, False)
    assert "What is typed goes into the field; ⏎ submits." in result.stderr


WANTED = (
    'write a .jsonl file with a line for each pair, {"images": ["1a.jpg", "1b.jpg"]} for pictures or '
    '{"prompt": "…", "texts": ["…", "…"]} for texts, and name it as the items'
)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["pairs.jsonl", "--task", "compare", "--labels", "a,b"],
            "a task of the kind “compare” does not use --labels: leave it out",
        ),
        (
            ["photos", "--task", "transcribe", "--labels", "a"],
            "a task of the kind “transcribe” does not use --labels: leave it out",
        ),
        (
            ["photos", "--task", "classify", "--labels", "a", "--pace", "6s"],
            "a task of the kind “classify” does not use --pace: leave it out",
        ),
        (
            ["posts.jsonl", "--task", "engage", "--rest-after", "6s"],
            "a task of the kind “engage” does not use --rest-after: leave it out",
        ),
        (
            ["posts.jsonl", "--task", "engage", "--pace", "soon"],
            'posts/annotate.toml: [task] pace: this should be a time of at least one second, such as "6s".',
        ),
        (
            ["photos", "--task", "compare"],
            f"a task of the kind “compare” cannot be asked about 2 images: {WANTED}",
        ),
        (
            ["posts.jsonl", "--task", "compare"],
            f"a task of the kind “compare” cannot be asked about 1 text: {WANTED}",
        ),
        (
            ["pairs.jsonl", "--labels", "a"],
            "a task of the kind “classify” cannot be asked about 1 pair of texts: name other items, or another kind",
        ),
    ],
)
def test_what_does_not_fit_a_kind_is_refused_and_nothing_written(arguments: list[str], sentence: str) -> None:
    result = run("new", *arguments)

    assert (result.exit_code, result.stderr) == (1, f"annotate: {sentence}\n")
    assert not list(Path().rglob("annotate.toml"))
