"""Receipts of a sitting, in English."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from annotate.i18n import set_language
from annotate.receipt.build import Mark, Options, build
from annotate.receipt.formats import fonts
from annotate.receipt.model import Receipt
from annotate.receipt.rates.table import bundled_rates
from storage.records import Record
from tests.receipt.sample import NOW, records

Make = Callable[..., Receipt]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Sentences are compared, whatever the language of the machine."""
    set_language("en")
    yield
    set_language(None)


@pytest.fixture
def make() -> Make:
    """Makes a receipt, by default of the sitting above."""

    def made(*some: Record, project: str = "street signs", options: Options | None = None) -> Receipt:
        return build(
            project, some or records(), options or Options(), store=Mark("5eed" * 16), table=bundled_rates(), now=NOW
        )

    return made


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine without fonts of its own: what is drawn depends on no machine."""
    monkeypatch.setattr(fonts, "_matched", lambda _char: [])
    monkeypatch.setattr(fonts, "_installed", tuple)
    monkeypatch.setattr(fonts, "_found", [])
    monkeypatch.setattr(fonts, "_lacking", set())
    fonts.runs.cache_clear()
    yield
    fonts.runs.cache_clear()
