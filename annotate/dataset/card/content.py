"""What a dataset is: its task, its labels, its parts, and how one answer was made of several."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.dataset.card.markdown import bullets, inline
from annotate.dataset.job import Job
from annotate.i18n import _, ngettext
from annotate.receipt.told import words


def content(job: Job) -> Iterator[str]:
    """The card's beginning."""
    tally = job.tally
    items = ngettext("{count} labelled item", "{count} labelled items", tally.items)
    yield _("{items}; exported by annotate, where each label keeps its author and its time.").format(
        items=items.format(count=words.count(tally.items))
    )
    if loud := _simulated(job):
        yield f"**{loud}**"
    yield "## " + _("What is in it")
    yield bullets(_facts(job))
    if job.labels and job.project.kind.name != "transcribe":
        yield _("Labels by their class, each with how often it is here:")
        yield "\n".join(
            f"{number}. {inline(name)} ({words.count(tally.labels[name])})" for number, name in enumerate(job.labels)
        )
    yield "## " + _("How the answers were made")
    yield _rule(job)
    if tally.shared:
        yield _agreement(job)
    if job.project.kind.name == "boxes":
        yield _(
            "Boxes are measured in pixels of the upright picture from its top left corner; "
            "the right and the bottom edge are the first pixel that is outside."
        )


def _simulated(job: Job) -> str | None:
    tally = job.tally
    if not tally.simulated:
        return None
    if tally.simulated == tally.votes:
        return _("SIMULATED: no person gave these labels")
    text = ngettext(
        "SIMULATED IN PART: no person gave {count} of the {all} labels that this was made of",
        "SIMULATED IN PART: no person gave {count} of the {all} labels that this was made of",
        tally.simulated,
    )
    return text.format(count=words.count(tally.simulated), all=words.count(tally.votes))


def _facts(job: Job) -> Iterator[str]:
    tally, task = job.tally, job.project.config.task
    yield _("Kind of task: {kind}").format(kind=f"`{job.project.kind.name}`")
    question = task.question or job.project.kind.question(job.project.terms, job.media)
    if question:
        yield _("Question: {question}").format(question=inline(question))
    yield _("Items: {count}, of the medium {media}").format(count=words.count(tally.items), media=f"`{job.media}`")
    if job.splits is not None:
        counts = ", ".join(f"{name} {words.count(tally.parts[name])}" for name in job.split_names)
        yield _("Parts: {parts} (seed {seed})").format(parts=counts, seed=job.splits.seed)


def _rule(job: Job) -> str:
    rules = {
        "all": _("Every answer is here, also those that their author changed or took back."),
        "latest": _("Every annotator's own answer that stands; what was changed or taken back is not here."),
        "majority": _(
            "One answer to each item: the one that most of its annotators gave. A choice on which they tie is not "
            "made, and so is no tag, tile or box on which they do; what somebody decided in a review holds."
        ),
        "dawid-skene": _(
            "One answer to each item: the likeliest one in Dawid and Skene's model (1979), which learns how often each "
            "annotator takes one label for another. What somebody decided in a review holds."
        ),
    }
    return rules[job.view]


def _agreement(job: Job) -> str:
    tally = job.tally
    items = ngettext(
        "{count} item has answers of several people", "{count} items have answers of several people", tally.shared
    )
    said = _("{items}: {share} of these answers are the one that is here.").format(
        items=items.format(count=words.count(tally.shared)),
        share=words.percent(round(tally.agreeing / tally.asked, 4)) if tally.asked else "–",
    )
    if tally.tied:
        tied = ngettext(
            "{count} item lacks a tag, tile or box that as many gave as did not.",
            "{count} items lack a tag, tile or box that as many gave as did not.",
            len(tally.tied),
        )
        said += " " + tied.format(count=words.count(len(tally.tied)))
    if tally.adjudicated:
        decided = ngettext(
            "{count} item was decided in a review.", "{count} items were decided in a review.", tally.adjudicated
        )
        said += " " + decided.format(count=words.count(tally.adjudicated))
    return said
