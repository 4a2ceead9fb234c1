"""A screen that goes once, however many keys ask for it before it is gone."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

Result = TypeVar("Result")


class Once(Screen[Result]):
    """Base of all that opens over the items: a second key that closes it must not close what lies below."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Go, unless it is gone already."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
