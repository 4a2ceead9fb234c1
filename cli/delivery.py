"""How a receipt reaches whoever asked for it: drawn in a terminal, written to a file, or handed on through a pipe."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from annotate.i18n import _

if TYPE_CHECKING:
    from annotate.receipt.model import Receipt


class Format(StrEnum):
    """For people, for programs, for printers."""

    text = "text"
    json = "json"
    csv = "csv"
    html = "html"
    pdf = "pdf"
    png = "png"
    escpos = "escpos"


class Sheet(StrEnum):
    """What a PDF is to be printed on."""

    a4 = "a4"
    roll = "roll"


def deliver(
    made: Receipt,
    format: Format | None = None,
    output: Path | None = None,
    *,
    width: int | None = None,
    paper: Sheet | None = None,
) -> None:
    """Print the receipt, drawn where there is a terminal, or write it to a file.

    Without a format it is what the file's name speaks of, else text. `width` is of text, in characters; `paper` of PDF.
    """
    from annotate.receipt.formats import FORMATS, render

    name = chosen(format, output)
    options = _options(name, width, paper)
    if output is None and sys.stdout.isatty():
        if FORMATS[name].binary:
            raise _no_text(name)
        if name == "text":
            _draw(made, width)
            return
    written = render(made, name, **options)
    if output is None:
        typer.echo(written, nl=False)
    else:
        _save(written, output)


def chosen(format: Format | None, output: Path | None) -> str:
    """The format's name: the one that was said, the one of the file, or text."""
    from annotate.receipt.formats import guessed

    if format is not None:
        return format.value
    return (output and guessed(output)) or "text"


def _options(name: str, width: int | None, paper: Sheet | None) -> dict[str, Any]:
    """What is said of the paper; saying it of another format's is a slip that is told."""
    from annotate.receipt.formats import FORMATS

    said: dict[str, Any] = {"width": width, "paper": paper and paper.value}
    for option, value in said.items():
        if value is not None and option not in FORMATS[name].options:
            owner = next(one for one, format in FORMATS.items() if option in format.options)
            raise typer.BadParameter(
                _("this goes with --format {format}").format(format=owner), param_hint=f"--{option}"
            )
    return {option: value for option, value in said.items() if value is not None}


def _draw(made: Receipt, width: int | None) -> None:
    from rich.console import Console

    from annotate.receipt.text import render_text

    console = Console()
    in_colour = console.color_system is not None and not console.no_color
    console.print(render_text(made, console.width, color=in_colour, inner=width))


def _no_text(name: str) -> Exception:
    from annotate.errors import AnnotateError
    from annotate.receipt.formats import FORMATS

    return AnnotateError(
        _("{format} is nothing that a terminal can show: write it to a file with --output receipt{suffix}").format(
            format=name, suffix=FORMATS[name].suffixes[0]
        )
    )


def _save(written: bytes, output: Path) -> None:
    from annotate.errors import AnnotateError, reason
    from annotate.files import replacing
    from annotate.text import printable

    try:
        with replacing(output) as file:
            file.write(written)
    except OSError as error:
        raise AnnotateError(
            _("{path} cannot be written ({why}): name another file with --output").format(
                path=printable(str(output)), why=reason(error)
            )
        ) from error
