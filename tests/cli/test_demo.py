"""The demonstration, played without a terminal."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from typer.testing import Result

from annotate.i18n import _, set_language
from cli.demo import WORDS, Name
from sample_data.scenarios import SCENARIOS, Scenario
from storage import LabelStore, verify
from storage.records import PaymentRecord
from tests.cli.robot import run


@cache
def played(name: str, language: str) -> Result:
    """What comes of eight items of a demonstration; in French of two, as what is told is the same."""
    return run("demo", name, "--auto", {"en": "8", "fr": "2"}[language], "--lang", language)


@pytest.mark.parametrize(
    ("items", "shares"), [(1, (1, 0)), (8, (5, 3)), (16, (10, 6)), (20, (10, 10)), (22, (10, 12)), (99, (10, 12))]
)
def test_items_are_shared_out_as_far_as_there_are_any(items: int, shares: tuple[int, int]) -> None:
    assert tuple(SCENARIOS["microtask"].shares(items, [10, 12])) == shares


def test_its_receipt_says_that_the_folder_is_gone(settings_file: Path) -> None:
    result = run("demo", "--auto", "2")

    assert result.exit_code == 0
    assert "--keep FOLDER keeps it" in " ".join(result.stdout.split())
    assert not settings_file.exists()


def test_a_kept_demonstration_has_a_receipt_that_can_be_checked(tmp_path: Path) -> None:
    result = run("demo", "--auto", "2", "--keep", tmp_path)

    heads = [verify(store).head for store in sorted(tmp_path.rglob("labels.store"))]
    assert len(heads) == 2
    assert all(head in result.stdout.replace("\n", "") for head in heads)


def test_nothing_is_kept_in_a_folder_that_holds_anything_else(tmp_path: Path) -> None:
    (tmp_path / "mine.jpg").write_bytes(b"")

    result = run("demo", "--auto", "1", "--keep", tmp_path)

    assert result.exit_code == 1
    assert result.stderr == f"annotate: {tmp_path} is not empty: name a new folder with --keep.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.jpg"]


def test_a_kept_demonstration_goes_on_where_it_was_and_is_no_place_for_another(tmp_path: Path) -> None:
    for _time in range(2):
        assert run("demo", "boxes", "--auto", "1", "--keep", tmp_path).exit_code == 0

    result = run("demo", "clickfarm", "--auto", "1", "--keep", tmp_path)
    assert result.exit_code == 1
    assert "holds the demonstration “boxes”" in result.stderr


def test_it_says_when_it_has_fewer_items_than_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Scenario, "shares", lambda *_counts: [1, 1, 0, 0])

    assert "The demonstration has 2 items: it played these, and not 100." in run("demo", "--auto", "100").stderr


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("weisure", ("Conley 2009",)),
        ("microtask", ("wage-mturk-hara", "Earned an hour here", "United States, federal minimum wage")),
        ("requester", ("amber-otter", "Paid an hour here", "United States, federal minimum wage")),
        ("moderation", ("wage-moderator-ke", "Times an item was uncovered", "Time it lay open")),
        ("clickfarm", ("piece-click-worker", "a thousand clicks")),
    ],
)
def test_every_story_ends_with_its_receipt(name: str, told: tuple[str, ...], language: str) -> None:
    result = played(name, language)

    set_language(language)
    assert result.exit_code == 0
    assert {"en": "R E C E I P T", "fr": "R E Ç U"}[language] in result.stdout
    assert SCENARIOS[name].told(language).turning in result.stderr
    assert all(_(part) in result.stdout + result.stderr for part in told)


def test_the_requester_accepts_most_of_what_a_diligent_annotator_answers_and_says_how_many() -> None:
    result = played("microtask", "en")
    numbers = dict(re.findall(r"(Accepted|Rejected): (\d+)", result.stderr))

    assert int(numbers["Accepted"]) > int(numbers["Rejected"])
    assert re.search(rf"accepted \.+ {numbers['Accepted']}\n", result.stdout)
    assert re.search(rf"rejected \.+ {numbers['Rejected']}\n", result.stdout)


def test_the_simulated_requester_pays_what_is_accepted_and_says_that_nobody_is_paid() -> None:
    result = played("microtask", "en")
    told, receipt = result.stderr.replace("\u00a0", " "), result.stdout.replace("\u00a0", " ")
    accepted = re.search(r"Accepted: (\d+)", told)

    assert accepted is not None
    assert f"Paid: 0.{int(accepted[1]):02} USD" in told
    assert re.search(rf"Paid by this project so far \.+ 0\.{int(accepted[1]):02} USD", receipt)
    assert "Nobody was paid" in receipt


def test_the_other_side_judges_what_somebody_else_has_done_and_goes_on_with_commands(tmp_path: Path) -> None:
    """Of twelve answers nine are judged in the demonstration; the last is the requester's to judge and to pay."""
    result = run("demo", "requester", "--auto", "9", "--keep", tmp_path)
    assert "Accepted: 6\nRejected: 3\nNot judged: 3\n" in result.stderr
    assert "“wrong” ........................................ 3" in result.stdout

    batch = tmp_path / "batch"
    assert "tram-late" in run("accept", batch).stdout
    assert "3 labels by amber-otter accepted." in run("accept", batch, "--all").stderr
    assert "0.03 USD to amber-otter recorded as paid." in run(
        "pay", batch, "-a", "amber-otter", "--earned"
    ).stderr.replace("\u00a0", " ")
    with LabelStore.open(batch / "labels.store", read_only=True) as store:
        assert [(one.amount, one.simulated) for one in store.scan(PaymentRecord)] == [("0.06", True), ("0.03", True)]
    again = run("demo", "requester", "--auto", "9", "--keep", tmp_path)
    assert "Accepted: 8\nRejected: 4\nNot judged: 0\n" in again.stderr


def test_the_help_has_a_line_for_every_scenario_and_a_mistake_names_them_all() -> None:
    shown = run("demo", "--help").stdout

    assert list(Name) == list(WORDS) == list(SCENARIOS)
    assert all(f"{name}: " in shown for name in SCENARIOS)
    assert ", ".join(SCENARIOS) in " ".join(run("demo", "nothing").stderr.replace("│", "").split())
