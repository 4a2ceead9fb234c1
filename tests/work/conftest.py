"""A sitting at four texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_projects import text_project
from tests.work.bench import Bench


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(text_project(tmp_path, 4))
