"""A receipt of several stores, as a demonstration of several projects makes one, with one reward."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from annotate.receipt.amounts import Acceptances
from annotate.receipt.model import Exposure, Signals, Suggestions
from annotate.receipt.prepare import prepare
from annotate.settings import Settings
from storage import LabelStore
from storage.records import LabelRecord, Record
from tests.receipt.judged import varied, verdict
from tests.receipt.sample import label, sitting
from tests.small_projects import text_project

OTHER = "b" * 12


def stored(path: Path, *records: Record) -> LabelStore:
    with LabelStore.open(path) as store:
        store.append(*records)
    return LabelStore.open(path, read_only=True)


def test_several_stores_make_one_receipt_in_whatever_order_they_are_read(tmp_path: Path) -> None:
    """Also where what was accepted lies in another store than the labels, and is read before them."""
    project = text_project(tmp_path, more='[labour]\nreward = "0.05 EUR"')
    some = varied()
    elsewhere = [sitting(session=OTHER), label(1, session=OTHER, record=f"{OTHER}-1", short_ms=5_000, repeat=True)]
    stores = [
        stored(tmp_path / "labels.store", *some[:8]),
        stored(tmp_path / "other.store", *elsewhere, *some[8:]),
        stored(tmp_path / "judged.store", verdict(1, False, record=f"{OTHER}-1")),
    ]
    for store, *further in permutations(stores):
        made = prepare(project, store, Settings(), further=further)
        assert isinstance(made.acceptances, Acceptances)
        found = made.acceptances
        assert (found.accepted, found.rejected, found.not_judged, found.rejected_s) == (3, 2, 2, 68.0)
        assert found.earned is not None
        assert (found.earned.amount, found.earned.unpaid, found.earned.currency) == ("0.15", "0.15", "EUR")
        assert (made.paid.amount, made.paid.currency, made.work.labelled) == ("0.00", "EUR", 7)
        assert made.exposure == Exposure(reveals=3, exposed_s=49.25)
        assert isinstance(made.suggestions, Suggestions)
        assert isinstance(made.signals, Signals)
        assert (made.signals.repeats_same, made.signals.repeats_other, made.work.clicks) == (2, 1, 4)
    for store in stores:
        store.close()


def test_a_label_that_was_brought_from_one_store_into_another_counts_once(tmp_path: Path) -> None:
    project = text_project(tmp_path)
    some = varied()
    brought = [record for record in some if isinstance(record, LabelRecord)]
    own = label(1, session=OTHER, record=f"{OTHER}-1", short_ms=5_000)
    stores = [stored(tmp_path / "labels.store", *some), stored(tmp_path / "other.store", *brought, own)]
    for store, *further in permutations(stores):
        made = prepare(project, store, Settings(), further=further)
        alone = prepare(project, stores[0], Settings())
        assert made.work.shown == alone.work.shown + 1
        assert made.label_s == pytest.approx(alone.label_s + 5.0)
    for store in stores:
        store.close()
