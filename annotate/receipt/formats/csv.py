"""The receipt as a table: one row for each figure, for spreadsheets and for pandas.

    section,item,figure,value,unit,name
    activities,label,credited_s,82.102,s,First answers
    valuations,floor-fr,value,0.58,EUR,"France, minimum wage (SMIC)"

The first three are the JSON's own names and say where it has the figure, so they are the same in every language;
`name` is for people, in the language in use. Values are those of the JSON, digit for digit, with a decimal point.
RFC 4180, but for line feeds; UTF-8. Each row is one line, for what steers a terminal is written out. What a spreadsheet
would take for a formula, because a person's name begins like one, has an apostrophe before it; numbers never have.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from annotate.i18n import _
from annotate.receipt.model import Receipt
from annotate.receipt.told import words
from annotate.text import printable

COLUMNS = ("section", "item", "figure", "value", "unit", "name")

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
_MONEY = frozenset({"amount", "value", "effective_hourly", "gap", "reward", "unpaid", "hourly"})
_NAMED_BY = {"valuations": "rate", "groups": "key", "others": "currency", "histogram": "below_s"}
"""What an entry of a list is known by."""
_LEFT_OUT = ("store", "parts")
"""How far the files were read: of no use in a table, and in the JSON."""


class Row(NamedTuple):
    """One figure."""

    section: str
    item: str
    figure: str
    value: str
    unit: str
    name: str


def render(receipt: Receipt) -> str:
    """The table, with a header."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([disarmed(cell) for cell in row] for row in rows(receipt))
    return out.getvalue()


def rows(receipt: Receipt) -> Iterator[Row]:
    """Every single value of the JSON, in its order."""
    fields = msgspec.json.Decoder(float_hook=str).decode(msgspec.json.encode(receipt))
    yield from _walk(fields, (), fields, "")


def disarmed(cell: str) -> str:
    """The cell as a spreadsheet takes it for the text that it is."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) and not _NUMBER.fullmatch(cell) else cell


def _walk(found: Mapping[str, Any], path: tuple[str, ...], around: Mapping[str, Any], name: str) -> Iterator[Row]:
    """The values of an object, those of the objects in it after their names."""
    for key, value in found.items():
        here = (*path, key)
        if here == _LEFT_OUT:
            continue
        if isinstance(value, dict):
            yield from _walk(value, here, value, _called(here, value) or name)
        elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
            for one in value:
                entry = (*here, _entry(key, one))
                yield from _walk(one, entry, one, _called(entry, one) or name)
        else:
            yield _row(here, value, found, name or _called(here, found))


def _row(path: tuple[str, ...], value: Any, beside: Mapping[str, Any], name: str) -> Row:
    section, *items, figure = path if len(path) > 1 else ("receipt", *path)
    return Row(section, "/".join(items), figure, _text(value), _unit(section, figure, beside), name)


def _entry(key: str, one: Mapping[str, Any]) -> str:
    """A bin without an upper bound is known as `more`, groups that are told of together as `other`."""
    known = one.get(_NAMED_BY.get(key, ""), "")
    if known is None:
        return "more"
    return str(known).removesuffix(".0") or "other"


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return " ".join(map(_text, value))
    return printable(str(value))


def _unit(section: str, figure: str, beside: Mapping[str, Any]) -> str:
    """What the figure is counted in; empty: it is a text, or a number of things."""
    if figure in _MONEY and "currency" in beside:
        hourly = figure in ("effective_hourly", "hourly") or (figure == "amount" and beside.get("unit") == "hour")
        return f"{beside['currency']}/h" if hourly else str(beside["currency"])
    if figure.endswith("_s") or section == "credited_by_cap":
        return "s"
    if figure.endswith("share"):
        return "of 1"
    return {"minutes_per_hour": "min/h", "months_old": "months"}.get(figure, "")


def _called(path: tuple[str, ...], found: Mapping[str, Any]) -> str:
    """What people call it, where the receipt has a word for it."""
    match path:
        case ("activities", activity) | ("groups", _, "activities", activity):
            return words.activity(activity)
        case ("valuations", _):
            return _(str(found.get("label", "")))
        case ("credited_by_cap", cap):
            return _("Credited, if gaps count up to {cap} s").format(cap=words.figure(cap))
        case (figure,):
            return _figures().get(figure, "")
        case ("not_counted" | "work" | "paid" | "invisible" as section, figure):
            return _figures().get(f"{section}.{figure}", "")
    return ""


def _figures() -> dict[str, str]:
    return {
        "credited_s": _("Credited"),
        "label_s": _("First answers"),
        "wall_s": _("Wall clock"),
        "not_counted.idle_s": _("Idle"),
        "not_counted.away_s": _("Away, in another window or the shell"),
        "not_counted.pause_s": _("Paused"),
        "not_counted.suspended_s": _("Asleep, the machine suspended"),
        "work.shown": _("Shown"),
        "work.labelled": _("labelled"),
        "work.skipped": _("skipped"),
        "work.flagged": _("flagged"),
        "work.superseded": _("Of these undone or done again"),
        "work.median_s": _("Time of a label, median"),
        "invisible.share": _("Invisible labour"),
        "paid.amount": _("Paid by this project so far"),
    }
