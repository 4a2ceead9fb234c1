"""Items of several pictures, and items that ask for something of their own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotate.errors import AnnotateError
from annotate.projects.gold import load_gold
from annotate.projects.items import Items, load_items
from annotate.projects.project import Project
from tests.small_projects import make_project


def rows(folder: Path, *lines: dict[str, Any]) -> Items:
    (folder / "items.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return load_items(folder / "items.jsonl")


def mistake(folder: Path, *lines: dict[str, Any]) -> str:
    with pytest.raises(AnnotateError) as error:
        rows(folder, *lines)
    return str(error.value).replace(f"{folder}/", "")


def test_a_row_of_several_pictures_is_a_sheet(tmp_path: Path) -> None:
    items = rows(
        tmp_path, {"images": ["a.jpg", "in/./b.jpg"], "id": "s", "target": "cat"}, {"images": ["c.jpg", "d.jpg"]}
    )

    assert (items.media, items.ids, items.found()) == ("sheet", ["s", "2"], "2 sheets of pictures")
    assert items[0].paths == (tmp_path / "a.jpg", tmp_path / "in/b.jpg")
    assert (items[0].media, items[0].path, items[0].target, items[1].target) == ("sheet", None, "cat", None)
    assert items.get("2") == items[1]


def test_a_row_of_one_picture_is_a_picture(tmp_path: Path) -> None:
    items = rows(tmp_path, {"images": ["a.jpg"], "target": "cat"}, {"images": ["b.jpg"]})

    assert (items.media, items[0].media, items[0].path, items[0].target) == (
        "image",
        "image",
        tmp_path / "a.jpg",
        "cat",
    )


def test_the_first_row_says_whether_a_file_has_pictures_or_texts(tmp_path: Path) -> None:
    file = tmp_path / "items.jsonl"
    file.write_bytes(b'\xef\xbb\xbf\n \n{"text": "a", "images": null}\n')

    assert load_items(file).media == "text"
    file.write_bytes(b'\xef\xbb\xbf\n \n{"images": ["a.jpg"]}\n')
    assert load_items(file).media == "image"


@pytest.mark.parametrize(
    "name", ["../a.jpg", "in/../../a.jpg", "/etc/passwd", "..", "", "  ", "a\x1b[2J.jpg", "..\\a.jpg", "\\a.jpg"]
)
def test_a_path_that_leaves_the_files_folder_is_refused(tmp_path: Path, name: str) -> None:
    sentence = mistake(tmp_path, {"images": ["a.jpg"]}, {"images": ["b.jpg", name]})

    assert sentence.startswith("items.jsonl, line 2: “")
    assert sentence.endswith("” is no picture in the folder of this file: write its path as seen from there")
    assert "\x1b" not in sentence


@pytest.mark.parametrize(
    ("second", "sentence"),
    [
        ({"images": []}, "items.jsonl, line 2: it names no picture: name one or more"),
        (
            {"images": ["b.jpg"], "id": "1"},
            "items.jsonl, line 2: the id “1” is already that of line 1: give each row its own",
        ),
        ({"images": ["b.jpg"], "id": " "}, "items.jsonl, line 2: the id is empty: give each row its own"),
        (
            {"text": "a post"},
            'items.jsonl, line 2: this is no row of pictures such as {"images": ["1.jpg", "2.jpg"]} '
            "(Object missing required field `images`)",
        ),
    ],
)
def test_a_mistake_names_its_line(tmp_path: Path, second: dict[str, Any], sentence: str) -> None:
    assert mistake(tmp_path, {"images": ["a.jpg"]}, second) == sentence


# In a project


def project_of(
    folder: Path, *lines: dict[str, Any], labels: tuple[str, ...] = ("cat",), task: str = "", more: str = ""
) -> Project:
    rows(folder, *lines)
    return make_project(folder, "items.jsonl", kind="grid", labels=labels, task=task, more=more)


def refusal(project: Project) -> str:
    with pytest.raises(AnnotateError) as error:
        project.items()
    return str(error.value).replace(f"{project.root}/", "")


def test_each_item_asks_for_a_label_of_its_own_or_for_the_one_there_is(tmp_path: Path) -> None:
    project = project_of(
        tmp_path, {"images": ["a.jpg"], "target": "dog"}, {"images": ["b.jpg"], "target": "cat"}, labels=("cat", "dog")
    )
    assert [item.target for item in project.items()] == ["dog", "cat"]
    assert project_of(tmp_path, {"images": ["a.jpg"]}).items()[0].target is None


def test_a_target_must_be_a_label_and_every_item_must_have_one(tmp_path: Path) -> None:
    one, two = {"images": ["a.jpg"], "target": "cow"}, {"images": ["b.jpg"]}

    assert refusal(project_of(tmp_path, one)) == (
        "the item “1” asks for “cow”, which is not one of the labels: add it to annotate.toml"
    )
    assert refusal(project_of(tmp_path, two, labels=("cat", "dog"))) == (
        "annotate.toml: [task] labels: name one label, the one to look for: "
        "only the rows of a .jsonl file can each have a “target”."
    )


def test_a_sheet_must_fit_into_the_grid(tmp_path: Path) -> None:
    ten = {"images": [f"{number}.jpg" for number in range(10)], "id": "ten"}

    assert refusal(project_of(tmp_path, {"images": ["a.jpg"]}, ten)) == (
        "annotate.toml: [task] grid: the item “ten” has 10 pictures, more than there is room for: enlarge the grid."
    )
    assert len(project_of(tmp_path, ten, task="grid = '2x5'").items()) == 1


def test_sheets_are_not_shown_on_pages(tmp_path: Path) -> None:
    project = project_of(tmp_path, {"images": ["a.jpg", "b.jpg"]}, task="tiles = 'items'")

    assert refusal(project) == "annotate.toml: [task] tiles: the items are sheets of several pictures: remove this key."


def test_other_kinds_label_the_pictures_of_a_file_but_no_sheets(tmp_path: Path) -> None:
    rows(tmp_path, {"images": ["a.jpg"]})
    assert make_project(tmp_path, "items.jsonl").items().media == "image"
    rows(tmp_path, {"images": ["a.jpg", "b.jpg"]})
    assert refusal(make_project(tmp_path, "items.jsonl")) == (
        "a task of the kind “classify” cannot be asked about 1 sheet of pictures: name other items, or another kind"
    )


def test_known_answers_are_lists_of_tiles_for_the_items_own_target(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text('{"item": "1", "answer": [4, 0]}\n', encoding="utf-8")
    project = project_of(
        tmp_path, {"images": ["a.jpg"], "target": "dog"}, labels=("cat", "dog"), more="[queue]\ngold = 'gold.jsonl'"
    )

    known = {"target": "dog", "rows": 3, "columns": 3, "tiles": [0, 4]}
    assert load_gold(project, project.items()) == {"1": known}
    (tmp_path / "gold.jsonl").write_text(json.dumps({"item": "1", "answer": known | {"rows": 4}}), encoding="utf-8")
    with pytest.raises(AnnotateError) as error:
        load_gold(project, project.items())
    assert str(error.value).endswith("gold.jsonl, line 1: this answers another question: dog: 2 of 12")


def test_pictures_answer_a_prompt_together_and_one_alone_has_somebody_who_posted_it(tmp_path: Path) -> None:
    items = rows(
        tmp_path,
        {"images": ["a.jpg", "b.jpg"], "prompt": "draw [a] cat\x1b[2J", "author": "@x"},
        {"images": ["c.jpg"], "author": "@y"},
    )

    assert [(item.prompt, item.author) for item in items] == [("draw [a] cat\x1b[2J", None), (None, "@y")]


def test_a_byte_order_mark_before_a_prompt_is_no_part_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "items.jsonl"
    file.write_bytes(b'\xef\xbb\xbf{"images": ["a.jpg", "b.jpg"], "prompt": "p"}\r\n')

    assert load_items(file)[0].prompt == "p"
