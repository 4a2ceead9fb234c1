"""What a terminal is, by its own word and by the environment."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from annotate.terminals.replies import Replies
from annotate.terminals.terminal import (
    DIRECT,
    by_environment,
    by_replies,
    cell_of_window,
    draws_placeholders,
    is_remote,
)


@pytest.mark.parametrize(
    ("name", "does"),
    [
        ("kitty(0.41.1)", True),
        ("kitty(0.28.0)", True),
        ("kitty(1.0)", True),
        ("kitty(0.27.1)", False),
        ("ghostty 1.0.0", True),
        ("Ghostty", True),
        ("Konsole 24.02", False),
        ("kittyish 3", False),
        ("my kitty(0.41)", False),
        ("", False),
    ],
)
def test_placeholders_are_drawn_by_ghostty_and_by_newer_kitty(name: str, does: bool) -> None:
    assert draws_placeholders(name) is does


def test_the_name_alone_does_not_prove_that_pictures_are_shown() -> None:
    said = Replies("kitty(0.41.1)", answers=1)

    assert not by_replies(said, {}).kitty
    assert by_replies(said._replace(graphics={DIRECT: "OK"}), {}).kitty
    assert not by_replies(said._replace(graphics={DIRECT: "ENOTSUPPORTED"}), {}).kitty


@pytest.mark.parametrize(
    ("name", "environment", "does"),
    [
        ("iTerm2 3.5.10", {}, True),
        ("WezTerm 20240203-110809-5046fc22", {}, True),
        ("Konsole 22.04.0", {}, True),
        ("Konsole 21.12.3", {}, False),
        ("mintty 3.7.0", {}, True),
        ("rio 0.2.0", {}, True),
        ("", {"TERM_PROGRAM": "iTerm.app"}, True),
        ("", {"LC_TERMINAL": "iTerm2"}, True),
        ("", {"TERM_PROGRAM": "vscode"}, False),
        # started from one terminal, running in another
        ("XTerm(379)", {"TERM_PROGRAM": "WezTerm"}, False),
    ],
)
def test_inline_pictures_are_known_by_the_name_and_else_by_the_environment(
    name: str, environment: Mapping[str, str], does: bool
) -> None:
    assert by_replies(Replies(name, answers=1), environment).iterm is does


@pytest.mark.parametrize(
    ("name", "environment", "multiplexer"),
    [
        ("", {"TMUX": "/tmp/tmux-0/default,1,0"}, "tmux"),
        ("", {"STY": "1.pts-0.host"}, "screen"),
        ("", {"ZELLIJ": "0"}, "Zellij"),
        ("tmux 3.4", {"TERM": "xterm-256color"}, "tmux"),
        ("", {"TERM": "tmux-256color"}, "tmux"),
        ("", {"TERM": "screen.xterm-256color"}, "screen"),
        ("foot(1.16.2)", {"TERM": "foot"}, ""),
    ],
)
def test_a_multiplexer_is_known_here_and_through_ssh(
    name: str, environment: Mapping[str, str], multiplexer: str
) -> None:
    assert by_replies(Replies(name, answers=1), environment).multiplexer == multiplexer


def test_a_cell_is_as_large_as_the_terminal_says_and_else_as_its_window() -> None:
    assert by_replies(Replies(cell=(8, 16), answers=1), {}, (9, 18)).cell == (8, 16)
    assert by_replies(Replies(answers=1), {}, (9, 18)).cell == (9, 18)


@pytest.mark.parametrize(
    ("window", "cell"),
    [
        ((24, 80, 805, 490), (10, 20)),
        ((24, 80, 0, 0), None),
        ((0, 0, 800, 480), None),
        ((24, 80, 80, 24), None),
        ((2, 2, 9000, 9000), None),
    ],
)
def test_a_window_is_believed_where_it_makes_sense(
    window: tuple[int, int, int, int], cell: tuple[int, int] | None
) -> None:
    assert cell_of_window(*window) == cell


def test_the_environment_alone_tells_of_ssh_and_of_a_browser() -> None:
    assert is_remote({"SSH_TTY": "/dev/pts/3"})
    assert not is_remote({"SSH_CONNECTION": ""})
    known = by_environment({"TEXTUAL_DRIVER": "web", "SSH_CLIENT": "::1"})
    assert (known.browser, known.remote, known.asked, known.kitty) == (True, True, False, False)
