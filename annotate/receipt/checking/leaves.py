"""The single values of a receipt's JSON: where each stands, what it is called, and two receipts compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

import msgspec

from annotate.i18n import _
from annotate.receipt.told import words
from annotate.text import printable

Path: TypeAlias = tuple[str | int, ...]


class Nothing:
    """That a value is not there at all: `null` is one."""


NOTHING = Nothing()


class Difference(NamedTuple):
    """A value that is another one than it should be."""

    path: Path
    said: Any
    """On the receipt."""
    found: Any
    """By the store."""


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every single value, and every empty object or list, with its path."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, (list, tuple)) else ()
    if isinstance(value, (dict, list, tuple)) and value:
        for name, one in inner:
            yield from leaves(one, (*path, name))
    else:
        yield path, value


def differences(said: Any, found: Any) -> list[Difference]:
    """Where two receipts differ, in the order of the first."""
    one, other = dict(leaves(said)), dict(leaves(found))
    paths = dict.fromkeys([*one, *other])
    both = ((path, one.get(path, NOTHING), other.get(path, NOTHING)) for path in paths)
    return [Difference(*each) for each in both if not _same(each[1], each[2])]


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, (dict, list, tuple)) and isinstance(other, (dict, list, tuple)):
        return not one and not other  # an empty list is one, as a tuple too
    return (type(one) is type(other) and one == other) or (_is_number(one) and _is_number(other) and one == other)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def at(value: Any, path: Path) -> Any:
    """What stands at a path; NOTHING where nothing does."""
    for name in path:
        try:
            value = value[name]
        except (KeyError, IndexError, TypeError):
            return NOTHING
    return value


def replaced(value: Any, path: Path, new: Any) -> Any:
    """A copy with another value at a path; NOTHING: without it."""
    if not path:
        return new
    name, rest = path[0], path[1:]
    if isinstance(value, (list, tuple)):
        inner = [replaced(one, rest, new) if number == name else one for number, one in enumerate(value)]
        return [one for one in inner if one is not NOTHING]
    copy = dict(value)
    if new is NOTHING and not rest:
        copy.pop(name, None)
    else:
        copy[name] = replaced(copy.get(name, {}), rest, new)
    return copy


def shown(path: Path) -> str:
    """A path as programs write it: `work.labelled`, `valuations.0.value`."""
    return printable(".".join(map(str, path)))


def told(path: Path, receipt: Mapping[str, Any]) -> str:
    """The same, after what the receipt calls it where people know it by a name."""
    name = _name(path, receipt)
    return shown(path) if name is None else _("{name} ({path})").format(name=printable(name), path=shown(path))


def value_text(value: Any) -> str:
    """A value as the JSON has it; text in quotation marks of the language."""
    if value is NOTHING or value is None:
        return _("nothing")
    if isinstance(value, str):
        return _("“{text}”").format(text=printable(value))
    return printable(msgspec.json.encode(value).decode())


def _name(path: Path, receipt: Mapping[str, Any]) -> str | None:
    match path:
        case ("activities", str(activity), "credited_s"):
            return words.activity(activity)
        case ("valuations", int(number), ("value" | "amount" | "gap") as field):
            rate = str(at(receipt, ("valuations", number, "rate")))
            kinds = {
                "value": _("value at the rate {rate}"),
                "amount": _("the rate {rate}"),
                "gap": _("gap at the rate {rate}"),
            }
            return kinds[field].format(rate=rate)
    return _names().get(shown(path))


def _names() -> dict[str, str]:
    return {
        "project": _("project"),
        "annotator": _("annotator"),
        "period.from": _("period"),
        "period.to": _("period"),
        "idle_after_s": _("idle cap"),
        "sessions": _("sittings"),
        "credited_s": _("credited time"),
        "label_s": _("time of first answers"),
        "wall_s": _("whole time"),
        "not_counted.idle_s": _("idle time"),
        "not_counted.away_s": _("time away"),
        "not_counted.pause_s": _("pauses"),
        "not_counted.suspended_s": _("time asleep"),
        "work.shown": _("items shown"),
        "work.labelled": _("labels"),
        "work.skipped": _("skipped items"),
        "work.flagged": _("flagged items"),
        "work.superseded": _("replaced or undone answers"),
        "acceptances.accepted": _("accepted labels"),
        "acceptances.rejected": _("rejected labels"),
        "acceptances.earned.amount": _("earned"),
        "paid.amount": _("paid"),
        "promised.amount": _("promised"),
        "store.head": _("the store's hash"),
        "store.records": _("records read"),
        "generated_at": _("when it was printed"),
    }
