"""annotate doctor: what this terminal can show, and whether the files are in order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotate.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cli.checkup import Checkup, Files, Screen

_COLOURS = {"truecolor": "16777216", "256": "256", "standard": "16", "windows": "16"}


def doctor(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar=_("[FOLDER]"), help=_("A project's folder, to look at its store."), show_default=False),
    ] = None,
    show: Annotated[
        bool, typer.Option("--show", help=_("Draw a small picture in every way that is safe here."))
    ] = False,
    images: Annotated[
        str | None, typer.Option("--images", help=_("See what would come of asking for this way."), metavar=_("WAY"))
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="text|json", help=_("For people, or for programs."))
    ] = "text",
) -> None:
    """Look at the terminal, the settings and a store."""
    from cli.checkup import look
    from cli.complaint import complain
    from cli.working import check_way

    if format_ not in ("text", "json"):
        raise typer.BadParameter(_("choose one of {choices}").format(choices="text, json"), param_hint="--format")
    check_way(images)
    found = look(folder, images)
    if format_ == "json":
        _write_json(found)
    else:
        _tell(found)
        if show:
            _show(found.screen)
    for sentence in found.trouble:
        complain(sentence)
    if found.trouble:
        raise typer.Exit(1)


def _write_json(found: Checkup) -> None:
    import msgspec

    screen, files = found.screen, found.files
    mode = screen.choice.mode
    about = {
        "terminal": screen.terminal._asdict(),
        "colors": screen.color_system,
        "unicode": screen.unicode,
        "no_color": screen.grey,
        "images": {"wish": screen.wish, "way": mode.glyphs, "why": screen.choice.why},
        "settings": str(files.settings),
        "store": None if files.store is None else str(files.store),
        "records": files.records,
        "head": files.head,
        "trouble": found.trouble,
    }
    typer.echo(msgspec.json.format(msgspec.json.encode(about), indent=2).decode())


def _tell(found: Checkup) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from annotate.text import printable

    console = Console(highlight=False)
    parts = (
        (_("Terminal"), _terminal_rows(found.screen)),
        (_("Pictures"), _picture_rows(found.screen)),
        (_("Files"), _file_rows(found.files)),
    )
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for title, rows in parts:
        table.add_row(Text(title, style="bold"))
        for name, value in rows:
            table.add_row(Text(f"  {name}"), Text(printable(value)))
    console.print(table)


def _terminal_rows(screen: Screen) -> Iterator[tuple[str, str]]:
    terminal = screen.terminal
    if not terminal.answered:
        yield _("answer"), _unanswered(screen)
    yield _("name"), terminal.name or _("not told")
    yield _("colours"), _colours(screen)
    yield _("characters"), _("Unicode") if screen.unicode else _("not Unicode: set LANG to a UTF-8 locale")
    if terminal.cell is None:
        yield _("a cell"), _("of unknown size")
    else:
        yield _("a cell"), _("{width} × {height} pixels").format(width=terminal.cell[0], height=terminal.cell[1])
    if terminal.multiplexer:
        yield _("within"), terminal.multiplexer
    if terminal.remote:
        yield _("through"), "SSH"
    if terminal.browser:
        yield _("in"), _("a browser")


def _unanswered(screen: Screen) -> str:
    if screen.terminal.asked:
        return _("none in time: take what is said here for a guess")
    if screen.piped:
        return _("not asked, because this goes into a pipe: run it in a terminal by itself")
    return _("not asked: there is none for both the screen and the keys, or one of a kind that has no answer")


def _colours(screen: Screen) -> str:
    count = _COLOURS.get(screen.color_system or "", _("none"))
    if screen.grey:
        return _("{count}, but you asked for none with NO_COLOR").format(count=count)
    if screen.color_system in ("truecolor", None):
        return count
    return _("{count}; if it has all, say COLORTERM=truecolor").format(count=count)


def _picture_rows(screen: Screen) -> Iterator[tuple[str, str]]:
    from annotate.terminals.choosing import WISHES
    from annotate.terminals.words import because, caution, way

    terminal, choice = screen.terminal, screen.choice
    doubtful = _("no") if terminal.answered else _("not known")
    for name, proved in (("kitty", terminal.kitty), ("iTerm2", terminal.iterm), ("sixel", terminal.sixel)):
        yield name, _("yes") if proved else doubtful
    if screen.wish == "off":
        yield _("drawn"), _("not at all: you asked for no pictures")
    else:
        yield _("drawn"), _("{way}: {why}").format(way=way(choice.mode), why=because(choice, terminal))
    if (warning := caution(choice, terminal)) is not None:
        yield "", warning
    text = _('with `--images WAY`, or `images = "WAY"` in the settings: {ways}')
    yield _("to change"), text.format(ways=", ".join(WISHES))


def _file_rows(files: Files) -> Iterator[tuple[str, str]]:
    from cli.checkup import records_sentence

    missing = "" if files.settings_exist else _(" (none yet)")
    yield _("settings"), f"{files.settings}{missing}"
    if files.store is None:
        return
    yield _("store"), str(files.store)
    if files.records is not None:
        yield "", records_sentence(files.records) if files.head else _("nothing was labelled here yet")


def _show(screen: Screen) -> None:
    import sys

    if not sys.stdout.isatty():
        typer.echo(_("The small pictures are for a terminal, and there is none here."), err=True)
        return
    from cli.specimens import specimens

    for name, codes in specimens(screen):
        sys.stdout.write(f"\n{name}\n{codes}")
    sys.stdout.flush()
