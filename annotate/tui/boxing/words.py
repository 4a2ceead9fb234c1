"""What the pane says: where the cursor or the box is, and what the keys do now."""

from __future__ import annotations

from annotate.boxing.box import CORNERS, Box
from annotate.boxing.editor import Editor
from annotate.i18n import N_, _
from annotate.tasks.boxes import as_written
from annotate.tui.widgets.answer_pane import Help

Hints = tuple[tuple[str, str], ...]

HELP = (
    Help(
        ("left", "down", "up", "right"),
        N_("Move"),
        N_("Move the cursor or the chosen box by a cell; with shift by one pixel, with ctrl or alt by eight cells"),
    ),
    Help(("h", "j", "k", "l"), N_("Move"), N_("The same, capitals by one pixel; unless a label has one of these keys")),
    Help(
        ("space",), N_("Draw"), N_("Begin a box with the last label, and end it; a label’s key does so with its label")
    ),
    Help(("submit",), N_("Submit"), N_("Submit all boxes, none being an answer, too; while one is drawn, end it")),
    Help(("tab",), N_("Choose"), N_("Choose a box: the one at the cursor, then the next; with shift the one before")),
    Help(("grip",), N_("Corners"), N_("Have the arrows move the chosen box, its first corner, or its last one")),
    Help(("escape",), N_("Let go"), N_("Draw no box after all, or have the cursor move again")),
    Help(("remove-box", "backspace"), N_("Delete"), N_("Delete the chosen box")),
    Help(("copy-box",), N_("Copy"), N_("Draw another box like the chosen one")),
    Help(("exact",), N_("Numbers"), N_("Type x, y, width and height of the chosen box or of a new one")),
    Help(("undo-edit",), N_("Step back"), N_("Take back what you did last to the boxes of this picture")),
    Help(("redo-edit",), N_("Step forward"), N_("Do again what you took back")),
    Help((), N_("Mouse"), N_("Drag to draw, click to choose; drag the chosen box to move it, its edges to stretch it")),
)

FREE: Hints = (("submit", N_("Submit")), ("space", N_("Draw")), ("exact", N_("Numbers")))
_CHOOSE, _BACK = ("tab", N_("Choose")), ("undo-edit", N_("Step back"))
DRAWING: Hints = (
    ("space", N_("Done")),
    ("escape", N_("Cancel")),
    ("tab", N_("Other corner")),
    ("exact", N_("Numbers")),
)
CHOSEN: Hints = (
    ("submit", N_("Submit")),
    ("grip", N_("Corners")),
    ("remove-box", N_("Delete")),
    ("tab", N_("Next")),
    ("escape", N_("Let go")),
    ("copy-box", N_("Copy")),
    ("exact", N_("Numbers")),
)


def hints(editor: Editor | None) -> Hints:
    """What can be done in this state, for the key bar."""
    if editor is None:
        return FREE
    if editor.drawing:
        return DRAWING
    back = (_BACK,) if editor.past else ()
    if editor.chosen is not None:
        return (*CHOSEN, *back)
    return (*FREE[:2], *((_CHOOSE,) if editor.boxes else ()), *back, *FREE[2:])


def place(editor: Editor) -> str:
    """The cursor's coordinates, or the numbers of the box that is chosen or drawn; two short lines."""
    box = editor.current or editor.drawn
    if box is not None:
        at, size = f"x {as_written(box.x)}  y {as_written(box.y)}", (as_written(box.width), as_written(box.height))
        which = "{width} × {height}"
    else:
        at, size = f"x {editor.cursor[0]}  y {editor.cursor[1]}", (str(editor.size[0]), str(editor.size[1]))
        which = _("{width} × {height} in all")
    if editor.at_edge:
        which = _("{width} × {height}, at the edge")
    return f"{at}\n{which.format(width=size[0], height=size[1])}"


def numbered(place: int) -> str:
    """The number of the box at this place: with a sign, or people would take it for a label's key."""
    return f"#{place + 1}"


def is_refused(editor: Editor) -> bool:
    """Whether a box was to end that has no area still."""
    return editor.refused and editor.drawn is None


def numbers(box: Box | None) -> str:
    """The place of a box as it is typed."""
    return "" if box is None else " ".join(as_written(one) for one in (box.x, box.y, box.width, box.height))


def refusal() -> str:
    """Why the box that is drawn does not end."""
    return _("A box needs width and height: go to the opposite corner.")


def asking() -> str:
    """What to do while numbers are typed."""
    return _("x y width height: Enter sets, Esc gives up.")


def advice(editor: Editor) -> str:
    """What to do next, in a few words."""
    if is_refused(editor):
        return refusal()
    if editor.drawing:
        return _("Go to the other corner, then the same key.")
    if editor.chosen is None:
        return _("Go to a corner, then a label’s key.")
    if editor.grip == CORNERS[0]:
        return _("Arrows move its first corner.")
    if editor.grip == CORNERS[1]:
        return _("Arrows move its last corner.")
    return _("Arrows move it, a label’s key renames it.")
