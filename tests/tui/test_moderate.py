"""Moderation: items come covered, opening one is a key of its own and metered, one key more decides."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual import events

from annotate.images.light import Light
from annotate.projects.project import Project
from annotate.tui.kinds.moderate import Pane
from annotate.tui.pictures.view import PictureView
from annotate.tui.veils.choices import Choices
from annotate.tui.veils.rest_line import RestLine
from annotate.tui.widgets.label_list import LabelList
from annotate.tui.widgets.title_bar import TitleBar
from storage.records import LabelRecord
from tests.images.files import quarters, saved, write
from tests.small_projects import image_project, make_project, text_project
from tests.tui.driving import Seat, seated, stored
from tests.tui.test_robot import simulate

REASONS = ("spam", "insult", "violence")
WORDS = "seven words that nobody wants to read"
SIZES = ((20, 8), (40, 10), (80, 24), (160, 50))


def pictures(folder: Path, labels: tuple[str, ...] = REASONS, task: str = "", count: int = 3) -> Project:
    for number in range(1, count + 1):
        write(folder, saved(quarters((128, 96)).rotate(90 * number), "PNG"), f"{number}.png")
    return make_project(folder, ".", kind="moderate", labels=labels, task=task)


def posts(folder: Path, labels: tuple[str, ...] = REASONS, task: str = "") -> Project:
    return text_project(folder, [WORDS] * 4, kind="moderate", labels=labels, task=task)


def view(seat: Seat) -> PictureView:
    return seat.app.screen.query_one("#picture", PictureView)


def answers(seat: Seat) -> list[tuple[str, str | None]]:
    return [(one.answer["decision"], one.answer["reason"]) for one in seat.records if one.answer]


def offered(seat: Seat) -> str:
    """The rest that is offered."""
    line = seat.app.screen.query_one(RestLine)
    return str(line.render()) if line.display else ""


async def look(seat: Seat, ms: int) -> None:
    """Open the item, look at it for so long, and cover it."""
    await seat.press("o")
    seat.clock.go(ms)
    await seat.press("o")


# Covered and open


async def test_a_picture_comes_covered_and_one_key_opens_and_covers_it(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path)) as seat:
        covered = seat.app.export_screenshot()
        assert view(seat).veiled and "Covered: open it" in seat.text
        await seat.press("o")
        assert not view(seat).veiled and "Open: cover it" in seat.text
        await seat.press("o")

        assert seat.app.export_screenshot() == covered
        assert not seat.records


async def test_a_post_comes_folded_with_its_length_and_without_its_words(tmp_path: Path) -> None:
    async with seated(posts(tmp_path)) as seat:
        assert "A folded post of 7 words" in seat.text and "nobody" not in seat.text
        await seat.press("o")
        assert WORDS in seat.text and "folded" not in seat.text
        await seat.press("o")

        assert "nobody" not in seat.text


async def test_a_folded_post_says_whose_it_is(tmp_path: Path) -> None:
    (tmp_path / "posts.jsonl").write_text('{"id": "1", "text": "shout", "author": "loud"}', encoding="utf-8")
    async with seated(make_project(tmp_path, "posts.jsonl", kind="moderate", labels=[])) as seat:
        assert "loud" in seat.text and "A folded post of 1 word" in seat.text


@pytest.mark.parametrize("make", [pictures, posts])
async def test_every_further_item_comes_covered_whatever_lay_open(tmp_path: Path, make: Any) -> None:
    async with seated(make(tmp_path)) as seat:
        for keys in (("o", "k"), ("o", "left"), ("o", "right"), ("o", "u")):
            await seat.press(*keys)
            assert "Covered: open it" in seat.text
            assert view(seat).veiled or "A folded post" in seat.text


async def test_a_click_on_the_line_opens_too(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path)) as seat:
        await seat.click(".cover", 6)
        assert not view(seat).veiled
        await seat.click(".cover", 6)

        assert view(seat).veiled


@pytest.mark.parametrize("key", ["p", "question_mark", "i"])
async def test_a_page_before_the_item_covers_it(tmp_path: Path, key: str) -> None:
    async with seated(pictures(tmp_path)) as seat:
        await seat.press("o", key)
        await seat.press("escape")

        assert view(seat).veiled and "Covered: open it" in seat.text


async def test_another_window_covers_it_and_so_does_sleep(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path)) as seat:
        await seat.press("o")
        seat.app.post_message(events.AppBlur())
        await seat.calm()
        assert view(seat).veiled
        seat.app.post_message(events.AppFocus())
        await seat.press("o")
        seat.app.app_suspend_signal.publish(seat.app)

        assert view(seat).veiled


async def test_who_presses_no_key_for_long_has_it_covered(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path)) as seat:
        await seat.press("o")
        seat.clock.go(59_000)
        seat.app._tick()
        assert not view(seat).veiled
        seat.clock.go(2_000)
        seat.app._tick()

        assert view(seat).veiled
        await seat.press("k")
        assert (seat.records[0].reveals, seat.records[0].exposed_ms) == (1, 61_000)


async def test_a_picture_that_cannot_be_shown_has_nothing_to_open(tmp_path: Path) -> None:
    project = image_project(tmp_path, 2, kind="moderate", labels=[])
    (tmp_path / "1.png").write_bytes(b"no picture")
    async with seated(project) as seat:
        await seat.press("o", "k")

        assert seat.records[0].reveals == 0


# The meter


async def test_looks_and_their_time_go_with_the_decision(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path)) as seat:
        await look(seat, 2_000)
        seat.clock.go(4_000)
        await look(seat, 500)
        await seat.press("k", "k")

        assert [(one.reveals, one.exposed_ms) for one in seat.records] == [(2, 2_500), (0, 0)]


async def test_the_pane_says_how_long_was_looked_in_this_sitting(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path)) as seat:
        assert "Looked: 0 s" in seat.text
        await look(seat, 62_000)
        await seat.press("k")
        await look(seat, 3_000)

        assert "Looked: 1 min 05 s" in seat.text


async def test_a_rest_is_offered_after_a_set_exposure_and_again_after_as_much_again(tmp_path: Path) -> None:
    async with seated(posts(tmp_path, task='rest_after = "2m"')) as seat:
        await look(seat, 119_000)
        assert not offered(seat)
        await look(seat, 1_000)
        assert offered(seat) == "2 min 00 s of looking by now. A rest? p pauses."
        await seat.press("k")
        assert offered(seat)
        await seat.press("p", "escape")
        assert not offered(seat)
        await look(seat, 119_000)
        assert not offered(seat)
        await look(seat, 1_000)

        assert offered(seat).startswith("4 min 00 s")


async def test_five_minutes_are_the_usual_exposure(tmp_path: Path) -> None:
    async with seated(posts(tmp_path)) as seat:
        await look(seat, 299_000)
        assert not offered(seat)
        await look(seat, 1_000)

        assert offered(seat).startswith("5 min 00 s")


async def test_a_click_takes_the_rest(tmp_path: Path) -> None:
    async with seated(posts(tmp_path, task='rest_after = "1s"')) as seat:
        await look(seat, 1_000)
        await seat.click(RestLine)
        assert "This time is shown on your receipt" in seat.text
        await seat.press("escape")

        assert not offered(seat)


async def test_where_the_picture_has_the_whole_screen_the_rest_is_offered_over_it(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path, task='rest_after = "1s"')) as seat:
        await seat.press("v")
        await look(seat, 1_000)

        assert any("p pauses." in toast for toast in seat.toasts)


async def test_the_simulated_annotator_exposes_itself_as_people_do(tmp_path: Path) -> None:
    project = posts(tmp_path)
    await simulate(project, 4)

    labelled = [one for one in stored(project, LabelRecord) if one.answer]
    assert labelled and all(one.reveals == 1 and one.exposed_ms >= 200 for one in labelled)


# Deciding


async def test_one_key_decides_without_opening(tmp_path: Path) -> None:
    async with seated(posts(tmp_path)) as seat:
        await seat.press("k", "t", "2")

        assert answers(seat) == [("keep", None), ("remove", None), ("remove", "insult")]
        assert "3 → remove: insult" in seat.said


async def test_escalating_asks_why_and_takes_a_reason_or_none(tmp_path: Path) -> None:
    async with seated(posts(tmp_path)) as seat:
        await seat.press("e")
        assert not seat.records and "Escalate for" in seat.text and "Why?" in seat.said
        await seat.press("3", "e", "e", "e", "enter", "e", "down", "enter")

        assert answers(seat) == [("escalate", "violence"), ("escalate", None), ("escalate", None), ("escalate", "spam")]


async def test_escape_and_the_next_item_take_an_escalation_back(tmp_path: Path) -> None:
    async with seated(posts(tmp_path)) as seat:
        await seat.press("e", "escape")
        assert "Remove for" in seat.text and seat.said == ""
        await seat.press("1", "e", "s", "2")

        assert answers(seat) == [("remove", "spam"), ("remove", "insult")]


async def test_arrows_and_enter_remove_for_the_reason_that_one_is_on(tmp_path: Path) -> None:
    async with seated(posts(tmp_path)) as seat:
        await seat.press("enter", "down", "down", "enter")

        assert answers(seat) == [("remove", "insult")]


async def test_without_reasons_three_keys_are_all(tmp_path: Path) -> None:
    async with seated(posts(tmp_path, labels=())) as seat:
        assert "Remove for" not in seat.text
        await seat.press("down", "enter", "e", "t", "k")

        assert answers(seat) == [("escalate", None), ("remove", None), ("keep", None)]


async def test_clicks_decide_as_keys_do(tmp_path: Path) -> None:
    async with seated(posts(tmp_path)) as seat:
        await seat.click(".decisions", 6, 1)
        await seat.click(LabelList, 6, 0)
        await seat.click(".decisions", 6, 2)
        await seat.click(LabelList, 6, 2)
        await seat.click(".decisions", 6, 0)

        assert answers(seat) == [("remove", None), ("remove", "spam"), ("escalate", "violence"), ("keep", None)]


async def test_what_was_decided_is_shown_when_one_goes_back_and_can_be_changed(tmp_path: Path) -> None:
    async with seated(posts(tmp_path)) as seat:
        await seat.press("1", "left")
        assert "t ● Remove" in seat.text and "1 ● spam" in seat.text
        await seat.press("k", "left")

        assert "k ● Keep" in seat.text and "● spam" not in seat.text
        assert answers(seat) == [("remove", "spam"), ("keep", None)]


async def test_a_reason_with_a_kind_s_letter_keeps_it_and_the_action_moves(tmp_path: Path) -> None:
    labels: Any = [{"name": "other", "key": "o"}, {"name": "kidding", "key": "k"}]
    async with seated(posts(tmp_path, labels=labels)) as seat:
        await seat.press("O")
        assert WORDS in seat.text
        await seat.press("o", "k", "K")

        assert answers(seat) == [("remove", "other"), ("remove", "kidding"), ("keep", None)]


# How it looks


async def test_grey_stays_for_the_sitting_and_the_usual_light_does_not_end_it(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path), size=(120, 30)) as seat:
        await seat.press("g")
        assert "grey" in str(seat.app.screen.query_one(TitleBar).render())
        await seat.press("k", "o", ">", "*")
        assert view(seat).light == Light(grey=True)
        await seat.press("g")

        assert view(seat).light == Light()


@pytest.mark.parametrize(("size", "make"), [*zip(SIZES, [pictures, posts] * 2, strict=True)])
async def test_everything_works_at_every_size(tmp_path: Path, size: tuple[int, int], make: Any) -> None:
    async with seated(make(tmp_path), size=size) as seat:
        assert all(words in seat.text for words in ("▒", "Keep", "Remove", "Escalate", "spam"))
        await seat.press("o", "1", "k")
        await seat.press("u", "e", "2")

        assert answers(seat) == [("remove", "spam"), ("keep", None), ("escalate", "insult")]
        assert seat.records[0].reveals == 1


async def test_the_lines_flow_where_there_is_little_room_and_clicks_still_meet_them(tmp_path: Path) -> None:
    async with seated(posts(tmp_path), size=(40, 12)) as seat:
        line = next(line for line in seat.text.splitlines() if "Keep" in line)
        assert "▒ Open" in line and "Remove" in line
        choices = seat.app.screen.query(Choices).last()
        await seat.click(".decisions", line.index("Open") - choices.region.x)
        assert "seven words" in seat.text
        line = next(line for line in seat.text.splitlines() if "Keep" in line)
        await seat.click(".decisions", line.index("Remove") - choices.region.x)

        assert answers(seat) == [("remove", None)]


async def test_on_the_whole_screen_the_key_bar_says_what_opens_and_decides(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path), size=(120, 24)) as seat:
        await seat.press("v")
        assert "o Open" in seat.text and "k Keep" in seat.text and "1 spam" in seat.text
        await seat.press("o")
        assert "o Cover" in seat.text
        await seat.press("e")
        assert "e Without a reason" in seat.text
        await seat.press("1")

        assert answers(seat) == [("escalate", "spam")]


async def test_texts_have_no_colours_to_lose(tmp_path: Path) -> None:
    async with seated(posts(tmp_path), size=(160, 50)) as seat:
        assert "Grey" not in seat.text
        await seat.press("g", "k")
        assert answers(seat) == [("keep", None)]
        assert isinstance(seat.pane, Pane)


async def test_where_no_picture_is_drawn_none_lies_open(tmp_path: Path) -> None:
    async with seated(pictures(tmp_path)) as seat:
        await seat.press("o")
        while not view(seat).is_off:
            await seat.press("f8")
        seat.clock.go(1_000)
        await seat.press("k")

        assert [record.exposed_ms for record in seat.records] == [0]


async def test_what_was_answered_to_another_question_before_is_no_answer_to_this_one(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path, labels=REASONS)) as seat:
        await seat.press("1")
    async with seated(posts(tmp_path)) as seat:
        await seat.press("left", "k")

        assert seat.records[-1].answer == {"decision": "keep", "reason": None}


async def test_reasons_that_have_no_room_have_no_pages(tmp_path: Path) -> None:
    async with seated(posts(tmp_path), size=(20, 8)) as seat:
        await seat.press("v", "1", "left", "pageup", "pagedown", "k")

        assert answers(seat) == [("remove", "spam"), ("keep", None)]
