"""The room's door."""

from __future__ import annotations

import pytest

import annotate.images
from annotate.images import loader, picture


def test_the_room_gives_its_names_when_they_are_asked_for() -> None:
    """And no others."""
    assert (annotate.images.load, annotate.images.BadImage) == (loader.load, picture.BadImage)
    assert all(hasattr(annotate.images, name) for name in annotate.images.__all__)
    with pytest.raises(AttributeError, match="zoom"):
        _ = annotate.images.zoom
