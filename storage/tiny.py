"""The store as a TinyDB database: its own tables, queries and documents, over append-only segments.

`LabelDB(path)` costs one synced append per insert at any size. `TinyDB(path, storage=LabelStorage)` gives the same
with TinyDB's own tables, at the price of TinyDB's own work: every insert reads the whole table.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Document, Table

from storage.codec import encode_document
from storage.damage import Damage
from storage.disk import Disk
from storage.errors import N_, AppendOnly
from storage.format import IDS
from storage.journal import Journal
from storage.prefilter import needle
from storage.view import View
from storage.writer import Row

AT_ONCE = IDS // 2
"""How many documents `insert_multiple` makes durable as one batch; more come as several."""

NEVER_CHANGED = N_(
    "{operation} on table {table}: what was written is never changed or removed. "
    "Insert a document that supersedes it; to erase everything, delete the folder of the store."
)


class LabelStorage(Storage):
    """A TinyDB storage that appends what is new and refuses to change what is there."""

    def __init__(self, path: str | os.PathLike[str], access_mode: str = "r+", disk: Disk | None = None) -> None:
        super().__init__()
        self.journal = Journal(Path(path), read_only=access_mode in ("r", "rb"), disk=disk)
        self._read: dict[tuple[str, int], int] = {}

    @property
    def damage(self) -> list[Damage]:
        """What was found wrong so far; the rest is read all the same."""
        return self.journal.damage()

    def read(self) -> dict[str, Any] | None:
        """All tables, live: documents are read from the disk as they are asked for."""
        self.journal.refresh()
        views = {name: View(self.journal, name) for name in self.journal.tables()}
        self._read = {(name, n): length for name, view in views.items() for n, length in view.lengths().items()}
        return views or None

    def write(self, data: Mapping[str, Any]) -> None:
        """Append what is not there yet; AppendOnly if anything that was read is missing or different."""
        self.journal.refresh()
        for name in self.journal.tables():
            if name not in data:
                refuse("drop_table", name)
        changed = {name: documents for name, documents in data.items() if not isinstance(documents, View)}
        rows = [self._new_rows(name, documents) for name, documents in changed.items()]
        for part in rows:
            self._append(part)

    def _new_rows(self, name: str, documents: Mapping[Any, Mapping[str, Any]]) -> list[Row]:
        """What of a table is new, after making sure that the rest is as it was read."""
        new = {int(number): document for number, document in documents.items()}
        for number, stored in View(self.journal, name).stored():
            document = new.pop(number, None)
            if document is None:
                if self._was_read(name, number):
                    refuse("remove", name)
            elif encode_document(document) != stored:
                refuse("update", name)
        if not documents and name not in self.journal.tables():
            return [Row(name, None)]
        return [Row(name, encode_document(document), number) for number, document in sorted(new.items())]

    def _was_read(self, name: str, number: int) -> bool:
        segment, k = divmod(number - 1, IDS)
        return k + 1 < self._read.get((name, segment + 1), 0)

    def _append(self, rows: Sequence[Row]) -> None:
        by_owner: dict[int, list[Row]] = {}
        for row in rows:
            by_owner.setdefault(((row.number or 1) - 1) // IDS, []).append(row)
        for part in by_owner.values():
            self.journal.commit(part, atomic=True)

    def close(self) -> None:
        """Let go of the files."""
        self.journal.close()


def refuse(operation: str, table: str) -> NoReturn:
    """Say that records are never changed, and what to do instead."""
    raise AppendOnly(NEVER_CHANGED, operation=operation, table=table)


class LabelTable(Table):
    """TinyDB's table without its two passes over all documents at every insert."""

    _storage: LabelStorage

    def __init__(self, storage: Storage, name: str, cache_size: int = 10, persist_empty: bool = False) -> None:
        super().__init__(storage, name, cache_size=cache_size)
        self._seen: int | None = None
        if persist_empty and name not in self._journal.tables():
            self._journal.commit([Row(name, None)])

    @property
    def _journal(self) -> Journal:
        return self._storage.journal

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert a document and return its number once it is on the disk."""
        return self._append([self._row(document)])[0]

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Insert documents, all or none up to 32,768 at once, and return their numbers once they are on the disk."""
        rows = [self._row(document) for document in documents]
        return [number for at in range(0, len(rows), AT_ONCE) for number in self._append(rows[at : at + AT_ONCE])]

    def _row(self, document: Mapping[str, Any]) -> Row:
        if not isinstance(document, Mapping):
            raise ValueError("Document is not a Mapping")
        number = document.doc_id if isinstance(document, self.document_class) else None
        return Row(self.name, encode_document(document), number)

    def _append(self, rows: Sequence[Row]) -> list[int]:
        numbers = self._journal.commit(rows, atomic=True)
        self.clear_cache()
        return numbers

    def search(self, cond: QueryLike) -> list[Document]:
        """All documents that match, in the order of their numbers; also those that other processes inserted."""
        self._journal.refresh()
        if self._journal.version != self._seen:
            self.clear_cache()
            self._seen = self._journal.version
        cached = self._query_cache.get(cond)
        if cached is None:
            cached = list(self._matches(cond))
            if getattr(cond, "is_cacheable", lambda: True)():
                self._query_cache[cond] = cached
        return cached[:]

    def _matches(self, cond: QueryLike) -> Iterator[Document]:
        sought = needle(cond)
        for number, document in View(self._journal, self.name).documents(sought):
            if cond(document):
                yield self.document_class(document, self.document_id_class(number))

    def get(  # type: ignore[override]
        self, cond: QueryLike | None = None, doc_id: int | None = None, doc_ids: list[int] | None = None
    ) -> Document | list[Document] | None:
        """One document by query or number, or several by their numbers."""
        self._journal.refresh()
        if doc_id is not None:
            return super().get(doc_id=doc_id)
        if doc_ids is not None:
            found = [super(LabelTable, self).get(doc_id=number) for number in sorted(set(doc_ids))]
            return [document for document in found if document is not None]
        if cond is not None:
            return next(self._matches(cond), None)
        raise RuntimeError("You have to pass either cond or doc_id or doc_ids")

    def _read_table(self) -> Any:
        self._journal.refresh()
        return View(self._journal, self.name)

    def _update_table(self, updater: object) -> NoReturn:
        refuse("an update", self.name)

    def update(self, *args: object, **kwargs: object) -> NoReturn:
        """Refused: insert a document that supersedes the old one."""
        refuse("update", self.name)

    def update_multiple(self, *args: object, **kwargs: object) -> NoReturn:
        """Refused: insert documents that supersede the old ones."""
        refuse("update_multiple", self.name)

    def upsert(self, *args: object, **kwargs: object) -> NoReturn:
        """Refused: insert a document that supersedes the old one."""
        refuse("upsert", self.name)

    def remove(self, *args: object, **kwargs: object) -> NoReturn:
        """Refused: insert a document that withdraws the old one."""
        refuse("remove", self.name)

    def truncate(self) -> NoReturn:
        """Refused: start a new store instead."""
        refuse("truncate", self.name)

    def purge(self) -> NoReturn:
        """Refused, as `truncate`."""
        refuse("purge", self.name)


class LabelDB(TinyDB):
    """A TinyDB database in a folder, made of records that stay."""

    table_class = LabelTable
    default_storage_class = LabelStorage  # type: ignore[assignment]

    def drop_table(self, name: str) -> None:
        """Refused for a table that is there."""
        if name in self.tables():
            refuse("drop_table", name)

    def drop_tables(self) -> None:
        """Refused if there is any table."""
        for name in sorted(self.tables()):
            refuse("drop_tables", name)

    purge_tables = drop_tables
