"""Who labels: a name, most often a pseudonym."""

from __future__ import annotations

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.text import has_controls, printable, tidy

LONGEST_NAME = 60


def checked_name(name: str) -> str:
    """The annotator's name as it is kept; AnnotateError when it cannot be one."""
    if has_controls(name):
        message = _("the name “{name}” contains control characters: write it without them")
        raise AnnotateError(message.format(name=printable(name)))
    if not (tidied := tidy(name)):
        raise AnnotateError(_("an annotator needs a name: a pseudonym will do"))
    if len(tidied) > LONGEST_NAME:
        raise AnnotateError(_("a name has at most {count} characters: shorten it").format(count=LONGEST_NAME))
    return tidied
