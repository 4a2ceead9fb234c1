"""A kept receipt is computed once more from its store: a fresh one always fits, and a changed value is named."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st
from msgspec import structs

from annotate.errors import AnnotateError
from annotate.meter.period import Period
from annotate.receipt.build import Options, build
from annotate.receipt.checking.check import Checked, Source, check
from annotate.receipt.checking.leaves import NOTHING, leaves, replaced
from annotate.receipt.checking.rows import Tables
from annotate.receipt.formats.json import render
from annotate.receipt.model import Receipt
from annotate.receipt.money import Money
from annotate.receipt.prepare import mark
from annotate.receipt.rates.exchange import parse
from annotate.receipt.rates.table import bundled_rates
from annotate.receipt.reading import records_of
from annotate.receipt.valuation import Wishes
from storage import LabelStore
from storage.records import Record, ShareRecord
from tests.meter.test_parts import sittings
from tests.receipt.judged import payment, varied
from tests.receipt.sample import NOW
from tests.receipt.test_identity import other
from tests.storage.make import AT

TABLES = Tables(bundled_rates(), [bundled_rates()])
RATES = ("piece-class-google", "wage-micro-all", "floor-fr", "0.07 EUR/label")
OPTIONS = Options(
    annotator="amber-otter",
    cap_ms=90_500,
    period=Period("2026-11-24T00:00:00.000Z", "2026-11-25T00:00:00.000Z"),
    wishes=Wishes(RATES),
    reward=Money(Fraction("0.05"), "EUR"),
    by="kind",
    exchange=(parse("USD=0.92 EUR @ 2026-11-20", NOW.date()),),
)


def made(stores: Sequence[LabelStore], options: Options = OPTIONS, now: datetime = NOW) -> Receipt:
    """The receipt of stores, as `prepare` makes it."""
    positions = [store.position() for store in stores]
    records = records_of(list(zip(stores, positions, strict=True)))
    return build("signs", records, options, store=mark(stores, positions), table=bundled_rates(), now=now)


def checked(text: str | bytes, *stores: LabelStore, **fields: Any) -> Checked:
    sources = [Source(store.path.name, store, "signs", "0.05 EUR") for store in stores]
    return check(text.encode() if isinstance(text, str) else text, [one._replace(**fields) for one in sources], TABLES)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[LabelStore]:
    with LabelStore.open(tmp_path / "labels.store") as store:
        store.append(*varied(), payment("0.10"), payment("3.00", "USD"))
        yield store


def test_every_single_value_that_was_changed_is_named(store: LabelStore) -> None:
    """Only of the moment of printing there is no trace anywhere else: then it is said what it may be."""
    receipt = json.loads(render(made([store])))
    unnamed = set()
    for path, value in leaves(receipt):
        changed = "2026-11-24T12:00:00.001Z" if path == ("generated_at",) else other(value)
        text = json.dumps(replaced(receipt, path, changed))
        try:
            found = checked(text, store)
        except AnnotateError as error:
            assert str(path[0]) in str(error), (path, error)
            continue
        assert found.differences, path
        if path not in {one.path for one in found.differences}:
            assert not found.all_told
            unnamed.add(path)
    assert unnamed == {("generated_at",)}


def elsewhere(record: Record) -> Record:
    """The same, of another sitting: stores share none but what was brought from one into the other."""
    name, session = getattr(record, "record", ""), f"e{record.session[1:]}"
    return structs.replace(record, session=session, **({"record": f"e{name[1:]}"} if name else {}))


@settings(max_examples=15)  # each opens two stores
@given(sittings(), sittings(), st.data())
def test_a_fresh_receipt_always_fits_also_after_more_was_done(
    first: list[Record], second: list[Record], data: st.DataObject
) -> None:
    with (
        TemporaryDirectory() as folder,
        LabelStore.open(Path(folder) / "a") as one,
        LabelStore.open(Path(folder) / "b") as two,
    ):
        one.append(
            *first, *(ShareRecord(session="c" * 12, annotator=name, given=True, at=AT) for name in ("ana", "bea"))
        )
        second = [elsewhere(record) for record in second]
        two.append(*second)
        stores = data.draw(st.sampled_from(([one], [one, two])))
        since, until = sorted(
            data.draw(
                st.lists(
                    st.sampled_from(("", "2026-11-25", "2026-11-26", "\uffff")), min_size=2, max_size=2, unique=True
                )
            )
        )
        together = data.draw(st.booleans())
        options = OPTIONS._replace(
            annotator=data.draw(st.sampled_from(("ana", "bea"))),
            cap_ms=data.draw(st.integers(30_000, 400_000)),
            period=Period(since, until),
            wishes=Wishes(
                data.draw(st.lists(st.sampled_from(RATES), unique=True)), place=data.draw(st.sampled_from((None, "ke")))
            ),
            by=data.draw(st.sampled_from((None, "day", "kind") if together else (None, "session", "day", "kind"))),
            together=together,
        )
        try:
            text = render(made(stores, options, datetime.now(UTC)))
        except AnnotateError:
            event("no receipt")  # nobody of that name
            return
        one.append(*second)
        two.append(*first)
        found = checked(text, two, one)
        assert (found.differences, found.all_told, found.remarks) == ((), True, ())
        assert found.later == len(second) + (len(first) if len(stores) > 1 else 0)


WEIRD: tuple[Any, ...] = (None, "", "-1", "1e999999", "\udc80", 10**30, -5, 1e308, True, [], {}, [1], {"a": 1}, NOTHING)


@settings(max_examples=20)
@given(st.data())
def test_whatever_stands_on_a_receipt_is_told_of_in_a_sentence(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder, LabelStore.open(Path(folder) / "a") as store:
        store.append(*varied(), payment("0.10"))
        receipt = json.loads(render(made([store])))
        paths = [path[:length] for path, _value in leaves(receipt) for length in range(1, len(path) + 1)]
        path = data.draw(st.sampled_from(paths))
        text = json.dumps(replaced(receipt, path, data.draw(st.sampled_from(WEIRD))))
        assume(text != json.dumps(receipt))
        with suppress(AnnotateError):
            assert checked(text, store).differences
