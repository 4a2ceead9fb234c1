"""The ledger in parts on a receipt: they add up to it, and each is called what people call it."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.receipt.build import Options, build
from annotate.receipt.formats.json import render
from annotate.receipt.model import By, Receipt
from annotate.receipt.rates.table import bundled_rates
from annotate.receipt.told import group_words
from storage.blank import NEVER
from storage.records import Record, SessionEndRecord, SpanRecord
from tests.receipt.conftest import Make
from tests.receipt.sample import NOW, label, records, sitting

SECOND = "b1b2c3d4e5f6"


def two_sittings() -> list[Record]:
    """The known one, and one of the night after, over midnight, without a meter for its last label."""
    before, after = "2026-11-24T23:59:50.000Z", "2026-11-25T00:00:10.000Z"
    return [
        *records(),
        sitting(session=SECOND, started_at=before, task="tag"),
        SpanRecord(session=SECOND, activity="learn", started_at=before, short_ms=8_000),
        label(1, session=SECOND, record=f"{SECOND}-1", task="tag", shown_at=before, submitted_at=after, short_ms=7_500),
        SessionEndRecord(session=SECOND, ended_at=after, elapsed_ms=0, tail_ms=500),
    ]


def told(make: Make, by: By) -> Receipt:
    return make(*two_sittings(), options=Options(by=by))


def written(receipt: Receipt) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render(receipt), parse_float=Decimal)
    return found


@pytest.mark.parametrize("by", ["session", "day", "kind"])
def test_the_written_figures_of_the_parts_add_up_to_those_of_the_whole(make: Make, by: By) -> None:
    whole = written(told(make, by))

    for name in ("credited_s", "label_s", "wall_s"):
        assert sum(Decimal(group[name]) for group in whole["groups"]) == Decimal(whole[name])
    for name, value in whole["not_counted"].items():
        assert sum(Decimal(group["not_counted"][name]) for group in whole["groups"]) == Decimal(value)
    for name in ("labelled", "skipped", "flagged"):
        assert sum(group[name] for group in whole["groups"]) == whole["work"][name]


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.integers(0, 30_000), st.lists(st.integers(30_001, 10**6), max_size=2)),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from((30_000, 60_000, 123_456)),
)
def test_they_add_up_at_every_cap(times: list[tuple[int, int, list[int]]], cap_ms: int) -> None:
    labels = [
        label(
            n, session=f"a{day}", submitted_at=f"2026-11-2{day}T09:00:00.000Z", short_ms=short, long_gaps_ms=tuple(gaps)
        )
        for n, (day, short, gaps) in enumerate(times)
    ]
    for by in ("session", "day"):
        made = build("p", labels, Options(by=by, cap_ms=cap_ms), table=bundled_rates(), now=NOW)
        assert made.groups
        assert round(sum(group.credited_s for group in made.groups) * 1000) == round(made.credited_s * 1000)
        assert round(sum(group.wall_s for group in made.groups) * 1000) == round(made.wall_s * 1000)


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("session", ["24 Nov 2026, 09:00 – 09:06", "24 Nov 2026, 23:59 – 25 Nov 2026, 00:00"]),
        ("day", ["24 Nov 2026", "25 Nov 2026"]),
        ("kind", ["classify", "tag"]),
    ],
)
def test_parts_come_in_order_and_by_names_that_people_know(make: Make, by: By, names: list[str]) -> None:
    assert [group_words.name(group, by) for group in told(make, by).groups or ()] == names


def test_the_night_is_shared_out_between_two_days(make: Make) -> None:
    first, second = told(make, "day").groups or ()

    assert (first.wall_s, first.labelled) == (2826.224, 10)
    assert (second.wall_s, second.labelled) == (8.0, 1)


def test_nobody_who_does_not_ask_gets_parts(make: Make) -> None:
    assert "groups" not in written(make(*two_sittings()))


def test_of_one_person_no_parts_are_said_to_be_told_together(make: Make) -> None:
    """Also not of somebody who was forgotten, of whom no day is known."""
    forgotten = label(1, shown_at=NEVER, submitted_at=NEVER, short_ms=0, inputs=0)
    receipt = make(forgotten, options=Options(by="day"))

    assert [group.key for group in receipt.groups or ()] == [""]
    assert group_words.note(receipt) == "Days in UTC: a sitting over midnight is in both."
