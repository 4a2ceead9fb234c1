"""What the labelling screen says of a sitting: where one is, what stands, what was taken back, which keys there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from annotate.i18n import _
from annotate.projects.items import Item
from annotate.sitting.sitting import Sitting
from annotate.sitting.storyline import decision_line
from annotate.text import printable
from annotate.tui.actions import ACTIONS, BAR, BAR_OF_ARROWS, LOOKS, Action, action, key_name
from annotate.tui.pictures.view import PictureView
from annotate.tui.widgets.answer_pane import pane_class
from annotate.tui.widgets.key_bar import Hint


def place(sitting: Sitting) -> str:
    """Where the item on screen is among all of them, or among those that were decided."""
    if sitting.position is not None:
        return _("{number} of {total} decided").format(number=sitting.position, total=sitting.decided)
    if sitting.reviewing:
        return _("decided before")
    decided, total, count = sitting.done, sitting.total, len(sitting.page.items)
    if count == 1:
        return _("{number} of {total}").format(number=min(decided + 1, total), total=total)
    if decided + count > total:  # some of them were put aside for later, and counted then
        return _("{count} of {left} left").format(count=count, left=sitting.left)
    return _("{first} to {last} of {total}").format(first=decided + 1, last=decided + count, total=total)


def others(sitting: Sitting) -> int:
    """How many items others have decided as often as is needed, when nothing is left for this annotator."""
    return max(sitting.total - sitting.done, 0)


def asked(sitting: Sitting) -> str:
    """In few words what is asked: the target, where there is one, else the question."""
    targets = [answer["target"] for answer in sitting.page.answers if answer is not None and "target" in answer]
    return printable(str(targets[0]) if targets else sitting.question or "")


def name(items: Sequence[Item]) -> str:
    """The item on screen, or the first and the last one of a page."""
    first, last = items[0], items[-1]
    return printable(first.id) if first is last else f"{printable(first.id)} … {printable(last.id)}"


def standing(sitting: Sitting) -> str:
    """How the item on screen was decided, with its note; nothing if it is new."""
    record = sitting.standing
    if record is None:
        return ""
    line = decision_line(sitting.project, record)
    if record.note is None:
        return _("You decided: {line}. Decide again to change it.").format(line=line)
    return _("You decided: {line}. Your note: {note}").format(line=line, note=printable(record.note))


def taken_back(sitting: Sitting) -> str:
    """What an undo has brought about: an earlier decision stands again, or none."""
    if sitting.standing is not None:
        return _("Back to: {line}").format(line=decision_line(sitting.project, sitting.standing))
    return _("Taken back: {item}").format(item=name(sitting.page.items))


def begun(sitting: Sitting) -> str:
    """What there is to say, once, of what was begun in an earlier sitting; mostly nothing."""
    if sitting.lost():
        return _("What you had begun before cannot be brought back: it could not be read.")
    if not sitting.returned():
        return ""
    item = name(sitting.page.items)
    if not sitting.note:
        return _("Your unfinished work on {item} is here again.").format(item=item)
    text = _("Your unfinished work on {item} is here again. Your note: {note}")
    return text.format(item=item, note=printable(sitting.note))


def remedy(keymap: Mapping[str, str]) -> str:
    """What to do about an item that cannot be shown."""
    return _("{key} skips it as a bad item").format(key=key_name(keymap["bad-item"]))


def look(view: PictureView) -> str:
    """How a picture is looked at, in a few signs; nothing, if as it is."""
    parts = []
    if view.zoomed and view.viewport is not None:
        parts.append(f"×{view.viewport.zoom:.1f}")
    light = view.light
    if light.grey:
        parts.append(_("grey"))
    if light.brightness:
        parts.append(_("brightness {steps:+d}").format(steps=light.brightness))
    if light.contrast:
        parts.append(_("contrast {steps:+d}").format(steps=light.contrast))
    return " · ".join(parts)


def ways_back(keymap: Mapping[str, str], *, arrows: bool) -> str:
    """How to move about in a picture that is looked at closely, and how to see all of it.

    `arrows`: whether they move the picture.
    """
    closer, farther, whole = (key_name(keymap[name]) for name in ("zoom-in", "zoom-out", "whole"))
    text = _("{closer} {farther} closer, farther · the arrows move · {whole} the whole picture")
    if not arrows:
        text = _("{closer} {farther} closer, farther · {whole} the whole picture")
    return text.format(closer=closer, farther=farther, whole=whole)


def hints(
    sitting: Sitting,
    keymap: Mapping[str, str],
    *,
    now: Sequence[tuple[str, str]] | None = None,
    full: bool = False,
    typing: bool = False,
) -> list[Hint]:
    """The key bar's entries; who looks back finds the ways back and forward first.

    `now`: what the kind's keys do at the moment. `full`: the picture has the whole screen, so that the labels must
    stand here. `typing`: letters are text, and no keys of actions.
    """

    def hint(one: Action) -> Hint:
        return Hint(key_name(keymap[one.id]), one.name, one.id.replace("-", "_"))

    kind, known = sitting.project.kind, sitting.project.labels
    labels = [
        Hint(one.key, one.name, f"choose({one.name!r})")
        for one in (known if kind.chooses_labels else ())
        if one.key is not None
    ]
    pane = pane_class(kind.name)
    of_kind = {
        key: Hint(key_name(keymap.get(key, key)), _(name), f"answer({key!r})")
        for key, name in (pane.hints if now is None else now)
    }
    own = [one for key, one in of_kind.items() if key not in pane.rare]
    rare = [one for key, one in of_kind.items() if key in pane.rare]
    unused = {
        *(LOOKS if sitting.media in ("text", "pair") else ()),
        *(() if kind.chooses_labels else (action("find"),)),
    }
    order = BAR if keymap["back"] == action("back").key else BAR_OF_ARROWS
    shown = [one for one in ACTIONS if one.shown and one not in unused]
    shown.sort(key=lambda one: order.index(one.id) if one.id in order else len(order))
    *usual, helping, leaving = [hint(one) for one in shown]
    if typing:
        return [*own, leaving]
    if sitting.item is None:  # nothing is left
        return [*map(hint, (action("undo"), action("back"), action("receipt"))), helping, leaving]
    if full:
        return [hint(action("full-screen")), *own, *labels, *rare, helping, leaving]
    bar = [*own, *usual, *rare, helping, leaving]
    if not sitting.reviewing:
        return bar
    turning = [hint(action("back")), hint(action("forward"))]
    return turning + [one for one in bar if one not in turning]
