from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotate.progress import resume
from annotate.progress.resume import load_progress
from storage import LabelRecord, LabelStore, Position
from tests.labelling import record


@pytest.fixture(autouse=True)
def _every_record_is_worth_keeping(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resume, "_WORTH_KEEPING", 1)


def test_progress_is_what_the_store_has(tmp_path: Path) -> None:
    with LabelStore.open(tmp_path / "labels.store") as store:
        assert load_progress(store).version == 0
        store.append(record("s-1"), record("s-2", "b.jpg"))

        assert load_progress(store).tally("ana").labelled == 2


def test_only_what_is_new_is_read_after_the_first_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with LabelStore.open(tmp_path / "labels.store") as store:
        store.append(record("s-1"), record("s-2", "b.jpg"))
        load_progress(store)
    with LabelStore.open(tmp_path / "labels.store") as store:
        store.append(record("s-3", label="dog", supersedes="s-1"))
        raw, read = store.raw, list[bytes]()

        def watched(kind: type[LabelRecord], after: Position | None = None) -> Iterator[bytes]:
            for document in raw(kind, after=after):
                read.append(document)
                yield document

        monkeypatch.setattr(store, "raw", watched)
        progress = load_progress(store)

    assert len(read) == 1
    standing = progress.standing("a.jpg", "ana")
    assert standing is not None
    assert standing.answer == {"label": "dog"}


def test_a_spoilt_snapshot_is_made_again(tmp_path: Path) -> None:
    with LabelStore.open(tmp_path / "labels.store") as store:
        store.append(record("s-1"))
        for data in (b"", b"nonsense", b"\x92\xc4\x02{}\xc4\x00"):
            store.save_derived("progress", data)

            assert load_progress(store).version == 1


def test_a_snapshot_of_another_store_is_not_used(tmp_path: Path) -> None:
    with LabelStore.open(tmp_path / "one.store") as one, LabelStore.open(tmp_path / "two.store") as two:
        one.append(record("s-1"), record("s-2"))
        load_progress(one)
        kept = one.load_derived("progress")
        assert kept is not None
        two.save_derived("progress", kept)
        two.append(record("t-1", annotator="ben"))

        assert load_progress(two).annotators() == ["ben"]
