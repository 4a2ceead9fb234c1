"""Builds a receipt: one pass over the records, then arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any, NamedTuple

from msgspec import UNSET

from annotate import __version__
from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.meter.clock import stamp
from annotate.meter.credit import DEFAULT_CAP_MS
from annotate.meter.ledger import Ledger, Ledgers, read_ledgers
from annotate.meter.period import Period
from annotate.receipt import asides, model
from annotate.receipt.identity import with_id
from annotate.receipt.model import By, Receipt, Terms
from annotate.receipt.money import Money, decimal_text, price_text
from annotate.receipt.rates import RateTable, load_rates
from annotate.receipt.signals import signals
from annotate.receipt.valuation import Choice, Wishes, choose, value
from annotate.text import printable
from storage.records import Record

_ORDER = ("label", "skip", "revise", "check", "review", "learn", "wait", "admin")


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
    choices: tuple[Choice, ...] | None = None
    """The rates to value by, where they are chosen already: then nobody's wishes count."""


class Mark(NamedTuple):
    """What the records come from."""

    head: str = ""
    parts: tuple[model.StorePart, ...] = ()


def build(
    project: str,
    records: Iterable[Record],
    options: Options = Options(),  # noqa: B008  immutable
    *,
    store: Mark = Mark(),  # noqa: B008  immutable
    table: RateTable | None = None,
    now: datetime | None = None,
) -> Receipt:
    """The receipt of one annotator; AnnotateError: nobody has labelled, nobody of that name, or several have."""
    read = read_ledgers(records, cap_ms=options.cap_ms, period=options.period)
    mark = model.StoreMark(store.head, read.records, options.kept, store.parts)
    return of_ledger(project, _pick(read, options), options, mark, table=table, now=now)


def of_ledger(
    project: str,
    ledger: Ledger,
    options: Options,
    mark: model.StoreMark,
    *,
    table: RateTable | None = None,
    now: datetime | None = None,
) -> Receipt:
    """The receipt of a ledger that was read already."""
    now = now or datetime.now(UTC)
    table = table or load_rates()
    paid = asides.paid(ledger, options.reward.currency)
    choices = choose(table, options.wishes, ledger, now.date()) if options.choices is None else options.choices
    valuations = value(ledger, choices, paid, now.date())
    made = Receipt(
        project=project,
        annotator=ledger.annotator,
        simulated=ledger.simulated,
        period=model.Span(options.period.since or ledger.first_at, _end(options.period) or ledger.last_at),
        generated_at=stamp(now),
        tool_version=__version__,
        rates_version=table.version,
        idle_after_s=_s(ledger.cap_ms),
        sessions=ledger.sessions,
        focus=model.Focus(ledger.focus_reported, ledger.sessions - ledger.focus_reported),
        **_time(ledger),
        work=_work(ledger),
        exposure=asides.exposure(ledger),
        suggestions=asides.suggestions(ledger),
        acceptances=asides.acceptances(ledger, options.reward, paid, valuations),
        valuations=valuations,
        paid=paid,
        promised=asides.promised(ledger, options.reward),
        declared=model.Declared(working_s=_s(ledger.working_ms), break_s=_s(ledger.break_ms)),
        signals=signals(ledger.pace),
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
        reward=f"{price_text(reward)} {reward.currency}",
    )


def _pick(read: Ledgers, options: Options) -> Ledger:
    """One annotator's ledger: the one asked for, the only one, or one's own."""
    found = read.by_annotator
    if not found:
        raise AnnotateError(_("nobody has labelled here yet: begin with `annotate label`, and a receipt comes of it"))
    if (name := options.annotator) is not None:
        if name not in found:
            raise AnnotateError(
                _("nobody named “{name}” has labelled here: name one of {names}").format(
                    name=printable(name), names=_names(found)
                )
            )
        return found[name]
    if len(found) == 1:
        return next(iter(found.values()))
    if options.own_name in found:
        return found[options.own_name]
    raise AnnotateError(
        _("several people have labelled here: name one of them with --annotator ({names})").format(names=_names(found))
    )


def _names(found: Iterable[str]) -> str:
    return ", ".join(map(printable, found))


def _end(period: Period) -> str | None:
    return period.until if period.until != Period().until else None


def _time(ledger: Ledger) -> dict[str, Any]:
    credited, label = ledger.credited_ms, ledger.label_ms
    names = [*_ORDER, *sorted(set(ledger.activities) - set(_ORDER))]
    return {
        "activities": {
            name: model.Activity(_s(ledger.activities[name].credited_ms), ledger.activities[name].count)
            for name in names
            if name in ledger.activities
        },
        "not_counted": model.NotCounted(
            idle_s=_s(ledger.idle_ms),
            away_s=_s(ledger.away_ms),
            pause_s=_s(ledger.pause_ms),
            suspended_s=_s(ledger.suspended_ms),
        ),
        "credited_s": _s(credited),
        "label_s": _s(label),
        "credited_by_cap": _by_cap(ledger.credited_by_cap_ms),
        "wall_s": _s(ledger.wall_ms),
        "invisible": model.Invisible(_ratio(credited - label, credited, 4), _ratio(60 * (credited - label), label, 2)),
    }


def _by_cap(credited_ms: Mapping[int, int]) -> dict[str, float]:
    """Caps in seconds, as text: `60`, `90.5`."""
    return {f"{cap / 1000:g}": _s(ms) for cap, ms in sorted(credited_ms.items())}


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
        clicks=ledger.clicks if "engage" in ledger.labels else UNSET,
    )


def _s(ms: int) -> float:
    return ms / 1000


def _s_or_none(ms: int | None) -> float | None:
    return None if ms is None else _s(ms)


def _ratio(part: int, whole: int, digits: int) -> float | None:
    return float(decimal_text(Fraction(part, whole), digits)) if whole else None
