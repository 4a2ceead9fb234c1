"""Charts as HTML: lengths and fillings by CSS, and the words for them beside or, where there are none, in a label."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.receipt.formats.html_text import attribute, inline, percent
from annotate.receipt.told.paper import TINTS, Bar, Bars, Code, Columns, Stack, Stacks

_SHORT = 30
"""Characters of a name that a bar leaves room for."""
_CROWDED = 24
"""Characters of a name and an amount that leave a bar room between them on a phone."""


def bars(block: Bars) -> str:
    """A table: what, how long a bar, how much."""
    mark = "" if block.mark is None else f'<b style="left:{percent(block.mark)}"></b>'
    rows = "".join(
        f'<tr class="{row.style}">{_name(row.left)}'
        f'<td class="bar"><div><i style="width:{percent(row.share)}"></i>{mark}</div></td>'
        f'<td class="much">{inline(row.right)}</td></tr>'
        for row in block.rows
    )
    return f'<table class="bars{" numeric" if block.numeric else ""}{_crowded(block.rows)}">{rows}</table>'


def _crowded(rows: Sequence[Bar] | Sequence[Stack]) -> str:
    """A further class of a table whose bars have no room beside the texts on a phone: all stand below them there."""
    left = max((len(row.left) for row in rows), default=0)
    right = max((len(row.right) for row in rows), default=0)
    return " crowded" if left + right > _CROWDED else ""


def _name(text: str) -> str:
    """What a row is of; a short name stays on one line."""
    return f'<th scope="row"{"" if len(text) > _SHORT else " class=short"}>{inline(text)}</th>'


def stacks(block: Stacks) -> str:
    """A table of bars in pieces, and what each filling means."""
    names = block.names
    rows = "".join(_stack(row, names) for row in block.rows)
    key = "".join(f'<li><i class="p{place % len(TINTS)}"></i>{inline(name)}</li>' for place, name in block.key)
    table = f'<table class="bars{_crowded(block.rows)}">{rows}</table>'
    return f'<figure class="stacks">{table}<ul class="key">{key}</ul></figure>'


def _stack(row: Stack, names: list[str]) -> str:
    pieces = "".join(
        f'<i class="p{names.index(name) % len(TINTS)}" style="width:{percent(share)}"></i>'
        for name, share in row.pieces
        if share > 0
    )
    said = ", ".join(_said(name, share) for name, share in row.pieces if share > 0)
    bar = f'<td class="bar whole"><div role="img" aria-label={attribute(said)}>{pieces}</div></td>'
    left = _name(row.left) if row.left else ""
    right = f'<td class="much">{inline(row.right)}</td>' if row.right else ""
    return f"<tr>{left}{bar}{right}</tr>"


def _said(name: str, share: float) -> str:
    """A name that ends in its share already says it."""
    return name if name.rstrip("\u00a0% ")[-1:].isdigit() else f"{name} {share * 100:.0f} %"


def columns(block: Columns) -> str:
    """A list, each of it a number on a column on its name."""
    most = max((count for _name, count in block.pieces), default=0) or 1
    items = "".join(
        f'<li><span class="n">{count}</span><i style="height:{percent(count / most)}"></i>'
        f"<span>{inline(name)}</span></li>"
        for name, count in block.pieces
    )
    return f'<figure class="columns"><ol>{items}</ol><figcaption>{inline(block.unit)}</figcaption></figure>'


def code(block: Code) -> str:
    """The square, and what people may read of it."""
    from annotate.receipt.told.code import svg

    square = svg(block.content).replace("<svg ", f'<svg role="img" aria-label={attribute(block.content)} ', 1)
    return f'<figure class="code">{square}<figcaption>{inline(block.caption)}</figcaption></figure>'
