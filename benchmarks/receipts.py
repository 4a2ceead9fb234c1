"""The receipt of a large store: one pass, and memory that does not grow with the records.

    python -m benchmarks.receipts [--records 1000000]

Against msgspec reading the same bytes; every figure from a fresh process, the best of several; memory is what the
process grew by at its height. Sittings take memory, and more so where each is a part of the receipt: so there is a
store of very many short sittings of one person on as many days, too. The others are of eight people.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from msgspec import structs

from benchmarks import parts
from benchmarks.exports import ANNOTATORS, CONFIG, LABEL, label, project
from benchmarks.parts import FEW, Parts, Taken, measured, records_asked
from benchmarks.store_common import LABELS, Table, scratch
from benchmarks.store_open import Line, bare
from storage import LabelStore, SessionRecord
from storage.journal import Journal
from storage.records import AcceptanceRecord, PaymentRecord
from storage.writer import Row

SHORT = 100
"""Labels of a short sitting."""
VERDICT = b'"t":"acceptances"'
"""What lines of the store with a verdict have at their beginning."""
MOST_S, MOST_MB, MOST_KB = 5, 16, 8
"""How many times as long as reading alone; how much further memory for so many times as many records; for a sitting of
a hundred labels that is a part of its own, and half of it for one that is not.
"""


def main() -> None:
    """Measure and print; exit 1 if a target is missed."""
    records = records_asked(__doc__, PARTS)
    table = Table()
    with scratch() as folder:
        for name, make in {"eight people": project, "short sittings": short_sittings}.items():
            many, few = make(folder / "many", records), make(folder / "few", records // FEW)
            compare(table, name, many, few, records)
            if make is project:
                for path, labels in ((many, records), (few, records // FEW)):
                    judge(path, labels)
                compare(table, "all judged and paid", many, few, records, parts=("whole", "day"))
            shutil.rmtree(many)
            shutil.rmtree(few)
    sys.exit(table.failed)


def compare(
    table: Table,
    name: str,
    many: Path,
    few: Path,
    records: int,
    parts: tuple[str, ...] = ("whole", "session", "day", "kind", "together"),
) -> None:
    """Each way to ask for a receipt of this store."""
    reading = best("read", many, records)[0]
    for part in parts:
        if part == "together" and name == "short sittings":
            continue  # nobody else is there
        said = f"{name}: " + {"whole": "receipt", "together": "receipt --together --by day"}.get(
            part, f"receipt --by {part}"
        )
        seconds, megabytes = best(part, many, records)
        table.row(f"{said} / reading the lines", seconds / reading, MOST_S)
        grown = megabytes - best(part, few, records // FEW)[1]
        if name == "short sittings":
            each = grown * 1_000 / ((records - records // FEW) / SHORT)
            most = MOST_KB if part in ("session", "day") else MOST_KB / 2
            table.row(f"{said}: memory for each further sitting", each, most, "kB")
        else:
            # Verdicts lie in segments that overlap in time with those of labels: all are read at once, a block of each.
            most = 3 * MOST_MB if "judged" in name else MOST_MB
            table.row(f"{said}: memory for {FEW} times as many", grown, most, "MB")


best = partial(parts.best, "receipts")


# Stores


def short_sittings(folder: Path, records: int) -> Path:
    """A project of one person, who came very often and did not stay."""
    folder.mkdir()
    (folder / "annotate.toml").write_text(CONFIG.format(kind="classify", labels=json.dumps(LABELS)))
    (folder / "posts.jsonl").write_text('{"id": "1", "text": "A post."}\n')
    _write(folder, (row for number in range(records) for row in _short(number)))
    return folder


def _short(number: int) -> Iterator[Row]:
    sitting, place = divmod(number, SHORT)
    session, at = (
        f"{sitting:012x}",
        f"20{10 + sitting // 300 % 80:02}-{1 + sitting // 28 % 12:02}-{1 + sitting % 28:02}",
    )
    record = structs.replace(
        label(number),
        session=session,
        record=f"{session}-{place}",
        annotator=ANNOTATORS[0],
        supersedes=None,
        shown_at=f"{at}T09:00:00.000Z",
        submitted_at=f"{at}T09:00:02.000Z",
    )
    if not place:
        begun = SessionRecord(
            session=session, annotator=record.annotator, started_at=record.shown_at, tool="1", task=record.task
        )
        yield Row("sessions", msgspec.json.encode(begun))
    yield Row("labels", msgspec.json.encode(record))


def judge(folder: Path, records: int) -> None:
    """Accept all labels but one in ten, which is rejected, and pay a thousand times."""
    at = "2026-11-25T09:00:00.000Z"
    verdicts = (
        AcceptanceRecord(
            session="feefeefeefee",
            record=label(number).record,
            accepted=number % 10 > 0,
            at=at,
            reason=None if number % 10 else f"reason {number // 10 % 7}",
        )
        for number in range(records)
    )
    _write(folder, (Row("acceptances", msgspec.json.encode(one)) for one in verdicts))
    payments = (
        PaymentRecord(
            session="feefeefeefee", annotator=ANNOTATORS[number % 8], amount=f"{number % 90}.25", currency="EUR", at=at
        )
        for number in range(1_000)
    )
    _write(folder, (Row("payments", msgspec.json.encode(one)) for one in payments))


def _write(folder: Path, rows: Iterator[Row]) -> None:
    journal, batch = Journal(folder / "labels.store"), []
    for row in rows:
        batch.append(row)
        if len(batch) == 10_000:
            journal.commit(batch)
            batch = []
    journal.commit(batch)
    journal.close()


# What is measured


def receipt(path: Path, records: int, **asked: Any) -> Taken:
    from annotate.projects.project import Project
    from annotate.receipt.prepare import prepare
    from annotate.settings import load_settings

    asked = asked if "together" in asked else {"annotator": ANNOTATORS[0], **asked}

    def make() -> None:
        with LabelStore.open(path / "labels.store", read_only=True) as store:
            prepare(Project.load(path), store, load_settings(), **asked)

    return measured(make)


class Verdict(msgspec.Struct):
    """A line with a verdict in it, for msgspec alone."""

    d: AcceptanceRecord | None = None


def read(path: Path, records: int) -> Taken:
    """All labels and verdicts, decoded and dropped."""
    label_of, verdict_of = msgspec.json.Decoder(Line).decode, msgspec.json.Decoder(Verdict).decode

    def decode(line: bytes) -> object:
        if LABEL in line[:24]:
            return label_of(line)
        return VERDICT in line[:24] and verdict_of(line)

    return measured(lambda: bare(path / "labels.store", decode))


PARTS: Parts = {
    "read": read,
    "whole": receipt,
    "session": partial(receipt, by="session"),
    "day": partial(receipt, by="day"),
    "kind": partial(receipt, by="kind"),
    "together": partial(receipt, together=True, by="day"),
}

if __name__ == "__main__":
    main()
