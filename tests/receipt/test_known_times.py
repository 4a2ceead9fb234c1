"""One session of known times, brought in as a file: at each idle cap exactly the sums of the six meters' table.

Events at 0 s, then after gaps of 30, 200 (a careful look), 2400 (lunch) and 20 s: 2650 s of wall clock, of which caps
of 30, 60, 100, 180 and 300 s credit 110, 170, 250, 410 and 550 s. What that is worth is worked out here once more,
with nothing of the program's but the table of rates.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from annotate.i18n import set_language
from annotate.receipt.rates.table import bundled_rates
from cli.main import app

CREDITED_S = {30: 110, 60: 170, 100: 250, 180: 410, 300: 550}
WALL_S = 2650
LABELS = 3


def line(number: int, moment: str, short_ms: int, *long_gaps_ms: int) -> dict[str, Any]:
    """A label as another tool may write it down: the times, and nothing else that can be left out."""
    return {
        "item": f"{number}.jpg",
        "task": "classify",
        "answer": {"label": "cat"},
        "outcome": "labelled",
        "annotator": "ana",
        "session": "5e55104a0001",
        "record": f"5e55104a0001-{number}",
        "shown_at": moment,
        "submitted_at": moment,
        "short_ms": short_ms,
        "long_gaps_ms": long_gaps_ms,
        "inputs": 1,
    }


LINES = (
    line(1, "2026-11-24T11:00:30.000Z", 30_000),
    line(2, "2026-11-24T11:03:50.000Z", 0, 200_000),
    line(3, "2026-11-25T11:44:10.000Z", 20_000, 2_400_000),
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A fresh project with these labels in it."""
    monkeypatch.setenv("ANNOTATE_CONFIG", str(tmp_path / "settings.toml"))
    folder = tmp_path / "fresh"
    folder.mkdir()
    (folder / "annotate.toml").write_text('[task]\nkind = "classify"\nlabels = ["cat", "dog"]\n')
    (tmp_path / "known.jsonl").write_text("".join(json.dumps(one) + "\n" for one in LINES))
    assert "3 new records imported" in run("import", folder, tmp_path / "known.jsonl").stderr
    yield folder
    set_language(None)


def run(*arguments: object) -> Any:
    result = CliRunner().invoke(app, [str(one) for one in arguments], env={"ANNOTATE_LANG": "en"})
    assert result.exit_code == 0, result.output
    return result


def told(folder: Path, *options: object) -> dict[str, Any]:
    """The receipt that is printed for programs, its numbers as they are written."""
    text = run("receipt", folder, "--format", "json", *options).stdout
    found: dict[str, Any] = json.loads(text, parse_float=Decimal)
    return found


def rounded(amount: Decimal) -> str:
    """Half up to hundredths, which every currency of the table has by ISO 4217."""
    return str(amount.quantize(Decimal("0.01"), ROUND_HALF_UP))


@pytest.mark.parametrize(("cap_s", "credited_s"), CREDITED_S.items())
def test_each_cap_gives_the_sum_of_the_table(project: Path, cap_s: int, credited_s: int) -> None:
    found = told(project, "--idle-after", f"{cap_s}s")

    assert (found["idle_after_s"], found["credited_s"], found["label_s"]) == (cap_s, credited_s, credited_s)
    assert found["wall_s"] == WALL_S
    assert found["not_counted"] == {"idle_s": WALL_S - credited_s, "away_s": 0, "pause_s": 0, "suspended_s": 0}
    assert found["activities"] == {"label": {"credited_s": credited_s, "count": LABELS}}
    assert found["credited_by_cap"] == {
        str(cap): credited for cap, credited in CREDITED_S.items() if cap in (30, 60, 100, 180, cap_s)
    }


@pytest.mark.parametrize(("cap_s", "credited_s"), CREDITED_S.items())
def test_each_rate_gives_the_exact_decimal_value_of_it(project: Path, cap_s: int, credited_s: int) -> None:
    rates = [rate for rate in bundled_rates() if rate.unit in ("hour", "label")]
    names = [word for rate in rates for word in ("--rate", rate.id)]
    found = {one["rate"]: one for one in told(project, "--idle-after", cap_s, *names)["valuations"]}

    assert len(found) == len(rates) > 20
    for rate in rates:
        value = rate.amount * credited_s / 3600 if rate.unit == "hour" else rate.amount * LABELS
        by_hour = rate.amount if rate.unit == "hour" else value * 3600 / credited_s
        assert found[rate.id]["value"] == rounded(value)
        assert found[rate.id]["effective_hourly"] == rounded(by_hour)


def test_two_days_side_by_side_add_up_to_both(project: Path) -> None:
    whole = told(project)
    days = [told(project, "--since", day, "--until", day) for day in ("2026-11-24", "2026-11-25")]

    assert [day["credited_s"] for day in days] == [90, 80]
    for name in ("credited_s", "label_s", "wall_s"):
        assert sum(Decimal(day[name]) for day in days) == Decimal(whole[name])
    for cap, credited in whole["credited_by_cap"].items():
        assert sum(Decimal(day["credited_by_cap"][cap]) for day in days) == Decimal(credited)
    assert sum(day["work"]["labelled"] for day in days) == whole["work"]["labelled"] == LABELS


def test_a_moment_divides_them_as_well(project: Path) -> None:
    before = told(project, "--until", "2026-11-24T11:03:50Z")
    after = told(project, "--since", "2026-11-24T11:03:50Z")

    assert (before["wall_s"], after["wall_s"]) == (30, 2620)


def test_the_parts_by_day_are_the_receipts_of_the_days(project: Path) -> None:
    groups = told(project, "--by", "day")["groups"]

    assert [(group["key"], group["credited_s"], group["wall_s"]) for group in groups] == [
        ("2026-11-24", 90, 230),
        ("2026-11-25", 80, 2420),
    ]
