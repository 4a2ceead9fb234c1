from __future__ import annotations

import pytest

from annotate.boxing.box import Box
from annotate.boxing.deeds import DEEDS, label, motions
from annotate.boxing.editor import Editor
from annotate.tasks.boxes import KIND

CELL = (10, 20)
EDITOR = Editor((400, 300), "cat", (Box("cat", 10, 10, 30, 30),), (200, 150))


@pytest.mark.parametrize(
    ("key", "to"),
    [
        ("left", (190, 150)),
        ("down", (200, 170)),
        ("shift+up", (200, 149)),
        ("ctrl+right", (280, 150)),
        ("alt+up", (200, 0)),
        ("h", (190, 150)),
        ("J", (200, 151)),
    ],
)
def test_arrows_and_letters_go_by_cells_and_by_pixels(key: str, to: tuple[int, int]) -> None:
    assert motions("hjklHJKL")[key](EDITOR, CELL).cursor == to


@pytest.mark.parametrize(
    "editor", [Editor((500, 400), "cat"), Editor((500, 400), "cat", (Box("cat", 0, 0, 7, 9),)).choose(0)]
)
def test_steps_by_cells_end_where_the_cells_do(editor: Editor) -> None:
    right, left = motions("")["right"], motions("")["left"]
    moved = _x(editor)
    steps = [editor]
    for _press in range(26):
        steps.append(right(steps[-1], (12.3, 25.7)))
        moved += 12.3
        assert abs(_x(steps[-1]) - moved) <= 0.5 + 1e-9
    back = steps[-1]
    for _press in range(26):
        back = left(back, (12.3, 25.7))

    assert (back.cursor, back.boxes) == (editor.cursor, editor.boxes)


def _x(editor: Editor) -> float:
    return editor.cursor[0] if editor.current is None else editor.current.x


def test_a_single_pixel_is_one_from_the_shown_place_also_after_steps_by_cells() -> None:
    editor = motions("")["right"](Editor((500, 400), "cat"), (12.6, 25))

    assert (editor.cursor[0], motions("")["shift+right"](editor, (12.6, 25)).cursor[0]) == (13, 14)


@pytest.mark.parametrize(("x", "to"), [(472, 484), (481, 493), (482, 500), (499, 500)])
def test_a_step_snaps_to_the_edge_only_from_half_a_cell(x: int, to: int) -> None:
    assert motions("")["right"](Editor((500, 400), "cat", cursor=(x, 9)), (12.3, 25)).cursor[0] == to


def test_letters_that_are_not_free_do_not_move() -> None:
    assert {"h", "H"}.isdisjoint(motions(""))


def test_every_action_of_the_kind_is_done_somewhere() -> None:
    assert set(KIND.actions) - {"exact"} <= set(DEEDS)


def test_the_space_bar_begins_ends_and_lets_go() -> None:
    space = DEEDS["space"]
    begun = space(EDITOR, CELL)

    assert begun.drawing
    assert len(space(motions("")["left"](motions("")["down"](begun, CELL), CELL), CELL).boxes) == 2
    assert space(EDITOR.choose(0), CELL).chosen is None


def test_a_labels_key_begins_ends_and_renames() -> None:
    assert label(EDITOR, "dog").label == "dog"
    assert label(EDITOR, "dog").drawing
    assert not label(label(EDITOR, "dog").point(10, 10), "dog").drawing
    assert label(label(EDITOR, "dog"), "cow").drawing
    assert label(EDITOR.choose(0), "dog").boxes[0].label == "dog"


@pytest.mark.parametrize("key", ["backspace", "remove-box"])
def test_what_is_drawn_is_left_before_anything_is_deleted(key: str) -> None:
    assert DEEDS[key](EDITOR.begin(), CELL) == EDITOR
    assert DEEDS[key](EDITOR.choose(0), CELL).boxes == ()
    assert DEEDS[key](EDITOR, CELL) == EDITOR


def test_escape_comes_to_the_free_cursor_from_anywhere() -> None:
    for editor in (EDITOR, EDITOR.begin(), EDITOR.choose(0)):
        free = DEEDS["escape"](editor, CELL)
        assert (free.drawing, free.chosen) == (False, None)
