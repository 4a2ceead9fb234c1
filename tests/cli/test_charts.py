from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cli.charts import bar, spark


@given(st.floats(0, 100), st.floats(0.001, 100), st.integers(1, 40))
def test_a_bar_is_as_long_as_its_share_to_an_eighth_of_a_cell(part: float, whole: float, width: int) -> None:
    drawn = bar(part, whole, width)

    assert len(drawn) <= width
    assert bool(drawn) == (part > 0)
    assert abs(len(drawn) - width * min(part / whole, 1)) <= 1


@given(st.lists(st.integers(0, 1000), max_size=50))
def test_a_line_of_days_has_a_column_for_each_and_a_point_for_none(values: list[int]) -> None:
    drawn = spark(values)

    assert len(drawn) == len(values)
    assert [char == "·" for char in drawn] == [value == 0 for value in values]
    assert not any(values) or "█" in drawn
