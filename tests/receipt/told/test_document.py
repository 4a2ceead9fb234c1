"""What a receipt says in blocks: charts of figures that it has already, parts that add up, words that explain."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from msgspec import structs

from annotate.i18n import set_language
from annotate.receipt.amounts import Converted, Paid
from annotate.receipt.build import Options
from annotate.receipt.model import Bin, Receipt, Unmetered
from annotate.receipt.money import Money
from annotate.receipt.told import words
from annotate.receipt.told.charts import side_by_side
from annotate.receipt.told.document import document
from annotate.receipt.told.groups import rows
from annotate.receipt.told.paper import Bars, Block, Columns, Heading, Pair, Paper, Para, Stacks
from annotate.receipt.told.times import Times
from annotate.receipt.valuation import Wishes
from tests.receipt.conftest import Make
from tests.receipt.drawn import receipts
from tests.receipt.sample import label, records, sitting

PLACE_US = Options(wishes=Wishes(place="us"), reward=Money.parse("0.05 USD"))


def blocks(receipt: Receipt) -> list[Block]:
    return document(receipt).blocks


def stacks(receipt: Receipt) -> list[Stacks]:
    return [block for block in blocks(receipt) if isinstance(block, Stacks)]


def drawn_beside(receipt: Receipt) -> list[Block]:
    paper = Paper()
    side_by_side(paper, receipt)
    return paper.blocks


def compared(receipt: Receipt) -> list[Bars]:
    return [block for block in drawn_beside(receipt) if isinstance(block, Bars)]


def said(receipt: Receipt) -> str:
    return "\n".join(block.text for block in blocks(receipt) if isinstance(block, Para))


@settings(max_examples=10, deadline=None)
@given(receipt=receipts())
def test_pieces_of_a_whole_are_never_more_than_it(receipt: Receipt) -> None:
    for block in stacks(receipt):
        for row in block.rows:
            assert all(share >= 0 for _name, share in row.pieces)
            assert sum(share for _name, share in row.pieces) <= 1 + 1e-9
            assert [name for name, _share in row.pieces] == block.names


@settings(max_examples=10, deadline=None)
@given(receipt=receipts())
def test_bars_are_shares_of_the_longest(receipt: Receipt) -> None:
    for block in compared(receipt):
        assert max(row.share for row in block.rows) == 1
        assert all(0 <= row.share <= 1 for row in block.rows)


@settings(max_examples=10, deadline=None)
@given(receipt=receipts())
def test_printed_parts_add_up_to_the_printed_whole(receipt: Receipt) -> None:
    """By ticks: what is printed of each part are whole ones."""
    if not isinstance(receipt.groups, tuple) or receipt.terms.by is None:
        return
    times = Times(receipt)
    found = rows(receipt.groups, receipt.terms.by, times)

    assert sum(row.credited for row in found) == times.credited
    assert sum(row.label for row in found) == times.activities.get("label", 0)
    assert all(row.label <= row.credited for row in found)


def test_the_credited_time_is_a_bar_whose_percents_add_up(make: Make) -> None:
    (whole,) = stacks(make())
    names = [name for name, _share in whole.rows[0].pieces]

    assert names[:2] == ["First answers 48%", "Skipped, flagged or left 3%"]
    assert sum(int(name.rsplit(" ", 1)[1].rstrip("%")) for name in names) == 100


def test_one_activity_alone_has_no_bar(make: Make) -> None:
    assert stacks(make(sitting(), label(1, short_ms=900))) == []


@pytest.mark.parametrize(("by", "title"), [("session", "By sitting"), ("day", "By day"), ("kind", "By kind of task")])
def test_parts_have_a_section_of_their_own(make: Make, by: str, title: str) -> None:
    receipt = make(*records(), options=Options(by=by))  # type: ignore[arg-type]
    found = blocks(receipt)
    section = found[found.index(Heading(title)) :]

    assert Pair("labels", "10", indent=2) in section
    assert Pair("first answers", "1 min 22.1 s", indent=2) in section
    assert len(stacks(receipt)) == 2


def test_how_long_labels_took_stands_as_columns_from_bound_to_bound(make: Make) -> None:
    receipt = make()
    work = structs.replace(receipt.work, histogram=(Bin(1.0, 2), Bin(2.0, 0), Bin(5.0, 7)))
    (columns,) = (block for block in blocks(structs.replace(receipt, work=work)) if isinstance(block, Columns))

    assert columns.pieces == (("<\u00a01", 2), ("1–2", 0), ("2–5", 7))
    assert columns.unit == "seconds"


@pytest.mark.parametrize(
    ("times", "names"),
    [((70, 200, 400), ["≥\u00a060"]), ((25, 70), ["20–60", "≥\u00a060"]), ((3, 15), ["2–5", "5–10", "10–20"])],
)
def test_a_column_is_named_by_its_own_bounds_though_no_label_took_less(
    make: Make, times: tuple[int, ...], names: list[str]
) -> None:
    labels = (label(number, short_ms=1000 * seconds, inputs=1) for number, seconds in enumerate(times, 1))
    (columns,) = (block for block in blocks(make(sitting(), *labels)) if isinstance(block, Columns))

    assert [name for name, _count in columns.pieces] == names


def test_values_stand_side_by_side_in_one_currency(make: Make) -> None:
    (bars,) = compared(make(*records(), options=PLACE_US))

    assert [(row.left, row.right, row.style) for row in bars.rows] == [
        ("Promised here", "0.45 · 9.37/h", "ink"),
        ("Piece price", "0.32 · 6.56/h", "ink"),
        ("Reported wage", "0.16 · 3.31/h", "ink"),
        ("Legal floor", "0.35 · 7.25/h", "bold"),
    ]


def test_currencies_are_never_drawn_to_one_scale(make: Make) -> None:
    """The floor is in euros, alone, and so beside nothing."""
    (bars,) = compared(make())

    assert [row.left for row in bars.rows] == ["Piece price", "Reported wage"]


def test_converted_values_stand_together_when_all_of_them_are(make: Make) -> None:
    receipt = make()
    other = Converted(value="9.00", effective_hourly="90.00", gap=None, currency="CHF", rate="1.1", as_of="2026-11-20")
    some = [structs.replace(item, converted=other) for item in receipt.valuations]
    (bars,) = compared(structs.replace(receipt, valuations=tuple(some)))

    assert [row.right for row in bars.rows] == ["9.00 · 90.00/h"] * 3
    floor = structs.replace(receipt.valuations[2], currency="CHF")
    (bars,) = compared(structs.replace(receipt, valuations=(*some[:2], floor)))
    assert [row.right for row in bars.rows] == ["9.00 · 90.00/h"] * 2 + ["0.58 · 12.02/h"]
    partly = structs.replace(receipt, valuations=(receipt.valuations[0], *some[1:]))
    assert [row.right for row in compared(partly)[0].rows] == ["0.32 · 6.56/h", "0.16 · 3.31/h"]


def test_what_was_paid_here_is_a_bar_too(make: Make) -> None:
    receipt = make(*records(), options=PLACE_US)
    paid = Paid(amount="0.10", currency="USD", payments=2)
    (bars,) = compared(structs.replace(receipt, paid=paid))

    assert (bars.rows[0].left, bars.rows[0].right) == ("Paid here", "0.10")
    assert bars.rows[0].share == pytest.approx(float(Decimal("0.10") / Decimal("0.45")))


@pytest.mark.parametrize(
    ("rates", "names"),
    [
        (["wage-micro-all", "wage-reddit"], ["Microtask platforms", "Wage of a paid moderator"]),
        (["norm-prolific-min", "norm-prolific"], ["Prolific, least allowed", "Prolific, recommended"]),
        (["wage-mturk-paid", "norm-prolific", "wage-mturk-all"], ["Reported wage 1", "Norm", "Reported wage 2"]),
        (["2 USD/hour", "3 USD/hour"], ["2 USD/hour", "3 USD/hour"]),
    ],
)
def test_two_of_a_kind_go_by_a_short_name_or_a_number(make: Make, rates: list[str], names: list[str]) -> None:
    (bars,) = compared(make(*records(), options=Options(wishes=Wishes(rates=rates))))

    assert [row.left for row in bars.rows] == names


def test_the_line_across_bars_has_a_legend_and_is_not_there_without_a_floor(make: Make) -> None:
    beside = Options(wishes=Wishes(rates=["25 EUR/hour", "floor-fr"]))
    two = Options(wishes=Wishes(rates=["25 EUR/hour", "floor-de", "floor-fr"]))

    for options, legend in ((beside, "┊ legal floor"), (two, "┊ legal floor: Germany")):
        found = drawn_beside(make(*records(), options=options))
        assert Para(legend, "dim") in found
        assert [block.mark is not None for block in found if isinstance(block, Bars)] == [True]
    assert not [block for block in drawn_beside(make()) if isinstance(block, Para) and "┊" in block.text]


def test_what_an_hour_makes_stands_beside_what_was_paid_and_promised(make: Make) -> None:
    receipt = make(*records(), options=PLACE_US)
    paid = Paid(amount="0.10", currency="USD", payments=2, hourly="2.08")
    assert receipt.promised is not None
    promised = structs.replace(receipt.promised, hourly="9.38")
    (bars,) = compared(structs.replace(receipt, paid=paid, promised=promised))

    assert [row.right for row in bars.rows[:2]] == ["0.10 · 2.08/h", "0.45 · 9.38/h"]


def test_pay_of_labels_without_a_meter_is_beside_no_value_of_the_metered_time(make: Make) -> None:
    receipt = make(*records(), options=PLACE_US)
    partly = structs.replace(receipt, unmetered=Unmetered(1, 3), promised=None)
    paid = structs.replace(partly, paid=Paid(amount="0.10", currency="USD", payments=2))

    assert compared(partly) == []
    (bars,) = compared(paid)
    assert ([row.left for row in bars.rows], bars.mark) == (["Paid here", "Piece price"], None)
    assert len(compared(structs.replace(paid, unmetered=Unmetered(1, 0)))[0].rows) == 4


def test_figures_from_elsewhere_say_what_they_are_and_who_measured_them(make: Make) -> None:
    text = said(make())

    assert "Minutes of such time that come with each hour of first answers; elsewhere, with each paid hour:" in text
    assert "Measured there by Toxtli, Suri and Savage, CSCW 2021." in text
    assert "Reported there: ILO, Digital labour platforms and the future of work, 2018." in text
    assert Pair("here", "66 min", indent=2) in blocks(make())


def test_counts_and_times_of_labels_explain_themselves(make: Make) -> None:
    found = [(block.left, block.right) for block in blocks(make()) if isinstance(block, Pair)]

    assert ("● First answers, 9×", "1 min 22.1 s") in found
    assert ("Time of a label, median", "2.7 s") in found
    assert ("half of all labels took", "2.3 to 3.0 s") in found


def test_the_language_is_that_of_the_reader(make: Make) -> None:
    english = [type(block) for block in blocks(make())]
    set_language("fr")

    assert [type(block) for block in blocks(make())] == english
    assert words.activity("label") == "Premières réponses"


def test_a_long_idle_cap_is_written_out(make: Make) -> None:
    receipt = make(*records(), options=Options(cap_ms=1_440_000_500))

    assert "1440000.5" in receipt.credited_by_cap
    assert "counts up to 1,440,000.5 s;" in said(receipt)


def test_hours_are_rounded_once_from_the_milliseconds_that_they_are(make: Make) -> None:
    receipt = make(sitting(), label(1, short_ms=179))  # 0.0000497… h, as a quantity with six decimals 0.000050

    assert "× 0.0000 h" in [block.right for block in blocks(receipt) if isinstance(block, Pair)]
