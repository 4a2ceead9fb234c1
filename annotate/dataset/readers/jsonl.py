"""JSONL, the native format: one label record a line, without loss, out and in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path

import msgspec

from annotate.dataset.importing import Imported, Importer
from annotate.dataset.lines import (
    BATCH,
    Line,
    as_record,
    batches,
    read_all,
)
from annotate.dataset.readers.reading import Ask, Dataset
from annotate.errors import AnnotateError, reason
from annotate.i18n import _
from annotate.projects.items import Items
from annotate.projects.posts import NO_JSON, mistake
from annotate.projects.project import Project
from annotate.text import has_controls, printable
from storage import LabelRecord, LabelStore

NO_LINE = (*NO_JSON, UnicodeDecodeError)
"""What decoding a line of bytes raises: versions of msgspec differ in which of them spoilt UTF-8 is."""
_LARGEST = 2**53
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)
_encoder = msgspec.json.Encoder()


class StrictLine(Line, forbid_unknown_fields=True, kw_only=True):
    """A line as it comes in: a field that is not known would be lost, so there must be none."""

    text: str | None = None
    """What the label is about: the project's own matter, and not read."""


class Jsonl(Importer):
    """Reads the native format."""

    native = True

    def look(self, path: Path, ask: Ask) -> Dataset:
        """The answers of all lines, without what else they tell."""
        from annotate.dataset.readers.answers import look_at_answers

        return look_at_answers(path, ask)

    def read(self, project: Project, store: LabelStore, path: Path, told: Callable[[int], object]) -> Imported:
        """Check every line, then add the records that the store does not have, in batches.

        Stopped half-way, the same import goes on where it was: what went in is known and passed over.
        """
        wanted = _checked_names(project, path)
        there = len(wanted)
        for name in _names(store):
            wanted.pop(name, None)
        known = there - len(wanted)
        items = _items(project)
        new = foreign = 0
        for batch in batches(_new_lines(path, wanted), BATCH):
            store.append(*map(as_record, batch))
            new += len(batch)
            foreign += sum(items is not None and items.place(line.item) is None for line in batch)
            told(len(batch))
        return Imported(new, known, foreign)


def _names(store: LabelStore) -> Iterator[str]:
    decode, spoilt = msgspec.json.Decoder(_Named).decode, False
    for document in store.raw(LabelRecord):
        try:
            yield decode(document).record
        except (msgspec.DecodeError, UnicodeDecodeError):
            spoilt = True
    if spoilt:
        read_all(store)


class _Named(msgspec.Struct):
    record: str = ""


def _items(project: Project) -> Items | None:
    """The project's items, if they are there: labels may come in before their photographs."""
    try:
        return project.items()
    except AnnotateError:
        return None


def numbered_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines of a file that are not empty, counted from 1."""
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if number == 1:
                    line = line.removeprefix(b"\xef\xbb\xbf")
                if line.strip():
                    yield number, line
    except OSError as error:
        message = _("{path} cannot be read ({reason})")
        raise AnnotateError(message.format(path=printable(str(path)), reason=reason(error))) from error


def unreadable(path: Path, line: int, text: bytes, what: str) -> AnnotateError:
    """An error about a line that was not decoded: its bytes, or else what is wrong with what they say."""
    try:
        text.decode()
    except UnicodeDecodeError:
        what = _("this is not UTF-8: save the file as UTF-8")
    return mistake(path, line, what)


def _checked_names(project: Project, path: Path) -> dict[str, bytes]:
    """Every record's name, once all lines are found to be right; the first one that is not is an AnnotateError."""
    decode = msgspec.json.Decoder(StrictLine).decode
    seen: dict[str, bytes] = {}
    for number, text in numbered_lines(path):
        try:
            line = decode(text)
        except NO_LINE as error:
            what = _("this is no label record ({reason})").format(reason=error)
            if b'"answer"' in text and b'"record"' not in text:
                what = _("this is no label record: a mere answer is brought in with --suggestions")
            raise unreadable(path, number, text, what) from error
        if wrong := _wrong(line, project):
            raise mistake(path, number, wrong)
        line.text = None
        digest = blake2b(_encoder.encode(line), digest_size=8).digest()
        if seen.setdefault(line.record, digest) != digest:
            what = _("the record “{name}” was there before, and was another: keep one of them")
            raise mistake(path, number, what.format(name=printable(line.record)))
    return seen


def _new_lines(path: Path, wanted: dict[str, bytes]) -> Iterator[StrictLine]:
    """The lines that are wanted, each once: what is given is wanted no more."""
    decode = msgspec.json.Decoder(StrictLine).decode
    for _number, text in numbered_lines(path):
        line = decode(text)
        if wanted.pop(line.record, None):
            yield line


def _wrong(line: Line, project: Project) -> str | None:
    """What is wrong with a line; None when nothing is."""
    if line.task != project.kind.name:
        return _("its task is “{task}”, the project's “{kind}”: import it into a project of that kind").format(
            task=printable(line.task), kind=project.kind.name
        )
    names = {"item": line.item, "annotator": line.annotator, "session": line.session, "record": line.record}
    if empty := next((name for name, value in names.items() if not value), None):
        return _("“{field}” is empty").format(field=empty)
    return wrong_measures(line) or _wrong_answer(line, project)


def wrong_measures(line: Line) -> str | None:
    """What is wrong with a line's name of a person, its moments, times and counts; None when nothing is."""
    if has_controls(line.annotator):
        return _("“{field}” contains control characters").format(field="annotator")
    for name, moment in (("shown_at", line.shown_at), ("submitted_at", line.submitted_at)):
        if not _MOMENT.fullmatch(moment):
            return _("“{field}” is no moment such as {example}").format(field=name, example="2026-11-24T09:00:00.123Z")
    counts = (line.inputs, line.reveals, line.width or 0, line.height or 0)
    numbers = (*counts, line.short_ms, line.wait_ms, line.exposed_ms, line.first_input_ms or 0)
    if min(*numbers, *line.long_gaps_ms) < 0 or max(*numbers, *line.long_gaps_ms) > _LARGEST:
        return _("a time or a count is below zero, or larger than any can be")
    return None


def _wrong_answer(line: Line, project: Project) -> str | None:
    if line.answer is None:
        return _("it is labelled, but has no answer") if line.outcome == "labelled" else None
    try:
        project.kind.check(line.answer, project.labels, free=project.config.task.free)
    except AnnotateError as error:
        return str(error)
    return None


IMPORTER = Jsonl()
