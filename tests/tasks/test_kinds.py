from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate import tasks
from annotate.errors import AnnotateError
from annotate.labels import Label, LabelSet
from annotate.tasks import kind, kinds

LABELS = LabelSet([Label("cat"), Label("dog", "d"), Label("give way")])


def test_the_kinds_are_the_modules() -> None:
    modules = sorted(path.stem for path in Path(tasks.__file__).parent.glob("[a-z]*.py"))

    assert list(kinds()) == [name for name in modules if name != "base"]
    assert [kind(name).name for name in kinds()] == list(kinds())


@pytest.mark.parametrize("name", ["circles", "base", "", "../classify", "Classify", "\x1b[2J"])
def test_an_unknown_kind_lists_the_known_ones(name: str) -> None:
    with pytest.raises(AnnotateError) as error:
        kind(name)
    assert str(error.value).endswith(f"the kinds are {', '.join(kinds())}")
    assert "\x1b" not in str(error.value)


@pytest.mark.parametrize("name", kinds())
@given(seed=st.integers())
def test_a_sampled_answer_is_an_answer_in_its_normal_form(name: str, seed: int) -> None:
    answer = kind(name).sample(Random(seed), LABELS)

    assert kind(name).check(answer, LABELS) == answer


@pytest.mark.parametrize("name", kinds())
def test_rows_have_a_cell_for_each_column_also_where_nothing_was_answered(name: str) -> None:
    one = kind(name)
    answer = one.sample(Random(1), LABELS)

    for row in (*one.rows(answer), *one.rows(None)):
        assert tuple(row) == one.columns
    assert len(one.rows(None)) == 1
    assert set(one.rows(None)[0].values()) == {""}
    assert isinstance(one.line(answer), str)
