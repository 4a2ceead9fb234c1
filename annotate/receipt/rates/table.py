"""Documented rates: what an hour or a piece of this work is worth somewhere, to somebody, on a date, by a source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Literal, TypeAlias, cast

import msgspec
from msgspec import Struct

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.text import has_controls, printable

Kind: TypeAlias = Literal["piece", "wage", "floor", "gift", "norm", "bill", "own"]
Unit: TypeAlias = Literal["hour", "label", "box", "1000 clicks"]
Flag: TypeAlias = Literal["closed-platform", "list-price", "paid-to-site", "derived"]
Origin: TypeAlias = Literal["project", "settings"]
"""Whose rate it is, if it does not come with the program: of annotate.toml, or of a person's settings."""

_ALIASES = {"gb": "uk", "usa": "us", "yt": "fr-mayotte"}
# Compiled when something is written in them: most receipts have no rate of anybody's own.
_OWN = r"(\d{1,12}(?:\.\d{1,12})?)\s*([A-Za-z]{3})\s*(?:/\s*(hour|h|label|box|1000 clicks))?"
_AS_OF = r"undated|\d{4}(-\d\d){0,2}|\d{4}-\d{4}"
_ID = r"\w[\w.-]{0,63}"
_CURRENCY = r"[A-Z]{3}"
_LONGEST = 12
_AMOUNT = r"\d{1,12}(\.\d{1,12})?"
_PLACE = r"[a-z]{2,}(-[a-z]+)*"
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
    label: str = ""
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
        if found := rate.fault():
            raise AnnotateError(_("the rate {id} cannot be used: {why}").format(id=rate.id, why=": ".join(found)))
        return rate

    def fault(self) -> tuple[str, str] | None:
        """The first key whose value cannot be meant, and what would be right; None: all of them can."""
        line = _("this should be one line of visible text")
        checks = {
            "id": (re.fullmatch(_ID, self.id), _("this should be one word, such as {example}")),
            "amount": (
                self._is_amount(),
                _("this should be an amount such as {example}"),
            ),
            "currency": (
                re.fullmatch(_CURRENCY, self.currency, re.ASCII),
                _("this should be three capital letters: {example}"),
            ),
            "as_of": (self._is_dated(), _("this should be a day, a month or a year such as {example}, or “undated”")),
            "source": (_is_line(self.source), _("this should say where the figure is published: {example}")),
            "label": (_is_line(self.label or "-"), line),
            "derivation": (_is_line(self.derivation or "-"), line),
            "place": (self._is_placed(), _("this should be a place, and a legal floor has one: {example}")),
        }
        examples = {
            "id": '"floor-xx"',
            "amount": '"12.50"',
            "currency": '"EUR"',
            "as_of": '"2026-01-01"',
            "source": '"Order 12 of 2026"',
            "place": '"fr"',
        }
        for key, (right, text) in checks.items():
            if not right:
                return key, text.format(example=examples.get(key, ""))
        return None

    def _is_dated(self) -> bool:
        return self.as_of == "undated" or (
            re.fullmatch(_AS_OF, self.as_of, re.ASCII) is not None and self.latest is not None
        )

    def _is_amount(self) -> bool:
        exponent = self.amount.as_tuple().exponent  # looked at first: written out, `1e-999999999` fills the memory
        if not isinstance(exponent, int) or abs(exponent) > _LONGEST:
            return False
        return re.fullmatch(_AMOUNT, f"{self.amount:f}", re.ASCII) is not None

    def _is_placed(self) -> bool:
        return re.fullmatch(_PLACE, self.place, re.ASCII) is not None if self.place else self.kind != "floor"

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
    """The bundled rates, overridden and added to by the project's and by a person's own."""

    def __init__(
        self, rates: Iterable[Rate], version: str, project: Iterable[Rate] = (), settings: Iterable[Rate] = ()
    ) -> None:
        """Whoever prints has the last word: settings go before the project, and that before the bundled table."""
        self.version = version
        self._bundled = {rate.id: rate for rate in rates}
        self._rates = dict(self._bundled)
        self._origins: dict[str, Origin] = {}
        owners: tuple[tuple[Origin, Iterable[Rate]], ...] = (("project", project), ("settings", settings))
        for origin, own in owners:
            for rate in own:
                self._rates[rate.id], self._origins[rate.id] = rate, origin

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

    def origin(self, id: str) -> Origin | None:
        """Whose rate it is; None: it comes with the program, or is none of the table."""
        return self._origins.get(id)

    def replaced(self, id: str) -> Rate | None:
        """The bundled rate that one's own stands in place of."""
        return self._bundled.get(id) if id in self._origins else None

    def floor(self, place: str, today: date) -> Rate:
        """The legal floor in force at a place: one's own, else the project's, else the latest of the bundled ones.

        AnnotateError names the places that the table knows.
        """
        code = place_code(place)
        floors = [rate for rate in self if rate.kind == "floor" and rate.place == code]
        in_force = [rate for rate in floors if (rate.earliest or date.min) <= today] or floors
        if not in_force:
            raise AnnotateError(
                _("no legal floor is known for “{place}”: name one of {places}").format(
                    place=printable(place), places=", ".join(self.places())
                )
            )
        ranks = {None: 0, "project": 1, "settings": 2}
        return max(in_force, key=lambda rate: (ranks[self.origin(rate.id)], rate.earliest or date.min))

    def places(self) -> list[str]:
        """The places with a legal floor."""
        return sorted({rate.place for rate in self if rate.kind == "floor"})


def rate_table(project: Iterable[Rate] = (), settings: Iterable[Rate] = ()) -> RateTable:
    """The rates that come with the program, a project's over them, and a person's own over both."""
    from annotate.receipt.rates.bundled import RATES, VERSION

    return RateTable(RATES, VERSION, project, settings)


def bundled_rates() -> RateTable:
    """The rates that come with the program."""
    return rate_table()


def place_code(text: str) -> str:
    """How the table writes a place: `uk` for `GB`."""
    code = text.strip().lower()
    return _ALIASES.get(code, code)


def own_rate(text: str) -> Rate | None:
    """A rate of one's own, such as `25.00 EUR/hour` or `0.05 USD/label`; None where the text is none."""
    if (found := re.fullmatch(_OWN, text.strip(), re.ASCII)) is None:
        return None
    unit = cast(Unit, {"h": "hour", None: "hour"}.get(found[3], found[3]))
    return Rate(
        id=text.strip(),
        kind="own",
        amount=Decimal(found[1]),
        unit=unit,
        currency=found[2].upper(),
        as_of="undated",
        source=_("named by whoever printed this"),
        label=text.strip(),
    )


def _is_line(text: str) -> bool:
    return bool(text.strip()) and not has_controls(text)


def _last_day(year: str, month: str, day: str) -> date | None:
    try:
        if day:
            return date(int(year), int(month), int(day))
        after = date(int(year) + 1, 1, 1) if not month or month == "12" else date(int(year), int(month) + 1, 1)
        return date.fromordinal(after.toordinal() - 1)
    except ValueError:
        return None
