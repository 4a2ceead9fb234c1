"""The labour in a dataset: people, hours, how they were counted, what was paid, what it would be worth elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import UNSET

from annotate.dataset.card.markdown import bullets, inline
from annotate.dataset.job import Job
from annotate.dataset.labour import Labour
from annotate.i18n import _, ngettext
from annotate.receipt.model import Receipt
from annotate.receipt.money import price_text
from annotate.receipt.told import words
from annotate.receipt.told.times import Times
from annotate.receipt.told.untimed import is_untimed
from storage.records import PaymentRecord


def work(job: Job, found: Labour, *, alone: bool) -> Iterator[str]:
    """The card's part about labour. `alone`: no table of labels lies beside it."""
    yield "## " + _("The labour in it")
    yield people(job)
    if unmetered := _unmetered(job):
        yield unmetered
    if found.receipt is None:
        yield _("The time and pay of all together are not told here: {why}.").format(why=inline(found.why_not or ""))
        if not alone:
            yield _labels_alone(job)
        yield _promise(job)
        return
    yield from _told(found.receipt)


def people(job: Job) -> str:
    """How many annotators there were."""
    names = job.tally.annotators
    simulated = sum(names.values())
    count = len(names) - simulated
    said = ngettext("{count} person gave these labels.", "{count} people gave these labels.", count)
    told = [said.format(count=words.count(count))] if count or not simulated else []
    if simulated:
        of = ngettext(
            "{count} simulated annotator took part, who is no person.",
            "{count} simulated annotators took part, who are no people.",
            simulated,
        )
        told.append(of.format(count=words.count(simulated)))
    return " ".join(told)


def _unmetered(job: Job) -> str | None:
    count = job.tally.untimed
    if not count:
        return None
    said = ngettext(
        "Nobody knows how long {count} label took: it was given without a meter, and its time is in no sum.",
        "Nobody knows how long {count} labels took: they were given without a meter, and their time is in no sum.",
        count,
    )
    return said.format(count=words.count(count))


def _labels_alone(job: Job) -> str:
    ms = job.tally.milliseconds
    time = words.length(ms / 1000, words.tick_ms(ms))
    return _(
        "The labels that this was made of took {time} by themselves; each with its own in `labour/labels.csv`."
    ).format(time=time)


def _promise(job: Job) -> str:
    """Where nobody's pay may be told: what the project promises, and whether any payment is on record."""
    reward = job.project.config.labour.promised
    paid = next((True for record in job.store.scan(PaymentRecord) if not record.simulated), False)
    if reward.amount:
        promise = _("The project promises {reward} for an accepted label.").format(reward=price_text(reward))
    else:
        promise = _("The project promises no pay.")
    record = _("Payments are on record.") if paid else _("No payment is on record.")
    return f"{promise} {record}"


def _told(receipt: Receipt) -> Iterator[str]:
    times = Times(receipt)
    if is_untimed(receipt):
        yield _paid(receipt)
        return
    yield _("Credited time by activity, of all the work and not only of what is here:")
    rows = [f"{words.activity(name)}: {times.say(ticks)}" for name, ticks in times.activities.items()]
    credited = _("Credited")
    yield bullets([*rows, f"**{credited}: {times.say(times.credited)}**"])
    yield _rule(receipt, times)
    yield _paid(receipt)
    if receipt.valuations:
        yield _("What this work would be worth at published rates; each is a yardstick by itself, and none is a debt:")
        yield bullets(_valuations(receipt))


def _rule(receipt: Receipt, times: Times) -> str:
    bounds = ", ".join(
        _("{time} at {cap} s").format(time=times.say(ticks), cap=words.figure(cap))
        for cap, ticks in times.by_cap(receipt).items()
    )
    return _(
        "A gap between two inputs counts up to {cap} s; the rest of it is idle, and is in no sum. "
        "Where to draw that line is a choice, and this is what others give: {bounds}."
    ).format(cap=words.figure(f"{receipt.idle_after_s:g}"), bounds=bounds)


def _paid(receipt: Receipt) -> str:
    paid, promised = receipt.paid, receipt.promised
    if not paid.payments:
        said = _("This work is unpaid, as far as anything is on record.")
    elif paid.simulated is not UNSET and paid.simulated:
        said = _("Nobody was paid: a demonstration recorded this.")
    else:
        amounts = [(paid.amount, paid.currency), *((one.amount, one.currency) for one in paid.others or ())]
        said = _("Paid, by record: {amounts}.").format(amounts=", ".join(words.money(*one) for one in amounts))
    if promised is None:
        return said
    return (
        said
        + " "
        + _("The project promises {reward} for an accepted label.").format(
            reward=words.money(promised.reward, promised.currency)
        )
    )


def _valuations(receipt: Receipt) -> Iterator[str]:
    for one in receipt.valuations:
        yield (
            _("{value}: {label} ({price}; {source}). {age}")
            .format(
                value=words.money(one.value, one.currency),
                label=inline(_(one.label)),
                price=words.price(one.amount, one.currency, one.unit),
                source=inline(one.source),
                age=inline(words.remarks(one)[0]) if words.remarks(one) else "",
            )
            .rstrip()
        )
