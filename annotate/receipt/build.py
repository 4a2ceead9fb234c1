"""Builds a receipt: one pass over the records, then arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from msgspec import UNSET, UnsetType

from annotate import __version__
from annotate.meter.clock import stamp
from annotate.meter.credit import DEFAULT_CAP_MS
from annotate.meter.ledger import Ledger, read_ledgers
from annotate.meter.period import Period
from annotate.receipt import asides, model, spending
from annotate.receipt.identity import with_id
from annotate.receipt.model import By, Receipt, Terms
from annotate.receipt.money import Money, reward_text
from annotate.receipt.people import all_of, one_of
from annotate.receipt.rates.table import RateTable, bundled_rates
from annotate.receipt.signals import signals
from annotate.receipt.valuation import Choice, Wishes, choose, stand, value
from storage.records import Record

if TYPE_CHECKING:
    from annotate.receipt.rates.exchange import Exchange


class Options(NamedTuple):
    """What a receipt may be asked for."""

    annotator: str | None = None
    own_name: str | None = None
    """Who is asking, as the settings know them: preferred where several have labelled."""
    cap_ms: int = DEFAULT_CAP_MS
    period: Period = Period()
    wishes: Wishes = Wishes()
    reward: Money = Money(Fraction(0), "EUR")
    kept: bool = True
    """Whether the store outlives the receipt."""
    by: By | None = None
    """By what the ledger is given in parts, too."""
    together: bool = False
    """Whether everybody's work is told of as one."""
    exchange: tuple[Exchange, ...] = ()
    """What valuations are converted by."""
    choices: tuple[Choice, ...] | None = None
    """The rates to value by, where they are chosen already: then nobody's wishes count."""


class Mark(NamedTuple):
    """What the records come from."""

    head: str = ""
    parts: tuple[model.StorePart, ...] = ()
    damaged: int = 0
    """In how many places they are spoilt."""


def build(
    project: str,
    records: Iterable[Record],
    options: Options = Options(),  # noqa: B008  immutable
    *,
    store: Mark = Mark(),  # noqa: B008  immutable
    table: RateTable | None = None,
    now: datetime | Callable[[], datetime] | None = None,
) -> Receipt:
    """The receipt of one annotator, or of all together. `now`: when it is made; called after all records were read.

    AnnotateError: nobody has labelled, nobody of that name, or several have; or too few to be told of together.
    """
    whose = None if options.together else options.annotator
    read = read_ledgers(records, cap_ms=options.cap_ms, period=options.period, by=options.by, parts_of=whose)
    mark = model.StoreMark(store.head, read.records, options.kept, store.damaged or UNSET, store.parts)
    people: int | UnsetType = UNSET
    if options.together:
        ledger, people = all_of(read)
    else:
        ledger = one_of(read, options.annotator, options.own_name)
    moment = now() if callable(now) else now
    return of_ledger(project, ledger, options, mark, people=people, table=table, now=moment)


def of_ledger(
    project: str,
    ledger: Ledger,
    options: Options,
    mark: model.StoreMark,
    *,
    people: int | UnsetType = UNSET,
    table: RateTable | None = None,
    now: datetime | None = None,
) -> Receipt:
    """The receipt of a ledger that was read already; `people`: of so many, together."""
    now = now or datetime.now(UTC)
    table = table or bundled_rates()
    paid = asides.paid(ledger, options.reward.currency)
    choices = choose(table, options.wishes, ledger, now.date()) if options.choices is None else options.choices
    valuations = value(ledger, choices, paid, now.date(), options.exchange)
    if options.period.bounded:  # pay comes later than work: in a part of the time the two are not of each other
        paid, valuations = asides.of_a_part(paid, valuations)
    made = Receipt(
        project=project,
        annotator=ledger.annotator,
        people=people,
        simulated=ledger.simulated,
        period=model.Span(options.period.since or ledger.first_at, _end(options.period) or ledger.last_at),
        generated_at=stamp(now),
        tool_version=__version__,
        rates_version=table.version,
        idle_after_s=spending.seconds(ledger.cap_ms),
        sessions=ledger.sessions,
        focus=model.Focus(
            ledger.focus_reported, max(0, ledger.sessions - ledger.unmetered_sittings - ledger.focus_reported)
        ),
        unmetered=spending.unmetered(ledger),
        brought=spending.brought(ledger),
        **spending.time(ledger),
        groups=spending.groups(ledger, options.by, together=options.together),
        work=_work(ledger),
        exposure=asides.exposure(ledger),
        suggestions=asides.suggestions(ledger),
        acceptances=asides.acceptances(ledger, options.reward, paid, valuations, partly=options.period.bounded),
        valuations=valuations,
        paid=paid,
        promised=asides.promised(ledger, options.reward),
        declared=model.Declared(
            working_s=spending.seconds(ledger.working_ms), break_s=spending.seconds(ledger.break_ms)
        ),
        signals=signals(ledger.pace) if people is UNSET else UNSET,
        terms=_terms(options),
        store=mark,
    )
    return with_id(made)


def _terms(options: Options) -> Terms:
    period, reward = options.period, options.reward
    return Terms(
        since=period.since or None,
        until=_end(period),
        by=options.by,
        together=options.together,
        exchange=tuple(map(str, options.exchange)),
        reward=reward_text(reward),
    )


def _end(period: Period) -> str | None:
    return period.until if period.until != Period().until else None


def _work(ledger: Ledger) -> model.Work:
    work, pace = ledger.work, ledger.pace
    return model.Work(
        shown=work.shown,
        labelled=work.labelled,
        skipped=work.skipped,
        flagged=work.flagged,
        superseded=work.superseded,
        median_s=_s_or_none(pace.median_ms),
        q1_s=_s_or_none(pace.q1_ms),
        q3_s=_s_or_none(pace.q3_ms),
        standing=stand(ledger),
        clicks=ledger.clicks if "engage" in ledger.labels else UNSET,
        histogram=spending.histogram(ledger),
    )


def _s_or_none(ms: int | None) -> float | None:
    return None if ms is None else spending.seconds(ms)
