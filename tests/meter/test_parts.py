"""The ledger in parts: by sitting, day or kind it adds up to the whole, whatever was done and however it ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.meter.clock import stamp
from annotate.meter.ledger import Ledger, read_ledgers
from annotate.meter.parts import By
from annotate.meter.period import Period
from storage.records import (
    Activity,
    LabelRecord,
    MarkRecord,
    OpenSpan,
    Outcome,
    Record,
    SessionEndRecord,
    SessionRecord,
    SpanRecord,
)

ACTIVITIES: tuple[Activity, ...] = ("label", "skip", "revise", "check", "learn", "wait", "pause", "away", "suspended")
OUTCOMES: tuple[Outcome, ...] = ("labelled", "skipped", "flagged", "withdrawn")
WAYS: tuple[By, ...] = ("session", "day", "kind")
_short = st.integers(0, 30_000)
_long = st.lists(st.integers(30_001, 400_000), max_size=2).map(tuple)
_moments = st.integers(0, 4 * 86_400_000).map(
    lambda ms: stamp(datetime(2026, 11, 24, 22, tzinfo=UTC) + timedelta(milliseconds=ms))
)


@st.composite
def sittings(draw: st.DrawFn, people: Sequence[str] = ("ana", "bea")) -> list[Record]:
    """Records of a few sittings; some without a beginning, some killed, some without a meter."""
    found: list[Record] = []
    for number in range(draw(st.integers(1, 2 * len(people)))):
        found += draw(records(f"a1b2c3d4e5f{number}", draw(st.sampled_from(people))))
    return found


@st.composite
def records(draw: st.DrawFn, session: str, annotator: str) -> list[Record]:
    task = draw(st.sampled_from(("classify", "tag")))
    found: list[Record] = []
    if draw(st.booleans()):
        found.append(
            SessionRecord(
                session=session,
                annotator=annotator,
                started_at=draw(_moments),
                tool="1",
                task=task,
                metered=draw(st.booleans()),
            )
        )
    for number in range(draw(st.integers(0, 4))):
        found.append(draw(st.one_of(_label(session, annotator, number), _span(session), _mark(session))))
    if draw(st.booleans()):
        found.append(SessionEndRecord(session=session, ended_at=draw(_moments), elapsed_ms=0, tail_ms=draw(_short)))
    return found


@st.composite
def _label(draw: st.DrawFn, session: str, annotator: str, number: int) -> LabelRecord:
    at = draw(_moments)
    return LabelRecord(
        session=session,
        record=f"{session}-{number}",
        item=f"{number}.jpg",
        task=draw(st.sampled_from(("classify", "tag"))),
        annotator=annotator,
        outcome=draw(st.sampled_from(OUTCOMES)),
        shown_at=at,
        submitted_at=at,
        activity=draw(st.sampled_from(ACTIVITIES[:4])),
        short_ms=draw(_short),
        long_gaps_ms=draw(_long),
        wait_ms=draw(st.integers(0, 90_000)),
        inputs=draw(st.integers(0, 2)),
    )


def _span(session: str) -> st.SearchStrategy[SpanRecord]:
    activity = st.sampled_from(ACTIVITIES)
    return st.builds(
        SpanRecord,
        session=st.just(session),
        activity=activity,
        started_at=_moments,
        short_ms=_short,
        long_gaps_ms=_long,
        inputs=st.just(1),
        reveals=st.just(0),
        exposed_ms=st.just(0),
        v=st.just(1),
    )


def _mark(session: str) -> st.SearchStrategy[MarkRecord]:
    return st.builds(
        lambda ms, gaps: MarkRecord(
            session=session, elapsed_ms=ms, open=(OpenSpan(activity="label", short_ms=ms, long_gaps_ms=gaps),)
        ),
        _short,
        _long,
    )


def figures(ledger: Ledger) -> Iterator[tuple[str, int]]:
    """All that adds up."""
    for name, credit in ledger.activities.items():
        yield f"{name} ms", credit.credited_ms
        yield f"{name} count", credit.count
    for name in ("idle_ms", "away_ms", "pause_ms", "suspended_ms", "credited_ms", "label_ms", "wall_ms"):
        yield name, getattr(ledger, name)
    for name in ("labelled", "skipped", "flagged"):
        yield name, getattr(ledger.work, name)
    yield "unmetered", ledger.unmetered_labels


def part_figures(ledger: Ledger) -> Iterator[tuple[str, int]]:
    for part in ledger.parts:
        for name, credit in part.activities.items():
            yield f"{name} ms", credit.credited_ms
            yield f"{name} count", credit.count
        for name in ("idle_ms", "away_ms", "pause_ms", "suspended_ms", "credited_ms", "label_ms", "wall_ms"):
            yield name, getattr(part, name)
        for name in ("labelled", "skipped", "flagged", "unmetered"):
            yield name, getattr(part, name)


def summed(found: Iterable[tuple[str, int]]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for name, value in found:
        sums[name] = sums.get(name, 0) + value
    return {name: value for name, value in sums.items() if value}


@settings(max_examples=25)
@given(sittings(), st.sampled_from(WAYS), st.sampled_from((30_000, 60_000, 100_000, 777_777)), st.booleans())
def test_parts_add_up_to_the_whole_at_any_cap_and_in_any_period(
    found: list[Record], by: By, cap_ms: int, bounded: bool
) -> None:
    period = Period("2026-11-25T06:00:00.000Z", "2026-11-27T00:00:00.000Z") if bounded else Period()

    for ledger in read_ledgers(found, cap_ms=cap_ms, period=period, by=by).by_annotator.values():
        assert summed(part_figures(ledger)) == summed(figures(ledger))
        if by == "session":
            assert len(ledger.parts) == ledger.sessions
        if by == "day":
            assert all(part.key in (at[:10] for at in (part.first_at, part.last_at) if at) for part in ledger.parts)


@settings(max_examples=8)
@given(sittings(), st.sampled_from(WAYS))
def test_asking_for_parts_changes_nothing_of_the_whole(found: list[Record], by: By) -> None:
    whole = read_ledgers(found).by_annotator
    parted = read_ledgers(found, by=by).by_annotator

    assert {name: dict(figures(one)) for name, one in parted.items()} == {
        name: dict(figures(one)) for name, one in whole.items()
    }
    assert not any(ledger.parts for ledger in whole.values())


@settings(max_examples=15)
@given(sittings(), _moments)
def test_two_periods_side_by_side_add_up_to_both(found: list[Record], cut: str) -> None:
    def total(period: Period) -> int:
        return sum(one.wall_ms for one in read_ledgers(found, period=period).by_annotator.values())

    assert total(Period(until=cut)) + total(Period(since=cut)) == total(Period())


@pytest.mark.parametrize(("by", "keys"), [("day", ["2026-11-24", "2026-11-25"]), ("session", ["a1b2c3d4e5f6"])])
def test_a_sitting_over_midnight_is_in_both_days_and_one_sitting(by: By, keys: list[str]) -> None:
    session = "a1b2c3d4e5f6"
    before, after = "2026-11-24T23:59:30.000Z", "2026-11-25T00:00:30.000Z"
    found: list[Record] = [
        SessionRecord(session=session, annotator="ana", started_at=before, tool="1", task="classify"),
        SpanRecord(session=session, activity="learn", started_at=before, short_ms=20_000),
        SpanRecord(session=session, activity="admin", started_at=after, short_ms=10_000),
    ]

    parts = read_ledgers(found, by=by).by_annotator["ana"].parts

    assert [part.key for part in parts] == keys
    assert sum(part.credited_ms for part in parts) == 30_000


def test_time_that_no_label_carries_belongs_to_the_kind_of_its_sitting() -> None:
    session, at = "a1b2c3d4e5f6", "2026-11-24T09:00:00.000Z"
    found: list[Record] = [
        SessionRecord(session=session, annotator="ana", started_at=at, tool="1", task="tag"),
        SpanRecord(session=session, activity="learn", started_at=at, short_ms=5_000),
    ]

    (part,) = read_ledgers(found, by="kind").by_annotator["ana"].parts

    assert (part.key, part.credited_ms) == ("tag", 5_000)
