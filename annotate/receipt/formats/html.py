"""The receipt as one page for browsers: it fetches nothing, runs nothing, and prints as it looks.

Every text is escaped; every chart says in words what it shows, to those who hear a page, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from annotate.i18n import _, language
from annotate.receipt.formats.html_charts import bars, code, columns, stacks
from annotate.receipt.formats.html_style import CSS
from annotate.receipt.formats.html_text import inline, joined
from annotate.receipt.model import Receipt
from annotate.receipt.told.document import document
from annotate.receipt.told.paper import (
    Banner,
    Bars,
    Blank,
    Block,
    Centre,
    Code,
    Columns,
    Heading,
    Pair,
    Para,
    Rule,
    Stacks,
)
from annotate.text import printable

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may do with the page: show it, in its own style, and nothing else."""


def render(receipt: Receipt) -> str:
    """The receipt as a page of HTML, with a final line end."""
    blocks = document(receipt).blocks
    first = next((place for place, block in enumerate(blocks) if isinstance(block, Heading)), len(blocks))
    title = _("Receipt: {project}, {annotator}").format(
        project=printable(receipt.project), annotator=printable(receipt.annotator)
    )
    head = (
        f'<!doctype html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title.rstrip(', '))}</title>\n<style>{CSS}</style>\n</head>\n"
    )
    body = "\n".join([_header(blocks[:first]), *_sections(blocks[first:])])
    return f"{head}<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"


def _header(blocks: Sequence[Block]) -> str:
    """Whose receipt it is: its first line is the page's heading."""
    lines = list(blocks)
    top = ""
    if lines and isinstance(lines[0], Centre):
        top = f"<h1>{inline(joined(lines[0].text))}</h1>\n"
        lines = lines[1:]
    return f"<header>\n{top}{_flow(lines)}\n</header>"


def _sections(blocks: Sequence[Block]) -> Iterator[str]:
    """Each heading with what follows it."""
    starts = [place for place, block in enumerate(blocks) if isinstance(block, Heading)]
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        heading = blocks[start]
        assert isinstance(heading, Heading)
        yield f"<section>\n<h2>{inline(heading.text)}</h2>\n{_flow(blocks[start + 1 : end])}\n</section>"


def _flow(blocks: Sequence[Block]) -> str:
    """What stands between two blanks belongs together and on one page."""
    groups: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Blank):
            groups.append([])
        else:
            groups[-1].append(block)
    return "\n".join(f'<div class="group">\n{"".join(_written(group))}</div>' for group in groups if group)


def _written(blocks: Sequence[Block]) -> Iterator[str]:
    """The blocks in order; pairs that follow each other are one list, in which a short rule is a line above a sum."""
    rows: list[str] = []
    ruled = False
    for block in blocks:
        if isinstance(block, Pair):
            rows.append(_pair(block, ruled=ruled))
            ruled = False
        elif isinstance(block, Rule) and block.short:
            ruled = True
        else:
            yield from _list(rows)
            rows = []
            yield f"{_one(block)}\n"
    yield from _list(rows)


def _list(rows: Sequence[str]) -> Iterator[str]:
    if rows:
        yield f"<dl>\n{''.join(rows)}</dl>\n"


def _pair(pair: Pair, *, ruled: bool) -> str:
    names = [
        pair.style,
        f"in{pair.indent}" if pair.indent else "",
        "total" if pair.total else "",
        "sum" if ruled else "",
    ]
    return f'<div class="{_classes(names)}"><dt>{inline(pair.left)}</dt><dd>{inline(pair.right)}</dd></div>\n'


def _one(block: Block) -> str:
    match block:
        case Centre(text, style):
            return f'<p class="centre {style}">{inline(text)}</p>'
        case Para(text, style, indent):
            return f'<p class="{_classes([style, f"in{indent}" if indent else ""])}">{inline(text)}</p>'
        case Banner(text):
            return f'<p class="banner"><strong>{inline(text)}</strong></p>'
        case Rule():
            return "<hr>"
        case Bars():
            return bars(block)
        case Stacks():
            return stacks(block)
        case Columns():
            return columns(block)
        case Code():
            return code(block)
    return ""


def _classes(names: Sequence[str]) -> str:
    return " ".join(filter(None, names))
