"""The receipt for people: the whole of it, at any width, whatever it is about."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from annotate.i18n import set_language
from annotate.receipt.build import Options
from annotate.receipt.formats.text import render, render_text
from annotate.receipt.model import Receipt
from annotate.receipt.money import Money
from annotate.receipt.valuation import Wishes
from storage.records import SpanRecord
from tests.receipt.conftest import Make
from tests.receipt.sample import SESSION, at, label, sitting

GOLDEN = Path(__file__).parent / "golden"
HOSTILE = "\u202e[/red] \x1b[2J\n日本語" * 4 + "🚦" * 30 + "שלום " + "\udc80"


@pytest.mark.parametrize("width", [40, 80])
def test_the_whole_receipt(make: Make, width: int) -> None:
    assert render(make(), width) == (GOLDEN / f"receipt-{width}.txt").read_text("utf-8")


def drawn(receipt: Receipt, width: int, *, color: bool) -> str:
    out = io.StringIO()
    console = Console(width=width, file=out, force_terminal=True, color_system="truecolor", legacy_windows=False)
    console.print(render_text(receipt, width, color=color))
    return out.getvalue()


def words_of(receipt: Receipt) -> str:
    return " ".join(render(receipt).split())


def test_caps_that_give_the_same_time_print_the_same_time(make: Make) -> None:
    """66.04 s credited and 0.01 s away are 66.1 s in all; each total is rounded by itself, the parts make up for it."""
    away = SpanRecord(session=SESSION, activity="away", started_at=at(1), short_ms=10)
    rows = [line for line in render(make(sitting(), label(1, short_ms=66_040), away)).splitlines() if "█" in line]

    assert [row.split("█ ")[-1] for row in rows[:5]] == [*["1 min 06.0 s"] * 4, "1 min 06.1 s"]


def test_a_reward_is_a_promise_for_nobody_recorded_a_payment(make: Make) -> None:
    receipt = make(options=Options(reward=Money.parse("0.05 EUR")))
    text = words_of(receipt)

    assert "Promised by this project ." in text
    assert "0.45 EUR" in text
    assert "9 labels that stand × 0.05 EUR" in text
    assert "Paid by this project so far ............... 0.00 EUR" in text
    assert "gap to what was paid" in text


def test_a_demonstration_whose_folder_is_gone_says_so_and_not_how_to_erase_it(make: Make) -> None:
    text = words_of(make(options=Options(kept=False)))

    assert "This demonstration's folder is gone already, with the labels and the times; --keep FOLDER keeps it." in text
    assert "How to erase it" not in text
    assert "annotate verify" not in text
    assert "5eed" not in text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_place_that_nobody_named_is_told_as_an_assumption(make: Make, language: str) -> None:
    set_language(language)
    assumed = "so France is assumed: --place" if language == "en" else "on suppose la France : --place"

    assert assumed in words_of(make())
    assert assumed not in words_of(make(options=Options(wishes=Wishes(place="fr"))))


@pytest.mark.parametrize("width", [10, 23, 24, 40, 41, 60, 80, 200])
def test_paper_and_plain_say_the_same_but_for_the_code(make: Make, width: int) -> None:
    """What is for cameras is drawn where paper is known to be lighter than ink."""
    receipt = make()
    text = render_text(receipt, width, color=True)
    lines = [line.strip() for line in text.plain.splitlines()]

    assert lines[:1] == [lines[0].strip("▟▙")] or set(lines[0]) == {"▟", "▙"}
    if width >= 24:
        assert all(cell_len(line) <= width for line in text.plain.splitlines())
        inner = min(52, width - 4) // 2 * 2
        on_paper = [line.rstrip() for line in lines[2:-2] if not set(line) & set("▀▄")]
        plain = [line.strip() for line in render(receipt, inner).splitlines()]
        assert [line for line in on_paper if line] == [line for line in plain if line]
        assert any(set(line) & set("▀▄") for line in lines[2:-2]) == (inner >= 45)


@pytest.mark.parametrize("color", [True, False])
def test_names_never_steer_the_terminal(make: Make, color: bool) -> None:
    receipt = make(sitting(annotator=HOSTILE), label(1, annotator=HOSTILE), project=HOSTILE)
    text = drawn(receipt, 40, color=color)

    assert "\x1b[2J" not in text
    assert not {"\u202e", "\udc80"} & set(text)
    assert "[/red]" in text
    assert all(cell_len(line) <= 40 for line in render(receipt, 40).splitlines())
    text.encode("utf-8")


def test_plain_has_no_escape_codes(make: Make) -> None:
    assert "\x1b" not in drawn(make(), 60, color=False)
    assert "\x1b[" in drawn(make(), 60, color=True)


def test_a_simulated_receipt_says_so_wherever_it_speaks_of_work_and_money(make: Make) -> None:
    text = render(make(sitting(simulated=True), label(1, short_ms=1_000)))

    assert text.count("SIMULATED: no person did this work") == 2


def test_flags_are_said_in_words(make: Make) -> None:
    rates = ["wage-mturk-hara", "gift-hcaptcha", "piece-image-mg", "piece-box-google", "0.5 JPY/label"]
    text = " ".join(render(make(options=Options(wishes=Wishes(rates=rates)))).split())

    for said in (
        "The platform has closed since.",
        "Paid to the website, nothing to the person who solved it.",
        "Worked out: 400,000 a month / (500 a day x 21.67 days).",
        "A list price, not what a worker was paid.",
        "This is the price of a box: there is none here.",
        "As of 2018: more than 7 years old.",
        "The source has no date.",
        "value at 0.5 JPY/label",
        " 5 JPY",
    ):
        assert said in text
    assert "owed" not in text


def test_nothing_done_makes_a_receipt_too(make: Make) -> None:
    text = render(make(sitting()))

    assert "Nothing was credited, so there is no share." in text
    assert "Declared about long gaps: nothing." in text
    assert "In 1 sitting the terminal is not known to tell" in text


def test_long_sittings_are_told_in_whole_seconds(make: Make) -> None:
    text = render(make(sitting(), label(1, short_ms=3_600_000), label(2, short_ms=192_345)))

    assert "1 h 03 min 12 s" in text


def test_signals_are_told_with_a_verdict_only_of_two(make: Make) -> None:
    hasty = [label(number, short_ms=150, gold=number < 30) for number in range(60)]
    calm = [label(number, short_ms=900 + 70 * number) for number in range(60)]

    assert "Worth a check" in render(make(sitting(), *hasty))
    assert "Control items as expected ................. 30 of 60" in render(make(sitting(), *hasty))
    assert "a signal is no verdict" in render(make(sitting(), *calm))


def test_a_chosen_cap_stands_in_the_error_bar(make: Make) -> None:
    text = render(make(options=Options(cap_ms=90_500)))

    assert "▸ 90.5 s" in text
    assert "Idle, beyond 90.5 s without input" in text


def test_french_numbers_in_a_french_receipt(make: Make) -> None:
    set_language("fr")

    assert "0,58 EUR" in render(make())
