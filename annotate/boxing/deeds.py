"""What each key of the kind `boxes` does to an editor, in each of its states."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from annotate.boxing.box import Point
from annotate.boxing.editor import Editor
from annotate.boxing.steps import Step

LONG = 8
"""Cells of a long step."""

Deed = Callable[[Editor, Point], Editor]
"""Makes another editor of one, knowing how many pixels a cell is wide and high."""


@dataclass(frozen=True)
class Motion:
    """A direction, and how many cells far; 0: a single pixel."""

    across: int
    down: int
    cells: int

    def __call__(self, editor: Editor, cell: Point) -> Editor:
        """Move the cursor or what is chosen; borders attract all but single pixels, from half a cell."""
        if self.cells == 0:
            return editor.step(Step(self.across, self.down))
        across, down = cell
        return editor.step(
            Step(self.across * self.cells * across, self.down * self.cells * down, (across / 2, down / 2))
        )


_ARROWS = {"left": (-1, 0), "down": (0, 1), "up": (0, -1), "right": (1, 0)}
_STRIDES = {"": 1, "shift+": 0, "ctrl+": LONG, "alt+": LONG}


def motions(letters: str) -> dict[str, Deed]:
    """What moves, by key: the arrows with and without modifiers, and these letters in the same order, if any."""
    found: dict[str, Deed] = {
        f"{modifier}{arrow}": Motion(*direction, cells)
        for modifier, cells in _STRIDES.items()
        for arrow, direction in _ARROWS.items()
    }
    by_letter = dict(zip("hjkl", _ARROWS.values(), strict=True))
    return found | {letter: Motion(*by_letter[letter.lower()], int(letter.islower())) for letter in letters}


def label(editor: Editor, name: str) -> Editor:
    """Begin a box of this label, or end it; name the chosen or the drawn one otherwise."""
    if editor.drawing and editor.label == name:
        return editor.finish()
    return editor.relabel(name) if editor.drawing or editor.chosen is not None else editor.begin(name)


def _space(editor: Editor, cell: Point) -> Editor:
    if editor.drawing:
        return editor.finish()
    return editor.begin() if editor.chosen is None else editor.let_go()


def _turn(by: int) -> Deed:
    return lambda editor, cell: editor.swap() if editor.drawing else editor.turn(by)


def _drop(editor: Editor, cell: Point) -> Editor:
    return editor.cancel() if editor.drawing else editor.remove()


DEEDS: Mapping[str, Deed] = {
    "space": _space,
    "tab": _turn(1),
    "shift+tab": _turn(-1),
    "escape": lambda editor, cell: editor.cancel().let_go(),
    "backspace": _drop,
    "remove-box": _drop,
    "grip": lambda editor, cell: editor.regrip(),
    "copy-box": lambda editor, cell: editor.copy(Step(*cell)),
    "undo-edit": lambda editor, cell: editor.undo(),
    "redo-edit": lambda editor, cell: editor.redo(),
}
"""By key, or by the id of the action (`annotate.tasks.boxes`)."""
