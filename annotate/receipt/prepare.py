"""From a project, its store and a person's settings to a receipt: whoever prints one starts here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec import UNSET

from annotate.meter.period import Period
from annotate.places import settings_path
from annotate.projects.checking import check_project_rates, check_rates
from annotate.projects.project import Project
from annotate.receipt.build import Mark, Options, build
from annotate.receipt.model import By, Receipt, SegmentMark, StorePart
from annotate.receipt.rates.table import rate_table
from annotate.receipt.reading import Dated, records_of
from annotate.receipt.valuation import Wishes
from annotate.settings import Settings
from annotate.text import printable
from storage import LabelStore, Position

if TYPE_CHECKING:
    from annotate.receipt.rates.exchange import Exchange


def prepare(
    project: Project,
    store: LabelStore,
    settings: Settings,
    *,
    annotator: str | None = None,
    rates: Sequence[str] = (),
    place: str | None = None,
    cap_ms: int | None = None,
    period: Period | None = None,
    name: str | None = None,
    further: Sequence[LabelStore] = (),
    others: Sequence[Project] = (),
    kept: bool = True,
    by: By | None = None,
    together: bool = False,
    exchange: Sequence[str] = (),
    at_last_record: bool = False,
) -> Receipt:
    """The receipt; what is not given comes from the project, then from the settings.

    `further` are stores whose records count too, as if all had been written into one; `name` is what they are together.
    `others`: their projects, whose rates come after the first one's.
    `kept`: whether these stores outlive the receipt. `at_last_record`: as if it were made when the last record was
    written, so that the same records make the same receipt on any day.
    """
    labour = project.config.labour
    project_rates = tuple(dict.fromkeys(rate for one in (project, *others) for rate in one.config.labour.rates))
    own = {rate.id: rate for one in (*reversed(others), project) for rate in one.config.rate}
    table = rate_table(own.values(), settings.rate)
    if not rates:
        for one in (project, *others):
            check_project_rates(one, table)
        check_rates(settings_path(), "rates", settings.rates, table)
    options = Options(
        annotator=annotator,
        own_name=settings.name,
        cap_ms=labour.idle_ms if cap_ms is None else cap_ms,
        period=period or Period(),
        wishes=Wishes(rates, project_rates, settings.rates, place, settings.place),
        reward=labour.promised,
        kept=kept,
        by=by,
        together=together,
        exchange=_exchanges(exchange),
    )
    stores = (store, *further)
    positions = [one.position() for one in stores]
    records, where = records_of(list(zip(stores, positions, strict=True))), mark(stores, positions, together=together)
    if not at_last_record:
        return build(name or project.name, records, options, store=where, table=table)
    dated = Dated(records)
    return build(name or project.name, dated, options, store=where, table=table, now=dated.latest)


def mark(stores: Sequence[LabelStore], positions: Sequence[Position], *, together: bool = False) -> Mark:
    """Which stores were read, and how far; the head is that of each, as `annotate verify` prints it.

    A folder without a store is none of them. `together`: no folder is named, for folders are often called after people.
    """
    several = len(stores) > 1 and not together
    parts = [_part(store, position, several) for store, position in zip(stores, positions, strict=True) if store.id]
    damaged = sum(len(store.damage) for store in stores)
    return Mark(" ".join(part.head for part in parts), tuple(parts), damaged)


def _part(store: LabelStore, position: Position, several: bool) -> StorePart:
    return StorePart(
        id=store.id,
        folder=printable(store.path.resolve().parent.name) if several else UNSET,
        generation=store.generation,
        head=position.head,
        segments={number: SegmentMark(one.end, one.head) for number, one in position.segments.items()},
    )


def _exchanges(texts: Sequence[str]) -> tuple[Exchange, ...]:
    if not texts:
        return ()
    from annotate.receipt.rates.exchange import exchanges

    return exchanges(texts, datetime.now(UTC).date())
