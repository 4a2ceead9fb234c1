"""Forgetting an annotator (GDPR, article 17): what in a project's folder names the person, and all times of theirs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from msgspec import Struct

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.meter.clock import stamp
from annotate.projects.project import Project
from annotate.sitting.draftfile import draft_files
from annotate.text import printable, tidy
from storage import Forgotten, forget, outlook
from storage.blank import FORGOTTEN


class Plan(Struct, frozen=True):
    """What would become of one annotator's records."""

    name: str
    """As the store has it."""
    unlinked: int
    """Records of labels that stay in the dataset: also of those that were changed or taken back."""
    payments: int
    """Payments that stay, so that nobody is paid twice."""
    dropped: int
    """Records that go."""
    spoilt: int
    """Damaged lines that go too, for nobody can tell whose they were."""
    lines: int
    """How much is to be rewritten."""


def plan(project: Project, name: str) -> Plan:
    """Look for the annotator, and change nothing; AnnotateError when there is nobody of that name."""
    for wanted in dict.fromkeys((name, tidy(name))):  # an import may have brought in what nobody could type today
        found = outlook(project.store_path, wanted)
        if wanted in found.names:
            return Plan(wanted, found.unlinked, found.payments, found.dropped, found.spoilt, found.lines)
    known = [printable(one) for one in found.names if not one.startswith(FORGOTTEN)]
    if not known:
        raise AnnotateError(_("nobody is known by name in this project: there is nobody to forget"))
    raise AnnotateError(
        _("nobody named “{name}” has labelled here: name one of {names}").format(
            name=printable(name), names=", ".join(known)
        )
    )


def carry_out(
    project: Project, what: Plan, told: Callable[[int], object] = lambda count: None, *, now: datetime | None = None
) -> Forgotten:
    """Forget the annotator, drafts included; `told` hears how many lines are done."""
    drafts = [path.name for path in draft_files(project.store_path, what.name)]
    return forget(project.store_path, what.name, at=stamp(now or datetime.now(UTC)), also=drafts, told=told)
