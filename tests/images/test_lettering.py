"""Names in pixels: every sign of the app's own is drawn, and letters as well as the machine can."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PIL import Image, ImageDraw, ImageFont

from annotate.images import lettering
from annotate.images.lettering import Lettering

BLACK = (0, 0, 0)


@pytest.fixture
def no_fonts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine has none."""
    monkeypatch.setattr(lettering, "_FONTS", ("no-such-font.ttf",))
    lettering._found.cache_clear()
    yield
    lettering._found.cache_clear()


def written(letters: Lettering, text: str | None = None) -> Image.Image:
    """What a name looks like."""
    image = Image.new("RGB", (200, 30), (255, 255, 255))
    letters.draw(ImageDraw.Draw(image), (5, 15), letters.text if text is None else text, BLACK)
    return image


@pytest.mark.parametrize("sign", ["✓", "›", "…", "’", "#", "5"])
@pytest.mark.usefixtures("no_fonts")
def test_signs_of_the_app_look_like_nothing_else(sign: str) -> None:
    """Least of all like a question mark."""
    letters = Lettering(sign, 16)

    assert letters.text == sign
    assert written(letters).tobytes() not in (written(letters, "?").tobytes(), written(letters, " ").tobytes())


@pytest.mark.parametrize("text", ["✓", "✓7", "›✓7", "a ✓ b", "cat"])
def test_a_name_is_as_long_as_it_is_drawn(text: str) -> None:
    letters = Lettering(text, 16)
    box = written(letters).convert("L").point(lambda value: 255 - value).getbbox()

    assert box is not None
    assert box[0] >= 5 - 2 and box[2] <= 5 + letters.length(text) + 2
    assert box[2] - box[0] >= 0.6 * letters.length(text) - 3


@pytest.mark.usefixtures("no_fonts")
def test_without_a_font_for_them_letters_lose_their_accents() -> None:
    assert Lettering("✓ vélo «5»", 16).text == "✓ velo «5»"
    assert Lettering("Жук", 16).text == "???"


def test_with_one_they_keep_them(monkeypatch: pytest.MonkeyPatch) -> None:
    own = ImageFont.load_default(16)
    monkeypatch.setattr(lettering, "_found", lambda size: own)

    assert Lettering("✓ vélo", 16).text == "✓ vélo"
