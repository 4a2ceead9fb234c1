"""The screens."""

from __future__ import annotations

from annotate.typeset import keep_together

keep_together()
