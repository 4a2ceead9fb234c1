"""Several people on one receipt: in groups of three, or with everybody's consent, and nothing that is one's own."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from msgspec import UNSET, structs

from annotate.errors import AnnotateError
from annotate.meter.period import period
from annotate.receipt.build import Options
from annotate.receipt.formats.text import render
from annotate.receipt.model import By, Receipt
from annotate.receipt.money import Money
from storage.records import AcceptanceRecord, PaymentRecord, Record, ShareRecord
from tests.receipt.conftest import Make
from tests.receipt.sample import label, sitting

PEOPLE = ("ana", "bea", "cid")
DAY = "2026-11-24T09:00:00.000Z"


def session_of(name: str, day: int = 24) -> str:
    return f"{name}{day}"


def work(name: str, ms: int = 2_000, *, day: int = 24, task: str = "classify", simulated: bool = False) -> list[Record]:
    """A sitting of one label."""
    session, at = session_of(name, day), f"2026-11-{day}T09:00:00.000Z"
    return [
        sitting(session=session, annotator=name, started_at=at, task=task, simulated=simulated),
        label(
            1,
            session=session,
            record=f"{session}-1",
            annotator=name,
            task=task,
            shown_at=at,
            submitted_at=at,
            short_ms=ms,
            inputs=1,
            simulated=simulated,
        ),
    ]


def all_work(*names: str) -> list[Record]:
    return [record for name in names or PEOPLE for record in work(name)]


def agree(name: str, given: bool = True) -> ShareRecord:
    return ShareRecord(session="5a5a5a5a5a5a", annotator=name, given=given, at=DAY)


def told(make: Make, *some: Record, by: By | None = None, **options: Any) -> Receipt:
    return make(*some, options=Options(together=True, by=by, **options))


def test_three_people_are_told_of_as_one(make: Make) -> None:
    found = told(make, *work("ana", 1_000), *work("bea", 2_000), *work("cid", 9_000))

    assert (found.annotator, found.people, found.sessions) == ("", 3, 3)
    assert (found.credited_s, found.label_s, found.work.labelled) == (12.0, 12.0, 3)
    assert (found.work.median_s, found.work.q1_s, found.work.q3_s) == (2.0, 1.5, 5.5)
    assert found.signals is UNSET
    assert found.terms.together


def test_all_amounts_are_sums(make: Make) -> None:
    paid = [
        PaymentRecord(session="feefeefeefee", annotator=name, amount="0.10", currency="EUR", at=DAY)
        for name in ("ana", "bea")
    ]
    verdicts = [
        AcceptanceRecord(
            session="feefeefeefee",
            record=f"{session_of(name)}-1",
            accepted=name != "cid",
            at=DAY,
            reason="of one person",
        )
        for name in PEOPLE
    ]
    found = told(make, *all_work(), *paid, *verdicts, reward=Money(Fraction(1, 4), "EUR"))

    assert (found.paid.amount, found.paid.payments) == ("0.20", 2)
    assert found.acceptances is not UNSET
    assert (found.acceptances.accepted, found.acceptances.rejected) == (2, 1)
    assert found.acceptances.reasons is UNSET
    assert found.acceptances.earned is not None
    assert found.acceptances.earned.amount == "0.50"


@pytest.mark.parametrize("names", [("ana",), ("ana", "bea")])
def test_fewer_are_refused_with_their_number_and_the_remedy(make: Make, names: tuple[str, ...]) -> None:
    with pytest.raises(
        AnnotateError, match=f"^{len(names)} .* too few .* takes three, .*annotate share --annotator NAME"
    ):
        told(make, *all_work(*names))


def test_two_who_both_agreed_are_told_of(make: Make) -> None:
    assert told(make, *all_work("ana", "bea"), agree("ana"), agree("bea")).people == 2


@pytest.mark.parametrize("shares", [[agree("ana")], [agree("ana"), agree("bea"), agree("bea", given=False)]])
def test_one_who_did_not_agree_or_took_it_back_is_enough_to_refuse(make: Make, shares: list[Record]) -> None:
    with pytest.raises(AnnotateError, match="2 people are too few"):
        told(make, *all_work("ana", "bea"), *shares)


def test_only_those_count_who_worked_in_the_period(make: Make) -> None:
    some = [*all_work("ana", "bea"), *work("cid", day=25)]

    assert told(make, *some).people == 3
    with pytest.raises(AnnotateError, match="2 people are too few"):
        told(make, *some, period=period("2026-11-24", "2026-11-24"))
    with pytest.raises(AnnotateError, match="nobody has labelled in this time"):
        told(make, *some, period=period("2026-11-20", "2026-11-21"))


def test_a_payment_makes_nobody_a_member_of_a_group(make: Make) -> None:
    paid = PaymentRecord(session="feefeefeefee", annotator="cid", amount="1.00", currency="EUR", at=DAY)

    with pytest.raises(AnnotateError, match="2 people are too few"):
        told(make, *all_work("ana", "bea"), paid)


def test_simulated_and_forgotten_annotators_count_for_nobody(make: Make) -> None:
    nobody = [*work("robot", simulated=True), *work("forgotten-5eed5eed")]

    with pytest.raises(AnnotateError, match="2 people are too few"):
        told(make, *all_work("ana", "bea"), *nobody)
    found = told(make, *all_work(), *nobody)
    assert (found.people, found.work.labelled, found.simulated) == (3, 3, False)


def without_a_meter(name: str, day: int = 24) -> list[Record]:
    """A sitting of one label of which no time was taken."""
    sat, given = work(name, 0, day=day)
    return [structs.replace(sat, metered=False), structs.replace(given, inputs=0)]


def test_the_time_of_one_is_not_told_as_that_of_three_where_the_others_had_no_meter(make: Make) -> None:
    records = [*work("ana"), *without_a_meter("bea"), *without_a_meter("cid")]
    with pytest.raises(AnnotateError, match=r"^1 person alone had a meter"):
        told(make, *records)
    assert told(make, *records, *map(agree, PEOPLE)).credited_s == 2.0


def test_three_without_a_meter_are_told_of_together_without_a_time(make: Make) -> None:
    receipt = told(make, *(record for name in PEOPLE for record in without_a_meter(name)))
    assert (receipt.people, receipt.work.labelled, receipt.wall_s) == (3, 3, 0.0)


def test_a_day_on_which_one_of_three_had_a_meter_is_told_with_the_next_one(make: Make) -> None:
    mixed = [*work("ana", day=25), *without_a_meter("bea", 25), *without_a_meter("cid", 25)]
    receipt = told(make, *all_work(), *mixed, by="day")
    assert [(one.key, one.credited_s) for one in receipt.groups or ()] == [("", 8.0)]


def test_where_all_are_simulated_the_receipt_says_so(make: Make) -> None:
    found = told(make, *work("robot", simulated=True))

    assert found.simulated
    assert "SIMULATED" in render(found)


def test_a_day_of_fewer_than_three_people_is_told_with_the_next_one(make: Make) -> None:
    days = [*all_work(), *work("ana", day=25), *[one for name in PEOPLE for one in work(name, day=26)]]
    found = told(make, *days, *[one for name in (*PEOPLE, "dan") for one in work(name, day=27)], by="day")

    assert [(group.key, group.people, group.labelled) for group in found.groups or ()] == [
        ("2026-11-26", 3, 3),
        ("2026-11-27", 4, 4),
        ("", 3, 4),
    ]
    assert sum(group.credited_s for group in found.groups or ()) == found.credited_s


def test_days_of_one_person_each_make_a_group_once_they_are_three(make: Make) -> None:
    some = [one for day, name in zip((24, 25, 26), PEOPLE, strict=True) for one in work(name, day=day)]

    assert [(group.key, group.people) for group in told(make, *some, by="day").groups or ()] == [("", 3)]


def test_those_who_agreed_are_told_of_day_by_day(make: Make) -> None:
    some = [*work("ana", day=24), *work("bea", day=25), agree("ana"), agree("bea")]

    assert [(group.key, group.people) for group in told(make, *some, by="day").groups or ()] == [
        ("2026-11-24", 1),
        ("2026-11-25", 1),
    ]


def test_the_printed_receipt_names_nobody(make: Make) -> None:
    text = render(told(make, *all_work(), by="kind"))

    assert "3 annotators together" in text
    assert not any(name in text.split() for name in PEOPLE)
