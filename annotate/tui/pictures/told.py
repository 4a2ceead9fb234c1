"""What a view of a picture tells: to those around it, and to itself from the decoder's thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from annotate.images.decoder import Failure, Frame, Outcome, Request

if TYPE_CHECKING:
    from annotate.images.pyramid import Pyramid
    from annotate.tui.pictures.view import PictureView


class Told(Message, bubble=True, namespace="picture_view"):
    """What has become of a picture that `show` was asked for."""

    def __init__(self, view: PictureView, path: Path) -> None:
        super().__init__()
        self.view = view
        self.path = path

    @property
    def control(self) -> PictureView:
        """The view that it is about."""
        return self.view


class Painted(Told, namespace="picture_view"):
    """The picture is on the screen."""

    def __init__(self, view: PictureView, path: Path, frame: Frame) -> None:
        super().__init__(view, path)
        self.sha256 = frame.picture.sha256
        self.width = frame.picture.width
        self.height = frame.picture.height
        self.note = frame.picture.note


class Failed(Told, namespace="picture_view"):
    """The reason why there is no picture is on the screen."""

    def __init__(self, view: PictureView, path: Path, failure: Failure) -> None:
        super().__init__(view, path)
        self.reason = failure.reason
        self.sha256 = failure.sha256


class Looked(Told, namespace="picture_view"):
    """It is looked at in another way: closer, elsewhere, in another light."""


class Made(Message, bubble=False, namespace="picture_view"):
    """The decoder's answer, for the view alone."""

    def __init__(self, request: Request, outcome: Outcome) -> None:
        super().__init__()
        self.request = request
        self.outcome = outcome


class Deepened(Message, bubble=False, namespace="picture_view"):
    """All the pixels of a picture, for the view alone."""

    def __init__(self, turn: int, pyramid: Pyramid) -> None:
        super().__init__()
        self.turn = turn
        self.pyramid = pyramid
