"""Whose receipt it is: one annotator's, or that of several people together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from annotate.errors import AnnotateError
from annotate.i18n import _, ngettext
from annotate.meter.ledger import Ledger, Ledgers
from annotate.meter.together import SMALLEST_GROUP, combine, group_size
from annotate.text import printable
from storage.blank import FORGOTTEN


def one_of(read: Ledgers, annotator: str | None, own_name: str | None) -> Ledger:
    """One annotator's ledger: the one asked for, the only one, or one's own; AnnotateError: it is none of these."""
    found = _anybody(read)
    if annotator is not None:
        if annotator not in found:
            raise AnnotateError(
                _("nobody named “{name}” has labelled here: name one of {names}").format(
                    name=printable(annotator), names=_names(found)
                )
            )
        return _present(found[annotator])
    if len(found) == 1:
        return _present(next(iter(found.values())))
    if own_name is not None and own_name in found:
        return _present(found[own_name])
    raise AnnotateError(
        _("several people have labelled here: name one of them with --annotator ({names})").format(names=_names(found))
    )


def _present(ledger: Ledger) -> Ledger:
    """The ledger, if there is anything in it; AnnotateError: nothing was done or paid in its time."""
    if not (ledger.sessions or ledger.payments.count):
        raise AnnotateError(
            _("{name} did not label in this time: leave out --since and --until, or give others").format(
                name=printable(ledger.annotator)
            )
        )
    return ledger


def all_of(read: Ledgers) -> tuple[Ledger, int]:
    """Everybody's ledger as one, and of how many people it is.

    AnnotateError: there are fewer than three, or fewer who have a time to be added up, and not each of them agreed to
    it.

    Only people are told of: whoever was forgotten, and simulated annotators, are left out, and make no group larger.
    Where all are simulated there is nobody to protect, and the receipt says what they did, and that nobody did.
    """
    found = {name: one for name, one in _anybody(read).items() if one.sessions and not name.startswith(FORGOTTEN)}
    people = {name: one for name, one in found.items() if not one.simulated}
    if not found:
        raise AnnotateError(_("nobody has labelled in this time: leave out --since and --until, or give others"))
    if not people:
        return combine(list(found.values()), fold=False), len(found)
    agreed = people.keys() <= read.shared
    if len(people) < SMALLEST_GROUP and not agreed:
        raise AnnotateError(
            ngettext(
                "{count} person is too few to be told of as a group: it takes three, "
                "or that each one agrees with `annotate share --annotator NAME`",
                "{count} people are too few to be told of as a group: it takes three, "
                "or that each one agrees with `annotate share --annotator NAME`",
                len(people),
            ).format(count=len(people))
        )
    timed = group_size(one.wall_ms > 0 for one in people.values())
    if timed < SMALLEST_GROUP and not agreed:
        raise AnnotateError(
            ngettext(
                "{count} person alone had a meter, and the time of all would be theirs: it takes three who had one, "
                "or that each one agrees with `annotate share --annotator NAME`",
                "{count} people alone had a meter, and the time of all would be theirs: it takes three who had one, "
                "or that each one agrees with `annotate share --annotator NAME`",
                timed,
            ).format(count=timed)
        )
    return combine(list(people.values()), fold=not agreed), len(people)


def _anybody(read: Ledgers) -> Mapping[str, Ledger]:
    if not read.by_annotator:
        raise AnnotateError(_("nobody has labelled here yet: begin with `annotate label`, and a receipt comes of it"))
    return read.by_annotator


def _names(found: Iterable[str]) -> str:
    return ", ".join(map(printable, found))
