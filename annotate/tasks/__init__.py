"""The kinds of micro-task: one module each, found by name. A new kind is a new module here, and nothing else edited."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.keys import ACTIONS
from annotate.labels import Label, LabelSet
from annotate.tasks.base import Answer, AnswerError, Kind
from annotate.text import printable

__all__ = ["Answer", "AnswerError", "Kind", "Label", "LabelSet", "actions", "kind", "kinds"]


@cache
def kinds() -> tuple[str, ...]:
    """The names of all kinds, in alphabetical order."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name != "base"))


def kind(name: str) -> Kind:
    """The kind of that name; an AnnotateError that lists the known ones when there is none."""
    if name not in kinds():
        raise AnnotateError(_unknown(name))
    found: Kind = import_module(f"{__name__}.{name}").KIND
    return found


def _unknown(name: str) -> str:
    from difflib import get_close_matches

    if near := get_close_matches(name, kinds(), 1, 0.6):
        text = _("there is no kind of task “{name}”: perhaps “{near}” is meant; the kinds are {known}")
        return text.format(name=printable(name), near=near[0], known=", ".join(kinds()))
    text = _("there is no kind of task “{name}”: the kinds are {known}")
    return text.format(name=printable(name), known=", ".join(kinds()))


def actions() -> tuple[str, ...]:
    """The ids of all that has a key: on every labelling screen, and on those of each kind."""
    of_kinds = (action for name in kinds() for action in kind(name).actions)
    return (*ACTIONS, *dict.fromkeys(of_kinds))
