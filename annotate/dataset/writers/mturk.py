"""Mechanical Turk: the CSV of a batch's results, a row for each label that stands, with our own time beside theirs.

The columns, their order and how times are written are those of the marketplace's own batch results; what only the
marketplace would know stays empty. `WorkTimeInSeconds` is, as there, the wall time between accepting and submitting,
pauses and all; `credited_s` is what the meter credits. Whether a label was approved is what this project's requester
said of it, and how many of a worker's were, of those that were judged, is `LifetimeApprovalRate`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any, BinaryIO

import msgspec

from annotate.dataset.cells import COMMA, disarmed
from annotate.dataset.exporting import FileExporter
from annotate.dataset.job import Job
from annotate.dataset.samples import RawVote, Vote
from annotate.meter.credit import is_timed
from storage.blank import NEVER
from storage.records import AcceptanceRecord

_HIT = (
    *("HITId", "HITTypeId", "Title", "Description", "Keywords", "Reward", "CreationTime", "MaxAssignments"),
    *("RequesterAnnotation", "AssignmentDurationInSeconds", "AutoApprovalDelayInSeconds", "Expiration"),
    *("NumberOfSimilarHITs", "LifetimeInSeconds"),
)
_ASSIGNMENT = (
    *("AssignmentId", "WorkerId", "AssignmentStatus", "AcceptTime", "SubmitTime", "AutoApprovalTime", "ApprovalTime"),
    *("RejectionTime", "RequesterFeedback", "WorkTimeInSeconds", "LifetimeApprovalRate", "Last30DaysApprovalRate"),
    "Last7DaysApprovalRate",
)
_OWN = ("Approve", "Reject", "credited_s", "record")
"""Two for the requester's marks, as in the marketplace's file, and two of ours."""
_UNJUDGED = "0% (0/0)"
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class MTurk(FileExporter):
    """Writes assignments."""

    views = ("latest",)
    several = True
    options = frozenset({"excel"})

    def write(self, job: Job, out: BinaryIO) -> int:
        """Write a header and the labels that stand; how many they were."""
        inputs, parts = _inputs(job), sorted(job.project.kind.parts)
        ours = (*(f"Input.{name}" for name in inputs), *(f"Answer.{part}" for part in parts), *_OWN)
        out.write(COMMA((*_HIT, *_ASSIGNMENT, *ours)) + b"\n")
        verdicts = {one.record: one for one in job.store.scan(AcceptanceRecord)}
        rates, reward = _approval_rates(job, verdicts), job.project.config.labour.reward
        count = 0
        for item, votes in job.by_item:
            for vote in votes:
                verdict = verdicts.get(vote.record)
                promised = (verdict and verdict.reward) or reward
                course = (*_assignment(vote, verdict), rates.get(vote.annotator, _UNJUDGED), "", "")
                told = (*course, *_input(job, item, inputs))
                answer = (_cell(vote.answer.get(part)) for part in parts)
                seconds = job.seconds(vote)
                own = ("", "", None if seconds is None else f"{seconds:.3f}", vote.record)
                cells: Sequence[object] = (*_hit(job, item, votes, promised), *told, *answer, *own)
                out.write(COMMA(disarmed(cells) if job.options.excel else cells) + b"\n")
                count += 1
        return count


def _inputs(job: Job) -> tuple[str, ...]:
    """The names of what a worker was given."""
    sides = ("prompt", "left", "right")
    media = {"image": ("image_url",), "text": ("text",), "pair": sides, "sheet": ("images",)}
    return ("item", *(sides if job.project.kind.name == "compare" else media[job.media]))


def _input(job: Job, item_id: str, names: Sequence[str]) -> Iterator[object]:
    item = None if job.items is None else job.items.get(item_id)
    root = None if job.items is None else job.items.root
    paths = [] if item is None else [path.relative_to(root).as_posix() if root else str(path) for path in item.paths]
    sides: Sequence[str] = () if item is None else item.texts or paths
    left, right = sides[:2] if len(sides) > 1 else ("", "")
    told = {
        "item": item_id,
        "image_url": item_id,
        "text": item and item.text,
        "prompt": item and item.prompt,
        "left": left,
        "right": right,
        "images": msgspec.json.encode(paths).decode(),
    }
    return (told[name] for name in names)


def _approval_rates(job: Job, verdicts: Mapping[str, AcceptanceRecord]) -> dict[str, str]:
    """As in `50% (1/2)`, of each annotator of whom labels that stand were judged."""
    good, judged = Counter[str](), Counter[str]()
    for votes in job.lines(RawVote) if verdicts else ():
        for vote in votes:
            if (verdict := verdicts.get(vote.record)) is not None:
                judged[vote.annotator] += 1
                good[vote.annotator] += verdict.accepted
    return {name: f"{100 * good[name] // of}% ({good[name]}/{of})" for name, of in judged.items()}


def _hit(job: Job, item: str, votes: Sequence[Vote], reward: str) -> tuple[object, ...]:
    project = job.project
    question = project.config.task.question or project.kind.question(project.terms, job.media) or ""
    created = min(vote.shown_at for vote in votes)
    name = _id("hit", project.name, item)
    kind = _id("type", project.name, project.kind.name, reward)
    about = (project.name, question, project.kind.name, _reward(reward), _moment(created))
    return (name, kind, *about, project.config.queue.overlap, "", "", "", "", "", "")


def _reward(text: str) -> str:
    amount, currency = text.split()
    return f"${amount}" if currency == "USD" else f"{amount} {currency}"


def _assignment(vote: Vote, verdict: AcceptanceRecord | None) -> tuple[object, ...]:
    status = "Submitted" if verdict is None else "Approved" if verdict.accepted else "Rejected"
    judged = "" if verdict is None else _moment(verdict.at)
    approved, rejected = (judged if status == name else "" for name in ("Approved", "Rejected"))
    feedback = "" if verdict is None else verdict.reason or ""
    times = (_moment(vote.shown_at), _moment(vote.submitted_at))
    about = (_id("assignment", vote.record), vote.annotator, status)
    return (*about, *times, "", approved, rejected, feedback, _wall_s(vote))


def _wall_s(vote: Vote) -> int | None:
    """Whole seconds; None where no time is known. Where the clock was set back meanwhile, 0."""
    is_moment = vote.shown_at == vote.submitted_at and not is_timed(vote)
    if is_moment or NEVER in (vote.shown_at, vote.submitted_at):
        return None
    return max(0, round((_read(vote.submitted_at) - _read(vote.shown_at)).total_seconds()))


def _read(moment: str) -> datetime:
    return datetime.fromisoformat(moment).astimezone(UTC)


def _moment(text: str) -> str:
    """As the marketplace writes them: `Tue Nov 24 09:00:00 UTC 2026`."""
    if text == NEVER:
        return ""
    at = _read(text)
    return f"{_DAYS[at.weekday()]} {_MONTHS[at.month - 1]} {at.day:02} {at:%H:%M:%S} UTC {at.year}"


def _id(*parts: str) -> str:
    """Thirty characters, as the marketplace's own, that hang on nothing but what they name."""
    return blake2b("\0".join(parts).encode("utf-8", "surrogateescape"), digest_size=15).hexdigest().upper()


def _cell(value: Any) -> object:
    return value if isinstance(value, str | int) or value is None else msgspec.json.encode(value).decode()


EXPORTER = MTurk()
