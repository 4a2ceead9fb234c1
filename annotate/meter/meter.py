"""The meter of one sitting: at each instant exactly one activity runs, and only input events make time count.

How time is counted (and why):

* A *gap* is the time between two input events (keys, pastes, clicks, drags, the wheel), cut where the activity changes.
  A gap counts only once the input event that ends it has come: what follows the last input event of a sitting is
  credited to nobody. Gaps are kept whole; the idle cap is applied by whoever reads them, so no cap is baked in.
* An item's time starts when its picture has been *painted*. From the request until then the machine makes one wait,
  and that is `wait`: clocks that start when an item is fetched over-count (pybossa.js issue 35).
* An item's activity is known when it ends: a first answer makes it `label`, a skip or a flag `skip`, a change of an
  earlier answer `revise`, an item with a known answer `check`. What was looked at and left without an answer is `skip`.
* While the terminal has lost focus `away` runs, while somebody pressed pause `pause`: shown, never credited.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import Literal

from annotate.meter.clock import Clock
from annotate.meter.period import later
from annotate.meter.stretch import UNCREDITED, Stretch, single_span
from storage.records import Activity, MarkRecord, Record, SessionEndRecord

PRESENCE_MS = 15_000
"""How much unlabelled time a killed process may lose at most."""

_SLEEP_NOISE_MS = 1_000


class Meter:
    """Partitions one sitting into stretches and hands out their records."""

    counts = True
    """Whether time is taken: what stands in its place where it is not is `annotate.meter.unmetered`."""

    def __init__(
        self,
        clock: Clock,
        session: str,
        emit: Callable[[Record], object],
        *,
        learning_since_ms: int | None = None,
    ) -> None:
        """`learning_since_ms`: the sitting began then, on the clock, with something to read; `finish` ends it."""
        self._clock = clock
        self._session = session
        self._emit = emit
        self._origin = clock.now_ms() if learning_since_ms is None else learning_since_ms
        self._slept = clock.slept_ms()
        self._suspended_ms = 0
        self._focus: Literal["reported", "unknown"] = "unknown"
        self._edge = 0
        self._last_input = 0
        self._last_record = 0
        self._items: dict[Hashable, Stretch] = {}
        self._item: Hashable | None = None
        self._painted = False
        self._overlays = [] if learning_since_ms is None else [_reading(clock, learning_since_ms)]
        self._away: Stretch | None = None
        self._over: list[Stretch] = []
        self._unconfirmed: list[tuple[Stretch, int, bool]] = []
        self._empty: Stretch | None = None
        self._open_since: int | None = None

    # What is going on

    def start(self) -> None:
        """Somebody sits down; who had something to read first has read it, and the key that said so counts."""
        if self._overlays:
            self.input()
            self.finish()

    def request(self, item: Hashable, activity: Activity = "skip") -> None:
        """An item, or a page of them, was asked for; until it is painted the machine makes one wait.

        `activity` is what its time is unless it ends otherwise: `skip`, or `revise` for an answered item.
        """
        if self._item is not None:
            self.leave()
        self._cut()
        if item not in self._items:
            self._items[item] = Stretch(activity, self._clock.utc(), self._edge, shown=False)
        self._item, self._painted = item, False
        self._end_of_emptiness(self._items[item])

    def painted(self) -> None:
        """The requested item is on the screen: its time starts."""
        if self._item is None or self._painted:
            return
        self._cut()
        self._painted = True
        stretch = self._items[self._item]
        if not stretch.shown:
            stretch.shown, stretch.started_at, stretch.began_ms = True, self._clock.utc(), self._edge

    def reveal(self) -> None:
        """What was covered of the item on the screen is looked at, until it is covered again.

        It is covered, too, as soon as something else is on the screen: another item, a page, another window.
        """
        if self._open_since is None and self._item is not None and self._running() is self._items[self._item]:
            self._open_since = self.elapsed_ms()
            self._items[self._item].reveals += 1

    def cover(self) -> None:
        """What lay open is covered again."""
        self._expose(self.elapsed_ms())
        self._open_since = None

    @property
    def exposed_ms(self) -> int:
        """How long what is covered has lain open so far of the items that no record was written for yet."""
        running = 0 if self._open_since is None else self.elapsed_ms() - self._open_since
        return running + sum(stretch.exposed_ms for stretch in (*self._items.values(), *self._over))

    def leave(self) -> None:
        """The item left the screen: an unanswered one keeps its time until it is decided, a reopened one is done."""
        self.cover()
        self._cut()
        if self._item is not None and self._items[self._item].activity == "revise":
            self._over.append(self._items.pop(self._item))
        self._item = None

    def begin(self, activity: Activity) -> None:
        """Something covers the item: help (`learn`), a menu (`admin`), a pause."""
        self.cover()
        self._cut()
        self._overlays.append(Stretch(activity, self._clock.utc(), self._edge))

    def finish(self) -> None:
        """What covered the item last is gone."""
        self._cut()
        if self._overlays:
            self._over.append(self._overlays.pop())

    def blur(self, *, told: bool = True) -> None:
        """The terminal said that it lost focus, or (not `told`) the process is put to sleep."""
        if told:
            self._focus = "reported"
        if self._away is None:
            self.cover()
            self._cut()
            self._away = Stretch("away", self._clock.utc(), self._edge)

    def focus(self, *, told: bool = True) -> None:
        """The terminal said that it has focus, or (not `told`) that somebody is there shows otherwise."""
        if told:
            self._focus = "reported"
        if self._away is not None:
            self._cut()
            self._over.append(self._away)
            self._away = None

    def input(self) -> int:
        """An input event: everything since the one before it counts now.

        Returns the longest gap in milliseconds that it ended, of those that can be credited.
        """
        if self._away is not None:
            self.focus(told=False)  # somebody is typing: whatever was reported, they are here
        self._cut()
        self._last_input = self._edge
        gaps = [ms for stretch, ms, waited in self._unconfirmed if not waited and stretch.activity not in UNCREDITED]
        self._confirm()
        self._running().add_input(self._edge)
        self._note_sleep()
        return max(gaps, default=0)

    # What is asked of it

    def settle(self, item: Hashable, activity: Activity) -> Stretch:
        """The item was decided: its time so far, which a label record carries from here on."""
        if item == self._item:
            self.cover()
        self._cut()
        stretch = self._items.pop(item)
        stretch.activity = activity
        if item == self._item:
            self._item, self._painted = None, False
        # What has passed since the deciding input event is the machine's own time.
        self._reassign(stretch, self._emptiness(), waited=False)
        return stretch

    def wrote(self) -> None:
        """A label record was handed over; time that is still open elsewhere must not hide behind it."""
        self._last_record = self._last_input
        if any(self._open()):
            self._mark()

    def tick(self) -> None:
        """To be called every few seconds: notices sleep, leaves presence marks."""
        self._note_sleep()
        if self._last_input > self._last_record and self.elapsed_ms() - self._last_record >= PRESENCE_MS:
            self._mark()

    @property
    def still_ms(self) -> int:
        """How long there has been no input event."""
        return self.elapsed_ms() - self._last_input

    def elapsed_ms(self) -> int:
        """The length of the sitting so far."""
        return self._clock.now_ms() - self._origin

    def end(self, how: Literal["quit", "finished", "hangup", "failed"]) -> None:
        """The sitting is over: settles all that is open. Nothing may follow."""
        self.cover()
        self._cut()
        self._note_sleep()
        tail = sum(ms for stretch, ms, _ in self._unconfirmed if stretch.activity not in UNCREDITED)
        self._unconfirmed = [piece for piece in self._unconfirmed if piece[0].activity in UNCREDITED]
        self._retire_all()
        self._confirm()
        self._emit(
            SessionEndRecord(
                session=self._session,
                ended_at=self._clock.utc(),
                elapsed_ms=self._edge,
                suspended_ms=self._suspended_ms,
                tail_ms=tail,
                focus=self._focus,
                how=how,
            )
        )

    # How it counts

    def _running(self) -> Stretch:
        if self._away is not None:
            return self._away
        if self._overlays:
            return self._overlays[-1]
        return self._items[self._item] if self._item is not None else self._emptiness()

    def _waiting(self) -> bool:
        return self._item is not None and not self._painted and self._running() is self._items[self._item]

    def _cut(self) -> None:
        now = max(self._edge, self.elapsed_ms())
        if now > self._edge:
            self._unconfirmed.append((self._running(), now - self._edge, self._waiting()))
            self._edge = now

    def _confirm(self) -> None:
        for stretch, ms, waited in self._unconfirmed:
            if waited:
                stretch.wait_ms += ms
            else:
                stretch.add_gap(ms)
        self._unconfirmed.clear()
        over, self._over = self._over, []
        records = [record for stretch in over for record in stretch.records(self._session)]
        for record in records:
            self._emit(record)
        if records:
            self.wrote()

    def _expose(self, until_ms: int) -> None:
        """Count how long something has lain open, up to this moment of the sitting."""
        if self._open_since is not None and self._item is not None:
            self._items[self._item].exposed_ms += until_ms - self._open_since
            self._open_since = until_ms

    def _emptiness(self) -> Stretch:
        """Nothing is on the screen: the queue is empty, or the next item was not asked for yet."""
        if self._empty is None:
            self._empty = Stretch("wait", self._clock.utc(), self._edge)
        return self._empty

    def _end_of_emptiness(self, item: Stretch) -> None:
        if self._empty is not None:
            self._reassign(self._empty, item, waited=True)
            self._over.append(self._empty)
            self._empty = None

    def _reassign(self, old: Stretch, new: Stretch, *, waited: bool) -> None:
        self._unconfirmed = [(new, ms, waited) if s is old else (s, ms, w) for s, ms, w in self._unconfirmed]

    def _retire_all(self) -> None:
        loose = [stretch for stretch in (self._away, self._empty) if stretch is not None]
        self._over += [*self._items.values(), *self._overlays, *loose]
        self._items.clear()
        self._overlays.clear()
        self._item = self._away = self._empty = None

    def _open(self) -> Iterator[Stretch]:
        loose = [stretch for stretch in (self._away, self._empty) if stretch is not None]
        for stretch in (*self._items.values(), *self._overlays, *self._over, *loose):
            if stretch.spent():
                yield stretch

    def _mark(self) -> None:
        self._expose(max(self._last_input, self._open_since or 0))
        spans = [span for stretch in self._open() for span in stretch.open_spans()]
        self._emit(MarkRecord(session=self._session, elapsed_ms=self._last_input, open=tuple(spans)))
        self._last_record = self._last_input

    def _note_sleep(self) -> None:
        slept = self._clock.slept_ms() - self._slept
        if slept >= _SLEEP_NOISE_MS:
            self._slept += slept
            self._suspended_ms += slept
            self._emit(single_span(self._session, "suspended", self._clock.utc(), slept))
            self.wrote()


def _reading(clock: Clock, since_ms: int) -> Stretch:
    """What was read before there was anything else to do, since then on the clock."""
    return Stretch("learn", later(clock.utc(), since_ms - clock.now_ms()), 0)
