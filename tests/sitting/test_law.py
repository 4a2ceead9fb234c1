"""A sitting, whatever happens in it: no moment is lost or counted twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.meter.stretch import length_ms
from annotate.progress.progress import Progress
from annotate.projects.project import Project
from storage.records import SessionEndRecord, SpanRecord
from tests.sitting.bench import Bench
from tests.small_projects import text_project

ACTIONS: dict[str, Callable[[Bench], object]] = {
    "cat": lambda bench: bench.shown and bench.answer("cat", 0),
    "dog": lambda bench: bench.shown and bench.answer("dog", 0),
    "later": lambda bench: bench.shown and bench.skip("later"),
    "unsure": lambda bench: bench.shown and bench.skip("unsure"),
    "flag": lambda bench: bench.shown and bench.flag(),
    "undo": lambda bench: bench.undo(),
    "back": lambda bench: bench.back(),
    "forward": lambda bench: bench.forward(),
    "unpainted": lambda bench: bench.sitting.back(),
    "press": lambda bench: bench.press(0),
    "claim": lambda bench: bench.sitting.claim("break"),
    "help": lambda bench: bench.sitting.meter.begin("learn"),
    "pause": lambda bench: bench.sitting.meter.begin("pause"),
    "close": lambda bench: bench.sitting.meter.finish(),
    "blur": lambda bench: bench.sitting.meter.blur(),
    "focus": lambda bench: bench.sitting.meter.focus(),
    "sleep": lambda bench: bench.clock.sleep(60_000),
    "tick": lambda bench: bench.sitting.meter.tick(),
}


@pytest.fixture(scope="module")
def repeating(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return text_project(tmp_path_factory.mktemp("repeating"), 4, more="[queue]\nrepeat = 0.5\n")


@settings(max_examples=200, deadline=None)
@given(steps=st.lists(st.tuples(st.sampled_from(sorted(ACTIONS)), st.sampled_from((0, 1, 700, 31_000, 90_000)))))
def test_all_records_of_a_sitting_add_up_to_its_length(repeating: Project, steps: list[tuple[str, int]]) -> None:
    """And what the screen counted on the way is what the records say in the end."""
    bench = Bench(repeating, gold={"2": {"label": "cat"}})
    began = bench.clock.now_ms()
    for name, ms in steps:
        bench.clock.go(ms)
        ACTIONS[name](bench)
    bench.sitting.end("quit")

    end = bench.store[-1]
    assert isinstance(end, SessionEndRecord)
    spans = [record for record in bench.store if isinstance(record, SpanRecord) and record.activity != "suspended"]
    labels = sum(record.short_ms + sum(record.long_gaps_ms) + record.wait_ms for record in bench.records)
    assert labels + sum(map(length_ms, spans)) + end.tail_ms == end.elapsed_ms == bench.clock.now_ms() - began
    fold = Progress()
    for record in bench.records:
        fold.add(record)
    assert fold.tally("ana") == bench.progress.tally("ana")
    assert bench.sitting.labels == sum(fold.times(item.id, "ana") for item in bench.items)
