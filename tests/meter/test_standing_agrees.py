"""The receipt counts as standing what the queue holds for decided: two folds, one rule."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotate.meter.standing import Standing
from annotate.progress.progress import Progress
from tests.labelling import record, skip, undo

ITEMS = ("a.jpg", "b.jpg", "c.jpg")


@given(
    st.lists(st.one_of(st.tuples(st.sampled_from(("label", "skip")), st.sampled_from(ITEMS)), st.just(("undo", ""))))
)
def test_whatever_is_decided_changed_and_taken_back_both_count_the_same(actions: list[tuple[str, str]]) -> None:
    progress, standing = Progress(), Standing()
    for number, (action, item) in enumerate(actions):
        name = f"0123456789ab-{number}"
        if action == "undo":
            last = progress.last_undoable("ana")
            if last is None:
                continue
            made = undo(name, last.record, last.item)
        else:
            before = progress.standing(item, "ana")
            make = record if action == "label" else skip
            made = make(name, item, supersedes=None if before is None else before.record)
        progress.add(made)
        standing.add(made)

        tally = progress.tally("ana")
        assert standing.labels["classify"] == tally.labelled
        assert standing.decisions == tally.labelled + tally.skipped
