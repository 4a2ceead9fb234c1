"""A sitting without a meter: whatever is done in it, its records say what was decided and when, and never how long."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from annotate.meter.ledger import Ledger, read_ledgers
from storage.records import LabelRecord, Record, SessionRecord
from tests.sitting.bench import Bench
from tests.small_projects import grid_pages, text_project

DEEDS = ("answer", "skip", "flag", "undo", "back", "claim", "pause", "reveal")


def ledger(records: list[Record]) -> Ledger:
    return read_ledgers(records).by_annotator["ana"]


def do(bench: Bench, deed: str) -> None:
    """One thing that an annotator may do, after a while."""
    sitting, meter = bench.sitting, bench.sitting.meter
    bench.press(95_000)
    if deed == "undo":
        bench.show(sitting.undo())
    elif deed == "back":
        bench.show(sitting.back())
    elif deed == "claim":
        sitting.claim("working")
    elif deed == "pause":
        meter.begin("pause")
        bench.clock.go(40_000)
        meter.finish()
    elif deed == "reveal":
        meter.reveal()
        bench.clock.go(5_000)
        meter.cover()
    elif sitting.item is not None:
        {
            "answer": lambda: sitting.answer({"label": "cat"}),
            "skip": lambda: sitting.skip("unsure"),
            "flag": sitting.flag,
        }[deed]()
        bench.show(sitting.next())
    meter.tick()


@given(st.lists(st.sampled_from(DEEDS), max_size=12))
def test_no_record_carries_a_time(tmp_path_factory: Any, deeds: list[str]) -> None:
    bench = Bench(text_project(tmp_path_factory.mktemp("p")), metered=False)
    for deed in deeds:
        do(bench, deed)
    bench.sitting.end("quit")

    sitting, *labels = bench.store
    assert isinstance(sitting, SessionRecord)
    assert not sitting.metered
    for record in labels:
        assert isinstance(record, LabelRecord)
        assert (record.short_ms, record.long_gaps_ms, record.wait_ms, record.inputs) == (0, (), 0, 0)
        assert (record.first_input_ms, record.claim, record.reveals, record.exposed_ms) == (None, None, 0, 0)
        assert record.shown_at == record.submitted_at
    assert ledger(bench.store).wall_ms == 0


def test_its_labels_are_work_without_time(tmp_path: Path) -> None:
    bench = Bench(text_project(tmp_path), metered=False)
    bench.answer("cat")
    bench.answer("dog")

    found = ledger(bench.store)

    assert (found.work.labelled, found.labels, found.credited_ms) == (2, {"classify": 2}, 0)
    assert (found.sessions, found.unmetered_sittings, found.unmetered_labels) == (1, 1, 2)
    assert (found.activities, found.pace.median_ms, found.pace.alone, found.pace.labels) == ({}, None, 0, 2)


def test_a_page_without_a_meter_has_no_time_either(tmp_path: Path) -> None:
    bench = Bench(grid_pages(tmp_path, 4), metered=False)
    bench.choose(0)

    found = ledger(bench.store)

    assert (found.unmetered_labels, found.page_times_ms, found.label_times_ms) == (4, {}, {})


def test_work_goes_on_from_a_sitting_without_a_meter_to_one_with_and_back(tmp_path: Path) -> None:
    bench = Bench(text_project(tmp_path), metered=False)
    first = bench.answer("cat")
    bench.options["metered"] = True
    bench.come_again()
    second = bench.answer("dog", after_ms=2_000)
    bench.options["metered"] = False
    bench.come_again()
    assert bench.sitting.undo() is not None

    found = ledger(bench.store)

    assert (first.item, second.item) == ("1", "2")
    assert found.labels == {"classify": 1}
    assert (found.sessions, found.unmetered_sittings, found.unmetered_labels) == (3, 2, 1)
    assert (found.credited_ms, found.pace.median_ms) == (2_000, 2_000)


def test_a_meter_times_the_undoing_of_what_was_given_without_one(tmp_path: Path) -> None:
    bench = Bench(text_project(tmp_path), metered=False)
    bench.answer("cat")
    bench.options["metered"] = True
    bench.come_again()
    bench.press(3_000)
    bench.show(bench.sitting.undo())
    bench.answer("dog", after_ms=4_000)

    found = ledger(bench.store)

    assert (found.labels, found.unmetered_labels, found.work.superseded) == ({"classify": 1}, 1, 1)
    assert found.credited_ms == 7_000


def test_a_killed_sitting_without_a_meter_is_one_like_any_other_without(tmp_path: Path) -> None:
    bench = Bench(text_project(tmp_path), metered=False)
    bench.answer("cat")
    killed = list(bench.store)
    bench.sitting.end("quit")

    assert bench.store == killed
