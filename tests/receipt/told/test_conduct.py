"""What only some receipts say: exposure, work on a machine's behalf, repeats, clicks, what was accepted and earned."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from msgspec import UNSET
from rich.cells import cell_len

from annotate.i18n import set_language
from annotate.receipt.amounts import Acceptances, Earned, Floor, Promised
from annotate.receipt.build import Options
from annotate.receipt.formats.json import read, render
from annotate.receipt.formats.text import render as as_text
from annotate.receipt.model import Exposure, Receipt, Signals, Suggestions
from annotate.receipt.money import Money
from annotate.receipt.valuation import Wishes
from storage.records import Record
from tests.receipt.conftest import Make
from tests.receipt.judged import varied, verdict
from tests.receipt.sample import SESSION, label, sitting

PAID = Options(reward=Money.parse("0.05 EUR"), wishes=Wishes(rates=("piece-click-worker", "floor-fr")))


def lines(receipt: Receipt, width: int = 52) -> list[str]:
    return [" ".join(line.replace(".", " ").split()) for line in as_text(receipt, width).splitlines()]


def acceptances(made: Receipt) -> Acceptances:
    assert isinstance(made.acceptances, Acceptances)
    return made.acceptances


def signals(made: Receipt) -> Signals:
    assert isinstance(made.signals, Signals)
    return made.signals


def test_the_document_says_all_of_it(make: Make) -> None:
    """169.04 s were credited: 0.15 EUR in them make 3.19 EUR an hour."""
    made = make(*varied(), options=PAID)

    assert made.exposure == Exposure(reveals=3, exposed_s=49.25)
    assert made.suggestions == Suggestions(accepted=1, corrected=1, accepted_s=60.0, corrected_s=2.04, credited_s=62.04)
    assert (signals(made).repeats_same, signals(made).repeats_other) == (1, 1)
    assert made.work.clicks == 4
    assert made.credited_s == 169.04
    assert made.acceptances == Acceptances(
        accepted=3,
        rejected=1,
        not_judged=2,
        by_rule=2,
        rejected_s=63.0,
        earned=Earned(
            amount="0.15",
            reward="0.05",
            currency="EUR",
            unpaid="0.15",
            hourly=str(Money(Fraction("0.15") * 3_600_000 / 169_040, "EUR")),
            floor=Floor(rate="floor-fr", label="France, minimum wage (SMIC)", amount="12.02", currency="EUR"),
        ),
    )
    assert made.paid.amount == "0.00"
    assert read(render(made)) == made


def test_where_nothing_of_the_kind_was_done_nothing_is_said_of_it(make: Make) -> None:
    made = make()
    written = json.loads(render(made))

    assert not {"exposure", "suggestions", "acceptances"} & set(written)
    assert not {"repeats_same", "repeats_other"} & set(written["signals"])
    assert "clicks" not in written["work"]
    assert read(render(made)) == made


def test_exposure_is_told_with_how_often_something_was_uncovered(make: Make) -> None:
    text = lines(make(*varied()))

    assert "Times an item was uncovered 3" in text
    assert "Time it lay open 49 3 s" in text


def test_work_on_a_machines_behalf_adds_up_as_it_is_printed(make: Make) -> None:
    """Two times of 50 ms are a tenth of a second together, and not two."""
    tiny = [label(1, short_ms=50, suggested="accepted"), label(2, short_ms=50, suggested="corrected")]
    text = lines(make(sitting(), *tiny))

    assert "accepted as they were · 1 0 1 s" in text
    assert "corrected · 1 0 0 s" in text
    assert "Credited time of these answers 0 1 s" in text


def test_an_answer_done_again_was_work_on_the_machines_behalf_all_the_same(make: Make) -> None:
    again = label(2, short_ms=500, suggested="corrected", supersedes=f"{SESSION}-1", activity="revise")
    made = make(sitting(), label(1, short_ms=800, suggested="accepted"), again)

    assert made.suggestions == Suggestions(accepted=1, corrected=1, accepted_s=0.8, corrected_s=0.5, credited_s=1.3)


def test_repeats_are_a_signal_like_control_items(make: Make) -> None:
    few = [label(number, short_ms=900 + 70 * number, repeat=number < 3) for number in range(60)]

    assert "Repeats answered as before 1 of 2" in lines(make(*varied()))
    assert signals(make(sitting(), *few)).raised == ("repeats",)


def test_clicks_are_valued_by_the_thousand(make: Make) -> None:
    """2 clicks in each of 450 posts, 4 s each: 900 in half an hour, 1,800 in an hour."""
    engaged = [
        label(number, task="engage", answer={"actions": ["like", "follow"]}, short_ms=4_000) for number in range(450)
    ]
    made = make(sitting(), *engaged, options=PAID)
    item = made.valuations[0]

    assert (item.unit, item.quantity, item.value, item.effective_hourly) == ("1000 clicks", 0.9, "0.90", "1.80")
    assert "1 00 USD a thousand clicks × 900 clicks" in lines(made)
    assert "Clicks in labels that stand 900" in lines(made)
    one = make(sitting(), label(1, task="engage", answer={"actions": ["like"]}), options=PAID)
    assert "1 00 USD a thousand clicks × 1 click" in lines(one)


def test_a_rate_of_ones_own_may_be_by_the_thousand_clicks(make: Make) -> None:
    own = Options(wishes=Wishes(rates=("500 USD/1000 clicks",)))

    assert make(*varied(), options=own).valuations[0].value == "2.00"


def test_what_was_accepted_is_earned_and_told_beside_the_floor(make: Make) -> None:
    made = make(*varied(), options=PAID)
    text = lines(made)

    for said in (
        "Labels that stand 6",
        "accepted 3",
        "rejected 1",
        "not judged 2",
        "Time worked on what was rejected 1 min 03 0 s",
        "2 verdicts by a rule, not by a person",
        "Earned 0 15 EUR",
        "Earned an hour here 3 19 EUR",
        "Legal floor an hour 12 02 EUR",
        "not paid yet 0 15 EUR",
        "Paid by this project so far 0 00 EUR",
        "gap to what was paid 0 56 EUR",
    ):
        assert said in text
    assert "Promised" not in as_text(made)


def test_a_floor_stands_in_its_own_currency(make: Make) -> None:
    options = Options(reward=Money.parse("0.05 EUR"), wishes=Wishes(place="ke"))
    text = lines(make(*varied(), options=options))

    assert "Earned an hour here 3 19 EUR" in text
    assert "Legal floor an hour 144 00 KES" in text


def test_a_judgement_without_a_reward_earns_nothing_and_says_no_sum(make: Make) -> None:
    made = make(*varied())

    assert acceptances(made).earned is None
    assert "Earned" not in as_text(made)
    assert "Paid by this project so far 0 00 EUR" in lines(made)


def test_a_promise_that_nobody_judged_stays_one(make: Make) -> None:
    unjudged = [record for record in varied() if record.session == SESSION]
    made = make(*unjudged, options=PAID)

    assert made.acceptances is UNSET
    assert made.promised == Promised(labels=6, reward="0.05", amount="0.30", currency="EUR", hourly="6.39")
    assert "Promised by this project 0 30 EUR" in lines(made)
    assert made.paid.amount == "0.00"


def test_labels_that_do_not_stand_earn_nothing(make: Make) -> None:
    """Neither undone ones nor those done again, whatever was said of them."""
    some: list[Record] = [
        *(label(number, short_ms=1_000) for number in range(1, 5)),
        label(5, supersedes=f"{SESSION}-1", activity="revise"),
        label(6, outcome="withdrawn", supersedes=f"{SESSION}-2", answer=None, activity="revise"),
        *(verdict(number, True) for number in range(1, 4)),
        verdict(2, False),
    ]
    made = make(sitting(), *some, options=PAID)

    found = acceptances(made)
    assert found.earned is not None
    assert (found.earned.amount, found.rejected_s) == ("0.05", 0.0)
    assert (found.accepted, found.rejected, found.not_judged) == (1, 0, 2)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [20, 40, 52])
def test_every_line_fits(make: Make, width: int, language: str) -> None:
    set_language(language)

    assert all(cell_len(line) <= width for line in as_text(make(*varied(), options=PAID), width).splitlines())


def test_nothing_credited_makes_no_hour(make: Make) -> None:
    made = make(sitting(), label(1), verdict(1, True), options=PAID)
    earned = acceptances(made).earned

    assert earned is not None
    assert earned.hourly is None
    assert "Earned an hour here" not in as_text(made)
    assert "Earned 0 05 EUR" in lines(made)
