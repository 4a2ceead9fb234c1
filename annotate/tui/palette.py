"""The command palette, asking in the person's language."""

from __future__ import annotations

from typing import TypeVar

from textual.command import CommandPalette
from textual.theme import ThemeProvider

from annotate.i18n import _
from annotate.tui.terminal import TerminalApp

ResultT = TypeVar("ResultT")


class PaletteApp(TerminalApp[ResultT]):
    """An app whose palettes say what they search."""

    def action_command_palette(self) -> None:
        """Open the palette of all actions."""
        if self.use_command_palette and not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=_("Search for an action…"), id="--command-palette"))

    def search_themes(self) -> None:
        """Open the palette of all themes."""
        self.push_screen(CommandPalette([ThemeProvider], placeholder=_("Search for a theme…")))
