from __future__ import annotations

from typing import Any

from annotate.boxing.box import WHOLE, Box, Grip
from annotate.boxing.editor import Editor
from annotate.boxing.steps import Step

SIZE = (400, 300)
EMPTY = Editor.of(None, SIZE, "cat")


def boxes(*places: tuple[float, float, float, float]) -> Editor:
    """An editor with these boxes."""
    numbers = (dict(zip(("x", "y", "width", "height"), place, strict=True)) for place in places)
    return Editor.of({"boxes": [{"label": "cat", **place} for place in numbers]}, SIZE, "cat")


def right(pixels: int) -> Step:
    return Step(pixels, 0)


def placed(editor: Editor) -> list[tuple[float, ...]]:
    return [(box.x, box.y, box.width, box.height) for box in editor.boxes]


def test_the_cursor_begins_in_the_middle() -> None:
    assert (EMPTY.cursor, EMPTY.answer(), EMPTY.drawing) == ((200, 150), {"boxes": []}, False)


def test_a_box_is_drawn_from_where_it_begins_to_where_the_cursor_is() -> None:
    editor = EMPTY.begin("dog").step(Step(-50, 20))
    assert (editor.drawn, editor.boxes) == (Box("dog", 150, 150, 50, 20), ())
    editor = editor.finish()

    assert editor.answer() == {"boxes": [{"label": "dog", "x": 150.0, "y": 150.0, "width": 50.0, "height": 20.0}]}
    assert (editor.drawing, editor.chosen, editor.cursor, editor.label) == (False, None, (150, 170), "dog")


def test_a_box_without_an_area_is_drawn_on() -> None:
    for editor in (EMPTY.begin(), EMPTY.begin().step(right(5))):
        assert editor.drawn is None
        refused = editor.finish()
        assert (refused.drawing, refused.boxes, refused.refused) == (True, (), True)
        assert (refused.cancel().refused, refused.cancel().begin().refused) == (False, False)


def test_a_begun_box_can_be_left_and_its_other_corner_moved() -> None:
    editor = EMPTY.begin().step(Step(50, 40))

    assert editor.cancel().finish().boxes == ()
    assert editor.undo() == editor.cancel()
    assert placed(editor.swap().step(Step(-10, -5)).finish()) == [(190, 145, 60, 45)]


def test_the_next_box_has_the_label_of_the_last() -> None:
    editor = EMPTY.begin("dog").step(Step(9, 9)).finish().begin().step(Step(9, 9)).relabel("cow").finish()

    assert [box.label for box in editor.boxes] == ["dog", "cow"]


def test_turning_begins_with_the_box_just_drawn_and_goes_round() -> None:
    editor = boxes((0, 0, 10, 10), (20, 0, 10, 10)).begin().step(Step(30, 30)).finish()

    turns = [editor.turn(), editor.turn().turn(), editor.turn().turn().turn(), editor.turn().turn(-1)]
    assert [turn.chosen for turn in turns] == [2, 0, 1, 1]


def test_turning_begins_with_the_box_at_the_cursor() -> None:
    editor = boxes((0, 0, 10, 10), (100, 100, 200, 150), (190, 140, 20, 20))

    assert editor.turn().chosen == 2
    assert editor.point(50, 50).turn().chosen == 0
    assert editor.point(50, 50).turn(-1).chosen == 2
    assert EMPTY.turn() == EMPTY


def test_overlapping_boxes_are_chosen_one_after_the_other_the_smallest_first() -> None:
    editor = boxes((0, 0, 400, 300), (100, 100, 50, 50), (90, 90, 100, 100), (300, 0, 10, 10))
    picked = [editor]
    for _time in range(4):
        picked.append(picked[-1].pick((120, 120)))

    assert [one.chosen for one in picked] == [None, 1, 2, 0, 1]
    assert picked[-1].pick((305, 5)).chosen == 3
    assert boxes((0, 0, 9, 9)).choose(0).pick((50, 50)).chosen is None
    assert boxes((0, 0, 9, 9)).pick((12, 9), reach=(3, 6)).chosen == 0


def test_the_chosen_box_moves_in_place_of_the_cursor() -> None:
    editor = boxes((10, 10, 40, 20)).choose(0).step(right(5)).step(Step(0, -3))

    assert placed(editor) == [(15, 7, 40, 20)]
    assert editor.cursor == (35, 17)
    assert editor.let_go().step(right(1)).cursor == (36, 17)


def test_the_grip_goes_from_the_whole_to_either_corner() -> None:
    editor = boxes((10, 10, 40, 20)).choose(0)
    grips = [editor.grip, editor.regrip().grip, editor.regrip().regrip().grip, editor.regrip().regrip().regrip().grip]

    assert grips == [WHOLE, Grip(-1, -1), Grip(1, 1), WHOLE]
    assert placed(editor.regrip().step(Step(-5, -5))) == [(5, 5, 45, 25)]
    assert editor.regrip().cursor == (10, 10)
    assert EMPTY.regrip() == EMPTY


def test_movements_in_a_row_are_one_edit() -> None:
    editor = boxes((10, 10, 40, 20)).choose(0).step(right(1)).step(right(1)).regrip().step(right(1)).step(right(1))

    assert placed(editor) == [(14, 10, 38, 20)]
    assert placed(editor.undo()) == [(12, 10, 40, 20)]
    assert placed(editor.undo().undo()) == [(10, 10, 40, 20)]
    assert placed(editor.undo().step(right(7)).undo()) == [(12, 10, 40, 20)]


def test_a_box_is_renamed_deleted_and_brought_back() -> None:
    editor = boxes((10, 10, 40, 20), (5, 5, 5, 5)).choose(0).relabel("dog")
    assert [box.label for box in editor.boxes] == ["dog", "cat"]
    gone = editor.remove()
    assert (placed(gone), gone.chosen) == ([(5, 5, 5, 5)], None)

    assert gone.undo().boxes == editor.boxes
    assert [box.label for box in gone.undo().undo().boxes] == ["cat", "cat"]
    assert gone.undo().undo().redo().redo().boxes == gone.boxes
    assert EMPTY.remove() == EMPTY


def test_a_new_edit_forgets_what_could_be_redone() -> None:
    editor = EMPTY.begin().step(Step(9, 9)).finish()

    assert editor.undo().redo().boxes == editor.boxes
    assert editor.undo().begin().step(Step(5, 5)).finish().redo().boxes[0].width == 5
    assert (EMPTY.undo(), EMPTY.redo()) == (EMPTY, EMPTY)


def test_a_copy_is_a_step_away_or_where_there_is_room() -> None:
    editor = boxes((340, 270, 60, 20)).choose(0)
    copy = editor.copy(Step(10, 5))

    assert placed(copy) == [(340, 270, 60, 20), (340, 275, 60, 20)]
    assert copy.chosen == 1
    assert placed(boxes((340, 280, 60, 20)).choose(0).copy(Step(10, 5)))[1] == (330, 275, 60, 20)
    assert placed(boxes((0, 0, 400, 300)).choose(0).copy(Step(10, 5)))[1] == (0, 0, 400, 300)
    assert EMPTY.copy(Step(1, 1)) == EMPTY


def test_exact_numbers_make_a_new_box_or_change_the_chosen_one() -> None:
    assert placed(EMPTY.begin("dog").put(1, 2.5, 3, 4)) == [(1, 2.5, 3, 4)]
    assert EMPTY.begin("dog").put(1, 2, 3, 4).drawing is False
    changed = boxes((10, 10, 40, 20)).choose(0).put(1, 2, 3, 4)

    assert placed(changed) == [(1, 2, 3, 4)]
    assert placed(changed.undo()) == [(10, 10, 40, 20)]


def test_what_comes_from_elsewhere_stays_as_it_is() -> None:
    answer: dict[str, Any] = {
        "boxes": [
            {"label": "cow", "x": 0.1, "y": 0.2, "width": 0.3, "height": 0.333},
            {"label": "cat", "x": 390.0, "y": 5000.0, "width": 40.0, "height": 20.0},
        ]
    }
    editor = Editor.of(answer, SIZE, "cat")

    assert editor.answer() == answer
    assert editor.turn().turn().let_go().begin().step(right(1)).cancel().answer() == answer


def test_the_edge_is_where_the_cursor_or_what_is_held_touches_it() -> None:
    corner = boxes((0, 10, 40, 20)).choose(0)

    assert (EMPTY.at_edge, EMPTY.point(400, 7).at_edge, EMPTY.point(399, 7).at_edge) == (False, True, False)
    assert (corner.at_edge, corner.hold(Grip(1, 1)).at_edge, corner.hold(Grip(-1, -1)).at_edge) == (True, False, True)
