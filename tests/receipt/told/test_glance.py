"""What a reader must know before any figure: the sums that matter, and what the receipt was not made of."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import UNSET

from annotate.errors import AnnotateError
from annotate.meter.period import period
from annotate.receipt.build import Options, build
from annotate.receipt.formats.text import render
from annotate.receipt.model import Brought, Receipt
from annotate.receipt.money import Money
from annotate.receipt.prepare import mark
from annotate.receipt.rates.table import bundled_rates
from annotate.receipt.valuation import Wishes
from storage import LabelStore
from storage.blank import FORGOTTEN, NEVER
from storage.folder import segment_path
from storage.records import SessionEndRecord, SpanRecord
from tests.receipt.conftest import Make
from tests.receipt.judged import payment, verdict
from tests.receipt.sample import NOW, SESSION, at, label, records, sitting
from tests.receipt.told.test_untimed import OTHER, without_meter

PAID = Options(reward=Money.parse("0.05 EUR"), wishes=Wishes(place="fr"))


def lines(receipt: Receipt) -> list[str]:
    return [" ".join(line.replace(".", " ").split()) for line in render(receipt).splitlines()]


def test_the_first_lines_answer_how_long_how_much_and_what_the_law_says(make: Make) -> None:
    assert lines(make(options=PAID))[8:13] == [
        "Credited time 2 min 52 8 s",
        "Labels that stand 9",
        "Promised 0 45 EUR",
        "Paid so far 0 00 EUR",
        "Legal floor for this time 0 58 EUR",
    ]


def test_a_promise_is_told_by_the_hour_beside_the_floor(make: Make) -> None:
    text = lines(make(options=PAID))
    at = text.index("Promised by this project 0 45 EUR")

    assert text[at + 1 : at + 4] == [
        "9 labels that stand × 0 05 EUR",
        "which makes an hour 9 37 EUR",
        "the legal floor an hour, floor-fr 12 02 EUR",
    ]


def test_without_a_meter_the_first_lines_know_no_time(make: Make) -> None:
    text = lines(make(*without_meter(), options=PAID))

    assert "Labels that stand 3" in text
    assert not [line for line in text if line.startswith(("Credited time", "Legal floor for this time"))]


def test_what_was_rejected_and_not_timed_took_no_nought_seconds(make: Make) -> None:
    said = verdict(0, False, record=f"{OTHER}-0", reason="no")

    assert "Time worked on what was rejected not timed" in lines(make(*without_meter(), said, options=PAID))


def test_labels_that_were_brought_in_are_told_apart(make: Make) -> None:
    elsewhere = [label(n, session=OTHER, record=f"{OTHER}-{n}", short_ms=1_000) for n in (1, 2)]
    made = make(*records(), *elsewhere)

    assert (make().brought, made.brought) == (UNSET, Brought(1, 2))
    assert "Labels brought in from elsewhere 2" in lines(made)


def test_a_damaged_store_says_so_on_the_receipt(tmp_path: Path) -> None:
    with LabelStore.open(tmp_path / "labels.store") as store:
        store.append(*records())
    path = segment_path(tmp_path / "labels.store", 1)
    path.write_bytes(path.read_bytes().replace(b'"item":"3.jpg"', b'"item":"8.jpg"'))
    with LabelStore.open(tmp_path / "labels.store", read_only=True) as store:
        found = mark([store], [store.position()])
        made = build("signs", store.scan_all(), store=found, table=bundled_rates(), now=NOW)

    assert made.store.damaged == 1
    assert "DAMAGED: the store was spoilt in 1 place" in " ".join(lines(made))


def test_a_time_in_which_nothing_was_done_has_no_receipt(make: Make) -> None:
    with pytest.raises(AnnotateError, match="amber-otter did not label in this time: leave out --since"):
        make(options=Options(period=period("2026-11-20", "2026-11-21")))


def test_nothing_is_told_of_what_is_yet_to_come(make: Make) -> None:
    assert "24 Nov 2026, 00:00 to 12:00 UTC" in lines(make(options=Options(period=period("2026-11-24", "2027-01-01"))))


def test_several_people_are_told_no_reasons_and_no_lack_of_them(make: Make) -> None:
    some = [label(n, annotator=name, short_ms=1_000) for n, name in enumerate(("ana", "ben", "cleo"))]
    made = make(sitting(), *some, verdict(0, False, reason="blurred"), options=Options(together=True))

    assert "reasons are on each one's own receipt only" in lines(made)


def test_pay_of_a_part_of_the_time_is_compared_with_no_work_of_it(make: Make) -> None:
    made = make(*records(), payment("3.00"), options=PAID._replace(period=period("2026-11-24", "2026-11-24")))

    assert made.paid.amount == "3.00"
    assert made.paid.hourly is UNSET
    assert {item.gap for item in made.valuations} == {None}


def test_somebody_who_was_forgotten_is_not_said_to_have_worked_without_a_meter(make: Make) -> None:
    name = f"{FORGOTTEN}0ee18152"
    some = [
        label(n, annotator=name, session=OTHER, record=f"{OTHER}-{n}", shown_at=NEVER, submitted_at=NEVER)
        for n in (1, 2)
    ]
    text = lines(make(*some))

    assert "Labels that stay in the dataset 2" in text
    assert "Whoever gave them was forgotten" in " ".join(text)
    assert "meter" not in " ".join(text[:25])


def test_a_line_that_is_exact_stays_so_where_both_totals_are_rounded(make: Make) -> None:
    """32.647 s credited and 34.650 s in all leave 2.1 s: the tenth more is that of what was idle."""
    rest = [
        SpanRecord(session=SESSION, activity="pause", started_at=at(1), short_ms=2_000),
        SessionEndRecord(session=SESSION, ended_at=at(40), elapsed_ms=34_650, tail_ms=3),
    ]
    text = lines(make(sitting(), label(1, short_ms=32_647), *rest))

    assert [line for line in text if line.startswith(("Credited 3", "Paused", "Wall clock 3"))] == [
        "Credited 32 6 s",
        "Paused 2 0 s",
        "Wall clock 34 7 s",
    ]
    assert "Idle, beyond 60 s without input 0 1 s" in text
