"""A stretch of days or instants in UTC, compared as text: record times all have one form."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.meter.clock import stamp

_FIRST, _LAST = "", "\uffff"


class Period(NamedTuple):
    """From one instant (included) to another (excluded); both open by default."""

    since: str = _FIRST
    until: str = _LAST

    def __contains__(self, at: object) -> bool:
        return isinstance(at, str) and self.since <= at < self.until

    @property
    def bounded(self) -> bool:
        """Whether it leaves anything out."""
        return self != Period()


def period(since: str | None = None, until: str | None = None) -> Period:
    """The period between two days or instants; the day `until` is included, a moment without a zone is UTC."""
    first = _FIRST if since is None else _instant(since)
    last = _LAST if until is None else _instant(until, end_of_day=True)
    if first >= last:
        raise AnnotateError(
            _("nothing lies between {since} and {until}: give the earlier one to --since").format(
                since=since, until=until
            )
        )
    return Period(first, last)


def begun(chosen: Period, now: datetime | None = None) -> Period:
    """The period, if it is not yet to come: an AnnotateError then, for nothing can have been done in it."""
    if chosen.since > stamp(now or datetime.now(UTC)):
        moment = f"{chosen.since[:10]} {chosen.since[11:16]}"
        raise AnnotateError(
            _("{moment} UTC is yet to come: give an earlier day or moment to --since").format(moment=moment)
        )
    return chosen


def _instant(text: str, *, end_of_day: bool = False) -> str:
    try:
        return stamp(_day(date.fromisoformat(text), end_of_day) if len(text) == 10 else _moment(text))
    except (ValueError, OverflowError):
        raise AnnotateError(
            _("“{text}” is no day and no moment: write it like 2026-11-24 or 2026-11-24T09:30Z").format(text=text)
        ) from None


def _day(day: date, end: bool) -> datetime:
    if end and day == date.max:
        return datetime.max.replace(tzinfo=UTC)
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=int(end))


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def later(at: str, ms: int) -> str:
    """The record time this many milliseconds after another."""
    return stamp(datetime.fromisoformat(at) + timedelta(milliseconds=ms))
