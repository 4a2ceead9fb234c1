"""Odd, broken and malicious files in every way of drawing: a picture, or a sentence, and never an error."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from annotate.images.light import Light
from annotate.terminals.choosing import WISHES
from annotate.tui.pictures.view import PictureView
from tests.images.files import exif, png_of_size, quarters, saved, write
from tests.tui.pictures.viewing import SIZE, Viewer, frame, told


def files() -> dict[str, bytes]:
    """Files by their names; those whose names begin with `no` hold no picture that can be shown."""
    picture = quarters()
    noise, png = saved(Image.effect_noise((400, 300), 60).convert("RGB"), "JPEG"), saved(picture, "PNG")
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    return {
        "cmyk.jpg": saved(picture.convert("CMYK"), "JPEG"),
        "turned.jpg": saved(picture, "JPEG", exif=exif(6)),
        "half.jpg": noise[: len(noise) // 2],
        "deep.png": saved(Image.new("I;16", (30, 20), 30_000), "PNG"),
        "palette.png": saved(picture.convert("P"), "PNG", transparency=0),
        "glass.png": saved(Image.new("RGBA", (9, 9), (0, 0, 0, 0)), "PNG"),
        "bilevel.png": saved(picture.convert("1"), "PNG"),
        "moving.gif": saved(frames[0], "GIF", save_all=True, append_images=frames[1:]),
        "moving.webp": saved(frames[0], "WEBP", save_all=True, append_images=frames[1:]),
        "lab.tiff": saved(Image.new("LAB", (8, 8), (128, 128, 128)), "TIFF"),
        "dot.bmp": saved(Image.new("RGB", (1, 1), "white"), "BMP"),
        "tall.png": saved(Image.new("RGB", (3, 4000), "green"), "PNG"),
        "wide.png": saved(Image.new("RGB", (4000, 3), "green"), "PNG"),
        "[bold]\x1b[31m\n.png": png,
        "no-bytes.jpg": b"",
        "no-image.jpg": b"just a text\n" * 20,
        "no-page.png": b"<!DOCTYPE html><p>nothing",
        "no-bomb.png": png_of_size(20_000, 20_000),
        "no-start.png": png[: len(png) // 8],
    }


FULLY = WISHES if os.environ.get("ANNOTATE_EXPLORE") else ("half", "kitty")
"""Ways that get all files: they are read the same for every way, and drawn as cells or sent as pixels."""
FEW = ("turned.jpg", "glass.png", "dot.bmp", "wide.png", "no-bomb.png")
"""Files for the other ways: of odd shapes and colours, and one that is refused."""


@pytest.mark.parametrize("way", WISHES)
async def test_every_file_is_shown_or_refused_in_every_way(tmp_path: Path, way: str) -> None:
    app = Viewer(way)
    async with app.run_test(size=SIZE) as pilot:
        view = app.query_one(PictureView)
        every = files()
        for name in every if way in FULLY else FEW:
            path = write(tmp_path, every[name], name)
            event = await told(app, pilot, path)

            assert isinstance(event, PictureView.Failed if name.startswith("no-") else PictureView.Painted), name
            view.zoom_by(3)
            view.pan(5, 5)
            view.light = Light(2, 1)
            await pilot.pause(0.01)
            assert frame(app)
            view.whole()
            view.light = Light()
