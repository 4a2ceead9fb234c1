"""The simulated annotator: works the real app, on a clock of its own, and never passes for a person."""

from __future__ import annotations

from pathlib import Path

from annotate.meter.ledger import read_ledgers
from annotate.projects.project import Project
from annotate.settings import Settings
from annotate.sitting.desk import Desk
from annotate.sitting.outcome import Outcome
from annotate.tui.app import AnnotateApp
from annotate.tui.robot import Robot, SimulatedClock
from storage import LabelStore
from storage.records import ConsentRecord, LabelRecord, SessionEndRecord, SessionRecord
from tests.small_projects import grid_pages, image_project, text_project
from tests.tui.driving import stored
from tests.tui.test_suggestions import suggest


async def simulate(project: Project, items: int, settings: Settings | None = None) -> Outcome:
    """Let the robot answer so many items."""
    clock = SimulatedClock()
    with Desk(project) as desk:
        app = AnnotateApp(desk, "simulated", settings or Settings(), clock=clock, simulated=True)
        async with app.run_test(size=(100, 30)) as pilot:
            await Robot(items, clock)(pilot)
    assert isinstance(app.return_value, Outcome)
    return app.return_value


async def test_it_answers_as_many_as_asked_and_everything_says_simulated(tmp_path: Path) -> None:
    project = image_project(tmp_path, 8)
    outcome = await simulate(project, 5)

    records: list[LabelRecord] = stored(project, LabelRecord)
    assert [record.item for record in records] == project.items().ids[:5]
    assert all(record.simulated for record in [*records, *stored(project, SessionRecord)])
    assert outcome.labels == sum(record.outcome == "labelled" for record in records)
    assert not stored(project, ConsentRecord)


async def test_it_takes_the_time_that_a_person_would_take_and_none_of_ours(tmp_path: Path) -> None:
    project = image_project(tmp_path, 5)
    await simulate(project, 5)

    with LabelStore.open(project.store_path, read_only=True) as store:
        ledger = read_ledgers(store.scan_all()).by_annotator["simulated"]
    ends: list[SessionEndRecord] = stored(project, SessionEndRecord)
    assert ledger.wall_ms == ends[0].elapsed_ms + ends[0].suspended_ms
    assert ledger.credited_ms > 5_000
    assert ledger.simulated


async def test_it_answers_whole_pages_with_the_projects_own_keys(tmp_path: Path) -> None:
    project = grid_pages(tmp_path, 12, task="grid = '2x2'\ntiles = 'items'\ntile_keys = 'wxyz'")
    outcome = await simulate(project, 6)

    records: list[LabelRecord] = stored(project, LabelRecord)
    assert [record.item for record in records] == project.items().ids[:8]
    assert {record.answer["tiles"] == [0] for record in records if record.answer} == {True, False}
    assert outcome.labels == sum(record.outcome == "labelled" for record in records) > 0


async def test_it_mostly_accepts_what_a_machine_suggests_and_sometimes_corrects_it(tmp_path: Path) -> None:
    project = text_project(tmp_path, 16)
    suggest(project, {item: {"label": "dog"} for item in project.items().ids})
    await simulate(project, 16)

    became = [record.suggested for record in stored(project, LabelRecord) if record.answer]
    assert became.count("accepted") > became.count("corrected") > 0


async def test_it_opens_what_is_covered_before_it_accepts(tmp_path: Path) -> None:
    project = text_project(tmp_path, 6, kind="moderate")
    suggest(project, {item: {"decision": "keep", "reason": None} for item in project.items().ids})
    await simulate(project, 6)

    accepted = [record for record in stored(project, LabelRecord) if record.suggested == "accepted"]
    assert accepted
    assert all(record.reveals == 1 for record in accepted)


async def test_it_stops_when_nothing_is_left(tmp_path: Path) -> None:
    project = text_project(tmp_path, 3, kind="tag")
    await simulate(project, 50)

    assert len(stored(project, LabelRecord)) == 3
    assert [end.how for end in stored(project, SessionEndRecord)] == ["quit"]


async def test_a_persons_own_keys_do_not_confuse_it(tmp_path: Path) -> None:
    project = text_project(tmp_path, 3, kind="tag", labels=[f"label {number}" for number in range(70)])
    await simulate(project, 3, Settings(keys={"submit": "f5", "find": "f6", "unsure": "z"}))

    assert len(stored(project, LabelRecord)) == 3


async def test_it_draws_boxes_on_the_picture_that_it_sees(tmp_path: Path) -> None:
    project = image_project(tmp_path, 1, kind="boxes")
    await simulate(project, 1)

    boxes = [box for record in stored(project, LabelRecord) if record.answer for box in record.answer["boxes"]]
    assert boxes
    assert all(box["x"] + box["width"] <= 4 and box["y"] + box["height"] <= 3 for box in boxes)
