"""annotate new --from: a project out of a dataset, and what is said of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from annotate.i18n import _, ngettext


def found(folder: Path, **wanted: Any) -> None:
    """Make the project and say what was found, what came in and what comes next."""
    from annotate.dataset.founding import Founding, found_project
    from annotate.text import printable
    from cli.bar import bar
    from cli.import_ import tell, tell_left_out
    from cli.new import tell_project

    founding = Founding(**wanted)
    with bar(0, _("Importing")) as told:
        made = found_project(folder, founding, told)
    source = printable(str(founding.source))
    labels = len(made.project.labels)
    text = ngettext(
        "{source} is a dataset of the format “{format}” with {count} label; the task is “{kind}”.",
        "{source} is a dataset of the format “{format}” with {count} labels; the task is “{kind}”.",
        labels,
    )
    kind = made.project.kind.name
    typer.echo(text.format(source=source, format=made.format, count=labels, kind=kind), err=True)
    if made.done is not None:
        tell(made.done, suggestions=founding.how == "suggestions")
    for note in made.dataset.notes:
        typer.echo(note, err=True)
    tell_left_out(made.checked.unknown, made.checked.silent)
    tell_project(made.project, made.items)
