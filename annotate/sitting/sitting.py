"""A sitting: one annotator at work in one process. What the screen shows is decided here, without any screen.

The sitting holds the item, moves through the queue and back through history, turns decisions into records with their
time, and hands them to be saved. It is told what happened (painted, an input event, an answer) and by whom; it never
asks the terminal anything.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import asdict
from itertools import count
from typing import Any, Literal

from annotate import __version__
from annotate.meter.clock import Clock
from annotate.meter.meter import Meter
from annotate.progress.progress import Progress, Standing
from annotate.progress.standing import LATER
from annotate.projects.items import Item, Items, Media
from annotate.projects.project import Project
from annotate.sitting.content import Content
from annotate.sitting.drafts import Drafts
from annotate.sitting.earning import earned_ms
from annotate.sitting.lookback import Lookback, decided_items
from annotate.sitting.page import Page
from annotate.sitting.queue import Queue
from storage.records import (
    Activity,
    Answer,
    Claim,
    ClaimRecord,
    LabelRecord,
    Outcome,
    Record,
    SessionRecord,
)

SkipReason = Literal["later", "unsure", "bad-item"]


class Sitting:
    """One annotator, one project, one process."""

    def __init__(
        self,
        project: Project,
        items: Items,
        queue: Queue,
        progress: Progress,
        annotator: str,
        save: Callable[[Record], None],
        clock: Clock,
        *,
        simulated: bool = False,
        learning_since_ms: int | None = None,
    ) -> None:
        """`learning_since_ms`: the annotator has been reading the first screen since then, on the clock."""
        self.project = project
        self.annotator = annotator
        self.session = secrets.token_hex(6)
        self.item: Item | None = None
        self.goal: int | None = None
        """How many decisions are asked for; None: as many as there are items."""
        self.made = 0
        """Decisions made in this sitting and not taken back."""
        self.labels = 0
        """Labels given in this sitting and not taken back."""
        self.over = False
        self.credited_ms = 0
        """Time of this sitting that its records credit at the project's idle cap."""
        self._items = items
        self._queue = queue
        self._progress = progress
        self._save = save
        self._clock = clock
        self._simulated = simulated
        self._names = (f"{self.session}-{number}" for number in count(1))
        whose = {"session": self.session, "annotator": annotator}
        self._common = {**whose, "task": project.kind.name, "simulated": simulated}
        self._content = Content()
        self._drafts = Drafts()
        self._given: set[str] = set()
        self._gap_ms = 0
        self._gap_item: Item | None = None
        self._claim: Claim | None = None
        self._back = 0
        self._past: Lookback | None = None
        self._pile: list[Item] = []
        """Items that were begun or taken back and wait for a decision; the last one is next."""
        self._learning = learning_since_ms is not None
        self.meter = Meter(clock, self.session, self._record, learning_since_ms=learning_since_ms)

    # Beginning and end

    def start(self) -> None:
        """Sit down: from here on time is metered."""
        self._record(
            SessionRecord(
                session=self.session,
                annotator=self.annotator,
                started_at=self._clock.utc(),
                tool=__version__,
                task=self.project.kind.name,
                simulated=self._simulated,
            )
        )
        if self._learning:
            self.meter.input()
            self.meter.finish()

    def end(self, how: Literal["quit", "finished", "hangup", "failed"]) -> None:
        """Get up: all that is open is settled, and nothing may follow."""
        self.over = True
        self.meter.end(how)

    # Moving

    def next(self) -> Item | None:
        """Open the newest item that needs an answer; None: nothing is left."""
        self._back, self._past = 0, None
        if not self._pile and (fresh := self._queue.next()) is not None:
            self._pile.append(fresh)
        self._open(self._pile[-1] if self._pile else None)
        return self.item

    def upcoming(self, count: int) -> list[Item]:
        """The items that will probably come next."""
        return [*reversed(self._pile[:-1]), *self._queue.upcoming(count)][:count]

    def back(self) -> Item | None:
        """Open what was decided before the item on screen; None: there is nothing before it."""
        return self._turn(self._back + 1)

    def forward(self) -> Item | None:
        """Open what was decided after the item on screen, in the end the newest item; None: it is on screen."""
        if self._back > 1:
            return self._turn(self._back - 1)
        if not self.reviewing:
            return None
        if self._back == 0:
            self._pile.pop()  # its earlier answer stands again, and may be left as it is
        return self.next()

    @property
    def decided(self) -> int:
        """How many items the annotator has decided in this project."""
        return self._progress.tally(self.annotator).decided

    @property
    def media(self) -> Media:
        """What the items are."""
        return self._items.media

    @property
    def total(self) -> int:
        """How many decisions there will be: one for each item, or as many as are asked for."""
        return len(self._items) if self.goal is None else min(self.goal, len(self._items))

    @property
    def reviewing(self) -> bool:
        """Whether the item on screen is one that was decided before, and not put aside for later."""
        standing = self.standing
        return self._back > 0 or (standing is not None and standing.reason != LATER)

    @property
    def position(self) -> int | None:
        """Which of the decided items is on screen, the first one being 1; None unless one looks back."""
        return None if self._back == 0 or self._past is None else self._past.position(self._back)

    def _turn(self, back: int) -> Item | None:
        item = self._before(back)
        if item is not None:
            self._back = back
            self._open(item)
        return item

    def _before(self, back: int) -> Item | None:
        """The item decided so many decisions ago, in the order that history had when one began to look back."""
        if self._past is None:
            decisions = decided_items(self._progress.history(self.annotator), self._items)
            others = self.decided - (self.standing is not None)
            self._past = Lookback((item for _decision, item in decisions if item != self.item), others)
        return self._past.at(back - 1)

    def _open(self, item: Item | None) -> None:
        self.item, self._content, self._claim = item, Content(), None
        if item is None:
            self.meter.leave()
        else:
            self.meter.request(item.id, "revise" if self._reopened else "skip")

    # What stands

    @property
    def standing(self) -> Standing | None:
        """How the annotator decided the item on screen before; None: not yet, or it must be decided afresh."""
        if self.item is None or self._afresh(self.item):
            return None
        return self._progress.standing(self.item.id, self.annotator)

    @property
    def _reopened(self) -> bool:
        """Whether the item on screen has or had an answer: what is done to it now is no first answer."""
        if self.item is None:
            return False
        if self._afresh(self.item):
            return self._drafts.undone(self.item.id)
        return self._progress.was_labelled(self.item.id, self.annotator)

    def _afresh(self, item: Item) -> bool:
        """Whether the item is a repeat in its turn: decided as if for the first time."""
        return self._back == 0 and self._queue.is_repeat(item.id)

    @property
    def draft(self) -> Answer | None:
        """The answer to begin with: a changed but ungiven one, else the one that stands."""
        if self.item is None:
            return None
        standing = self.standing
        return self._drafts.answers.get(self.item.id, None if standing is None else standing.answer)

    @property
    def page(self) -> Page:
        """The items on screen, with the answers to begin with."""
        assert self.item is not None, "nothing is on the screen"
        draft = self.draft
        return Page((self.item,), (self.project.kind.begin(self.project.terms) if draft is None else draft,))

    def edit(self, draft: Answer | None) -> None:
        """Keep an answer that was changed, but not given yet."""
        if self.item is not None and draft is not None:
            self._drafts.answers[self.item.id] = draft

    @property
    def note(self) -> str:
        """The note that goes with the next decision on the item: the one just written, else the one it has."""
        if self.item is None:
            return ""
        standing = self.standing
        return self._drafts.notes.get(self.item.id, (standing and standing.note) or "")

    @note.setter
    def note(self, note: str) -> None:
        if self.item is not None:
            self._drafts.notes[self.item.id] = note

    # What happens

    def painted(self, content: Content) -> None:
        """The item is on the screen."""
        self._content = content
        self.meter.painted()

    def input(self) -> bool:
        """An input event. True: it ended a gap beyond the idle cap, of which the annotator may say what it was."""
        gap = self.meter.input()
        if gap > self.project.config.labour.idle_ms:
            self._gap_ms, self._gap_item = gap, self.item
            return True
        return False

    def claim(self, claim: Claim) -> None:
        """What the annotator says of the last long gap: their own word, kept beside the metered time."""
        if self._gap_ms:
            self._record(ClaimRecord(session=self.session, at=self._clock.utc(), gap_ms=self._gap_ms, claim=claim))
            self._gap_ms = 0
            if self.item is self._gap_item:  # of an item that the gap's last key decided, the record is written already
                self._claim = claim

    def answer(self, answer: Answer | None) -> LabelRecord:
        """Decide the item on screen; None: it could not be seen."""
        if answer is None:
            return self.skip("bad-item")
        project = self.project
        checked = project.kind.check(answer, project.labels, free=project.config.task.free)
        return self._decide("labelled", answer=checked)

    def skip(self, reason: SkipReason) -> LabelRecord:
        """Leave the item on screen undecided, and say why."""
        return self._decide("skipped", reason=reason)

    def flag(self) -> LabelRecord:
        """Set the item on screen aside for the project's owner."""
        return self._decide("flagged")

    def undo(self) -> Item | None:
        """Take the last decision back and open its item; None: there is nothing to take back."""
        found = next(decided_items(self._progress.history(self.annotator), self._items), None)
        if found is None:
            return None
        last, item = found
        now = self._clock.utc()
        named = self._named(item, last.record)
        self._keep(LabelRecord(**named, outcome="withdrawn", activity="revise", shown_at=now, submitted_at=now))
        self._drafts.take_back(last)
        self.labels += (last.supersedes in self._given) - (last.record in self._given)
        self.made -= last.supersedes is None and last.record.startswith(self.session)
        self._pile = [one for one in self._pile if one.id != item.id] + [item]
        return self.next()

    # Records

    def _decide(self, outcome: Outcome, *, answer: Answer | None = None, reason: str | None = None) -> LabelRecord:
        item = self.item
        assert item is not None, "nothing is on the screen"
        standing = self.standing
        spent = self.meter.settle(item.id, self._activity(item, outcome))
        record = LabelRecord(
            **self._named(item, None if standing is None else standing.record),
            outcome=outcome,
            answer=answer,
            reason=reason,
            note=self.note or None,
            shown_at=spent.started_at,
            submitted_at=self._clock.utc(),
            activity=spent.activity,
            first_input_ms=spent.first_input_ms,
            short_ms=spent.short_ms,
            long_gaps_ms=tuple(spent.long_gaps_ms),
            wait_ms=spent.wait_ms,
            inputs=spent.inputs,
            claim=self._claim,
            gold=self._gold(item, answer),
            **asdict(self._content),
        )
        self._drafts.drop(item.id)
        self.made += standing is None
        if outcome == "labelled":
            self._given.add(record.record)
        self.labels += (outcome == "labelled") - (record.supersedes in self._given)
        self._pile = [one for one in self._pile if one.id != item.id]
        self.item = None
        self._keep(record)
        return record

    def _named(self, item: Item, supersedes: str | None) -> dict[str, Any]:
        return {**self._common, "record": next(self._names), "item": item.id, "supersedes": supersedes}

    def _activity(self, item: Item, outcome: Outcome) -> Activity:
        if self._reopened:
            return "revise"
        if self._queue.is_check(item.id):
            return "check"
        return "label" if outcome == "labelled" else "skip"

    def _gold(self, item: Item, answer: Answer | None) -> bool | None:
        known = self._queue.gold_answer(item.id)
        return None if known is None or answer is None else answer == known

    def _keep(self, record: LabelRecord) -> None:
        self._progress.add(record)
        self._record(record)
        self.meter.wrote()

    def _record(self, record: Record) -> None:
        self.credited_ms += earned_ms(record, self.project.config.labour.idle_ms)
        self._save(record)
