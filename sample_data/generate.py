"""Draws the sample pictures: `python -m sample_data.generate [FOLDER]`, each set in a folder of its own there."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image

from sample_data.catalogue import GATHERINGS, REPORTED, SAMPLES, WRITINGS, Sample, drawn

SETS: Mapping[str, Sequence[Sample]] = {
    "pictures": SAMPLES,
    "gatherings": GATHERINGS,
    "reported": REPORTED,
    "writings": WRITINGS,
}
"""By the names of their folders."""

COLOURS = (224, 176, 136, 104, 80, 64, 48, 32)
LIMIT = 15_000


def file_name(number: int, sample: Sample) -> str:
    """The name of the picture that comes `number`-th when the samples are played."""
    return f"{number:02}-{sample.title}.png"


def reduced(picture: Image.Image, colours: int) -> Image.Image:
    """The picture in a palette of its own, which keeps flat colours flat and the file small."""
    return picture.quantize(colours, Image.Quantize.MEDIANCUT, kmeans=1, dither=Image.Dither.NONE)


def _png(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()


def encoded(picture: Image.Image) -> bytes:
    """The picture as a PNG file with as many colours as fit into `LIMIT` bytes, or the fewest tried."""
    data = b""
    for colours in COLOURS:
        data = _png(reduced(picture, colours))
        if len(data) <= LIMIT:
            break
    return data


def named(samples: Sequence[Sample]) -> Iterator[tuple[str, Sample]]:
    """Every sample with its file name, in playing order."""
    for number, sample in enumerate(samples, 1):
        yield file_name(number, sample), sample


def generate(folder: Path, samples: Sequence[Sample]) -> list[Path]:
    """Writes these sample pictures into the folder and returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, sample in named(samples):
        (folder / name).write_bytes(encoded(drawn(sample)))
        written.append(folder / name)
    return written


def main(arguments: Sequence[str]) -> None:
    """Draws into the folder named on the command line, or over the shipped pictures."""
    folder = Path(arguments[0]) if arguments else Path(__file__).parent
    for name, samples in SETS.items():
        files = generate(folder / name, samples)
        total = sum(file.stat().st_size for file in files)
        print(f"{folder / name}: pictures drawn: {len(files)}, {total // 1024} KB in all", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
