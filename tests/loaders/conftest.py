"""Keeps programs that load datasets from the network, and from caches that are not the test's own."""

from __future__ import annotations

import os
import tempfile

_CACHES = tempfile.mkdtemp(prefix="annotate-loaders-")
for _name in ("HF_HOME", "CROISSANT_CACHE", "XDG_CACHE_HOME"):  # read when the programs are imported
    os.environ[_name] = f"{_CACHES}/{_name.lower()}"
for _name in ("HF_HUB_OFFLINE", "HF_DATASETS_DISABLE_PROGRESS_BARS", "HF_HUB_DISABLE_TELEMETRY", "DO_NOT_TRACK"):
    os.environ[_name] = "1"


def pytest_sessionfinish() -> None:
    """Take the caches away."""
    import shutil

    shutil.rmtree(_CACHES, ignore_errors=True)
