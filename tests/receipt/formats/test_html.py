"""The receipt as a page: the same figures, nothing that runs, nothing that is fetched, and names that stay names."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from annotate.i18n import set_language
from annotate.receipt.build import Options
from annotate.receipt.formats.html import render
from annotate.receipt.formats.html_charts import bars
from annotate.receipt.formats.html_style import CSS
from annotate.receipt.formats.html_text import inline, percent
from annotate.receipt.model import Receipt
from annotate.receipt.told import words
from annotate.receipt.told.document import document
from annotate.receipt.told.paper import Bar, Bars, Columns, Heading, Pair, Para, Stacks
from annotate.receipt.told.times import Times
from annotate.receipt.valuation import Wishes
from tests.receipt.conftest import Make
from tests.receipt.drawn import receipts
from tests.receipt.sample import label, records, sitting

_VOID = {"meta", "hr", "br", "path", "rect"}


class Page(HTMLParser):
    """What stands in each kind of element; AssertionError: the tags do not close as they open."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, list[str]] = {}
        self.labels: list[str] = []
        self.attributes: dict[str, list[tuple[str, str | None]]] = {}
        self._open: list[tuple[str, list[str]]] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.setdefault(tag, []).extend(attrs)
        self.labels += [value or "" for name, value in attrs if name == "aria-label"]
        if tag not in _VOID:
            self._open.append((tag, []))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.setdefault(tag, []).extend(attrs)

    def handle_endtag(self, tag: str) -> None:
        name, parts = self._open.pop()
        assert name == tag
        self.found.setdefault(tag, []).append("".join(parts))

    def handle_data(self, data: str) -> None:
        for _tag, parts in self._open:
            parts.append(data)


def typed(text: str) -> str:
    return re.sub(r"`([^`]+)`", r"\1", text)


@settings(max_examples=10, deadline=None)
@given(receipt=receipts())
def test_a_page_says_what_every_other_format_says(receipt: Receipt) -> None:
    page, blocks = Page(render(receipt)), document(receipt).blocks
    pairs = [(typed(block.left), typed(block.right)) for block in blocks if isinstance(block, Pair)]

    assert list(zip(page.found["dt"], page.found["dd"], strict=True)) == pairs
    assert page.found["h2"] == [block.text for block in blocks if isinstance(block, Heading)]
    assert [typed(block.text) for block in blocks if isinstance(block, Para)] == [
        text for text in page.found["p"] if text in {typed(block.text) for block in blocks if isinstance(block, Para)}
    ]


@settings(max_examples=10, deadline=None)
@given(receipt=receipts())
def test_totals_are_those_of_the_document(receipt: Receipt) -> None:
    found, times = Page(render(receipt)).found["dd"], Times(receipt)

    assert times.say(times.credited) in found
    assert times.say(times.wall) in found
    assert words.money(receipt.paid.amount, receipt.paid.currency) in found
    for item in receipt.valuations:
        assert words.money(item.value, item.currency) in found or not item.quantity


def test_the_page_of_a_known_sitting_has_its_totals(make: Make) -> None:
    page = Page(render(make()))
    found = dict(zip(page.found["dt"], page.found["dd"], strict=True))

    assert found["Credited"] == "2 min 52.8 s"
    assert found["Wall clock"] == "46 min 58.2 s"
    assert found["value at floor-fr"] == "0.58\u00a0EUR"
    assert page.found["h1"] == ["RECEIPT"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_runs_and_nothing_is_fetched(make: Make, language: str) -> None:
    set_language(language)
    text = render(make(options=Options(by="day")))
    names = {name for attributes in Page(text).attributes.values() for name, _value in attributes}

    assert f'<html lang="{language}">' in text
    assert not {"src", "href", "srcset", "data"} & names
    assert not [name for name in names if name.startswith("on")]
    assert not re.search(r"<(script|link|img|iframe|object|base|form)\b|@import|url\(", text)
    assert "default-src 'none'" in text


def test_names_stay_names(make: Make) -> None:
    hostile = '<script>alert("1")</script>&amp; \x1b[2J\u202e'
    text = render(make(sitting(annotator=hostile), label(1, annotator=hostile), project=hostile))
    shown = '<script>alert("1")</script>&amp; \\x1b[2J\\u202e'

    assert "<script" not in text
    assert not {"\x1b", "\u202e"} & set(text)
    assert Page(text).found["p"].count(shown) == 2
    text.encode("utf-8")


def test_names_from_right_to_left_are_isolated() -> None:
    assert inline("שלום 12") == "<bdi>שלום 12</bdi>"
    assert inline("amber") == "amber"
    assert inline("run `annotate verify`") == "run <code>annotate verify</code>"


def test_charts_say_in_words_what_they_show(make: Make) -> None:
    receipt = make(*records(), options=Options(by="session", wishes=Wishes(place="us")))
    page, blocks = Page(render(receipt)), document(receipt).blocks

    rows = [row for block in blocks if isinstance(block, Stacks) for row in block.rows]
    shown = [said for said in page.labels if "First answers" in said]
    assert len(shown) == len(rows) > 1
    assert "First answers 48%" in shown[0]
    texts = set(page.found["td"]) | set(page.found["th"])
    assert {row.right for block in blocks if isinstance(block, Bars) for row in block.rows} <= texts
    columns = [piece for block in blocks if isinstance(block, Columns) for piece in block.pieces]
    assert {f"{count}{name}" for name, count in columns} <= set(page.found["li"])


def test_bars_stand_below_their_texts_on_a_phone_where_these_leave_no_room() -> None:
    short, long = Bar("Paid", 0.5, "0.10"), Bar("Microtask platforms", 1.0, "0.20 · 7.25/h")

    assert 'class="bars"' in bars(Bars((short,)))
    assert 'class="bars numeric crowded"' in bars(Bars((short, long), numeric=True))
    assert re.search(r"max-width:34rem\)\{\s*\.crowded tr\{display:grid", CSS)


def test_a_share_is_a_length_within_its_whole() -> None:
    assert [percent(share) for share in (-1.0, 0.0, 1 / 3, 1.0, 2.0)] == ["0%", "0%", "33.333%", "100%", "100%"]
