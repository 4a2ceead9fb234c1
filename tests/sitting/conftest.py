"""A sitting at four texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sitting.bench import Bench
from tests.small_projects import text_project


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(text_project(tmp_path, 4))
