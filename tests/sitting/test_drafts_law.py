"""Whatever was begun in a sitting, in whatever order: the next sitting begins as this one would have gone on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.projects.project import Project
from tests.sitting.bench import Bench
from tests.small_projects import text_project


def edit(*tags: str) -> Callable[[Bench], object]:
    def act(bench: Bench) -> None:
        if bench.shown:
            bench.sitting.edit({"tags": list(tags)})

    return act


def note(text: str) -> Callable[[Bench], object]:
    return lambda bench: setattr(bench.sitting, "note", text)


def answer(bench: Bench) -> None:
    """Give what is on screen as it is."""
    if bench.shown:
        bench.sitting.answer(bench.sitting.page.answers[0] or {"tags": []})
        bench.turn()


ACTIONS: dict[str, Callable[[Bench], object]] = {
    "none": edit(),
    "cat": edit("cat"),
    "both": edit("cat", "dog"),
    "note": note("blurred"),
    "no note": note(""),
    "answer": answer,
    "unsure": lambda bench: bench.shown and bench.skip(),
    "undo": lambda bench: bench.undo(),
    "back": lambda bench: bench.back(),
    "forward": lambda bench: bench.forward(),
}


def seen(bench: Bench) -> list[Any]:
    """The newest item with what is begun on it, then what one finds looking back, to the first decision."""
    while bench.sitting.reviewing:
        bench.forward()
    found = [here(bench)]
    while bench.back() is not None:
        found.append(here(bench))
    return found


def here(bench: Bench) -> tuple[str | None, Any, str]:
    answers = bench.sitting.page.answers if bench.shown else ()
    return bench.shown, [(one or {"tags": []})["tags"] for one in answers], bench.sitting.note


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return text_project(tmp_path_factory.mktemp("drafts"), 4, kind="tag")


@settings(max_examples=60, deadline=None)
@given(lives=st.lists(st.lists(st.sampled_from(sorted(ACTIONS)), max_size=12), min_size=1, max_size=3))
def test_a_sitting_goes_on_in_the_next_one(project: Project, lives: list[list[str]]) -> None:
    bench = Bench(project, keeps=True)
    for life in lives:
        for name in life:
            ACTIONS[name](bench)
        before = seen(bench)
        bench.come_again()
        assert seen(bench) == before
    bench.sitting.end("quit")
    bench.draft_file().path.unlink(missing_ok=True)
