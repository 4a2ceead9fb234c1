"""What can go wrong and be mended by the person at the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.i18n import N_, _

if TYPE_CHECKING:
    from storage import StoreError

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
    fields = dict(error.fields)
    if said := fields.get("reason"):
        fields["reason"] = _(str(said))
    return _(error.template).format(**fields)
