"""What is to be exported: which labels of which project, seen how, in which parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from msgspec import Raw, Struct, field

from annotate.dataset.byitem import ByItem
from annotate.dataset.consensus import Consensus, Decision, consensus
from annotate.dataset.exporting import CONSENSUS, Images, View
from annotate.dataset.fallen import Fallen
from annotate.dataset.lines import LineT, Selection, chosen_lines
from annotate.dataset.names import Names, names_of
from annotate.dataset.samples import Given, RawVote, Sample, Vote
from annotate.dataset.seen import LabelsSeen
from annotate.dataset.splits import Splits
from annotate.dataset.standing import Standings
from annotate.dataset.tally import Tally
from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.meter.credit import credited_ms, is_timed
from annotate.projects.items import Items
from annotate.projects.project import Project
from annotate.text import printable
from storage import LabelStore


class Options(Struct, frozen=True, kw_only=True):
    """What was asked for beside the format."""

    annotators: frozenset[str] = frozenset()
    """None named: everybody's labels."""
    images: Images = "copy"
    excel: bool = False
    with_text: bool = False
    voc_base: int = 1
    """The number of the first pixel in Pascal VOC files: 1 as in the original ones, or 0."""


class Noted(Struct):
    """What did not go out, for whoever asked: the items by the reason why."""

    ties: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    """Their pictures are others than those that were labelled."""
    missing: list[str] = field(default_factory=list)
    """Their pictures are not there."""
    broken: list[str] = field(default_factory=list)
    """Their pictures cannot be read."""
    undecided: list[str] = field(default_factory=list)
    """Annotators said that neither of two is better, which a format of choices cannot carry."""

    @property
    def all(self) -> list[str]:
        """All of them, in no order."""
        return [item for name in self.__struct_fields__ for item in getattr(self, name)]

    @property
    def count(self) -> int:
        """How many there are so far."""
        others = len(self.missing) + len(self.broken) + len(self.undecided)
        return len(self.ties) + len(self.changed) + others


class _Answered(Struct, gc=False):
    record: str
    item: str
    annotator: str
    task: str
    outcome: str
    answer: Raw = Raw(b"null")


class Job:
    """Labels to be exported; close it after use."""

    def __init__(
        self,
        project: Project,
        store: LabelStore,
        items: Items | None,
        view: View,
        options: Options | None = None,
        splits: Splits | None = None,
        told: Callable[[int], object] = lambda count: None,
        standings: Standings | None = None,
    ) -> None:
        """`items`: what the project lists; None where it cannot be found. `told` hears how many records were read.

        `standings`: what stands, where that is known; else it is found out when something asks for it, which rows of
        every record do not.
        """
        self.project, self.store, self.items = project, store, items
        self.view, self.options, self.splits = view, options or Options(), splits
        self.noted, self.tally = Noted(), Tally()
        self.media = min(project.kind.media) if items is None else items.media
        self._told, self._standings = told, standings
        self._by_item: ByItem | None = None
        self._seen = LabelsSeen(project.kind)

    @cached_property
    def standings(self) -> Standings:
        """What stands."""
        return self._standings or Standings(self.store)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """All labels that answers name, each by its class: the project's in their order, then others by name."""
        if self._by_item is None and self.view not in CONSENSUS:
            for some in chosen_lines(self.store, Selection(self.options.annotators), _Answered):
                self._see(some)
        else:
            self._put_by()  # sees them on the way, and will be needed
        known, others = self.project.labels, sorted(self._seen.names)
        return (*known.names, *(name for name in others if name not in known))

    def _see(self, some: Iterable[_Answered]) -> None:
        task, take = self.project.kind.name, self._seen.take
        for one in some:
            if one.task == task and one.outcome == "labelled":
                take(bytes(one.answer))

    @cached_property
    def class_ids(self) -> dict[str, int]:
        """The place of each label, from 0."""
        return {name: place for place, name in enumerate(self.labels)}

    @cached_property
    def names(self) -> Names:
        """The file names of all items."""
        return names_of(self.items, self.by_item.foreign)

    def path_of(self, item: str) -> str:
        """Where an item's picture is, from the items' folder: its id, unless a file of items calls it otherwise."""
        return item if self.items is None else self.items.path_of(item)

    @property
    def split_names(self) -> tuple[str, ...]:
        """The parts that the dataset has; none where it is one."""
        return () if self.splits is None else self.splits.names

    def split_of(self, item: str) -> str | None:
        """The part that an item belongs to."""
        return None if self.splits is None else self.splits.parts.get(item)

    def lines(self, kind: type[LineT]) -> Iterator[list[LineT]]:
        """The label records of the views `all` and `latest`, in the order of writing, many at a time."""
        standing = None if self.view == "all" else self.standings
        return chosen_lines(self.store, Selection(self.options.annotators, standing, told=self._told), kind)

    @property
    def by_item(self) -> ByItem:
        """The answers that stand, by item, whatever the view: an annotator's newest one, and the newest of a review."""
        return self._put_by()

    def _put_by(self) -> ByItem:
        if self._by_item is None:
            lines = chosen_lines(self.store, Selection(self.options.annotators, told=self._told), RawVote)
            fallen = Fallen()
            self._by_item = ByItem(self.items, (self._votes(some, fallen) for some in lines), fallen)
        return self._by_item

    def _votes(self, some: list[RawVote], fallen: Fallen) -> list[RawVote]:
        """Those that are answers to what the project asks; what they and others correct is noted."""
        fallen.note(some)
        task, null = self.project.kind.name, Raw(b"null")
        found = [vote for vote in some if vote.outcome == "labelled" and vote.task == task and vote.answer != null]
        for vote in found:
            self._seen.take(bytes(vote.answer))
        return found

    def samples(self, *, several: bool = False, ties: bool = False) -> Iterator[Sample]:
        """The items that have an answer, in listed order, those that the project does not have last.

        Where the view is one of consensus, items on whose answers annotators tie are left out, and noted; with `ties`
        they are there, without an answer. `several`: a view of everybody's labels may give the answers of several
        annotators to one item; else that is an AnnotateError.
        """
        method = self._consensus()
        number, self.tally = 0, Tally()
        for item, votes in self.by_item:
            sample = self._sample(number, item, votes, method)
            if not sample.given and not ties:
                self.noted.ties.append(item)
                continue
            if len(sample.given) > 1 and not several:
                raise AnnotateError(_several(item))
            number += 1
            before = self.noted.count
            yield sample
            if sample.given and self.noted.count == before:  # else whoever asked had no place for it
                self.tally.add(sample, self.project.kind)

    def _consensus(self) -> Consensus | None:
        if self.view not in CONSENSUS:
            return None
        method = consensus(self.view, self.project.kind, self.project.labels)  # type: ignore[arg-type]
        method.learn(self.by_item)
        return method

    def _sample(self, number: int, item: str, votes: tuple[Vote, ...], method: Consensus | None) -> Sample:
        seconds = tuple(map(self.seconds, votes))
        decision = None if method is None else method.decide(item, votes)
        seen = votes[-1]
        return Sample(
            number,
            item,
            self.names.of(item),
            self.split_of(item),
            seen.sha256,
            seen.width,
            seen.height,
            votes,
            seconds,
            _own(votes, seconds) if decision is None else _made(decision, votes, seconds),
            decision,
            self.items,
        )

    @cached_property
    def _idle_ms(self) -> int:
        return self.project.config.labour.idle_ms

    def seconds(self, vote: RawVote) -> float | None:
        """The credited seconds of a label at the project's idle cap; None: no time is known."""
        return credited_ms(vote, self._idle_ms) / 1000 if is_timed(vote) else None

    def close(self) -> None:
        """Let go of what was put by."""
        if self._by_item is not None:
            self._by_item.close()


Seconds = tuple[float | None, ...]


def _own(votes: tuple[Vote, ...], seconds: Seconds) -> tuple[Given, ...]:
    """Everybody's own answers."""
    pairs = zip(votes, seconds, strict=True)
    return tuple([Given(vote.answer, vote.annotator, vote.record, spent) for vote, spent in pairs])


def _made(decision: Decision, votes: tuple[Vote, ...], seconds: Seconds) -> tuple[Given, ...]:
    """The answer that was decided; nothing where annotators tie, and an annotator's own where nobody else answered."""
    if decision.answer is None:
        return ()
    if len(votes) == 1 and decision.confidence is None:
        return _own(votes, seconds)
    times = [one for one in seconds if one is not None]
    total = round(sum(times), 3) if times else None
    return (Given(decision.answer, credited_s=total, confidence=decision.confidence),)


def _several(item: str) -> str:
    return _(
        "“{item}” has answers of several annotators, and this format has room for one: choose with "
        "--aggregate majority, or name one of them with --annotator"
    ).format(item=printable(item))
