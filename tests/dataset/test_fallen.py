from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotate.dataset.fallen import Fallen
from annotate.progress.progress import Progress
from storage import LabelRecord
from tests.labelling import record

NAMES = [f"s-{number}" for number in range(8)]


@st.composite
def histories(draw: st.DrawFn) -> list[LabelRecord]:
    """Records on two items that replace and take back one another, that come in any order."""
    found = []
    for name in draw(st.permutations(NAMES)):
        fields = {
            "outcome": draw(st.sampled_from(("labelled", "skipped", "withdrawn"))),
            "supersedes": draw(st.sampled_from((None, *NAMES[: NAMES.index(name)]))),
            "annotator": draw(st.sampled_from(("ana", "ben"))),
        }
        found.append(record(name, draw(st.sampled_from("ab")), **fields))
    return found


@given(records=histories())
def test_it_says_what_the_progress_says(records: list[LabelRecord]) -> None:
    progress = Progress()
    for one in records:
        progress.add(one)
    fallen = Fallen()
    fallen.note(records)
    for one in records:
        assert fallen.has(one.record, one.item) != progress.holds(one.record, one.item)
