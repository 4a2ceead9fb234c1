"""A receipt's id: a hash of everything else on it, so that a receipt that was changed no longer fits its id.

Canonical JSON, so that others can compute it too: the receipt's JSON without its `id`, the members of every object in
the order of their names, no blanks, UTF-8, whole numbers without a fraction (`60`, not `60.0`). Laying the file out
anew, as an editor or `jq` does, leaves the id as it is. The id is the first 16 hexadecimal digits of the SHA-256 of
that. It is no signature: whoever changes a receipt can compute a fitting id. What can not be made to fit are the
records of the store, of which `annotate verify --receipt` computes the receipt once more.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import msgspec

from annotate.receipt.model import Receipt

DIGITS = 16
_EXACT = 2**53
"""Whole numbers up to here are the same number as a float."""


def with_id(receipt: Receipt) -> Receipt:
    """The same receipt with the id that it has by what stands on it."""
    return msgspec.structs.replace(receipt, id=identity(fields(receipt)))


def fields(receipt: Receipt) -> dict[str, Any]:
    """What the receipt's JSON holds."""
    found: dict[str, Any] = msgspec.to_builtins(receipt, str_keys=True)
    return found


def identity(found: Mapping[str, Any]) -> str:
    """The id that belongs to a receipt of these fields, whatever id stands among them."""
    return of_members(members(found))


def members(found: Mapping[str, Any]) -> dict[str, bytes]:
    """The canonical JSON of everything on a receipt but its id, by name."""
    return {_plain(name): member(value) for name, value in found.items() if name != "id"}


def member(value: Any) -> bytes:
    """The canonical JSON of one of them."""
    return msgspec.json.encode(_plain(value), order="sorted")


def of_members(found: Mapping[str, bytes]) -> str:
    """The id of a receipt of such members."""
    text = b",".join(b"%b:%b" % (msgspec.json.encode(name), found[name]) for name in sorted(found))
    return sha256(b"{%b}" % text).hexdigest()[:DIGITS]


def _plain(value: Any) -> Any:
    """The value with whole numbers as integers, and text that UTF-8 can carry."""
    if isinstance(value, dict):
        return {_plain(str(name)): _plain(inner) for name, inner in value.items()}
    if isinstance(value, str):
        return value if value.isascii() else value.encode(errors="replace").decode()
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    if isinstance(value, float) and value.is_integer() and abs(value) <= _EXACT:
        return int(value)
    return value
