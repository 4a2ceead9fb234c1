"""A project: a folder with an annotate.toml, its items, its task and its store."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from annotate.errors import AnnotateError, reason
from annotate.i18n import _, ngettext
from annotate.keys import keymap, refused
from annotate.labels import LabelSet
from annotate.projects.config import FILE_NAME, Config, duration_ms, load_config
from annotate.projects.items import Items, load_items
from annotate.projects.targets import check_targets
from annotate.tasks import Kind
from annotate.tasks import kind as find_kind
from annotate.tasks.base import Terms
from annotate.text import natural_key, printable

STORE_NAME = "labels.store"
_NAMED = 5
"""So many projects are named of a folder that holds some."""


class Project:
    """A folder with an annotate.toml."""

    def __init__(self, root: Path, config: Config) -> None:
        """Take a checked configuration."""
        self.root = root
        self.config = config
        self.kind: Kind = find_kind(config.task.kind)
        self.labels = LabelSet(config.task.labels)

    @classmethod
    def load(cls, folder: Path) -> Project:
        """Read the project in that folder; an AnnotateError names file, key and remedy of a mistake."""
        path = folder / FILE_NAME
        if not path.is_file():
            raise AnnotateError(_no_project(folder))
        return cls(folder, load_config(path))

    @property
    def name(self) -> str:
        """What the project is called: by its owner, else as its folder."""
        return self.config.project.name or printable(self.root.resolve().name) or "annotate"

    @property
    def terms(self) -> Terms:
        """What annotators are asked for."""
        task = self.config.task
        rows, columns = task.shape
        pace_ms = duration_ms(task.pace) if task.pace else 0
        rest_ms = self.kind.rest_after_ms if task.rest_after is None else duration_ms(task.rest_after)
        return Terms(self.labels, task.free, rows, columns, task.tiles, task.tile_keys or "", pace_ms, rest_ms)

    @property
    def own_keys(self) -> tuple[str | None, ...]:
        """The keys that labels and kind have on this project's screen."""
        return self.kind.keys(self.terms)

    def keymap(self, overrides: Mapping[str, str] | None = None) -> dict[str, str]:
        """The key of every action on this project's screen, by its id, with a person's own wishes."""
        return keymap(self.own_keys, overrides, kind=self.kind.actions)

    def refused_keys(self, overrides: Mapping[str, str]) -> list[str]:
        """One sentence for each of a person's wishes that this project's screen cannot follow."""
        return refused(self.own_keys, overrides, kind=self.kind.actions)

    @property
    def store_path(self) -> Path:
        """Where the labels are."""
        return self.root / STORE_NAME

    @property
    def items_path(self) -> Path:
        """The folder or file of the items."""
        items = Path(self.config.project.items).expanduser()
        if ".." in items.parts:  # seen from where the project really is, which need not be there yet
            return Path(os.path.normpath(self.root.resolve() / items))
        return self.root / items

    def items(self) -> Items:
        """Find the items; an AnnotateError with the remedy where there are none that the kind can ask about."""
        items = load_items(self.items_path)
        if items.media not in self.kind.media:
            text = _("a task of the kind “{kind}” cannot be asked about {found}: {remedy}")
            remedy = self.kind.wanted() or _("name other items, or another kind")
            raise AnnotateError(text.format(kind=self.kind.name, found=items.found(), remedy=remedy))
        if self.kind.takes_grid:
            check_targets(self.root / FILE_NAME, self.config.task, items)
        for item in items if self.kind.is_choosy else ():
            if (wrong := self.kind.unfit(item)) is not None:
                raise AnnotateError(_("the item “{item}” {wrong}").format(item=printable(item.id), wrong=wrong))
        return items

    def instructions(self) -> str | None:
        """What annotators read first; None where the project has none."""
        if self.config.project.instructions is None:
            return None
        path = self.root / Path(self.config.project.instructions).expanduser()
        try:
            return path.read_bytes().decode("utf-8-sig", "replace")
        except OSError as error:
            raise AnnotateError(
                _("the instructions {path} cannot be read ({reason}): correct “instructions” in annotate.toml").format(
                    path=printable(str(path)), reason=reason(error)
                )
            ) from error


def _no_project(folder: Path) -> str:
    shown = printable(str(folder))
    if not folder.exists():
        return _("there is no folder {folder}: name another, or make a project with `annotate new`").format(
            folder=shown
        )
    if folder.is_file() and folder.suffix.lower() == ".json":
        text = _(
            "{file} is no project's folder; a receipt that was kept is printed with `annotate receipt --from {file}`"
        )
        return text.format(file=shown)
    if inside := sorted((path.parent for path in folder.glob(f"*/{FILE_NAME}")), key=lambda one: natural_key(one.name)):
        names = ", ".join(printable(str(one)) for one in inside[:_NAMED])
        if len(inside) > _NAMED:
            names = _("{names} and others").format(names=names)
        text = ngettext(
            "{folder} is no project itself: name the one that is in it, {names}",
            "{folder} is no project itself: name one of those that are in it, {names}",
            len(inside),
        )
        return text.format(folder=shown, names=names)
    return _(
        "{folder} has no annotate.toml: make one with `annotate new {folder} --task classify --labels a,b`"
    ).format(folder=shown)
