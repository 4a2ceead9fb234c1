from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from storage.disk import open_file, read_part, replace_file
from storage.locks import lock, try_lock

ROOT = Path(__file__).parents[2]


def test_a_lock_is_held_until_its_file_is_closed(tmp_path: Path) -> None:
    first = open_file(tmp_path / "x", os.O_CREAT | os.O_RDWR)
    second = open_file(tmp_path / "x", os.O_RDWR)
    lock(first)
    assert not try_lock(second)
    os.close(first)
    assert try_lock(second)
    os.close(second)


def test_a_file_is_replaced_at_once_and_no_draft_stays(tmp_path: Path) -> None:
    for data in (b"one", b"two"):
        replace_file(tmp_path / "x", data)
        assert (tmp_path / "x").read_bytes() == data
    assert [entry.name for entry in tmp_path.iterdir()] == ["x"]


def test_parts_end_with_the_file(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"abcdef")
    assert read_part(tmp_path / "x", 4, 10) == b"ef"
    assert read_part(tmp_path / "x", 9, 10) == b""


PRETEND = """
import sys, types, importlib
sys.modules["msvcrt"] = types.ModuleType("msvcrt")
sys.modules["fcntl"] = None
import tinydb, msgspec, concurrent.futures, multiprocessing
sys.platform = "win32"
import storage
print(storage.LabelStore.__name__)
"""


def test_the_store_is_importable_where_there_is_no_fcntl() -> None:
    done = subprocess.run([sys.executable, "-c", PRETEND], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "LabelStore", done.stderr
