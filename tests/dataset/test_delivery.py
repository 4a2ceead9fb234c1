"""A folder that appears whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.dataset.delivery import MARK, new_folder
from annotate.errors import AnnotateError


def fill(folder: Path, text: str = "one") -> None:
    (folder / "labour").mkdir()
    (folder / MARK).write_text(text)
    (folder / f"{text}.txt").write_text(text)


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_is_there_once_it_is_full_with_those_that_lead_to_it(tmp_path: Path) -> None:
    target = tmp_path / "deep/out"
    with new_folder(target) as draft:
        assert not target.exists()
        fill(draft)

    assert names(tmp_path) == {"deep/out/one.txt", f"deep/out/{MARK}"}


def test_an_empty_folder_is_filled_and_stays_the_same_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out"
    target.mkdir(mode=0o750)
    before = target.stat()
    monkeypatch.chdir(target)
    with new_folder(Path()) as draft:
        fill(draft)

    assert names(target) == {"one.txt", MARK}
    assert (target.stat().st_ino, target.stat().st_mode) == (before.st_ino, before.st_mode)
    assert sorted(path.name for path in Path().iterdir()) == ["labour", "one.txt"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
@pytest.mark.parametrize("there", ["nothing", "empty", "older"])
def test_after_an_error_what_was_there_stays(tmp_path: Path, error: type[BaseException], there: str) -> None:
    target = tmp_path / "out"
    if there != "nothing":
        target.mkdir()
    if there == "older":
        fill(target, "older")
    before = names(tmp_path)
    with pytest.raises(error), new_folder(target, replace=True) as draft:
        fill(draft)
        raise error

    assert names(tmp_path) == before
    assert list(tmp_path.iterdir()) == ([] if there == "nothing" else [target])


def test_a_dataset_is_replaced_only_if_that_is_said(tmp_path: Path) -> None:
    target = tmp_path / "out"
    with new_folder(target) as draft:
        fill(draft)
    with pytest.raises(AnnotateError, match="is a dataset already"), new_folder(target):
        pass
    with new_folder(target, replace=True) as draft:
        fill(draft, "two")

    assert names(tmp_path) == {"out/two.txt", f"out/{MARK}"}


def test_an_older_dataset_is_back_where_the_newer_one_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, rename = tmp_path / "out", Path.rename
    with new_folder(target) as draft:
        fill(draft)

    def fails(path: Path, other: Path) -> Path:
        if other == target and not path.name.endswith(".old"):
            raise OSError(28, "no space left")
        return rename(path, other)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(OSError, match="no space"), new_folder(target, replace=True) as draft:
        fill(draft, "two")

    assert names(tmp_path) == {"out/one.txt", f"out/{MARK}"}


@pytest.mark.parametrize("replace", [False, True])
def test_what_is_no_dataset_is_never_replaced(tmp_path: Path, replace: bool) -> None:
    (tmp_path / "holiday").mkdir()
    (tmp_path / "holiday/a.jpg").write_bytes(b"dear")
    (tmp_path / "file").write_bytes(b"dear")

    for name, what in (("holiday", "has files in it"), ("file", "is a file")):
        with pytest.raises(AnnotateError, match=what), new_folder(tmp_path / name, replace=replace):
            pass
    assert names(tmp_path) == {"holiday/a.jpg", "file"}


def test_a_link_leads_to_the_folder_that_is_meant(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    for text in ("one", "two"):
        with new_folder(tmp_path / "link", replace=True) as draft:
            fill(draft, text)

    assert (tmp_path / "link").is_symlink()
    assert names(tmp_path / "real") == {"two.txt", MARK}


def test_a_name_may_be_as_long_as_the_system_has_them(tmp_path: Path) -> None:
    target = tmp_path / f"{'ü' * 127}"
    for text in ("one", "two"):
        with new_folder(target, replace=True) as draft:
            fill(draft, text)

    assert names(target) == {"two.txt", MARK}


@pytest.mark.parametrize("there", ["nothing", "empty"])
def test_of_two_exports_at_once_the_first_to_end_stays(tmp_path: Path, there: str) -> None:
    target = tmp_path / "out"
    if there == "empty":
        target.mkdir()
    with pytest.raises(AnnotateError, match="is a dataset already"), new_folder(target) as late:
        fill(late, "late")
        with new_folder(target) as first:
            fill(first)

    assert names(tmp_path) == {"out/one.txt", f"out/{MARK}"}


def test_what_a_killed_export_left_in_an_empty_folder_is_no_hindrance(tmp_path: Path) -> None:
    target = tmp_path / "out"
    (target / ".annotate-01234567/images").mkdir(parents=True)
    with new_folder(target) as draft:
        fill(draft)

    assert {path.name for path in target.iterdir()} == {"one.txt", "labour", ".annotate-01234567"}


@pytest.mark.parametrize("name", [None, "images/a.jpg", ""])
def test_an_error_of_writing_names_the_folder_that_was_asked_for(tmp_path: Path, name: str | None) -> None:
    with pytest.raises(OSError, match="full") as caught, new_folder(tmp_path / "out") as draft:
        raise OSError(28, "full", None if name is None else str(draft / name))

    assert caught.value.filename == str(tmp_path / "out")


def test_an_error_of_reading_names_what_was_read(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="bad") as caught, new_folder(tmp_path / "out"):
        raise OSError(5, "bad", str(tmp_path / "items/a.jpg"))

    assert caught.value.filename == str(tmp_path / "items/a.jpg")


def test_links_in_a_circle_are_an_error_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(OSError, match="loop"), new_folder(tmp_path / "loop"):
        pass
