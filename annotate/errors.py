"""What can go wrong and be mended by the person at the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage import Damage, StoreError

REFUSALS = (
    N_("File exists"),
    N_("File name too long"),
    N_("Input/output error"),
    N_("Is a directory"),
    N_("No such file or directory"),
    N_("No space left on device"),
    N_("Not a directory"),
    N_("Operation not permitted"),
    N_("Permission denied"),
    N_("Read-only file system"),
    N_("Too many levels of symbolic links"),
    N_("Too many open files"),
)
"""What operating systems say in English, whatever the person's language: here for the catalogues."""


class AnnotateError(Exception):
    """One sentence that names the thing and the remedy.

    The command line prints it on standard error and exits with status 1; the app shows it in a dialog.
    The sentence is already in the person's language: raise it with `_("…").format(…)`.
    """


def reason(error: OSError) -> str:
    """Why the operating system refused, in the person's language where the catalogue knows it."""
    return _(error.strerror or type(error).__name__)


def store_sentence(error: StoreError) -> str:
    """What an error of the store tells the person, in their language."""
    return _filled(error.template, error.fields)


def damage_sentence(damage: Damage) -> str:
    """What is wrong in one place of a store, in the person's language."""
    return _filled(damage.template, damage.fields)


def _filled(template: str, fields: Mapping[str, object]) -> str:
    said = {"reason": _(str(fields["reason"]))} if fields.get("reason") else {}
    return _(template).format(**{**fields, **said})
