"""What was accepted of the labels that stand: in any order, the later word holds."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from annotate.meter.asides import MOST_REASONS, Acceptances
from annotate.meter.ledger import read_ledgers
from annotate.meter.period import period
from storage.records import MarkRecord, OpenSpan, Record
from tests.meter.test_ledger import SESSION, at, label, ledger, sitting
from tests.receipt.judged import verdict

NUMBERS = st.integers(1, 6)
words = st.lists(st.tuples(NUMBERS, st.booleans(), st.booleans()), max_size=12)


def spoken(said: Sequence[tuple[int, bool, bool]]) -> list[Record]:
    return [verdict(number, accepted, simulated=by_rule) for number, accepted, by_rule in said]


@limits(max_examples=60)
@given(st.lists(st.tuples(NUMBERS, st.integers(1, 3)), max_size=6, unique_by=lambda pair: pair[0]), words, st.data())
def test_every_label_that_stands_is_counted_once_by_the_last_word(
    given_labels: list[tuple[int, int]], said: list[tuple[int, bool, bool]], data: st.DataObject
) -> None:
    """Also where the requester's store is read before the labels, as in a receipt of several stores."""
    labels: list[Record] = [label(number, short_ms=1_000 * seconds) for number, seconds in given_labels]
    first = data.draw(st.booleans())
    found = ledger(sitting(), *(spoken(said) + labels if first else labels + spoken(said))).acceptances

    last = {number: (accepted, by_rule) for number, accepted, by_rule in said}
    judged = {number: last[number] for number, _ in given_labels if number in last}
    assert found == Acceptances(
        accepted=sum(accepted for accepted, _ in judged.values()),
        rejected=sum(not accepted for accepted, _ in judged.values()),
        not_judged=len(labels) - len(judged),
        by_rule=sum(by_rule for _, by_rule in judged.values()),
        rejected_ms=sum(
            1_000 * seconds for number, seconds in given_labels if number in judged and not judged[number][0]
        ),
    )


def test_each_annotator_has_the_verdicts_on_their_own_labels() -> None:
    others = [label(number, annotator="ben") for number in (2, 3)]
    found = read_ledgers([label(1), *others, *spoken([(1, True, False), (3, False, False), (9, True, False)])])

    assert {name: (one.acceptances.accepted, one.acceptances.rejected) for name, one in found.by_annotator.items()} == {
        "ana": (1, 0),
        "ben": (0, 1),
    }


def test_a_verdict_belongs_to_the_day_of_its_label() -> None:
    """Of a day's labels it is told what became of them, also later."""
    labels = [label(1, submitted_at=at(0, "2026-11-20")), label(2)]
    found = ledger(*labels, *spoken([(1, True, False), (2, True, False)]), period=period(None, "2026-11-20"))

    assert (found.acceptances.accepted, found.acceptances.not_judged) == (1, 0)


def test_the_time_of_a_rejected_answer_is_credited_at_the_chosen_cap() -> None:
    some = [label(1, short_ms=500, long_gaps_ms=(200_000,)), *spoken([(1, False, False)])]

    assert ledger(*some).acceptances.rejected_ms == 60_500
    assert ledger(*some, cap_ms=100_000).acceptances.rejected_ms == 100_500


def test_a_killed_sitting_was_exposed_to_what_lay_open_at_its_last_mark() -> None:
    seen = OpenSpan(activity="skip", short_ms=15_000, reveals=2, exposed_ms=9_000)
    found = ledger(
        sitting(), label(1, reveals=1, exposed_ms=400), MarkRecord(session=SESSION, elapsed_ms=1, open=(seen,))
    )

    assert (found.exposure.reveals, found.exposure.exposed_ms) == (3, 9_400)


def test_an_answer_that_was_changed_or_taken_back_is_held_against_nothing() -> None:
    """What an undo leaves standing counts again."""
    first = label(1, gold=False, repeat=False)
    changed = label(2, gold=True, repeat=True, supersedes=f"{SESSION}-1")
    undone = label(3, outcome="withdrawn", answer=None, supersedes=f"{SESSION}-2")

    for records, expected in (((first,), (0, 1)), ((first, changed), (1, 0)), ((first, changed, undone), (0, 1))):
        pace = ledger(*records).pace
        assert ((pace.right, pace.wrong), (pace.same, pace.other)) == (expected, expected)


def test_rejections_are_told_by_their_reasons_and_those_beyond_thirty_together() -> None:
    numbers = range(1, 36)
    labels: list[Record] = [label(number) for number in numbers]
    said = [verdict(number, False, reason=f"reason {number}") for number in numbers]
    changed = [verdict(2, False, reason="reason 1"), verdict(3, True, reason="well done"), verdict(4, False)]
    found = ledger(*labels, *said, *changed).acceptances

    assert found.reasons == {"reason 1": 2, **{f"reason {number}": 1 for number in range(5, MOST_REASONS + 1)}}
    assert (found.rejected, found.other_reasons, found.accepted) == (34, 35 - MOST_REASONS, 1)
