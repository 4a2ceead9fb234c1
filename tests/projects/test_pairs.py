"""Pairs of texts out of files that anybody may have written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.errors import AnnotateError
from annotate.projects.items import Items, load_items
from annotate.projects.pairs import SIDES


def read(folder: Path, name: str, content: str | bytes) -> Items:
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return load_items(folder / name)


def mistake(folder: Path, name: str, content: str | bytes) -> str:
    with pytest.raises(AnnotateError) as error:
        read(folder, name, content)
    sentence = str(error.value).replace(f"{folder}/", "")
    assert "\x1b" not in sentence and "\n" not in sentence
    return sentence


def told(items: Items) -> list[tuple[str, tuple[str, ...], str | None]]:
    return [(item.id, item.texts, item.prompt) for item in items]


# JSON Lines


def test_each_line_is_a_pair_with_what_it_answers_and_an_id(tmp_path: Path) -> None:
    items = read(
        tmp_path,
        "pairs.jsonl",
        '\ufeff{"texts": ["a", "b"], "prompt": "p", "id": 7, "model": "x"}\n\n'
        '{"texts": ["c\\u2028d", "e\\u001b[2J"]}\r\n',
    )

    assert told(items) == [("7", ("a", "b"), "p"), ("3", ("c\u2028d", "e\x1b[2J"), None)]
    assert (items.media, items[0].media, items[0].text, items.found()) == ("pair", "pair", None, "2 pairs of texts")
    assert items.get("3") == items[1]


def test_a_prompt_of_nothing_is_none(tmp_path: Path) -> None:
    items = read(tmp_path, "pairs.jsonl", '{"texts": ["a", "b"], "prompt": " \\n"}')

    assert items[0].prompt is None


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('{"texts": ["a"]}', "a pair has two texts: this one has 1"),
        ('{"texts": []}', "a pair has two texts: this one has 0"),
        ('{"texts": ["a", " "]}', "a pair has two texts: this one has 1"),
        ('{"texts": ["a", "b", "c"]}', "a pair has two texts: this one has 3"),
        ('{"texts": ["a", "b"], "id": "1"}', "the id “1” is already that of line 1: give each row its own"),
        ('{"texts": ["a", "b"], "id": ""}', "the id is empty: give each row its own"),
    ],
)
def test_a_line_that_is_no_pair_is_named(tmp_path: Path, line: str, sentence: str) -> None:
    assert mistake(tmp_path, "pairs.jsonl", f'{{"texts": ["a", "b"]}}\n{line}') == f"pairs.jsonl, line 2: {sentence}"


@pytest.mark.parametrize(
    "line", ['{"text": "a"}', '{"texts": "ab"}', '{"texts": [1, 2]}', '{"texts": ["a", "b"', "[" * 5_000, '"\x1b[2J"']
)
def test_a_line_that_is_something_else_is_named_with_an_example(tmp_path: Path, line: str) -> None:
    sentence = mistake(tmp_path, "pairs.jsonl", f'{{"texts": ["a", "b"]}}\n{line}')

    assert sentence.startswith('pairs.jsonl, line 2: this is no pair of texts such as {"texts": ["…", "…"]} (')


def test_the_first_row_says_what_a_file_has(tmp_path: Path) -> None:
    assert read(tmp_path, "a.jsonl", '\n{"text": "a", "texts": null}').media == "text"
    assert read(tmp_path, "b.jsonl", '{"images": ["a.jpg", "b.jpg"]}').media == "sheet"
    assert read(tmp_path, "c.csv", "id,text,left,right\n1,a,b,c\n").media == "text"


# CSV


@pytest.mark.parametrize("names", SIDES)
@pytest.mark.parametrize("parted", [",", ";", "\t"])
def test_a_csv_has_two_columns_of_texts_under_many_names(tmp_path: Path, names: tuple[str, str], parted: str) -> None:
    header = parted.join(("ID", names[0].upper(), "score", names[1], " Prompt "))
    items = read(tmp_path, "pairs.csv", f"\ufeff{header}\r\n" + parted.join(("x", "one", "3", "two", "why")) + "\r\n")

    assert told(items) == [("x", ("one", "two"), "why")]


def test_a_csv_without_ids_numbers_its_rows_by_their_lines(tmp_path: Path) -> None:
    items = read(tmp_path, "pairs.csv", 'left,right\n"a\n[b]; ""c""","d, \x1b[2J"\n\ne,f\n')

    assert told(items) == [("3", ('a\n[b]; "c"', "d, \x1b[2J"), None), ("5", ("e", "f"), None)]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("a,b\n\nc,\n", "pairs.csv, line 4: a pair has two texts: this one has 1"),
        ("a,b,c\n", "pairs.csv, line 2: the row has 3 cells, the header 2: quote cells that contain the delimiter"),
        ("a\n", "pairs.csv, line 2: the row has 1 cells, the header 2: quote cells that contain the delimiter"),
        ("", "pairs.csv has no texts: fill it, or name another file"),
    ],
)
def test_a_row_that_is_no_pair_is_named(tmp_path: Path, rows: str, sentence: str) -> None:
    assert mistake(tmp_path, "pairs.csv", f"left,right\n{rows}") == sentence


def test_a_csv_that_is_broken_or_no_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    assert mistake(tmp_path, "a.csv", 'left,right\n"a,b\n').startswith("a.csv, line 2: this is not CSV (")
    assert mistake(tmp_path, "b.csv", b"left,right\na,\xff\n").startswith("b.csv, line 2: this is not UTF-8")
    assert mistake(tmp_path, "c.csv", "id,left,right\n1,a,b\n1,c,d\n").startswith(
        "c.csv, line 3: the id “1” is already"
    )


def test_a_csv_of_one_side_alone_is_no_file_of_pairs(tmp_path: Path) -> None:
    assert read(tmp_path, "posts.csv", "id,left\n1,a\n").media == "text"
    assert "no column is named “text”" in mistake(tmp_path, "pairs.csv", "left,score,why\na,1,b\n")


# Whatever is written


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(st.text(min_size=1), st.text(min_size=1)).filter(lambda two: all(map(str.strip, two))), min_size=1
    )
)
def test_what_is_written_as_pairs_is_read_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]
) -> None:
    folder = tmp_path_factory.getbasetemp()
    items = read(folder, "pairs.jsonl", "\n".join(json.dumps({"texts": list(two)}) for two in pairs))

    assert [item.texts for item in items] == pairs
