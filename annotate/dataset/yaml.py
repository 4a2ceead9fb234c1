"""As much YAML as datasets need: texts are quoted as JSON quotes them, which YAML reads the same."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence


def quoted(text: str) -> str:
    """A text that no reader takes for a number, a truth or a mark."""
    return json.dumps(text, ensure_ascii=False)


def numbered(names: Sequence[str]) -> str:
    """The lines of a mapping from numbers, from 0, to names, indented by two spaces."""
    return "".join(f"  {number}: {quoted(name)}\n" for number, name in enumerate(names))


def mapping(pairs: Mapping[str, str]) -> str:
    """The lines of a mapping of texts."""
    return "".join(f"{name}: {quoted(value)}\n" for name, value in pairs.items())
