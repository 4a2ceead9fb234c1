"""Writes down what happens in a sitting: every record with its name, whose it is, and what it was done for."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from itertools import count
from typing import Any

from annotate import __version__
from annotate.meter.clock import Clock
from annotate.meter.period import later
from annotate.projects.project import Project
from annotate.sitting.earning import earned_ms
from storage.records import Claim, ClaimRecord, LabelRecord, Record, SessionRecord, SpanRecord


class Scribe:
    """Makes records and hands them on to be saved."""

    def __init__(
        self,
        project: Project,
        annotator: str,
        save: Callable[[Record], None],
        clock: Clock,
        *,
        simulated: bool,
        metered: bool = True,
        since_ms: int | None = None,
    ) -> None:
        self.session = secrets.token_hex(6)
        self.credited_ms = 0
        """Time that the records so far credit at the project's idle cap."""
        self.exposed_ms = 0
        """How long what is covered lay open, by the records so far."""
        self._project = project
        self._save = save
        self._clock = clock
        self._metered = metered
        self._since_ms = since_ms
        self._names = (f"{self.session}-{number}" for number in count(1))
        whose = {"session": self.session, "annotator": annotator}
        self._common: dict[str, Any] = {**whose, "task": project.kind.name, "simulated": simulated}

    def record(self, record: Record) -> None:
        """Hand a record on."""
        self.credited_ms += earned_ms(record, self._project.config.labour.idle_ms)
        if isinstance(record, LabelRecord | SpanRecord):
            self.exposed_ms += record.exposed_ms
        self._save(record)

    def sat_down(self) -> None:
        """Somebody begins."""
        began_ms = self._clock.now_ms() if self._since_ms is None else self._since_ms
        started_at = later(self._clock.utc(), began_ms - self._clock.now_ms())
        self.record(SessionRecord(**self._common, started_at=started_at, tool=__version__, metered=self._metered))

    def claimed(self, gap_ms: int, claim: Claim) -> None:
        """What the annotator says of a long gap."""
        self.record(ClaimRecord(session=self.session, at=self._clock.utc(), gap_ms=gap_ms, claim=claim))

    def name(self) -> str:
        """The name of a further label record."""
        return next(self._names)

    def decision(self, **fields: Any) -> LabelRecord:
        """A label record that says this, made now; without a meter that is all that it says of time."""
        now = self._clock.utc()
        if not self._metered:
            fields["shown_at"] = now
        return LabelRecord(**self._common, submitted_at=now, **fields)

    def withdrawal(self, item: str, supersedes: str) -> LabelRecord:
        """A label record that takes another one back."""
        now = self._clock.utc()
        what: dict[str, Any] = {"outcome": "withdrawn", "activity": "revise", "shown_at": now}
        return self.decision(record=self.name(), item=item, supersedes=supersedes, **what)
