from __future__ import annotations

from annotate.boxing.box import WHOLE, Box, Grip
from annotate.boxing.steps import Step, moved, reshaped

SIZE = (1000, 600)
CELL = (30, 60)
BOX = Box("cat", 100, 100, 50, 40)


def test_a_step_lands_on_a_border_that_is_less_than_a_step_away() -> None:
    assert moved(900, 30, 0, 1000, 30) == 930
    assert moved(940, 30, 0, 1000, 30) == 970  # exactly one more step is left
    assert moved(945, 30, 0, 1000, 30) == 1000
    assert moved(990, 30, 0, 1000, 30) == 1000
    assert moved(1000, -30, 0, 1000, 30) == 970
    assert moved(50, -30, 0, 1000, 30) == 0


def test_a_long_step_is_attracted_from_as_near_as_a_short_one() -> None:
    assert moved(600, 240, 0, 1000, 30) == 840
    assert moved(740, 240, 0, 1000, 30) == 1000
    assert moved(900, 240, 0, 1000, 30) == 1000


def test_a_single_pixel_is_never_more() -> None:
    assert [moved(at, 1, 0, 1000) for at in (0, 998, 999, 1000)] == [1, 999, 1000, 1000]
    assert [moved(at, -1, 0, 1000) for at in (1000, 1, 0)] == [999, 0, 0]


def test_a_fraction_is_a_step_of_its_own() -> None:
    assert (moved(12.3, 1, 0, 100), moved(12.3, -1, 0, 100), moved(12.3, 0, 0, 100)) == (13, 12, 12.3)


def test_a_picture_smaller_than_a_step_has_its_two_borders() -> None:
    assert moved(0, 30, 0, 20, 30) == 20
    assert moved(20, -30, 0, 20, 30) == 0


def test_the_whole_box_keeps_its_size_and_stops_at_the_borders() -> None:
    assert reshaped(BOX, WHOLE, Step(30, 60, CELL), SIZE) == Box("cat", 130, 160, 50, 40)
    assert reshaped(Box("cat", 905, 100, 50, 40), WHOLE, Step(30, 0, CELL), SIZE) == Box("cat", 950, 100, 50, 40)
    assert reshaped(BOX, WHOLE, Step(-9999, -9999, CELL), SIZE) == Box("cat", 0, 0, 50, 40)


def test_a_corner_or_an_edge_moves_alone() -> None:
    assert reshaped(BOX, Grip(-1, -1), Step(10, -10), SIZE) == Box("cat", 110, 90, 40, 50)
    assert reshaped(BOX, Grip(1, 0), Step(10, -10), SIZE) == Box("cat", 100, 100, 60, 40)
    assert reshaped(BOX, Grip(0, 1), Step(0, 480, CELL), SIZE) == Box("cat", 100, 100, 50, 500)


def test_a_box_stays_a_pixel_wide_and_high() -> None:
    assert reshaped(BOX, Grip(1, 1), Step(-30, -60, CELL), SIZE) == Box("cat", 100, 100, 20, 1)
    assert reshaped(BOX, Grip(-1, -1), Step(60, 60, CELL), SIZE) == Box("cat", 149, 139, 1, 1)


def test_only_the_edges_that_move_lose_their_fractions() -> None:
    fine = Box("cat", 10.25, 20.5, 30.3, 40.4)

    assert reshaped(fine, Grip(1, 0), Step(1, 0), SIZE) == Box("cat", 10.25, 20.5, 30.75, 40.4)
    assert reshaped(fine, WHOLE, Step(0, 1), SIZE) == Box("cat", 10.25, 21, 30.3, 40.4)


def test_a_box_from_elsewhere_comes_onto_the_picture_when_it_is_moved() -> None:
    assert reshaped(Box("cat", 2000, 550, 50, 100), WHOLE, Step(-1, 0), SIZE) == Box("cat", 949, 500, 50, 100)
    assert reshaped(Box("cat", 0, 0, 5000, 5000), WHOLE, Step(1, 0), SIZE) == Box("cat", 0, 0, 1000, 600)
