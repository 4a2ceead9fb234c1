"""Hundreds of photographs, one key each, through the real `annotate label`: does it stay quick, does it stay small?

python -m benchmarks.flipping [FOLDER] [--pictures N] [--images WAY]

Without a folder it makes its own photographs; with one, it takes that folder's, cut and mirrored until there are as
many different ones as asked for. The time is from the key's byte to the last tenth of what the terminal gets for it,
against a Textual app that puts one empty screen in another's place, and one that only repaints its empty screen, in
the same run. Memory is what the process holds (resident).
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pexpect
from PIL import Image, ImageOps

from benchmarks.pictures import COLUMNS, KEY_P99, KEY_RATIO, ROWS, Line, in_terminal, photograph, pictures_in, table

PAUSE_S = 0.15
"""In which a person looks, and the next picture is decoded."""
FLAT = 1.1
"""So many times as much memory as after two fifths, when the cache of pictures is full, is flat."""
TOML = '[task]\nkind = "classify"\nlabels = ["one", "two"]\n'


def different(folder: Path | None, count: int) -> Iterator[Image.Image]:
    """So many photographs, no two alike."""
    if folder is None:
        yield from (photograph(number, (1600, 1200)) for number in range(count))
        return
    paths = pictures_in(folder)
    for number in range(count):
        with Image.open(paths[number % len(paths)]) as im:
            picture = im.convert("RGB")
        turn = number // len(paths)
        picture = ImageOps.mirror(picture) if turn % 2 else picture
        yield picture.crop((turn, turn, picture.width - turn, picture.height - turn))


def project(place: Path, folder: Path | None, count: int) -> Path:
    """A project of so many photographs."""
    for number, picture in enumerate(different(folder, count)):
        picture.save(place / f"{number:04}.jpg", quality=90)
    (place / "annotate.toml").write_text(TOML, encoding="utf-8")
    return place


class Sitting:
    """One sitting at the real command."""

    def __init__(self, folder: Path, way: str) -> None:
        config = folder / "settings.toml"
        config.write_text('name = "bench"\n', encoding="utf-8")
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "ANNOTATE_CONFIG": str(config)}
        command = ["-c", "from cli.main import run; run()", "label", str(folder), "--images", way]
        self._child = pexpect.spawn(sys.executable, command, dimensions=(ROWS, COLUMNS), env=environment)
        self._child.delaybeforesend = None
        self._until_quiet(2.0)
        self._child.send("\r")  # what the meter records was read
        self._until_quiet(2.0)

    def label(self) -> float:
        """Milliseconds from a key to nine tenths of what came of it."""
        start = time.perf_counter()
        self._child.send("1")
        arrived = self._until_quiet(PAUSE_S)
        enough = 0.9 * sum(size for _at, size in arrived)
        for at, size in arrived:
            enough -= size
            if enough <= 0:
                return (at - start) * 1e3
        raise SystemExit("nothing came of a key")

    @property
    def memory(self) -> float:
        """Megabytes."""
        status = Path(f"/proc/{self._child.pid}/status").read_text(encoding="utf-8")
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def close(self) -> None:
        """Leave in an orderly way."""
        self._child.sendcontrol("q")
        self._child.expect(pexpect.EOF, timeout=20)

    def _until_quiet(self, quiet: float) -> list[tuple[float, int]]:
        arrived: list[tuple[float, int]] = []
        while True:
            try:
                data = self._child.read_nonblocking(1 << 20, timeout=quiet)
            except pexpect.TIMEOUT:
                return arrived
            arrived.append((time.perf_counter(), len(data)))


def flipped(folder: Path, count: int, way: str) -> tuple[list[float], list[float]]:
    """Milliseconds of each key, and megabytes after each tenth of them."""
    sitting = Sitting(folder, way)
    times, memory = [], []
    for number in range(1, count):
        times.append(sitting.label())
        if number % max(1, count // 10) == 0:
            memory.append(sitting.memory)
    sitting.close()
    return times[1:], memory


def lines(times: Sequence[float], memory: Sequence[float], plain: dict[str, list[float]]) -> list[Line]:
    """The table's lines."""
    p99 = sorted(times)[int(len(times) * 0.99) - 1]
    what = "key to next picture, real command"
    return [
        Line(what, statistics.median(times), "empty screen", statistics.median(plain["screens"]), KEY_RATIO),
        Line(what, statistics.median(times), "repainting one", statistics.median(plain["empty"])),
        Line(f"{what}, p99 in ms", p99, "-", None, KEY_P99),
        Line("memory at the end in MB", memory[-1], "after two fifths", memory[3], FLAT),
    ]


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="photographs to make different ones of")
    parser.add_argument("--pictures", type=int, default=500, help="how many are labelled")
    parser.add_argument("--images", default="blocks", help="the way of drawing")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        place = project(Path(made), options.folder, options.pictures)
        plain = in_terminal(("empty", "screens"), place, 50)
        times, memory = flipped(place, options.pictures, options.images)
    print(table(lines(times, memory, plain)))


if __name__ == "__main__":
    main()
