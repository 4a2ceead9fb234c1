"""Labels as consensus takes them, without a store."""

from __future__ import annotations

from typing import Any

from msgspec import Struct


class Label(Struct):
    """A label that stands."""

    annotator: str
    answer: dict[str, Any]
    activity: str = "label"


def votes(*answers: dict[str, Any]) -> list[Label]:
    """The labels of annotators `0`, `1` and so on."""
    return [Label(str(who), answer) for who, answer in enumerate(answers)]


def named(*labels: str) -> list[Label]:
    """The same of answers that are one label each."""
    return votes(*({"label": label} for label in labels))


def box(x: float = 0.0, label: str = "cat", y: float = 0.0) -> dict[str, Any]:
    """A box of ten by ten."""
    return {"label": label, "x": x, "y": y, "width": 10.0, "height": 10.0}
