"""The receipt as a document: what it says of a known sitting, exactly, and what it keeps on its way through JSON."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.errors import AnnotateError
from annotate.meter.period import period
from annotate.receipt.amounts import Promised
from annotate.receipt.build import Options, build
from annotate.receipt.formats.json import read, render
from annotate.receipt.model import Activity, Bin, Declared, Focus, NotCounted, Span, Work
from annotate.receipt.money import Money
from annotate.receipt.rates.table import bundled_rates
from storage.records import LabelRecord
from tests.receipt.conftest import Make
from tests.receipt.sample import NOW, label, records, sitting


def test_the_known_sitting(make: Make) -> None:
    found = make()

    assert found.activities == {
        "label": Activity(82.102, 9),
        "skip": Activity(5.221, 2),
        "revise": Activity(3.333, 1),
        "learn": Activity(21.43, 1),
        "wait": Activity(0.136, 9),
        "admin": Activity(60.6, 1),
    }
    assert found.not_counted == NotCounted(idle_s=2481.777, away_s=8.125, pause_s=95.5, suspended_s=60.0)
    assert (found.credited_s, found.label_s, found.wall_s) == (172.822, 82.102, 2818.224)
    assert found.credited_by_cap == {"30": 112.822, "60": 172.822, "100": 252.822, "180": 412.822}
    assert found.work == Work(
        shown=12,
        labelled=10,
        skipped=1,
        flagged=1,
        superseded=1,
        standing=9,
        median_s=2.664,
        q1_s=2.31,
        q3_s=3.017,
        histogram=(Bin(2, 1), Bin(5, 8), Bin(10, 0), Bin(20, 0), Bin(60, 0), Bin(None, 1)),
    )
    assert found.declared == Declared(working_s=140.0, break_s=2340.0)
    assert (found.sessions, found.focus) == (1, Focus(1, 0))
    assert found.period == Span("2026-11-24T09:00:00.000Z", "2026-11-24T09:06:40.000Z")
    assert (found.invisible.share, found.invisible.minutes_per_hour) == (0.5249, 66.3)
    assert found.store.records == len(records())


@given(st.lists(st.tuples(st.integers(0, 30_000), st.lists(st.integers(30_001, 10**7), max_size=2)), max_size=9))
def test_seconds_add_up_exactly_in_the_written_document(times: list[tuple[int, list[int]]]) -> None:
    """As decimal numbers, the way they are written."""
    labels = [label(n, short_ms=short, long_gaps_ms=tuple(gaps)) for n, (short, gaps) in enumerate(times)]
    made = build("p", [sitting(), *labels], table=bundled_rates(), now=NOW)
    written = json.loads(render(made), parse_float=Decimal)

    assert Decimal(written["wall_s"]) == written["credited_s"] + sum(map(Decimal, written["not_counted"].values()))
    assert Decimal(written["credited_s"]) == sum(Decimal(one["credited_s"]) for one in written["activities"].values())
    assert written["credited_by_cap"]["60"] == written["credited_s"]
    assert read(render(made)) == made


def test_the_document_has_the_published_layout(make: Make) -> None:
    written = json.loads(render(make()))

    assert written["schema"] == 1
    assert list(written["period"]) == ["from", "to"]
    assert written["store"] == {"head": "5eed" * 16, "records": len(records()), "kept": True, "parts": []}
    valued = written["valuations"][2]
    assert (valued["rate"], valued["amount"], valued["value"], valued["currency"]) == (
        "floor-fr",
        "12.02",
        "0.58",
        "EUR",
    )
    assert written["paid"] == {"amount": "0.00", "currency": "EUR", "payments": 0}


def test_the_reward_is_promised_for_labels_that_stand(make: Make) -> None:
    made = make(options=Options(reward=Money.parse("0.015 EUR")))

    assert made.paid.amount == "0.00"
    assert made.promised == Promised(labels=9, reward="0.015", amount="0.14", currency="EUR", hourly="2.81")
    assert make().promised is None


def test_simulated_work_is_marked(make: Make) -> None:
    assert not make().simulated
    assert make(sitting(), label(1, simulated=True)).simulated


def test_a_period_is_printed_as_asked(make: Make) -> None:
    asked = make(options=Options(period=period("2026-11-24", "2026-11-24")))

    assert asked.period == Span("2026-11-24T00:00:00.000Z", "2026-11-25T00:00:00.000Z")
    assert asked.wall_s == make().wall_s


def test_whose_receipt_it_is(make: Make) -> None:
    two: list[LabelRecord] = [label(1, annotator="ana"), label(2, annotator="ben")]

    assert make(*two, options=Options(annotator="ben")).annotator == "ben"
    assert make(*two, options=Options(own_name="ana")).annotator == "ana"
    with pytest.raises(AnnotateError, match=r"several people .* \(ana, ben\)"):
        make(*two, options=Options(own_name="cleo"))
    with pytest.raises(AnnotateError, match="nobody named “cleo” has labelled here: name one of ana, ben"):
        make(*two, options=Options(annotator="cleo"))


def test_an_empty_store_has_no_receipt() -> None:
    with pytest.raises(AnnotateError, match="nobody has labelled here yet"):
        build("p", [])


@pytest.mark.parametrize("text", ["", "{}", "[1]", "\xff"])
def test_what_is_no_receipt_is_refused(text: str) -> None:
    with pytest.raises(AnnotateError, match="no receipt"):
        read(text.encode("latin-1"))


@pytest.mark.parametrize("code", ["utf-8-sig", "utf-16"])
def test_a_receipt_that_a_shell_wrote_with_a_mark_before_it_is_read(make: Make, code: str) -> None:
    assert read(render(make()).encode(code)) == make()


def test_a_newer_receipt_is_refused(make: Make) -> None:
    with pytest.raises(AnnotateError, match="newer version"):
        read(render(make()).replace('"schema": 1', '"schema": 2'))
