"""A sitting, whatever happens in it: no moment is lost or counted twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.meter.ledger import read_ledgers
from annotate.meter.stretch import length_ms
from annotate.progress.progress import Progress
from annotate.projects.project import Project
from storage.records import SessionEndRecord, SpanRecord
from tests.sitting.bench import Bench
from tests.small_projects import grid_pages, text_project

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


def broken(bench: Bench) -> None:
    bench.sitting.answer(*[None] * len(bench.page))
    bench.turn()


ON_PAGES: dict[str, Callable[[Bench], object]] = {
    **{name: act for name, act in ACTIONS.items() if name not in ("cat", "dog")},
    "none": lambda bench: bench.shown and bench.choose(after_ms=0),
    "some": lambda bench: bench.shown and bench.choose(0, 2, after_ms=0),
    "broken": lambda bench: broken(bench) if bench.shown else None,
}


@pytest.fixture(scope="module")
def repeating(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return text_project(tmp_path_factory.mktemp("repeating"), 4, more="[queue]\nrepeat = 0.5\n")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return grid_pages(tmp_path_factory.mktemp("pages"), 7, more="[queue]\nrepeat = 0.5\n")


Steps = list[tuple[str, int]]


def steps(actions: Iterable[str]) -> st.SearchStrategy[Steps]:
    return st.lists(st.tuples(st.sampled_from(sorted(actions)), st.sampled_from((0, 1, 700, 31_000, 90_000))))


@settings(max_examples=100, deadline=None)
@given(taken=steps(ACTIONS))
def test_all_records_of_a_sitting_add_up_to_its_length(repeating: Project, taken: Steps) -> None:
    """And what the screen counted on the way is what the records say in the end."""
    add_up(Bench(repeating, gold={"2": {"label": "cat"}}), taken, ACTIONS)


@settings(max_examples=100, deadline=None)
@given(taken=steps(ON_PAGES))
def test_so_do_those_of_a_sitting_at_pages(pages: Project, taken: Steps) -> None:
    known = {"target": "cat", "rows": 1, "columns": 1, "tiles": [0]}
    bench = Bench(pages, gold={"2.png": known})
    add_up(bench, taken, ON_PAGES)

    together = Counter(record.page for record in bench.records if record.page is not None)
    assert all(2 <= count <= 4 for count in together.values())


@settings(max_examples=100, deadline=None)
@given(taken=steps(ON_PAGES))
def test_whatever_was_decided_on_pages_can_be_taken_back(pages: Project, taken: Steps) -> None:
    bench = Bench(pages)
    for name, ms in taken:
        bench.clock.go(ms)
        ON_PAGES[name](bench)
    while bench.undo():
        pass

    assert (bench.sitting.decided, bench.sitting.given.labels, bench.sitting.given.made) == (0, 0, 0)
    assert not any(bench.stands(item.id) for item in bench.items)


def add_up(bench: Bench, taken: Steps, actions: Mapping[str, Callable[[Bench], object]]) -> None:
    began = bench.clock.now_ms()
    for name, ms in taken:
        bench.clock.go(ms)
        actions[name](bench)
    bench.sitting.end("quit")

    end = bench.store[-1]
    assert isinstance(end, SessionEndRecord)
    spans = [record for record in bench.store if isinstance(record, SpanRecord) and record.activity != "suspended"]
    labels = sum(record.short_ms + sum(record.long_gaps_ms) + record.wait_ms for record in bench.records)
    assert labels + sum(map(length_ms, spans)) + end.tail_ms == end.elapsed_ms == bench.clock.now_ms() - began
    ledger = read_ledgers(bench.store).by_annotator["ana"]
    assert ledger.wall_ms == end.elapsed_ms + end.suspended_ms
    assert ledger.credited_ms == bench.sitting.credited_ms
    fold = Progress()
    for record in bench.records:
        fold.add(record)
    assert fold.tally("ana") == bench.progress.tally("ana")
    assert bench.sitting.given.labels == sum(fold.times(item.id, "ana") for item in bench.items)
