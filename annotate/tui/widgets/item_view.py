"""The items in the middle of the screen, whatever they are, and the news of when they have really been painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import ContentSwitcher

from annotate.i18n import _
from annotate.projects.items import Item, Media
from annotate.sitting.content import Content
from annotate.tui.pictures.view import PictureView
from annotate.tui.widgets.post import PostView


class ItemView(ContentSwitcher):
    """Shows the items of one page at a time and prepares the next ones."""

    DEFAULT_CSS = """
    ItemView {
        height: 1fr;
        width: 1fr;
    }
    """

    @dataclass
    class Painted(Message):
        """The items are on the screen. `note` says what is odd about them; `broken` that nothing can be shown."""

        items: tuple[str, ...]
        contents: tuple[Content, ...]
        note: str | None = None
        broken: bool = False

    class Looked(Message):
        """A picture is looked at in another way."""

    def __init__(self, media: Media, *, id: str | None = None) -> None:
        """`media` is what most items are: it is laid out from the start."""
        super().__init__(id=id, initial="picture" if media == "image" else "post")
        self._item: Item | None = None

    def compose(self) -> ComposeResult:
        yield PictureView(id="picture", hint=_("You can skip it as a bad item."))
        yield PostView(id="post")

    @property
    def pictures(self) -> list[PictureView]:
        """The views of the pictures on the screen, in order; none where texts are."""
        return [self.query_one(PictureView)] if self.current == "picture" else []

    def show(self, items: Sequence[Item]) -> None:
        """Put these items on the screen; `Painted` follows."""
        (item,) = items
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
            self._tell(Content(sha256((item.text or "").encode()).hexdigest()))

    def on_picture_view_painted(self, event: PictureView.Painted) -> None:
        event.stop()
        if self._item is not None and self._item.path == event.path:
            self._tell(Content(event.sha256, event.width, event.height), event.note)

    def on_picture_view_failed(self, event: PictureView.Failed) -> None:
        event.stop()
        if self._item is not None and self._item.path == event.path:
            self._tell(Content(event.sha256), event.reason, broken=True)

    def on_picture_view_looked(self, event: PictureView.Looked) -> None:
        event.stop()
        self.post_message(self.Looked())

    def _tell(self, content: Content, note: str | None = None, *, broken: bool = False) -> None:
        assert self._item is not None
        self.post_message(self.Painted((self._item.id,), (content,), note, broken))
