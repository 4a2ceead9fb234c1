"""Random receipts: of any work there may be, in any currency, for laws that hold for all of them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from annotate.receipt.build import Mark, Options, build
from annotate.receipt.model import Receipt
from annotate.receipt.money import Money
from annotate.receipt.rates.table import bundled_rates
from annotate.receipt.valuation import Wishes
from storage.records import Record, SpanRecord
from tests.receipt.sample import NOW, SESSION, at, label, sitting

NAMES = st.sampled_from(
    [
        "amber-otter",
        "שלום עולם",
        "👩‍👩‍👧‍👦🇫🇷 fam",
        "<script>alert(1)</script>",
        "[/red] & “x”",
        "x" * 300,
        "محمد 12",
        "e\u0301" * 40,
    ]
)
_ACTIVITIES: st.SearchStrategy[Any] = st.sampled_from(["revise", "check", "learn", "wait", "admin", "away", "pause"])
_MS = st.integers(0, 4_000_000)


@st.composite
def receipts(draw: st.DrawFn) -> Receipt:
    """One with some labels, some other time, a reward and rates of some currencies."""
    name = draw(NAMES)
    found: list[Record] = [sitting(annotator=name)]
    for number in range(draw(st.integers(0, 6))):
        fields: dict[str, Any] = {"short_ms": draw(_MS), "wait_ms": draw(st.integers(0, 5_000))}
        found.append(label(number, annotator=name, **fields))
    for _number in range(draw(st.integers(0, 4))):
        found.append(SpanRecord(session=SESSION, activity=draw(_ACTIVITIES), started_at=at(9), short_ms=draw(_MS)))
    options = Options(
        reward=Money.parse(draw(st.sampled_from(["0 EUR", "0.07 USD", "3 JPY", "0.125 KWD"]))),
        wishes=Wishes(place=draw(st.sampled_from([None, "us", "fr", "ke"])), rates=draw(_RATES)),
        by=draw(st.sampled_from([None, "session", "day", "kind"])),
    )
    return build(draw(NAMES), found, options, store=Mark("5eed" * 16), table=bundled_rates(), now=NOW)


_RATES = st.lists(
    st.sampled_from(
        ["wage-micro-all", "piece-class-google", "piece-box-google", "25 EUR/hour", "7 JPY/label", "floor-de"]
    ),
    max_size=4,
    unique=True,
)
