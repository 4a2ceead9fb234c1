"""A sitting: one annotator at work in one process. What the screen shows is decided here, without any screen.

The sitting holds the items on the screen, mostly one, moves through the queue and back through history, turns decisions
into records with their time, and hands them to be saved. It is told what happened (painted, an input event, an answer)
and by whom; it never asks the terminal anything.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Literal

from msgspec import structs

from annotate.meter.clock import Clock
from annotate.meter.unmetered import meter_for
from annotate.progress.progress import Progress, Standing
from annotate.projects.items import Item, Items, Media
from annotate.projects.project import Project
from annotate.sitting.content import Content
from annotate.sitting.draftfile import DraftFile
from annotate.sitting.drafts import Drafts
from annotate.sitting.gap import LongGap
from annotate.sitting.given import Given
from annotate.sitting.judge import Judge
from annotate.sitting.lookback import decided_items
from annotate.sitting.page import Page
from annotate.sitting.portions import portions
from annotate.sitting.queue import Queue
from annotate.sitting.scribe import Scribe
from annotate.sitting.sides import Sides
from annotate.sitting.suggestions import NONE, Suggestions
from annotate.sitting.trail import Opened, Trail
from annotate.sitting.verdict import SkipReason, Verdict, given
from storage.records import Activity, Answer, Claim, LabelRecord, Outcome, Record

if TYPE_CHECKING:
    from annotate.reviewing.review import Review


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
        metered: bool = True,
        learning_since_ms: int | None = None,
        draft_file: DraftFile | None = None,
        suggestions: Suggestions = NONE,
        review: Review | None = None,
    ) -> None:
        """`learning_since_ms`: the annotator has been reading the first screen since then, on the clock.

        `draft_file`: where that is kept which is begun and not given; None: it lasts as long as the sitting. `review`:
        what others answered, between whom this sitting decides.
        """
        self.project = project
        self.annotator = annotator
        self.goal: int | None = None
        """How many decisions are asked for; None: as many as there are items."""
        self.over = False
        self.review = review
        self.media: Media = items.media
        self._items = items
        self._queue = queue
        self._progress = progress
        since, size = learning_since_ms, 1 if review else project.kind.page_size(project.terms)
        self._scribe = Scribe(project, annotator, save, clock, simulated=simulated, metered=metered, since_ms=since)
        self.session = self._scribe.session
        self._trail = Trail(items, queue, progress, annotator, size)
        self.given = Given(project.kind)
        self._drafts = Drafts(project, items, self._trail, draft_file, suggestions)
        self._sides = Sides(project.kind, project.config.queue.seed, annotator, self._trail.afresh)
        held = NONE if review else suggestions
        self._judge = Judge(project.kind, queue, progress, self._trail, held, annotator)
        queue.resume([draft.item for draft in self._drafts.kept])
        self._contents: tuple[Content, ...] = ()
        self._gap = LongGap(project.config.labour.idle_ms)
        self.meter = meter_for(clock, self.session, self._scribe.record, metered=metered, learning_since_ms=since)

    # Beginning and end

    def start(self) -> None:
        """Sit down: from here on time is metered, unless the annotator chose otherwise."""
        self._scribe.sat_down()
        self.meter.start()

    def end(self, how: Literal["quit", "finished", "hangup", "failed"]) -> None:
        """Get up: all that is open is settled, and nothing may follow."""
        self.over = True
        self.meter.end(how)
        self._drafts.close()

    # Moving

    def next(self) -> Item | None:
        """Open the newest page that needs an answer; its first item, or None: nothing is left, or asked for."""
        enough = self.goal is not None and self.given.made >= self.goal
        return self._open(() if enough else self._trail.next())

    def upcoming(self, count: int) -> list[Item]:
        """The items that will probably come next: so many, or a whole page where that is more."""
        return list(map(self._sides.shown, self._trail.upcoming(count)))

    @property
    def before(self) -> Item | None:
        """The item that one goes back to from the one on screen."""
        return (before := self._trail.before) and self._sides.shown(before)

    def back(self) -> Item | None:
        """Open what was decided before the item on screen; None: there is nothing before it."""
        return self._open(self._trail.back())

    def forward(self) -> Item | None:
        """Open what was decided after the item on screen, in the end the newest page; None: it is on screen."""
        return self._open(self._trail.forward())

    def _open(self, page: Opened | None) -> Item | None:
        if page is None:
            return None
        self._contents = ()
        self._gap.forget()
        if page:
            again: Activity = "review" if self.review else "revise"
            self.meter.request(_ids(page), again if self.review or all(map(self._reopened, page)) else "skip")
        else:
            self.meter.leave()
        return self.item

    # Where one is

    @property
    def item(self) -> Item | None:
        """The item on screen, the first one of a page; None: nothing is."""
        return self._trail.page[0] if self._trail.page else None

    @property
    def decided(self) -> int:
        """How many items the annotator has decided in this project."""
        return self._progress.tally(self.annotator).decided

    @property
    def done(self) -> int:
        """The same, and those that came a second time counted twice: nothing tells them from the others."""
        return self.decided + self._queue.repeated

    @property
    def credited_ms(self) -> int:
        """Time of this sitting that its records credit at the project's idle cap."""
        return self._scribe.credited_ms

    @property
    def exposed_ms(self) -> int:
        """How long what is covered lay open in this sitting."""
        return self._scribe.exposed_ms + self.meter.exposed_ms

    @property
    def shape(self) -> tuple[int, int] | None:
        """Rows and columns of pictures that are on screen at once; None: never more than one."""
        return self.project.kind.shape(self.project.terms, self.media)

    @property
    def question(self) -> str | None:
        """What is asked: in the owner's words, or the kind's."""
        return self.project.config.task.question or self.project.kind.question(self.project.terms, self.media)

    @property
    def total(self) -> int:
        """How many decisions there will be: one for each item, two for a repeat, or as many as are asked for."""
        showings = len(self._items) + self._queue.repeats
        return showings if self.goal is None else min(self.goal, showings)

    @property
    def left(self) -> int:
        """How many items are still to be decided, with those on screen and those put aside for later."""
        return max(self.total - self.done + self._trail.put_aside, len(self._trail.page))

    @property
    def reviewing(self) -> bool:
        """Whether what is on screen was decided before, and not put aside for later."""
        return self._trail.reviewing

    @property
    def position(self) -> int | None:
        """Which of the decided items is on screen, the first one being 1; None unless one looks back."""
        return self._trail.position

    # What stands

    @property
    def standing(self) -> Standing | None:
        """How the annotator decided the item on screen before; None: not yet, or it must be decided afresh."""
        if (item := self.item) is None or (standing := self._trail.standing(item)) is None:
            return None
        return structs.replace(standing, answer=self._sides.turned(item, standing.answer))

    def _reopened(self, item: Item) -> bool:
        """Whether an item on screen has or had an answer: what is done to it now is no first answer."""
        if self._trail.afresh(item):
            return self._drafts.undone(item.id)
        return self._progress.was_labelled(item.id, self.annotator)

    @property
    def page(self) -> Page:
        """The items on screen, with the answers to begin with."""
        items, sides, drafts = self._trail.page, self._sides, self._drafts
        answers = (sides.turned(item, drafts.beginning(item)) for item in items)
        return Page(tuple(map(sides.shown, items)), tuple(answers), tuple(map(drafts.is_suggestion, items)))

    def as_shown(self, answer: Answer) -> Answer | None:
        """An answer to the item on screen as it is listed, made one to it as shown."""
        return self._sides.turned(self._trail.page[0], answer)

    def edit(self, *drafts: Answer | None) -> None:
        """Keep answers that were changed, but not given yet: one for each item on screen."""
        self._drafts.edit(self._trail.page, self._kept(drafts))

    def _kept(self, answers: Sequence[Answer | None]) -> list[Answer | None]:
        """Answers to the items as they are shown, made answers to the items as they are listed."""
        return list(map(self._sides.turned, self._trail.page, answers))

    @property
    def note(self) -> str:
        """The note that goes with the next decision on the item: the one just written, else the one it has."""
        return "" if self.item is None else self._drafts.note(self.item)

    @note.setter
    def note(self, note: str) -> None:
        """A note on a page is one on each of its items."""
        self._drafts.annotate(self._trail.page, note)

    def returned(self) -> bool:
        """Whether something that was begun in an earlier sitting is on screen; True once for each item."""
        return self._drafts.returned(self._trail.page)

    def lost(self) -> bool:
        """Whether what was begun in earlier sittings could not be brought back; True once."""
        return self._drafts.lost()

    # What happens

    def painted(self, *contents: Content) -> None:
        """The items are on the screen: what was shown of each."""
        self._contents = contents
        self.meter.painted()

    def input(self) -> bool:
        """An input event. True: it ended a gap beyond the idle cap, of which the annotator may say what it was."""
        gap_ms = self.meter.input()
        return self._gap.ended(gap_ms, self._trail.page)

    def claim(self, claim: Claim) -> None:
        """What the annotator says of the last long gap: their own word, kept beside the metered time."""
        if gap_ms := self._gap.claimed(claim, self._trail.page):
            self._scribe.claimed(gap_ms, claim)

    def answer(self, *answers: Answer | None) -> tuple[LabelRecord, ...]:
        """Decide the items on screen, each by its answer; None: that one could not be seen."""
        return self._decide([given(self.project, answer) for answer in self._kept(answers)])

    def skip(self, reason: SkipReason) -> tuple[LabelRecord, ...]:
        """Leave all that is on screen undecided, and say why."""
        return self._decide([Verdict("skipped", reason=reason)] * len(self._trail.page))

    def flag(self) -> tuple[LabelRecord, ...]:
        """Set all that is on screen aside for the project's owner."""
        return self._decide([Verdict("flagged")] * len(self._trail.page))

    def undo(self) -> Item | None:
        """Take the last decision back, with those that were made on the same page, and open their items again.

        The first of these items, or None: there is nothing to take back.
        """
        found = next(decided_items(self._progress.history(self.annotator), self._items), None)
        if found is None:
            return None
        together = list(decided_items(self._progress.together(found[0]), self._items))
        for last, item in together:
            self._keep(self._scribe.withdrawal(item.id, last.record))
            self.given.take_back(last)
        self._drafts.take_back(together)
        self._trail.reopen(tuple(item for _last, item in together))
        return self.next()

    # Records

    def _decide(self, verdicts: Sequence[Verdict]) -> tuple[LabelRecord, ...]:
        page = self._trail.page
        assert page and len(page) == len(verdicts), "each item on the screen is decided once"
        records = self._records(page, verdicts)
        for item, record in zip(page, records, strict=True):
            self.given.add(record, fresh=self._trail.is_open(item))
        self._trail.close()
        for record in records:
            self._keep(record)
        self._drafts.decided(zip(page, records, strict=True))
        return records

    def _records(self, page: Opened, verdicts: Sequence[Verdict]) -> tuple[LabelRecord, ...]:
        activities = [self._activity(item, verdict.outcome) for item, verdict in zip(page, verdicts, strict=True)]
        spent = self.meter.settle(_ids(page), activities[0])
        times = portions(spent, len(page))
        names = [self._scribe.name() for _item in page]
        contents = (*self._contents, *[Content()] * len(page))
        return tuple(
            self._scribe.decision(
                record=names[place],
                page=names[0] if len(page) > 1 else None,
                item=item.id,
                supersedes=standing and standing.record,
                **verdicts[place]._asdict(),
                note=self._drafts.note(item) or None,
                shown_at=spent.started_at,
                first_input_ms=spent.first_input_ms,
                activity=activities[place],
                **times[place]._asdict(),
                claim=None if place else self._gap.claim,
                **self._judge.findings(item, verdicts[place].answer)._asdict(),
                swapped=self._sides.swapped(item),
                reveals=0 if place else spent.reveals,
                exposed_ms=0 if place else spent.exposed_ms,
                **asdict(contents[place]),
            )
            for place, (item, standing) in enumerate(zip(page, map(self._trail.standing, page), strict=True))
        )

    def _activity(self, item: Item, outcome: Outcome) -> Activity:
        if self.review or self._reopened(item):
            return "review" if self.review else "revise"
        usual: Activity = "label" if outcome == "labelled" else "skip"
        return "check" if self._queue.is_check(item.id) else usual

    def _keep(self, record: LabelRecord) -> None:
        self._progress.add(record)
        self._scribe.record(record)
        self.meter.wrote()


def _ids(page: Opened) -> tuple[str, ...]:
    return tuple(item.id for item in page)
