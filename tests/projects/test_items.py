from __future__ import annotations

import os
from pathlib import Path

import pytest

from annotate.errors import AnnotateError
from annotate.projects.items import Item, load_items
from tests.folders import PNG, put_images


def refusal(path: Path) -> str:
    with pytest.raises(AnnotateError) as error:
        load_items(path)
    return str(error.value).replace(str(path), "HERE")


def test_images_are_found_in_all_folders_in_natural_order(tmp_path: Path) -> None:
    put_images(tmp_path, "b/img10.png", "b/img9.PNG", "a.jpeg", "z/y/x.tiff", "b.webp")

    assert load_items(tmp_path).ids == ["a.jpeg", "b/img9.PNG", "b/img10.png", "b.webp", "z/y/x.tiff"]


def test_an_item_knows_its_file(tmp_path: Path) -> None:
    put_images(tmp_path, "cats/01.jpg")
    items = load_items(tmp_path)

    assert items[0] == Item("cats/01.jpg", "image", tmp_path / "cats/01.jpg")
    assert items.get("cats/01.jpg") == items[0]
    assert items.get("cats/02.jpg") is None
    assert items[0] in items
    assert items[0:5] == list(items)
    assert items.place("cats/01.jpg") == 0


def test_an_image_is_known_by_its_content_whatever_its_ending(tmp_path: Path) -> None:
    for name in ("scan", "photo.dat"):
        (tmp_path / name).write_bytes(PNG)
    (tmp_path / "notes.txt").write_text("text")
    (tmp_path / "table.CSV").write_text("a,b")

    items = load_items(tmp_path)

    assert items.ids == ["photo.dat", "scan"]
    assert items.left_out.endings == {".csv": 1, ".txt": 1}
    assert items.found() == "2 images"
    assert items.not_taken() == "1 × .csv, 1 × .txt"


def test_what_is_only_named_as_an_image_is_listed_so_that_somebody_sees_it(tmp_path: Path) -> None:
    (tmp_path / "broken.jpg").write_bytes(b"")

    assert load_items(tmp_path).ids == ["broken.jpg"]


def test_files_named_as_images_are_listed_without_being_opened(tmp_path: Path) -> None:
    put_images(tmp_path, "a.png")
    os.mkfifo(tmp_path / "pipe.jpg")
    os.mkfifo(tmp_path / "pipe")

    assert load_items(tmp_path).ids == ["a.png", "pipe.jpg"]


def test_hidden_files_and_the_store_are_no_items(tmp_path: Path) -> None:
    put_images(tmp_path, "a.png", ".git/b.png", "._a.png", "labels.store/c.png", "sub/labels.store/d.png")
    (tmp_path / "annotate.toml").touch()

    items = load_items(tmp_path)
    assert items.ids == ["a.png"]
    assert items.not_taken() is None


def test_a_link_in_a_circle_is_walked_once(tmp_path: Path) -> None:
    put_images(tmp_path, "a/1.png", "b/2.png")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to("self")
    (tmp_path / "0-first").symlink_to(tmp_path / "b")

    assert load_items(tmp_path).ids == ["a/1.png", "b/2.png"]


def test_a_link_to_another_place_is_followed(tmp_path: Path) -> None:
    put_images(tmp_path, "elsewhere/1.png")
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "photos").symlink_to(tmp_path / "elsewhere")

    assert load_items(tmp_path / "project").ids == ["photos/1.png"]


NAMES = ["a b.png", "🐈.png", "two\nlines.png", "[red]x[/red].png", "\x1b[2J.png", "100%.png", "-rf.png", "'\".png"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_any_kind_is_an_id_as_it_is(tmp_path: Path, name: str) -> None:
    put_images(tmp_path, name)
    items = load_items(tmp_path)

    assert items.ids == [name]
    path = items[0].path
    assert path is not None
    assert path.read_bytes() == PNG


def test_a_name_that_is_no_utf8_is_percent_encoded_and_still_opens(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    for name in (b"caf\xe9.png", b"caf%E9.png"):
        Path(os.fsdecode(folder + b"/" + name)).write_bytes(PNG)
    items = load_items(tmp_path)

    assert sorted(items.ids) == ["caf%25E9.png", "caf%E9.png"]
    assert {os.fsencode(item.path or "")[len(folder) + 1 :] for item in items} == {b"caf\xe9.png", b"caf%E9.png"}
    "".join(items.ids).encode()


def test_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "HERE is empty: put images there, or name another place for the items"


def test_a_folder_of_texts_says_which_file_to_name(tmp_path: Path) -> None:
    (tmp_path / "posts.txt").write_text("hello")

    assert refusal(tmp_path) == (
        "HERE has no images, but posts.txt: name that file as the items, with --items or in annotate.toml"
    )


def test_a_folder_of_other_files_says_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "drawing.svg").write_text("<svg/>")

    assert refusal(tmp_path) == (
        "HERE has no images: put JPEG, PNG, WebP, GIF, BMP or TIFF files there, or name another place"
    )


def test_a_missing_place_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere") == (
        "HERE does not exist: put the items there, or name their place with “items” in annotate.toml"
    )


def test_another_file_is_refused(tmp_path: Path) -> None:
    put_images(tmp_path, "a.png")

    assert refusal(tmp_path / "a.png") == (
        "HERE is neither a folder nor a .txt, .csv or .jsonl file: name one of those as the items"
    )
