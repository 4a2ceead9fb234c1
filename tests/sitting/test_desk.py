"""The desk: items, store and progress together, for whoever sits down."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from annotate.errors import AnnotateError
from annotate.sitting.content import Content
from annotate.sitting.desk import Desk
from annotate.sitting.sitting import Sitting
from storage import LabelStore, ReadOnlyStore
from storage.records import LabelRecord, Record
from tests.clock import HandClock
from tests.labelling import record
from tests.small_projects import text_project


def sit_down(desk: Desk, annotator: str = "ana") -> Sitting:
    def save(record: Record) -> None:
        desk.store.append(record)

    sitting = desk.sit_down(annotator, save, HandClock())
    sitting.start()
    sitting.next()
    return sitting


def answer(sitting: Sitting) -> LabelRecord:
    sitting.painted(Content())
    sitting.input()
    (given,) = sitting.answer({"label": "cat"})
    sitting.next()
    return given


def shown(sitting: Sitting) -> str | None:
    return None if sitting.item is None else sitting.item.id


def test_the_progress_of_all_that_is_stored_is_known(tmp_path: Path) -> None:
    project = text_project(tmp_path)
    with Desk(project) as desk:
        answer(sit_down(desk))
    with Desk(project) as desk:
        assert shown(sit_down(desk)) == "2"
        assert desk.progress.tally("ana").labelled == 1


def test_a_sittings_own_decisions_are_taken_in_once(tmp_path: Path) -> None:
    with Desk(text_project(tmp_path)) as desk:
        sitting = sit_down(desk)
        answer(sitting)
        desk.refresh()
        desk.refresh()

        assert (desk.progress.version, sitting.decided) == (1, 1)


def test_what_another_process_stores_is_taken_in_by_a_refresh(tmp_path: Path) -> None:
    project = text_project(tmp_path)
    with Desk(project) as desk, Desk(project) as other:
        ana, ben = sit_down(desk), sit_down(other, "ben")
        answer(ben)
        answer(ben)
        desk.refresh()
        answer(ana)

        assert shown(ana) == "3"
        assert desk.progress.annotators() == ["ben", "ana"]


def test_the_same_annotator_in_two_windows_sees_both_after_a_refresh(tmp_path: Path) -> None:
    project = text_project(tmp_path)
    with Desk(project) as desk, Desk(project) as other:
        one, two = sit_down(desk), sit_down(other)
        answer(one)
        answer(two)
        other.refresh()

        assert other.progress.tally("ana").decided == 1
        assert two.undo() is not None
        desk.refresh()
        assert desk.progress.tally("ana").decided == 1


def test_consent_is_asked_of_each_annotator_once(tmp_path: Path) -> None:
    project = text_project(tmp_path)
    with Desk(project) as desk:
        assert not desk.consented("ana")
        desk.store.append(desk.consent("ana", "0123456789ab", "2026-11-24T09:00:00.000Z"))
    with Desk(project) as desk:
        assert desk.consented("ana")
        assert not desk.consented("ben")


def test_known_answers_are_handed_to_the_queue(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text('{"item": "1", "answer": {"label": "dog"}}\n', encoding="utf-8")
    with Desk(text_project(tmp_path, more='[queue]\ngold = "gold.jsonl"\n')) as desk:
        given = answer(sit_down(desk))

    assert (given.activity, given.gold) == ("check", False)


def test_a_mistake_in_the_known_answers_is_told_before_a_store_is_made(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text('{"item": "9", "answer": {"label": "dog"}}\n', encoding="utf-8")
    project = text_project(tmp_path, more='[queue]\ngold = "gold.jsonl"\n')
    with pytest.raises(AnnotateError, match="there is no item “9”"):
        Desk(project)

    assert not project.store_path.exists()


def test_instructions_that_are_missing_are_told_before_anybody_sits_down(tmp_path: Path) -> None:
    project = text_project(tmp_path, project='instructions = "gone.md"')
    with pytest.raises(AnnotateError, match=r"instructions .* cannot be read"):
        Desk(project)

    assert not project.store_path.exists()


def test_a_store_that_cannot_be_written_is_told_before_anybody_sits_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = text_project(tmp_path)
    Desk(project).close()
    before = sorted(project.store_path.rglob("*"))
    monkeypatch.setattr("storage.folder.write_whole", refuse_to_write)
    with pytest.raises(ReadOnlyStore, match="Read-only file system"):
        Desk(project)

    assert sorted(project.store_path.rglob("*")) == before


def refuse_to_write(path: Path, _data: bytes) -> None:
    raise OSError(errno.EROFS, "Read-only file system", path)


def test_looking_whether_a_store_can_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    project = text_project(tmp_path)
    LabelStore.open(project.store_path).close()
    before = sorted(project.store_path.rglob("*"))
    Desk(project).close()

    assert sorted(project.store_path.rglob("*")) == before


def test_records_of_items_that_are_gone_do_no_harm(tmp_path: Path) -> None:
    project = text_project(tmp_path)
    with LabelStore.open(project.store_path) as store:
        store.append(record("0123456789ab-1", item="gone"))
    with Desk(project) as desk:
        sitting = sit_down(desk)

        assert shown(sitting) == "1"
        assert sitting.back() is None
        assert sitting.undo() is None


def test_the_one_person_who_sat_here_before_is_known(tmp_path: Path) -> None:
    project = text_project(tmp_path)
    with Desk(project) as desk:
        assert desk.only_annotator is None
        answer(sit_down(desk))
    with Desk(project) as desk:
        assert desk.only_annotator == "ana"
        sit_down(desk, "ben")
        assert desk.only_annotator is None
