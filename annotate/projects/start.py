"""A new project: its annotate.toml, written to be read and changed by a person."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from annotate.errors import AnnotateError, reason
from annotate.i18n import N_, _, language
from annotate.labels import Label
from annotate.projects.config import FILE_NAME, Config, ProjectTable, TaskTable, check_values
from annotate.projects.items import Items, Media
from annotate.projects.project import Project
from annotate.projects.toml import quoted
from annotate.tasks import kind as find_kind
from annotate.tasks import kinds
from annotate.tasks.base import Tiles
from annotate.tasks.grid import azerty_keys
from annotate.text import printable

_NOTES_FROM = 34
"""The column of the notes."""
_ITEMS: Mapping[Media, str] = {
    "image": N_("a folder, or a .txt, .csv or .jsonl file"),
    "text": N_("a folder, or a .txt, .csv or .jsonl file"),
    "sheet": N_("a .jsonl file: the pictures of an item a line"),
    "pair": N_("a .jsonl or .csv file: two texts a line"),
}
"""What stands beside the items."""


def start_project(
    folder: Path,
    *,
    kind: str,
    labels: Sequence[str],
    items: str = ".",
    question: str | None = None,
    name: str | None = None,
    free: bool = False,
    grid: str | None = None,
    tiles: Tiles = "squares",
    pace: str | None = None,
    rest_after: str | None = None,
) -> tuple[Project, Items]:
    """Write a folder's annotate.toml once all that it would say is found to be right; the project and its items.

    A kind whose labels are mostly the same gets those where none are named.
    """
    path = folder / FILE_NAME
    refuse_second(path)
    labels = _fitting(kind, labels, {"pace": pace, "rest_after": rest_after})
    chosen = name or folder.resolve().name or "annotate"
    title = printable(chosen)
    table = TaskTable(kind, question, tuple(map(Label, labels)), free, grid, tiles, None, pace, rest_after)
    config = Config(table, ProjectTable(title, items))
    check_values(path, config)
    project = Project(folder, config)
    found = project.items()
    folder.mkdir(parents=True, exist_ok=True)
    _write_new(path, _text(project, found.media))
    return Project.load(folder), found


def seen_from(folder: Path, items: Path) -> str:
    """The items' path as annotate.toml has it: relative to the project where that is possible."""
    try:
        return Path(os.path.relpath(items.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive
        return items.resolve().as_posix()


def _fitting(kind: str, labels: Sequence[str], settings: Mapping[str, str | None]) -> Sequence[str]:
    """The labels, or the usual ones; an AnnotateError where the kind has none, or no such setting."""
    if kind not in kinds():
        return labels  # told with all that is wrong
    found = find_kind(kind)
    given = [name for name, value in settings.items() if value is not None and name not in found.settings]
    wrong = "--labels" if labels and not found.takes_labels else "".join(f"--{name}" for name in given[:1])
    if wrong:
        text = _("a task of the kind “{kind}” does not use {option}: leave it out")
        raise AnnotateError(text.format(kind=kind, option=wrong.replace("_", "-")))
    return labels or list(map(_, found.usual_labels))


def refuse_second(path: Path) -> None:
    """An AnnotateError where there is a project already."""
    if path.exists() or path.is_symlink():
        raise AnnotateError(
            _("{path} is there already: change it, or make the project in another folder").format(
                path=printable(str(path))
            )
        )


def _write_new(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        refuse_second(path)
    except OSError as error:
        raise AnnotateError(
            _("{path} cannot be written ({reason})").format(path=printable(str(path)), reason=reason(error))
        ) from error


def _text(project: Project, media: Media) -> str:
    config = project.config
    task = config.task
    question = quoted(task.question or project.kind.question(project.terms, media) or _("What is it?"))
    lines = [
        "[project]",
        f"name = {quoted(config.project.name or '')}",
        _noted(f"items = {quoted(config.project.items)}", _(_ITEMS[media])),
        _noted('# instructions = "instructions.md"', _("what annotators read first")),
        "",
        "[task]",
        f"kind = {quoted(task.kind)}",
        f"{'' if task.question else '# '}question = {question}",
        *_labels(project),
        *(["free = true"] if task.free else []),
        *(_tiles(project) if project.kind.takes_grid else []),
        *_settings(project),
        "",
        "[queue]",
        _noted('order = "listed"', "listed | random | fewest-labels"),
        _noted("overlap = 1", _("how many annotators each item needs")),
        _noted('# gold = "gold.jsonl"', _("control items, mixed in unmarked")),
        _noted("# repeat = 0.05", _("the share of items shown twice")),
        "",
        "[labour]",
        _noted('idle_after = "60s"', _("longer pauses count as this long")),
        _noted('reward = "0.00 EUR"', _("per accepted label")),
    ]
    return "".join(f"{line}\n" for line in lines)


def _labels(project: Project) -> list[str]:
    """The labels and how else they are written; out of use where there are none, but might be."""
    task = project.config.task
    if not project.kind.takes_labels:
        return []
    names = [label.name for label in task.labels] or [_("spam"), _("insult")]
    line = f"labels = [{', '.join(map(quoted, names))}]"
    if not task.labels:
        return [_noted(f"# {line}", _("reasons for a removal, each with a key"))]
    return [_noted(line, _("or {example}").format(example='{ name = "cat", key = "c", hint = "…" }'))]


def _settings(project: Project) -> list[str]:
    """The kind's own settings; out of use where nobody asked for them."""
    task, own = project.config.task, project.kind.settings
    lines = []
    if "pace" in own:
        line = f"pace = {quoted(task.pace)}" if task.pace else '# pace = "6s"'
        lines.append(_noted(line, _("the clock that runs for each item; it forces nobody")))
    if "rest_after" in own:
        usual = quoted(f"{project.kind.rest_after_ms // 60_000}m")
        line = f"rest_after = {quoted(task.rest_after)}" if task.rest_after else f"# rest_after = {usual}"
        lines.append(_noted(line, _("a rest is offered after so long with opened items")))
    return lines


def _tiles(project: Project) -> list[str]:
    """The grid; and keys for a French keyboard, put out of use where another one is more likely."""
    task, keys = project.config.task, azerty_keys(project.terms)
    rows, columns = task.shape
    line = f"{'' if language() == 'fr' else '# '}tile_keys = {quoted(keys)}"
    return [
        _noted(f"grid = {quoted(f'{rows}x{columns}')}", _("rows and columns of tiles")),
        _noted(f"tiles = {quoted(task.tiles)}", _("squares of an item, or items: one in each tile")),
        *([_noted(line, _("the keys of the tiles on an AZERTY keyboard"))] if keys else []),
    ]


def _noted(line: str, note: str) -> str:
    return f"{line:<{_NOTES_FROM}} # {note}"
