"""What the bytes of a document must hold for a query to match it: most lines are passed over without decoding them.

TinyDB gives every query a hash that says what it asks: `("==", path, value)`, `("and", {hash, hash})`. From it one
reads which text must stand behind which key. A query that says nothing of the kind is evaluated on all documents.
"""

from __future__ import annotations

from collections.abc import Iterator

from storage.codec import encode_text


def needle(query: object) -> bytes | None:
    """The longest piece of JSON that is in every document which the query matches; None if nothing is known."""
    return max(_pieces(getattr(query, "_hash", None)), key=len, default=None)


def _pieces(asked: object) -> Iterator[bytes]:
    match asked:
        case ("==", tuple() as path, str() as value) if path and all(isinstance(key, str) for key in path):
            yield encode_text(path[-1]) + b":" + encode_text(value)
        case ("and", frozenset() as parts):
            for part in parts:
                yield from _pieces(part)
        case _:
            return
