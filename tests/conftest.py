"""Keeps the machine that the tests run on out of them: its language, its colours, its user's settings."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

os.environ["ANNOTATE_LANG"] = "en"
os.environ["TEXTUAL_FPS"] = "500"  # read when Textual is loaded: what is pressed is painted without a wait

from textual import _wait

from annotate.i18n import set_language

_wait.SLEEP_GRANULARITY /= 4  # an app that is at rest is left at rest for no longer than it takes to tell

# The same examples in each run: who wants others, and more of them, sets this to anything.
_explore = bool(os.environ.get("ANNOTATE_EXPLORE"))
settings.register_profile("same", derandomize=not _explore, max_examples=200 if _explore else 40, deadline=None)
settings.load_profile("same")

# An app is a great many objects: at the usual threshold a quarter of the time goes into looking for garbage.
gc.set_threshold(20_000, 10, 10)

_tests = count()


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One more than there are cores: some tests wait for terminals and disks, and others can run meanwhile."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(autouse=True)
def settings_file(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A place for settings of the test's own, and English."""
    # Thousands of folders side by side would be looked through for each one more.
    folder = tmp_path_factory.getbasetemp() / "config" / str(next(_tests))
    folder.mkdir(parents=True)
    path = folder / "settings.toml"
    monkeypatch.setenv("ANNOTATE_CONFIG", str(path))
    monkeypatch.delenv("NO_COLOR", raising=False)
    yield path
    set_language(None)
