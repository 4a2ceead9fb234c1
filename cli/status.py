"""annotate status: how far a project is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotate.i18n import _, ngettext
from annotate.text import printable
from cli import tables
from cli.charts import bar, spark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions
    from rich.measure import Measurement
    from rich.table import Table
    from rich.text import Text

    from annotate.progress.overview import Compared, Speed, Status

_DAYS = 42
"""So many days are shown."""
_BAR = 40
"""Cells of the longest bar, where there is room."""
_WIDE = 50
"""Cells of a terminal from which there is room for bars."""


def status(
    folder: Annotated[
        Path, typer.Argument(metavar=_("[FOLDER]"), help=_("The project's folder."), show_default=False)
    ] = Path(),
    annotator: Annotated[
        str | None,
        typer.Option("--annotator", "-a", metavar=_("NAME"), help=_("Whose speed; usually yours, from the settings.")),
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="text|json", help=_("For people, or for programs."))
    ] = "text",
) -> None:
    """Show how far a project is."""
    import msgspec

    from annotate.progress.overview import look
    from annotate.projects.project import Project
    from annotate.settings import load_settings
    from cli.complaint import complain

    if format_ not in ("text", "json"):
        raise typer.BadParameter(_("choose one of {choices}").format(choices="text, json"), param_hint="--format")
    found = look(Project.load(folder), annotator or load_settings().name)
    if format_ == "json":
        typer.echo(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
    else:
        _show(found)
    for sentence in (*found.mistakes, *filter(None, [found.damage])):
        complain(sentence)


def _show(found: Status) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    console.print(Text(f"{found.project} · {found.kind}", style="bold"))
    console.print(Text(_progress(found)))
    if found.note:
        typer.echo(found.note, err=True)
    if found.labels:
        console.print(_label_table(found, bars=console.width >= _WIDE))
    if found.annotators:
        console.print(_annotator_table(found))
    for line in filter(None, (_compared_line(one.name, one.compared) for one in found.annotators)):
        console.print(Text(line))
    for line in _account_lines(found):
        console.print(Text(line))
    for line in (*_speed_lines(found.speed, found.annotator), *_left_lines(found), *_day_lines(found.days)):
        console.print(Text(line))


def _progress(found: Status) -> str:
    if found.items is None or found.left is None:
        return ngettext("{count} item is labelled.", "{count} items are labelled.", found.done).format(count=found.done)
    from annotate.receipt.told.words import percent

    share = 100 * found.done // found.items if found.items else 0
    drawn = bar(found.done, found.items, 20).ljust(20, "·")
    numbers = _("{done} of {items} items done, {left} left").format(done=found.done, items=found.items, left=found.left)
    if found.overlap > 1:
        numbers += _(" (each by {count} annotators)").format(count=found.overlap)
    return f"{drawn} {percent(share / 100)}  {numbers}"


def _label_table(found: Status, *, bars: bool) -> Table:
    from rich.text import Text

    from annotate.receipt.told.words import percent

    table = tables.table(_("label"), _("count"), _("share of all"), *[""] * bars)
    for column in table.columns[3:]:
        column.justify = "left"
    most, whole = max(found.labels.values(), default=0), sum(found.labels.values())
    for name, count in found.labels.items():
        share = percent(count / whole) if whole else ""
        table.add_row(Text(printable(name)), str(count), share, *[_Bar(count, most)] * bars)
    return table


class _Bar:
    """A bar that takes the room there is: one that folded would say something else."""

    def __init__(self, part: int, whole: int) -> None:
        self._part, self._whole = part, whole

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        from rich.measure import Measurement

        return Measurement(1, min(_BAR, options.max_width))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        from rich.text import Text

        yield Text(bar(self._part, self._whole, min(_BAR, options.max_width)), style="cyan")


def _annotator_table(found: Status) -> Table:
    from rich.text import Text

    some = any(one.compared.reviewed for one in found.annotators)
    of_reviews = [_("in a review")] if some else []
    table = tables.table(_("annotator"), _("labelled"), *of_reviews, _("skipped"), _("flagged"))
    for one in found.annotators:
        reviewed = [str(one.compared.reviewed)] if some else []
        table.add_row(Text(printable(one.name)), str(one.labelled), *reviewed, str(one.skipped), str(one.flagged))
    return table


def _compared_line(name: str, one: Compared) -> str:
    """What somebody's answers are beside others; nothing where there is nothing to compare them with."""
    parts = []
    if one.controls:
        text = ngettext(
            "{part} of {whole} control item as expected",
            "{part} of {whole} control items as expected",
            one.controls,
        )
        parts.append(text.format(part=one.controls_as_expected, whole=one.controls))
    if one.repeats:
        text = ngettext(
            "{part} of {whole} repeat answered the same", "{part} of {whole} repeats answered the same", one.repeats
        )
        parts.append(text.format(part=one.repeats_the_same, whole=one.repeats))
    if one.suggestions_accepted or one.suggestions_corrected:
        text = _("suggestions: {accepted} accepted, {corrected} corrected")
        parts.append(text.format(accepted=one.suggestions_accepted, corrected=one.suggestions_corrected))
    return f"{printable(name)}: {' · '.join(parts)}" if parts else ""


def _account_lines(found: Status) -> list[str]:
    """What a requester accepted and paid, for each annotator; nothing where nobody judged or paid."""
    from msgspec import UNSET

    from cli.judging import account_line

    text = _("{name}: {account}")
    return [
        text.format(name=printable(one.name), account=account_line(one.account))
        for one in found.annotators
        if one.account is not UNSET
    ]


def _speed_lines(speed: Speed, annotator: str | None) -> list[str]:
    lines = []
    if speed.own_median_s is not None and annotator is not None:
        lines.append(
            _("{name}: {seconds} s per label (median)").format(name=annotator, seconds=_number(speed.own_median_s))
        )
    if speed.all_median_s is not None:
        lines.append(
            _("everybody together: {seconds} s per label (median)").format(seconds=_number(speed.all_median_s))
        )
    return lines


def _left_lines(found: Status) -> list[str]:
    """How long what is left would take: an estimate, for one person alone."""
    if not found.left_own or not found.left_s or found.annotator is None:
        return []
    text = ngettext(
        "{count} item left: about {time} for {name} alone, at that speed",
        "{count} items left: about {time} for {name} alone, at that speed",
        found.left_own,
    )
    return [
        text.format(
            count=found.left_own,
            time=_about(found.left_s),
            name=printable(found.annotator),
        )
    ]


def _about(seconds: float) -> str:
    """Whole minutes, as an estimate is told; of less than one, seconds."""
    if seconds < 60:
        return _("{seconds} s").format(seconds=max(1, round(seconds)))
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min"


def _day_lines(days: dict[str, int]) -> list[str]:
    """Labels by day, of the last weeks in which there were any."""
    if len(days) < 2:
        return []
    from datetime import date, timedelta

    first, last = date.fromisoformat(min(days)), date.fromisoformat(max(days))
    first = max(first, last - timedelta(days=_DAYS - 1))
    shown = [days.get((first + timedelta(days=step)).isoformat(), 0) for step in range((last - first).days + 1)]
    text = _("labels a day, {first} to {last}: {line} (most: {most})")
    return [text.format(first=first, last=last, line=spark(shown), most=max(shown))]


def _number(seconds: float) -> str:
    from annotate.receipt.told.words import figure

    return figure(f"{seconds:.1f}")
