"""A closer look in characters: coarse while it changes, fine when it is still."""

from __future__ import annotations

import re
from pathlib import Path

from annotate.tui.pictures.view import PictureView
from sample_data import PICTURES
from tests.tui.pictures.viewing import SIZE, Viewer, told, until

QUARTERS, EIGHTHS = set("█▘▝▀▖▌▞▛▗▚▐▜▄▙▟"), set("▁▂▃▅▆▇▎▊")


def characters(view: PictureView) -> set[str]:
    """Those of the picture that is on the screen."""
    return set(re.sub(r"\x1b\[[\d;]*m", "", "".join(view.scene.lines())))


async def test_what_shows_most_is_made_when_the_look_is_still() -> None:
    """Quarters of cells are made in a moment."""
    app = Viewer("blocks")
    async with app.run_test(size=SIZE) as pilot:
        await told(app, pilot, Path(next(iter(sorted(PICTURES.glob("*.png"))))))
        view = app.query_one(PictureView)
        view.zoom_by(1.5)
        assert view.scene.moving
        assert characters(view) <= QUARTERS
        await until(lambda: not view.scene.moving, pilot)

        assert characters(view) & EIGHTHS
