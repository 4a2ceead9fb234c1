"""Records of a sitting with all that only some work has, and what a requester said of its labels."""

from __future__ import annotations

from typing import Any

from storage.records import AcceptanceRecord, PaymentRecord, Record, SpanRecord
from tests.receipt.sample import SESSION, at, label, sitting

REQUESTER = "f0e1d2c3b4a5"


def verdict(number: int, accepted: bool, **fields: Any) -> AcceptanceRecord:
    """What became of the label of this number."""
    name = {"session": REQUESTER, "record": f"{SESSION}-{number}", "at": at(900)}
    return AcceptanceRecord(accepted=accepted, **{**name, **fields})


def payment(amount: str, currency: str = "EUR", **fields: Any) -> PaymentRecord:
    """Money that was paid to the annotator of the sitting."""
    name = {"session": REQUESTER, "annotator": "amber-otter", "at": at(950)}
    return PaymentRecord(amount=amount, currency=currency, **{**name, **fields})


def varied() -> list[Record]:
    """Six answers, two of them to suggestions, two repeats, two of clicks; three are accepted, one is rejected."""
    clicks = {"task": "engage", "answer": {"actions": ["like", "follow"]}}
    return [
        sitting(),
        label(1, short_ms=60_000, suggested="accepted", reveals=2, exposed_ms=41_250),
        label(2, short_ms=2_040, suggested="corrected"),
        label(3, short_ms=3_000, long_gaps_ms=(200_000,), repeat=True),
        label(4, short_ms=25_000, repeat=False),
        label(5, short_ms=4_000, **clicks),
        label(6, short_ms=6_000, **clicks),
        SpanRecord(session=SESSION, activity="skip", started_at=at(300), short_ms=9_000, reveals=1, exposed_ms=8_000),
        *(verdict(number, number != 3, simulated=number < 3) for number in (1, 2, 3, 5)),
    ]
