"""A new project: its annotate.toml, written to be read and changed by a person."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from annotate.errors import AnnotateError, reason
from annotate.i18n import _, language
from annotate.labels import Label
from annotate.projects.config import FILE_NAME, Config, ProjectTable, TaskTable, check_values
from annotate.projects.items import Items, Media
from annotate.projects.project import Project
from annotate.projects.toml import quoted
from annotate.tasks.base import Tiles
from annotate.tasks.grid import azerty_keys
from annotate.text import printable

_NOTES_FROM = 34
"""The column of the notes."""


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
) -> tuple[Project, Items]:
    """Write a folder's annotate.toml once all that it would say is found to be right; the project and its items."""
    path = folder / FILE_NAME
    _refuse_second(path)
    chosen = name or folder.resolve().name or "annotate"
    title = printable(chosen)
    table = TaskTable(kind, question, tuple(map(Label, labels)), free, grid, tiles)
    config = Config(table, ProjectTable(title, items))
    check_values(path, config)
    project = Project(folder, config)
    found = project.items()
    folder.mkdir(parents=True, exist_ok=True)
    _write_new(path, _text(project, found.media))
    return Project.load(folder), found


def _refuse_second(path: Path) -> None:
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
        _refuse_second(path)
    except OSError as error:
        raise AnnotateError(
            _("{path} cannot be written ({reason})").format(path=printable(str(path)), reason=reason(error))
        ) from error


def _text(project: Project, media: Media) -> str:
    config = project.config
    task = config.task
    labels = ", ".join(quoted(label.name) for label in task.labels)
    question = quoted(task.question or project.kind.question(project.terms, media) or _("What is it?"))
    example = '{ name = "cat", key = "c", hint = "…" }'
    lines = [
        "[project]",
        f"name = {quoted(config.project.name or '')}",
        _noted(f"items = {quoted(config.project.items)}", _("a folder, or a .txt, .csv or .jsonl file")),
        _noted('# instructions = "instructions.md"', _("what annotators read first")),
        "",
        "[task]",
        f"kind = {quoted(task.kind)}",
        f"{'' if task.question else '# '}question = {question}",
        _noted(f"labels = [{labels}]", _("or {example}").format(example=example)),
        *(["free = true"] if task.free else []),
        *(_tiles(project) if project.kind.takes_grid else []),
        "",
        "[queue]",
        _noted('order = "listed"', "listed | random | fewest-labels"),
        _noted("overlap = 1", _("how many annotators each item needs")),
        _noted('# gold = "gold.jsonl"', _("known answers, mixed in unmarked")),
        _noted("# repeat = 0.05", _("the share of items shown twice")),
        "",
        "[labour]",
        _noted('idle_after = "60s"', _("longer pauses count as this long")),
        _noted('reward = "0.00 EUR"', _("per accepted label")),
    ]
    return "".join(f"{line}\n" for line in lines)


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
