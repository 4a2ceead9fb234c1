"""The ledger: every millisecond once, at every cap; work counted as it was done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.errors import AnnotateError
from annotate.meter.credit import BOUNDS_MS, Credit, credited_ms, idle_cap
from annotate.meter.ledger import Ledger, read_ledgers
from annotate.meter.period import period
from storage.records import (
    Activity,
    ClaimRecord,
    ConsentRecord,
    LabelRecord,
    MarkRecord,
    OpenSpan,
    Record,
    SessionEndRecord,
    SessionRecord,
    SpanRecord,
)

DAY = "2026-11-24"
SESSION = "a1b2c3d4e5f6"


def at(second: int, day: str = DAY) -> str:
    """A stamp within the first hour of a day."""
    return f"{day}T09:{second // 60:02}:{second % 60:02}.000Z"


def sitting(session: str = SESSION, annotator: str = "ana", **fields: Any) -> SessionRecord:
    return SessionRecord(
        session=session,
        **{"annotator": annotator, "started_at": at(0), "tool": "0.1.0", "task": "classify", **fields},
    )


def label(number: int, answer: str | None = "cat", **fields: Any) -> LabelRecord:
    defaults: dict[str, Any] = {
        "session": SESSION,
        "record": f"{SESSION}-{number}",
        "item": f"{number}.jpg",
        "task": "classify",
        "annotator": "ana",
        "outcome": "labelled",
        "answer": None if answer is None else {"label": answer},
        "shown_at": at(number),
        "submitted_at": at(number + 1),
    }
    return LabelRecord(**{**defaults, **fields})


def ledger(*records: Record, cap_ms: int = 60_000, **options: Any) -> Ledger:
    return read_ledgers(records, cap_ms=cap_ms, **options).by_annotator["ana"]


def split(gaps_ms: Sequence[int]) -> dict[str, Any]:
    """Gaps as records keep them."""
    return {
        "short_ms": sum(gap for gap in gaps_ms if gap <= 30_000),
        "long_gaps_ms": tuple(gap for gap in gaps_ms if gap > 30_000),
    }


# The six meters: one session, events after gaps of 30, 200 (a careful look), 2400 (lunch) and 20 s.

SIX = (30_000, 200_000, 2_400_000, 20_000)


@pytest.mark.parametrize(("cap_s", "credited_s"), [(30, 110), (60, 170), (100, 250), (180, 410), (300, 550)])
def test_the_same_session_at_five_caps(cap_s: int, credited_s: int) -> None:
    """The caps of the table credit what the table says, and what they leave out is idle."""
    result = ledger(sitting(), label(1, **split(SIX)), cap_ms=cap_s * 1000)

    assert result.credited_ms == credited_s * 1000
    assert result.wall_ms == 2_650_000
    assert result.idle_ms == 2_650_000 - credited_s * 1000


def test_the_rule_that_drops_long_gaps_counts_a_third() -> None:
    """CVAT's rule on the same session: what the caps above are there to avoid."""
    assert sum(gap for gap in SIX if gap < 100_000) == 50_000
    assert credited_ms(label(1, **split(SIX)), 60_000) == 170_000


def test_a_receipt_has_all_four_bounds_in_one_reading() -> None:
    assert ledger(sitting(), label(1, **split(SIX)), cap_ms=300_000).credited_by_cap_ms == {
        30_000: 110_000,
        60_000: 170_000,
        100_000: 250_000,
        180_000: 410_000,
        300_000: 550_000,
    }


# The law

gaps = st.lists(st.integers(0, 400_000), max_size=4)
activities: st.SearchStrategy[Activity] = st.sampled_from(
    ["label", "skip", "revise", "check", "review", "learn", "wait", "admin", "pause", "away", "suspended"]
)


@st.composite
def sittings(draw: st.DrawFn) -> tuple[list[Record], int]:
    """The records of one sitting, killed or ended, and its length in milliseconds."""
    session = draw(st.text("0123456789abcdef", min_size=12, max_size=12))
    records: list[Record] = [sitting(session)]
    wall = open_ms = 0
    for number in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from(["label", "span", "mark", "claim"]))
        spent = draw(gaps)
        if kind == "label":
            wait = draw(st.integers(0, 200_000))
            name = f"{session}-{number}"
            outcome = draw(st.sampled_from(["labelled", "skipped", "flagged", "withdrawn"]))
            activity = draw(activities)
            fields: dict[str, Any] = {
                "session": session,
                "record": name,
                "outcome": outcome,
                "activity": activity,
                "wait_ms": wait,
            }
            records.append(label(number, **fields, **split(spent)))
            wall, open_ms = wall + sum(spent) + wait, 0
        elif kind == "span":
            records.append(
                SpanRecord(session=session, activity=draw(activities), started_at=at(number), **split(spent))
            )
            wall, open_ms = wall + sum(spent), 0
        elif kind == "mark":
            spans = (OpenSpan(activity=draw(activities), **split(spent)),)
            records.append(MarkRecord(session=session, elapsed_ms=wall + sum(spent), open=spans))
            open_ms = sum(spent)
        else:
            records.append(ClaimRecord(session=session, at=at(number), gap_ms=90_000, claim="working"))
    if draw(st.booleans()):
        tail = draw(st.integers(0, 500_000))
        records.append(SessionEndRecord(session=session, ended_at=at(99), elapsed_ms=wall + tail, tail_ms=tail))
        return records, wall + tail
    return records, wall + open_ms


@given(st.lists(sittings(), min_size=1, max_size=4, unique_by=lambda s: s[0][0].session), st.integers(30_000, 500_000))
def test_no_millisecond_is_lost_or_counted_twice(drawn: list[tuple[list[Record], int]], cap_ms: int) -> None:
    """Credited and all that is not add up to the length of all sittings, at each cap."""
    records = [record for some, _ in drawn for record in some]

    for cap in (*BOUNDS_MS, cap_ms):
        result = ledger(*records, cap_ms=cap)
        assert result.credited_ms + result.idle_ms + result.away_ms + result.pause_ms + result.suspended_ms == sum(
            wall for _, wall in drawn
        )
        assert result.credited_ms == result.credited_by_cap_ms[cap]


@given(sittings(), st.integers(30_000, 500_000), st.integers(0, 500_000))
def test_a_longer_cap_never_credits_less(drawn: tuple[list[Record], int], cap_ms: int, more_ms: int) -> None:
    records, wall = drawn
    less, more = ledger(*records, cap_ms=cap_ms), ledger(*records, cap_ms=cap_ms + more_ms)

    assert less.credited_ms <= more.credited_ms <= wall


@given(st.lists(sittings(), min_size=2, max_size=2, unique_by=lambda s: s[0][0].session), st.data())
def test_sittings_may_be_interleaved(drawn: list[tuple[list[Record], int]], data: st.DataObject) -> None:
    """Two processes write at once: the order between sittings changes no sum."""
    (one, _), (two, _) = drawn
    picks = data.draw(st.permutations([0] * len(one) + [1] * len(two)))
    queues = [iter(one), iter(two)]
    mixed = ledger(*(next(queues[pick]) for pick in picks))
    apart = ledger(*one, *two)

    assert mixed.activities == apart.activities
    assert (mixed.wall_ms, mixed.idle_ms, mixed.work) == (apart.wall_ms, apart.idle_ms, apart.work)


# Where time goes


def test_each_activity_has_its_time_and_its_records() -> None:
    result = ledger(
        sitting(),
        SpanRecord(session=SESSION, activity="learn", started_at=at(0), short_ms=9_000),
        label(1, short_ms=2_000, wait_ms=40),
        label(2, short_ms=3_000, wait_ms=31_000),
        label(3, None, outcome="skipped", reason="later", activity="skip", short_ms=500),
        SpanRecord(session=SESSION, activity="pause", started_at=at(9), long_gaps_ms=(70_000,)),
        SpanRecord(session=SESSION, activity="away", started_at=at(9), short_ms=7),
        SpanRecord(session=SESSION, activity="suspended", started_at=at(9), long_gaps_ms=(3_600_000,)),
        SessionEndRecord(session=SESSION, ended_at=at(99), elapsed_ms=125_047, suspended_ms=3_600_000, tail_ms=9_500),
    )

    assert result.activities == {
        "label": Credit(credited_ms=5_000, count=2),
        "learn": Credit(credited_ms=9_000, count=1),
        "skip": Credit(credited_ms=500, count=1),
        "wait": Credit(credited_ms=31_040, count=2),
    }
    assert (result.idle_ms, result.away_ms, result.pause_ms, result.suspended_ms) == (9_500, 7, 70_000, 3_600_000)
    assert result.wall_ms == 125_047 + 3_600_000


def test_a_wait_is_capped_like_any_gap() -> None:
    result = ledger(sitting(), label(1, wait_ms=100_000))

    assert result.activities["wait"].credited_ms == 60_000
    assert result.idle_ms == 40_000


def test_a_mark_counts_only_where_nothing_came_after_it() -> None:
    """What was open when the mark was made is in the record that followed."""
    mark = MarkRecord(session=SESSION, elapsed_ms=15_000, open=(OpenSpan(activity="skip", short_ms=15_000),))
    last = MarkRecord(session=SESSION, elapsed_ms=30_000, open=(OpenSpan(activity="learn", short_ms=4_000),))
    end = SessionEndRecord(session=SESSION, ended_at=at(40), elapsed_ms=16_000)
    written = label(1, short_ms=16_000)

    assert ledger(sitting(), mark).wall_ms == 15_000
    assert ledger(sitting(), mark, written).wall_ms == 16_000
    assert ledger(sitting(), mark, written, last).wall_ms == 20_000
    assert ledger(sitting(), written, mark, end).wall_ms == 16_000


def test_claims_stay_apart_from_the_meter() -> None:
    """Only the part of the gap beyond the cap is in question."""
    result = ledger(
        sitting(),
        label(1, long_gaps_ms=(200_000, 2_400_000)),
        ClaimRecord(session=SESSION, at=at(1), gap_ms=200_000, claim="working"),
        ClaimRecord(session=SESSION, at=at(2), gap_ms=2_400_000, claim="break"),
        ClaimRecord(session=SESSION, at=at(3), gap_ms=50_000, claim="working"),
    )

    assert (result.working_ms, result.break_ms) == (140_000, 2_340_000)
    assert result.credited_ms == 120_000


def test_focus_is_known_of_sittings_that_reported_it() -> None:
    end = SessionEndRecord(session=SESSION, ended_at=at(1), elapsed_ms=0, focus="reported")

    assert ledger(sitting(), end, sitting("0" * 12)).focus_reported == 1
    assert ledger(sitting(), end, sitting("0" * 12)).sessions == 2


def test_one_simulated_record_marks_the_whole() -> None:
    assert ledger(sitting(), label(1), label(2, simulated=True)).simulated
    assert not ledger(sitting(), label(1)).simulated
    assert ledger(sitting(simulated=True)).simulated


# Whose and when


def test_everybody_has_their_own_ledger() -> None:
    """Also somebody whose labels were imported without their sitting."""
    other = label(7, annotator="ben", session="b" * 12, record="x", short_ms=5_000)
    records = [
        sitting(),
        label(1, short_ms=1_000),
        other,
        ConsentRecord(session=SESSION, annotator="ana", at="", language="en"),
    ]
    read = read_ledgers(records)

    assert {name: found.wall_ms for name, found in read.by_annotator.items()} == {"ana": 1_000, "ben": 5_000}
    assert read.records == 4


def test_a_period_takes_whole_days_and_instants() -> None:
    days = [label(n, short_ms=10**n, submitted_at=at(0, f"2026-11-2{n}"), wait_ms=0) for n in range(1, 5)]

    def wall(since: str | None, until: str | None) -> int:
        return ledger(*days, period=period(since, until)).wall_ms

    assert wall("2026-11-22", "2026-11-23") == 1_100
    assert wall("2026-11-23T09:00:00Z", None) == 11_000
    assert wall(None, "2026-11-23T10:00:00+01:00") == 110
    with pytest.raises(AnnotateError, match="earlier one"):
        period("2026-11-23", "2026-11-22")
    assert "9999-12-31T23:59:59.000Z" in period(None, "9999-12-31")
    with pytest.raises(AnnotateError, match="no day"):
        period("yesterday")


def test_an_open_mark_belongs_to_the_moment_it_was_made() -> None:
    mark = MarkRecord(session=SESSION, elapsed_ms=15_000, open=(OpenSpan(activity="skip", short_ms=15_000),))
    late = sitting(started_at=f"{DAY}T23:59:50.000Z")

    assert ledger(late, mark, period=period(None, DAY)).wall_ms == 0
    assert ledger(late, mark, period=period("2026-11-25")).wall_ms == 15_000


# The work


def test_work_done_again_is_counted_and_only_what_stands_is_paid() -> None:
    result = ledger(
        sitting(),
        label(1, "cat", short_ms=1_000),
        label(2, "dog", short_ms=2_000),
        label(3, None, outcome="flagged"),
        label(4, None, outcome="skipped"),
        label(5, "dog", supersedes=f"{SESSION}-1", activity="revise", short_ms=4_000),
        label(6, None, outcome="withdrawn", supersedes=f"{SESSION}-2", activity="revise"),
        label(7, "cow", supersedes=f"{SESSION}-4", short_ms=4_000),
    )

    assert (result.work.shown, result.work.labelled, result.work.skipped, result.work.flagged) == (6, 4, 1, 1)
    assert result.work.superseded == 3
    assert result.labels == {"classify": 2}
    assert result.wall_ms == 11_000


def test_quartiles_are_those_of_the_credited_time_of_labels() -> None:
    times = (1_000, 2_000, 3_000, 4_000, 200_000)
    pace = ledger(sitting(), *(label(n, **split([ms])) for n, ms in enumerate(times))).pace

    assert (pace.q1_ms, pace.median_ms, pace.q3_ms) == (2_000, 3_000, 4_000)


# The cap


@pytest.mark.parametrize(
    ("text", "cap_ms"), [("60s", 60_000), ("90", 90_000), ("2 min", 120_000), ("1.5m", 90_000), ("30000ms", 30_000)]
)
def test_a_cap_is_written_as_people_write_it(text: str, cap_ms: int) -> None:
    assert idle_cap(text) == cap_ms


def test_a_cap_that_records_cannot_answer_is_refused() -> None:
    with pytest.raises(AnnotateError, match="below 30 s"):
        idle_cap("29s")
    with pytest.raises(AnnotateError, match="below 30 s"):
        read_ledgers([], cap_ms=1)
    with pytest.raises(AnnotateError, match="write it like 60s"):
        idle_cap("soon")
