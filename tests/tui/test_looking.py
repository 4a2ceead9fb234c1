"""Seeing a picture better: closer, elsewhere, in another light, on the whole screen."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual import events

from annotate.images.light import Light
from annotate.projects.project import Project
from annotate.terminals.terminal import Terminal
from annotate.tui.pictures.view import PictureView
from annotate.tui.widgets.title_bar import TitleBar
from sample_data import PICTURES
from tests.small_projects import make_project, text_project
from tests.tui import boxing
from tests.tui.driving import Seat, seated


@pytest.fixture
def pictures(tmp_path: Path) -> Project:
    return a_project(tmp_path)


def a_project(folder: Path, **settings: object) -> Project:
    for number, path in enumerate(sorted(PICTURES.glob("*.png"))[:3], 1):
        shutil.copyfile(path, folder / f"{number}.png")
    return make_project(folder, ".", **settings)  # type: ignore[arg-type]


def view_of(seat: Seat) -> PictureView:
    return seat.app.screen.query_one(PictureView)


def look_of(seat: Seat) -> tuple[float, tuple[float, ...]]:
    viewport = view_of(seat).viewport
    assert viewport is not None
    return round(viewport.zoom, 6), tuple(round(side, 3) for side in viewport.region)


async def test_plus_and_minus_bring_the_picture_closer_and_farther_and_0_shows_all_of_it(pictures: Project) -> None:
    async with seated(pictures) as seat:
        whole = look_of(seat)
        await seat.press("+")
        once = look_of(seat)
        await seat.press("=")
        assert look_of(seat)[0] > once[0] > whole[0] == 1
        await seat.press("-")
        assert look_of(seat) == once
        await seat.press("_")
        assert look_of(seat) == whole
        await seat.press("+", "+", "0")

        assert look_of(seat) == whole
        assert not seat.records


async def test_the_title_says_how_close_one_is_and_in_which_light(pictures: Project) -> None:
    async with seated(pictures, size=(120, 30)) as seat:
        assert "×" not in title(seat)
        await seat.press("+", ">", ">", "(")

        assert "×1.5 · brightness +2 · contrast -1" in title(seat)
        assert "0 the whole picture" in seat.said


def title(seat: Seat) -> str:
    return str(seat.app.screen.query_one(TitleBar).render())


async def test_arrows_move_a_picture_that_is_larger_than_its_space_and_turn_pages_otherwise(pictures: Project) -> None:
    async with seated(pictures) as seat:
        await seat.press("1")
        await seat.press("+", "+")
        middle = look_of(seat)
        await seat.press("right", "down")
        zoom, (left, top, *_) = look_of(seat)
        assert zoom == middle[0] and left > middle[1][0] and top > middle[1][1]
        await seat.press("h", "k")
        assert look_of(seat) == middle
        assert seat.shown == "2.png"
        await seat.press("0", "left")

        assert seat.shown == "1.png"


async def test_a_label_keeps_its_key_while_the_picture_is_larger_than_its_space(tmp_path: Path) -> None:
    async with seated(a_project(tmp_path, labels=[{"name": "hat", "key": "h"}, "cat"])) as seat:
        await seat.press("+", "h")

        assert seat.labels == [("1.png", "hat")]


async def test_the_tenth_label_keeps_its_key_and_the_backspace_key_shows_all(tmp_path: Path) -> None:
    async with seated(a_project(tmp_path, labels=[f"label {number}" for number in range(1, 11)])) as seat:
        await seat.press("+", "backspace")
        assert look_of(seat)[0] == 1
        await seat.press("0")

        assert seat.labels == [("1.png", "label 10")]


async def test_a_fresh_picture_is_whole_but_keeps_the_light(pictures: Project) -> None:
    async with seated(pictures) as seat:
        await seat.press("+", ">", ")", "1")

        assert look_of(seat)[0] == 1
        assert view_of(seat).light == Light(1, 1)
        await seat.press("*")
        assert view_of(seat).light == Light()


async def test_another_light_changes_what_is_drawn_and_the_usual_one_restores_it(pictures: Project) -> None:
    async with seated(pictures) as seat:
        usual = seat.app.export_screenshot()
        await seat.press("<")
        assert seat.app.export_screenshot() != usual
        await seat.press("*", "escape")

        assert view_of(seat).scene.lines() == list(view_of(seat).scene.drawing.frame.lines)  # type: ignore[union-attr]


async def test_full_screen_leaves_the_picture_and_the_keys_which_still_label(pictures: Project) -> None:
    async with seated(pictures) as seat:
        before = view_of(seat).size
        await seat.press("v")
        assert view_of(seat).size.width == 80 > before.width
        assert view_of(seat).size.height == 22
        assert "1 cat  2 dog" in seat.text
        await seat.press("2")
        assert seat.labels == [("1.png", "dog")]
        await seat.press("v")

        assert view_of(seat).size == before


async def test_the_wheel_goes_closer_to_what_is_under_it(pictures: Project) -> None:
    async with seated(pictures) as seat:
        view = view_of(seat)
        x, y = view.region.x + 10, view.region.y + 5
        assert view.viewport is not None
        point = view.viewport.to_picture(10, 5)
        for _turn in range(2):
            seat.app.post_message(events.MouseScrollUp(None, x, y, 0, 0, 0, False, False, False))
            await seat.calm()
        assert view.viewport.zoom == pytest.approx(2.25)
        assert view.viewport.to_picture(10, 5) == pytest.approx(point)
        for _turn in range(3):
            seat.app.post_message(events.MouseScrollDown(None, x, y, 0, 0, 0, False, False, False))
            await seat.calm()

        assert not view.zoomed


async def test_dragging_moves_a_picture_that_is_larger_than_its_space(pictures: Project) -> None:
    async with seated(pictures) as seat:
        await seat.press("+", "+", "+")
        view = view_of(seat)
        assert view.viewport is not None
        x, y = view.region.x + 20, view.region.y + 8
        held = view.viewport.to_picture(20, 8)
        seat.app.post_message(events.MouseDown(None, x, y, 0, 0, 1, False, False, False))
        seat.app.post_message(events.MouseMove(None, x + 6, y + 3, 6, 3, 1, False, False, False))
        seat.app.post_message(events.MouseUp(None, x + 6, y + 3, 0, 0, 1, False, False, False))
        await seat.calm()

        assert view.viewport.to_picture(26, 11) == pytest.approx(held)
        assert not seat.records


async def test_another_way_of_drawing_is_one_key_away(pictures: Project) -> None:
    async with seated(pictures) as seat:
        usual = view_of(seat).mode.glyphs
        await seat.press("f8")
        assert view_of(seat).mode.glyphs != usual
        assert view_of(seat).mode.glyphs in seat.said


async def test_texts_have_no_such_keys_in_the_bar_and_nothing_happens(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path), size=(160, 30)) as seat:
        assert "Closer" not in seat.text
        await seat.press("+", "-", "0", ">", "v", "v", "f8", "1")

        assert seat.labels == [("1", "cat")]


async def test_the_next_and_the_previous_picture_are_ready_also_after_a_restart(
    pictures: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seated(pictures) as seat:
        await seat.press("1")
    async with seated(pictures) as seat:
        decoder = view_of(seat)._feed._decoder
        await seat.until(lambda: len(decoder.pictures) == 3)
        monkeypatch.setattr("annotate.images.decoder.load", lambda *_arguments: pytest.fail("decoded again"))
        await seat.press("left", "right", "2")

        assert seat.shown == "3.png"


async def test_a_way_that_the_terminal_did_not_promise_gets_a_word_of_caution(pictures: Project) -> None:
    silent = Terminal(name="plain", asked=True, answered=True)
    async with seated(pictures, terminal=silent, images="sixel") as seat:
        assert "ask for auto" in seat.said
    async with seated(pictures, terminal=silent._replace(sixel=True), images="sixel") as seat:
        assert "ask for auto" not in seat.said


async def test_what_is_said_of_a_closer_look_is_taken_back_with_it(pictures: Project) -> None:
    async with seated(pictures, size=(120, 30)) as seat:
        await seat.press("+")
        assert "the arrows move" in seat.said
        await seat.press("0")
        assert seat.said == ""
        await seat.press("+", "-")

        assert seat.said == ""


async def test_nothing_is_said_of_arrows_that_move_something_else(tmp_path: Path) -> None:
    async with seated(boxing.project(tmp_path)) as seat:
        await seat.press("+")

        assert "closer" in seat.said and "arrows" not in seat.said
