from __future__ import annotations

import pytest

from annotate.errors import AnnotateError
from annotate.labels import Label, LabelSet, check_labels

CAT, DOG = Label("cat"), Label("dog")


def test_labels_keep_their_order_and_find_each_other() -> None:
    labels = LabelSet([DOG, CAT, Label("other", "o", "anything else")])

    assert labels.names == ("dog", "cat", "other")
    assert labels.index("cat") == 1
    assert [label.key for label in labels] == ["1", "2", "o"]
    assert labels[2].hint == "anything else"
    assert "cat" in labels
    assert "cow" not in labels
    assert len(labels) == 3


def test_a_label_is_found_by_its_key_as_character_or_as_the_screen_names_it() -> None:
    labels = LabelSet([Label("slash", "/"), CAT])

    assert labels.with_key("/") == labels.with_key("slash") == Label("slash", "/")
    assert labels.with_key("2") == Label("cat", "2")
    assert labels.with_key("9") is None


def test_the_unshifted_digits_of_a_french_keyboard_are_the_digits_unless_they_have_another_meaning() -> None:
    labels = LabelSet([*(Label(str(number)) for number in range(1, 10)), Label("quote", "'")])

    assert [label and label.name for label in map(labels.with_key, "&é\"'(-è_çà")] == [
        *("1", "2", "3", "quote", None, None, "7", None, "9", None)
    ]
    assert labels.with_key("quotation_mark") == labels.with_key("3")
    assert labels.with_key("é", {"é"}) is None


def test_a_label_without_a_key_is_on_no_key() -> None:
    labels = LabelSet.of(*(str(number) for number in range(100)))

    assert labels[99].key is None
    assert labels.with_key("") is None


@pytest.mark.parametrize("name", ["[/red]", "[bold]x", "give way", "🐈", "👩‍🚀", "猫", "a" * 60, "../x", "-1", "=1+1"])
def test_any_visible_name_is_a_label(name: str) -> None:
    check_labels([Label(name)])


@pytest.mark.parametrize(
    ("labels", "sentence"),
    [
        ([CAT, DOG, CAT], "the label “cat” is there twice: remove one of them"),
        ([Label("")], "a label has an empty name: give it one, or remove it"),
        ([Label(" \t")], "a label has an empty name: give it one, or remove it"),
        ([Label("cat ")], "the label “cat ” begins or ends with a space: remove it"),
        ([Label("x\x1b[2J")], "the label “x\\x1b[2J” contains control characters: write it without them"),
        ([Label("a\nb")], "the label “a\\nb” contains control characters: write it without them"),
        ([Label("\u202ecat")], "the label “\\u202ecat” contains control characters: write it without them"),
        ([Label("a" * 61)], f"the label “{'a' * 20}…” is longer than 60 characters: shorten it and use its hint"),
        ([Label("cat", "co")], "the label “cat” has the key “co”: a key is one visible character other than “?”"),
        ([Label("cat", "?")], "the label “cat” has the key “?”: a key is one visible character other than “?”"),
        ([Label("cat", " ")], "the label “cat” has the key “ ”: a key is one visible character other than “?”"),
        (
            [Label("cat", "c"), Label("cow", "c")],
            "the labels “cat” and “cow” have the same key “c”: change one of them",
        ),
        (
            [Label("cat", None, "\x07")],
            "the hint of the label “cat” contains control characters: write it without them",
        ),
    ],
)
def test_a_label_that_cannot_be_used_is_named(labels: list[Label], sentence: str) -> None:
    with pytest.raises(AnnotateError) as error:
        check_labels(labels)
    assert str(error.value) == sentence
