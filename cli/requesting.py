"""The demonstration from the requester's side: somebody else works first, and whoever plays judges the answers."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from annotate.i18n import language

if TYPE_CHECKING:
    from annotate.acceptance import Judged
    from annotate.meter.ledger import Ledger
    from annotate.projects.project import Project
    from annotate.receipt.money import Money
    from sample_data.scenarios import Scenario
    from storage import LabelRecord, LabelStore


def have_worked(batch: Project, worker: str) -> Project:
    """Have the batch labelled by a simulated annotator, once; the project in which the answers are judged."""
    from annotate.acceptance import standing_labels
    from annotate.projects.gold import load_answers
    from annotate.projects.project import Project
    from cli.working import work
    from sample_data.requester import WORKERS, judging_project
    from storage import LabelRecord, LabelStore

    items = batch.items()
    with LabelStore.open(batch.store_path, read_only=True) as store:
        begun = bool(store.count(LabelRecord))
    if not begun:
        work(batch, worker, auto=len(items), known=load_answers(batch, items, batch.root / WORKERS), sure=True)
    with LabelStore.open(batch.store_path, read_only=True) as store:
        given = {label.item: _line(batch, label) for label, _said in standing_labels(store)}
    return Project.load(
        judging_project(batch.root, {item: given[item] for item in items.ids if item in given}, language())
    )


def _line(project: Project, label: LabelRecord) -> str:
    assert label.answer is not None
    return project.kind.line(label.answer)


def settle(played: Scenario, batch: Project, judging: Project, judge: str) -> str:
    """Keep what was decided as verdicts on the batch, and pay what that earns; what is told of it."""
    from annotate.acceptance import standing_labels
    from annotate.meter.clock import SystemClock
    from annotate.meter.ledger import read_ledgers
    from annotate.payments import pay_due
    from storage import LabelStore

    assert played.worker is not None
    with LabelStore.open(judging.store_path, read_only=True) as store:
        said = {label.item: label for label, _said in standing_labels(store) if label.annotator == judge}
        ledgers = read_ledgers(store.scan_all()).by_annotator
    reward, now = batch.config.labour.promised, SystemClock().utc()
    with LabelStore.open(batch.store_path) as store:
        _keep(store, said, reward=reward, at=now)
        pay_due(store, played.worker, reward, at=now, simulated=True)
        worked = read_ledgers(store.scan_all()).by_annotator[played.worker]
    return _told(played, worked, ledgers[judge].credited_ms if judge in ledgers else 0, reward)


def _keep(store: LabelStore, said: Mapping[str, LabelRecord], *, reward: Money, at: str) -> None:
    """The verdicts that are not in the store yet."""
    import secrets

    from annotate.acceptance import keep, standing_labels
    from sample_data.requester import verdict_of
    from storage.records import AcceptanceRecord

    last = {one.record: (one.accepted, one.reason) for one in store.scan(AcceptanceRecord)}
    session, verdicts = secrets.token_hex(6), list[AcceptanceRecord]()
    found: Judged
    for found in standing_labels(store):
        record, decided = found.label.record, said.get(found.label.item)
        if decided is None or decided.answer is None:
            continue
        verdict = verdict_of(decided.answer["label"])
        if verdict is not None and last.get(record) != verdict:
            accepted, reason = verdict
            verdicts.append(
                AcceptanceRecord(
                    session=session,
                    record=record,
                    accepted=accepted,
                    at=at,
                    reason=reason,
                    simulated=decided.simulated,
                )
            )
    keep(store, verdicts, reward)


def _told(played: Scenario, worked: Ledger, judged_ms: int, reward: Money) -> str:
    from annotate.receipt.money import Money
    from annotate.receipt.told import words
    from annotate.receipt.valuation import paid_for

    paid = worked.payments.sums.get(reward.currency, Fraction(0))
    hours = Fraction(worked.credited_ms, 3_600_000)
    hourly = (
        Money(paid_for(worked, reward).amount / hours, reward.currency)
        if hours and worked.acceptances.judged
        else Money(Fraction(0), reward.currency)
    )
    return played.verdict[language()].format(
        accepted=worked.acceptances.accepted,
        rejected=worked.acceptances.rejected,
        rest=worked.acceptances.not_judged,
        paid=words.money(str(Money(paid, reward.currency)), reward.currency),
        hourly=words.money(str(hourly), hourly.currency),
        worked=words.length(worked.credited_ms / 1000, words.tick_ms(worked.credited_ms)),
        judged=words.length(judged_ms / 1000, words.tick_ms(judged_ms)),
    )
