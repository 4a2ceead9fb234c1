"""All the boxes of one picture while they are drawn: a cursor, perhaps a chosen box, and the way back.

An editor is a value: what one does with it gives another one. It is in one of three states: the cursor is free, a box
is being drawn from its anchor to the cursor, or a box is chosen and moves instead of the cursor.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from annotate.boxing.box import CORNERS, WHOLE, Box, Grip, Point, Size
from annotate.boxing.steps import Step, advanced, reshaped, stepped

Corner = tuple[int, int]
"""Where pixels meet: from 0 up to the picture's width and height."""


class Stage(NamedTuple):
    """What an edit can be taken back to."""

    boxes: tuple[Box, ...]
    chosen: int | None
    grip: Grip
    cursor: Corner


@dataclass(frozen=True)
class Editor:
    """Boxes in the order drawn, on a picture of that size."""

    size: Size
    label: str
    """What the next box will be called."""
    boxes: tuple[Box, ...] = ()
    cursor: Corner = (0, 0)
    anchor: Corner | None = None
    """The first corner of the box that is being drawn."""
    chosen: int | None = None
    """The place of the chosen box."""
    grip: Grip = WHOLE
    """What of it moves."""
    past: tuple[Stage, ...] = ()
    future: tuple[Stage, ...] = ()
    series: bool = False
    """Whether the last edit moved the chosen box: further movements belong to it."""
    rest: Point = (0.0, 0.0)
    """What the cursor, or the held part of the chosen box, lacks to its exact place: at most half a pixel."""
    refused: bool = False
    """Whether the box that is being drawn was to end before it had an area."""
    latest: int | None = None
    """The place of the box that was drawn or chosen last."""

    @classmethod
    def of(cls, answer: Mapping[str, Any] | None, size: Size, label: str) -> Editor:
        """The boxes of an answer, the cursor in the middle of the picture."""
        boxes = tuple(Box.of(box) for box in (answer or {"boxes": ()})["boxes"])
        return cls(size, label, boxes, (size[0] // 2, size[1] // 2))

    def answer(self) -> dict[str, Any]:
        """The boxes as an answer; the one that is being drawn is none of them yet."""
        return {"boxes": [box.answer() for box in self.boxes]}

    # What there is

    @property
    def current(self) -> Box | None:
        """The chosen box."""
        return None if self.chosen is None else self.boxes[self.chosen]

    @property
    def drawn(self) -> Box | None:
        """The box that is being drawn, as soon as it has an area."""
        return None if self.anchor is None else Box.between(self.label, self.anchor, self.cursor)

    @property
    def drawing(self) -> bool:
        """Whether a box is being drawn."""
        return self.anchor is not None

    @property
    def exact(self) -> Point:
        """Where the cursor is, with the fractions of a pixel that steps by cells have come to."""
        return self.cursor[0] + self.rest[0], self.cursor[1] + self.rest[1]

    @property
    def at_edge(self) -> bool:
        """Whether the cursor, or what is held of the chosen box, is at an edge of the picture."""
        box = self.current if self.grip == WHOLE else None
        places = [self.cursor] if box is None else [(box.x, box.y), (box.right, box.bottom)]
        return any(at in (0, end) for place in places for at, end in zip(place, self.size, strict=True))

    # Moving

    def step(self, step: Step) -> Editor:
        """Move the chosen box by its grip, or else the cursor."""
        if self.chosen is not None:
            box, rest = stepped(self.boxes[self.chosen], self.grip, step, self.size, self.rest)
            return replace(self.reshape(box), rest=rest)
        (x, rest_x), (y, rest_y) = (
            advanced(at, rest, by, 0, end, near)
            for at, rest, by, end, near in zip(self.cursor, self.rest, step[:2], self.size, step.near, strict=True)
        )
        return replace(self, cursor=(int(x), int(y)), rest=(rest_x, rest_y), series=False)

    def point(self, x: float, y: float) -> Editor:
        """Put the cursor there, or where the picture ends."""
        return replace(self, cursor=self._on_picture((x, y)), rest=(0.0, 0.0), series=False)

    def _on_picture(self, point: Point) -> Corner:
        x, y = (max(0, min(end, round(at))) for at, end in zip(point, self.size, strict=True))
        return x, y

    # Drawing

    def begin(self, label: str | None = None) -> Editor:
        """Begin a box at the cursor, with this label or the last one."""
        return replace(self.let_go(), anchor=self.cursor, label=label or self.label, refused=False)

    def swap(self) -> Editor:
        """Go on drawing from the other corner."""
        if self.anchor is None:
            return self
        return replace(self, anchor=self.cursor, cursor=self.anchor, rest=(0.0, 0.0))

    def finish(self) -> Editor:
        """End the box at the cursor; as long as it has no area that is refused, and it is drawn on."""
        if self.drawn is None:
            return replace(self, refused=self.drawing)
        return replace(self, anchor=None, refused=False)._added(self.drawn)

    def cancel(self) -> Editor:
        """Draw no box after all."""
        return replace(self, anchor=None, refused=False)

    def add(self, box: Box) -> Editor:
        """Append a box and choose it."""
        return replace(self, anchor=None, refused=False, label=box.label)._added(box).choose(len(self.boxes))

    def copy(self, step: Step) -> Editor:
        """Append one like the chosen box, a step away or where there is room, and choose it."""
        if self.current is None:
            return self
        back = step._replace(across=-step.across, down=-step.down)
        for one in (step, back):
            if (box := reshaped(self.current, WHOLE, one, self.size)) != self.current:
                return self.add(box)
        return self.add(self.current)

    def _added(self, box: Box) -> Editor:
        return replace(self._edited((*self.boxes, box)), latest=len(self.boxes))

    # Choosing

    def choose(self, place: int | None) -> Editor:
        """Take hold of the box at this place, all of it; None: of none."""
        if place is None:
            return self.let_go()
        editor = replace(self, anchor=None, refused=False, chosen=place, grip=WHOLE, series=False, latest=place)
        return editor._followed()

    def let_go(self) -> Editor:
        """Have the cursor move again."""
        rest = self.rest if self.chosen is None else (0.0, 0.0)
        return replace(self, chosen=None, grip=WHOLE, rest=rest, series=False)

    def turn(self, by: int = 1) -> Editor:
        """Choose the next box, or so many further; the first time the one at the cursor, if there is one."""
        if not self.boxes:
            return self
        if self.chosen is not None:
            return self.choose((self.chosen + by) % len(self.boxes))
        here = self.under(self.cursor)
        if here:
            return self.choose(self.latest if self.latest in here else here[0])
        last = self.latest is not None and self.latest < len(self.boxes)
        return self.choose(self.latest if last else 0 if by > 0 else len(self.boxes) - 1)

    def pick(self, point: Point, reach: Point = (0, 0)) -> Editor:
        """Choose the smallest box there; once more, the next larger one; none where there is none."""
        here = self.under(point, reach)
        if not here:
            return self.let_go()
        after = here.index(self.chosen) + 1 if self.chosen in here else 0
        return self.choose(here[after % len(here)])

    def under(self, point: Point, reach: Point = (0, 0)) -> list[int]:
        """The places of the boxes at a point, the smallest first."""
        here = [place for place, box in enumerate(self.boxes) if box.holds(point, reach)]
        return sorted(here, key=lambda place: self.boxes[place].area)

    def hold(self, grip: Grip) -> Editor:
        """Take hold of the chosen box by this part."""
        return self if self.chosen is None else replace(self, grip=grip, series=False)._followed()

    def regrip(self) -> Editor:
        """Take hold of the chosen box by another part: all of it, its first corner, its last one."""
        turns = (WHOLE, *CORNERS)
        return self.hold(turns[(turns.index(self.grip) + 1) % len(turns)] if self.grip in turns else WHOLE)

    def _followed(self) -> Editor:
        """With the cursor where the chosen box is held."""
        if self.current is None:
            return self
        return replace(self, cursor=self._on_picture(self.current.at(self.grip)), rest=(0.0, 0.0))

    # Changing

    def reshape(self, box: Box) -> Editor:
        """Give the chosen box this place; many in a row are one edit."""
        if self.chosen is None or box == self.current:
            return self
        boxes = (*self.boxes[: self.chosen], box, *self.boxes[self.chosen + 1 :])
        editor = replace(self, boxes=boxes, future=()) if self.series else self._edited(boxes)
        return replace(editor, series=True)._followed()

    def relabel(self, label: str) -> Editor:
        """Call the chosen box this, or the one that is being drawn; the next one will be called so, too."""
        editor = replace(self, label=label)
        if self.chosen is None or self.boxes[self.chosen].label == label:
            return editor
        return replace(editor.reshape(self.boxes[self.chosen].named(label)), series=False)

    def put(self, x: float, y: float, width: float, height: float) -> Editor:
        """Give the chosen box these numbers, or else draw a box that has them; they must lie within the picture."""
        if self.current is not None:
            return replace(self.reshape(Box(self.current.label, x, y, width, height)), series=False)
        box = Box(self.label, x, y, width, height)
        return self.cancel()._added(box).point(box.right, box.bottom)

    def remove(self) -> Editor:
        """Delete the chosen box."""
        if self.chosen is None:
            return self
        boxes = (*self.boxes[: self.chosen], *self.boxes[self.chosen + 1 :])
        return replace(self._edited(boxes).let_go(), latest=None)

    def _edited(self, boxes: tuple[Box, ...]) -> Editor:
        return replace(self, boxes=boxes, past=(*self.past, self._stage), future=(), series=False)

    # The way back

    @property
    def _stage(self) -> Stage:
        return Stage(self.boxes, self.chosen, self.grip, self.cursor)

    def undo(self) -> Editor:
        """Take the last edit back; while a box is drawn, that box."""
        if self.anchor is not None:
            return self.cancel()
        if not self.past:
            return self
        *past, stage = self.past
        return replace(self._back_at(stage), past=tuple(past), future=(*self.future, self._stage))

    def redo(self) -> Editor:
        """Make the edit again that was taken back last."""
        if self.anchor is not None or not self.future:
            return self
        *future, stage = self.future
        return replace(self._back_at(stage), past=(*self.past, self._stage), future=tuple(future))

    def _back_at(self, stage: Stage) -> Editor:
        return replace(self, **stage._asdict(), rest=(0.0, 0.0), series=False, latest=stage.chosen)
