"""The item in the middle of the screen, whatever it is, and the news of when it has really been painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import ContentSwitcher

from annotate.i18n import _
from annotate.projects.items import Item, Media
from annotate.tui.pictures.view import PictureView
from annotate.tui.widgets.post import PostView


class ItemView(ContentSwitcher):
    """Shows one item at a time and prepares the next ones."""

    DEFAULT_CSS = """
    ItemView {
        height: 1fr;
        width: 1fr;
    }
    """

    @dataclass
    class Painted(Message):
        """The item is on the screen. `note` says what is odd about it; `broken` that it cannot be shown."""

        item: str
        sha256: str | None
        width: int | None = None
        height: int | None = None
        note: str | None = None
        broken: bool = False

    def __init__(self, media: Media, *, id: str | None = None) -> None:
        """`media` is what most items are: it is laid out from the start."""
        super().__init__(id=id, initial="picture" if media == "image" else "post")
        self._item: Item | None = None

    def compose(self) -> ComposeResult:
        yield PictureView(id="picture", hint=_("You can skip it as a bad item."))
        yield PostView(id="post")

    def show(self, item: Item) -> None:
        """Put this item on the screen; `Painted` follows."""
        self._item = item
        self.current = "picture" if item.media == "image" else "post"
        if item.path is not None:
            self.query_one(PictureView).show(item.path)
        else:
            self.query_one(PostView).show(item.text or "")
            self.call_after_refresh(self._text_painted, item)

    def prepare(self, items: Sequence[Item]) -> None:
        """Have these ready soon, the first one first."""
        paths = [item.path for item in items if item.path is not None]
        if paths:
            self.query_one(PictureView).prepare(paths)

    def blank(self) -> None:
        """Show nothing."""
        self._item = None
        self.query_one(PictureView).clear()
        self.query_one(PostView).show("")

    def _text_painted(self, item: Item) -> None:
        if self._item is item:
            self.post_message(self.Painted(item.id, sha256((item.text or "").encode()).hexdigest()))

    def on_picture_view_painted(self, event: PictureView.Painted) -> None:
        event.stop()
        if (item := self._item) is not None and item.path == event.path:
            self.post_message(self.Painted(item.id, event.sha256, event.width, event.height, event.note))

    def on_picture_view_failed(self, event: PictureView.Failed) -> None:
        event.stop()
        if (item := self._item) is not None and item.path == event.path:
            self.post_message(self.Painted(item.id, event.sha256, note=event.reason, broken=True))
