"""What can go wrong and be mended by the person at the keyboard."""

from __future__ import annotations


class AnnotateError(Exception):
    """One sentence that names the thing and the remedy.

    The command line prints it on standard error and exits with status 1; the app shows it in a dialog.
    The sentence is already in the person's language: raise it with `_("…").format(…)`.
    """
