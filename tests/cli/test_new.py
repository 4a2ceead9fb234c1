from __future__ import annotations

import os
from pathlib import Path

import pytest

from annotate.projects.discover import find_images, only_named
from annotate.projects.project import Project
from annotate.tasks import kinds
from tests.cli.robot import run
from tests.folders import put_images


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_folder_of_images_becomes_a_project() -> None:
    put_images(Path("photos"), "a.jpg", "b/c.png")
    Path("photos/notes.txt").touch()

    result = run("new", "photos", "--task", "classify", "--labels", "cat,dog,other")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        "Found 2 images in photos.\nLeft out: 1 × .txt.\nWrote photos/annotate.toml. Next: annotate label photos\n"
    )
    project = Project.load(Path("photos"))
    assert project.labels.names == ("cat", "dog", "other")
    assert project.name == "photos"
    assert len(project.items()) == 2


def test_the_file_is_written_to_be_read() -> None:
    put_images(Path("photos"), "a.jpg")
    run(
        "new", "photos", "--task", "tag", "-l", "cat, give way", "-l", "[/red]", "--question", 'What "is" it?', "--free"
    )

    assert Path("photos/annotate.toml").read_text() == (
        """\
[project]
name = "photos"
items = "."                        # a folder, or a .txt, .csv or .jsonl file
# instructions = "instructions.md" # what annotators read first

[task]
kind = "tag"
question = "What \\"is\\" it?"
labels = ["cat", "give way", "[/red]"] # or { name = "cat", key = "c", hint = "…" }
free = true

[queue]
order = "listed"                   # listed | random | fewest-labels
overlap = 1                        # how many annotators each item needs
# gold = "gold.jsonl"              # control items, mixed in unmarked
# repeat = 0.05                    # the share of items shown twice

[labour]
idle_after = "60s"                 # longer pauses count as this long
reward = "0.00 EUR"                # per accepted label
"""
    )


def test_items_may_lie_elsewhere_and_the_folder_be_new() -> None:
    Path("posts.txt").write_text("one\ntwo\n")

    result = run("new", "my project", "--labels", "fine,spam", "--items", "posts.txt", "--name", "Posts")

    assert result.exit_code == 0
    assert result.stderr.endswith("Next: annotate label 'my project'\n")
    project = Project.load(Path("my project"))
    assert (project.name, project.config.project.items, len(project.items())) == ("Posts", "../posts.txt", 2)


def test_without_a_folder_the_project_is_here() -> None:
    put_images(Path(), "a.jpg")

    assert run("new", "--labels", "a,b").stderr.endswith("Wrote annotate.toml. Next: annotate label\n")


def test_forty_labels_are_taken() -> None:
    put_images(Path("photos"), "a.jpg")
    names = [f"label {number}" for number in range(40)]
    run("new", "photos", "--labels", ",".join(names))

    project = Project.load(Path("photos"))
    assert list(project.labels.names) == names
    assert None not in project.labels.keys


def test_a_project_is_never_overwritten() -> None:
    put_images(Path("photos"), "a.jpg")
    Path("photos/annotate.toml").write_text("mine")

    result = run("new", "photos", "--labels", "a,b")

    assert result.exit_code == 1
    assert result.stderr == (
        "annotate: photos/annotate.toml is there already: change it, or make the project in another folder\n"
    )
    assert Path("photos/annotate.toml").read_text() == "mine"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["photos"], 'photos/annotate.toml: [task] labels: name at least one label, such as labels = ["cat", "dog"].'),
        (
            ["photos", "-l", "a,a"],
            "photos/annotate.toml: [task] labels: the label “a” is there twice: remove one of them.",
        ),
        (
            ["photos", "-l", "x\x1b[2J"],
            "photos/annotate.toml: [task] labels: the label “x\\x1b[2J” contains control characters: "
            "write it without them.",
        ),
        (
            ["photos", "-l", "a", "-t", "circles"],
            "photos/annotate.toml: [task] kind: there is no kind of task “circles”: "
            f"the kinds are {', '.join(kinds())}.",
        ),
        (["empty", "-l", "a"], "empty is empty: put images there, or name another place for the items"),
        (
            ["texts", "-l", "a"],
            "texts has no images, but p.txt: name that file as the items, with --items or in annotate.toml",
        ),
        (
            ["nowhere", "-l", "a"],
            "there is no folder nowhere: make it and put the items there, or name their place with --items",
        ),
        (
            ["photos/a.jpg", "-l", "a"],
            "photos/a.jpg is not a folder: name the project's folder, and this file with --items",
        ),
        (
            ["p", "-l", "a", "-i", "gone"],
            "{here}/gone does not exist: put the items there, or name their place with “items” in annotate.toml",
        ),
    ],
)
def test_what_cannot_be_a_project_is_refused_and_nothing_written(arguments: list[str], sentence: str) -> None:
    put_images(Path("photos"), "a.jpg")
    for folder in ("empty", "texts"):
        Path(folder).mkdir()
    Path("texts/p.txt").write_text("one")

    result = run("new", *arguments)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"annotate: {sentence}\n".replace("{here}", str(Path.cwd()))
    assert not list(Path().rglob("annotate.toml"))
    assert not Path("p").exists()


# Grids


@pytest.mark.parametrize(
    ("options", "told", "shape", "tiles"),
    [
        ([], "Each picture is cut into 3x3 squares. The keys are 7 8 9 / 4 5 6 / 1 2 3.", (3, 3), "squares"),
        (
            ["--grid", "4x4"],
            "Each picture is cut into 4x4 squares. The keys are 1 2 3 4 / q w e r / a s d f / z x c v.",
            (4, 4),
            "squares",
        ),
        (
            ["--grid", "5x5"],
            "Each picture is cut into 5x5 squares. The arrows and the space bar choose.",
            (5, 5),
            "squares",
        ),
        (
            ["--grid", "2x3", "--tiles", "items"],
            "Each page shows 6 items, a picture each. The keys are 7 8 9 / 4 5 6.",
            (2, 3),
            "items",
        ),
    ],
)
def test_a_grid_says_what_its_tiles_are_and_which_keys_choose_them(
    options: list[str], told: str, shape: tuple[int, int], tiles: str
) -> None:
    put_images(Path("photos"), "a.jpg", "b.jpg")

    result = run("new", "photos", "--task", "grid", "--labels", "traffic light", *options)

    assert result.stderr.splitlines() == [
        "Found 2 images in photos.",
        told,
        "Wrote photos/annotate.toml. Next: annotate label photos",
    ]
    task = Project.load(Path("photos")).config.task
    assert (task.kind, task.shape, task.tiles) == ("grid", shape, tiles)


def test_a_grids_file_shows_what_is_asked_and_what_can_be_changed() -> None:
    put_images(Path("photos"), "a.jpg")
    run("new", "photos", "--task", "grid", "--labels", "cat", "--grid", "4 x 4")

    written = Path("photos/annotate.toml").read_text()
    assert '# question = "Select all squares with {target}"\n' in written
    assert 'grid = "4x4"                       # rows and columns of tiles\n' in written
    assert 'tiles = "squares"                  # squares of an item, or items: one in each tile\n' in written


def test_a_file_of_sheets_becomes_a_project_and_missing_pictures_are_told_of() -> None:
    put_images(Path("in"), "a.jpg")
    Path("in/cats.jsonl").write_text('{"images": ["a.jpg", "b.jpg", "c.jpg"]}\n{"images": ["a.jpg", "d.jpg"]}\n')

    result = run("new", "in/cats.jsonl", "--task", "grid", "--labels", "cat")

    place = Path("in/cats.jsonl").absolute()
    assert result.stderr.splitlines() == [
        f"Found 2 sheets of pictures in {place}; 3 pictures are not there (b.jpg, c.jpg, d.jpg): "
        "they will be shown as missing.",
        "Each item is a sheet of up to 9 pictures. The keys are 7 8 9 / 4 5 6 / 1 2 3.",
        "The project is in the new folder in/cats; the items stay where they are (../cats.jsonl).",
        "Wrote in/cats/annotate.toml. Next: annotate label in/cats",
    ]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (
            ["--task", "grid", "--labels", "a,b"],
            "photos/annotate.toml: [task] labels: name one label, the one to look for: "
            "only the rows of a .jsonl file can each have a “target”.",
        ),
        (
            ["--task", "grid", "--labels", "a", "--grid", "30x30"],
            'photos/annotate.toml: [task] grid: this should be rows and columns, at most 10 of each, such as "3x3".',
        ),
        (
            ["--labels", "a", "--tiles", "items"],
            "photos/annotate.toml: [task] tiles: tiles belong to the kind “grid”: remove this key.",
        ),
    ],
)
def test_a_grid_that_cannot_be_meant_is_refused(options: list[str], sentence: str) -> None:
    put_images(Path("photos"), "a.jpg")

    result = run("new", "photos", *options)

    assert (result.exit_code, result.stderr) == (1, f"annotate: {sentence}\n")
    assert not Path("photos/annotate.toml").exists()


@pytest.mark.parametrize("name", ["🐈 photos", "[/red]", "a\nb", "x\x1b[2J", '"q"', "-p"])
def test_a_folder_of_any_name_becomes_a_project(name: str) -> None:
    put_images(Path(name), "a.jpg")

    result = run("new", "--labels", "a", "--", name)

    assert result.exit_code == 0
    assert "\x1b" not in result.stderr
    assert result.stderr.count("\n") == 2
    assert Project.load(Path(name)).items().ids == ["a.jpg"]


def test_a_folder_that_cannot_be_written_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    put_images(Path("photos"), "a.jpg")

    def refuse(*_arguments: object, **_settings: object) -> None:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(Path, "open", refuse)
    result = run("new", "photos", "--labels", "a")

    assert result.stderr == "annotate: photos/annotate.toml cannot be written (Permission denied)\n"


def test_a_file_of_texts_gets_a_project_in_a_new_folder_beside_it() -> None:
    Path("in").mkdir()
    Path("in/posts.txt").write_text("one\ntwo\n")

    result = run("new", "in/posts.txt", "--task", "tag", "--labels", "a,b")

    assert result.exit_code == 0
    assert result.stderr.splitlines()[1:] == [
        "The project is in the new folder in/posts; the items stay where they are (../posts.txt).",
        "Wrote in/posts/annotate.toml. Next: annotate label in/posts",
    ]
    project = Project.load(Path("in/posts"))
    assert (project.name, project.config.project.items, len(project.items())) == ("posts", "../posts.txt", 2)
    assert "in/posts/annotate.toml is there already" in run("new", "in/posts.txt", "--labels", "a").stderr


def test_a_folder_that_has_the_texts_name_is_left_alone() -> None:
    Path("posts.txt").write_text("one\n")
    put_images(Path("posts"), "a.jpg")

    result = run("new", "posts.txt", "--labels", "a,b")

    assert (result.exit_code, sorted(path.name for path in Path("posts").iterdir())) == (1, ["a.jpg"])
    assert "posts is there already: name another folder for the project, and the items with --items" in result.stderr


def test_a_file_that_is_no_folder_cannot_hold_a_project() -> None:
    Path("posts.txt").write_text("one\n")
    Path("notes.pdf").touch()

    assert "notes.pdf is not a folder" in run("new", "notes.pdf", "--labels", "a").stderr
    assert "posts.txt is not a folder" in run("new", "posts.txt", "--items", "posts.txt", "--labels", "a").stderr


def test_files_that_are_only_named_like_images_are_told_of() -> None:
    put_images(Path("photos"), "a.jpg", "b.jpg", "c.jpg")
    for name in ("hard/1.png", "hard/2.png", "hard/3.png", "hard/4.png"):
        Path("photos/hard").mkdir(exist_ok=True)
        Path("photos", name).write_text("<html>")

    result = run("new", "photos", "--labels", "a,b")

    assert result.stderr.splitlines()[0] == (
        "Found 7 images in photos; 4 are not images, in spite of their names (hard/1.png, hard/2.png, hard/3.png, …): "
        "they will be shown as broken."
    )


def test_looking_into_files_ends_where_it_would_take_too_long() -> None:
    put_images(Path("photos"), "a.jpg")
    Path("photos/b.jpg").touch()
    Path("photos/c.jpg").touch()

    assert only_named(find_images(Path("photos")), at_most=2) == ["b.jpg"]
