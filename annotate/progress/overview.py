"""How far a project is: what `annotate status` shows.

Counts of labels are facts about the dataset. Speed is a person's own: it is given for the one who asks, and for all
together only where there are at least three, so that nobody can be told from the others.
"""

from __future__ import annotations

from collections import Counter, defaultdict

import msgspec
from msgspec import UNSET, Struct, UnsetType

from annotate.errors import AnnotateError
from annotate.health import ailment
from annotate.meter.credit import credited_ms
from annotate.meter.pace import quartiles
from annotate.meter.together import SMALLEST_GROUP
from annotate.payments import Balance, balances
from annotate.progress.progress import Progress
from annotate.progress.resume import load_progress
from annotate.projects.checking import mistakes
from annotate.projects.items import Items
from annotate.projects.project import Project
from storage import LabelRecord, LabelStore
from storage.blank import NEVER
from storage.records import AcceptanceRecord, PaymentRecord

_UNCOMPARED = (None, None, None)


class Compared(Struct):
    """Answers that stand, held against known ones, one's own from before, and a machine's."""

    controls: int = 0
    """Answers to items whose answer is known."""
    controls_as_expected: int = 0
    repeats: int = 0
    """Answers to items that were given a second time."""
    repeats_the_same: int = 0
    suggestions_accepted: int = 0
    suggestions_corrected: int = 0
    reviewed: int = 0
    """Of the items that count as labelled, those decided in a review."""


class AnnotatorStatus(Struct, frozen=True):
    """One annotator's items, by what stands for them."""

    name: str
    labelled: int
    skipped: int
    flagged: int
    records: int
    compared: Compared
    account: Balance | UnsetType = UNSET
    """What a requester accepted and paid; unset where nobody judged or paid anything."""


class Speed(Struct, frozen=True):
    """Credited seconds per label, in the middle; None where nothing may be or can be said."""

    own_median_s: float | None = None
    all_median_s: float | None = None


class Status(Struct, frozen=True):
    """How far a project is."""

    project: str
    kind: str
    items: int | None
    """None: the items cannot be found at the moment; `note` says why."""
    overlap: int
    done: int
    """Items with labels of as many annotators as they need."""
    left: int | None
    labels: dict[str, int]
    """How often each label stands: those of the project in their order, then others."""
    annotators: tuple[AnnotatorStatus, ...]
    annotator: str | None
    """Whose own speed it is."""
    speed: Speed
    left_own: int | None = None
    """Of the items that are left, those that wait for the one who asks, and for later; None where nobody asks."""
    left_s: float | None = None
    """How long these would take, at the median of the one who asks; None where it is not known."""
    days: dict[str, int] = {}
    """How many labels were given on each day (UTC), as far as that is known."""
    note: str | None = None
    damage: str | None = None
    """What of the store cannot be read."""
    mistakes: tuple[str, ...] = ()
    """What is wrong with the files and rates that annotate.toml names."""


class _Timed(Struct, gc=False):
    annotator: str
    outcome: str
    submitted_at: str = NEVER
    activity: str = "label"
    short_ms: int = 0
    long_gaps_ms: tuple[int, ...] = ()
    inputs: int = 0
    record: str = ""
    item: str = ""
    gold: bool | None = None
    repeat: bool | None = None
    suggested: str | None = None


def look(project: Project, annotator: str | None = None) -> Status:
    """Read the project's store; `annotator` is the one who asks."""
    with LabelStore.open(project.store_path, read_only=True) as store:
        progress = load_progress(store)
        speed, days, compared = _read(store, progress, project.config.labour.idle_ms, annotator)
        accounts = _accounts(project, store)
        damage = ailment(store.path.name, store.damage)
    items, note = _items(project)
    overlap = project.config.queue.overlap
    done = progress.with_labels(overlap) if items is None else _done(items, progress, overlap)
    left_own = None if items is None or annotator is None else _left_own(items, progress, overlap, annotator)
    return Status(
        project.name,
        project.kind.name,
        None if items is None else len(items),
        overlap,
        done,
        None if items is None else len(items) - done,
        _labels(project, progress),
        tuple(_annotator(name, progress, compared[name], accounts.get(name, UNSET)) for name in progress.annotators()),
        annotator,
        speed,
        left_own,
        _left_s(speed, left_own),
        dict(sorted(days.items())),
        note,
        damage,
        mistakes(project, items),
    )


def _items(project: Project) -> tuple[Items | None, str | None]:
    try:
        return project.items(), None
    except AnnotateError as error:
        return None, str(error)


def _done(items: Items, progress: Progress, overlap: int) -> int:
    return sum(progress.labels_on(item_id) >= overlap for item_id in items.ids)


def _left_own(items: Items, progress: Progress, overlap: int, annotator: str) -> int:
    later = sum(items.place(item_id) is not None for item_id in progress.later(annotator))
    return progress.count_open(items.ids, annotator, overlap) + later


def _labels(project: Project, progress: Progress) -> dict[str, int]:
    counts = +progress.label_counts(project.kind)
    return {name: counts[name] for name in project.labels.names} | dict(counts.most_common())


def _annotator(name: str, progress: Progress, compared: Compared, account: Balance | UnsetType) -> AnnotatorStatus:
    tally = progress.tally(name)
    return AnnotatorStatus(name, tally.labelled, tally.skipped, tally.flagged, tally.records, compared, account)


def _accounts(project: Project, store: LabelStore) -> dict[str, Balance]:
    """What became of everybody's labels, where a requester judged or paid any."""
    if not (store.count(AcceptanceRecord) or store.count(PaymentRecord)):
        return {}
    return balances(store, project.config.labour.promised)


def _read(
    store: LabelStore, progress: Progress, cap_ms: int, annotator: str | None
) -> tuple[Speed, Counter[str], defaultdict[str, Compared]]:
    """The speed, labels by day, and what annotators' answers are beside others, in one pass over the labels."""
    compared: defaultdict[str, Compared] = defaultdict(Compared)
    times: defaultdict[str, Counter[int]] = defaultdict(Counter)
    days: Counter[str] = Counter()
    decode, spoilt = msgspec.json.Decoder(_Timed).decode, False
    for document in store.raw(LabelRecord):
        try:
            timed = decode(document)
        except (msgspec.DecodeError, UnicodeDecodeError):
            spoilt = True
            continue
        if timed.outcome == "labelled" and timed.submitted_at != NEVER:
            days[timed.submitted_at[:10]] += 1
        if timed.outcome == "labelled" and timed.activity == "label":
            spent_ms = credited_ms(timed, cap_ms)
            if spent_ms or timed.inputs:  # otherwise no time is known: no meter ran, or somebody was forgotten
                times[timed.annotator][spent_ms] += 1
        if timed.activity == "review" and timed.outcome == "labelled" and progress.holds(timed.record, timed.item):
            compared[timed.annotator].reviewed += 1
        if (timed.gold, timed.repeat, timed.suggested) != _UNCOMPARED and progress.holds(timed.record, timed.item):
            _compare(compared[timed.annotator], timed)
    if spoilt:
        for _record in store.scan(LabelRecord):  # finds out what is wrong, and where
            pass
    everybody = sum(times.values(), Counter()) if len(times) >= SMALLEST_GROUP else Counter()
    own = Counter[int]() if annotator is None else times.get(annotator, Counter())
    return Speed(_median_s(own), _median_s(everybody)), days, compared


def _left_s(speed: Speed, left: int | None) -> float | None:
    return None if left is None or speed.own_median_s is None else round(left * speed.own_median_s, 3)


def _compare(compared: Compared, timed: _Timed) -> None:
    compared.controls += timed.gold is not None
    compared.controls_as_expected += timed.gold is True
    compared.repeats += timed.repeat is not None
    compared.repeats_the_same += timed.repeat is True
    compared.suggestions_accepted += timed.suggested == "accepted"
    compared.suggestions_corrected += timed.suggested == "corrected"


def _median_s(times: Counter[int]) -> float | None:
    return round(float(quartiles(times)[1]) / 1000, 3) if times else None
