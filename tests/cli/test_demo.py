"""The demonstration, played without a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from sample_data.scenarios import SCENARIOS, Scenario
from storage import verify
from tests.cli.robot import run


@pytest.mark.parametrize(
    ("items", "shares"), [(1, (1, 0)), (12, (8, 4)), (56, (38, 18)), (58, (40, 18)), (100, (40, 18))]
)
def test_pictures_and_posts_are_shared_out_as_far_as_there_are_any(items: int, shares: tuple[int, int]) -> None:
    assert tuple(SCENARIOS["weisure"].shares(items, [40, 18])) == shares


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


def test_it_says_when_it_has_fewer_items_than_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Scenario, "shares", lambda *_counts: [1, 1])

    assert "The demonstration has 2 items: it played these, and not 100." in run("demo", "--auto", "100").stderr
