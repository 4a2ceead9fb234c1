from __future__ import annotations

import unicodedata
from hashlib import sha256
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotate.dataset.names import LONGEST, Names, file_name, names_of
from annotate.projects.items import Items

IDS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12), unique=True, max_size=8)
STEPS = st.lists(
    st.sampled_from(["a", "A", "b", "..", ".", "con", "é", "e\u0301", " ", "-x", "a__b", ".jpg", ".JPG", ".png", "."]),
    min_size=1,
    max_size=4,
)
HARD_IDS = st.lists(st.builds("/".join, STEPS) | st.builds("".join, STEPS), unique=True, max_size=8)


def hashed(item: str) -> str:
    return sha256(item.encode()).hexdigest()


@given(IDS | HARD_IDS)
@example(["a.jpg", "A.jpg", f"A-{hashed('A.jpg')[:8]}.jpg", f"a-{hashed('a.jpg')[:8]}.png"])
@example(["x.longer-one", "x.other-one", "x"])
def test_names_are_unlike_one_another_also_without_ending_and_in_any_case(ids: list[str]) -> None:
    names = Names(ids)
    stems = [unicodedata.normalize("NFC", PurePosixPath(names.of(one)).stem).casefold() for one in ids]

    assert len(set(stems)) == len(ids)
    assert {name: item for item, name in zip(ids, map(names.of, ids), strict=True)} == names.items_by_name()


@given(IDS | HARD_IDS)
def test_a_name_is_one_file_on_every_system(ids: list[str]) -> None:
    for name in map(Names(ids).of, ids):
        assert PurePosixPath(name).name == name == PureWindowsPath(name).name
        assert name[0] not in ".-~# " and name[-1] not in ". "
        assert len(name.encode()) <= LONGEST + 1 + 64 + 9
        assert not set('<>:"|?*').intersection(name)
        assert name.partition(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL"}


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("a.jpg", "a.jpg"),
        ("two words.JPG", "two words.JPG"),
        ("cats/é.png", "cats__é.png"),
        ("v1.2.jpg", "v1.2.jpg"),
        ("-rf.png", "_-rf-{}.png"),
        ("#1.png", "_#1-{}.png"),
        (".hidden.png", "_hidden-{}.png"),
        ("../../etc/passwd", "________etc__passwd-{}"),
        ("a.jfif", "a.jpg"),
        ("a.JPE", "a.jpg"),
        ("a.dib", "a.bmp"),
        ("CON.jpg", "_CON-{}.jpg"),
        ("a:b?.jpg", "a_b_-{}.jpg"),
        ("a__b.jpg", "a__b-{}.jpg"),
        ("v1.2 no ending", "v1_2 no ending-{}"),
        ("\u202egpj.exe.jpg", "_gpj.exe-{}.jpg"),
    ],
)
def test_a_name_says_where_the_picture_was(item: str, name: str) -> None:
    assert file_name(item) == name.format(hashed(item)[:8])


def test_a_very_long_name_is_cut_between_two_letters() -> None:
    ids = [f"{'é' * 125}{number}.jpg" for number in range(3)]
    names = Names(ids)

    assert all(len(one.encode()) == 254 + 1 for one in ids)
    assert {names.of(one) for one in ids} == {f"{'é' * 60}-{hashed(one)[:8]}.jpg" for one in ids}


def test_the_same_name_in_two_folders_stays_two() -> None:
    names = Names(["a/1.jpg", "b/1.jpg", "1.jpg", "1.png"])

    assert [names.of("a/1.jpg"), names.of("b/1.jpg")] == ["a__1.jpg", "b__1.jpg"]
    assert names.of("1.jpg") == f"1-{hashed('1.jpg')[:8]}.jpg"
    assert names.of("1.png") == f"1-{hashed('1.png')[:8]}.png"


def test_a_name_is_never_the_id_of_another_item_for_which_readers_would_take_it() -> None:
    names = Names(["a/b.jpg", "a__b.jpg"])

    assert names.of("a/b.jpg") == f"a__b-{hashed('a/b.jpg')[:8]}.jpg"
    assert names.of("a__b.jpg") == f"a__b-{hashed('a__b.jpg')[:8]}.jpg"


def test_items_of_a_file_have_the_endings_of_their_pictures() -> None:
    items = Items("image", ["7", "8", "b.JPG"], root=None, pictures=[("in/a.png",), ("in/b",), ("in/b.jpg",)])
    names = names_of(items)

    assert [names.of(one) for one in items.ids] == ["7.png", "8", "b.JPG"]
    assert [items.path_of(one) for one in [*items.ids, "gone"]] == ["in/a.png", "in/b", "in/b.jpg", "gone"]
