"""annotate agreement: how far annotators agree, and on what they do not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from annotate.i18n import _, ngettext
from annotate.text import printable
from cli import tables

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from annotate.dataset.agreement.bootstrap import Found
    from annotate.dataset.agreement.disputes import Dispute
    from annotate.dataset.agreement.study import Study
    from annotate.projects.items import Items
    from annotate.projects.project import Project

MOST_SAMPLES = 100_000


def agreement(
    folder: Annotated[
        Path, typer.Argument(metavar=_("[FOLDER]"), help=_("The project's folder."), show_default=False)
    ] = Path(),
    annotator: Annotated[
        list[str] | None,
        typer.Option("--annotator", "-a", metavar=_("NAME"), help=_("Only among these annotators; repeatable.")),
    ] = None,
    threshold: Annotated[
        float,
        typer.Option(
            "--threshold", metavar="0.5", help=_("The overlap from which two boxes are the same (kind “boxes”).")
        ),
    ] = 0.5,
    items: Annotated[
        int, typer.Option("--items", "-n", metavar="N", help=_("How many of the most disputed items are told."))
    ] = 10,
    bootstrap: Annotated[
        int, typer.Option("--bootstrap", metavar="N", help=_("Samples for the intervals; 0 leaves them out."))
    ] = 1000,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help=_("Of the samples."))] = 0,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="text|json", help=_("For people, or for programs."))
    ] = "text",
) -> None:
    """Show how far annotators agree."""
    from annotate.dataset.agreement.disputes import disputes
    from annotate.dataset.agreement.study import gather, study
    from annotate.dataset.job import Job, Options
    from annotate.dataset.standing import Standings
    from annotate.projects.project import Project
    from cli.complaint import warn_of_damage
    from cli.folders import check_annotators
    from storage import LabelStore

    _check(threshold, items, bootstrap, format_)
    project = Project.load(folder)
    with LabelStore.open(project.store_path, read_only=True) as store:
        if annotator:
            check_annotators(Standings(store), annotator)
        job = Job(project, store, _items(project), "latest", Options(annotators=frozenset(annotator or ())))
        try:
            found = study(gather(job.by_item, project.kind, threshold), job.labels, samples=bootstrap, seed=seed)
            disputed = disputes(job.by_item, project.kind, threshold=threshold)
        finally:
            job.close()
        if format_ == "json":
            typer.echo(_as_json(project, found, disputed, items))
        else:
            _show(project, found, disputed, items)
        if warn_of_damage(store):
            raise typer.Exit(1)


def _items(project: Project) -> Items | None:
    """What the project lists, for the order; None where it cannot be found."""
    from annotate.errors import AnnotateError

    try:
        return project.items()
    except AnnotateError:
        return None


def _check(threshold: float, items: int, bootstrap: int, format_: str) -> None:
    if not 0 < threshold <= 1:
        raise typer.BadParameter(_("a share above 0 and up to 1 is meant, such as 0.5"), param_hint="--threshold")
    for name, number in (("--items", items), ("--bootstrap", bootstrap)):
        if number < 0:
            raise typer.BadParameter(_("a number from 0 on is meant"), param_hint=name)
    if bootstrap > MOST_SAMPLES:
        text = _("more than {most} samples make no interval better: choose fewer")
        raise typer.BadParameter(text.format(most=MOST_SAMPLES), param_hint="--bootstrap")
    if format_ not in ("text", "json"):
        raise typer.BadParameter(_("choose one of {choices}").format(choices="text, json"), param_hint="--format")


def _as_json(project: Project, found: Study, disputed: list[Dispute], items: int) -> str:
    import msgspec

    told = [
        {
            "item": one.item,
            "agreement": round(one.agreement, 6),
            "answers": [{"annotator": vote.annotator, "answer": vote.answer} for vote in one.votes],
        }
        for one in disputed[:items]
    ]
    whole: dict[str, Any] = {"project": project.name, **msgspec.to_builtins(found)}
    whole |= {"disputed": len(disputed), "most_disputed": told}
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode()


def _show(project: Project, found: Study, disputed: list[Dispute], items: int) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    console.print(Text(f"{project.name} · {found.kind}", style="bold"))
    if not found.annotators:
        console.print(Text(_nothing(found)))
        return
    text = ngettext(
        "{items} item was answered by two annotators or more, {alone} by one alone.",
        "{items} items were answered by two annotators or more, {alone} by one alone.",
        found.items,
    )
    console.print(Text(text.format(items=found.items, alone=found.alone)))
    if not found.items:
        console.print(Text(_nothing(found)))
        return
    console.print(_measure_table(found))
    if any(one.value is None for one in found.measures.values()):
        console.print(Text(_undefined(found)))
    if found.labels:
        console.print(_label_table(found))
    console.print(_people_table(found))
    _show_disputes(project, console, disputed, items)


def _nothing(found: Study) -> str:
    """Why there is nothing to compare, and what helps."""
    if not found.annotators:
        return _("Nobody has labelled anything here: `annotate label` begins.")
    if found.annotators == 1:
        return _("There is one annotator, so there is nothing to compare: let a second one label the same items.")
    return _(
        "No item has labels of two annotators, so there is nothing to compare: "
        "set “overlap” under [queue] in annotate.toml to 2, and let them label on."
    )


def _undefined(found: Study) -> str:
    if found.kind == "boxes":
        return _("A dash: there are no matching boxes, or all have one label, so chance would do as well.")
    return _("A dash: all answers are the same, so chance would do as well.")


_NAMES = {
    "percent": lambda: _("agreement, in pairs"),
    "kappa": lambda: _("kappa (Fleiss)"),
    "alpha": lambda: _("alpha (Krippendorff)"),
    "alpha-jaccard": lambda: _("alpha, Jaccard's distance"),
    "alpha-masi": lambda: _("alpha, MASI distance"),
    "similarity": lambda: _("similarity of the texts"),
    "same-label": lambda: _("same label, of those in one place"),
    "f1": lambda: _("boxes that match (F1)"),
    "iou": lambda: _("overlap of those (IoU)"),
}


def _measure_table(found: Study) -> Table:
    table = tables.table(_("measure"), _("value"), _("95% of samples"))
    for name, one in found.measures.items():
        label = _("alpha of these labels") if name == "alpha" and found.kind == "boxes" else _NAMES[name]()
        table.add_row(label, _number(one.value), _interval(one))
    return table


def _label_table(found: Study) -> Table:
    from rich.text import Text

    names = list(dict.fromkeys(name for one in found.labels for name in one.measures))
    table = tables.table(_("label"), _("share of all"), *(_NAMES[name]() for name in names), _("95% of samples"))
    for one in found.labels:
        values = [one.measures[name] for name in names]
        table.add_row(
            Text(printable(one.label)),
            _share(one.share),
            *(_number(each.value) for each in values),
            _interval(values[-1]),
        )
    return table


_MOST_PAIRS = 15
"""Of more there are no lines; the JSON has them."""


def _people_table(found: Study) -> Table:
    from rich.text import Text

    with_kappa = len(found.pairs) <= _MOST_PAIRS and any(pair.kappa is not None for pair in found.pairs)
    table = tables.table(_("annotators"), _("items"), _("agreement"), *([_("kappa (Cohen)")] if with_kappa else []))
    for person in found.people:
        about = _("{name} and the others").format(name=printable(person.annotator))
        table.add_row(Text(about), str(person.items), _number(person.agreement))
    is_short = len(found.pairs) <= _MOST_PAIRS
    for pair in found.pairs if is_short and (len(found.people) > 2 or with_kappa) else ():
        about = " · ".join(map(printable, pair.annotators))
        table.add_row(
            Text(about), str(pair.items), _number(pair.agreement), *([_number(pair.kappa)] if with_kappa else [])
        )
    return table


def _show_disputes(project: Project, console: Console, disputed: list[Dispute], items: int) -> None:
    from rich.text import Text

    if not disputed:
        console.print(Text(_("No item is disputed.")))
        return
    text = ngettext("{count} item is disputed.", "{count} items are disputed.", len(disputed))
    hint = _("Decide them with `annotate review`.")
    console.print(Text(f"{text.format(count=len(disputed))} {hint}"))
    table = tables.table(_("most disputed"), _("agreement"), _("answers"))
    table.columns[2].justify = "left"
    for one in disputed[:items]:
        answers = "\n".join(
            f"{printable(vote.annotator)}: {printable(project.kind.line(vote.answer))}" for vote in one.votes
        )
        table.add_row(Text(printable(one.item)), _number(one.agreement), Text(answers))
    if items:
        console.print(table)


def _number(value: float | None) -> str:
    from annotate.receipt.told.words import figure

    return "–" if value is None else figure(f"{value:.3f}")


def _share(value: float) -> str:
    from annotate.receipt.told.words import percent

    return percent(value)


def _interval(found: Found) -> str:
    if found.interval is None:
        return ""
    return f"{_number(found.interval.low)} … {_number(found.interval.high)}"
