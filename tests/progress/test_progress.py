from __future__ import annotations

from collections.abc import Iterable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.progress.progress import Progress, Standing
from annotate.tasks import kind
from storage.records import LabelRecord
from tests.labelling import record, skip, undo


def fold(*records: LabelRecord) -> Progress:
    progress = Progress()
    for one in records:
        progress.add(one)
    return progress


def label_of(progress: Progress, item: str = "a.jpg", annotator: str = "ana") -> str | None:
    standing = progress.standing(item, annotator)
    return None if standing is None or standing.answer is None else standing.answer["label"]


def test_nothing_stands_before_the_first_record() -> None:
    progress = fold()

    assert progress.standing("a.jpg", "ana") is None
    assert progress.last_undoable("ana") is None
    assert progress.annotators_of("a.jpg") == set()


def test_a_record_stands_with_all_that_it_says() -> None:
    progress = fold(record("s-1", note="blurred"))

    assert progress.standing("a.jpg", "ana") == Standing(
        "s-1", "a.jpg", "ana", "labelled", {"label": "cat"}, None, "blurred", None
    )


def test_a_later_record_replaces_the_one_that_it_supersedes() -> None:
    progress = fold(record("s-1"), record("s-2", label="dog", supersedes="s-1"))

    assert label_of(progress) == "dog"
    assert progress.label_counts(kind("classify")) == {"dog": 1}


def test_an_answer_to_another_kind_of_question_counts_for_no_label() -> None:
    assert not fold(record("s-1")).label_counts(kind("moderate"))


def test_an_undo_brings_back_what_stood_before() -> None:
    progress = fold(record("s-1"), record("s-2", label="dog", supersedes="s-1"), undo("s-3", "s-2"))

    assert label_of(progress) == "cat"
    assert progress.label_counts(kind("classify")) == {"cat": 1}


def test_undoing_goes_back_record_by_record_to_the_very_first() -> None:
    progress = fold(record("s-1"), record("s-2", "b.jpg"), record("s-3", label="dog", supersedes="s-1"))
    undone = []
    while (last := progress.last_undoable("ana")) is not None:
        undone.append(last.record)
        progress.add(undo(f"u-{len(undone)}", last.record, last.item))

    assert undone == ["s-3", "s-2", "s-1"]
    assert progress.tally("ana").decided == 0
    assert progress.with_labels() == 0


def test_after_an_undo_and_a_new_answer_the_new_one_is_undone_first() -> None:
    progress = fold(record("s-1"), undo("s-2", "s-1"), record("s-3", label="dog"))

    last = progress.last_undoable("ana")
    assert last is not None
    assert last.record == "s-3"


def test_undoing_an_undo_makes_the_label_stand_again() -> None:
    progress = fold(record("s-1"), undo("s-2", "s-1"), undo("s-3", "s-2"))

    assert label_of(progress) == "cat"


def test_a_record_undone_in_the_middle_leaves_the_newest_standing() -> None:
    first, second = record("s-1"), record("s-2", label="dog", supersedes="s-1")
    progress = fold(first, second, record("s-3", label="bus", supersedes="s-2"), undo("s-4", "s-2"))

    assert label_of(progress) == "bus"


def test_records_of_another_process_may_come_in_any_order() -> None:
    late = fold(record("t-1", label="dog", supersedes="s-1"), record("s-1"))

    assert label_of(late) == "dog"
    last = late.last_undoable("ana")
    assert last is not None
    assert last.record == "t-1"


def test_a_record_that_supersedes_itself_is_an_ordinary_one() -> None:
    assert label_of(fold(record("s-1", supersedes="s-1"))) == "cat"


def test_withdrawals_that_name_each_other_in_a_circle_end() -> None:
    circle = [undo("s-1", "s-3"), undo("s-2", "s-1"), undo("s-3", "s-2"), record("s-4")]

    assert label_of(fold(*circle)) == "cat"


def test_the_same_record_twice_counts_once() -> None:
    assert fold(record("s-1"), record("s-1")).tally("ana").records == 1


def test_a_repeat_stands_beside_the_first_label_and_its_skip_takes_nothing_away() -> None:
    assert fold(record("s-1"), record("s-2")).times("a.jpg", "ana") == 2
    assert label_of(fold(record("s-1"), skip("s-2", reason="unsure"))) == "cat"


def test_a_skip_that_supersedes_a_label_stands_instead() -> None:
    progress = fold(record("s-1"), skip("s-2", reason="unsure", supersedes="s-1"))

    standing = progress.standing("a.jpg", "ana")
    assert standing is not None
    assert (standing.outcome, standing.reason) == ("skipped", "unsure")
    assert progress.tally("ana").labelled == 0


def test_each_annotator_has_labels_of_their_own() -> None:
    progress = fold(record("s-1"), record("t-1", annotator="ben", label="dog"), skip("u-1", annotator="cyd"))

    assert progress.annotators() == ["ana", "ben", "cyd"]
    assert progress.annotators_of("a.jpg") == {"ana", "ben"}
    assert progress.labels_on("a.jpg") == 2
    assert progress.with_labels(2) == 1
    assert label_of(progress, annotator="ben") == "dog"


def test_items_for_later_are_kept_in_the_order_of_being_put_aside() -> None:
    progress = fold(skip("s-1"), skip("s-2", "b.jpg"), skip("s-3", "a.jpg", supersedes="s-1"), record("s-4", "c.jpg"))

    assert list(progress.later("ana")) == ["b.jpg", "a.jpg"]


def test_tags_are_counted_one_by_one() -> None:
    progress = fold(
        record("s-1", task="tag", answer={"tags": ["cat", "indoor"]}),
        record("s-2", "b.jpg", task="tag", answer={"tags": ["cat"]}),
        record("s-3", "c.jpg", task="tag", answer={"tags": []}),
    )

    assert progress.label_counts(kind("tag")) == {"cat": 2, "indoor": 1}
    assert progress.tally("ana").labelled == 3


@pytest.mark.parametrize("name", ["s-1", "s-01", "s-", "-1", "7", "", "s-1-2", "s-٣", "s-" + "9" * 30])
def test_a_record_keeps_its_name_whatever_it_looks_like(name: str) -> None:
    standing = fold(record(name)).standing("a.jpg", "ana")

    assert standing is not None
    assert standing.record == name


ITEMS = st.sampled_from(["a.jpg", "b.jpg"])
ANNOTATORS = st.sampled_from(["ana", "ben"])


@st.composite
def histories(draw: st.DrawFn) -> list[LabelRecord]:
    """Records as sittings write them: each supersedes nothing or an earlier record on its item."""
    history: list[LabelRecord] = []
    for number in range(draw(st.integers(0, 12))):
        item, annotator = draw(ITEMS), draw(ANNOTATORS)
        outcome = draw(st.sampled_from(["labelled", "labelled", "skipped", "flagged", "withdrawn"]))
        earlier = [one.record for one in history if one.item == item]
        supersedes = (
            draw(st.sampled_from(earlier)) if earlier and (outcome == "withdrawn" or draw(st.booleans())) else None
        )
        label = draw(st.sampled_from(["cat", "dog"])) if outcome == "labelled" else None
        reason = draw(st.sampled_from(["later", "unsure"])) if outcome == "skipped" else None
        history.append(
            record(
                f"s-{number}", item, label, annotator=annotator, outcome=outcome, supersedes=supersedes, reason=reason
            )
        )
    return history


def standing_by_definition(history: list[LabelRecord], item: str, annotator: str) -> str | None:
    """The rule, word by word: slow and plain."""
    void = {one.record: False for one in history}
    for one in reversed(history):
        if one.outcome == "withdrawn" and not void[one.record] and one.supersedes is not None:
            void[one.supersedes] = True
    alive = [one for one in history if not void[one.record] and one.outcome != "withdrawn"]
    replaced = {one.supersedes for one in alive}
    own = [one for one in alive if one.item == item and one.annotator == annotator and one.record not in replaced]
    labels = [one for one in own if one.outcome == "labelled"]
    return (labels or own)[-1].record if own else None


def names(progress: Progress) -> dict[tuple[str, str], str | None]:
    pairs = [(item, annotator) for item in ("a.jpg", "b.jpg") for annotator in ("ana", "ben")]
    found = {pair: progress.standing(*pair) for pair in pairs}
    return {pair: None if standing is None else standing.record for pair, standing in found.items()}


def counts(progress: Progress) -> object:
    tallies = {name: progress.tally(name) for name in sorted(progress.annotators())}
    aside = {name: list(progress.later(name)) for name in tallies}
    labels = {item: progress.labels_on(item) for item in ("a.jpg", "b.jpg")}
    return tallies, aside, labels, +progress.label_counts(kind("classify"))


def page_of(progress: Progress, annotator: str = "ana") -> list[str]:
    last = progress.last_undoable(annotator)
    return [] if last is None else [one.record for one in progress.together(last)]


def test_what_was_decided_on_a_page_is_taken_back_together() -> None:
    history = [
        record("s-1"),
        record("s-2", "b.jpg", page="s-2"),
        record("t-1", "b.jpg", page="s-2", annotator="ben"),
        record("u-9", "x.jpg"),
        record("s-3", "c.jpg", page="s-2"),
        record("s-4", "d.jpg", page="s-2"),
    ]
    progress = fold(*history)

    assert page_of(progress) == ["s-2", "s-3", "s-4"]
    assert page_of(progress, "ben") == ["t-1"]
    progress.add(undo("s-5", "s-3", "c.jpg"))
    assert page_of(progress) == ["s-2", "s-4"]
    progress.add(record("s-6", "b.jpg", supersedes="s-2"))
    assert page_of(progress) == ["s-6"]
    assert page_of(Progress.from_bytes(progress.to_bytes())) == ["s-6"]
    assert page_of(Progress.from_bytes(fold(*history).to_bytes())) == ["s-2", "s-3", "s-4"]
    read = Progress()
    read.read(documents(history))
    assert page_of(read) == ["s-2", "s-3", "s-4"]


@given(histories())
def test_what_stands_is_what_the_rule_says(history: list[LabelRecord]) -> None:
    progress = fold(*history)

    assert names(progress) == {pair: standing_by_definition(history, *pair) for pair in names(progress)}


@given(histories())
def test_the_counts_are_those_of_what_stands(history: list[LabelRecord]) -> None:
    progress = fold(*history)
    standing = [one for pair in names(progress) if (one := progress.standing(*pair)) is not None]

    for annotator in progress.annotators():
        outcomes = [one.outcome for one in standing if one.annotator == annotator]
        tally = progress.tally(annotator)
        assert (tally.labelled, tally.skipped, tally.flagged) == tuple(
            outcomes.count(outcome) for outcome in ("labelled", "skipped", "flagged")
        )
    labels = [one.answer["label"] for one in standing if one.answer is not None]
    assert +progress.label_counts(kind("classify")) == {label: labels.count(label) for label in set(labels)}


@given(histories(), st.data())
def test_a_snapshot_goes_on_as_if_it_had_never_been_away(history: list[LabelRecord], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(history)))
    progress = Progress.from_bytes(fold(*history[:cut]).to_bytes())
    for one in history[cut:]:
        progress.add(one)

    assert names(progress) == names(fold(*history))
    assert counts(progress) == counts(fold(*history))


@given(histories())
def test_reading_documents_is_adding_their_records(history: list[LabelRecord]) -> None:
    progress = Progress()
    progress.read(documents(history))

    assert names(progress) == names(fold(*history))
    assert counts(progress) == counts(fold(*history))


def test_documents_that_were_taken_in_before_change_nothing() -> None:
    history = [record("s-1"), undo("s-2", "s-1"), record("s-3", label="dog")]
    progress = fold(*history)
    progress.read(documents(history), again=True)

    assert progress.tally("ana").records == 2
    assert label_of(progress) == "dog"


def test_what_is_no_label_record_is_left_out() -> None:
    progress = Progress()
    progress.read([b"{}", b"nonsense", b'{"item": "\xff"}', *documents([record("s-1")])])

    assert progress.version == 1


def documents(records: Iterable[LabelRecord]) -> list[bytes]:
    return [msgspec.json.encode(one) for one in records]


@pytest.mark.parametrize("data", [b"", b"\xc0", b"\x92\x80\x80", msgspec.msgpack.encode([1, 2])])
def test_a_foreign_snapshot_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="snapshot"):
        Progress.from_bytes(data)
