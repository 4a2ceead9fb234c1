from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import _character_to_key

from annotate.keys import ACTIONS, allot, is_key, is_label_key, key_name, keymap, refused

LABEL_KEYS = st.lists(st.none() | st.characters().filter(is_label_key), max_size=70).filter(
    lambda keys: len(owned := [key for key in keys if key]) == len(set(owned))
)
ANY_KEY = st.sampled_from(
    ["u", "U", "z", "left", "ctrl+q", "f2", "f3", "enter", "1", "", ",", "no key", "?", "/"]
) | st.text(max_size=2)
OVERRIDES = st.dictionaries(st.sampled_from([*ACTIONS, "unknown"]), ANY_KEY)


@given(st.characters())
def test_keys_are_named_as_textual_names_them(char: str) -> None:
    assert not is_label_key(char) or key_name(char) == _character_to_key(char)


def test_the_first_ten_labels_have_digits_and_the_next_free_letters() -> None:
    keys = allot([None] * 12)

    assert keys[:10] == list("1234567890")
    assert keys[10:] == ["a", "c"]


def test_an_owners_key_wins_over_a_digit_and_a_letter() -> None:
    assert allot(["2", None, "x"]) == ["2", "a", "x"]


def test_of_a_hundred_labels_the_first_half_has_keys_and_the_rest_none() -> None:
    keys = allot([None] * 100)

    assert len([key for key in keys if key]) == 49
    assert keys[49:] == [None] * 51


@given(LABEL_KEYS)
def test_no_two_labels_share_a_key_and_the_owners_stay(wanted: list[str | None]) -> None:
    keys = allot(wanted)
    given_keys = [key for key in keys if key is not None]

    assert len(given_keys) == len(set(given_keys))
    assert all(want is None or want == key for want, key in zip(wanted, keys, strict=True))
    assert all(map(is_label_key, given_keys))


def test_without_labels_every_action_has_its_usual_key() -> None:
    assert keymap([]) == dict(ACTIONS)


def test_an_action_whose_letter_a_label_takes_moves_to_the_capital() -> None:
    assert keymap(["u"])["undo"] == "U"
    assert keymap(["u", "U"])["undo"] == "f2"
    assert keymap(["/"])["find"] == "f2"


def test_an_override_moves_an_action_and_two_may_swap() -> None:
    keys = keymap([], {"undo": "s", "later": "u", "quit": "ctrl+x"})

    assert (keys["undo"], keys["later"], keys["quit"]) == ("s", "u", "ctrl+x")


def test_an_override_given_as_a_character_is_named() -> None:
    assert keymap([], {"find": "+"})["find"] == "plus"


@given(LABEL_KEYS, OVERRIDES)
def test_no_key_does_two_things(wanted: list[str | None], overrides: dict[str, str]) -> None:
    label_keys = allot(wanted)
    keys = keymap(label_keys, overrides)

    everything = [*keys.values(), *(key_name(key) for key in label_keys if key)]
    assert len(everything) == len(set(everything))
    assert list(keys) == list(ACTIONS)


@given(LABEL_KEYS, OVERRIDES)
def test_an_override_is_followed_or_refused_with_a_sentence(
    wanted: list[str | None], overrides: dict[str, str]
) -> None:
    keys = keymap(wanted, overrides)
    followed = [action for action, key in overrides.items() if keys.get(action) == key_name(key)]
    known = [action for action in overrides if action in ACTIONS]

    assert len(refused(wanted, overrides)) >= len(known) - len(followed)


def test_a_refused_override_says_which_key_holds() -> None:
    assert refused(["z"], {"undo": "z", "later": "b"}) == [
        "“undo” cannot have the key “z”, which does something else here: its key is “u”."
    ]


def test_a_wish_for_an_action_of_a_kind_is_refused_where_the_kind_is_asked_for() -> None:
    assert refused(["k"], {"keep": "k"}, kind={"keep": "k"}) == [
        "“keep” cannot have the key “k”, which does something else here: its key is “K”."
    ]
    assert refused(["k"], {"keep": "k"}) == []


@pytest.mark.parametrize("key", [*string.ascii_letters, *string.digits, "é", "[", "/", "ß", "猫", "€"])
def test_one_visible_character_can_be_a_labels_key(key: str) -> None:
    assert is_label_key(key)


@pytest.mark.parametrize("key", ["", " ", "?", "ab", "\n", "\x1b", "\u0301", "\u202e", "\u00a0", "\t"])
def test_anything_else_cannot(key: str) -> None:
    assert not is_label_key(key)


@pytest.mark.parametrize("key", ["z", "Q", "?", " ", "+", "f2", "ctrl+x", "shift+left", "space", "question_mark"])
def test_a_key_is_a_character_or_a_name_that_a_keyboard_has(key: str) -> None:
    assert is_key(key)


@pytest.mark.parametrize("key", ["", "q1", "f25", "undo", "ctrl+", "hyper+x", "\n", "F2"])
def test_any_other_text_is_no_key(key: str) -> None:
    assert not is_key(key)
