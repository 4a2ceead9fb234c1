"""Who else is at work in a project right now, as far as their labels tell."""

from __future__ import annotations

from annotate.meter.clock import Clock

RECENT_MS = 120_000
"""How long after a label somebody is thought to be still at work."""


class Share:
    """One's part of the items while several people are at work: so many in all, and one's own number among them."""

    __slots__ = ("number", "people")

    def __init__(self, number: int = 0, people: int = 1) -> None:
        self.number, self.people = number, people

    def has(self, place: int, missing: int) -> bool:
        """Whether the item at this place, which lacks so many labels, is one's own: as many people have it."""
        return missing >= self.people or (place + self.number) % self.people < missing


ALONE = Share()


class Company:
    """The sittings of others that one hears of."""

    def __init__(self, annotator: str, clock: Clock) -> None:
        self.session = ""
        """One's own sitting, once it is known."""
        self._annotator = annotator
        self._clock = clock
        self._heard: dict[tuple[str, str], int] = {}

    def heard_of(self, annotator: str, session: str) -> None:
        """A label of another sitting was just read."""
        self._heard[annotator, session] = self._clock.now_ms()

    def share(self) -> Share:
        """One's part; all who hear of each other come to parts that fit together."""
        if not self._heard:
            return ALONE
        since = self._clock.now_ms() - RECENT_MS
        self._heard = {who: at for who, at in self._heard.items() if at >= since}
        own = self._annotator, self.session
        return Share(sum(who < own for who in self._heard), 1 + len(self._heard))
