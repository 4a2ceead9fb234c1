"""What the store suggests: the newest for each item, as far as the project still allows it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from annotate.projects.project import Project
from annotate.sitting.suggested import Suggested, load_suggestions
from annotate.sitting.suggestions import NONE
from storage import LabelStore, SuggestionRecord
from tests.labelling import TIME, record
from tests.small_projects import grid_pages, text_project


def suggestion(item: str, answer: dict[str, Any], task: str = "classify") -> SuggestionRecord:
    return SuggestionRecord(session="0123456789ab", item=item, task=task, answer=answer, at=TIME)


def loaded(project: Project, *records: SuggestionRecord) -> dict[str, Any]:
    with LabelStore.open(project.store_path) as store:
        store.append(*records)
        return dict(Suggested(project, project.items(), store))


def test_a_later_suggestion_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    records = [suggestion("1", {"label": label}) for label in ("cat", "dog")]
    assert loaded(text_project(tmp_path, 2), *records) == {"1": {"label": "dog"}}


def test_what_is_for_another_kind_or_item_is_passed_over(tmp_path: Path) -> None:
    records = suggestion("1", {"tags": ["cat"]}, "tag"), suggestion("9", {"label": "cat"})
    assert loaded(text_project(tmp_path, 2), *records) == {}


def test_a_store_without_suggestions_gives_none(tmp_path: Path) -> None:
    project = text_project(tmp_path, 2)
    with LabelStore.open(project.store_path) as store:
        store.append(record("s-1", "1"))
        assert load_suggestions(project, project.items(), store) is NONE


def test_suggestions_among_many_labels_are_found_wherever_they_lie(tmp_path: Path) -> None:
    project = text_project(tmp_path, 2)
    labels = [record(f"s-{number}", "1", note="x" * 2000) for number in range(300)]
    with LabelStore.open(project.store_path) as store:
        store.append(*labels[:150])
        store.append(suggestion("2", {"label": "cat"}))
        store.append(*labels[150:])
        store.append(suggestion("1", {"label": "dog"}))
        assert dict(Suggested(project, project.items(), store)) == {"1": {"label": "dog"}, "2": {"label": "cat"}}
        assert len(list(store.scan(type(labels[0])))) == 300


def test_a_suggestion_is_accepted_as_far_as_its_tiles_could_be_seen(tmp_path: Path) -> None:
    kind = grid_pages(tmp_path, 4).kind
    tiles = {"target": "cat", "rows": 1, "columns": 3, "tiles": [0, 2]}
    assert kind.same({**tiles, "tiles": [0], "unseen": [2]}, tiles)
    assert not kind.same({**tiles, "tiles": [0]}, tiles)
