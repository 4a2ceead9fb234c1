"""Both languages say everything that the code says, with the same names in the same places."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from gettext import GNUTranslations
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message

from docs.catalogues import KEYWORDS, LANGUAGES, PACKAGES, ROOT, catalogue, po_file, sentences, untranslated


@cache
def of_code() -> Catalog:
    return sentences()


@cache
def of_language(language: str) -> Catalog:
    return catalogue(language)


def forms(text: object) -> list[str]:
    """The forms of a message or of its translation."""
    return [str(form) for form in text] if isinstance(text, list | tuple) else [str(text)]


def fields(text: str) -> set[str]:
    """The names in braces."""
    return {name for _literal, name, _spec, _conversion in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_code_is_in_the_catalogue(language: str) -> None:
    """Mend it with `python -m docs.catalogues`, then fill in what is empty."""
    kept = {str(message.id) for message in of_language(language)}

    assert {str(message.id) for message in of_code() if message.id} <= kept


def marked() -> Iterator[str]:
    """What stands in `_("…")` and its like anywhere, in f-strings too, which the extraction cannot look into."""
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
                    yield from (str(one.value) for one in node.args if isinstance(one, ast.Constant))


def test_no_sentence_hides_from_the_catalogue() -> None:
    found = {form for message in of_code() if message.id for form in forms(message.id)}

    assert sorted(set(marked()) - found) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(language: str) -> None:
    assert [message.id for message in untranslated(of_language(language))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_program_reads_is_what_the_catalogue_says(language: str) -> None:
    with po_file(language).with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)

    for message in of_language(language):
        if message.id:
            one, many = forms(message.id)[0], forms(message.id)[-1]
            if isinstance(message.id, str):
                assert compiled.gettext(one) == message.string
            else:
                assert [compiled.ngettext(one, many, count) for count in (1, 7)] == forms(message.string)


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_names_in_braces(language: str) -> None:
    def broken(message: Message) -> bool:
        wanted = set.union(*map(fields, forms(message.id)))
        return any(not fields(form) <= wanted for form in forms(message.string)) or (
            fields(forms(message.id)[-1]) != fields(forms(message.string)[-1])
        )

    assert [message.id for message in of_language(language) if message.id and broken(message)] == []


def test_french_puts_a_no_break_space_before_its_double_punctuation() -> None:
    """A line must not begin with `:` or `»`: what a French reader sees first of a careless translation."""
    texts = [form for message in of_language("fr") if message.id for form in forms(message.string)]

    assert [text for text in texts if re.search(r" [:;?!»]|« ", text)] == []
