"""The audit: everybody's signals with their numbers, one answer held against others', and nobody's hours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import pytest
from rich.cells import cell_len

from annotate.errors import AnnotateError
from annotate.i18n import set_language
from annotate.meter.ledger import read_ledgers
from annotate.meter.period import period
from annotate.receipt.audit.audit import PATTERNS, Audit, Finding, audit
from annotate.receipt.audit.rules import names
from annotate.receipt.audit.words import render
from annotate.receipt.signals import signals
from storage.records import Record
from tests.receipt.sample import label, sitting

CALM = [900 + 70 * number for number in range(60)]
MIXED = "abbaabab" * 7 + "aabb"
NAMES = "nobody \u202e[/red] שלום 日本語🚦 of a very long name indeed " * 2


def person(name: str, answers: Sequence[str], times: Sequence[int] = CALM, **fields: Any) -> Iterable[Record]:
    """A sitting of somebody who gave these answers, letter by letter, in these times."""
    session = name.encode("utf-8", "backslashreplace").hex()[:12]
    yield sitting(session=session, annotator=name)
    for number, (answer, ms) in enumerate(zip(answers, times, strict=True)):
        own = {"session": session, "record": f"{session}-{number}", "annotator": name, "item": f"{number}.jpg"}
        yield label(number % 50, **own, answer={"label": answer}, short_ms=ms, inputs=1, **fields)


def audited(*people: Iterable[Record], **options: Any) -> Audit:
    return audit("signs", read_ledgers([record for one in people for record in one]), **options)


def finding(found: Audit, name: str, signal: str) -> Finding:
    (row,) = (row for row in found.annotators if row.annotator == name)
    (one,) = (one for one in row.signals if one.signal == signal)
    return one


def test_a_calm_person_and_a_click_farm_are_told_apart_by_every_pattern() -> None:
    found = audited(person("ana", MIXED), person("farm", "a" * 60, [250] * 60))

    ana, farm = found.annotators
    assert (ana.raised, ana.check) == ((), False)
    assert (farm.raised, farm.check) == (("under_300_ms", "hasty", "variation", "one_answer"), True)
    assert {PATTERNS[signal] for signal in farm.raised} == {"too fast", "too regular", "one answer"}


def test_one_answer_is_shown_with_what_it_was_held_against() -> None:
    found = audited(person("ana", MIXED), person("ben", "a" * 60, gold=True))

    assert finding(found, "ben", "one_answer").numbers == {
        "answer": "a",
        "whole": None,
        "share": 1.0,
        "controls": 60,
        "to_controls": 60,
        "known_of_controls": 60,
        "others": 60,
        "others_share": 0.5,
        "compared": True,
    }


def test_a_dataset_of_one_class_raises_nothing() -> None:
    found = audited(*(person(name, "a" * 60) for name in ("ana", "ben", "cy")))

    assert [row.raised for row in found.annotators] == [(), (), ()]


def test_where_nobody_else_labelled_and_nothing_is_known_it_cannot_be_told() -> None:
    found = audited(person("ana", "a" * 60))

    assert (found.annotators[0].raised, finding(found, "ana", "one_answer").numbers["compared"]) == ((), False)
    assert "It cannot be told" in render(found).text()


def test_people_are_not_held_against_simulated_annotators() -> None:
    found = audited(person("ana", "a" * 60), person("robot", MIXED, simulated=True))

    assert finding(found, "ana", "one_answer").numbers["others"] == 0
    assert "SIMULATED" in render(found).text()


def test_an_empty_answer_given_again_and_again_is_one_answer() -> None:
    empty = [label(number, answer={"boxes": []}, short_ms=ms, inputs=1) for number, ms in enumerate(CALM)]
    found = audited(empty)

    numbers = finding(found, "amber-otter", "one_answer").numbers
    assert (numbers["answer"], numbers["whole"], numbers["share"]) == (None, "nothing", 1.0)
    assert "given most often: nothing chosen" in render(found).text()


def test_what_is_raised_is_what_the_own_receipt_raises_but_for_others_answers() -> None:
    read = read_ledgers([*person("ana", MIXED), *person("farm", "a" * 60, [250] * 60, gold=False)])
    found = audit("signs", read)

    for row in found.annotators:
        own = signals(read.by_annotator[row.annotator].pace)
        assert set(own.raised) <= set(row.raised) <= {*own.raised, "one_answer"}


def test_one_annotator_is_shown_beside_the_others() -> None:
    found = audited(person("ana", MIXED), person("ben", "a" * 60), annotator="ben")

    assert [row.annotator for row in found.annotators] == ["ben"]
    assert finding(found, "ben", "one_answer").numbers["others"] == 60


def test_a_period_leaves_out_what_was_done_outside_of_it() -> None:
    chosen = period("2026-11-24T09:00:30Z", None)
    read = read_ledgers(person("ana", MIXED), period=chosen)
    found = audit("signs", read, period=chosen)

    assert found.annotators[0].labels < 60
    assert (found.since, found.until) == ("2026-11-24T09:00:30.000Z", None)
    assert "from 24 Nov 2026, 09:00 UTC on" in render(found).text()


def test_who_has_not_labelled_is_not_audited() -> None:
    with pytest.raises(AnnotateError, match="nobody has labelled here yet"):
        audited()
    with pytest.raises(AnnotateError, match="nobody named “ben” has labelled here: name one of ana"):
        audited(person("ana", MIXED), annotator="ben")


def test_few_labels_say_nothing() -> None:
    found = audited(person("ana", "a" * 49, [10] * 49, gold=False))

    assert not any(one.told or one.raised for one in found.annotators[0].signals)
    assert "too few to say anything" in render(found).text()


def test_every_signal_has_a_rule_a_name_and_a_pattern() -> None:
    found = audited(person("ana", MIXED))

    signals_ = [one.signal for one in found.annotators[0].signals]
    assert signals_ == list(found.rules) == list(names()) == list(PATTERNS)


def test_nobodys_hours_and_money_are_in_it() -> None:
    text = msgspec.json.encode(audited(person("ana", MIXED))).decode()

    assert not [word for word in ("credited", "median_", '_s"', "hour", "EUR", "value") if word in text]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
def test_it_is_readable_at_any_width_whatever_the_names(width: int, language: str) -> None:
    set_language(language)
    wordy = [NAMES if letter == "a" else letter for letter in MIXED]
    roll = render(audited(person(NAMES, "a" * 60), person("ben", wordy, gold=True, repeat=False)), width)

    assert max(map(cell_len, roll.text().splitlines())) <= min(max(width, 30), 80)
    assert "\u202e" not in roll.text()
