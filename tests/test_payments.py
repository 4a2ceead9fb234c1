"""What requesters record of payments: amounts in the project's currency, above zero, taken back by the opposite."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from annotate.errors import AnnotateError
from annotate.i18n import set_language
from annotate.payments import Balance, balances, checked_amount, corrected, pay_due, payment
from annotate.receipt.amounts import Amount
from annotate.receipt.money import Money
from storage import LabelStore
from storage.records import PaymentRecord
from tests.receipt.judged import payment as paid
from tests.receipt.judged import varied
from tests.receipt.sample import at, label

REWARD = Money.parse("0.05 EUR")
NOTHING = Money.parse("0 EUR")


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


@pytest.fixture
def store(tmp_path: Path) -> LabelStore:
    """Of six labels three are accepted, one is rejected; 0.02 EUR and 1 JPY were paid. Somebody else only skipped."""
    other = label(9, annotator="ben", outcome="skipped", answer=None, session="b" * 12, record="b" * 12 + "-1")
    with LabelStore.open(tmp_path / "labels.store") as store:
        store.append(*varied(), other, paid("0.02"), paid("1", "JPY"), paid("3.00", annotator="a stranger"))
    return LabelStore.open(tmp_path / "labels.store")


def test_everybody_who_worked_has_an_account(store: LabelStore) -> None:
    found = balances(store, REWARD)

    assert list(found) == ["amber-otter", "ben"]
    assert found["amber-otter"] == Balance(
        accepted=3,
        rejected=1,
        not_judged=2,
        currency="EUR",
        earned="0.15",
        paid="0.02",
        unpaid="0.13",
        others=(Amount("1", "JPY"),),
    )
    assert found["ben"].due is None
    assert balances(store, NOTHING)["amber-otter"].due is None


def test_what_is_due_is_paid_once(store: LabelStore) -> None:
    assert pay_due(store, "amber-otter", REWARD, at=at(999), simulated=True) == Money.parse("0.13 EUR")
    assert pay_due(store, "amber-otter", REWARD, at=at(999)) is None
    assert pay_due(store, "nobody", REWARD, at=at(999)) is None
    assert [(one.amount, one.simulated) for one in store.scan(PaymentRecord)][-1] == ("0.13", True)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("0.00 EUR", "above zero"),
        ("-1 EUR", "above zero: --correct"),
        ("1 USD", "pays in EUR, and not in USD"),
        ("1.005 EUR", "1.005 is a finer amount than EUR is paid in: write it with at most 2 decimals"),
        ("1e3 EUR", "no amount of money"),
        ("a lot", "no amount of money"),
        ("1000000000000 EUR", "too much to be meant"),
    ],
)
def test_what_cannot_be_paid_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(AnnotateError, match=sentence):
        checked_amount(text, REWARD)


def test_a_project_that_promises_nothing_may_pay_in_any_currency() -> None:
    assert checked_amount("500 jpy", NOTHING) == Money(Fraction(500), "JPY")
    with pytest.raises(AnnotateError, match="at most 0 decimals"):
        checked_amount("0.5 JPY", NOTHING)


def test_a_mistaken_payment_is_taken_back_by_the_opposite_amount(store: LabelStore) -> None:
    balance = balances(store, REWARD)["amber-otter"]

    back = corrected(balance, Money.parse("0.02 EUR"))
    assert payment("amber-otter", back, at=at(999), note="twice").amount == "-0.02"
    assert corrected(balance, Money.parse("1 JPY")).amount == -1
    for text in ("0.03 EUR", "1 USD"):
        with pytest.raises(AnnotateError, match="cannot be taken back"):
            corrected(balance, Money.parse(text))
