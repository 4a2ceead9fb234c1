"""Several people at work at once: nobody does what somebody else does already."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import pytest

from annotate.progress.progress import Progress
from annotate.projects.config import QueueTable
from annotate.projects.items import Items
from annotate.sitting.company import RECENT_MS, Company, Share
from annotate.sitting.content import Content
from annotate.sitting.desk import Desk
from annotate.sitting.queue import Queue
from annotate.sitting.sitting import Sitting
from storage import LabelStore, StoreError
from tests.clock import HandClock
from tests.labelling import record
from tests.small_projects import text_project


def sit_down(desk: Desk, annotator: str) -> Sitting:
    sitting = desk.sit_down(annotator, desk.store.append, HandClock())
    sitting.start()
    sitting.next()
    return sitting


def answer(sitting: Sitting) -> None:
    sitting.painted(Content())
    sitting.answer({"label": "cat"})
    sitting.next()


def work_side_by_side(folder: Path, people: int, items: int, more: str = "") -> Counter[str]:
    """Everybody answers in turn until nothing is left; how many labels each item got."""
    with ExitStack() as stack:
        project = text_project(folder, items, more=more)
        desks = [stack.enter_context(Desk(project)) for _number in range(people)]
        sittings = [sit_down(desk, f"p{number}") for number, desk in enumerate(desks)]
        while any(sitting.item for sitting in sittings):
            for sitting in sittings:
                if sitting.item:
                    answer(sitting)
        desks[0].refresh()
        return Counter({item: desks[0].progress.labels_on(item) for item in project.items().ids})


@pytest.mark.parametrize("order", ["listed", "random", "fewest-labels"])
@pytest.mark.parametrize("people", [2, 3])
def test_people_in_step_with_each_other_do_no_item_twice_but_their_first_and_last(
    tmp_path: Path, people: int, order: str
) -> None:
    labels = work_side_by_side(tmp_path, people, 40, f'[queue]\norder = "{order}"\n')

    assert min(labels.values()) == 1
    assert sum(labels.values()) - 40 <= 2 * people


def test_three_people_give_two_labels_to_each_item(tmp_path: Path) -> None:
    labels = work_side_by_side(tmp_path, 3, 40, "[queue]\noverlap = 2\n")

    assert min(labels.values()) == 2
    assert sum(labels.values()) - 80 <= 6


def test_before_an_item_is_taken_it_is_looked_at_what_others_did(tmp_path: Path) -> None:
    project = text_project(tmp_path)
    with Desk(project) as desk, Desk(project) as other:
        ana, ben = sit_down(desk, "ana"), sit_down(other, "ben")
        assert [item.id for item in ana.upcoming(2)] == ["2", "3"]
        for _item in "123":
            answer(ben)
        answer(ana)

        assert ana.item is not None
        assert ana.item.id == "4"


def test_what_was_left_to_somebody_who_went_away_comes_next_in_order() -> None:
    share = [Share(0, 2)]
    progress = Progress()
    items = Items("text", list("abcdef"), texts=list("abcdef"))
    queue = Queue(items, progress, "ana", QueueTable(), look=lambda: share[0])

    def take() -> str:
        item = queue.next()
        assert item is not None
        progress.add(record(f"0123456789ab-{progress.version}", item.id))
        return item.id

    together = [take(), take()]
    share[0] = Share()

    assert [*together, *(take() for _left in range(4))] == ["a", "c", "b", "d", "e", "f"]


def test_who_has_not_labelled_for_a_while_has_no_share_any_more() -> None:
    clock = HandClock()
    company = Company("ana", clock)
    company.session = "0"
    company.heard_of("ben", "1")
    assert (company.share().number, company.share().people) == (0, 2)
    clock.go(RECENT_MS + 1)

    assert company.share().people == 1


def test_a_store_that_cannot_be_looked_at_for_a_moment_hinders_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = text_project(tmp_path)
    with Desk(project) as desk, Desk(project) as other:
        ana, ben = sit_down(desk, "ana"), sit_down(other, "ben")
        answer(ben)
        with monkeypatch.context() as patch:
            patch.setattr(LabelStore, "refresh", refuse)
            answer(ana)
        desk.refresh()

        assert desk.progress.labels_on("1") == 2


def refuse(store: LabelStore) -> bool:
    raise StoreError("{path} cannot be read.", path=store.path)
