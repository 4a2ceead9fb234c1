"""What a receipt says of payments and of rejections, beside what was earned: facts of both sides."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st
from msgspec import UNSET, structs

from annotate.i18n import set_language
from annotate.meter.period import period
from annotate.receipt.amounts import Acceptances, Amount, Paid
from annotate.receipt.build import Options, build
from annotate.receipt.formats.json import read, render
from annotate.receipt.model import Receipt
from annotate.receipt.money import Money
from annotate.receipt.rates.table import bundled_rates
from annotate.receipt.valuation import Wishes
from storage.records import Record
from tests.receipt.conftest import Make
from tests.receipt.judged import payment, varied, verdict
from tests.receipt.sample import NOW, label, records, sitting
from tests.receipt.told.test_conduct import PAID, acceptances, lines

NUMBERS = st.integers(1, 12)
said = st.builds(
    verdict, NUMBERS, st.booleans(), reason=st.sampled_from([None, "hasty", "late"]), simulated=st.booleans()
)
sums = st.decimals("-9.99", "9.99", places=2).map(str)
paid = st.builds(payment, sums, st.sampled_from(["EUR", "USD", "JPY"]), simulated=st.booleans())


def made(*more: Record) -> Receipt:
    return build("p", [*records(), *more], PAID, table=bundled_rates(), now=NOW)


@limits(max_examples=60)
@given(st.lists(st.one_of(said, paid), max_size=8))
def test_judging_and_paying_change_no_time_and_no_value(more: list[Any]) -> None:
    """Rejected work stays labour, and what it is worth elsewhere does not depend on what was paid here."""
    before, after = made(), made(*more)
    money = {"acceptances", "paid", "promised", "valuations", "store", "id"}

    kept = [name for name in structs.asdict(before) if name not in money]
    assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
    for one, other in zip(before.valuations, after.valuations, strict=True):
        assert structs.replace(other, gap=one.gap) == one


@limits(max_examples=60)
@given(st.lists(st.one_of(said, paid), max_size=8))
def test_what_became_of_labels_adds_up_and_so_does_the_money(more: list[Any]) -> None:
    """By the cent: earned is paid and unpaid, and the reasons of rejections are no more than the rejections."""
    after = made(*more)
    if after.acceptances is UNSET:
        return
    found, earned = after.acceptances, after.acceptances.earned
    assert earned is not None
    assert found.accepted + found.rejected + found.not_judged == 9
    assert Money.parse(f"{earned.amount} EUR").amount == found.accepted * PAID.reward.amount
    assert earned.unpaid is not None
    assert _cents(earned.unpaid) == _cents(earned.amount) - _cents(after.paid.amount)
    reasons = {} if found.reasons is UNSET else found.reasons
    assert sum(reasons.values()) <= found.rejected


def _cents(amount: str) -> int:
    return int(amount.replace(".", ""))


def test_the_document_says_what_was_paid_and_what_that_makes_an_hour(make: Make) -> None:
    """169.04 s were credited: 0.10 EUR in them make 2.13 EUR an hour."""
    receipt = make(*varied(), payment("0.12"), payment("-0.02"), payment("1", "JPY"), options=PAID)

    assert receipt.paid == Paid(amount="0.10", currency="EUR", payments=3, hourly="2.13", others=(Amount("1", "JPY"),))
    found = acceptances(receipt)
    assert found.earned is not None
    assert (found.earned.amount, found.earned.unpaid) == ("0.15", "0.05")
    assert read(render(receipt)) == receipt


def test_people_read_earned_paid_and_not_paid_yet_beside_the_floor(make: Make) -> None:
    text = lines(make(*varied(), payment("0.10"), options=PAID))

    rows = ["Earned 0 15 EUR", "Paid so far 0 10 EUR", "Legal floor for this time 0 56 EUR"]
    assert [row for row in text[:20] if row in rows] == rows
    rows = ["paid so far 0 10 EUR", "not paid yet 0 05 EUR", "Earned an hour here 3 19 EUR"]
    rows += ["Paid an hour here 2 13 EUR", "Legal floor an hour 12 02 EUR", "gap to what was paid 0 46 EUR"]
    assert [row for row in text if row in rows] == rows


def test_more_than_was_earned_may_be_paid(make: Make) -> None:
    text = lines(make(*varied(), payment("0.20"), options=PAID))

    assert "paid beyond what was earned 0 05 EUR" in text
    assert not [row for row in text if "not paid yet" in row]


def test_a_payment_is_told_though_nobody_judged_and_nothing_was_promised(make: Make) -> None:
    text = lines(make(*records(), payment("5.00"), options=Options(wishes=Wishes(rates=("floor-fr",)))))

    assert any(row.startswith("What was paid") for row in text)
    assert {"paid so far 5 00 EUR", "Legal floor an hour 12 02 EUR"} <= set(text)


def test_reasons_are_told_in_the_requesters_words_the_most_frequent_first(make: Make) -> None:
    some = [label(number, short_ms=1_000) for number in range(1, 6)]
    reasons = [None, "blurred", "too fast\x1b[2J", "too fast\x1b[2J"]
    said = [verdict(number, False, reason=reason) for number, reason in enumerate(reasons, 1)]
    receipt = make(sitting(), *some, *said, options=PAID)
    text = lines(receipt)

    assert acceptances(receipt).reasons == {"blurred": 1, "too fast\x1b[2J": 2}
    first = text.index("rejected, in the requester's words:")
    assert text[first + 1 : first + 4] == ["“too fast\\x1b[2J” 2", "“blurred” 1", "without a reason 1"]


def test_reasons_that_are_too_many_are_told_together(make: Make) -> None:
    some = [label(number) for number in range(1, 41)]
    said = [verdict(number, False, reason=f"reason {number}") for number in range(1, 41)]
    receipt = make(sitting(), *some, *said, options=PAID)

    assert isinstance(receipt.acceptances, Acceptances)
    assert receipt.acceptances.other_reasons == 10
    assert "for other reasons 10" in lines(receipt)


def test_a_demonstrations_payment_says_that_nobody_was_paid(make: Make) -> None:
    receipt = make(*varied(), payment("0.10", simulated=True), options=PAID)

    assert receipt.paid.simulated is True
    assert "Nobody was paid: a demonstration recorded this" in " ".join(lines(receipt))


def test_payments_of_a_period_are_told_as_such(make: Make) -> None:
    asked = PAID._replace(period=period("2026-11-24", "2026-11-24"))
    text = lines(make(*varied(), payment("0.10"), payment("9.00", at="2026-11-25T00:00:00.000Z"), options=asked))

    assert "paid in this time, for whatever work 0 10 EUR" in text
    assert "Paid in this time 0 10 EUR" in text
    assert "not paid yet 0 05 EUR" not in text
    assert "pay comes later than work" in " ".join(text)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [20, 40, 52])
def test_every_line_fits(make: Make, width: int, language: str) -> None:
    from rich.cells import cell_len

    from annotate.receipt.formats.text import render as as_text

    set_language(language)
    long = verdict(4, False, reason="a reason that is so long that it goes on and on " * 3)
    text = as_text(make(*varied(), long, payment("123456.78"), payment("5", "KES"), options=PAID), width)

    assert all(cell_len(line) <= width for line in text.splitlines())
