"""Two texts or two pictures side by side: one key or a click says which is better."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from textual import events
from textual.widget import Widget

from annotate.projects.project import Project
from annotate.tui.pictures.view import PictureView
from annotate.tui.widgets.item_view import ItemView
from annotate.tui.widgets.pair import Column
from annotate.tui.widgets.sides import Choice, Prompt, Sides
from tests.small_projects import make_project, pair_project
from tests.tui.driving import Seat, seated

SIZES = [(20, 8), (40, 12), (60, 18), (80, 24), (160, 50)]
LONG = "\n".join(f"line {number}" for number in range(1, 60))


def pictures(folder: Path, count: int = 3, *, missing: bool = False) -> Project:
    """Pairs of pictures, each with a prompt."""
    rows = []
    for number in range(1, count + 1):
        names = [f"{number}a.png", f"{number}b.png"]
        for name, size in zip(names, ((400, 300), (300, 300)), strict=True):
            Image.new("RGB", size, (200, 40 * number, 40)).save(folder / name)
        rows.append({"images": names, "prompt": f"Draw {number}"})
    if missing:
        (folder / "1b.png").unlink()
    (folder / "pairs.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return make_project(folder, "pairs.jsonl", kind="compare", labels=())


def seen(seat: Seat) -> tuple[str, ...]:
    """The choices as they are kept; `swapped` ones as they were seen."""
    turn = {"left": "right", "right": "left", "tie": "tie"}
    choices = ((record, record.answer["choice"]) for record in seat.records if record.answer)
    return tuple(turn[choice] if record.swapped else choice for record, choice in choices)


def columns(seat: Seat) -> list[Column]:
    return list(seat.app.screen.query(Column))


def views(seat: Seat) -> list[PictureView]:
    return seat.app.screen.query_one(ItemView).pictures


async def wheel(seat: Seat, widget: Widget, kind: type[events.MouseEvent] = events.MouseScrollDown) -> None:
    x, y = widget.region.center
    at: tuple[Any, ...] = (None, int(x), int(y), 0, 0, 0, False, False, False)
    seat.app.post_message(kind(*at))
    await seat.calm()


# Choosing


async def test_one_key_chooses_a_side_or_neither_and_the_next_pair_is_there(tmp_path: Path) -> None:
    async with seated(pair_project(tmp_path, 7)) as seat:
        await seat.press("left", "right", "down", "1", "2", "3")

        assert seen(seat) == ("left", "right", "tie", "left", "right", "tie")
        assert seat.shown == "7"


async def test_the_digits_of_a_french_keyboard_choose_without_shift(tmp_path: Path) -> None:
    async with seated(pair_project(tmp_path)) as seat:
        await seat.press("&", "é", '"')

        assert seen(seat) == ("left", "right", "tie")


@pytest.mark.parametrize("place", [".left", ".right"])
async def test_a_click_on_the_heading_of_a_side_chooses_it(tmp_path: Path, place: str) -> None:
    async with seated(pair_project(tmp_path)) as seat:
        await seat.click(f"Sides Choice{place}", 5)

        assert seen(seat) == (place.removeprefix("."),)


async def test_a_click_beside_the_question_chooses_too(tmp_path: Path) -> None:
    async with seated(pair_project(tmp_path)) as seat:
        for choice in ("left", "right", "tie"):
            await seat.click(f".choices Choice.{choice}", 2)

        assert seen(seat) == ("left", "right", "tie")


async def test_a_click_into_the_key_bar_chooses_and_one_into_a_text_does_not(tmp_path: Path) -> None:
    async with seated(pair_project(tmp_path)) as seat:
        await seat.click("Column", 5, 0)
        assert not seat.records
        await seat.click("KeyBar", 2)

        assert seen(seat) == ("left",)


async def test_a_choice_is_marked_where_one_looks_back_and_may_be_changed(tmp_path: Path) -> None:
    async with seated(pair_project(tmp_path)) as seat:
        await seat.press("right", "comma")
        marked = [choice.choice for choice in seat.app.screen.query(Choice) if "●" in str(choice.render())]
        assert (seat.shown, marked) == ("1", ["right", "right"])
        await seat.press("left", "full_stop")

        assert seen(seat) == ("right", "left")
        assert seat.shown == "2"


async def test_a_choice_taken_back_is_marked_again(tmp_path: Path) -> None:
    async with seated(pair_project(tmp_path)) as seat:
        await seat.press("down", "u")

        marked = {choice.choice for choice in seat.app.screen.query(Choice) if "●" in str(choice.render())}
        assert (seat.shown, marked) == ("1", {"tie"})


async def test_the_keys_stand_over_the_sides_and_back_and_forward_have_others(tmp_path: Path) -> None:
    async with seated(pair_project(tmp_path)) as seat:
        heading = next(line for line in seat.text.splitlines() if "1   Left" in line)

        assert "→ 2   Right" in heading
        assert ", Back" in seat.text


async def test_the_help_lists_the_choices_and_has_no_labels_to_find(tmp_path: Path) -> None:
    async with seated(pair_project(tmp_path), size=(120, 60)) as seat:
        await seat.press("?")

        assert "Neither is better" in seat.text
        assert "Find a label" not in seat.text


# Texts


async def test_the_texts_are_side_by_side_under_what_they_answer(tmp_path: Path) -> None:
    async with seated(pair_project(tmp_path, [("Hello", "Good day")], prompt="Greet me")) as seat:
        lines = seat.text.splitlines()
        texts = next(line for line in lines if "Hello" in line)

        assert "Good day" in texts
        assert next(place for place, line in enumerate(lines) if "Greet me" in line) < lines.index(texts)


async def test_markup_and_escape_codes_in_texts_are_shown_as_they_are(tmp_path: Path) -> None:
    hostile = ("[bold]a[/bold] \x1b[2J", "[/red]\u202eb\r\n\tc")
    async with seated(pair_project(tmp_path, [hostile], prompt="[b]\x07"), size=(120, 30)) as seat:
        for part in ("[bold]a[/bold] \\x1b[2J", "[/red]\\u202eb", "    c", "[b]\\x07"):
            assert part in seat.text


async def test_where_there_is_no_prompt_there_is_no_room_for_one(tmp_path: Path) -> None:
    async with seated(pair_project(tmp_path)) as seat:
        assert not seat.app.screen.query_one(Prompt).display


async def test_long_texts_scroll_together_by_key_and_the_shorter_one_stops_at_its_end(tmp_path: Path) -> None:
    shorter = "\n".join(f"row {number}" for number in range(1, 25))
    async with seated(pair_project(tmp_path, [(LONG, shorter)])) as seat:
        assert "j Scroll" in seat.text
        await seat.press("j")
        assert [column.scroll_y for column in columns(seat)] == [3, 3]
        await seat.press("pagedown", "pagedown", "pagedown", "pagedown")
        assert [column.scroll_y for column in columns(seat)] == [column.max_scroll_y for column in columns(seat)]
        assert "line 59" in seat.text and "row 24" in seat.text
        await seat.press("k", "pageup", "pageup", "pageup", "pageup", "pageup")

        assert [column.scroll_y for column in columns(seat)] == [0, 0]
        assert not seat.records


async def test_the_wheel_scrolls_both_texts_whichever_it_is_over(tmp_path: Path) -> None:
    async with seated(pair_project(tmp_path, [(LONG, LONG)], prompt=LONG)) as seat:
        await wheel(seat, columns(seat)[0])
        await wheel(seat, columns(seat)[1])
        assert [column.scroll_y for column in columns(seat)] == [6, 6]
        await wheel(seat, columns(seat)[1], events.MouseScrollUp)

        assert [column.scroll_y for column in columns(seat)] == [3, 3]
        assert seat.app.screen.query_one(Prompt).scroll_y == 0


@pytest.mark.parametrize("size", [(20, 8), (80, 24)])
async def test_all_of_a_long_prompt_and_of_both_texts_can_be_read_by_one_key(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    prompt, text = (LONG.replace("line", name).partition(f"{name} 13")[0] for name in ("ask", "row"))
    async with seated(
        pair_project(tmp_path, [(text * 2, text.replace("row", "col"))], prompt=prompt), size=size
    ) as seat:
        prompts, (one, other) = seat.app.screen.query_one(Prompt), columns(seat)
        seen_to = {part: part.size.height for part in (prompts, one, other)}
        for _press in range(60):
            await seat.press("j")
            for part, end in seen_to.items():
                assert part.scroll_y <= end  # no line was passed over
                seen_to[part] = max(end, int(part.scroll_y) + part.size.height)

        assert all(end >= part.virtual_size.height for part, end in seen_to.items())


async def test_the_next_pair_begins_at_its_beginning(tmp_path: Path) -> None:
    async with seated(pair_project(tmp_path, [(LONG, LONG), (LONG, LONG)])) as seat:
        await seat.press("pagedown", "left")

        assert [column.scroll_y for column in columns(seat)] == [0, 0]


async def test_what_is_no_longer_than_the_screen_offers_no_scrolling(tmp_path: Path) -> None:
    async with seated(pair_project(tmp_path, [("a", "b"), (LONG, "b")])) as seat:
        assert "Scroll" not in seat.text
        await seat.press("left")
        assert "Scroll" in seat.text
        await seat.resize(160, 90)

        await seat.until(lambda: "Scroll" not in seat.text)  # laid out when the terminal keeps its size


@pytest.mark.parametrize(("size", "stacked"), [((40, 20), True), ((80, 24), False), ((160, 50), False)])
async def test_sides_are_stacked_where_the_terminal_is_narrow(
    tmp_path: Path, size: tuple[int, int], stacked: bool
) -> None:
    async with seated(pair_project(tmp_path), size=size) as seat:
        left, right = (column.region for column in columns(seat))

        assert seat.app.screen.query_one(Sides).has_class("-stacked") is stacked
        assert (left.y < right.y, left.x < right.x) == (stacked, not stacked)


async def test_the_hash_of_what_was_shown_is_the_same_whichever_side_was_first(tmp_path: Path) -> None:
    texts = [("a", "b")] * 12
    async with seated(pair_project(tmp_path, texts, prompt="p")) as seat:
        await seat.press(*["left"] * 12)

        assert {record.sha256 for record in seat.records} == {sha256(b"p\0a\0b").hexdigest()}
        assert {record.swapped for record in seat.records} == {False, True}


# Pictures


async def test_two_pictures_are_compared_as_two_texts_are(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path)) as seat:
        assert "Draw 1" in seat.text
        await seat.press("right")
        await seat.click("Sides Choice.left", 5)

        assert seen(seat) == ("right", "left")
        hashes = sorted(sha256((tmp_path / name).read_bytes()).hexdigest() for name in ("1a.png", "1b.png"))
        assert seat.records[0].sha256 == sha256("".join(hashes).encode()).hexdigest()


async def test_keys_bring_both_pictures_closer_and_change_the_light_of_both(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path)) as seat:
        await seat.press("+", "+", ">")
        zooms = {round(view.viewport.zoom, 3) for view in views(seat) if view.viewport is not None}
        assert (zooms, {view.light.brightness for view in views(seat)}) == ({2.25}, {1})
        await seat.press("l")
        assert all(view.viewport is not None and view.viewport.centre is not None for view in views(seat))
        await seat.press("0")

        assert not any(view.zoomed for view in views(seat))
        assert not seat.records


async def test_what_the_mouse_does_to_one_picture_it_does_to_both(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path)) as seat:
        await wheel(seat, views(seat)[0], events.MouseScrollUp)
        await wheel(seat, views(seat)[1], events.MouseScrollUp)
        left, right = (view.viewport for view in views(seat))
        assert left is not None and right is not None
        assert (round(left.zoom, 3), round(right.zoom, 3)) == (2.25, 2.25)
        await wheel(seat, views(seat)[1], events.MouseScrollDown)
        await wheel(seat, views(seat)[1], events.MouseScrollDown)

        assert not any(view.zoomed for view in views(seat))


async def test_a_click_on_a_picture_chooses_nothing(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path)) as seat:
        await seat.click("Half", 5, 3)

        assert not seat.records


async def test_where_one_picture_cannot_be_shown_nothing_is_chosen(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path, missing=True)) as seat:
        await seat.press("left")
        assert not seat.records
        assert seat.said == "One of the two cannot be shown: x skips them as a bad item"
        await seat.press("x", "left")

        assert (seat.records[0].reason, seen(seat)) == ("bad-item", ("left",))


@pytest.mark.parametrize("size", SIZES)
async def test_pictures_keys_and_question_have_room_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with seated(pictures(tmp_path), size=size) as seat:
        assert all(view.region.area for view in views(seat))
        await seat.press("v")
        assert seat.app.screen.query_one(Sides).region.bottom <= size[1]
        await seat.press("2")

        assert seen(seat) == ("right",)
