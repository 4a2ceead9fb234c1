"""What the meter makes of a sitting at the real screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual import events

from annotate.settings import Settings
from annotate.tui.inputs import counts_as_input
from annotate.tui.widgets.meter_box import MeterBox
from storage.records import ClaimRecord, SessionEndRecord, SessionRecord, SpanRecord
from tests.projects.test_own_rates import RATE
from tests.small_projects import image_project, text_project
from tests.tui.driving import Seat, outcome, seated, stored


async def focus(seat: Seat, focused: bool) -> None:
    """The terminal says that it gained or lost the focus."""
    seat.app.post_message(events.AppFocus() if focused else events.AppBlur())
    await seat.calm()


async def test_time_without_the_focus_is_away(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        seat.clock.go(1_000)
        await focus(seat, False)
        seat.clock.go(90_000)
        await focus(seat, True)
        seat.clock.go(700)
        await seat.press("2")

        assert seat.spans("away") == [90_000]
        assert seat.labels == [("1.png", "dog")]
        assert (seat.records[0].short_ms, seat.records[0].long_gaps_ms) == (1_700, ())


async def test_a_process_in_the_background_is_away_and_tells_nothing_of_the_focus(tmp_path: Path) -> None:
    project = image_project(tmp_path)
    async with seated(project) as seat:
        seat.clock.go(1_000)
        seat.app.app_suspend_signal.publish(seat.app)
        seat.clock.go(600_000)
        seat.app.app_resume_signal.publish(seat.app)
        await seat.calm()
        seat.clock.go(500)
        await seat.press("1")

        assert seat.spans("away") == [600_000]
        assert seat.records[0].short_ms == 1_500
    assert [end.focus for end in stored(project, SessionEndRecord)] == ["unknown"]


async def test_keys_reach_the_labels_again_after_the_focus_was_away(tmp_path: Path) -> None:
    async with seated(text_project(tmp_path, kind="tag")) as seat:
        await focus(seat, False)
        await focus(seat, True)
        await seat.press("1", "enter")

        assert seat.labels == [("1", ["cat"])]


async def test_a_session_knows_whether_the_terminal_ever_told_of_its_focus(tmp_path: Path) -> None:
    project = image_project(tmp_path)
    async with seated(project) as seat:
        await seat.press("1")
    async with seated(project) as seat:
        await focus(seat, True)

    assert [end.focus for end in stored(project, SessionEndRecord)] == ["unknown", "reported"]


async def test_the_palette_is_admin(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        seat.clock.go(1_000)
        await seat.press("ctrl+p")
        seat.clock.go(3_000)
        await seat.press("escape")
        seat.clock.go(500)
        await seat.press("1")

        assert seat.spans("admin") == [3_000]
        assert seat.records[0].short_ms == 1_500


async def test_an_empty_queue_is_waiting(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path, 1)) as seat:
        seat.clock.go(1_000)
        await seat.press("1")
        seat.clock.go(4_000)
        await seat.press("x")

        assert seat.app.sitting is not None
        seat.app.sitting.meter.end("quit")
        await seat.until(lambda: seat.spans("wait") == [4_000])


async def test_a_long_gap_is_asked_about_even_when_its_last_key_decides_and_w_answers(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        seat.clock.go(120_000)
        await seat.press("1")
        assert seat.shown == "2.png"
        assert seat.said == "That was a while: w I was working · b I had a break"
        await seat.press("w")
        assert seat.said == "Noted: Working"
        await seat.press("b", "2")

        claims: list[ClaimRecord] = seat.stored(ClaimRecord)
        assert [(claim.gap_ms, claim.claim) for claim in claims] == [(120_000, "working")]
        assert seat.labels == [("1.png", "cat"), ("2.png", "dog")]


async def test_the_offer_goes_with_the_next_decision_and_no_answer_is_no_claim(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        seat.clock.go(120_000)
        await seat.press("1", "2")
        assert seat.said == "2.png → dog"
        await seat.press("b", "w")

        assert not seat.stored(ClaimRecord)


async def test_a_long_gap_that_ends_on_a_page_is_asked_about_behind_it(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        await seat.press("question_mark")
        seat.clock.go(120_000)
        await seat.press("escape")

        assert seat.said.startswith("That was a while")


async def test_claims_have_other_keys_where_a_label_or_the_person_has_theirs(tmp_path: Path) -> None:
    project = text_project(tmp_path, labels=[{"name": "wolf", "key": "w"}, "bear"])
    async with seated(project, settings=Settings(keys={"break": "f8"})) as seat:
        seat.clock.go(120_000)
        await seat.press("w")
        assert seat.labels == [("1", "wolf")]
        assert seat.said == "That was a while: W I was working · f8 I had a break"
        await seat.press("f8")

        assert [claim.claim for claim in seat.stored(ClaimRecord)] == ["break"]


async def test_the_corner_shows_time_labels_and_their_value(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path)) as seat:
        seat.clock.go(25_000)
        await seat.press("1")
        seat.clock.go(20_000)
        await seat.press("2")

        assert "45 s · 2 labels" in seat.text
        assert re.search(r"0\.\d\d USD at", seat.text)
        await seat.press("u")
        assert "45 s · 1 label" in seat.text


async def test_the_corner_knows_the_projects_own_rates(tmp_path: Path) -> None:
    own = RATE.replace("12.50", "36")
    async with seated(text_project(tmp_path, more=f'[labour]\nrates = ["floor-xx"]\n{own}')) as seat:
        seat.clock.go(10_000)
        await seat.press("1")

        assert re.search(r"0\.10\sEUR at", seat.text)
        assert re.search(r"36\.00\sEUR/h", seat.text)


async def test_the_corner_is_hidden_with_one_key_and_stays_so(tmp_path: Path) -> None:
    project = image_project(tmp_path)
    kept: list[Settings] = []
    async with seated(project, keep=kept.append) as seat:
        await seat.press("m")
        assert "0 labels" not in seat.text
    async with seated(project, settings=kept[-1], keep=kept.append) as seat:
        assert not seat.app.screen.query_one(MeterBox).display
        await seat.press("1", "m")
        assert "1 label" in seat.text

    assert [settings.meter_hidden for settings in kept] == [True, False]


async def test_a_hidden_corner_comes_back_where_there_is_room_for_it_only(tmp_path: Path) -> None:
    async with seated(image_project(tmp_path), size=(40, 10)) as seat:
        await seat.press("m", "m")

        assert not seat.app.screen.query_one(MeterBox).display


async def test_all_of_a_sitting_adds_up_to_its_length(tmp_path: Path) -> None:
    project = image_project(tmp_path)
    async with seated(project, "ana", introduced=False) as seat:
        began = seat.clock.now_ms()
        for key in (
            "enter",
            "1",
            "question_mark",
            "down",
            "escape",
            "n",
            "x",
            "enter",
            "s",
            "p",
            "q",
            "u",
            "left",
            "3",
        ):
            seat.clock.go(977)
            await seat.press(key)
        await focus(seat, False)
        seat.clock.go(40_000)
        seat.clock.sleep(90_000)
        await focus(seat, True)
        seat.clock.go(333)
        await seat.press("ctrl+q")
        await seat.until(lambda: seat.app.return_value)
        records, spans = seat.records, [span for span in seat.stored(SpanRecord) if span.activity != "suspended"]
        slept = seat.spans("suspended")

    end = stored(project, SessionEndRecord)[0]
    labels = sum(record.short_ms + sum(record.long_gaps_ms) + record.wait_ms for record in records)
    others = sum(span.short_ms + sum(span.long_gaps_ms) for span in spans)
    assert labels + others + end.tail_ms == end.elapsed_ms == seat.clock.now_ms() - began
    assert (end.suspended_ms, slept, end.how) == (90_000, [90_000], "quit")
    assert outcome(seat).credited_ms == labels + others - 40_000 - 977


AT = (None, 1, 1, 0, 0, 1, False, False, False)


@pytest.mark.parametrize(
    ("event", "counts"),
    [
        (events.Key("a", "a"), True),
        (events.Paste("text"), True),
        (events.MouseDown(*AT), True),
        (events.MouseScrollDown(*AT), True),
        (events.MouseMove(*AT), True),  # a button is held: a drag
        (events.MouseMove(None, 1, 1, 1, 0, 0, False, False, False), False),
        (events.MouseUp(*AT), False),
        (events.AppFocus(), False),
        (events.Idle(), False),
    ],
)
def test_keys_pastes_clicks_drags_and_the_wheel_are_input(event: events.Event, counts: bool) -> None:
    assert counts_as_input(event) is counts


async def test_a_sitting_begins_with_what_is_read_before_the_first_item(tmp_path: Path) -> None:
    project = image_project(tmp_path)
    async with seated(project, "ana", introduced=False) as seat:
        began = seat.clock.utc()
        seat.clock.go(30_000)
        await seat.press("enter", "1")

        assert [one.started_at for one in seat.stored(SessionRecord)] == [began]
        assert [one.started_at for one in seat.stored(SpanRecord) if one.activity == "learn"] == [began]
