"""A picture in the terminal: decoded beside the app, drawn in cells, told when it is really on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.timer import Timer

from annotate.images.decoder import Decoder, Failure, Frame, Outcome, Request
from annotate.images.modes import Mode
from annotate.text import printable
from annotate.tui.pictures import told, ways
from annotate.tui.pictures.canvas import Canvas
from annotate.tui.pictures.exploring import Exploring
from annotate.tui.pictures.feed import Feed
from annotate.tui.pictures.scene import changed, unchanged

if TYPE_CHECKING:  # loaded when somebody looks closer
    from annotate.images.pixels import Painter
    from annotate.images.pyramid import Pyramid

PATIENCE = 0.12
"""Seconds that the picture before stays while the next one is decoded; then there is only the ground."""
SETTLE = 0.1
"""Seconds without a change of size after which a picture is decoded anew for its space."""

HEAD_START = 0.03
"""Seconds that decoding ahead waits, so that it does not slow the frame which is being made."""


class PictureView(Exploring):
    """Shows one picture as large as its space allows, or why it cannot be shown.

    It draws over all of its region, so it has no border or padding of its own: give them to a container.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PictureView {
        width: 1fr;
        height: 1fr;
        content-align: center middle;
        text-align: center;
    }
    """

    Told: TypeAlias = told.Told
    Painted: TypeAlias = told.Painted
    Failed: TypeAlias = told.Failed
    Looked: TypeAlias = told.Looked

    def __init__(
        self,
        *,
        mode: str | None = None,
        hint: str = "",
        stretch: bool = True,
        decoder: Decoder | None = None,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """`mode` is one of `annotate.images.modes.WISHES`; `hint` says what to do about a picture that cannot be
        shown; `stretch` enlarges small pictures; `decoder` is one shared with other views.
        """
        super().__init__(name=name, id=id, classes=classes)
        self.hint = hint
        self.stretch = stretch
        self._wish = mode
        self._feed = Feed(decoder)
        self._turn = 0  # counts what was shown or cleared, to know an answer that comes too late
        self._path: Path | None = None
        self._owed = False  # whether `show` still waits for its message
        self._asked: Request | None = None
        self._ahead_paths: Sequence[Path] = ()
        self._outcome: Outcome | None = None
        self._outcome_name = ""
        self._deepening = False  # whether all pixels were asked for
        self._news = False  # whether the frame that is drawn next is to be told of
        self._canvas = Canvas(self)
        self._blanking: Timer | None = None
        self._settling: Timer | None = None
        self._preparing: Timer | None = None
        self._stilling: Timer | None = None

    # What others ask for

    def show(self, path: Path) -> None:
        """Show this picture instead of the one before; ends with `Painted` or `Failed`, unless replaced."""
        self._withdraw()
        self._path, self._owed = path, True
        self._ask()
        self.veiled = self.veiled or (self._owed and self.shy)  # the one before, which stays for a moment

    def clear(self) -> None:
        """Show nothing, and want nothing more of what was asked for."""
        self._withdraw()
        self._path, self._owed = None, False
        self._put(None)

    def prepare(self, paths: Sequence[Path]) -> None:
        """Decode these ahead, in this order, when nothing else is to be done; replaces what was to be prepared."""
        self._ahead_paths = tuple(paths)
        self._feed.prepare_nothing()
        if self._preparing is not None:
            self._preparing.stop()
        if self.is_attached:
            self._preparing = self.set_timer(HEAD_START, self._decode_ahead)

    def _decode_ahead(self) -> None:
        if self._has_room:
            self._feed.prepare(self._request(path) for path in self._ahead_paths)

    @property
    def mode(self) -> Mode:
        """How pictures are drawn here."""
        return ways.mode_of(self.app, self._wish)

    def draw_in_next_way(self) -> None:
        """Draw pictures in another way that the terminal may know."""
        self._wish = ways.next_way(self.app, self._wish)
        self._ask()
        self.prepare(self._ahead_paths)

    def painter(self, mode: Mode) -> Painter:
        """What draws the pixels of this mode on the terminal that there is."""
        return ways.painter_of(self.app, mode)

    # How it is looked at

    def redraw(self) -> None:
        """Ask the guest anew what it draws, and draw the lines that change."""
        before = self._canvas.lines
        self._canvas.forget()
        if self.scene.drawing is None:
            return
        self._canvas.strips()
        rows, above = changed(before, self._canvas.lines), (self.size.height - len(before)) // 2
        width = self.size.width
        if rows is None or not before:
            self.refresh()
        elif rows:
            self.refresh(*(Region(0, above + row, width, 1) for row in rows))

    def seen_otherwise(self) -> None:
        """Draw the picture as it is looked at now, and tell of it."""
        self._move()
        self.redraw()
        self._look_deeper()
        if self._path is not None:
            self.post_message(self.Looked(self, self._path))

    def _move(self) -> None:
        """Fine pictures take long to make or to send: coarser ones will do until the look is still."""
        if not self._canvas.is_pixels and not self.mode.averages:
            return
        self.scene.moving = True
        if self._stilling is not None:
            self._stilling.stop()
        self._stilling = self.set_timer(SETTLE, self._still)

    def _still(self) -> None:
        self.scene.moving = False
        self.redraw()

    def _look_deeper(self) -> None:
        if self.scene.lacks_depth and not self._deepening and self._asked is not None:
            self._deepening = True
            self._feed.deepen(self._asked.path, self._asked.background, partial(self._tell_deep, self._turn))

    def _tell_deep(self, turn: int, outcome: Pyramid | Failure) -> None:
        if not isinstance(outcome, Failure):  # in the decoder's thread
            self.post_message(told.Deepened(turn, outcome))

    def on_picture_view_deepened(self, message: told.Deepened) -> None:
        """Show the pixels that were not at hand yet."""
        if message.turn == self._turn:
            self.scene.deepen(message.pyramid)
            self.redraw()

    # From a wish to an outcome

    @property
    def _has_room(self) -> bool:
        return self.is_attached and self.size.area > 0

    def _request(self, path: Path) -> Request:
        backdrop, cell = self.background_colors[1].rgb, ways.cell_of(self.app)
        return Request(path, *self.size, self.mode, backdrop, cell, self.stretch, self.light, self.shy)

    def _ask(self) -> None:
        if self._path is None or not self._has_room:
            return  # it is asked again with the first change of size
        self._asked = request = self._request(self._path)
        outcome = self._feed.ready(request)
        if outcome is not None:
            self._take(outcome)
            return
        self._feed.want(request, partial(self._tell, request))
        if self._owed and self._blanking is None:
            self._blanking = self.set_timer(PATIENCE, self._lose_patience)

    def _lose_patience(self) -> None:
        """Show the ground alone, unless the picture came while this was on its way."""
        if self._owed:
            self._put(None)

    def _tell(self, request: Request, outcome: Outcome) -> None:
        self.post_message(told.Made(request, outcome))  # the only thing done here in the decoder's thread

    def on_picture_view_made(self, message: told.Made) -> None:
        """Take the decoder's answer, unless something else was asked since."""
        if message.request is self._asked:
            self._take(message.outcome)

    def _take(self, outcome: Outcome) -> None:
        self._stop_timers()
        self._put(outcome if self._owed else unchanged(self._outcome, outcome), fresh=self._owed)
        if self._owed:
            self._owed, self._news = False, True

    def _put(self, outcome: Outcome | None, fresh: bool = True) -> None:
        """Show this from now on; `fresh`: not what was shown before, in another size."""
        self._outcome = outcome
        self._outcome_name = self._path.name if self._path is not None else ""
        self._canvas.forget()
        if not isinstance(outcome, Frame):
            self.scene.clear()
        elif fresh or self.scene.drawing is None:
            self.scene.show(outcome, self.mode, self.size, ways.cell_of(self.app), self._whole(outcome))
            self._look_deeper()
        else:
            self.scene.refit(outcome, self.mode, self.size, self._whole(outcome))
        self.refresh()

    def _whole(self, frame: Frame) -> tuple[int, int]:
        return self._request(Path()).cells((frame.picture.width, frame.picture.height))

    def _withdraw(self) -> None:
        self._turn += 1
        self._feed.withdraw()
        self._asked = None
        self._news = self._deepening = False
        self._stop_timers()

    def _stop_timers(self) -> None:
        for timer in (self._blanking, self._settling):
            if timer is not None:
                timer.stop()
        self._blanking = self._settling = None

    # Changes of space and look

    def on_resize(self) -> None:
        """Fit the picture to the new space: roughly at once, exactly when the size has settled."""
        if self._owed or self._outcome is None:
            self._settle()
            return
        if isinstance(self._outcome, Frame) and self._has_room:
            self._put(self._outcome, fresh=False)
        if self._settling is not None:
            self._settling.stop()
        self._settling = self.set_timer(SETTLE, self._settle)

    def _settle(self) -> None:
        self._settling = None
        self._ask()
        self.prepare(self._ahead_paths)

    def on_mount(self) -> None:
        """Take the pixels back while the program is suspended: the terminal may forget them meanwhile."""
        self.app.app_suspend_signal.subscribe(self, lambda _app: self._canvas.close(), immediate=True)
        self.app.app_resume_signal.subscribe(self, lambda _app: self._draw_anew())

    def _draw_anew(self) -> None:
        self._canvas.close()
        self._canvas.forget()
        self.refresh()

    def on_unmount(self) -> None:
        """Let the decoder go."""
        self._withdraw()
        self._feed.close()
        self._canvas.close()

    # Drawing

    @property
    def is_off(self) -> bool:
        """Whether no pictures are drawn, by the person's wish."""
        return ways.wish_of(self.app, self._wish) == "off"

    def render(self) -> Content:
        """The panel in the picture's place."""
        if self._outcome is None:
            return Content()
        name = Content.styled(printable(self._outcome_name), "bold $text")
        if isinstance(self._outcome, Frame):
            picture = self._outcome.picture
            return Content("\n").join(
                [name, Content.styled(f"{picture.width} × {picture.height}", "$foreground-muted")]
            )
        lines = [name, Content.styled(self._outcome.reason, "$text-warning")]
        if self.hint:
            lines += [Content(), Content.styled(self.hint, "$foreground-muted")]
        return Content("\n").join(lines)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The picture's lines as they are, without Textual's work per segment."""
        drawn = isinstance(self._outcome, Frame) and not self.is_off
        lines = self._cut(crop) if drawn else super().render_lines(crop)
        # One line alone is asked for to learn the style under the mouse, which paints nothing.
        if self._news and (crop.height > 1 or self.size.height == 1):
            self._news = False
            # What is drawn here goes to the terminal before anything that is called later.
            self.call_later(self._tell_all, self._turn, self._path, self._outcome)
        return lines

    def _tell_all(self, turn: int, path: Path, outcome: Outcome) -> None:
        if turn != self._turn:
            return
        if isinstance(outcome, Failure):
            self.post_message(self.Failed(self, path, outcome))
        else:
            self.post_message(self.Painted(self, path, outcome))

    def _cut(self, crop: Region) -> list[Strip]:
        strips = self._canvas.strips()
        if self.scene.drawing is not None:
            self._match_surroundings(self.scene.drawing.frame.picture.background)
        blank = Strip.blank(self.size.width)
        lines = [strips[y] if y < len(strips) else blank for y in crop.line_range]
        if crop.column_span != (0, self.size.width):
            return [line.crop(*crop.column_span) for line in lines]
        return lines

    def _match_surroundings(self, behind: tuple[int, int, int] | None) -> None:
        """Have the picture made again for other cells, or another colour behind its transparent parts."""
        if (asked := self._asked) is not None:
            now = self._request(asked.path)
            same = behind is None or now.background in (behind, asked.background)
            if not same or (now.mode, now.cell) != (asked.mode, asked.cell):
                self.call_later(self._ask)
