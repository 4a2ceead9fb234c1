"""What holds whatever is done to boxes, in whatever order."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from annotate.boxing.box import GRIPS, Box, Size
from annotate.boxing.editor import Editor
from annotate.boxing.hand import Hand
from annotate.boxing.steps import Step

Deed = Callable[[Editor], Editor]

SIZES = st.tuples(st.integers(1, 60), st.integers(1, 60))
POINTS = st.tuples(st.floats(-10, 70), st.floats(-10, 70))
NEAR = st.floats(0.5, 20)
STEPS = st.builds(Step, st.integers(-20, 20), st.integers(-20, 20)) | st.builds(
    Step, st.floats(-20, 20), st.floats(-20, 20), st.tuples(NEAR, NEAR)
)


def mouse(start: tuple[float, float], points: list[tuple[float, float]], reach: tuple[float, float]) -> Deed:
    def deed(editor: Editor) -> Editor:
        hand = Hand.down(editor, start, reach)
        for point in points:
            hand = hand.drag(point)
        return hand.up(points[-1] if points else start)

    return deed


def placed(numbers: tuple[float, float, float, float]) -> Deed:
    """Exact numbers, as shares of the picture."""

    def deed(editor: Editor) -> Editor:
        width, height = editor.size
        x, y = round(numbers[0] * (width - 0.5), 3), round(numbers[1] * (height - 0.5), 3)
        across, down = (
            max(0.001, round(share * room, 3)) for share, room in ((numbers[2], width - x), (numbers[3], height - y))
        )
        return editor.put(x, y, across, down)

    return deed


SHARES = st.floats(0, 0.99)
DEEDS = st.one_of(
    STEPS.map(lambda step: lambda editor: editor.step(step)),
    st.sampled_from((None, "cat", "dog")).map(lambda label: lambda editor: editor.begin(label)),
    st.sampled_from([Editor.finish, Editor.swap, Editor.cancel, Editor.let_go, Editor.regrip, Editor.remove]),
    st.sampled_from((1, -1)).map(lambda by: lambda editor: editor.turn(by)),
    POINTS.map(lambda point: lambda editor: editor.pick(point)),
    POINTS.map(lambda point: lambda editor: editor.point(*point)),
    st.sampled_from(GRIPS).map(lambda grip: lambda editor: editor.hold(grip)),
    st.sampled_from(("cat", "dog")).map(lambda label: lambda editor: editor.relabel(label)),
    STEPS.map(lambda step: lambda editor: editor.copy(step)),
    st.tuples(SHARES, SHARES, SHARES, SHARES).map(placed),
    st.builds(mouse, POINTS, st.lists(POINTS, max_size=3), st.tuples(st.floats(0.1, 6), st.floats(0.1, 12))),
)
WAYS_BACK = st.sampled_from([Editor.undo, Editor.redo])


def done(size: Size, deeds: list[Deed]) -> Editor:
    editor = Editor.of(None, size, "cat")
    for deed in deeds:
        editor = deed(editor)
    return editor


def keeps_order(before: tuple[Box, ...], after: tuple[Box, ...]) -> bool:
    """Whether one is changed in its place, left out or appended, and all others stay where they were."""
    if len(after) == len(before):
        return sum(one != other for one, other in zip(before, after, strict=True)) <= 1
    if len(after) == len(before) + 1:
        return after[:-1] == before
    return any(after == (*before[:place], *before[place + 1 :]) for place in range(len(before)))


@given(SIZES, st.lists(DEEDS | WAYS_BACK, max_size=30))
def test_every_box_has_an_area_and_lies_on_the_picture(size: Size, deeds: list[Deed]) -> None:
    editor = done(size, deeds)

    for box in editor.boxes if editor.drawn is None else (*editor.boxes, editor.drawn):
        assert box.within(size)
        assert box.width > 0 < box.height
    assert all(0 <= at <= end and isinstance(at, int) for at, end in zip(editor.cursor, size, strict=True))
    assert editor.chosen is None or (editor.current is not None and not editor.drawing)


@given(SIZES, st.lists(DEEDS | WAYS_BACK, max_size=20), DEEDS)
def test_an_edit_keeps_the_order_of_the_boxes(size: Size, deeds: list[Deed], deed: Deed) -> None:
    editor = done(size, deeds)

    assert keeps_order(editor.boxes, deed(editor).boxes)


@given(SIZES, st.lists(DEEDS | WAYS_BACK, max_size=20), DEEDS)
def test_what_is_taken_back_and_made_again_is_the_same(size: Size, deeds: list[Deed], deed: Deed) -> None:
    before = done(size, deeds).cancel()
    after = deed(before).cancel()

    assert not after.past or after.undo().redo().boxes == after.boxes
    if len(after.past) == len(before.past) + 1:
        assert after.undo().boxes == before.boxes
        assert after.undo().past == before.past
    else:
        assert before.series or after.boxes == before.boxes


@given(SIZES, st.lists(DEEDS, max_size=20))
def test_everything_can_be_taken_back(size: Size, deeds: list[Deed]) -> None:
    editor = done(size, deeds).cancel()
    for _edit in editor.past:
        editor = editor.undo()

    assert editor.boxes == ()


@given(SIZES, st.lists(DEEDS, max_size=20))
def test_an_answer_that_is_opened_again_is_the_same(size: Size, deeds: list[Deed]) -> None:
    editor = done(size, deeds)

    assert Editor.of(editor.answer(), size, "cat").answer() == editor.answer()
