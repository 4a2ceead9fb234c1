"""annotate accept, reject and pay, as a requester types them, and what the annotator then reads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from annotate.i18n import set_language
from annotate.payments import pay_due
from annotate.projects.project import Project
from annotate.receipt.amounts import Acceptances, Reward
from annotate.receipt.formats.json import read
from annotate.receipt.model import Receipt
from annotate.receipt.money import Money
from storage import LabelStore, forget
from storage.records import AcceptanceRecord, PaymentRecord, ShareRecord
from tests.cli.robot import run
from tests.receipt.sample import SESSION, label, sitting
from tests.small_projects import text_project
from tests.storage.make import AT
from tests.tui.driving import stored

HOSTILE = "2\u202e\x1b[2J"


@pytest.fixture
def posts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    """Four labels by ana and one by ben, at five cents each."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ANNOTATE_LANG", "en")
    Path("posts").mkdir()
    project = text_project(Path("posts"), 4, more='[labour]\nreward = "0.05 EUR"')
    with LabelStore.open(project.store_path) as store:
        store.append(
            sitting(annotator="ana"),
            *(label(number, item=str(number), annotator="ana", short_ms=4_000) for number in range(1, 5)),
            label(5, item=HOSTILE, annotator="ben", answer={"choice": "left"}, task="compare"),
        )
    yield project
    set_language(None)


def told(*arguments: object) -> list[str]:
    """The narration of a command that went well."""
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (0, "")
    return result.stderr.replace("\u00a0", " ").splitlines()


def refused(*arguments: object, status: int = 1) -> str:
    result = run(*arguments)
    assert result.exit_code == status
    assert result.stdout == ""
    return " ".join(result.stderr.replace("│", "").split())  # also at no-break spaces


def verdicts(project: Project) -> list[tuple[str, bool, str | None]]:
    return [(one.record[-1], one.accepted, one.reason) for one in stored(project, AcceptanceRecord)]


def receipt(annotator: str = "ana") -> Receipt:
    return read(run("receipt", "posts", "-a", annotator, "--format", "json").stdout)


def test_without_a_choice_it_lists_what_awaits_a_verdict_and_says_how_to_choose(posts: Project) -> None:
    result = run("accept", "posts")

    assert result.exit_code == 0
    rows = [line.split() for line in result.stdout.splitlines() if SESSION in line]
    assert rows[0] == ["1", "cat", "ana", "2026-11-24", "09:00", f"{SESSION}-1"]
    assert [row[-1] for row in rows] == [f"{SESSION}-{number}" for number in range(1, 6)]
    assert r"2\u202e\x1b[2J" in result.stdout.replace("\n", "")
    assert result.stderr.startswith("5 labels await a verdict.\n")
    assert "`annotate reject posts --item ID --reason TEXT`" in result.stderr
    assert not verdicts(posts)


def test_programs_get_the_same_list(posts: Project) -> None:
    run("accept", "posts", "--annotator", "ana")
    found = json.loads(run("accept", "posts", "--format", "json").stdout)

    assert found["waiting"] == [
        {
            "record": f"{SESSION}-5",
            "item": HOSTILE,
            "annotator": "ben",
            "answer": {"choice": "left"},
            "line": None,
            "given_at": "2026-11-24T09:00:06.000Z",
        }
    ]


def test_a_batch_is_judged_paid_and_told_from_both_sides(posts: Project) -> None:
    """Each step says what it did, what that earns, and the command that comes next."""
    assert told("reject", "posts", "--item", "4", "--reason", "the instructions say dog") == [
        "1 label by ana rejected. In all: 0 accepted, 1 rejected, 3 not judged · earned 0.00 EUR · paid 0.00 EUR.",
        "What is left: annotate accept posts",
    ]
    assert told("accept", "posts", "--annotator", "ana") == [
        "3 labels by ana accepted. In all: 3 accepted, 1 rejected, 0 not judged · earned 0.15 EUR · paid 0.00 EUR.",
        "1 further label was judged before and stays as it is.",
        "To record that it is paid: annotate pay posts --annotator ana --earned",
    ]
    assert told("pay", "posts", "--annotator", "ana", "--earned", "--note", "by transfer") == [
        "0.15 EUR to ana recorded as paid.",
        "In all: 3 accepted, 1 rejected, 0 not judged · earned 0.15 EUR · paid 0.15 EUR.",
        "What the annotator sees: annotate receipt posts --annotator ana",
    ]
    found = receipt()
    assert found.paid.amount == "0.15"
    assert found.credited_s == 16.0
    shown = run("status", "posts").stdout.replace("\u00a0", " ")
    assert "ana: 3 accepted, 1 rejected, 0 not judged · earned 0.15 EUR · paid 0.15 EUR" in shown
    text = run("receipt", "posts", "--annotator", "ana").stdout
    assert "“the instructions say dog”" in text
    assert [one.note for one in stored(posts, PaymentRecord)] == ["by transfer"]


def test_what_was_accepted_stays_earned_when_the_project_promises_less(posts: Project) -> None:
    told("accept", "posts", "--item", "1", "--item", "2")
    toml = posts.root / "annotate.toml"
    toml.write_text(toml.read_text().replace("0.05 EUR", "0.01 EUR"))
    told("accept", "posts", "--item", "3")

    found = receipt().acceptances
    assert isinstance(found, Acceptances) and found.earned is not None
    assert (found.earned.amount, found.earned.rewards) == (
        "0.11",
        (Reward("0.05", "EUR", 2), Reward("0.01", "EUR", 1)),
    )
    text = run("receipt", "posts", "-a", "ana").stdout.replace("\u00a0", " ")
    assert "2 labels accepted × 0.05 EUR" in text
    assert "1 label accepted × 0.01 EUR" in text
    assert "earned 0.11 EUR" in run("status", "posts").stdout.replace("\u00a0", " ")


def test_what_is_paid_beyond_what_is_earned_is_said_and_can_be_taken_back_as_it_says(posts: Project) -> None:
    told("accept", "posts", "--item", "1")
    beyond = "That is {0} EUR more than is earned: if it was not meant, `annotate pay posts '{0} EUR' --annotator {1} -"

    assert len(told("pay", "posts", "0.05 EUR", "--annotator", "ana")) == 3
    assert told("pay", "posts", "1 EUR", "--annotator", "ana")[2].startswith(beyond.format("1.00", "ana"))
    assert told("pay", "posts", "2 EUR", "--annotator", "ben")[2].startswith(beyond.format("2.00", "ben"))
    assert len(told("pay", "posts", "1.00 EUR", "--annotator", "ana", "--correct")) == 3
    assert receipt().paid.amount == "0.05"


def test_where_nothing_is_promised_any_payment_is_as_it_should_be(posts: Project) -> None:
    toml = posts.root / "annotate.toml"
    toml.write_text(toml.read_text().replace('reward = "0.05 EUR"', ""))

    assert not any("more than is earned" in line for line in told("pay", "posts", "1 EUR", "--annotator", "ana"))


def test_several_annotators_are_named_one_after_the_other(posts: Project) -> None:
    told("reject", "posts", "--annotator", "ben", "--annotator", "ana", "--item", "1", "--reason", "no")
    told("accept", "posts", "--annotator", "ben", "-a", "ana")

    assert [(number, accepted) for number, accepted, _why in verdicts(posts)] == [
        ("1", False),
        ("2", True),
        ("3", True),
        ("4", True),
        ("5", True),
    ]
    assert "nobody named “zoe”" in refused("accept", "posts", "--annotator", "ana", "--annotator", "zoe")


def test_a_changed_mind_is_a_further_record_and_is_said(posts: Project) -> None:
    told("reject", "posts", "--record", f"{SESSION}-1", "--reason", "blurred")
    lines = told("accept", "posts", "--record", f"{SESSION}-1")

    assert "1 of these was rejected before." in lines
    assert verdicts(posts) == [("1", False, "blurred"), ("1", True, None)]


def test_a_file_of_known_answers_judges_by_a_rule(posts: Project) -> None:
    Path("known.jsonl").write_text('{"item": "1", "answer": "cat"}\n{"item": "3", "answer": "cat"}\n')
    told("accept", "posts", "--agreeing-with", "known.jsonl")
    told("reject", "posts", "--disagreeing-with", "known.jsonl", "--reason", "not what two others say")

    assert verdicts(posts) == [("1", True, None), ("3", False, "not what two others say")]
    assert all(one.simulated for one in stored(posts, AcceptanceRecord))
    assert "there is no item" in refused("accept", "posts", "--agreeing-with", _write('{"item": "9", "answer": "cat"}'))


def _write(line: str) -> str:
    Path("other.jsonl").write_text(line)
    return "other.jsonl"


@pytest.mark.parametrize("name", ["nowhere.jsonl", "posts"])
def test_a_file_of_known_answers_that_cannot_be_read_is_named(posts: Project, name: str) -> None:
    sentence = refused("accept", "posts", "--agreeing-with", name)

    assert sentence.startswith(f"annotate: {name} cannot be read (")
    assert sentence.endswith("name a file of known answers, in the form of gold.jsonl")


def test_nothing_matched_is_one_sentence_and_no_record(posts: Project) -> None:
    told("accept", "posts", "--all")

    assert told("accept", "posts", "--all")[0].startswith("5 labels are meant, which were judged before")
    assert told("accept", "posts", "--item", "1") == [
        "1 label is meant, which is accepted already: nothing was recorded."
    ]
    assert told("accept", "posts") == ["No label awaits a verdict."]
    assert "name one of ana, ben" in refused("accept", "posts", "--annotator", "zoe")
    assert len(verdicts(posts)) == 5


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["reject", "posts", "--all"], "say why"),
        (["reject", "posts", "--all", "--reason", "  "], "needs a reason"),
        (["reject", "posts", "--reason", "x"], "say which labels are meant"),
        (["accept", "posts", "--all", "--item", "1"], "leave the other choices out"),
        (["accept", "posts", "--again"], "say which labels"),
        (["accept", "posts", "--format", "xml"], "choose one of text, json"),
        (["pay", "posts", "3 EUR"], "say who was paid"),
        (["pay", "posts", "--annotator", "ana"], "how much?"),
        (["pay", "posts", "3 EUR", "--annotator", "ana", "--earned"], "one amount, or --earned"),
        (["pay", "posts", "--annotator", "ana", "--earned", "--correct"], "name the amount"),
        (["pay", "posts", "3 EUR", "--annotator", "ana", "--note", "a\nb"], "one line of visible text"),
    ],
)
def test_what_is_typed_wrongly_is_refused(posts: Project, arguments: list[str], sentence: str) -> None:
    assert sentence in refused(*arguments, status=2)
    assert not stored(posts, AcceptanceRecord) + stored(posts, PaymentRecord)


def test_what_is_earned_is_paid_once_however_many_pay_at_the_same_time(posts: Project) -> None:
    told("accept", "posts", "--annotator", "ana")

    def wait_for_another(_fd: int) -> None:
        patched.undo()
        with LabelStore.open(posts.store_path) as store:
            assert pay_due(store, "ana", Money(Fraction("0.05"), "EUR"), at=AT)

    patched = pytest.MonkeyPatch()
    patched.setattr("storage.locks.lock", wait_for_another)

    assert "nothing is earned by ana that is not paid yet" in refused("pay", "posts", "--annotator", "ana", "--earned")
    assert [one.amount for one in stored(posts, PaymentRecord)] == ["0.20"]


def test_a_payment_can_be_taken_back_after_the_project_pays_in_another_currency(posts: Project) -> None:
    told("pay", "posts", "--annotator", "ana", "3 EUR")
    file = posts.root / "annotate.toml"
    file.write_text(file.read_text().replace("0.05 EUR", "0.05 USD"))

    told("pay", "posts", "--annotator", "ana", "3 EUR", "--correct")

    assert [one.amount for one in stored(posts, PaymentRecord)] == ["3.00", "-3.00"]
    assert "this project pays in USD" in refused("pay", "posts", "--annotator", "ana", "3 EUR")


def test_a_mistaken_payment_is_taken_back_and_both_stay_on_record(posts: Project) -> None:
    told("pay", "posts", "31.50", "EUR", "--annotator", "ana")
    lines = told("pay", "posts", "31.50 EUR", "--annotator", "ana", "--correct")

    assert lines[0] == "31.50 EUR to ana recorded as not paid."
    assert [one.amount for one in stored(posts, PaymentRecord)] == ["31.50", "-31.50"]
    assert receipt().paid.amount == "0.00"
    assert "only 0.00 EUR is recorded as paid" in refused("pay", "posts", "1 EUR", "-a", "ana", "--correct")


def test_what_cannot_be_paid_is_one_sentence(posts: Project) -> None:
    assert "nothing is earned by ana" in refused("pay", "posts", "-a", "ana", "--earned")
    assert "name one of ana, ben" in refused("pay", "posts", "1 EUR", "-a", "zoe")
    assert "pays in EUR" in refused("pay", "posts", "1 USD", "-a", "ana")
    assert not stored(posts, PaymentRecord)


def test_a_project_without_a_reward_earns_nothing_and_may_pay_all_the_same(posts: Project) -> None:
    text_project(posts.root, 4)

    assert "name an amount" in refused("pay", "posts", "-a", "ana", "--earned")
    assert told("accept", "posts", "--annotator", "ben") == [
        "1 label by ben accepted. In all: 1 accepted, 0 rejected, 0 not judged.",
        "What the annotator sees: annotate receipt posts --annotator ben",
    ]
    assert told("pay", "posts", "500 JPY", "-a", "ana")[0] == "500 JPY to ana recorded as paid."


def test_nobody_has_labelled_yet(tmp_path: Path) -> None:
    text_project(tmp_path, 1)

    assert "there is nobody to pay" in refused("pay", tmp_path, "1 EUR", "-a", "ana")
    assert told("accept", tmp_path) == ["No label awaits a verdict."]
    assert not (tmp_path / "labels.store").exists()


@pytest.mark.parametrize(
    "command",
    [
        ["accept", "posts", "--annotator", "ana"],
        ["pay", "posts", "3 EUR", "--annotator", "ana"],
        ["share", "posts", "--annotator", "ana"],
    ],
)
def test_nothing_is_kept_of_somebody_who_is_forgotten_at_the_same_moment(
    posts: Project, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cli.complaint.warn_of_damage", lambda _store: forget(posts.store_path, "ana", at=AT))

    assert "somebody was forgotten in posts/labels.store at this moment" in refused(*command)
    assert not [*stored(posts, AcceptanceRecord), *stored(posts, PaymentRecord), *stored(posts, ShareRecord)]


def test_names_stay_whole_in_a_pipe_so_that_they_can_be_given_to_item(posts: Project) -> None:
    name = f"{'long' * 40}.jpg"
    with LabelStore.open(posts.store_path) as store:
        store.append(label(9, item=name, annotator="ana"))

    assert name in run("accept", "posts").stdout
