"""`moderate`: may an item stay? Keep it, remove it or escalate it, with a reason or without one.

The item comes covered. Whoever opens it does so by a key of its own, and how long it lies open is metered.
"""

from __future__ import annotations

from random import Random

from annotate.i18n import N_, _
from annotate.keys import keymap
from annotate.labels import LabelSet
from annotate.tasks.base import Answer, AnswerError, Kind, Size, Terms, fields, find_keys, one_of

DECISIONS = {"keep": N_("keep"), "remove": N_("remove"), "escalate": N_("escalate")}
"""What can be decided, and how it reads."""


class Moderate(Kind):
    """`{"decision": "remove", "reason": "spam"}`; the labels are the reasons, and none is needed."""

    name = "moderate"
    media = frozenset({"image", "text"})
    parts = frozenset({"decision", "reason"})
    columns: tuple[str, ...] = ("decision", "decision_reason")
    needs_labels = False
    takes_free = False
    settings = frozenset({"rest_after"})
    rest_after_ms = 5 * 60_000
    actions = {"open": "o", "keep": "k", "take-down": "t", "escalate": "e", "grey": "g"}

    def question(self, terms: Terms, media: str) -> str | None:
        """The one that all moderation comes down to."""
        return _("May this stay?")

    def check(self, answer: object, labels: LabelSet, *, free: bool = False) -> Answer:
        """The answer, if it is one of the decisions, and gives one of the reasons or none; to keep needs none."""
        answer = fields(answer, "decision", "reason")
        decision, reason = answer["decision"], answer["reason"]
        if not isinstance(decision, str) or decision not in DECISIONS:
            raise AnswerError(_("“decision” is one of {known}").format(known=", ".join(DECISIONS)))
        if reason is None:
            return {"decision": decision, "reason": None}
        if decision == "keep":
            raise AnswerError(_("what is kept has no reason: write null instead"))
        return {"decision": decision, "reason": one_of(reason, labels)}

    def salvage(self, answer: object, labels: LabelSet, *, free: bool = False) -> Answer | None:
        """The decision, without a reason that there is no longer."""
        reason = answer.get("reason") if isinstance(answer, dict) else None
        if isinstance(answer, dict) and not (isinstance(reason, str) and reason in labels):
            answer = {**answer, "reason": None}
        return super().salvage(answer, labels, free=free)

    def from_plain(self, plain: object, start: Answer | None = None) -> object:
        """An answer of a mere decision, or of a mere reason, for which the item is removed."""
        if isinstance(plain, str):
            is_decision = plain in DECISIONS
            return {"decision": plain if is_decision else "remove", "reason": None if is_decision else plain}
        if isinstance(plain, dict) and set(plain) == {"decision"}:
            return {**plain, "reason": None}
        return plain

    def agrees(self, answer: Answer, known: Answer) -> bool:
        """Whether the decision is the known one, and the reason, too, where one is known."""
        return answer["decision"] == known["decision"] and known["reason"] in (None, answer["reason"])

    def line(self, answer: Answer) -> str:
        """The decision, and the reason if there is one."""
        decision = _(DECISIONS[answer["decision"]])
        if answer["reason"] is None:
            return decision
        return _("{decision}: {reason}").format(decision=decision, reason=answer["reason"])

    def rows(self, answer: Answer | None) -> list[dict[str, str]]:
        """One row, with the decision and its reason."""
        cells = ("", "") if answer is None else (str(answer["decision"]), str(answer["reason"] or ""))
        return [dict(zip(self.columns, cells, strict=True))]

    def names(self, answer: Answer) -> tuple[str, ...]:
        """The decision, and the reason if there is one."""
        decision, reason = str(answer["decision"]), answer["reason"]
        return (decision,) if reason in (None, decision) else (decision, str(reason))

    def keystrokes(self, answer: Answer, labels: LabelSet) -> list[str]:
        """The key that opens the item, for somebody who decides has to look; then those that decide."""
        keys, reason = keymap(labels.keys, kind=self.actions), answer["reason"]
        presses = [keys["open"]]
        if answer["decision"] == "keep":
            return [*presses, keys["keep"]]
        if answer["decision"] == "escalate":
            presses.append(keys["escalate"])
            if reason is None and len(labels):
                presses.append(keys["escalate"])
        elif reason is None:
            presses.append(keys["take-down"])
        return presses if reason is None else [*presses, *find_keys(reason, labels)]

    def sample(self, random: Random, labels: LabelSet, start: Answer | None = None, size: Size | None = None) -> Answer:
        """Most items stay, and few are escalated."""
        decision = random.choices(list(DECISIONS), (6, 3, 1))[0]
        reasons = (None,) if decision == "keep" else (labels.names or (None,))
        return {"decision": decision, "reason": random.choice(reasons)}


KIND = Moderate()
