"""Looks at the terminal and at the files, for `annotate doctor`."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from msgspec import Struct

from annotate.errors import AnnotateError, store_sentence
from annotate.health import ailment
from annotate.i18n import _, ngettext
from annotate.places import PATH_VARIABLE, settings_path
from annotate.settings import Settings, load_settings
from annotate.terminals.choosing import Choice, decide
from annotate.terminals.probe import probe
from annotate.terminals.terminal import Terminal, by_environment


class Screen(Struct, frozen=True):
    """What is drawn on, and how."""

    terminal: Terminal
    color_system: str | None
    """The colours by the name that Rich gives them; None: there are none."""
    unicode: bool
    grey: bool
    """Whether the person asked for no colour."""
    wish: str
    choice: Choice
    piped: bool
    """Whether what is said goes into a pipe: whoever reads from it may read the terminal's answers, too."""


class Files(Struct, frozen=True):
    """What is on the disk."""

    settings: Path
    settings_exist: bool
    store: Path | None = None
    """None where no project was named, or it cannot be read."""
    records: int | None = None
    head: str | None = None


class Checkup(Struct, frozen=True):
    """All that was looked at."""

    screen: Screen
    files: Files
    trouble: tuple[str, ...] = ()
    """One sentence for each thing that has to be mended."""


def look(folder: Path | None, images: str | None) -> Checkup:
    """Look at the terminal, the settings and, if a folder is named, its project's store."""
    trouble: list[str] = []
    settings = _settings(trouble)
    screen = _screen(images or settings.images)
    path = settings_path()
    files = Files(path, path.exists())
    if folder is not None:
        files = _store(files, folder, trouble)
    return Checkup(screen, files, tuple(trouble))


def _settings(trouble: list[str]) -> Settings:
    path = settings_path()
    try:
        settings = load_settings()
    except AnnotateError as error:
        trouble.append(str(error))
        return Settings()
    place = next(one for one in (path, *path.parents) if one.exists())
    if not os.access(place, os.W_OK) or (place != path and not place.is_dir()):
        text = _("settings cannot be kept in {path}: let yourself write there, or name another file with {variable}.")
        trouble.append(text.format(path=path, variable=PATH_VARIABLE))
    return settings


def _store(files: Files, folder: Path, trouble: list[str]) -> Files:
    from annotate.projects.project import Project
    from storage import StoreError, verify

    try:
        path = Project.load(folder).store_path
        found = verify(path)
    except AnnotateError as error:
        trouble.append(str(error))
        return files
    except StoreError as error:
        trouble.append(store_sentence(error))
        return Files(files.settings, files.settings_exist, path)
    if (sentence := ailment(str(path), found.damage)) is not None:
        trouble.append(f"{sentence}.")
    return Files(files.settings, files.settings_exist, path, found.records, found.head or None)


def _screen(wish: str) -> Screen:
    color_system, grey = _color_system(), "NO_COLOR" in os.environ
    encoding = (getattr(sys.__stderr__, "encoding", None) or "utf-8").lower().replace("-", "")
    unicode = encoding.startswith("utf")
    piped = _is_piped()
    terminal = by_environment(os.environ) if piped else probe().terminal
    choice = decide(terminal, wish, color_system=color_system, unicode=unicode, grey=grey)
    return Screen(terminal, color_system, unicode, grey, wish, choice, piped)


def _is_piped() -> bool:
    try:
        return sys.__stdout__ is None or stat.S_ISFIFO(os.fstat(sys.__stdout__.fileno()).st_mode)
    except (OSError, ValueError):
        return True


def _color_system() -> str | None:
    """The colours that the app would find."""
    from rich.console import Console

    name = os.environ.get("TEXTUAL_COLOR_SYSTEM", "auto")
    known = {"auto", "standard", "256", "truecolor", "windows"}
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    chosen = name if name in known else "auto"
    console = Console(color_system=chosen, force_terminal=True, legacy_windows=False, _environ=environment)  # type: ignore[arg-type]
    return console.color_system


def records_sentence(count: int) -> str:
    """How many records a sound store has."""
    return ngettext("{count} record", "{count} records", count).format(count=count)
