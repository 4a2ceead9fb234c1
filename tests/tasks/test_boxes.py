from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.keys import key_name, keymap
from annotate.labels import Label, LabelSet
from annotate.tasks import AnswerError
from annotate.tasks.base import Terms, normal
from annotate.tasks.boxes import KIND, overlap

LABELS = LabelSet([Label("cat"), Label("dog"), Label("give way", "g")])
CAT = {"label": "cat", "x": 12.0, "y": 30.5, "width": 40.0, "height": 22.0}
DOG = {**CAT, "label": "dog", "x": 0.0}


def answer(*boxes: object) -> dict[str, Any]:
    return {"boxes": list(boxes)}


def test_boxes_keep_their_order_and_become_floats() -> None:
    checked = KIND.check(answer(DOG, {**CAT, "x": 12, "width": 40}), LABELS)

    assert checked == answer(DOG, CAT)
    assert [type(number) for number in checked["boxes"][1].values()] == [str, float, float, float, float]


def test_numbers_have_three_decimals_and_zero_no_sign() -> None:
    (box,) = KIND.check(answer({**CAT, "x": -0.0, "y": 1 / 3, "width": 2.0004}), LABELS)["boxes"]

    assert (str(box["x"]), box["y"], box["width"]) == ("0.0", 0.333, 2.0)


def test_no_box_is_an_answer() -> None:
    assert KIND.check(answer(), LABELS) == KIND.begin(Terms(LABELS)) == answer()
    assert KIND.line(answer()) == "no box"
    assert KIND.rows(answer()) == KIND.rows(None) == [{"label": "", "xmin": "", "ymin": "", "xmax": "", "ymax": ""}]
    assert KIND.keystrokes(answer(), LABELS) == ["enter"]


def test_a_mere_list_of_boxes_is_understood() -> None:
    assert normal(KIND, [CAT], LABELS) == answer(CAT)
    with pytest.raises(AnswerError):
        normal(KIND, "cat", LABELS)


def test_an_answer_reads_as_how_many_of_each() -> None:
    assert KIND.line(answer(CAT, DOG, CAT)) == "2 cat, 1 dog"
    assert KIND.names(answer(CAT, DOG, CAT)) == ("cat", "dog")


def test_each_box_is_a_row_with_the_edges_where_it_ends() -> None:
    assert KIND.rows(answer(CAT, {**DOG, "x": 0.1, "width": 0.2})) == [
        {"label": "cat", "xmin": "12.0", "ymin": "30.5", "xmax": "52.0", "ymax": "52.5"},
        {"label": "dog", "xmin": "0.1", "ymin": "30.5", "xmax": "0.3", "ymax": "52.5"},
    ]


@pytest.mark.parametrize(
    ("box", "mistake"),
    [
        ({**CAT, "x": -1}, "“x” is a number of pixels, 0 or more"),
        ({**CAT, "y": float("nan")}, "“y” is a number of pixels, 0 or more"),
        ({**CAT, "x": float("inf")}, "“x” is a number of pixels, 0 or more"),
        ({**CAT, "x": True}, "“x” is a number of pixels, 0 or more"),
        ({**CAT, "x": "12"}, "“x” is a number of pixels, 0 or more"),
        ({**CAT, "x": 10**400}, "“x” is a number of pixels, 0 or more"),
        ({**CAT, "width": 0}, "“width” is a number of pixels above 0"),
        ({**CAT, "height": 0.0004}, "“height” is a number of pixels above 0"),
        ({**CAT, "width": None}, "“width” is a number of pixels above 0"),
        ({**CAT, "label": "cow"}, "“cow” is not one of the labels: add it to annotate.toml, or correct it"),
        ({**CAT, "label": ["cat"]}, "“['cat']” is not one of the labels: add it to annotate.toml, or correct it"),
        ({**CAT, "z": 1}, "this has the fields “label”, “x”, “y”, “width”, “height”, and nothing else"),
        ({"label": "cat"}, "this has the fields “label”, “x”, “y”, “width”, “height”, and nothing else"),
        ([12, 30, 40, 22], "this has the fields “label”, “x”, “y”, “width”, “height”, and nothing else"),
    ],
)
def test_what_is_no_box_says_which_and_why(box: object, mistake: str) -> None:
    with pytest.raises(AnswerError) as error:
        KIND.check(answer(CAT, box), LABELS)
    assert str(error.value) == f"box 2: {mistake}"


@pytest.mark.parametrize("other", [None, [], {"boxes": CAT}, {"label": "cat"}, {"boxes": [], "note": ""}])
def test_what_is_no_answer_is_refused(other: object) -> None:
    with pytest.raises(AnswerError):
        KIND.check(other, LABELS)


@given(
    st.lists(
        st.fixed_dictionaries(
            {"label": st.sampled_from(LABELS.names)}
            | {side: st.floats(0, 9_000) | st.integers(0, 9_000) for side in ("x", "y")}
            | {side: st.floats(0.001, 9_000) | st.integers(1, 9_000) for side in ("width", "height")}
        )
    )
)
def test_checking_twice_is_checking_once(boxes: list[object]) -> None:
    checked = KIND.check(answer(*boxes), LABELS)

    assert KIND.check(checked, LABELS) == checked


@given(st.integers(), st.tuples(st.integers(1, 500), st.integers(1, 500)))
def test_a_sampled_box_lies_within_the_picture(seed: int, size: tuple[int, int]) -> None:
    for box in KIND.sample(Random(seed), LABELS, size=size)["boxes"]:
        assert 0 <= box["x"] < box["x"] + box["width"] <= size[0]
        assert 0 <= box["y"] < box["y"] + box["height"] <= size[1]


def test_a_box_is_its_labels_key_and_its_numbers() -> None:
    assert KIND.keystrokes(answer(DOG), LABELS) == [
        "2", "e", *("0", "space", "3", "0", "full_stop", "5", "space", "4", "0", "space", "2", "2"), "enter", "enter",
    ]  # fmt: skip


def test_a_label_on_the_key_of_an_action_moves_the_action() -> None:
    keys = keymap(KIND.keys(Terms(LABELS)), kind=KIND.actions)

    assert (keys["grip"], keys["exact"], keys["remove-box"]) == ("G", "e", "delete")


def test_no_action_of_the_screen_has_a_key_that_draws() -> None:
    own = {key_name(key) for key in KIND.keys(Terms(LABELS)) if key is not None}

    assert own.isdisjoint(keymap(KIND.keys(Terms(LABELS)), {"undo": "tab", "later": "j"}, kind=KIND.actions).values())
    assert {"left", "shift+up", "ctrl+down", "space", "escape", "j", "K"} <= own


def test_letters_move_only_where_no_label_has_one_of_them() -> None:
    own = KIND.keys(Terms(LabelSet([Label("hand", "h"), Label("Leg", "L")])))

    assert {"j", "k", "J", "H"}.isdisjoint(own)


def test_boxes_agree_that_cover_the_same_whatever_their_order() -> None:
    near = {**CAT, "x": 14.0, "height": 20.0}

    assert KIND.agrees(answer(near, DOG), answer(DOG, CAT))
    assert KIND.agrees(answer(), answer())
    assert not KIND.agrees(answer(near), answer({**CAT, "label": "dog"}))
    assert not KIND.agrees(answer(CAT), answer(CAT, CAT))
    assert not KIND.agrees(answer({**CAT, "x": 40.0}), answer(CAT))


def test_two_boxes_do_not_agree_with_the_same_known_one() -> None:
    wide, left = {**CAT, "x": 0.0, "width": 60.0}, {**CAT, "x": 0.0, "width": 40.0}
    middle = {**CAT, "x": 12.0, "width": 48.0}

    assert overlap(left, wide) > 0.5 < overlap(middle, wide)
    assert KIND.agrees(answer(wide, left), answer(wide, left))
    assert KIND.agrees(answer(wide, left), answer(left, wide))
    assert not KIND.agrees(answer(left, left), answer(left, {**CAT, "x": 500.0}))


def test_overlap_is_the_common_share() -> None:
    assert overlap(CAT, CAT) == 1.0
    assert overlap(CAT, {**CAT, "x": 52.0}) == 0.0
    assert overlap(CAT, {**CAT, "x": 32.0}) == pytest.approx(1 / 3)
