"""A progress bar for long work, on standard error, where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

LONG = 20_000
"""Records: fewer are done before anybody could read a bar."""


@contextmanager
def bar(total: int, label: str) -> Iterator[Callable[[int], object]]:
    """A function that takes how many more are done; it draws nothing for short work or where nobody looks."""
    if total < LONG or not sys.stderr.isatty():
        yield lambda count: None
        return
    with typer.progressbar(length=total, label=label, file=sys.stderr) as shown:
        yield shown.update
