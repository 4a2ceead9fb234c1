"""The receipt for programs, and for whoever takes their data with them."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

import msgspec

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.receipt.model import SCHEMA, Receipt


def render(receipt: Receipt) -> str:
    """The receipt as indented JSON, with a final line end."""
    return msgspec.json.format(msgspec.json.encode(receipt), indent=2).decode() + "\n"


def read(text: str | bytes) -> Receipt:
    """The receipt that such a text holds; AnnotateError: it holds none, or one of a newer layout."""
    try:
        receipt = msgspec.json.decode(_plain(text), type=Receipt)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:  # the last: brackets within brackets
        raise AnnotateError(
            _("this is no receipt ({why}): make one with `annotate receipt --format json`").format(why=error)
        ) from error
    if receipt.schema > SCHEMA:
        text = _("this receipt was made by a newer version of annotate (schema {found}): update annotate first")
        raise AnnotateError(text.format(found=receipt.schema))
    return receipt


def _plain(text: str | bytes) -> str | bytes:
    """The text without the marks that some shells and editors put before it, in UTF-8."""
    if isinstance(text, bytes) and text.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return text.decode("utf-16")
    return text.removeprefix(BOM_UTF8) if isinstance(text, bytes) else text
