"""The question at the end, when the disk refused what was decided."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Label, Static

from annotate.i18n import _, ngettext
from annotate.tui.screens.dialog import Dialog


class UnsavedDialog(Dialog[bool]):
    """Try again, or leave without what is not saved (True)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r,enter,escape", "dismiss(False)", show=False),
        Binding("l", "dismiss(True)", show=False),
    ]

    def __init__(self, decisions: int, why: str, tries: int) -> None:
        """`tries`: how often it was tried again already, so that each time something new is to be seen."""
        super().__init__()
        self._decisions, self._why, self._tries = decisions, why, tries

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(self._heading(), classes="heading", markup=False)
            yield Label(self._why, markup=False)
            if self._tries:
                yield Label(self._tried(), classes="tried", markup=False)
            yield Label(_("r  try again"), classes="choice", markup=False)
            yield Label(self._leaving(), markup=False)

    def _heading(self) -> str:
        if not self._decisions:
            return _("The end of your time here is not saved")
        return ngettext("{count} decision is not saved", "{count} decisions are not saved", self._decisions).format(
            count=self._decisions
        )

    def _tried(self) -> str:
        return ngettext(
            "Tried again once: still not saved.", "Tried again {count} times: still not saved.", self._tries
        ).format(count=self._tries)

    def _leaving(self) -> str:
        if not self._decisions:
            return _("l  leave without it")
        return _("l  leave: what is not saved is written to your temporary folder")
