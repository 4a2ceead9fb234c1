from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotate.dataset import exporter, importer
from annotate.dataset.importing import Imported
from annotate.dataset.writers.jsonl import line_of
from annotate.errors import AnnotateError
from annotate.projects.project import Project
from storage import LabelRecord, LabelStore
from tests.dataset.jobs import written
from tests.folders import make_project
from tests.labelling import record, skip, undo

FULL = LabelRecord(
    item="cats/01.jpg",
    sha256="ab" * 32,
    width=640,
    height=480,
    task="classify",
    answer={"label": "cat"},
    outcome="labelled",
    note='"[bold]\x1b\n🐈',
    annotator="amber-otter",
    session="0123456789ab",
    record="0123456789ab-7",
    supersedes="0123456789ab-3",
    page="0123456789ab-5",
    shown_at="2026-11-24T09:00:00.123Z",
    submitted_at="2026-11-24T09:00:02.341Z",
    activity="revise",
    first_input_ms=1830,
    short_ms=2218,
    long_gaps_ms=(31_000, 2_400_000),
    wait_ms=14,
    inputs=3,
    claim="working",
    gold=True,
    repeat=False,
    suggested="corrected",
    swapped=True,
    reveals=2,
    exposed_ms=1500,
    split="train",
    simulated=True,
)
FIELDS = (
    *("item", "sha256", "width", "height", "task", "answer", "outcome", "reason", "note", "annotator", "session"),
    *("record", "supersedes", "page", "shown_at", "submitted_at", "activity", "first_input_ms", "short_ms"),
    *("long_gaps_ms", "wait_ms", "inputs", "claim", "gold", "repeat", "suggested", "swapped", "reveals"),
    *("exposed_ms", "split", "simulated"),
)


def keep(project: Project, *records: LabelRecord) -> None:
    with LabelStore.open(project.store_path) as store:
        store.append(*records)


def kept(project: Project) -> list[LabelRecord]:
    with LabelStore.open(project.store_path, read_only=True) as store:
        return list(store.scan(LabelRecord))


def exported(project: Project, *annotators: str, latest: bool = False) -> bytes:
    return written(project, format="jsonl", view="latest" if latest else "all", annotators=frozenset(annotators))


def names(data: bytes) -> list[str]:
    return [json.loads(line)["record"] for line in data.splitlines()]


def bring_in(project: Project, path: Path, told: list[int] | None = None) -> Imported:
    with LabelStore.open(project.store_path) as store:
        return importer("jsonl").read(project, store, path, (told if told is not None else []).append)


def file_of(folder: Path, records: Iterable[LabelRecord | bytes]) -> Path:
    path = folder / "labels.jsonl"
    path.write_bytes(b"".join(one if isinstance(one, bytes) else line_of(one) for one in records))
    return path


def test_a_line_has_every_field_in_the_order_in_which_people_read_them(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    keep(project, FULL)

    line = json.loads(exported(project))

    assert tuple(line) == FIELDS
    assert line["long_gaps_ms"] == [31_000, 2_400_000]
    assert line["answer"] == {"label": "cat"}
    assert exported(project) == line_of(FULL)


def test_a_line_carries_all_that_a_label_record_does() -> None:
    assert set(FIELDS) | {"v"} == set(LabelRecord.__struct_fields__)


def test_the_undone_and_superseded_are_there_unless_only_what_stands_is_wanted(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    history = [
        record("s-1"),
        record("s-2", label="dog", supersedes="s-1"),
        record("s-3", "b.jpg"),
        undo("s-4", "s-3", "b.jpg"),
    ]
    keep(project, *history, skip("s-5", "c.jpg"), record("t-1", annotator="ben"))

    assert names(exported(project)) == ["s-1", "s-2", "s-3", "s-4", "s-5", "t-1"]
    assert names(exported(project, latest=True)) == ["s-2", "s-5", "t-1"]
    assert names(exported(project, "ana", latest=True)) == ["s-2", "s-5"]
    assert names(exported(project, "ben")) == ["t-1"]


def test_an_empty_store_is_an_empty_dataset(tmp_path: Path) -> None:
    assert exported(make_project(tmp_path)) == b""


def test_what_was_exported_comes_in_again_as_it_was(tmp_path: Path) -> None:
    source = make_project(tmp_path / "one")
    history = [FULL, record("s-1"), undo("s-2", "s-1"), skip("s-3", "b.jpg", note="dark")]
    keep(source, *history)
    target = make_project(tmp_path / "two")
    (tmp_path / "labels.jsonl").write_bytes(exported(source))

    assert bring_in(target, tmp_path / "labels.jsonl") == Imported(4, 0, 1)
    assert kept(target) == history
    assert exported(target) == exported(source)


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    path = file_of(tmp_path, [record("s-1"), record("s-2", "b.jpg")])
    bring_in(project, path)

    assert bring_in(project, path) == Imported(0, 2, 0)
    assert len(kept(project)) == 2


def test_only_what_is_new_comes_in(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    keep(project, record("s-1"))
    told: list[int] = []

    assert bring_in(project, file_of(tmp_path, [record("s-1"), record("s-2", "b.jpg")]), told) == Imported(1, 1, 0)
    assert told == [1]


def test_a_line_that_is_there_twice_comes_in_once(tmp_path: Path) -> None:
    project = make_project(tmp_path)

    assert bring_in(project, file_of(tmp_path, [record("s-1"), b"\n", record("s-1")])).new == 1


def test_many_records_come_in_in_batches(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    told: list[int] = []
    bring_in(project, file_of(tmp_path, (record(f"s-{number}") for number in range(2500))), told)

    assert told == [1000, 1000, 500]
    assert [one.record for one in kept(project)] == [f"s-{number}" for number in range(2500)]


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    assert bring_in(make_project(tmp_path), file_of(tmp_path, [b"\xef\xbb\xbf", record("s-1")])).new == 1


def changed(**fields: object) -> bytes:
    line = json.loads(line_of(record("s-2")))
    return json.dumps({**line, **fields}).encode() + b"\n"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (b"cat\n", "this is no label record (JSON is malformed"),
        (b'{"item": "a.jpg"}\n', "this is no label record (Object missing required field"),
        (b'{"item": "\xff"}\n', "this is not UTF-8: save the file as UTF-8"),
        (changed(colour="red"), "this is no label record (Object contains unknown field `colour`)"),
        (changed(outcome="done"), "this is no label record (Invalid enum value 'done' - at `$.outcome`)"),
        (changed(answer=None), "it is labelled, but has no answer"),
        (changed(answer={"label": "cow"}), "“cow” is not one of the labels: add it to annotate.toml, or correct it"),
        (changed(task="tag"), "its task is “tag”, the project's “classify”: import it into a project of that kind"),
        (
            b'{"item": "a.jpg", "answer": "cat"}\n',
            "this is no label record: a mere answer is brought in with --suggestions",
        ),
        (changed(annotator=""), "“annotator” is empty"),
        (changed(record=""), "“record” is empty"),
        (changed(annotator="ana\x1b[2J"), "“annotator” contains control characters"),
        (changed(shown_at="yesterday"), "“shown_at” is no moment such as 2026-11-24T09:00:00.123Z"),
        (changed(submitted_at="2026-11-24 09:00"), "“submitted_at” is no moment"),
        (changed(short_ms=-1), "a time or a count is below zero, or larger than any can be"),
        (changed(inputs=10**30), "a time or a count is below zero, or larger than any can be"),
        (changed(long_gaps_ms=[40_000, -1]), "a time or a count is below zero, or larger than any can be"),
        (changed(record="s-1", note="another"), "the record “s-1” was there before, and was another: keep one of them"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_comes_in(tmp_path: Path, line: bytes, sentence: str) -> None:
    project = make_project(tmp_path)
    path = file_of(tmp_path, [record("s-1"), line, record("s-3", "b.jpg")])

    with pytest.raises(AnnotateError) as error:
        bring_in(project, path)
    assert str(error.value).startswith(f"{path}, line 2: {sentence}")
    assert kept(project) == []


def test_an_answer_nested_out_of_all_reason_is_a_wrong_line(tmp_path: Path) -> None:
    deep = changed(answer={"label": "x"}).replace(b'"x"', b"[" * 9000 + b"]" * 9000)

    with pytest.raises(AnnotateError, match=r"line 1: this is no label record \(maximum recursion"):
        bring_in(make_project(tmp_path), file_of(tmp_path, [deep]))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(AnnotateError, match=r"gone.jsonl cannot be read \(No such file or directory\)"):
        bring_in(make_project(tmp_path), tmp_path / "gone.jsonl")


def test_labels_may_come_in_before_their_photographs(tmp_path: Path) -> None:
    project = make_project(tmp_path, toml="[project]\nitems = 'gone'\n[task]\nkind = 'classify'\nlabels = ['cat']\n")

    assert bring_in(project, file_of(tmp_path, [record("s-1")])) == Imported(1, 0, 0)


@pytest.mark.parametrize("name", ["cocoa", "base", "", "../jsonl"])
def test_an_unknown_format_lists_the_known_ones(name: str) -> None:
    with pytest.raises(AnnotateError, match="the formats are jsonl, csv"):
        exporter(name)
    with pytest.raises(AnnotateError, match="the formats are jsonl"):
        importer(name)


TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=6)
COUNTS = st.integers(0, 2**40)
RECORDS = st.builds(
    record,
    st.from_regex(r"[a-z0-9]{1,4}(-[0-9]{1,3})?", fullmatch=True),
    TEXT,
    st.sampled_from(["cat", "dog", "other"]),
    note=st.none() | TEXT,
    session=TEXT,
    short_ms=COUNTS,
    long_gaps_ms=st.lists(st.integers(30_001, 2**40), max_size=3).map(tuple),
    wait_ms=COUNTS,
    first_input_ms=st.none() | COUNTS,
    inputs=COUNTS,
    activity=st.sampled_from(["label", "revise", "check"]),
    gold=st.none() | st.booleans(),
    sha256=st.none() | TEXT,
    width=st.none() | COUNTS,
    simulated=st.booleans(),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(RECORDS, max_size=5, unique_by=lambda one: one.record))
def test_any_records_go_out_and_come_in_the_same(
    tmp_path_factory: pytest.TempPathFactory, records: list[LabelRecord]
) -> None:
    folder = tmp_path_factory.mktemp("project")
    project = make_project(folder)
    bring_in(project, file_of(folder, records))

    assert kept(project) == records
    assert exported(project) == b"".join(map(line_of, records))
