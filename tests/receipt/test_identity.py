"""A receipt's id: what others compute too, and what no change leaves as it was."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import pytest

from annotate.errors import AnnotateError
from annotate.receipt.checking.leaves import leaves, replaced
from annotate.receipt.checking.mending import fits
from annotate.receipt.formats.json import read, render
from annotate.receipt.identity import fields, identity, with_id
from tests.receipt.conftest import Make
from tests.receipt.judged import payment, varied


def other(value: Any) -> Any:
    """Another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, float)):
        return value + 1
    return f"{value or ''}x"


def canonical(found: dict[str, Any]) -> bytes:
    """What is hashed, made by another program: the whole numbers of JavaScript have no fraction."""
    text = json.dumps(
        json.loads(
            json.dumps(found), parse_float=lambda text: int(float(text)) if float(text) % 1 == 0 else float(text)
        ),
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    )
    return text.encode()


def test_the_id_is_a_hash_that_any_program_can_compute(make: Make) -> None:
    found = json.loads(render(make(*varied(), payment("0.10"), project="rue des Ânes")))
    known = found.pop("id")

    assert known == sha256(canonical(found)).hexdigest()[:16]


def test_laying_the_file_out_anew_changes_no_id(make: Make) -> None:
    made = make(*varied())
    again = json.loads(canonical(fields(made)))

    assert fits(again)
    assert fits(json.loads(json.dumps(dict(reversed(again.items())), indent=7)))
    assert fits(fields(read(render(made))))


def test_every_single_value_counts(make: Make) -> None:
    found = json.loads(render(make(*varied(), payment("0.10"))))

    for path, value in leaves(found):
        assert not fits(replaced(found, path, other(value))), path


def test_a_receipt_has_one_id_however_often_it_is_given(make: Make) -> None:
    made = make()

    assert with_id(with_id(made)) == made
    assert identity(fields(made)) == made.id
    assert make(project="another").id != made.id


@pytest.mark.parametrize("text", [b"", b"RECEIPT", b"\x89PNG", b"[]", b"{}", b"[" * 100_000, b'{"schema": "x"}'])
def test_what_is_no_receipt_is_refused_with_a_remedy(text: bytes) -> None:
    with pytest.raises(AnnotateError, match="annotate receipt --format json"):
        read(text)
