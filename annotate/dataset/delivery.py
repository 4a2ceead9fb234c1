"""A folder that appears whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from annotate.errors import AnnotateError
from annotate.files import followed
from annotate.i18n import _
from annotate.text import printable

MARK = "labour/export.json"
"""What every exported folder has, and by which it is known again."""
DRAFT = ".annotate-"
"""How the names of folders begin that are being filled."""


@contextmanager
def new_folder(path: Path, *, replace: bool = False) -> Iterator[Path]:
    """A folder to fill that takes the path's place once all is written; after an error what was there stays.

    An AnnotateError where something is there already, or has come meanwhile, unless it is an empty folder, or with
    `replace` one that was exported before: whatever is left of older files would become part of the dataset. An OSError
    about what is written names the path, not a draft of which nobody knows.
    """
    target = followed(path)
    _check_free(path, target, replace)
    is_empty = target.is_dir() and not _contents(target)
    name = f"{DRAFT}{secrets.token_hex(4)}"
    draft = target / name if is_empty else target.with_name(name)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.mkdir()
        yield draft
        _check_free(path, target, replace)  # another export may have been here first
        if is_empty:
            _unpack(draft)
        elif target.exists():
            _exchange(draft, target)
        else:
            draft.rename(target)
    except BaseException as error:
        shutil.rmtree(draft, ignore_errors=True)
        if isinstance(error, OSError) and _is_about(error, draft, target.parent):
            error.filename, error.filename2 = os.fspath(path), None
        raise


def _is_about(error: OSError, draft: Path, parent: Path) -> bool:
    """Whether it befell the dataset: a full disk names no file, others name one of the draft or a folder above it."""
    if error.filename is None:
        return True
    place = Path(os.fsdecode(error.filename))
    return place in (draft, parent) or draft in place.parents or place in parent.parents


def _unpack(draft: Path) -> None:
    """Put what is in a folder beside it: one that is there may be a mounted disk, or the place where somebody works."""
    for one in sorted(draft.iterdir(), key=lambda one: (one.name == PurePosixPath(MARK).parts[0], one.name)):
        one.rename(draft.parent / one.name)
    draft.rmdir()


def _exchange(draft: Path, target: Path) -> None:
    """Put a folder in the place of an older one, which is back there if that fails."""
    old = target.with_name(f"{draft.name}.old")
    target.rename(old)
    try:
        draft.rename(target)
    except BaseException:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _contents(folder: Path) -> list[str]:
    """What is in a folder, but for what an export that was killed has left there."""
    return [one.name for one in folder.iterdir() if not (one.name.startswith(DRAFT) and one.is_dir())]


def _check_free(path: Path, target: Path, replace: bool) -> None:
    if not target.exists():
        return
    shown = printable(str(path))
    if not target.is_dir():
        raise AnnotateError(_("{path} is a file, and this format is a folder: name another place").format(path=shown))
    if not _contents(target):
        return
    if not (target / MARK).is_file():
        text = _("{path} has files in it already: name a new folder with --output")
        raise AnnotateError(text.format(path=shown))
    if not replace:
        text = _("{path} is a dataset already: name a new folder with --output, or say --replace")
        raise AnnotateError(text.format(path=shown))
