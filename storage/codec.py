"""Documents as JSON bytes and back; what JSON cannot carry faithfully is refused, not bent."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import Any

import msgspec

from storage.errors import N_, NotStorable
from storage.records import LabelRecord, Record, SuggestionRecord

_encode = msgspec.json.Encoder().encode
decode = msgspec.json.Decoder().decode

NOT_FINITE = N_("the value at {where} is {value}, which JSON cannot hold. Store a number, or leave it out.")
NOT_JSON = N_("the value at {where} is a {type}, which JSON cannot hold. Store text, numbers, lists or mappings.")
NOT_TEXT = N_("the key {key} at {where} is not text. Use text as key.")
NOT_UNICODE = N_("a text holds half a character ({reason}). Store undecodable file names percent-encoded.")


def encode_text(text: str) -> bytes:
    """A text as JSON, quotes included."""
    return _encode_bytes(text)


def encode_document(document: Mapping[str, Any]) -> bytes:
    """An untyped document as compact JSON; NotStorable names the place of what cannot be stored."""
    plain = document if type(document) is dict else dict(document)
    check(plain, "")
    return _encode_bytes(plain)


def encode_record(record: Record) -> bytes:
    """A typed record as compact JSON."""
    if isinstance(record, LabelRecord | SuggestionRecord) and record.answer is not None:
        check(record.answer, "answer")
    return _encode_bytes(record)


def check(value: object, where: str) -> None:
    """Refuse what would come back as something else."""
    kind = type(value)
    if kind is str or kind is int or kind is bool or value is None:
        return
    if isinstance(value, float):
        if not isfinite(value):
            raise NotStorable(NOT_FINITE, where=where or "/", value=value)
    elif isinstance(value, Mapping):
        _check_mapping(value, where)
    elif isinstance(value, (list, tuple)):
        for place, item in enumerate(value):
            check(item, f"{where}[{place}]")
    elif not isinstance(value, (str, int)):
        raise NotStorable(NOT_JSON, where=where or "/", type=kind.__name__)


def _check_mapping(value: Mapping[Any, object], where: str) -> None:
    for key, item in value.items():
        if not isinstance(key, str):
            raise NotStorable(NOT_TEXT, key=repr(key), where=where or "/")
        if type(item) is not str:
            check(item, f"{where}/{key}")


def _encode_bytes(value: object) -> bytes:
    try:
        return _encode(value)
    except UnicodeEncodeError as error:
        raise NotStorable(NOT_UNICODE, reason=error.reason) from error
