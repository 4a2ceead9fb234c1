"""One line on standard error, for whatever a person should know or mend."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import typer

from annotate.text import printable

if TYPE_CHECKING:
    from storage import LabelStore


def complain(sentence: str) -> None:
    """One line on standard error, whatever names it contains."""
    line = f"annotate: {printable(sentence)}"
    if os.environ.get("NO_COLOR"):  # to style with no colour at all resets the terminal's, too
        typer.echo(line, err=True)
    else:
        typer.secho(line, err=True, fg="red")


def warn_of_damage(store: LabelStore, name: str | None = None) -> bool:
    """Say once what of a store could not be read, after it was; whether there was anything to say.

    `name`: what to call it, where there are several.
    """
    from annotate.health import ailment

    sentence = ailment(name or store.path.name, store.damage)
    if sentence is not None:
        complain(sentence)
    return sentence is not None
