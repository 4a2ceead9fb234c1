"""As much YAML as datasets need: texts are quoted as JSON quotes them, which YAML reads the same."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What JSON writes as it is, and YAML takes for the end of a line or cannot read (YAML 1.1, sections 4.1 and 4.2)."""


def quoted(text: str) -> str:
    """A text that no reader takes for a number, a truth or a mark."""
    return flow(text)


def flow(value: object) -> str:
    """Texts, lists and mappings of them on one line."""
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def numbered(names: Sequence[str]) -> str:
    """The lines of a mapping from numbers, from 0, to names, indented by two spaces."""
    return "".join(f"  {number}: {quoted(name)}\n" for number, name in enumerate(names))


def mapping(pairs: Mapping[str, str]) -> str:
    """The lines of a mapping of texts."""
    return "".join(f"{name}: {quoted(value)}\n" for name, value in pairs.items())
