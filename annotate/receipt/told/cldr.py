"""How English and French write numbers, money and dates: values of Unicode's CLDR, as Babel gives them.

Babel itself has all languages of the world, which take 34 MB and 30 ms of every command that prints an amount. The
program speaks two languages, so it carries what these need; tests compare each value with Babel's.
"""

from __future__ import annotations

from typing import NamedTuple

from annotate.i18n import language


class Forms(NamedTuple):
    """The forms of one language. Spaces inside a form do not break; where CLDR has a narrow one, it is U+00A0 here:

    many terminal fonts have no U+202F, and draw a box for it.
    """

    locale: str
    """What Babel calls it."""
    mark: str
    """Between units and decimals."""
    group: str
    """Between thousands."""
    percent: str
    months: tuple[str, ...]
    """Short, as they stand inside a date."""
    moment: str
    """A day and a time of it."""


_FORMS = {
    "en": Forms(
        "en_GB",
        ".",
        ",",
        "{}%",
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"),
        "{day}, {time}",
    ),
    "fr": Forms(
        "fr",
        ",",
        "\u00a0",
        "{}\u00a0%",
        ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."),
        "{day}, {time}",
    ),
}


def forms() -> Forms:
    """Those of the language in use."""
    return _FORMS[language()]
