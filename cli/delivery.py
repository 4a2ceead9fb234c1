"""How a receipt reaches whoever asked for it: drawn in a terminal, written to a file, or handed on through a pipe."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

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


class Order(NamedTuple):
    """How a receipt is wanted."""

    format: str = "text"
    output: Path | None = None
    options: dict[str, Any] = {}
    """What is said of its paper."""


def ordered(format: Format | None, output: Path | None, *, width: int | None, paper: Sheet | None) -> Order:
    """What was asked for, checked before anything is read: its format is the file's, else text, if none was said.

    `width` is that of a line, in characters. A slip is told; AnnotateError: a terminal cannot show such a format.
    """
    from annotate.receipt.formats.table import FORMATS, guessed

    if output == Path("-"):
        output = None
    name = format.value if format is not None else "text" if output is None else guessed(output)
    said: dict[str, Any] = {"width": width, "paper": paper and paper.value}
    options = {option: value for option, value in said.items() if value is not None}
    for option in options:
        if option not in FORMATS[name].options:
            owners = ", ".join(one for one, format in FORMATS.items() if option in format.options)
            raise typer.BadParameter(
                _("this is for other formats ({formats})").format(formats=owners), param_hint=f"--{option}"
            )
    if output is None and FORMATS[name].binary and sys.stdout.isatty():
        raise _no_text(name)
    return Order(name, output, options)


def deliver(made: Receipt, order: Order = Order()) -> None:  # noqa: B008  immutable
    """Print the receipt, drawn where there is a terminal, or write it to a file."""
    from annotate.receipt.formats.table import render

    if order.output is None and order.format == "text" and sys.stdout.isatty():
        _draw(made, **order.options)
        return
    written = render(made, order.format, **order.options)
    if order.output is None:
        typer.echo(written, nl=False)
    else:
        _save(written, order.output)


def _draw(made: Receipt, width: int | None = None) -> None:
    from rich.console import Console

    from annotate.receipt.formats.text import render_text

    console = Console()
    in_colour = console.color_system is not None and not console.no_color
    console.print(
        render_text(made, console.width, color=in_colour, inner=width),
        no_wrap=True,
        overflow="ignore",  # rich takes spaces off the ends of lines whose signs have several characters
    )


def _no_text(name: str) -> Exception:
    from annotate.errors import AnnotateError
    from annotate.receipt.formats.table import FORMATS

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
