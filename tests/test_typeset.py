from __future__ import annotations

import pytest
from textual.content import Content

from annotate.typeset import keep_together

SAMPLE = "qui dit «\u00a0bon\u00a0» ou\u00a0: oui\u00a0!"


@pytest.mark.parametrize("width", range(9, 30))
def test_no_line_begins_with_what_belongs_to_the_word_before(width: int) -> None:
    keep_together()

    lines = [str(line) for line in Content(SAMPLE).wrap(width)]

    assert not any(line.startswith(tuple("»:!")) or line.endswith("«") for line in lines)
    assert " ".join(line.strip(" ") for line in lines) == SAMPLE


def test_ordinary_spaces_still_part_words() -> None:
    keep_together()

    assert [str(line).strip() for line in Content("one two  three").wrap(5)] == ["one", "two", "three"]
