"""What is wrong with the files that annotate.toml names: found while it is early, not when somebody labels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.projects.config import FILE_NAME
from annotate.projects.project import Project
from annotate.projects.toml import Mistake
from annotate.receipt.rates.table import RateTable, rate_table
from annotate.text import printable

if TYPE_CHECKING:
    from annotate.projects.items import Items


def mistakes(project: Project, items: Items | None) -> tuple[str, ...]:
    """A sentence for each thing that cannot be used as it is; without items the known answers are not looked at."""
    from annotate.projects.gold import load_gold

    checks: list[Callable[[], object]] = [project.instructions, lambda: check_project_rates(project)]
    if items is not None:
        checks.append(lambda: load_gold(project, items))
    return tuple(_told(checks))


def _told(checks: Iterable[Callable[[], object]]) -> Iterator[str]:
    for check in checks:
        try:
            check()
        except AnnotateError as error:
            yield str(error)


def check_project_rates(project: Project, table: RateTable | None = None) -> None:
    """Raise a `Mistake` for the first rate of annotate.toml that there is none of."""
    if rates := project.config.labour.rates:
        if table is None:
            from annotate.settings import load_settings

            table = rate_table(project.config.rate, load_settings().rate)
        check_rates(project.root / FILE_NAME, "[labour] rates", rates, table)


def check_rates(path: Path, where: str, rates: Iterable[str], table: RateTable) -> None:
    """Raise a `Mistake`, of that file and key, for the first rate that there is none of."""
    for rate in rates:
        if not table.knows(rate):
            text = _("there is no rate “{id}”: `annotate rates` lists them; one of your own is written {example}")
            raise Mistake(path, where, text.format(id=printable(rate), example="25.00 EUR/hour"))
