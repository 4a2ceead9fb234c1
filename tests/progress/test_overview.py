from __future__ import annotations

from pathlib import Path

import pytest

from annotate.progress.overview import Compared, Speed, look
from annotate.projects.project import Project
from storage import LabelRecord, LabelStore
from tests.folders import CLASSIFY, make_project
from tests.labelling import record, skip, undo


def keep(project: Project, *records: LabelRecord) -> None:
    with LabelStore.open(project.store_path) as store:
        store.append(*records)


def test_a_new_project_has_everything_left(tmp_path: Path) -> None:
    found = look(make_project(tmp_path))

    assert (found.items, found.done, found.left) == (3, 0, 3)
    assert found.labels == {"cat": 0, "dog": 0, "other": 0}
    assert found.annotators == ()
    assert not (tmp_path / "labels.store").exists()


def test_what_stands_is_counted_per_label_and_annotator(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    keep(project, record("s-1"), record("s-2", "b.jpg", "dog"), undo("s-3", "s-2", "b.jpg"), skip("s-4", "c.jpg"))

    found = look(project)

    assert (found.done, found.left) == (1, 2)
    assert found.labels == {"cat": 1, "dog": 0, "other": 0}
    ana = found.annotators[0]
    assert (ana.name, ana.labelled, ana.skipped, ana.flagged, ana.records) == ("ana", 1, 1, 0, 3)


def test_answers_that_stand_are_held_against_known_ones_earlier_ones_and_suggestions(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    keep(
        project,
        record("s-1", gold=True, suggested="accepted"),
        record("s-2", "b.jpg", gold=False, suggested="corrected"),
        record("s-3", repeat=True, activity="check"),  # beside the first one, which still stands
        record("s-4", "c.jpg", gold=False, suggested="accepted"),
        undo("s-5", "s-4", "c.jpg"),
        record("t-1", annotator="ben"),
    )

    ana, ben = (one.compared for one in look(project).annotators)
    assert (ana.controls_as_expected, ana.controls) == (1, 2)
    assert (ana.repeats_the_same, ana.repeats) == (1, 1)
    assert (ana.suggestions_accepted, ana.suggestions_corrected) == (1, 1)
    assert ben == Compared()


def test_an_item_is_done_when_enough_people_labelled_it(tmp_path: Path) -> None:
    project = make_project(tmp_path, toml=f"{CLASSIFY}[queue]\noverlap = 2\n")
    keep(project, record("s-1"), record("t-1", annotator="ben"), record("s-2", "b.jpg"))

    assert look(project).done == 1


def test_labels_of_items_that_are_gone_do_not_count_as_done(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    keep(project, record("s-1", "gone.jpg"))

    assert (look(project).done, look(project).left) == (0, 3)


def test_without_the_items_the_labels_are_shown_all_the_same(tmp_path: Path) -> None:
    project = make_project(tmp_path, toml=f"[project]\nitems = 'gone'\n{CLASSIFY}")
    keep(project, record("s-1"))

    found = look(project)

    assert (found.items, found.left, found.done) == (None, None, 1)
    assert "does not exist" in (found.note or "")


@pytest.mark.parametrize(("others", "everybody"), [(["ben"], None), (["ben", "cyd"], 2.0)])
def test_ones_own_speed_is_shown_and_others_only_together_from_three_on(
    tmp_path: Path, others: list[str], everybody: float | None
) -> None:
    project = make_project(tmp_path)
    keep(
        project, *(record(f"{name}-1", annotator=name, short_ms=2000) for name in others), record("s-1", short_ms=4000)
    )

    assert look(project, "ana").speed == Speed(4.0, everybody)
    assert look(project).speed == Speed(None, everybody)
    assert look(project, "dan").speed == Speed(None, everybody)


def test_only_first_labels_make_the_speed(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    keep(project, record("s-1", short_ms=1000), record("s-2", short_ms=9000, activity="revise", supersedes="s-1"))

    assert look(project, "ana").speed.own_median_s == 1.0


def test_labels_that_the_project_no_longer_has_are_counted_after_its_own(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    keep(project, record("s-1", label="cow"))

    assert look(project).labels == {"cat": 0, "dog": 0, "other": 0, "cow": 1}
