"""The captcha: squares of a picture, chosen by key, cursor and mouse, and the question about them."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.tui.tiles.key_map import KeyMap
from annotate.tui.widgets.title_bar import TitleBar
from tests.tui.driving import seated
from tests.tui.solving import SIZES, chosen, click, cut, drawn, enlarge, pictures, sheets, tiles

# Squares of one picture


async def test_keys_choose_squares_as_they_lie_on_the_numeric_pad_and_enter_submits(tmp_path: Path) -> None:
    async with seated(cut(tmp_path)) as seat:
        await seat.press("7", "5", "3", "5", "enter")

        assert seat.records[0].answer == {"target": "traffic light", "rows": 3, "columns": 3, "tiles": [0, 8]}
        assert "1.png → traffic light: 2 of 9" in seat.said
        assert (seat.shown, chosen(seat)) == ("2.png", [])


async def test_none_at_all_is_an_answer(tmp_path: Path) -> None:
    async with seated(cut(tmp_path)) as seat:
        assert "None at all is an" in seat.text
        await seat.press("enter")

        assert tiles(seat) == []


async def test_sixteen_squares_lie_on_the_keyboard_and_actions_give_way(tmp_path: Path) -> None:
    async with seated(cut(tmp_path, "4x4")) as seat:
        await seat.press("1", "s", "v", "enter", "S")

        assert tiles(seat, 0) == [0, 9, 15]
        assert (seat.records[1].item, seat.records[1].reason) == ("2.png", "later")


async def test_the_digits_of_a_french_keyboard_choose_tiles_without_shift(tmp_path: Path) -> None:
    async with seated(cut(tmp_path)) as seat:
        await seat.press("è", "&", "ç", "'", "-", "_", "(")

        assert chosen(seat) == [0, 2, 3, 6]


async def test_another_keyboard_has_its_own_letters(tmp_path: Path) -> None:
    async with seated(cut(tmp_path, "4x4", task="tile_keys = '1234azerqsdfwxcv'")) as seat:
        await seat.press("z", "q", "enter")

        assert tiles(seat) == [5, 8]


async def test_where_there_are_no_keys_the_cursor_goes_everywhere(tmp_path: Path) -> None:
    async with seated(cut(tmp_path, "5x5")) as seat:
        await seat.press("right", "space", "down", "down", "left", "left", "space", "up", "space", "space", "enter")

        assert tiles(seat) == [1, 10]


async def test_one_key_chooses_all_and_again_none(tmp_path: Path) -> None:
    async with seated(cut(tmp_path, "2x2")) as seat:
        await seat.press("7", "a")
        assert chosen(seat) == [0, 1, 2, 3]
        await seat.press("a")
        assert chosen(seat) == []


async def test_a_click_chooses_the_square_under_it_and_enter_is_clicked_in_the_key_bar(tmp_path: Path) -> None:
    async with seated(cut(tmp_path)) as seat:
        (view,) = pictures(seat)
        for across, down in ((0.1, 0.1), (0.5, 0.5), (0.9, 0.9), (0.5, 0.5)):
            await click(seat, view, across, down)
        assert chosen(seat) == [0, 8]
        await seat.click("KeyBar", x=2)

        assert tiles(seat) == [0, 8]


async def test_a_click_into_the_small_map_chooses_too_and_beside_it_nothing(tmp_path: Path) -> None:
    async with seated(cut(tmp_path)) as seat:
        await seat.click(KeyMap, x=5, y=1)
        assert chosen(seat) == [4]
        await seat.click(KeyMap, x=1, y=2)
        assert chosen(seat) == [4, 6]


async def test_a_picture_that_is_seen_closely_is_cut_where_it_is(tmp_path: Path) -> None:
    project = cut(tmp_path)
    enlarge(tmp_path)
    async with seated(project) as seat:
        (view,) = pictures(seat)
        view.zoom_by(3.0, (0, 0))
        await seat.calm()
        await click(seat, view, 0.2, 0.2)

        assert chosen(seat) == [0]


async def test_what_is_chosen_is_told_by_a_tick_and_by_numbers_not_by_colour_alone(tmp_path: Path) -> None:
    async with seated(cut(tmp_path)) as seat:
        assert "✓" not in seat.text
        await seat.press("8")

        assert seat.text.count("✓8") == 2  # on the picture and beside it
        assert "1 of 9 chosen" in seat.text


async def test_a_terminal_without_colours_and_signs_shows_it_too(tmp_path: Path) -> None:
    async with seated(cut(tmp_path)) as seat:
        (view,) = pictures(seat)
        seat.app.console._color_system = None
        await seat.press("f8", "8")
        assert view.mode.colours == "none"

        assert "x8" in drawn(view)
        assert drawn(view).isascii()


async def test_a_changed_choice_is_kept_while_one_looks_back(tmp_path: Path) -> None:
    async with seated(cut(tmp_path)) as seat:
        await seat.press("7", "enter", "8", "9", ",")
        assert (seat.shown, chosen(seat)) == ("1.png", [0])
        await seat.press(".")

        assert (seat.shown, chosen(seat)) == ("2.png", [1, 2])


async def test_an_answer_taken_back_is_shown_again(tmp_path: Path) -> None:
    async with seated(cut(tmp_path)) as seat:
        await seat.press("7", "3", "enter", "u")

        assert (seat.shown, chosen(seat)) == ("1.png", [0, 8])
        await seat.press("7", "enter")
        assert (tiles(seat), seat.records[-1].activity) == ([8], "revise")


async def test_a_picture_that_cannot_be_seen_has_no_answer(tmp_path: Path) -> None:
    project = cut(tmp_path)
    (tmp_path / "1.png").write_bytes(b"nothing of the kind")
    async with seated(project) as seat:
        await seat.press("7", "space", "enter")
        assert not seat.records
        await seat.press("x")

        assert seat.records[0].reason == "bad-item"


# The question


async def test_the_question_has_what_is_asked_for_in_a_line_of_its_own(tmp_path: Path) -> None:
    async with seated(cut(tmp_path), size=(120, 30)) as seat:
        lines = [line.strip() for line in seat.text.splitlines()]
        place = next(place for place, line in enumerate(lines) if line.endswith("Select all squares with"))
        assert lines[place + 1].endswith("traffic light")


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Where is a {target} to be seen?", ["Where is a", "traffic light", "to be seen?"]),
        ("What do you look for?", ["What do you look for?", "traffic light"]),
        ("Is a traffic light in it?", ["Is a traffic light in it?"]),
    ],
)
async def test_the_owners_question_may_say_it_in_its_own_way(tmp_path: Path, question: str, wanted: list[str]) -> None:
    async with seated(cut(tmp_path, task=f"question = '{question}'"), size=(120, 30)) as seat:
        asked = str(seat.pane.query_one(".asked").render())
        assert asked.splitlines() == wanted


async def test_each_sheet_asks_for_what_it_says(tmp_path: Path) -> None:
    project = sheets(tmp_path, ["a.png", "b.png"], ["c.png", "d.png"], labels=("cat", "dog"))
    async with seated(project) as seat:
        assert "Select all pictures" in seat.text
        assert "cat" in str(seat.pane.query_one(".asked").render())
        await seat.press("7", "enter")
        assert "dog" in str(seat.pane.query_one(".asked").render())
        await seat.press("8", "enter")

        assert [record.answer and record.answer["target"] for record in seat.records] == ["cat", "dog"]


async def test_the_help_tells_the_keys_of_tiles_and_none_of_labels(tmp_path: Path) -> None:
    async with seated(cut(tmp_path), size=(120, 50)) as seat:
        await seat.press("?")
        assert "Each tile has a key in its corner" in seat.text
        assert "traffic light" not in seat.text
        assert "Find a label" not in seat.text
        await seat.press("escape", "/", "7", "enter")

        assert tiles(seat) == [0]  # there are no labels to be found


async def test_where_the_arrows_are_taken_the_keys_that_go_back_and_forward_are_told(tmp_path: Path) -> None:
    async with seated(cut(tmp_path), size=(80, 60)) as seat:
        assert "u Undo  , Back" in seat.text
        await seat.press("enter", ",")
        assert ", Back  . Forward" in seat.text
        await seat.press("?")

        assert {(".", "Forward"), (",", "Back")} <= {tuple(line.split()[:2]) for line in seat.text.splitlines()}


# Everywhere


@pytest.mark.parametrize("size", SIZES)
async def test_squares_have_their_keys_and_the_count_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with seated(cut(tmp_path), size=size) as seat:
        await seat.press("9")
        signs = drawn(pictures(seat)[0])

        assert all(key in signs for key in ("7", "8", "✓9", "4", "5", "6", "1", "2", "3"))
        assert "1 of 9 chosen" in seat.text
        assert "traffic light" in seat.text


@pytest.mark.parametrize("size", SIZES)
async def test_full_screen_still_says_what_is_asked_for(tmp_path: Path, size: tuple[int, int]) -> None:
    async with seated(cut(tmp_path), size=size) as seat:
        await seat.press("v")
        assert "traffic light · 1 of 3" in seat.text
        assert str(seat.app.screen.query_one(TitleBar).render()).startswith("traffic light · 1 of 3")
        await seat.press("v")

        assert "traffic light ·" not in str(seat.app.screen.query_one(TitleBar).render())


async def test_the_square_that_one_goes_to_comes_into_sight(tmp_path: Path) -> None:
    """In a picture of which only a part is seen."""
    project = cut(tmp_path)
    enlarge(tmp_path)
    async with seated(project, size=(80, 24)) as seat:
        (view,) = pictures(seat)
        await seat.press("right", "left", "+", "+", "+")
        await seat.press("down", "down", "right", "right")

        assert view.viewport is not None
        left, top, right, bottom = view.viewport.region
        assert left < 400 * 5 / 6 < right and top < 300 * 5 / 6 < bottom
