"""From a project, its store and a person's settings to a receipt: whoever prints one starts here."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from annotate.meter.period import Period
from annotate.project import Project
from annotate.receipt.build import Options, build
from annotate.receipt.model import Receipt
from annotate.receipt.money import Money
from annotate.receipt.valuation import Wishes
from annotate.settings import Settings
from storage import LabelStore


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
) -> Receipt:
    """The receipt; what is not given comes from the project, then from the settings."""
    labour = project.config.labour
    options = Options(
        annotator=annotator,
        own_name=settings.name,
        cap_ms=labour.idle_ms if cap_ms is None else cap_ms,
        period=period or Period(),
        wishes=Wishes(rates, labour.rates, settings.rates, place, settings.place),
        reward=Money(Fraction(labour.amount), labour.currency),
    )
    return build(project.name, store.scan_all(), options, head=store.head())
