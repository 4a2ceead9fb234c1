"""A folder that appears whole or not at all."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.text import printable

MARK = "labour/export.json"
"""What every exported folder has, and by which it is known again."""


@contextmanager
def new_folder(path: Path, *, replace: bool = False) -> Iterator[Path]:
    """A folder to fill that takes the path's place once all is written; after an error what was there stays.

    An AnnotateError where something is there already, unless it is an empty folder, or with `replace` one that was
    exported before: whatever is left of older files would become part of the dataset.
    """
    target = path.resolve()
    _check_free(path, target, replace)
    is_empty = target.is_dir() and not any(target.iterdir())
    target.parent.mkdir(parents=True, exist_ok=True)
    name = f".annotate-{secrets.token_hex(4)}"
    draft = target / name if is_empty else target.with_name(name)
    draft.mkdir()
    try:
        yield draft
        if is_empty:
            _unpack(draft)
        elif target.exists():
            _exchange(draft, target)
        else:
            draft.rename(target)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


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


def _check_free(path: Path, target: Path, replace: bool) -> None:
    if not target.exists():
        return
    shown = printable(str(path))
    if not target.is_dir():
        raise AnnotateError(_("{path} is a file, and this format is a folder: name another place").format(path=shown))
    if not any(target.iterdir()):
        return
    if not (target / MARK).is_file():
        text = _("{path} has files in it already: name a new folder with --output")
        raise AnnotateError(text.format(path=shown))
    if not replace:
        text = _("{path} is a dataset already: name a new folder with --output, or say --replace")
        raise AnnotateError(text.format(path=shown))
