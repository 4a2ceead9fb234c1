"""The requester's side of piece work: labels that stand are accepted or rejected, by a person or by a rule.

The rule is the one of many platforms, and as blunt: what agrees with an answer of the requester's own is accepted, and
nothing else is. A verdict is a record of its own. A later one holds, so that who changes their mind adds a further one.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import structs

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.meter.slots import Slots
from annotate.progress.resume import load_progress
from annotate.receipt.money import Money, reward_text
from annotate.tasks import Answer, Kind
from annotate.text import has_controls, printable, tidy
from storage import LabelStore
from storage.records import AcceptanceRecord, LabelRecord

LONGEST_REASON = 200
_ACCEPTED, _REJECTED = 1, 2
_TOGETHER = 1_000
"""So many verdicts are written at once: all or none of them."""


class Judged(NamedTuple):
    """A label that stands, and what was said of it last; None: nothing was."""

    label: LabelRecord
    accepted: bool | None


class Rule(NamedTuple):
    """What answers are held against: answers of the requester's own, by item, and the kind of task that compares."""

    own: Mapping[str, Answer]
    kind: Kind

    def agrees(self, label: LabelRecord) -> bool | None:
        """Whether the answer is the requester's own; None where there is none to hold it against."""
        answer = label.answer
        if answer is None or label.outcome != "labelled" or label.task != self.kind.name or label.item not in self.own:
            return None
        return self.kind.agrees(answer, self.own[label.item])


class Choice(NamedTuple):
    """Which labels are meant: those that fit all of it.

    Labels that are named one by one are judged whatever was said of them before; of others, only those that await a
    verdict, unless `again`.
    """

    annotators: frozenset[str] = frozenset()
    items: frozenset[str] = frozenset()
    records: frozenset[str] = frozenset()
    again: bool = False

    def means(self, label: LabelRecord) -> bool:
        """Whether this is one of them."""
        return (
            (not self.annotators or label.annotator in self.annotators)
            and (not self.items or label.item in self.items)
            and (not self.records or label.record in self.records)
        )

    @property
    def reaches_judged(self) -> bool:
        """Whether labels that were judged before are judged once more."""
        return self.again or bool(self.items or self.records)


class Verdicts(NamedTuple):
    """What is to be recorded, and for whom."""

    records: list[AcceptanceRecord]
    by_annotator: Counter[str]
    changed: int
    """Of these, labels of which the opposite was said before."""
    passed_over: int
    """Labels that the choice means, but that were judged before and stay as they are."""


def standing_labels(store: LabelStore) -> Iterator[Judged]:
    """The labels of a store that can be judged, in order of writing."""
    progress, verdicts = load_progress(store), Slots("B")
    for verdict in store.scan(AcceptanceRecord):
        verdicts[verdict.record] = _ACCEPTED if verdict.accepted else _REJECTED
    known = {0: None, _ACCEPTED: True, _REJECTED: False}
    for label in store.scan(LabelRecord):
        if label.outcome == "labelled" and progress.holds(label.record, label.item):
            yield Judged(label, known[verdicts[label.record]])


def checked_reason(text: str) -> str:
    """The reason as it is kept; AnnotateError when it is none."""
    if has_controls(text):
        raise AnnotateError(_("a reason is one line of visible text"))
    if not (reason := tidy(text)):
        raise AnnotateError(_("a rejection needs a reason: the annotator reads it on the receipt"))
    if len(reason) > LONGEST_REASON:
        raise AnnotateError(_("a reason has at most {count} characters: shorten it").format(count=LONGEST_REASON))
    return reason


def verdicts(
    found: Iterable[Judged],
    choice: Choice,
    *,
    at: str,
    reason: str | None = None,
    rule: Rule | None = None,
) -> Verdicts:
    """Accept the labels that are meant, or reject them for a reason; AnnotateError: a name that no label has.

    By a rule those are accepted that agree with it, and those rejected that do not. `at`: the moment, in UTC.
    """
    accepted, session = reason is None, secrets.token_hex(6)
    made, whose, changed, passed_over = list[AcceptanceRecord](), Counter[str](), 0, 0
    seen = _Seen(choice)
    for label, before in found:
        seen.see(label)
        if not choice.means(label) or (rule is not None and rule.agrees(label) is not accepted):
            continue
        if before is not None and (not choice.reaches_judged or (before and accepted)):
            passed_over += 1
            continue
        changed += before is (not accepted)
        whose[label.annotator] += 1
        by_rule = rule is not None
        made.append(
            AcceptanceRecord(
                session=session, record=label.record, accepted=accepted, at=at, reason=reason, simulated=by_rule
            )
        )
    seen.check()
    return Verdicts(made, whose, changed, passed_over)


class _Seen:
    """Which of the names in a choice labels have."""

    def __init__(self, choice: Choice) -> None:
        self._choice = choice
        self._annotators: dict[str, None] = {}
        self._items, self._records = set(choice.items), set(choice.records)

    def see(self, label: LabelRecord) -> None:
        """A label that stands."""
        self._annotators[label.annotator] = None
        self._items.discard(label.item)
        self._records.discard(label.record)

    def check(self) -> None:
        """Complain of a name that no label has."""
        names = self._annotators
        if unknown := self._choice.annotators - set(names):
            if not names:
                raise AnnotateError(_("no label stands here yet: there is nothing to judge"))
            text = _("nobody named “{name}” has labelled here: name one of {names}")
            raise AnnotateError(text.format(name=printable(min(unknown)), names=", ".join(map(printable, names))))
        if self._items:
            text = _("no label that stands is about an item “{item}”: `annotate accept` lists what awaits a verdict")
            raise AnnotateError(text.format(item=printable(min(self._items))))
        if self._records:
            text = _("no label that stands has the id “{record}”: `annotate accept` lists what awaits a verdict")
            raise AnnotateError(text.format(record=printable(min(self._records))))


def keep(store: LabelStore, made: Sequence[AcceptanceRecord], reward: Money) -> None:
    """Write verdicts into the store, however many; each stands by itself, so that what is written counts.

    `reward` is what the project promises now: what was accepted for it stays earned, whatever is promised later.
    """
    promised = reward_text(reward) if reward.amount else None
    for start in range(0, len(made), _TOGETHER):
        some = made[start : start + _TOGETHER]
        store.append(*(structs.replace(one, reward=promised) if one.accepted else one for one in some))


def judge(
    labels: Iterable[LabelRecord], own: Mapping[str, Answer], kind: Kind, *, session: str, at: str
) -> list[AcceptanceRecord]:
    """The verdict of the rule on each answer to an item of which the requester has an answer of his own, by item.

    It asks nobody, knows no second opinion and gives no reason. `session`: 12 hexadecimal digits that name this round
    of judging; `at`: its moment, in UTC.
    """
    rule = Rule(own, kind)
    return [
        AcceptanceRecord(session=session, record=label.record, accepted=agrees, at=at, simulated=True)
        for label in labels
        if (agrees := rule.agrees(label)) is not None
    ]


def judge_store(store: LabelStore, own: Mapping[str, Answer], kind: Kind, reward: Money, *, at: str) -> None:
    """Judge all answers of a store that nobody has judged yet by the rule, and keep the verdicts in it."""
    judged: Container[str] = {verdict.record for verdict in store.scan(AcceptanceRecord)}
    fresh = (label for label in store.scan(LabelRecord) if label.record not in judged)
    keep(store, judge(fresh, own, kind, session=secrets.token_hex(6), at=at), reward)
