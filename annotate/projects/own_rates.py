"""Rates of one's own: the `[[rate]]` tables of annotate.toml and of the settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from msgspec import UNSET, structs

from annotate.i18n import _
from annotate.projects.toml import Mistake, check_keys, quoted, to_struct
from annotate.receipt.rates.table import Rate, place_code
from annotate.text import printable

KEY = "rate"


def read_own_rates(path: Path, tables: object) -> tuple[Rate, ...]:
    """The rates of such tables in the file of that path; a `Mistake` names the rate, the key and what would be right.

    An amount may be a number or a text, `as_of` a text or one of TOML's own dates. A rate without a label is called by
    its id.
    """
    if not isinstance(tables, list | tuple) or not all(isinstance(table, dict) for table in tables):
        raise no_table(path, KEY)
    found: dict[str, Rate] = {}
    for number, table in enumerate(tables, 1):
        rate = _read(path, table, number)
        if rate.id in found:
            raise Mistake(path, f"[[rate]] {rate.id}", _("this id is there a second time: keep one of them"))
        found[rate.id] = rate
    return tuple(found.values())


def no_table(path: Path, key: str) -> Mistake:
    """What stands under that key is not written as rates are."""
    return Mistake(path, key, _("write each rate as a table of its own, under {example}").format(example="[[rate]]"))


def _read(path: Path, table: dict[str, Any], number: int) -> Rate:
    id = table.get("id")
    named = printable(id) if isinstance(id, str) and id.strip() else _("number {number}").format(number=number)
    where = f"[[rate]] {named}"
    check_keys(path, table, Rate, where)
    rate = to_struct(path, _plain(table), Rate, where)
    rate = structs.replace(rate, label=rate.label or rate.id, place=place_code(rate.place))
    if fault := rate.fault():
        key, right = fault
        raise Mistake(path, f"{where}, {key}", right)
    return rate


def _plain(table: dict[str, Any]) -> dict[str, Any]:
    """The same, with amount and date as the texts that they may be written as, too."""
    amount, as_of = table.get("amount"), table.get("as_of")
    changed: dict[str, Any] = {}
    if isinstance(amount, int | float) and not isinstance(amount, bool):
        changed["amount"] = str(Decimal(str(amount)))
    if isinstance(as_of, date):
        changed["as_of"] = as_of.isoformat()[:10]
    elif isinstance(as_of, int) and not isinstance(as_of, bool):
        changed["as_of"] = str(as_of)
    return table | changed


def as_toml(rates: Iterable[Rate]) -> Iterator[str]:
    """The lines of the tables, which read back as the same rates."""
    for rate in rates:
        yield from ("", "[[rate]]")
        for field in structs.fields(Rate):
            value = getattr(rate, field.name)
            if value != field.default or field.default is UNSET:
                yield f"{field.name} = {_value(value)}"


def _value(value: object) -> str:
    match value:
        case int():
            return str(value)
        case tuple():
            return f"[{', '.join(map(quoted, value))}]"
        case Decimal():
            return quoted(f"{value:f}")
        case _:
            return quoted(str(value))
