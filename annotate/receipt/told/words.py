"""How the receipt says things: times that add up, money, names of activities, what a flag means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from msgspec import UNSET

from annotate.i18n import _, ngettext
from annotate.receipt.amounts import Valuation
from annotate.receipt.money import decimal_text
from annotate.receipt.rates.table import Origin
from annotate.receipt.told.cldr import forms

_TENTH_MS, _SECOND_MS = 100, 1_000
_DAY = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?", re.ASCII)
_YEARS = r"\d{4}-\d{4}"


def tick_ms(wall_ms: int) -> int:
    """The unit that times of such a receipt are printed in: tenths of a second below one hour."""
    return _TENTH_MS if wall_ms < 3_600_000 else _SECOND_MS


def add_up(parts_ms: Sequence[int], total: int) -> list[int]:
    """Parts in whole ticks that add up to `total` ticks: those nearest to the next tick are rounded up.

    `total` is the rounded sum of the parts, so that a receipt's printed lines add up to its printed total.
    """
    whole_ms = sum(parts_ms)
    if not whole_ms:
        return [0 for _part in parts_ms]
    ticks = [part * total // whole_ms for part in parts_ms]
    by_remainder = sorted(range(len(parts_ms)), key=lambda n: -(parts_ms[n] * total % whole_ms))
    for number in by_remainder[: total - sum(ticks)]:
        ticks[number] += 1
    return ticks


def rounded(ms: int, tick: int) -> int:
    """Whole ticks, half up."""
    return (ms + tick // 2) // tick


def duration(ticks: int, tick: int) -> str:
    """A length of time such as `3 min 02.4 s` or `1 h 03 min 12 s`."""
    tenths = ticks * tick // 100
    minutes, seconds = divmod(tenths, 600)
    hours, minutes = divmod(minutes, 60)
    wide = bool(hours or minutes)
    second = figure(f"{seconds / 10:04.1f}" if wide else f"{seconds / 10:.1f}")
    if tick == _SECOND_MS:
        second = f"{seconds // 10:02}" if wide else f"{seconds // 10}"
    if hours:
        return f"{hours} h {minutes:02} min {second} s"
    return f"{minutes} min {second} s" if minutes else f"{second} s"


def length(seconds: float, tick: int) -> str:
    """The same of seconds, rounded to whole ticks."""
    return duration(rounded(round(seconds * 1000), tick), tick)


def seconds(value: float) -> str:
    """Seconds of millisecond precision with one decimal, half up, without the unit."""
    return figure(decimal_text(Fraction(round(value * 1000), 1000), 1))


def figure(text: str) -> str:
    """A decimal number as the language writes it: its decimal mark, its groups of thousands; nothing is rounded."""
    form = forms()
    sign, digits = ("−", text[1:]) if text.startswith("-") else ("", text)
    whole, dot, rest = digits.partition(".")
    grouped = f"{int(whole):,}".replace(",", form.group) if len(whole) > 3 and whole.isdecimal() else whole
    return sign + grouped + (form.mark + rest if dot else "")


def count(number: int) -> str:
    """How many, as the language writes it."""
    return figure(str(number))


def money(amount: str, currency: str) -> str:
    """An amount of money with its currency's code behind it, as whoever sets a reward writes it, in both languages."""
    return f"{figure(amount)}\u00a0{currency}"


def price(amount: str, currency: str, unit: str) -> str:
    """A price of a unit, short: `12.02 EUR/h`."""
    forms_of = {
        "hour": _("{price}/h"),
        "label": _("{price}/label"),
        "box": _("{price}/box"),
        "1000 clicks": _("{price}/1,000 clicks"),
    }
    return forms_of[unit].format(price=money(amount, currency))


def percent(share: float) -> str:
    """A share as whole percent, half up by its decimal digits: 0.285 is 29 %."""
    return forms().percent.format(decimal_text(100 * Fraction(str(share)), 0))


def day(text: str) -> str:
    """A day, a month, a year or two years, written as in a rate's `as_of`, as the language writes it."""
    if found := _DAY.fullmatch(text):
        year, month, number = found.groups()
        parts = (number and str(int(number)), month and forms().months[int(month) - 1], year)
        return " ".join(part for part in parts if part)
    return text.replace("-", "–") if re.fullmatch(_YEARS, text, re.ASCII) else text


def moment(at: str) -> str:
    """A moment in UTC to the minute, of its ISO form."""
    return forms().moment.format(day=day(at[:10]), time=at[11:16])


def activity(name: str) -> str:
    """What an activity is called on a receipt."""
    names = {
        "label": _("First answers"),
        "skip": _("Skipped, flagged or left"),
        "revise": _("Changing answers"),
        "check": _("Answering control items"),
        "review": _("Settling others' answers"),
        "learn": _("Learning the task"),
        "wait": _("Waiting for items"),
        "admin": _("Menus and settings"),
    }
    return names.get(name, name)


def kind(name: str) -> str:
    """What a kind of rate is called on a receipt."""
    names = {
        "piece": _("Piece price"),
        "wage": _("Reported wage"),
        "floor": _("Legal floor"),
        "gift": _("Gift"),
        "norm": _("Norm"),
        "bill": _("Price to the client"),
        "own": _("Rate of one's own"),
    }
    return names[name]


def unit(name: str) -> str:
    """What a rate is paid for."""
    names = {"hour": _("an hour"), "label": _("a label"), "box": _("a box"), "1000 clicks": _("a thousand clicks")}
    return names[name]


def remarks(item: Valuation) -> list[str]:
    """What a reader must know about a valuation before using it."""
    unpublished = item.kind == "own" and item.origin is UNSET  # named on the command line: it has no age
    said = [] if unpublished else cautions(item.as_of, item.months_old, item.flags, item.derivation)
    if item.origin is not UNSET:
        said.append(origin(item.origin))
    if item.assumed:
        said.append(_("Nobody said where this was done, so France is assumed: --place says otherwise."))
    return said


def origin(of: Origin) -> str:
    """Whose rate it is."""
    return _("This rate is from annotate.toml.") if of == "project" else _("This rate is from your settings.")


def cautions(as_of: str, months_old: int | None, flags: Sequence[str], derivation: str | None) -> list[str]:
    """A rate's age, its flags, and how it came about."""
    worked_out = _("Worked out: {sum}.").format(sum=_(derivation)) if derivation else _("Worked out from its source.")
    meanings = {
        "closed-platform": _("The platform has closed since."),
        "list-price": _("A list price, not what a worker was paid."),
        "paid-to-site": _("Paid to the website, nothing to the person who solved it."),
        "derived": worked_out,
    }
    return [age(as_of, months_old), *(meanings[flag] for flag in flags)]


def flag(name: str) -> str:
    """What a flag warns of, in a word or two."""
    names = {
        "closed-platform": _("platform closed"),
        "list-price": _("list price"),
        "paid-to-site": _("paid to the website"),
        "derived": _("worked out"),
    }
    return names[name]


def how_old(months: int | None) -> str:
    """An age in a table; nothing where it is not known."""
    if months is None:
        return ""
    if months < 0:
        return _("to come")
    if months < 12:
        return ngettext("{count} month", "{count} months", months).format(count=months)
    years = months // 12
    return ngettext("over {count} year", "over {count} years", years).format(count=years)


def age(as_of: str, months_old: int | None) -> str:
    """Since when a rate is known, and that it is old from twelve months on."""
    if months_old is None:
        return _("The source has no date.")
    if months_old < 0:
        return _("In force from {date} on.").format(date=day(as_of))
    if months_old < 12:
        return _("As of {date}.").format(date=day(as_of))
    years = months_old // 12
    old = ngettext("more than {count} year old", "more than {count} years old", years).format(count=years)
    return _("As of {date}: {old}.").format(date=day(as_of), old=old)


def source(text: str, seen: int | None) -> str:
    """Where a figure is from, and whether it was read there."""
    told = _("Source, as reported by others: {source}") if seen == 2 else _("Source: {source}")
    return told.format(source=_(text) if text else "")
