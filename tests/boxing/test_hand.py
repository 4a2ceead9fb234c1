from __future__ import annotations

from annotate.boxing.box import WHOLE, Box, Grip, Point
from annotate.boxing.editor import Editor
from annotate.boxing.hand import Hand, grip_at

SIZE = (400, 300)
REACH = (2.5, 5.0)
"""Half a cell of 5 x 10 pixels."""
BOX = Box("cat", 100, 100, 50, 40)
EMPTY = Editor(SIZE, "cat")
WITH_BOX = Editor(SIZE, "dog", (BOX,))


def dragged(editor: Editor, start: Point, *points: Point) -> Editor:
    """From the first point to the last."""
    hand = Hand.down(editor, start, REACH)
    for point in points:
        hand = hand.drag(point)
        hand.at(point)
    return hand.up(points[-1] if points else start)


def test_dragging_on_empty_ground_draws_and_chooses() -> None:
    editor = dragged(EMPTY, (50.4, 60), (70, 80), (20.6, 90))

    assert editor.boxes == (Box("cat", 21, 60, 29, 30),)
    assert (editor.chosen, editor.drawing) == (0, False)
    assert editor.undo().boxes == ()


def test_what_is_drawn_is_seen_before_the_button_is_let_go() -> None:
    hand = Hand.down(EMPTY, (50, 60), REACH).drag((70, 80))

    assert hand.at((70, 80)).drawn == Box("cat", 50, 60, 20, 20)
    assert hand.at((60, 80)).drawn == Box("cat", 50, 60, 10, 20)


def test_the_borders_attract_from_half_a_cell() -> None:
    assert dragged(EMPTY, (2.5, 5), (397.5, 295)).boxes == (Box("cat", 0, 0, 400, 300),)
    assert dragged(EMPTY, (3, 6), (500, 294)).boxes == (Box("cat", 3, 6, 397, 288),)


def test_a_drag_that_comes_back_draws_nothing() -> None:
    editor = dragged(EMPTY, (50, 60), (90, 90), (50, 61))

    assert (editor.boxes, editor.drawing) == ((), False)


def test_a_click_chooses_and_clicks_again_for_what_is_beneath() -> None:
    editor = Editor(SIZE, "cat", (Box("cat", 0, 0, 300, 300), BOX))

    once = dragged(editor, (120, 120))
    assert (once.chosen, dragged(once, (120, 120)).chosen) == (1, 0)
    assert dragged(once, (120, 120), (120.5, 120.5)).chosen == 0  # a hand trembles
    away = dragged(WITH_BOX.choose(0), (300, 200))
    assert (away.chosen, away.cursor) == (None, (300, 200))


def test_the_chosen_box_is_moved_from_inside() -> None:
    editor = dragged(WITH_BOX.choose(0), (120, 120), (125, 121), (130.4, 115))

    assert editor.boxes == (Box("cat", 110, 95, 50, 40),)
    assert editor.undo().boxes == (BOX,)
    assert not editor.series
    assert dragged(WITH_BOX.choose(0), (120, 120), (-900, 900)).boxes == (Box("cat", 0, 260, 50, 40),)


def test_the_chosen_box_is_stretched_at_its_edges_and_corners() -> None:
    assert dragged(WITH_BOX.choose(0), (101, 98), (81, 78)).boxes == (Box("cat", 80, 80, 70, 60),)
    assert dragged(WITH_BOX.choose(0), (152, 120), (172, 180)).boxes == (Box("cat", 100, 100, 70, 40),)
    assert dragged(WITH_BOX.choose(0), (120, 143), (120, 60)).boxes == (Box("cat", 100, 100, 50, 1),)


def test_a_box_that_is_not_chosen_is_no_obstacle() -> None:
    assert dragged(WITH_BOX, (110, 110), (130, 130)).boxes == (BOX, Box("dog", 110, 110, 20, 20))


def test_a_click_ends_what_the_keyboard_began() -> None:
    editor = EMPTY.point(40, 40).begin("dog")

    assert dragged(editor, (90, 100)).boxes == (Box("dog", 40, 40, 50, 60),)
    assert dragged(editor, (90, 100), (95, 100)).boxes == (Box("dog", 40, 40, 55, 60),)
    assert Hand.down(editor, (90, 100), REACH).at((90, 100)).drawn == Box("dog", 40, 40, 50, 60)
    assert dragged(editor, (40, 100)).drawing


def test_a_small_box_is_moved_and_stretched_from_outside() -> None:
    small = Box("cat", 100, 100, 4, 8)

    assert grip_at(small, (101, 103), REACH) == WHOLE
    assert grip_at(small, (99, 98), REACH) == Grip(-1, -1)
    assert grip_at(small, (106, 104), REACH) == Grip(1, 0)
    assert grip_at(small, (107, 104), REACH) is None


def test_what_is_pulled_into_the_outermost_cell_ends_at_the_edge() -> None:
    editor = Editor((500, 500), "cat", (Box("cat", 385, 385, 20, 20),)).choose(0)
    for start in ((400.0, 400.0), (405.0, 405.0), (410.0, 410.0)):
        hand = Hand.down(editor, start, (6.15, 6.15)).drag((493.85, 493.85))
        assert hand.up((493.85, 493.85)).boxes == (Box("cat", 385, 385, 115, 115),)
    hand = Hand.down(editor, (386, 386), (6.15, 6.15)).drag((6.15, 390))
    assert hand.up((6.15, 386.2)).boxes == (Box("cat", 0, 385, 405, 20),)


def test_a_box_that_is_moved_within_half_a_cell_of_an_edge_ends_there() -> None:
    editor = Editor((500, 500), "cat", (Box("cat", 300, 300, 90, 90),)).choose(0)

    for by, left in ((103, 403), (103.9, 410), (109, 410)):
        assert Hand.down(editor, (340, 340), (6.15, 6.15)).drag((340 + by, 340)).up((340 + by, 340)).boxes == (
            Box("cat", left, 300, 90, 90),
        )
