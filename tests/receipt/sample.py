"""Records of one sitting, whose receipt is known by heart."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from storage import LabelStore
from storage.records import (
    ClaimRecord,
    LabelRecord,
    Record,
    SessionEndRecord,
    SessionRecord,
    SpanRecord,
)

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
SESSION = "a1b2c3d4e5f6"


def at(second: int) -> str:
    return f"2026-11-24T09:{second // 60:02}:{second % 60:02}.000Z"


def label(number: int, **fields: Any) -> LabelRecord:
    defaults: dict[str, Any] = {
        "session": SESSION,
        "record": f"{SESSION}-{number}",
        "item": f"{number}.jpg",
        "task": "classify",
        "annotator": "amber-otter",
        "outcome": "labelled",
        "answer": {"label": "cat" if number % 3 else "dog"},
        "shown_at": at(number),
        "submitted_at": at(number + 1),
    }
    return LabelRecord(**{**defaults, **fields})


def sitting(**fields: Any) -> SessionRecord:
    defaults: dict[str, Any] = {"session": SESSION, "annotator": "amber-otter", "started_at": at(0)}
    return SessionRecord(**{"tool": "0.1.0", "task": "classify", **defaults, **fields})


def records() -> list[Record]:
    """Twelve decisions with a look at the instructions, a careful look, a lunch, a break and a correction."""
    return [
        sitting(),
        SpanRecord(session=SESSION, activity="learn", started_at=at(0), short_ms=21_430),
        *(label(number, short_ms=1_800 + 157 * number, wait_ms=12) for number in range(1, 9)),
        label(9, short_ms=2_050, long_gaps_ms=(200_000,), wait_ms=40),
        label(10, outcome="skipped", reason="unsure", answer=None, activity="skip", short_ms=4_321),
        label(11, outcome="flagged", answer=None, activity="skip", short_ms=900),
        label(12, supersedes=f"{SESSION}-2", activity="revise", short_ms=3_333),
        ClaimRecord(session=SESSION, at=at(300), gap_ms=200_000, claim="working"),
        SpanRecord(session=SESSION, activity="admin", started_at=at(310), short_ms=600, long_gaps_ms=(2_400_000,)),
        ClaimRecord(session=SESSION, at=at(320), gap_ms=2_400_000, claim="break"),
        SpanRecord(session=SESSION, activity="pause", started_at=at(330), long_gaps_ms=(95_500,)),
        SpanRecord(session=SESSION, activity="away", started_at=at(340), short_ms=8_125),
        SpanRecord(session=SESSION, activity="suspended", started_at=at(350), long_gaps_ms=(60_000,)),
        SessionEndRecord(session=SESSION, ended_at=at(400), elapsed_ms=0, tail_ms=1_777, focus="reported"),
    ]


def sat_once(folder: Path, config: str = '[task]\nkind = "classify"\nlabels = ["cat", "dog"]\n') -> Path:
    """A project in which somebody sat once."""
    folder.mkdir()
    (folder / "annotate.toml").write_text(config)
    with LabelStore.open(folder / "labels.store") as store:
        store.append(*records())
    return folder
