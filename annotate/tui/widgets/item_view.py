"""The items in the middle of the screen, whatever they are, and the news of when they have really been painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import ContentSwitcher

from annotate.i18n import ngettext
from annotate.projects.items import Item, Media
from annotate.sitting.content import Content
from annotate.tui.pictures.view import PictureView
from annotate.tui.pictures.ways import spills
from annotate.tui.widgets.pair import PairView
from annotate.tui.widgets.picture_pair import PicturePair
from annotate.tui.widgets.post import PostView
from annotate.tui.widgets.sheet import Sheet


class ItemView(ContentSwitcher):
    """Shows the items of one page at a time and prepares the next ones."""

    DEFAULT_CSS = """
    ItemView {
        height: 1fr;
        width: 1fr;
    }
    ItemView.-apart {
        padding: 0 1 0 0;
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

    def __init__(
        self,
        media: Media,
        *,
        shape: tuple[int, int] | None = None,
        sides: bool = False,
        remedy: str = "",
        id: str | None = None,
    ) -> None:
        """`media` is what most items are: it is laid out from the start.

        `shape`: rows and columns of pictures, where several are shown at once; `sides`: they are the two sides of an
        item. `remedy` stands where a picture by itself cannot be shown: what to do about it.
        """
        usual = "sheet" if shape else {"text": "post", "pair": "pair"}.get(media, "picture")
        super().__init__(id=id, initial=usual)
        self._media = media
        self._shape = shape
        self._sides = sides
        self._remedy = remedy
        self._items: tuple[Item, ...] = ()

    def on_mount(self) -> None:
        """Keep pictures apart from what is on their right, where pixels are not the last thing drawn there."""
        self.set_class(spills(self.app, self.picture.mode), "-apart")

    def compose(self) -> ComposeResult:
        yield PictureView(id="picture", hint=self._remedy)
        yield PostView(id="post")
        if self._media == "pair":
            yield PairView(id="pair")
        if self._shape is not None:
            yield PicturePair(id="sheet") if self._sides else Sheet(self._shape, id="sheet")

    @property
    def picture(self) -> PictureView:
        """The view of a picture that is shown by itself."""
        return self.query_one("#picture", PictureView)

    @property
    def sheet(self) -> Sheet | None:
        """Where several pictures are shown at once; None, where that never happens."""
        return None if self._shape is None else self.query_one(Sheet)

    @property
    def pictures(self) -> list[PictureView]:
        """The views of the pictures on the screen, in order; none where texts are."""
        if self.current == "sheet" and self.sheet is not None:
            return self.sheet.pictures
        return [self.picture] if self.current == "picture" else []

    @property
    def shy(self) -> bool:
        """Whether each item is covered when it comes: a picture blurred, a post folded."""
        return self.picture.shy

    @shy.setter
    def shy(self, shy: bool) -> None:
        self.picture.shy = self.query_one(PostView).shy = shy

    @property
    def can_open(self) -> bool:
        """Whether something is on the screen that can be covered."""
        return self.current == "post" or (self.picture.viewport is not None and not self.picture.is_off)

    def open(self, open: bool) -> None:
        """Show what is covered of the item on the screen, or cover it again."""
        if self.current == "picture":
            self.picture.veiled = not open
        elif self.current == "post":
            self.query_one(PostView).fold(not open)

    def show(self, items: Sequence[Item]) -> None:
        """Put these items on the screen; `Painted` follows."""
        self._items = tuple(items)
        first, paths = items[0], _paths(items)
        if self.sheet is not None and len(paths) > 1:
            self.current = "sheet"
            self.sheet.show(paths, first.prompt)
        elif paths:
            self.current = "picture"
            self.picture.show(paths[0])
        else:
            self._show_text(first)

    def _show_text(self, item: Item) -> None:
        if item.media == "pair":
            self.current = "pair"
            self.query_one(PairView).show(item)
        else:
            self.current = "post"
            self.query_one(PostView).show(item)
        self.call_after_refresh(self._text_painted, item)

    def prepare(self, items: Sequence[Item], before: Item | None = None) -> None:
        """Have these ready soon, the first one first, and at last the one `before`, to which one may go back."""
        paths = _paths([item for item in items if item.media == "image"])
        sheets = [item.paths for item in items if item.media == "sheet"]
        if self.sheet is not None:
            size = len(self.sheet.tiles)
            self.sheet.prepare(sheets or [paths[start : start + size] for start in range(0, len(paths), size)])
        elif paths or before is not None:
            self.picture.prepare([*paths, *_paths([before] if before is not None else [])])

    def blank(self) -> None:
        """Show nothing."""
        self._items = ()
        self.picture.clear()
        self.query_one(PostView).clear()
        for pair in self.query(PairView):
            pair.clear()
        if self.sheet is not None:
            self.sheet.clear()

    def _text_painted(self, item: Item) -> None:
        if self._items and self._items[0] is item:
            self._tell([_content_of(item)])

    def on_picture_view_painted(self, event: PictureView.Painted) -> None:
        event.stop()
        if self._shows(event.path):
            self._tell([Content(event.sha256, event.width, event.height)], event.note)

    def on_picture_view_failed(self, event: PictureView.Failed) -> None:
        event.stop()
        if self._shows(event.path):
            self._tell([Content(event.sha256)], event.reason, broken=True)

    def on_sheet_painted(self, event: Sheet.Painted) -> None:
        event.stop()
        if self.current == "sheet" and self._items and self.sheet is not None:
            shown, lost = event.contents, len(event.reasons)
            contents = shown if len(self._items) > 1 else [self.sheet.as_one(shown)]
            self._tell(contents, _note(lost, len(shown)), broken=lost == len(shown))

    def on_picture_view_looked(self, event: PictureView.Looked) -> None:
        event.stop()
        self.post_message(self.Looked())

    def _shows(self, path: Path) -> bool:
        return self.current == "picture" and _paths(self._items) == [path]

    def _tell(self, contents: Sequence[Content], note: str | None = None, *, broken: bool = False) -> None:
        ids = tuple(item.id for item in self._items)
        self.post_message(self.Painted(ids, tuple(contents), note, broken))


def _content_of(item: Item) -> Content:
    """What was shown of texts; that of a pair is the same whichever side was shown first."""
    texts = [item.text or ""] if item.media == "text" else [item.prompt or "", *sorted(item.texts)]
    return Content(sha256("\0".join(texts).encode()).hexdigest())


def _paths(items: Sequence[Item]) -> list[Path]:
    """All pictures of some items, in order."""
    return [path for item in items for path in (item.paths or filter(None, (item.path,)))]


def _note(lost: int, of: int) -> str | None:
    if not lost:
        return None
    return ngettext(
        "{count} of {total} pictures cannot be shown", "{count} of {total} pictures cannot be shown", lost
    ).format(count=lost, total=of)
