from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.keys import key_name, keymap
from annotate.labels import LabelSet
from annotate.tasks import Answer, AnswerError
from annotate.tasks.base import Terms, normal
from annotate.tasks.grid import CURSOR_KEYS, KIND, tile_keys

LABELS = LabelSet.of("traffic light", "cat")


def answer(*tiles: int, target: str = "cat", rows: int = 3, columns: int = 3) -> Answer:
    return {"target": target, "rows": rows, "columns": columns, "tiles": list(tiles)}


def terms(rows: int = 3, columns: int = 3, **more: str) -> Terms:
    return Terms(LABELS, rows=rows, columns=columns, **more)  # type: ignore[arg-type]


def test_tiles_come_in_order_and_once() -> None:
    assert KIND.check(answer(8, 0, 4, 0), LABELS) == answer(0, 4, 8)


def test_no_tile_is_an_answer() -> None:
    assert KIND.check(answer(), LABELS) == answer()
    assert KIND.line(answer()) == "cat: 0 of 9"
    assert KIND.names(answer()) == ()
    assert KIND.keystrokes(answer(), LABELS) == ["enter"]


def test_an_answer_reads_as_a_count_and_goes_into_cells() -> None:
    assert KIND.line(answer(0, 4, 8)) == "cat: 3 of 9"
    assert KIND.names(answer(0, 4, 8)) == ("cat",)
    assert KIND.rows(answer(0, 4)) == [{"target": "cat", "rows": "3", "columns": "3", "tiles": "[0,4]", "unseen": ""}]


def test_tiles_that_could_not_be_seen_are_told_apart_from_those_that_show_nothing() -> None:
    given = answer(8) | {"unseen": [5, 3, 3]}

    assert (told := KIND.check(given, LABELS)) == answer(8) | {"unseen": [3, 5]}
    assert KIND.line(told) == KIND.page_line([told]) == "cat: 1 of 9, 2 not seen"
    assert KIND.rows(told)[0] | {"tiles": "[8]", "unseen": "[3,5]"} == KIND.rows(told)[0]
    assert set(KIND.rows(told)[0]) == set(KIND.columns)
    assert KIND.check(answer(8) | {"unseen": []}, LABELS) == answer(8)


def test_an_item_on_a_page_is_one_tile_that_says_yes_or_no() -> None:
    assert KIND.line(answer(0, rows=1, columns=1)) == "cat: yes"
    assert KIND.line(answer(rows=1, columns=1)) == "cat: no"
    assert KIND.page_line([answer(0, rows=1, columns=1), answer(rows=1, columns=1)]) == "cat: 1 of 2"


def test_a_known_answer_is_compared_in_the_tiles_that_could_be_seen() -> None:
    assert KIND.agrees(answer(0) | {"unseen": [4]}, answer(0, 4))
    assert not KIND.agrees(answer() | {"unseen": [4]}, answer(0, 4))
    assert not KIND.agrees(answer(0), answer(0, 4))
    assert not KIND.agrees(answer(0), answer(0, target="traffic light"))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"tiles": [0]}, "an answer has the fields “target”, “rows”, “columns”, “tiles”, and nothing else"),
        (answer(target="dog"), "“dog” is not one of the labels: add it to annotate.toml, or correct it"),
        (answer(rows=0), "“rows” is a whole number from 1 to 10"),
        (answer(columns=11), "“columns” is a whole number from 1 to 10"),
        (answer() | {"rows": True}, "“rows” is a whole number from 1 to 10"),
        (answer() | {"columns": 3.0}, "“columns” is a whole number from 1 to 10"),
        (answer() | {"tiles": 4}, "“tiles” is a list of the chosen tiles, such as [0, 4, 8]"),
        (answer(9), "the tiles are numbers from 0 to 8, row by row"),
        (answer(-1), "the tiles are numbers from 0 to 8, row by row"),
        (answer() | {"tiles": [True]}, "the tiles are numbers from 0 to 8, row by row"),
        (answer() | {"unseen": [9]}, "the tiles are numbers from 0 to 8, row by row"),
        (answer() | {"unseen": 3}, "“unseen” is a list of the tiles that could not be seen, such as [3]"),
        (answer(3, 4) | {"unseen": [4]}, "tile 4 is in “tiles” and in “unseen”: remove it from one"),
        (answer() | {"tiles": ["0"]}, "the tiles are numbers from 0 to 8, row by row"),
    ],
)
def test_what_is_no_answer_says_why(given: object, sentence: str) -> None:
    with pytest.raises(AnswerError) as error:
        KIND.check(given, LABELS)
    assert str(error.value) == sentence


# Keys


def test_three_by_three_and_fewer_lie_on_the_numeric_pad() -> None:
    assert tile_keys(terms()) == "789456123"
    assert tile_keys(terms(2, 2)) == "7845"
    assert tile_keys(terms(1, 3)) == "789"


def test_more_lie_on_the_keyboards_own_rows() -> None:
    assert tile_keys(terms(4, 4)) == "1234qwerasdfzxcv"
    assert tile_keys(terms(3, 4)) == "1234qwerasdf"
    assert len(set(tile_keys(terms(4, 10)))) == 40


def test_another_keyboard_has_the_keys_that_the_owner_says() -> None:
    assert tile_keys(terms(4, 4, keys="1234azerqsdfwxcv")) == "1234azerqsdfwxcv"


def test_where_there_are_more_tiles_than_keys_the_cursor_goes_to_them() -> None:
    assert tile_keys(terms(5, 5)) == ""
    assert KIND.keys(terms(5, 5)) == CURSOR_KEYS
    assert KIND.keystrokes(answer(1, 6, 20, rows=5, columns=5), LABELS) == [
        "right", "space", "down", "space", "down", "down", "down", "left", "space", "enter",
    ]  # fmt: skip


def test_actions_whose_keys_the_tiles_have_move_away() -> None:
    keys = keymap(KIND.keys(terms(4, 4)), kind=KIND.actions)

    assert (keys["later"], keys["flag"], keys["back"], keys["undo"]) == ("S", "F", "comma", "u")
    assert keys["all-tiles"] == "A"
    assert keymap(KIND.keys(terms(3, 3)), kind=KIND.actions)["all-tiles"] == "a"


@given(
    st.integers(1, 10).flatmap(lambda rows: st.tuples(st.just(rows), st.integers(1, 10))),
    st.integers(),
)
def test_keystrokes_choose_exactly_the_tiles_of_the_answer(shape: tuple[int, int], seed: int) -> None:
    rows, columns = shape
    start = answer(rows=rows, columns=columns)
    sampled = KIND.sample(Random(seed), LABELS, start)

    *presses, submit = KIND.keystrokes(sampled, LABELS)

    keys = tile_keys(terms(rows, columns))
    chosen, at = set[int](), 0
    moves = {"up": -columns, "down": columns, "left": -1, "right": 1}
    for press in presses:
        if keys:
            chosen.add([*map(key_name, keys)].index(press))
        elif press == "space":
            chosen.add(at)
        else:
            at += moves[press]
    assert (sorted(chosen), submit) == (sampled["tiles"], "enter")


def test_a_pages_keystrokes_choose_the_items_that_are_chosen() -> None:
    page = [answer(*tiles, rows=1, columns=1) for tiles in ((0,), (), (0,))]

    assert KIND.page_keystrokes(page, terms(2, 2, tiles="items")) == ["7", "4", "enter"]
    assert KIND.page_keystrokes([answer(1, rows=2, columns=2)], terms(2, 2, keys="wxyz")) == ["x", "enter"]


# What an item starts with


def test_an_item_starts_with_no_tile_of_its_own_target_or_the_projects() -> None:
    assert KIND.begin(terms(4, 4)) == answer(target="traffic light", rows=4, columns=4)
    assert KIND.begin(terms(), "cat") == answer()
    assert KIND.begin(terms(3, 4, tiles="items"), "cat") == answer(rows=1, columns=1)
    assert (KIND.page_size(terms()), KIND.page_size(terms(3, 4, tiles="items"))) == (1, 12)


def test_a_known_answer_may_be_a_mere_list_or_for_one_tile_a_mere_truth() -> None:
    one = answer(rows=1, columns=1)

    assert normal(KIND, [4, 0], LABELS, start=answer()) == answer(0, 4)
    assert normal(KIND, True, LABELS, start=one) == answer(0, rows=1, columns=1)
    assert normal(KIND, False, LABELS, start=one) == one


def test_a_known_answer_to_another_grid_or_target_is_refused() -> None:
    for start in (answer(rows=4, columns=4), answer(target="traffic light")):
        with pytest.raises(AnswerError) as error:
            normal(KIND, answer(1), LABELS, start=start)
        assert str(error.value) == "this answers another question: cat: 1 of 9"
