"""A decision in one line, as a person would tell it."""

from __future__ import annotations

from typing import Protocol

from annotate.i18n import N_, _
from annotate.projects.project import Project
from annotate.text import printable
from storage.records import Answer

REASONS = {"later": N_("later"), "unsure": N_("unsure"), "bad-item": N_("bad item")}


class Decision(Protocol):
    """The parts of a record that the line tells."""

    @property
    def item(self) -> str: ...
    @property
    def outcome(self) -> str: ...
    @property
    def answer(self) -> Answer | None: ...
    @property
    def reason(self) -> str | None: ...


def decision_line(project: Project, decision: Decision) -> str:
    """`cats/01.jpg → cat`, or the reason for which it was skipped."""
    return f"{printable(decision.item)} → {_what(project, decision)}"


def _what(project: Project, decision: Decision) -> str:
    if decision.outcome == "labelled" and decision.answer is not None:
        return printable(project.kind.line(decision.answer)) or "∅"
    if decision.outcome == "skipped":
        return _(REASONS.get(decision.reason or "later", "later"))
    return _("flagged for the owner") if decision.outcome == "flagged" else _("taken back")
