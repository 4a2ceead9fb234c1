"""A decision in one line, as a person would tell it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from annotate.i18n import N_, _, ngettext
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
    line = f"{printable(decision.item)} → {_what(project, decision)}"
    suggested = _suggested([decision])
    return f"{line} ({suggested})" if suggested else line


def page_line(project: Project, decisions: Sequence[Decision]) -> str:
    """The same of what was decided on one page: `1.jpg … 12.jpg → cat: 3 of 12`."""
    first, last = decisions[0], decisions[-1]
    if first is last:
        return decision_line(project, first)
    answers = [one.answer for one in decisions if one.outcome == "labelled" and one.answer is not None]
    what = printable(project.kind.page_line(answers)) if answers else _what(project, first)
    line = f"{printable(first.item)} … {printable(last.item)} → {what}"
    suggested = _suggested(decisions)
    return f"{line} ({suggested})" if suggested else line


def _suggested(decisions: Sequence[Decision]) -> str:
    """What became of what was suggested; nothing where nothing was."""
    became = [getattr(one, "suggested", None) for one in decisions]  # of what stands, only the answer is known
    accepted, corrected = became.count("accepted"), became.count("corrected")
    if len(decisions) == 1:
        return _("suggestion accepted") if accepted else _("suggestion corrected") if corrected else ""
    parts = []
    if accepted:
        text = ngettext("{count} suggestion accepted", "{count} suggestions accepted", accepted)
        parts.append(text.format(count=accepted))
    if corrected:
        text = ngettext("{count} suggestion corrected", "{count} suggestions corrected", corrected)
        parts.append(text.format(count=corrected))
    return ", ".join(parts)


def _what(project: Project, decision: Decision) -> str:
    if decision.outcome == "labelled" and decision.answer is not None:
        answer = decision.answer
        if getattr(decision, "swapped", None):  # as it was seen
            answer = project.kind.mirrored(answer)
        if project.kind.is_one(answer):
            return printable(project.kind.line(answer)) or "∅"
        return printable(", ".join(map(str, answer.values())))  # to another kind of question, asked before
    if decision.outcome == "skipped":
        return _(REASONS.get(decision.reason or "later", "later"))
    return _("flagged for the owner") if decision.outcome == "flagged" else _("taken back")
