from __future__ import annotations

import os
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import PIL
import pytest
from PIL import Image, ImageChops, ImageStat

from sample_data import PICTURES
from sample_data.catalogue import SAMPLES, Sample, drawn
from sample_data.drawing.canvas import HEIGHT, WIDTH
from sample_data.generate import SETS, encoded, main, named, reduced
from sample_data.microtask import TEXTS

SHIPPED_WITH = "13"
"""The major version of Pillow that drew the shipped files; others may round a shade differently."""
LARGEST = 15 * 1024
LARGEST_SETS = 1000 * 1024
FOLDERS = [(PICTURES.parent / name, samples) for name, samples in SETS.items()]
SHIPPED = [(folder / name, sample) for folder, samples in FOLDERS for name, sample in named(samples)]
DRAWN_AGAIN = SHIPPED if os.environ.get("ANNOTATE_EXPLORE") else SHIPPED[::6]
"""Drawing them all takes a while: it is enough where more examples are wanted, or the drawings are worked on."""


def _difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures' channels, from 0 to 255."""
    channels = ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).mean
    return sum(channels) / len(channels)


@pytest.mark.parametrize(("path", "sample"), DRAWN_AGAIN, ids=[path.name for path, _ in DRAWN_AGAIN])
def test_a_shipped_picture_is_what_its_scene_draws(path: Path, sample: Sample) -> None:
    with Image.open(path) as shipped:
        colours = len(shipped.getpalette() or ()) // 3
        fresh = reduced(drawn(sample), colours)
        allowed = 0.0 if PIL.__version__.startswith(SHIPPED_WITH) else 2.0
        assert shipped.size == (WIDTH, HEIGHT)
        assert _difference(shipped, fresh) <= allowed


def test_drawing_twice_gives_the_same_pixels() -> None:
    assert drawn(SAMPLES[1]).tobytes() == drawn(SAMPLES[1]).tobytes()


def test_a_folder_can_be_named_to_draw_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sample_data.generate.SETS", {"few": SAMPLES[1:2]})
    main([str(tmp_path / "drawn")])
    drawing = tmp_path / "drawn" / "few" / "01-window-seat.png"
    assert "pictures drawn: 1," in capsys.readouterr().err
    assert drawing.read_bytes() == encoded(drawn(SAMPLES[1]))


@pytest.mark.parametrize(("folder", "samples"), FOLDERS, ids=[*SETS])
def test_nothing_but_the_drawn_pictures_is_shipped(folder: Path, samples: Sequence[Sample]) -> None:
    assert sorted(path.name for path in folder.iterdir()) == [name for name, _ in named(samples)]


def test_the_pictures_are_small() -> None:
    sizes = [path.stat().st_size for path, _sample in SHIPPED]
    assert max(sizes) <= LARGEST
    assert sum(sizes) <= LARGEST_SETS


def test_no_two_pictures_are_alike() -> None:
    thumbnails = {Image.open(path).convert("RGB").resize((8, 6)).tobytes() for path, _sample in SHIPPED}
    assert len(thumbnails) == len(SHIPPED) >= 38


def test_every_subject_that_is_asked_for_has_pictures() -> None:
    assert set(TEXTS["en"].subjects) <= {sample.subject for sample in SAMPLES}


def test_the_first_twelve_pictures_show_most_subjects() -> None:
    assert len({sample.subject for sample in SAMPLES[:12]}) >= 8


def test_a_picture_that_needs_many_colours_gets_fewer_to_stay_small() -> None:
    noise = Image.effect_noise((WIDTH, HEIGHT), 80).convert("RGB")
    with Image.open(BytesIO(encoded(noise))) as small:
        assert len(small.getpalette() or ()) // 3 <= 64
