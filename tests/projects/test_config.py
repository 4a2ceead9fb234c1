from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from annotate.errors import AnnotateError
from annotate.labels import Label
from annotate.projects.config import Config, load_config
from annotate.tasks import kinds
from tests.folders import CLASSIFY


def config_of(folder: Path, text: str | bytes) -> Config:
    path = folder / "annotate.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return load_config(path)


def mistake_of(folder: Path, text: str | bytes) -> str:
    with pytest.raises(AnnotateError) as error:
        config_of(folder, text)
    return str(error.value).replace(f"{folder}/", "")


def test_kind_and_labels_are_all_that_is_needed(tmp_path: Path) -> None:
    config = config_of(tmp_path, CLASSIFY)

    assert config.task.labels == (Label("cat"), Label("dog"), Label("other"))
    assert config.project.items == "."
    assert config.queue.overlap == 1
    assert config.labour.idle_ms == 60_000
    assert (config.labour.amount, config.labour.currency) == (Decimal("0.00"), "EUR")


def test_everything_that_can_be_said_is_understood(tmp_path: Path) -> None:
    config = config_of(
        tmp_path,
        """
        [project]
        name = "street signs"
        items = "photos/"
        instructions = "instructions.md"
        [task]
        kind = "tag"
        question = "What is in the picture?"
        labels = ["stop", "[/red]", { name = "other", key = "o", hint = "anything else" }]
        free = true
        [queue]
        order = "fewest-labels"
        overlap = 3
        gold = "gold.jsonl"
        repeat = 0.05
        seed = 7
        [labour]
        idle_after = "2m"
        reward = "0.05 USD"
        rates = ["floor-fr"]
        """,
    )

    assert config.project.name == "street signs"
    assert config.task.labels[1:] == (Label("[/red]"), Label("other", "o", "anything else"))
    assert (config.queue.order, config.queue.overlap, config.queue.repeat) == ("fewest-labels", 3, 0.05)
    assert (config.labour.idle_ms, config.labour.currency, config.labour.rates) == (120_000, "USD", ("floor-fr",))


TASK = "[task]\nkind = 'classify'\nlabels = ['a']\n"
GRID = TASK.replace("classify", "grid")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", 'annotate.toml: the table [task] is missing: it says what is asked, such as kind = "classify".'),
        ("[task]\nlabels = ['a']", 'annotate.toml: [task]: “kind” is missing: write kind = "classify".'),
        (
            "[task]\nkind = 'classify'",
            'annotate.toml: [task] labels: name at least one label, such as labels = ["cat", "dog"].',
        ),
        (
            "[task]\nkind = 'classify'\nlabels = []",
            'annotate.toml: [task] labels: name at least one label, such as labels = ["cat", "dog"].',
        ),
        (
            "[task]\nkind = 'clasify'\nlabels = ['a']",
            "annotate.toml: [task] kind: there is no kind of task “clasify”: perhaps “classify” is meant; "
            f"the kinds are {', '.join(kinds())}.",
        ),
        (TASK + "label = ['b']", "annotate.toml: [task]: there is no key “label”: perhaps labels is meant."),
        (
            TASK + "colour = 'red'",
            "annotate.toml: [task]: there is no key “colour”: "
            "the keys are kind, question, labels, free, grid, tiles, tile_keys, pace, rest_after.",
        ),
        ("[tusk]\n" + TASK, "annotate.toml: there is no key “tusk”: perhaps [task] is meant."),
        (TASK + "labels = ['b']", "annotate.toml: line 4: “labels” is there a second time: keep one of them."),
        (TASK + TASK, "annotate.toml: line 4: “[task]” is there a second time: keep one of them."),
        ("a = " + "9" * 5000, "annotate.toml: a number in it has thousands of digits: write a shorter one."),
        ("a = " + "[" * 5000, "annotate.toml: it has hundreds of brackets within brackets: take them out."),
        ("[task\n", "annotate.toml: line 1: this is not TOML (Expected ']' at the end of a table declaration)."),
        ("task = 3", "annotate.toml: [task]: this should be a table."),
        ("[task]\nkind = 3\nlabels = ['a']", "annotate.toml: [task] kind: this should be a text in quotes."),
        ("[task]\nkind = 'tag'\nlabels = 'a'", "annotate.toml: [task] labels: this should be a list."),
        (
            "[task]\nkind = 'tag'\nlabels = ['a', 3]",
            'annotate.toml: [task] labels, number 2: this should be a text in quotes, or { name = "cat", key = "c" }.',
        ),
        (
            "[task]\nkind = 'tag'\nlabels = [{ key = 'a' }]",
            'annotate.toml: [task] labels, number 1: “name” is missing: write { name = "cat", key = "c" }.',
        ),
        (
            "[task]\nkind = 'tag'\nlabels = [{ name = 'a', kye = 'a' }]",
            "annotate.toml: [task] labels, number 1: there is no key “kye”: perhaps key is meant.",
        ),
        (
            "[task]\nkind = 'tag'\nlabels = ['a', 'a']",
            "annotate.toml: [task] labels: the label “a” is there twice: remove one of them.",
        ),
        (
            "[task]\nkind = 'tag'\nlabels = [\"x\\u001b[2J\"]",
            "annotate.toml: [task] labels: the label “x\\x1b[2J” contains control characters: write it without them.",
        ),
        (
            TASK + "free = true",
            "annotate.toml: [task] free: tags of one's own belong to the kind “tag”: remove this key.",
        ),
        (TASK + "grid = '3x3'", "annotate.toml: [task] grid: tiles belong to the kind “grid”: remove this key."),
        (TASK + "tiles = 'items'", "annotate.toml: [task] tiles: tiles belong to the kind “grid”: remove this key."),
        (
            TASK + "tile_keys = 'ab'",
            "annotate.toml: [task] tile_keys: tiles belong to the kind “grid”: remove this key.",
        ),
        *(
            (
                GRID + f"grid = '{wrong}'",
                'annotate.toml: [task] grid: this should be rows and columns, at most 10 of each, such as "3x3".',
            )
            for wrong in ("0x3", "3", "11x2", "3x3x3", "x", "three")
        ),
        *(
            (
                GRID + f"grid = '2x2'\ntile_keys = '{wrong}'",
                "annotate.toml: [task] tile_keys: this should be 4 different visible characters other than “?”, "
                "one for each tile, row by row.",
            )
            for wrong in ("abc", "abcde", "abca", "ab c", "abc?")
        ),
        (
            GRID + "tiles = 'pictures'",
            'annotate.toml: [task] tiles: this should be one of "squares", "items".',
        ),
        (TASK + "question = '  '", "annotate.toml: [task] question: this should be one line of visible text."),
        (
            TASK + "[queue]\norder = 'shuffled'",
            'annotate.toml: [queue] order: this should be one of "listed", "random", "fewest-labels".',
        ),
        (
            TASK + "[queue]\noverlap = 0",
            "annotate.toml: [queue] overlap: this should be 1 or more: how many annotators each item needs.",
        ),
        (TASK + "[queue]\noverlap = 1.5", "annotate.toml: [queue] overlap: this should be a whole number."),
        (TASK + "[queue]\noverlap = true", "annotate.toml: [queue] overlap: this should be a whole number."),
        (
            TASK + "[queue]\nrepeat = 5",
            "annotate.toml: [queue] repeat: this should be from 0 to 1: the fraction of items shown twice.",
        ),
        (
            TASK + "[labour]\nidle_after = '10s'",
            'annotate.toml: [labour] idle_after: this should be a time of at least 30 seconds, such as "60s".',
        ),
        (TASK + "[labour]\nidle_after = 60", "annotate.toml: [labour] idle_after: this should be a text in quotes."),
        (
            TASK + f"[labour]\nreward = '{'9' * 5000} EUR'",
            'annotate.toml: [labour] reward: this should be an amount and a currency, such as "0.05 EUR".',
        ),
        (
            TASK + "[labour]\nreward = '5'",
            'annotate.toml: [labour] reward: this should be an amount and a currency, such as "0.05 EUR".',
        ),
        (b"[task]\nkind = '\xff'", "annotate.toml: it is not UTF-8 text: save it as UTF-8."),
    ],
)
def test_a_mistake_names_file_key_and_remedy(tmp_path: Path, text: str | bytes, sentence: str) -> None:
    assert mistake_of(tmp_path, text) == sentence


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    assert config_of(tmp_path, b"\xef\xbb\xbf" + CLASSIFY.encode()).task.kind == "classify"


def test_free_tags_need_no_labels(tmp_path: Path) -> None:
    assert config_of(tmp_path, "[task]\nkind = 'tag'\nfree = true").task.labels == ()


@pytest.mark.parametrize(("written", "shape"), [("3x4", (3, 4)), (" 4 × 4 ", (4, 4)), ("10*1", (10, 1))])
def test_a_grid_has_rows_and_columns(tmp_path: Path, written: str, shape: tuple[int, int]) -> None:
    assert config_of(tmp_path, GRID + f"grid = '{written}'").task.shape == shape
    assert config_of(tmp_path, GRID).task.shape == (3, 3)


def test_a_name_with_escapes_in_a_mistake_cannot_steer_the_terminal(tmp_path: Path) -> None:
    assert "\x1b" not in mistake_of(tmp_path, TASK + '"\\u001b[2J" = 1')
