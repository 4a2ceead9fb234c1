"""What one annotator has begun in a project and not given yet, in a file: it survives leaving, and a kill.

The file lies in the folder of the project's store, for its owner alone. Its name begins with a point, as nothing of the
store's own does, and does not tell whose it is.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from annotate.files import PRIVATE, replacing
from annotate.sitting.behind import DELAY_S, Behind
from storage.records import Answer

LARGEST = 64_000_000
"""Bytes: no annotator has begun more than that."""
_ABANDONED_S = 60
"""After this time nobody writes to a half-written file any more."""


class Draft(Struct, frozen=True, omit_defaults=True):
    """What was begun on one item."""

    item: str
    answer: Answer | None = None
    """As it is so far: it need not be an answer that could be given."""
    note: str | None = None
    over: str | None = None
    """The record that stood for the item then. Once another one does, the item was decided since."""


Begun = tuple[Draft, ...]
"""All of an annotator's drafts, what was begun last first, items of a page in its order."""


class _Contents(Struct, frozen=True):
    format: Literal["annotate-drafts"]
    version: Literal[1]
    annotator: str
    task: str
    drafts: tuple[Draft, ...]


def draft_path(store: Path, annotator: str, *, review: bool = False) -> Path:
    """Where an annotator's drafts are, or would be; `review`: those of decisions between others' answers."""
    name = blake2b(annotator.encode(errors="surrogatepass"), digest_size=8).hexdigest()
    return store / f".drafts-{name}{'-review' if review else ''}.json"


def draft_files(store: Path, annotator: str) -> list[Path]:
    """All that may hold drafts of an annotator, also what a killed process had not written to the end."""
    paths = [draft_path(store, annotator, review=review) for review in (False, True)]
    return [*paths, *(half for path in paths for half in store.glob(f".{path.name}.*"))]


class DraftFile:
    """The file of one annotator; several processes that write to it replace each other's whole state."""

    def __init__(
        self, store: Path, annotator: str, task: str, delay_s: float = DELAY_S, *, review: bool = False
    ) -> None:
        """`store`: the folder of the project's store; `task`: the kind; `delay_s`: how long the disk may be behind;
        `review`: see `draft_path`.
        """
        self.path = draft_path(store, annotator, review=review)
        self._annotator, self._task = annotator, task
        self._behind = Behind(self._write, delay_s)

    def open(self) -> Begun | None:
        """What was begun in earlier sittings; None: what is there cannot be read, or is something else."""
        self._behind.start()
        with suppress(OSError):
            for path in self._abandoned():
                path.unlink()
        try:
            if not self.path.exists():
                return ()
            if not self.path.is_file() or self.path.stat().st_size > LARGEST:
                return None
            found = msgspec.json.decode(self.path.read_bytes(), type=_Contents)
        except (OSError, ValueError, RecursionError):  # msgspec's errors are ValueErrors
            return None
        return found.drafts if (found.annotator, found.task) == (self._annotator, self._task) else None

    def _abandoned(self) -> Iterator[Path]:
        """What killed processes had not written to the end."""
        since = time.time() - _ABANDONED_S
        paths = self.path.parent.glob(f".{self.path.name}.*")
        return (path for path in paths if path.stat().st_mtime < since)

    def keep(self, begun: Begun) -> None:
        """Write this soon, in another thread; where that cannot be done, nothing is kept and nothing said."""
        self._behind.keep(begun)

    def close(self) -> None:
        """Write at once what is not written yet, and nothing any more."""
        self._behind.close()

    def _write(self, begun: Begun) -> None:
        # Whatever is wrong with the disk or with a note's characters: the work itself must go on.
        with suppress(Exception):
            if self.path.exists() and not self.path.is_file():
                return
            if begun:
                contents = _Contents("annotate-drafts", 1, self._annotator, self._task, begun)
                with replacing(self.path, PRIVATE) as file:
                    file.write(msgspec.json.encode(contents))
            else:
                self.path.unlink(missing_ok=True)
