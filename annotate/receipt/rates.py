"""Documented rates: what an hour or a piece of this work is worth somewhere, to somebody, on a date, by a source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, TypeAlias

import msgspec
from msgspec import Struct

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.text import printable

Kind: TypeAlias = Literal["piece", "wage", "floor", "gift", "norm", "bill", "own"]
Unit: TypeAlias = Literal["hour", "label", "box", "1000 clicks"]
Flag: TypeAlias = Literal["closed-platform", "list-price", "paid-to-site", "derived"]

_ALIASES = {"gb": "uk", "usa": "us", "yt": "fr-mayotte"}
_OWN = re.compile(r"(\d+(?:\.\d+)?)\s*([A-Za-z]{3})\s*(?:/\s*(hour|h|label|box|1000 clicks))?", re.ASCII)
_DAY = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?!\d))?(?:-(\d\d)(?!\d))?", re.ASCII)


class Rate(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row of the table; `place` is empty where the rate belongs to none."""

    id: str
    kind: Kind
    amount: Decimal
    unit: Unit
    currency: str
    as_of: str
    """A day, a month, a year, two years with a hyphen, or `undated`."""
    source: str
    label: str
    place: str = ""
    seen: Literal[1, 2] | None = None
    """1: read in the source itself, 2: in a text that reports it."""
    flags: tuple[Flag, ...] = ()
    derivation: str | None = None
    """The sum, where the figure is not printed as such in the source."""

    @classmethod
    def checked(cls, fields: dict[str, Any]) -> Rate:
        """The rate of these fields; AnnotateError names what is wrong: a rate without a source is refused."""
        try:
            rate = msgspec.convert(fields, cls)
        except msgspec.ValidationError as error:
            raise AnnotateError(
                _("the rate {id} cannot be used: {why}").format(id=fields.get("id", "?"), why=error)
            ) from error
        if why := _fault(rate):
            raise AnnotateError(_("the rate {id} cannot be used: {why}").format(id=rate.id, why=why))
        return rate

    @property
    def latest(self) -> date | None:
        """The last day that `as_of` can mean, None where it is undated."""
        found = _DAY.findall(self.as_of)
        return _last_day(*found[-1]) if found else None

    @property
    def earliest(self) -> date | None:
        """The first day that `as_of` can mean."""
        if (found := _DAY.search(self.as_of)) is None:
            return None
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))

    def months_old(self, today: date) -> int | None:
        """Whole months since it was true at the latest; None where it is undated, below 0 where it is yet to come."""
        if (day := self.latest) is None:
            return None
        return (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)

    def is_old(self, today: date) -> bool:
        """Whether it is older than twelve months, or of an unknown age."""
        months = self.months_old(today)
        return months is None or months >= 12


class RateTable:
    """The bundled rates, overridden and added to by a person's own."""

    def __init__(self, rates: Iterable[Rate], version: str) -> None:
        self.version = version
        self._rates = {rate.id: rate for rate in rates}

    def __iter__(self) -> Iterator[Rate]:
        return iter(self._rates.values())

    def __getitem__(self, id: str) -> Rate:
        """The rate of that id, or one of one's own written as `25.00 EUR/hour`; AnnotateError: neither."""
        if (rate := self._rates.get(id)) is not None:
            return rate
        if (rate := own_rate(id)) is not None:
            return rate
        raise AnnotateError(
            _("there is no rate “{id}”: `annotate rates` lists them; one of your own is written {example}").format(
                id=printable(id), example="25.00 EUR/hour"
            )
        )

    def knows(self, id: str) -> bool:
        """Whether there is a rate of that id, or the text is one of one's own."""
        return id in self._rates or own_rate(id) is not None

    def floor(self, place: str, today: date) -> Rate:
        """The legal floor in force at a place; AnnotateError names the places that the table knows."""
        code = place.strip().lower()
        code = _ALIASES.get(code, code)
        floors = [rate for rate in self if rate.kind == "floor" and rate.place == code]
        in_force = [rate for rate in floors if (rate.earliest or date.min) <= today] or floors
        if not in_force:
            raise AnnotateError(
                _("no legal floor is known for “{place}”: name one of {places}").format(
                    place=place, places=", ".join(self.places())
                )
            )
        return max(in_force, key=lambda rate: rate.earliest or date.min)

    def places(self) -> list[str]:
        """The places with a legal floor."""
        return sorted({rate.place for rate in self if rate.kind == "floor"})


def bundled_rates(own: Iterable[Rate] = ()) -> RateTable:
    """The rates that come with the program, and one's own over them."""
    from annotate.receipt.bundled import RATES, VERSION

    return RateTable((*RATES, *own), VERSION)


def load_rates() -> RateTable:
    """The bundled rates with a person's own over them: `[[rate]]` tables in `rates.toml` beside the settings."""
    from annotate.places import settings_path

    path = settings_path().with_name("rates.toml")
    return bundled_rates(read_rates(path) if path.exists() else ())


def own_rate(text: str) -> Rate | None:
    """A rate of one's own, such as `25.00 EUR/hour` or `0.05 USD/label`; None where the text is none."""
    if (found := _OWN.fullmatch(text.strip())) is None:
        return None
    unit = {"h": "hour", None: "hour"}.get(found[3], found[3])
    return Rate.checked(
        {
            "id": text.strip(),
            "kind": "own",
            "amount": found[1],
            "unit": unit,
            "currency": found[2].upper(),
            "as_of": "undated",
            "source": _("named by whoever printed this"),
            "label": text.strip(),
        }
    )


def read_rates(path: Path) -> list[Rate]:
    """The rates of a file; AnnotateError names the file and what is wrong with it."""
    import tomllib

    shown = printable(str(path))
    try:
        entries = tomllib.loads(path.read_text("utf-8")).get("rate", [])
        return [Rate.checked(entry) for entry in entries]
    except AnnotateError as error:
        raise AnnotateError(f"{shown}: {error}") from error
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, AttributeError, TypeError) as error:
        raise AnnotateError(
            _("{path} is no list of rates ({why}): write each rate as a [[rate]] table").format(path=shown, why=error)
        ) from error


def _fault(rate: Rate) -> str | None:
    if not rate.source.strip():
        return _("it names no source")
    if not re.fullmatch(r"[A-Z]{3}", rate.currency):
        return _("its currency is no three-letter code such as EUR")
    if not rate.amount.is_finite() or rate.amount < 0:
        return _("its amount is no amount of money")
    if rate.as_of != "undated" and rate.latest is None:
        return _("its as_of is no date such as 2026-01-01, 2026-01 or 2026, nor “undated”")
    return None


def _last_day(year: str, month: str, day: str) -> date | None:
    try:
        if day:
            return date(int(year), int(month), int(day))
        after = date(int(year) + 1, 1, 1) if not month or month == "12" else date(int(year), int(month) + 1, 1)
        return date.fromordinal(after.toordinal() - 1)
    except ValueError:
        return None
