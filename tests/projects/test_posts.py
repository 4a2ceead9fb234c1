from __future__ import annotations

from pathlib import Path

import pytest

from annotate.errors import AnnotateError
from annotate.projects.items import Item, Items, load_items


def read(folder: Path, name: str, content: str | bytes) -> Items:
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return load_items(folder / name)


def mistake(folder: Path, name: str, content: str | bytes) -> str:
    with pytest.raises(AnnotateError) as error:
        read(folder, name, content)
    return str(error.value).replace(f"{folder}/", "")


def pairs(items: Items) -> list[tuple[str, str | None]]:
    return [(item.id, item.text) for item in items]


def test_each_line_with_something_on_it_is_a_post_under_its_number(tmp_path: Path) -> None:
    items = read(tmp_path, "posts.txt", "\ufefffirst\n\n  \r\nsecond\u2028still second\r\n[bold]third")

    assert pairs(items) == [("1", "first"), ("4", "second\u2028still second"), ("5", "[bold]third")]
    assert items[0] == Item("1", "text", None, "first")
    assert items.found() == "3 texts"


@pytest.mark.parametrize(
    "content",
    [
        "id,text\na,one\nb,two\n",
        'text;id\n"one";a\ntwo;b\n',
        "post_id\tTweet\na\tone\nb\ttwo",
        "\ufeffID , Content \na,one\nb,two\n",
        "id,what she wrote\na,one\nb,two\n",
        "id,text\na,one\n\nb,two\n",
    ],
)
def test_a_csv_has_an_id_and_a_text_column_whatever_they_are_called(tmp_path: Path, content: str) -> None:
    assert pairs(read(tmp_path, "posts.csv", content)) == [("a", "one"), ("b", "two")]


def test_a_csv_without_ids_numbers_its_rows_by_their_lines(tmp_path: Path) -> None:
    assert pairs(read(tmp_path, "posts.csv", 'text\none\n"two\nlines"\nthree\n')) == [
        ("2", "one"),
        ("4", "two\nlines"),
        ("5", "three"),
    ]


def test_empty_rows_are_left_out_and_counted(tmp_path: Path) -> None:
    items = read(tmp_path, "posts.csv", "id,text\na,one\nb,\nc,  \n")

    assert pairs(items) == [("a", "one")]
    assert items.not_taken() == "2 empty rows"


def test_a_cell_may_be_longer_than_the_csv_module_likes(tmp_path: Path) -> None:
    assert len(read(tmp_path, "posts.csv", f"text\n{'x' * 200_000}\n")[0].text or "") == 200_000


def test_a_jsonl_has_an_object_per_line(tmp_path: Path) -> None:
    content = '{"id": "a", "text": "one", "lang": "en"}\n\n{"id": 7, "text": "two"}\n{"text": "three"}'

    assert pairs(read(tmp_path, "posts.jsonl", content)) == [("a", "one"), ("7", "two"), ("4", "three")]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("p.txt", "", "p.txt has no texts: fill it, or name another file"),
        ("p.txt", b"fine\nbad \xff\n", "p.txt, line 2: this is not UTF-8: save the file as UTF-8"),
        (
            "p.csv",
            "id,text\na,one\na,two",
            "p.csv, line 3: the id “a” is already that of line 2: give each row its own",
        ),
        ("p.csv", "id,text\n ,one", "p.csv, line 2: the id is empty: give each row its own"),
        (
            "p.csv",
            "id,text\na,one,more",
            "p.csv, line 2: the row has 3 cells, the header 2: quote cells that contain the delimiter",
        ),
        (
            "p.csv",
            "id,one,two\na,b,c",
            "p.csv, line 1: no column is named “text” (the columns are: id, one, two): rename the one with the texts",
        ),
        ("p.csv", 'id,text\na,"one', "p.csv, line 2: this is not CSV (unexpected end of data)"),
        ("p.csv", "", "p.csv, line 1: no column is named “text” (the columns are: ): rename the one with the texts"),
        (
            "p.jsonl",
            '{"text": "one"}\n{"txt": "two"}',
            'p.jsonl, line 2: this is not a post such as {"id": "1", "text": "…"} '
            "(Object missing required field `text`)",
        ),
        ("p.jsonl", '{"text": "one"}\n{"id": "1", "text": "two"}', "the id “1” is already that of line 1"),
        (
            "p.jsonl",
            '{"id": "\\u001b[2J", "text": "a"}\n{"id": "\\u001b[2J", "text": "b"}',
            "the id “\\x1b[2J” is already",
        ),
    ],
)
def test_a_mistake_names_file_line_and_remedy(tmp_path: Path, name: str, content: str | bytes, sentence: str) -> None:
    assert sentence in mistake(tmp_path, name, content)


# Who posted


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("posts.jsonl", '\ufeff{"text": "a", "author": "@[b]"}\n{"text": "c"}\n{"text": "d", "author": " "}\n'),
        ("posts.csv", "\ufefftext;Account\r\na;@[b]\r\nc;\r\nd; \r\n"),
        ("posts.csv", "user_name\tcontent\n@[b]\ta\n\tc\n \td\n"),
    ],
)
def test_who_posted_is_known_where_a_file_says_it(tmp_path: Path, name: str, content: str) -> None:
    items = read(tmp_path, name, content)

    assert [(item.text, item.author) for item in items] == [("a", "@[b]"), ("c", None), ("d", None)]


def test_a_column_of_authors_is_not_the_one_to_label(tmp_path: Path) -> None:
    items = read(tmp_path, "posts.csv", "id,handle,what she wrote\n1,@b,hello\n")

    assert (items[0].text, items[0].author) == ("hello", "@b")
