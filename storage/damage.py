"""One place in a store where the bytes are not what was written."""

from __future__ import annotations

from msgspec import Struct


class Damage(Struct, frozen=True):
    """`line` counts from 1, `offset` in bytes from the start of the segment's file.

    As with a StoreError, `template` is a sentence to translate, and `fields` is what to fill it in with after.
    """

    segment: int
    line: int
    offset: int
    template: str
    fields: dict[str, str | int] = {}
    lost: int | None = 0
    """How many records are left out for it; None: nobody can tell."""
    item: str | None = None
    """The item that a label record was about, where it can still be read."""
    annotator: str | None = None
    """Who wrote the record, by what can still be read of it."""

    @property
    def why(self) -> str:
        """What is wrong, in English."""
        return self.template.format(**self.fields)
