"""From the meter to the ledger: what a sitting was is what its ledger says, ended or killed at any record."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.meter.ledger import read_ledgers
from annotate.meter.meter import Meter
from storage.records import LabelRecord, MarkRecord, Record, SessionEndRecord, SessionRecord, SpanRecord
from tests.clock import HandClock

SESSION = "0123456789ab"
steps = st.lists(
    st.tuples(
        st.sampled_from(["press", "answer", "next", "help", "pause", "close", "blur", "focus", "sleep", "tick"]),
        st.sampled_from((0, 40, 1_500, 16_000, 31_000, 400_000)),
    ),
    max_size=40,
)


def sit(drawn: list[tuple[str, int]]) -> list[Record]:
    """The records of a sitting in which these things happened, each so long after the one before."""
    clock = HandClock()
    start = SessionRecord(session=SESSION, annotator="ana", started_at=clock.utc(), tool="", task="classify")
    records: list[Record] = [start]
    meter = Meter(clock, SESSION, records.append)
    meter.request("0")
    meter.painted()
    number = 0
    for step, ms in drawn:
        clock.go(ms)
        if step == "press":
            meter.input()
        elif step == "answer":
            meter.input()
            records.append(answer(meter, number))
            meter.wrote()
            number += 1
            meter.request(str(number))
        elif step == "next":
            meter.painted()
        elif step in ("help", "pause"):
            meter.begin("learn" if step == "help" else "pause")
        elif step == "sleep":
            clock.sleep(60_000)
        else:
            {"close": meter.finish, "blur": meter.blur, "focus": meter.focus, "tick": meter.tick}[step]()
    meter.end("quit")
    return records


def answer(meter: Meter, number: int) -> LabelRecord:
    spent = meter.settle(str(number), "label")
    return LabelRecord(
        session=SESSION,
        record=f"{SESSION}-{number}",
        item=str(number),
        task="classify",
        annotator="ana",
        outcome="labelled",
        shown_at=spent.started_at,
        submitted_at=spent.started_at,
        short_ms=spent.short_ms,
        long_gaps_ms=tuple(spent.long_gaps_ms),
        wait_ms=spent.wait_ms,
    )


def wall_ms(records: list[Record]) -> int:
    return read_ledgers(records).by_annotator["ana"].wall_ms


@settings(max_examples=100, deadline=None)
@given(steps)
def test_an_ended_sitting_is_as_long_as_it_was(drawn: list[tuple[str, int]]) -> None:
    records = sit(drawn)
    end = records[-1]

    assert isinstance(end, SessionEndRecord)
    assert wall_ms(records) == end.elapsed_ms + end.suspended_ms


@settings(max_examples=100, deadline=None)
@given(steps)
def test_a_killed_sitting_is_as_long_as_its_last_mark_says(drawn: list[tuple[str, int]]) -> None:
    records = sit(drawn)
    asleep = 0
    for number, record in enumerate(records, 1):
        if isinstance(record, SpanRecord) and record.activity == "suspended":
            asleep += record.short_ms + sum(record.long_gaps_ms)
        if isinstance(record, MarkRecord):
            assert wall_ms(records[:number]) == record.elapsed_ms + asleep
        assert wall_ms(records[:number]) <= wall_ms(records)
