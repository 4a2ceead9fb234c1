"""Charts and pages as marks: lengths are true, fills are told apart, everything that is named is there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.receipt.formats.drawn import charts
from annotate.receipt.formats.drawn.marks import PATTERNS, Box, Dots, Drawing, Frame, Text, hatching
from annotate.receipt.formats.drawn.strip import BASE, cells, strip
from annotate.receipt.formats.drawn.wrapping import shortened, wrapped
from annotate.receipt.told.paper import Bar, Bars, Columns, Paper, Stack, Stacks

FRAME = Frame(48, 1, BASE, 1, cells)
ACTIVITIES = ("label", "skip", "revise", "check", "review", "learn", "wait", "admin")


def boxes(drawing: Drawing, *, edged: bool = False) -> list[Box]:
    return [mark for mark in drawing.marks if isinstance(mark, Box) and mark.fill != "track" and mark.edged is edged]


def texts(drawing: Drawing) -> list[str]:
    return [mark.text for mark in drawing.marks if isinstance(mark, Text)]


@given(
    st.lists(st.floats(0, 1), min_size=1, max_size=5), st.sampled_from(["a", "a name much too long to stand beside it"])
)
def test_bars_are_to_one_scale(shares: list[float], name: str) -> None:
    drawn = charts.bars(Bars(tuple(Bar(name, share, "1 min") for share in (*shares, 1.0))), FRAME)
    widths = [box.width for box in boxes(drawn)]

    assert widths == pytest.approx([share * widths[-1] for share in (*shares, 1.0) if share])
    assert all(box.x + box.width <= 48 for box in boxes(drawn))


@pytest.mark.parametrize("name", ["a", "a name much too long to stand beside it"])
def test_what_bars_are_seen_beside_is_a_line_at_its_share_in_every_row(name: str) -> None:
    rows = (Bar(name, 0.5, "1"), Bar(name, 1.0, "2"))
    drawn = charts.bars(Bars(rows, mark=0.5), FRAME)
    lines = [box for box in boxes(drawn) if box.fill == "stamp"]
    half = next(box for box in boxes(drawn) if box.fill == "bar")

    assert [box.x + box.width / 2 for box in lines] == pytest.approx([half.x + half.width] * 2)


@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=8))
def test_pieces_of_a_whole_stand_side_by_side_and_their_names_in_the_key(parts: list[float]) -> None:
    whole = sum(parts)
    pieces = tuple((name, part / whole) for name, part in zip(ACTIVITIES, parts, strict=False))
    drawn = charts.stacks(Stacks((Stack("Monday", pieces, "1 h"),)), FRAME)
    bar = boxes(drawn, edged=True)[: len(parts)]

    assert [box.width / sum(box.width for box in bar) for box in bar] == pytest.approx(
        [share for _name, share in pieces]
    )
    assert [left.x + left.width for left in bar[:-1]] == pytest.approx([right.x for right in bar[1:]])
    assert len({box.pattern for box in bar}) == len(bar)
    assert [text for text in texts(drawn) if text in ACTIVITIES] == list(ACTIVITIES[: len(parts)])


def test_a_name_has_one_fill_in_every_row() -> None:
    rows = (Stack("a", (("label", 0.5), ("wait", 0.5)), "1"), Stack("b", (("wait", 1.0),), "2"))
    fills = [box.pattern for box in boxes(charts.stacks(Stacks(rows), FRAME), edged=True)]

    assert fills == ["full", "rising", "rising", "full", "rising"]


def test_columns_are_as_high_as_their_counts() -> None:
    drawn = charts.columns(Columns((("< 1", 2), ("1–2", 8), ("2–3", 0)), "seconds"), FRAME)
    heights = [box.height for box in boxes(drawn) if box.fill == "bar"]

    assert heights[1] == pytest.approx(4 * heights[0])
    assert {"2", "8", "0", "< 1", "1–2", "2–3", "seconds"} == set(texts(drawn))


def test_columns_whose_names_have_no_room_lie_down() -> None:
    pieces = tuple((f"from {number} to {number + 1}", number) for number in range(1, 7))
    drawn = charts.columns(Columns(pieces, "seconds"), FRAME)

    assert len({box.y for box in boxes(drawn)}) == 6
    assert {name for name, _count in pieces} < set(texts(drawn))


def test_a_word_above_a_bar_is_not_broken_where_a_line_has_room_for_it() -> None:
    frame = FRAME._replace(width=26)
    rows = (Bar("Rémunération annoncée", 1, "0,10 · 12,02/h"), Bar("Payé", 0.5, "0,05"))
    drawn = [mark for mark in charts.bars(Bars(rows), frame).marks if isinstance(mark, Text)]

    assert [mark.text for mark in drawn] == ["Rémunération annoncée", "0,10 · 12,02/h", "Payé", "0,05"]
    assert drawn[0].y < drawn[1].y < drawn[2].y == drawn[3].y


def test_nothing_counted_draws_nothing() -> None:
    assert charts.columns(Columns((("< 1", 0),), "seconds"), FRAME).marks == ()


@pytest.mark.parametrize("pattern", PATTERNS)
@given(st.floats(0.01, 40), st.floats(0.01, 5), st.floats(0.2, 3))
def test_fills_stay_in_their_box(pattern: str, width: float, height: float, step: float) -> None:
    for x1, y1, x2, y2 in hatching(1, 2, width, height, pattern, step):  # type: ignore[arg-type]
        assert all(1 - step <= x <= 1 + width + step for x in (x1, x2))
        assert all(2 - 1e-9 <= y <= 2 + height + 1e-9 for y in (y1, y2))


@given(st.text("ab \u00a0é日🚦", max_size=60), st.integers(4, 20))
def test_lines_fit_and_lose_nothing(text: str, room: int) -> None:
    lines = wrapped(text, room, cells)

    assert all(cells(line) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.replace("\u00a0", " ").split())
    assert cells(shortened(text, room, cells)) <= room


def test_the_code_has_bare_paper_around_it() -> None:
    paper = Paper()
    paper.para("above")
    paper.code("ANNOTATE RECEIPT 1", "receipt 1")
    paper.para("below")
    drawn = strip(paper, 48, 2.0)
    dots = next(mark for mark in drawn.marks if isinstance(mark, Dots))
    bare = 4 * dots.height / len(dots.rows)
    caption = next(mark for mark in drawn.marks if isinstance(mark, Text) and mark.text == "receipt 1")

    assert dots.y >= 1 + bare
    assert caption.y - BASE >= dots.y + dots.height + bare - 1e-9
    assert dots.width == pytest.approx(dots.height * 2)
