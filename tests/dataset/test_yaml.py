from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotate.dataset.yaml import mapping, numbered

yaml: Any = pytest.importorskip("yaml", reason="PyYAML comes with webdataset")


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=4))
@example(
    ["yes", "1", "null", "~", "1e3", "0x1f", "2026-12-01", "a: b", "'", '"', "#", "- x", "{", "\\", "%", "@", "*a"]
)
@example(["\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\n", "\t", "\0", "🦦", "é", " a ", ""])
def test_texts_are_read_as_the_texts_they_are(texts: list[str]) -> None:
    assert (yaml.safe_load(numbered(texts)) or {}) == dict(enumerate(texts))
    pairs = {f"key{number}": text for number, text in enumerate(texts)}
    assert (yaml.safe_load(mapping(pairs)) or {}) == pairs
