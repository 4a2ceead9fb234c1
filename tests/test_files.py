from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from annotate.files import replacing


def test_a_file_appears_whole_with_the_mode_of_a_normal_new_file(tmp_path: Path) -> None:
    with replacing(tmp_path / "out.csv") as file:
        file.write(b"half")
        assert not (tmp_path / "out.csv").exists()
    (tmp_path / "normal").touch()

    assert (tmp_path / "out.csv").read_bytes() == b"half"
    assert stat.S_IMODE((tmp_path / "out.csv").stat().st_mode) == stat.S_IMODE((tmp_path / "normal").stat().st_mode)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["normal", "out.csv"]


def test_after_an_error_the_old_file_stays_and_no_draft(tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_text("old")

    with pytest.raises(KeyboardInterrupt), replacing(tmp_path / "out.csv") as file:
        file.write(b"new")
        raise KeyboardInterrupt

    assert (tmp_path / "out.csv").read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_link_keeps_leading_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to("real.csv")

    with replacing(tmp_path / "link.csv") as file:
        file.write(b"new")

    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text() == "new"


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append((tmp_path / "pipe").read_bytes()))
    reader.start()

    with replacing(tmp_path / "pipe") as file:
        file.write(b"through")
    reader.join()

    assert read == [b"through"]
    assert (tmp_path / "pipe").is_fifo()


def test_a_very_long_name_is_no_hindrance(tmp_path: Path) -> None:
    with replacing(tmp_path / ("x" * 250 + ".csv")) as file:
        file.write(b"new")

    assert len(list(tmp_path.iterdir())) == 1


def test_a_full_disk_is_named_by_the_file_that_was_to_be_written() -> None:
    with pytest.raises(OSError, match="No space left on device: '/dev/full'"), replacing(Path("/dev/full")) as file:
        file.write(b"new")


def test_an_error_names_the_file_that_was_asked_for(tmp_path: Path) -> None:
    asked = tmp_path / "gone" / "out.csv"

    with pytest.raises(FileNotFoundError) as error, replacing(asked):
        raise AssertionError("not reached")
    assert (error.value.filename, error.value.filename2) == (str(asked), None)
