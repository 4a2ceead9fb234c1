"""Where lines may be broken: Rich breaks them at any white space, so that one may begin with `:` or `»` in French."""

from __future__ import annotations

import re


def keep_together() -> None:
    """Have Rich, and Textual with it, break no line at a no-break space."""
    from rich import _wrap  # the only place where Rich says what a word is

    _wrap.re_word = re.compile(r"[^\S\u00a0]*[\S\u00a0]+[^\S\u00a0]*")
