"""What an annotator changes in passing is kept, or it is said that it is not, and work goes on."""

from __future__ import annotations

from pathlib import Path

from annotate.settings import Settings, save_settings
from annotate.tui.screens.labelling import LabellingScreen
from tests.small_projects import image_project
from tests.tui.driving import seated


async def test_settings_that_cannot_be_kept_are_one_quiet_warning_and_work_goes_on(
    tmp_path: Path, settings_file: Path
) -> None:
    """A file where the settings' folder should be: nobody may write there, root neither."""
    settings_file.parent.rmdir()
    settings_file.parent.write_text("")
    async with seated(image_project(tmp_path), None, introduced=False, keep=save_settings) as seat:
        await seat.press("enter")
        assert isinstance(seat.app.screen, LabellingScreen)
        assert [toast.split(":")[0] for toast in seat.toasts] == ["Name not remembered"]
        assert str(settings_file) in seat.toasts[0]
        seat.app.theme = "nord"
        await seat.press("m", "1")

        assert [toast.split(":")[0] for toast in seat.toasts[1:]] == ["Theme not remembered", "Meter not remembered"]
        assert seat.labels == [("1.png", "cat")]


async def test_colours_once_chosen_are_kept(tmp_path: Path) -> None:
    kept: list[Settings] = []
    async with seated(image_project(tmp_path), keep=kept.append) as seat:
        seat.app.theme = "nord"
        await seat.calm()

    assert [settings.theme for settings in kept] == ["nord"]
