"""A sitting: what was begun and not given is there again in the next one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from annotate.meter.clock import SystemClock
from annotate.projects.project import Project
from annotate.sitting.desk import Desk
from tests.sitting.bench import Bench
from tests.small_projects import grid_pages, image_project, make_project, text_project

CAT = {"label": "cat", "x": 12.0, "y": 30.5, "width": 40.0, "height": 22.0}
DOG = {**CAT, "label": "dog"}


def tags(*names: str) -> dict[str, Any]:
    return {"tags": list(names)}


def boxes(*found: dict[str, Any]) -> dict[str, Any]:
    return {"boxes": list(found)}


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Somebody who tags four texts."""
    return Bench(text_project(tmp_path, 4, kind="tag"), keeps=True)


def box_bench(folder: Path, **settings: Any) -> Bench:
    return Bench(image_project(folder, kind="boxes", **settings), keeps=True)


def exists(bench: Bench) -> bool:
    return bench.draft_file().path.exists()


# Coming back


def test_the_item_on_screen_comes_up_first_again_with_what_was_begun_on_it(bench: Bench) -> None:
    bench.skip()
    bench.sitting.edit(tags("cat", "dog"))
    bench.sitting.note = "blurred"
    bench.come_again()

    assert (bench.shown, bench.sitting.page.answers[0], bench.sitting.note) == ("2", tags("cat", "dog"), "blurred")
    assert bench.sitting.page.answers == (tags("cat", "dog"),)


def test_what_was_begun_comes_first_also_where_the_queue_would_give_another_item(tmp_path: Path) -> None:
    project = text_project(tmp_path, 9, kind="tag", more="[queue]\norder = 'fewest-labels'\noverlap = 2")
    bench = Bench(project, keeps=True)
    bench.sitting.edit(tags("cat"))
    bench.sitting.end("quit")
    first = bench.shown
    bench.sit_down("ben")
    assert bench.shown == first
    bench.press()
    bench.sitting.answer(tags("dog"))
    bench.sitting.end("quit")
    bench.sit_down()

    assert (bench.shown, bench.sitting.page.answers[0]) == (first, tags("cat"))


def test_items_taken_back_come_again_from_the_oldest_on_with_their_answers(bench: Bench) -> None:
    for label in ("cat", "dog", "other"):
        bench.press()
        bench.sitting.answer(tags(label))
        bench.turn()
    bench.undo()
    bench.undo()
    bench.come_again()

    found = []
    for _item in range(2):
        found.append((bench.shown, bench.sitting.page.answers[0]))
        bench.skip()
    assert found == [("2", tags("dog")), ("3", tags("other"))]
    assert bench.shown == "4"


def test_a_change_to_a_decided_item_is_there_when_one_looks_back_at_it(bench: Bench) -> None:
    bench.press()
    bench.sitting.answer(tags("cat"))
    bench.turn()
    bench.back()
    bench.sitting.edit(tags())
    bench.come_again()

    assert (bench.shown, bench.sitting.page.answers[0]) == ("2", None)
    assert (bench.back(), bench.sitting.page.answers[0]) == ("1", tags())


def test_tiles_of_a_page_come_back_in_their_places(tmp_path: Path) -> None:
    bench = Bench(grid_pages(tmp_path, 8), keeps=True)
    starts = [answer or {} for answer in bench.sitting.page.answers]
    bench.sitting.edit(*[{**start, "tiles": [0] if place == 2 else []} for place, start in enumerate(starts)])
    bench.come_again()

    assert bench.page == ["1.png", "2.png", "3.png", "4.png"]
    assert [len((answer or {})["tiles"]) for answer in bench.sitting.page.answers] == [0, 0, 1, 0]
    assert [bench.sitting.returned(), bench.sitting.returned()] == [True, False]


def test_it_is_told_once_for_each_item_and_only_in_a_later_sitting(bench: Bench) -> None:
    bench.sitting.edit(tags("cat"))
    assert not bench.sitting.returned()
    bench.come_again()
    assert [bench.sitting.returned(), bench.sitting.returned()] == [True, False]
    bench.skip()
    assert not bench.sitting.returned()
    bench.sitting.edit(tags("dog"))
    assert not bench.sitting.returned()


def test_drafts_of_one_annotator_are_nobody_elses(bench: Bench) -> None:
    bench.sitting.edit(tags("cat"))
    bench.come_again("ben")
    assert (bench.shown, bench.sitting.page.answers[0]) == ("1", None)
    bench.come_again("ana")

    assert bench.sitting.page.answers[0] == tags("cat")


# Going


def test_deciding_drops_the_draft_and_the_last_one_takes_the_file_with_it(bench: Bench) -> None:
    bench.sitting.edit(tags("cat"))
    bench.come_again()
    assert exists(bench)
    bench.press()
    bench.sitting.answer(tags("cat"))
    bench.turn()
    bench.come_again()

    assert not exists(bench)
    assert (bench.shown, bench.sitting.page.answers[0]) == ("2", None)


def test_what_says_nothing_is_not_kept(bench: Bench) -> None:
    bench.sitting.edit(tags("cat"))
    bench.sitting.edit(tags())
    bench.sitting.note = "blurred"
    bench.sitting.note = ""
    bench.sitting.end("quit")

    assert not exists(bench)


def test_a_change_that_was_changed_back_is_none(bench: Bench) -> None:
    bench.press()
    bench.sitting.answer(tags("cat"))
    bench.turn()
    bench.back()
    bench.sitting.edit(tags("cat", "dog"))
    bench.sitting.edit(tags("cat"))
    bench.sitting.end("quit")

    assert not exists(bench)


def test_a_draft_that_outlived_its_decision_is_none(bench: Bench) -> None:
    """As after a kill between the decision and the next writing of the file."""
    bench.sitting.edit(tags("cat"))
    bench.sitting.end("quit")
    stale = bench.draft_file().path.read_bytes()
    bench.sit_down()
    bench.press()
    bench.sitting.answer(tags("cat", "dog"))
    bench.sitting.end("quit")
    bench.draft_file().path.write_bytes(stale)
    bench.sit_down()

    assert (bench.shown, bench.back(), bench.sitting.page.answers[0]) == ("2", "1", tags("cat", "dog"))
    bench.sitting.end("quit")
    assert not exists(bench)


def test_a_draft_of_an_item_that_is_gone_is_gone_too(bench: Bench, tmp_path: Path) -> None:
    bench.sitting.edit(tags("cat"))
    bench.sitting.end("quit")
    (tmp_path / "posts.jsonl").write_text('{"id": "2", "text": "the other one"}')
    bench.items = bench.project.items()
    bench.sit_down()
    bench.sitting.end("quit")

    assert not exists(bench)


# What the project allows


def with_labels(bench: Bench, project: Project) -> None:
    """Come again when the owner has written another annotate.toml."""
    bench.project = project
    bench.come_again()


def test_boxes_whose_label_is_gone_are_dropped_and_the_others_stay(tmp_path: Path) -> None:
    bench = box_bench(tmp_path)
    bench.sitting.edit(boxes(CAT, DOG, CAT))
    with_labels(bench, make_project(tmp_path, ".", kind="boxes", labels=["dog", "cow"]))
    assert bench.sitting.page.answers == (boxes(DOG),)
    with_labels(bench, make_project(tmp_path, ".", kind="boxes", labels=["cow"]))

    assert bench.sitting.page.answers == (boxes(),)
    assert not bench.sitting.returned()


def test_tags_that_are_gone_are_dropped_and_the_note_stays(bench: Bench, tmp_path: Path) -> None:
    bench.sitting.edit(tags("cat"))
    bench.sitting.note = "blurred"
    with_labels(bench, text_project(tmp_path, kind="tag", labels=["cow"]))

    assert (bench.sitting.page.answers[0], bench.sitting.note, bench.sitting.returned()) == (None, "blurred", True)


def test_tiles_of_another_grid_are_dropped(tmp_path: Path) -> None:
    bench = Bench(image_project(tmp_path, kind="grid", labels=["cat"]), keeps=True)
    bench.sitting.edit({"target": "cat", "rows": 3, "columns": 3, "tiles": [8]})
    with_labels(bench, image_project(tmp_path, kind="grid", labels=["cat"], task="grid = '2x2'"))

    assert bench.sitting.page.answers == ({"target": "cat", "rows": 2, "columns": 2, "tiles": []},)
    assert not bench.sitting.returned()


def test_what_cannot_be_read_is_said_once(bench: Bench) -> None:
    bench.sitting.end("quit")
    bench.draft_file().path.write_text("{")
    bench.sit_down()

    assert [bench.sitting.lost(), bench.sitting.lost()] == [True, False]
    bench.come_again()
    assert bench.shown == "1"


# At a desk


def test_a_simulated_annotator_keeps_none(tmp_path: Path) -> None:
    project = text_project(tmp_path, 4, kind="tag")
    for simulated in (True, False):
        with Desk(project) as desk:
            sitting = desk.sit_down("ana", lambda record: None, SystemClock(), simulated=simulated)
            sitting.next()
            sitting.edit(tags("cat"))
            sitting.end("quit")
        files = [path for path in project.store_path.iterdir() if path.name.startswith(".drafts-")]
        assert len(files) == (0 if simulated else 1)


# Put aside


def test_what_was_begun_on_an_item_put_aside_is_there_when_it_comes_again(tmp_path: Path) -> None:
    bench = box_bench(tmp_path)
    first = bench.shown
    bench.sitting.edit(boxes(CAT))
    bench.sitting.note = "blurred"
    bench.skip("later")
    while bench.shown != first:
        assert bench.sitting.page.answers[0] == boxes()
        bench.skip()

    assert (bench.sitting.page.answers[0], bench.sitting.note) == (boxes(CAT), "blurred")
    bench.press()
    bench.sitting.answer(boxes(CAT))
    bench.turn()
    bench.sitting.end("quit")
    assert not exists(bench)


def test_it_waits_over_the_end_of_the_sitting_and_comes_no_earlier_for_it(bench: Bench) -> None:
    bench.sitting.edit(tags("cat"))
    bench.skip("later")
    bench.come_again()
    assert bench.shown == "2"
    while bench.shown != "1":
        bench.skip()

    assert bench.sitting.page.answers[0] == tags("cat")


def test_who_is_unsure_or_puts_aside_what_says_nothing_keeps_nothing(bench: Bench) -> None:
    bench.sitting.edit(tags("cat"))
    bench.skip("unsure")
    bench.sitting.edit(tags())
    bench.skip("later")
    bench.sitting.end("quit")

    assert not exists(bench)
