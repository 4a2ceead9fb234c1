"""Finds what people read and no catalogue has: texts in the code that nothing marks, words that stay English."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from docs.catalogues import KEYWORDS, PACKAGES, ROOT

LETTERS = re.compile(r"[^\W\d_]{2}")

SAID: Mapping[str, tuple[int, ...]] = {
    # the command line
    **dict.fromkeys(("echo", "secho", "complain", "BadParameter", "progressbar"), (0,)),
    # errors
    **dict.fromkeys(("AnnotateError", "AnswerError", "BadImage", "StoreError", "NotAStore", "NewerStore"), (0,)),
    **dict.fromkeys(("DamagedStore", "ReadOnlyStore", "WriteFailed", "DiskFull", "ClosedStore", "AppendOnly"), (0,)),
    **dict.fromkeys(("NotStorable", "IdTaken", "StalePosition", "Misused"), (0,)),
    "Mistake": (2,),
    "mistake": (2,),
    # the receipt
    **dict.fromkeys(("para", "heading", "centre", "banner", "Para", "Heading", "Centre", "Banner"), (0,)),
    **dict.fromkeys(("pair", "Pair", "bar", "code"), (0, 1)),
    "Bar": (0, 2),
    "columns": (1,),
    # the screens
    **dict.fromkeys(("notify", "Static", "Content", "Text", "Button", "styled", "update", "add_column"), (0,)),
    "Help": (1, 2),
    "Hint": (1,),
    "Binding": (2,),
}
"""What shows a text to people, by its name, and which of its arguments do."""

NAMED = {"help", "metavar", "placeholder", "tooltip", "border_title", "border_subtitle", "label", "prompt", "epilog"}
"""Arguments and attributes that people read, whatever takes them."""


class Text(ast.NodeVisitor):
    """Collects the literal texts of an expression that people read: those in a call to a translation are not."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self.found.append(node.value)

    def visit_FormattedValue(self, node: ast.FormattedValue) -> None:
        if isinstance(node.value, ast.IfExp | ast.BoolOp):
            self.visit(node.value)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self.visit(node.body)
        self.visit(node.orelse)

    def visit_Call(self, node: ast.Call) -> None:
        """Of other calls only the text whose method it is: `"…".format(…)`."""
        if _name(node) not in KEYWORDS and isinstance(node.func, ast.Attribute):
            self.visit(node.func.value)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        """A text that looks something up is not read."""

    def visit_Compare(self, node: ast.Compare) -> None:
        """A text that is compared is not read."""


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def _texts(node: ast.expr) -> list[str]:
    reader = Text()
    reader.visit(node)
    return [text for text in reader.found if LETTERS.search(text)]


def unmarked(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Lines, and the texts in them that people read and nothing marks for translation."""
    for node in ast.walk(tree):
        shown: list[ast.expr] = []
        if isinstance(node, ast.Call):
            places = SAID.get(_name(node), ())
            shown += [node.args[place] for place in places if place < len(node.args)]
            shown += [keyword.value for keyword in node.keywords if keyword.arg in NAMED]
        elif isinstance(node, ast.Assign):
            shown += [node.value for target in node.targets if getattr(target, "attr", None) in NAMED]
        yield from ((one.lineno, text) for one in shown for text in _texts(one))


@cache
def trees() -> Mapping[str, ast.Module]:
    """All of the program's modules, by their paths."""
    paths = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8")) for path in paths}


@cache
def marked() -> frozenset[str]:
    """Every text that is marked for translation."""
    calls = (node for tree in trees().values() for node in ast.walk(tree) if isinstance(node, ast.Call))
    words = (call.args for call in calls if _name(call) in KEYWORDS)
    return frozenset(str(one.value) for args in words for one in args if isinstance(one, ast.Constant))


_KEPT = re.compile(r"(\{[^}]*\}|\[/?(?:blue)?\])")
"""Fields and marks of style: what a translation has as it is."""


class Strange:
    """A catalogue of a language without one Latin letter: whatever has some was not translated."""

    def gettext(self, message: str) -> str:
        if message not in marked():
            return message
        return "".join(
            part if place % 2 else re.sub("[A-Za-zÀ-ÿ]", "ж", part) for place, part in enumerate(_KEPT.split(message))
        )

    def ngettext(self, one: str, many: str, count: int) -> str:
        return self.gettext(one if count == 1 else many)


def latin(text: str, *known: str | Path) -> set[str]:
    """The words in Latin letters that a text has beside what is known to be in it."""
    for name in sorted(map(str, known), key=len, reverse=True):
        text = text.replace(name, "")
    return set(re.findall(r"[A-Za-zÀ-ÿ]{2,}", text))
