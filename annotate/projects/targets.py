"""What the items of a grid ask for: whether each of them has a target, and its pictures have room."""

from __future__ import annotations

from pathlib import Path

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.projects.config import TaskTable
from annotate.projects.items import Items
from annotate.projects.toml import Mistake
from annotate.text import printable


def check_targets(path: Path, task: TaskTable, items: Items) -> None:
    """Raise an AnnotateError for the first item that cannot be asked about; `path` is that of annotate.toml."""
    names = {label.name for label in task.labels}
    for item_id, target in items.targets.items():
        if target not in names:
            text = _("the item “{item}” asks for “{target}”, which is not one of the labels: add it to annotate.toml")
            if not path.exists():  # it is about to be written
                text = _("the item “{item}” asks for “{target}”, which is not one of the labels: add it to --labels")
            raise AnnotateError(text.format(item=printable(item_id), target=printable(target)))
    if len(names) > 1 and len(items.targets) < len(items):
        text = _("name one label, the one to look for: only the rows of a .jsonl file can each have a “target”")
        raise Mistake(path, "[task] labels", text)
    if items.media == "sheet":
        _check_sheets(path, task, items)


def _check_sheets(path: Path, task: TaskTable, items: Items) -> None:
    if task.tiles == "items":
        raise Mistake(path, "[task] tiles", _("the items are sheets of several pictures: remove this key"))
    rows, columns = task.shape
    item_id, count = items.most_pictures()
    if count > rows * columns:
        text = _("the item “{item}” has {count} pictures, more than there is room for: enlarge the grid")
        raise Mistake(path, "[task] grid", text.format(item=printable(item_id), count=count))
