from __future__ import annotations

import io
import sys

import pytest

from cli.bar import LONG, bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown_on(stream: io.StringIO, total: int, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    with bar(total, "Exporting") as told:
        told(total // 2)
    return stream.getvalue()


def test_long_work_shows_on_a_terminal_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = shown_on(Terminal(), LONG, monkeypatch)

    assert "Exporting" in shown
    assert "50%" in shown


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown_on(Terminal(), LONG - 1, monkeypatch) == ""


def test_nothing_is_shown_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown_on(io.StringIO(), LONG, monkeypatch) == ""
