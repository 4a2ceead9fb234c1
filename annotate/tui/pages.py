"""The pages that the labelling screen can open."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping

from rich.text import Text

from annotate.i18n import _
from annotate.projects.project import Project
from annotate.settings import Settings
from annotate.sitting.desk import Desk
from annotate.text import printable
from annotate.tui.actions import ACTIONS, CLAIMS, LOOKS, Action, action, key_name
from annotate.tui.screens.page import HelpPage, KeyHelp, MarkdownPage, Page, RenderedPage
from annotate.tui.widgets.answer_pane import AnswerPane, pane_class
from storage import StoreError

COMMAND_PALETTE = "ctrl+p"
ROLL_WIDTH = 64
"""Cells: the width of the receipt's roll on a screen that has them."""


def page_of(name: str, desk: Desk, annotator: str, keymap: Mapping[str, str], settings: Settings, width: int) -> Page:
    """The page that an action of this name opens, and that its key closes again."""
    if name == "help":
        page = help_page(desk.project, keymap, _of_review() if desk.review else ())
    elif name == "instructions":
        page = instructions_page(desk.instructions)
    else:
        page = receipt_page(desk, annotator, settings, width)
    page.closing_key = keymap[name]
    return page


def help_page(project: Project, keymap: Mapping[str, str], more: Iterable[KeyHelp] = ()) -> Page:
    """Every key: the labels' own, those of the kind and more of the answers, those of the screen."""
    known = project.labels if project.kind.chooses_labels else ()
    labels = [KeyHelp(label.key or "", label.name, label.hint or "") for label in known]
    kind = _of_kind(pane_class(project.kind.name), keymap)
    unused = (*LOOKS, *(() if project.kind.chooses_labels else (action("find"),)))
    screen = _listed([one for one in ACTIONS if one not in unused], keymap) + _listed(CLAIMS, keymap)
    looks = _listed(LOOKS, keymap) if project.kind.media & {"image", "sheet"} else []
    if looks and not pane_class(project.kind.name).help:  # else the arrows are the kind's own
        looks.append(
            KeyHelp("← ↑ ↓ →", _("Elsewhere"), _("Move a picture that is larger than its space, as dragging does"))
        )
    menu = KeyHelp(key_name(COMMAND_PALETTE), _("Menu"), _("Find an action by its name, or choose the colours"))
    accept = KeyHelp(
        key_name(keymap["submit"]),
        _("Accept"),
        _("Take what a machine suggests, as long as the line that says so is there"),
    )
    sections = [
        (_("Labels"), [*labels, *kind, accept, *more]),
        (_("The picture"), looks),
        (_("This screen"), [*screen, menu]),
    ]
    return HelpPage([section for section in sections if section[1]])


def _of_review() -> list[KeyHelp]:
    from annotate.tui.widgets.others import KEYS

    what = _("Take the answer that stands beside the key; boxes are shown first, and taken by the same key again")
    return [KeyHelp(f"{KEYS[0].upper()} … {KEYS[-1].upper()}", _("Choose an answer"), what)]


def _of_kind(pane: type[AnswerPane], keymap: Mapping[str, str]) -> list[KeyHelp]:
    if pane.help:
        return [KeyHelp(_printed(one.keys, keymap), _(one.name), _(one.what)) for one in pane.help]
    move = KeyHelp("↑ ↓", _("Move"), _("Go from label to label; Enter or the space bar takes the one you are on"))
    return [move, *(KeyHelp(_printed((key,), keymap), _(name), "") for key, name in pane.hints)]


def _printed(keys: Iterable[str], keymap: Mapping[str, str]) -> str:
    return " ".join(key_name(keymap.get(key, key)) for key in keys)


def _listed(actions: Iterable[Action], keymap: Mapping[str, str]) -> list[KeyHelp]:
    return [KeyHelp(key_name(keymap[one.id]), one.name, one.help) for one in actions]


def instructions_page(instructions: str | None) -> Page:
    """What the owner of the project wrote for annotators, or that there is nothing."""
    return MarkdownPage(_("Instructions"), instructions or _("The owner of this project wrote no instructions."))


def receipt_page(desk: Desk, annotator: str, settings: Settings, width: int) -> Page:
    """The annotator's receipt so far, for a screen of this width."""

    def draw() -> Text:
        from annotate.receipt.formats.text import render_text
        from annotate.receipt.prepare import prepare

        with contextlib.suppress(StoreError):  # what was not saved stays in hand elsewhere, and the screen says so
            desk.store.flush()
        return render_text(prepare(desk.project, desk.store, settings, annotator=annotator), min(ROLL_WIDTH, width - 4))

    return RenderedPage(_("Receipt of {name}").format(name=printable(annotator)), draw)
