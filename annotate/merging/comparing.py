"""What of another store is missing here, and what contradicts it; nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from msgspec import Struct, field

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.merging.here import Here, content, question
from annotate.text import printable
from storage import LabelStore, Position
from storage.blank import FORGOTTEN, trace
from storage.records import AcceptanceRecord, ErasureRecord, LabelRecord, PaymentRecord, Record, SessionRecord

_AT_ONCE = 5_000
_NAMED = 3


class Several(Struct):
    """How many there are, and the first of them by name."""

    count: int = 0
    named: list[str] = field(default_factory=list)

    def add(self, name: str) -> None:
        """One more."""
        self.count += 1
        if len(self.named) < _NAMED and name not in self.named:
            self.named.append(name)

    def __str__(self) -> str:
        shown = ", ".join(map(printable, self.named))
        return f"{shown}, …" if self.count > len(self.named) else shown


class Found(Struct):
    """Another store beside what is here."""

    store: LabelStore
    until: Position
    """How far it was read."""
    missing: bytearray = field(default_factory=bytearray)
    """For each of its records, in order, whether it is missing here."""
    labels: int = 0
    """Labels that come."""
    others: int = 0
    """Other records that come."""
    known: int = 0
    forgotten: int = 0
    """Records that were forgotten here, and stay away."""
    overtaken: int = 0
    """Verdicts, agreements and suggestions that are no later than those here."""
    clashes: Several = field(default_factory=Several)
    """Labels and sittings that say something else here."""
    twice: Several = field(default_factory=Several)
    """Items that the same annotator answered here and there."""
    changed: Several = field(default_factory=Several)
    """Items that are another picture or text here."""
    tasks: Counter[str] = field(default_factory=Counter)
    """How many of its labels are of which kind."""
    items: set[str] = field(default_factory=set)
    """Which items they are about."""
    people: set[str] = field(default_factory=set)
    """Who worked there as well as here."""

    @property
    def comes(self) -> int:
        """Records that are missing here."""
        return self.labels + self.others


def compare(here: Here, store: LabelStore, told: Callable[[int], object] = lambda count: None) -> Found:
    """Look through another store.

    An AnnotateError where somebody was forgotten in one of the two only, so that nobody is there twice; NewerStore.
    """
    found = Found(store, store.position())
    look = _Look(here, found, erased=_erased(here, store))
    here.put_back()
    for record in store.scan_all(until=found.until):
        found.missing.append(look.is_missing(record))
        if len(found.missing) % _AT_ONCE == 0:
            told(_AT_ONCE)
    found.people &= look.elsewhere()
    if not found.people:
        found.twice = Several()
    found.known = len(found.missing) - found.comes - found.forgotten - found.overtaken
    return found


def _erased(here: Here, store: LabelStore) -> bool:
    """Whether labels without a name there are here too, under other chance names."""
    known = {trace(name): who for name, who in here.owners.items()}
    both = fresh = False
    for record in store.scan(ErasureRecord):
        traces = set(record.traces)
        if people := {known[one] for one in traces & known.keys()}:
            text = _("“{name}” was forgotten in {path}, but not here: use `annotate forget` here first, then merge")
            raise AnnotateError(text.format(name=printable(min(people)), path=printable(str(store.path))))
        both |= not traces.isdisjoint(here.traces)
        fresh |= not traces <= here.traces
    if (
        both
        and fresh
        and any(_is_nameless(one) and hash(one.record) not in here.names for one in store.scan(LabelRecord))
    ):
        text = _(
            "people were forgotten here and in {path}, and nobody can tell which of their labels are the same: bring "
            "in those of others with `annotate export --annotator` and `annotate import`"
        )
        raise AnnotateError(text.format(path=printable(str(store.path))))
    return both


def _is_nameless(record: LabelRecord | PaymentRecord) -> bool:
    return record.annotator.startswith(FORGOTTEN)


class _Look:
    """Judges the records of one other store, in order."""

    def __init__(self, here: Here, found: Found, *, erased: bool) -> None:
        self._here, self._found, self._erased = here, found, erased
        self._sittings: set[str] = set()
        self._away: set[str] = set()
        """Labels that are here under other chance names."""

    def is_missing(self, record: Record) -> bool:
        """Whether it is to come."""
        if self._here.forgot(record) or (self._erased and self._is_here_nameless(record)):
            self._found.forgotten += 1
            return False
        if isinstance(record, LabelRecord):
            missing = self._is_label_missing(record)
            self._found.labels += missing
            return missing
        missing = self._is_other_missing(record)
        self._found.others += missing
        return missing

    def elsewhere(self) -> set[str]:
        """Who had a sitting that this store does not have."""
        return {who for sitting, (who, _said) in self._here.sittings.items() if sitting not in self._sittings}

    def _is_here_nameless(self, record: Record) -> bool:
        """Whether it is of somebody who was forgotten on both machines, and is here under another chance name."""
        if isinstance(record, LabelRecord) and _is_nameless(record) and hash(record.record) not in self._here.names:
            self._away.add(record.record)
            return True
        if isinstance(record, PaymentRecord):
            return _is_nameless(record) and content(record) not in self._here.others
        return isinstance(record, AcceptanceRecord) and record.record in self._away

    def _is_label_missing(self, record: LabelRecord) -> bool:
        here, found = self._here, self._found
        found.tasks[record.task] += 1
        found.items.add(record.item)
        if record.annotator in here.annotators:
            found.people.add(record.annotator)
        if hash(record.record) in here.names:
            if content(record) not in here.contents:
                found.clashes.add(record.record)
            return False
        first = record.outcome == "labelled" and record.supersedes is None and not record.repeat
        if first and hash((record.annotator, record.item)) in here.answers:
            found.twice.add(record.item)
        pictured = record.sha256 is not None and hash(record.item) in here.items
        if pictured and hash((record.item, record.sha256)) not in here.pictures:
            found.changed.add(record.item)
        return True

    def _is_other_missing(self, record: Record) -> bool:
        here, found = self._here, self._found
        if isinstance(record, SessionRecord):
            self._sittings.add(record.session)
            if record.session not in here.sittings:
                return True
            if here.sittings[record.session][1] != content(record):
                found.clashes.add(record.session)
            return False
        if isinstance(record, ErasureRecord):
            return not set(record.traces) <= here.traces
        if here.others.take(content(record)):
            return False
        asked = question(record)
        if asked is not None and record.at <= here.latest.get(asked, ""):  # type: ignore[attr-defined]
            found.overtaken += 1
            return False
        return True
