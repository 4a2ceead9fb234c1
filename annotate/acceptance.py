"""The requester's side of piece work: what agrees with an answer of his own is accepted, and nothing else is.

The rule is the one of many platforms, and as blunt: it asks nobody, knows no second opinion and gives no reason.
"""

from __future__ import annotations

import secrets
from collections.abc import Container, Iterable, Mapping

from annotate.tasks import Answer, Kind
from storage import LabelStore
from storage.records import AcceptanceRecord, LabelRecord


def judge(
    labels: Iterable[LabelRecord], own: Mapping[str, Answer], kind: Kind, *, session: str, at: str
) -> list[AcceptanceRecord]:
    """The verdict on each answer to an item of which the requester has an answer of his own (`own`, by item).

    `session`: 12 hexadecimal digits that name this round of judging; `at`: its moment, in UTC.
    """
    return [
        AcceptanceRecord(
            session=session,
            record=label.record,
            accepted=kind.agrees(label.answer, own[label.item]),
            at=at,
            simulated=True,
        )
        for label in labels
        if label.answer is not None and label.outcome == "labelled" and label.task == kind.name and label.item in own
    ]


def judge_store(store: LabelStore, own: Mapping[str, Answer], kind: Kind, *, at: str) -> None:
    """Judge all answers of a store that nobody has judged yet, and keep the verdicts in it."""
    judged: Container[str] = {verdict.record for verdict in store.scan(AcceptanceRecord)}
    fresh = (label for label in store.scan(LabelRecord) if label.record not in judged)
    verdicts = judge(fresh, own, kind, session=secrets.token_hex(6), at=at)
    if verdicts:
        store.append(*verdicts)
