"""What each signal is called, and when it is raised, in words with the numbers that decide."""

from __future__ import annotations

from annotate.i18n import _
from annotate.meter.pace import REFLEX_MS
from annotate.receipt.signals import APART, ENOUGH, HASTY, KNOWN, KNOWN_ENOUGH, ONE_ANSWER, REFLEXES, REGULAR, RUN
from annotate.receipt.told import words


def note() -> str:
    """What an audit is not."""
    return _("Signals, not verdicts: they take away neither time nor money.")


def rules() -> dict[str, str]:
    """When each signal is raised."""
    return {
        "under_300_ms": _(
            "more than {share} of labels in under {seconds} s: one key press without a decision (keystroke-level model)"
        ).format(share=words.percent(REFLEXES), seconds=words.figure(f"{REFLEX_MS / 1000:.2f}")),
        "hasty": _(
            "more than {share} of labels in under 1 s, or in under a tenth of the own median where that is longer"
        ).format(share=words.percent(HASTY)),
        "variation": _(
            "the times vary by less than {number} of their mean (standard deviation divided by mean): a script is "
            "regular, a person is not"
        ).format(number=words.figure(f"{REGULAR:.2f}")),
        "one_answer": _(
            "{share} of the answers or more are one and the same, and {points} points more than it is the known answer "
            "of control items ({controls} or more), or than others give it ({answers} answers or more; others may have "
            "had other items); with neither, it cannot be told"
        ).format(share=words.percent(ONE_ANSWER), points=round(100 * APART), controls=KNOWN_ENOUGH, answers=ENOUGH),
        "longest_run": _(
            "the longest run of one answer is more than {number} times as long as the share of this answer predicts "
            "(Schilling 1990)"
        ).format(number=words.figure(f"{RUN:g}")),
        "gold": _("less than {share} of control items answered as expected, of {count} or more").format(
            share=words.percent(KNOWN), count=KNOWN_ENOUGH
        ),
        "repeats": _("less than {share} of repeats answered as before, of {count} or more").format(
            share=words.percent(KNOWN), count=KNOWN_ENOUGH
        ),
    }


def names() -> dict[str, str]:
    """What each signal is called."""
    return {
        "under_300_ms": _("Too fast: no decision"),
        "hasty": _("Too fast: hasty"),
        "variation": _("Too regular"),
        "one_answer": _("One answer only"),
        "longest_run": _("One answer in a row"),
        "gold": _("Control items"),
        "repeats": _("Repeats"),
    }
