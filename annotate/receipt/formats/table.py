"""The ways of writing a receipt: what each is called, what its files end in, and which module writes it.

All of them tell the same receipt; what differs is the paper. A module is loaded when its format is asked for, so that a
format costs nothing, and needs nothing, until then.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.receipt.model import Receipt
from annotate.text import printable


class Format(NamedTuple):
    """One way of writing a receipt."""

    suffixes: tuple[str, ...]
    """What files of this format end in; the first is the usual one."""
    binary: bool = False
    """Whether it is bytes that a terminal must not be given."""
    extra: str | None = None
    """The optional part of the installation that it needs."""
    options: tuple[str, ...] = ()
    """What may be said of its paper, beside the receipt."""


FORMATS: Mapping[str, Format] = {
    "text": Format((".txt",), options=("width",)),
    "json": Format((".json",)),
    "csv": Format((".csv",)),
    "html": Format((".html", ".htm")),
    "pdf": Format((".pdf",), binary=True, extra="pdf", options=("paper",)),
    "png": Format((".png",), binary=True),
    "escpos": Format((".escpos", ".prn", ".bin"), binary=True, extra="escpos", options=("width",)),
}
"""Each is written by the `render` of the module of its name."""


def guessed(path: Path) -> str:
    """The format that a file's name speaks of, text where it speaks of none; AnnotateError: no format is called so."""
    suffix = path.suffix.lower()
    if not suffix or (path.exists() and not path.is_file()):  # a device or a pipe may be called anything
        return "text"
    if (found := next((name for name, format in FORMATS.items() if suffix in format.suffixes), None)) is not None:
        return found
    known = ", ".join(format.suffixes[0] for format in FORMATS.values())
    raise AnnotateError(
        _("no receipt ends in “{suffix}”: end the file's name in one of {known}, or say which with --format").format(
            suffix=printable(suffix), known=known
        )
    )


def render(receipt: Receipt, name: str, **options: Any) -> bytes:
    """The receipt in that format; AnnotateError: a part of the installation is missing.

    `options`: what is said of its paper, of those that the format knows. Text is in UTF-8 whatever the machine's own.
    """
    try:
        written = import_module(f"annotate.receipt.formats.{name}").render(receipt, **options)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "annotate":
            raise
        raise AnnotateError(_missing(name, error.name or "")) from error
    return written.encode() if isinstance(written, str) else bytes(written)


def _missing(name: str, module: str) -> str:
    if (extra := FORMATS[name].extra) is None:
        return _("{format} needs “{module}”, which is missing here: install weisure-annotate once more").format(
            format=name, module=module
        )
    return _('{format} needs a part that is not installed: pip install "weisure-annotate[{extra}]"').format(
        format=name, extra=extra
    )
