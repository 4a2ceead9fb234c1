"""Labels that become the names of folders."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from annotate.dataset.names import is_device
from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.text import has_controls, printable

_FORBIDDEN = frozenset('/\\<>:"|?*')
_LONGEST = 200
"""Bytes: file systems end at 255."""


def check_folders(labels: Iterable[str]) -> None:
    """An AnnotateError that names a label which can be no folder's name on every system, or two that are one there."""
    seen: dict[str, str] = {}
    for label in labels:
        if label != label.strip() or label.startswith(".") or label.endswith(".") or has_controls(label):
            raise AnnotateError(_no_folder(label))
        if _FORBIDDEN & set(label) or len(label.encode()) > _LONGEST or is_device(label):
            raise AnnotateError(_no_folder(label))
        like = unicodedata.normalize("NFC", label).casefold()
        if (other := seen.setdefault(like, label)) != label:
            text = _("the labels “{one}” and “{other}” would be one folder on some systems: export to another format")
            raise AnnotateError(text.format(one=printable(other), other=printable(label)))


def _no_folder(label: str) -> str:
    text = _("the label “{label}” cannot be the name of a folder on every system: export to another format")
    return text.format(label=printable(label))
