"""What is on the screen when nothing is left to do."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content
from textual.widgets import Static

from annotate.i18n import _, ngettext
from annotate.tui.actions import key_name


class Done(Static):
    """Says so, and what can still be done."""

    def tell(self, keymap: Mapping[str, str], others: int) -> None:
        """Show it with these keys; `others`: items that need no label of this annotator any more."""
        keys = {name: key_name(keymap[name]) for name in ("undo", "receipt", "quit")}
        lines = [
            _("Nothing is left to do here."),
            *([_finished(others)] if others else []),
            "",
            _("{receipt}  see your receipt"),
            _("{undo}  take the last decision back"),
            _("{quit}  leave"),
        ]
        self.update(Content("\n".join(lines).format(**keys)))


def _finished(others: int) -> str:
    text = ngettext(
        "{count} further item has all its labels from others.",
        "{count} further items have all their labels from others.",
        others,
    )
    return text.format(count=others)
