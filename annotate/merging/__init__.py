"""Stores of one project from several machines, brought together in one of them: each record once, however often.

First everything is compared and nothing is written (`comparing`); then what is missing here comes in, in the order in
which it was written there (`bringing`). A merge that was killed is completed by the next one.

A record is here already if a label of its name is, a sitting of its id, or another record that says the same, as many
times as there. What was forgotten here does not come back: an erasure keeps traces of the sittings that it took away.
"""

from __future__ import annotations

from annotate.merging.bringing import absorb, bring
from annotate.merging.comparing import Found, compare
from annotate.merging.here import Here
from annotate.merging.sources import Source, check_kind, contradictions, source

__all__ = ["Found", "Here", "Source", "absorb", "bring", "check_kind", "compare", "contradictions", "source"]
