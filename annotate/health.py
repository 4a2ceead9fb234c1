"""What readers of a store say when not all of it can be read: one sentence, with what is left out for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotate.errors import damage_sentence
from annotate.i18n import _, ngettext

if TYPE_CHECKING:
    from storage import Damage


def ailment(name: str, damage: Sequence[Damage]) -> str | None:
    """The sentence about a store of that name; None for a sound one."""
    if not damage:
        return None
    places = ngettext("{name} is damaged in {count} place", "{name} is damaged in {count} places", len(damage))
    return _("{places}: {where}; {left_out}; `annotate verify` tells more").format(
        places=places.format(name=name, count=len(damage)), where=_where(damage[0]), left_out=_left_out(damage)
    )


def _where(damage: Damage) -> str:
    """The line, or what is wrong where it is no line."""
    if not damage.line:
        return damage_sentence(damage)
    return _("segment {segment}, line {line}").format(segment=damage.segment, line=damage.line)


def _left_out(damage: Sequence[Damage]) -> str:
    lost = [one.lost for one in damage]
    known = sum(count for count in lost if count is not None)
    if None in lost:
        return _("nobody can tell how many records are left out")
    if not known:
        return _("no record is left out")
    return ngettext("{count} record is left out", "{count} records are left out", known).format(count=known)
