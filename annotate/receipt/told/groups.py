"""The part of a receipt that tells the ledger once more, by sitting, by day or by kind of task."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import UNSET

from annotate.i18n import _
from annotate.receipt.model import By, Group, Receipt
from annotate.receipt.told import group_words, words
from annotate.receipt.told.charts import pieces
from annotate.receipt.told.paper import Paper, Stack
from annotate.receipt.told.times import Times, ms


class Row(NamedTuple):
    """A group with its printed times, in ticks."""

    group: Group
    name: str
    credited: int
    label: int


def groups(page: Paper, receipt: Receipt) -> None:
    """For each group its credited time, its first answers and its labels; then all of them as bars of activities."""
    by = receipt.terms.by
    if receipt.groups is UNSET or not receipt.groups or by is None:
        return
    times = Times(receipt)
    found = rows(receipt.groups, by, times)
    page.heading(group_words.heading(by))
    for number, row in enumerate(found):
        if number:
            page.blank()
        if _is_untimed(row.group):
            page.pair(row.name, _("not timed"), "bold")
        else:
            page.pair(row.name, times.say(row.credited), "bold")
            page.pair(_("first answers"), times.say(row.label), indent=2)
        page.pair(_("labels"), words.figure(str(row.group.labelled)), indent=2)
        if row.group.people is not UNSET:
            page.pair(_("annotators"), str(row.group.people), indent=2)
    if note := group_words.note(receipt):
        page.blank()
        page.para(note, "dim")
    _bars(page, receipt, found, times)


def _is_untimed(group: Group) -> bool:
    return group.unmetered is not UNSET and not group.wall_s


def _bars(page: Paper, receipt: Receipt, found: list[Row], times: Times) -> None:
    """What each group's credited time went to, all to one scale."""
    longest = max(ms(group.credited_s) for group, *_rest in found)
    if not longest:
        return
    page.blank()
    page.para(_("What the credited time went to:"), "dim")
    page.stacks(
        [
            Stack(row.name, pieces(receipt.activities, row.group.activities, longest), times.say(row.credited))
            for row in found
            if not _is_untimed(row.group)
        ]
    )


def rows(found: tuple[Group, ...], by: By, times: Times) -> list[Row]:
    """The groups with times that add up to the receipt's own: first answers to its own, all the rest to its rest."""
    whole = times.activities.get("label", 0)
    labels = words.add_up([ms(group.label_s) for group in found], whole)
    others = words.add_up([ms(group.credited_s) - ms(group.label_s) for group in found], times.credited - whole)
    return [
        Row(group, group_words.name(group, by), label + other, label)
        for group, label, other in zip(found, labels, others, strict=True)
    ]
