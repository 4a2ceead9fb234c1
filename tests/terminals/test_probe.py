"""Asking a terminal: nothing hangs, nothing is shown, no key is lost, and what was found is right."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import termios
from collections.abc import Mapping
from pathlib import Path

import pytest

from annotate.terminals.choosing import best
from annotate.terminals.probe import Question, Streams, may_ask, probe, window_cell
from annotate.terminals.terminal import Terminal
from tests.terminals.fakes import PATIENCE_S, Manner, ask, interrupt, terminate

KITTY = Manner(b"kitty(0.41.1)", b"20;10", kitty=b"OK")
GHOSTTY = Manner(b"ghostty 1.1.3", b"36;17", b"?62;22;52", kitty=b"OK")
WEZTERM = Manner(b"WezTerm 20240203-110809-5046fc22", b"20;10", b"?65;4;6;18;22", kitty=b"OK")
KONSOLE = Manner(b"Konsole 23.08.5", b"18;8", b"?62;1;4", kitty=b"OK")
SIXEL_XTERM = Manner(b"XTerm(379)", b"13;6", b"?63;1;2;4;6;9;15;16;22;28;29")
FOOT = Manner(b"foot(1.16.2)", b"19;9", b"?62;4;22")
GNOME = Manner(b"VTE(7600)", b"", b"?65;1;9")
ALACRITTY = Manner(attributes=b"?6")
SILENT = Manner(attributes=None)

SSH = {"SSH_CONNECTION": "::1 1 ::1 22"}

TYPED_S = 3.0
"""In so long the keys of a test have come on the busiest machine."""
SIGNALLED_S = PATIENCE_S / 3
"""In so long a signal has come, and whoever waits for the process sees what came of it also if it came in the instant
before a wait, which no signal ends that came before it had begun."""


@pytest.mark.parametrize(
    ("manner", "environment", "glyphs"),
    [
        (KITTY, {}, "kitty"),
        (GHOSTTY, {}, "kitty"),
        (WEZTERM, {}, "iterm"),
        (KONSOLE, {}, "iterm"),
        (SIXEL_XTERM, {}, "sixel"),
        (FOOT, {}, "sixel"),
        (GNOME, {}, "blocks"),
        (ALACRITTY, {}, "blocks"),
        (KITTY, SSH, "kitty"),
        (WEZTERM, SSH, "iterm"),
        (FOOT, SSH, "blocks"),
        (Manner(b"tmux 3.4", b"20;10", b"?1;2;4"), {"TMUX": "/tmp/tmux-0/default,1,0"}, "blocks"),
        (Manner(b"tmux 3.4", b"20;10", b"?1;2;4"), SSH, "blocks"),
        (Manner(b"xterm.js(5.5.0)", b"", b"?1;2"), {"TERM_PROGRAM": "vscode"}, "blocks"),
        (Manner(b"xterm.js(5.5.0)", b"", b"?62;4;9;22"), {"TERM_PROGRAM": "vscode"}, "iterm"),
        (Manner(b"kitty(0.26.5)", b"20;10", kitty=b"OK"), {}, "blocks"),
        (SILENT, {}, "blocks"),
    ],
)
def test_the_best_way_is_found_and_the_terminal_shows_nothing_of_it(
    manner: Manner, environment: Mapping[str, str], glyphs: str
) -> None:
    asked = ask(manner, environment)

    assert best(asked.terminal).glyphs == glyphs
    assert (asked.leaked, asked.typed, asked.kept) == (b"", b"", True)


def test_what_a_terminal_says_of_itself_is_known() -> None:
    assert ask(KITTY).terminal == Terminal(
        name="kitty(0.41.1)", kitty=True, files=True, cell=(10, 20), asked=True, answered=True
    )
    assert ask(SIXEL_XTERM).terminal == Terminal(name="XTerm(379)", sixel=True, cell=(6, 13), asked=True, answered=True)


def test_only_who_has_kitty_s_pictures_is_asked_for_them() -> None:
    """Others show the question, or draw rubbish for the placeholders that they say they know."""
    assert b"\x1b_G" in ask(GHOSTTY).shown
    assert not any(b"\x1b_G" in ask(manner).shown for manner in (WEZTERM, GNOME, ALACRITTY, SILENT))


def test_a_terminal_that_reads_no_files_of_this_machine_is_known_and_none_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))

    elsewhere = ask(Manner(b"kitty(0.41.1)", b"20;10", kitty=b"OK", reads_files=False)).terminal
    assert (elsewhere.kitty, elsewhere.files) == (True, False)
    assert not ask(KITTY, SSH).terminal.files
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("piece", [1, 3, 7])
def test_an_answer_in_pieces_is_the_same_answer(piece: int) -> None:
    whole, pieces = (
        ask(WEZTERM),
        ask(Manner(WEZTERM.name, WEZTERM.cell, WEZTERM.attributes, piece=piece, pause_s=0.001)),
    )

    assert pieces == whole


SLOW = Manner(b"WezTerm 20240203", b"20;10", b"?65;4", pause_s=1.0)


def test_a_slow_answer_through_ssh_is_waited_for() -> None:
    assert ask(SLOW, SSH, limits=(0.05, PATIENCE_S)).terminal.iterm


def test_an_answer_after_the_time_is_up_is_not_waited_for() -> None:
    """What comes then finds a terminal that is as it was; the app knows that it may come."""
    asked = ask(SLOW, limits=(0.05, PATIENCE_S))

    assert (asked.terminal.asked, asked.terminal.answered, asked.kept) == (True, False, True)
    assert best(asked.terminal).glyphs == "blocks"


@pytest.mark.parametrize(
    ("manner", "typed"),
    [
        (Manner(b"WezTerm 20240203", b"20;10", typed=(b"1", b"2", b"3")), b"123"),
        (
            Manner(b"kitty(0.41.1)", b"20;10", kitty=b"OK", typed=(b"", b"\x1b[A", b"q", b"\x1bOP", b"\x1b")),
            b"\x1b[Aq\x1bOP\x1b",
        ),
        (Manner(attributes=b"?6", typed=("é→".encode(), b"\r")), "é→\r".encode()),
        (Manner(attributes=None, typed=(b"1", b"\x1b")), b"1\x1b"),
        (Manner(b"WezTerm 20240203", typed=(b"one", b"two"), piece=2), b"onetwo"),
        (Manner(attributes=b"?6", typed=(b"\x13", b"\x11")), b"\x13\x11"),
    ],
)
def test_keys_pressed_meanwhile_are_handed_back_in_their_order(manner: Manner, typed: bytes) -> None:
    # Where no answer ends the wait, it must last until the keys have come.
    asked = ask(manner, limits=(TYPED_S, TYPED_S) if manner.attributes is None else None)

    assert asked.typed == typed
    assert asked.leaked == b""


def test_lines_typed_before_have_the_enter_that_was_pressed() -> None:
    """The terminal's driver had made it the end of a line by then."""

    def type_ahead(line: int, process: int) -> None:
        os.write(line, b"yes\r")

    ready = "import select; os.write(2, b'ready'); select.select([0], [], [])"
    asked = ask(Manner(attributes=b"?6"), before=ready, seen=b"ready", when_seen=type_ahead)

    assert asked.typed == b"yes\r"


@pytest.mark.parametrize(
    "manner",
    [
        Manner(b"\x1b[31mred\x07\x1b]0;title\x07\nname", b"20;10"),
        Manner(b"x" * 5000, b"20;10"),
        Manner(b"\xff\xfe\x00", b"20;10"),
        Manner(b"WezTerm", b"99999999;1"),
        Manner(b"WezTerm", b"0;0"),
        Manner(b"kitty(99999999999999999999.1)", b"20;10", kitty=b"\x1b[2J"),
        Manner(b"kitty(....)", b"20;10", kitty=b"EINVAL:" + b"?" * 3000),
    ],
)
def test_a_hostile_answer_steers_nothing_and_presses_no_key(manner: Manner) -> None:
    asked = ask(manner)

    assert asked.terminal.name.isprintable()
    assert len(asked.terminal.name) <= 64
    assert asked.terminal.cell in ((10, 20), None)
    assert (asked.typed, asked.leaked, asked.kept) == (b"", b"", True)


def test_a_flood_is_given_up() -> None:
    def flood(line: int, process: int) -> None:
        os.set_blocking(line, False)
        for _again in range(64):
            try:
                os.write(line, b"z" * 4096)
            except BlockingIOError:
                break

    asked = ask(SILENT, when_seen=flood)

    assert (asked.how, asked.terminal.answered, asked.kept) == ("answered", False, True)


@pytest.mark.parametrize(("signal", "how"), [(interrupt, "KeyboardInterrupt"), (terminate, "SystemExit")])
def test_whatever_ends_the_question_leaves_the_terminal_as_it_was(signal: object, how: str) -> None:
    assert callable(signal)
    asked = ask(SILENT, SSH, limits=(SIGNALLED_S, SIGNALLED_S), when_seen=signal)

    assert (asked.how, asked.kept) == (how, True)


@pytest.mark.parametrize(
    "environment",
    [
        {"TERM": "dumb"},
        {"TERM": "linux"},
        {"TEXTUAL_DRIVER": "textual_serve:Driver"},
        {"TERM_PROGRAM": "Apple_Terminal"},
        {"INSIDE_EMACS": "29.4,term"},
    ],
)
def test_who_would_show_the_question_or_cannot_answer_is_not_asked(environment: Mapping[str, str]) -> None:
    asked = ask(KITTY, environment)

    assert (asked.shown, asked.terminal.asked, asked.kept) == (b"", False, True)
    assert asked.terminal.browser is ("TEXTUAL_DRIVER" in environment)


def test_a_process_in_the_background_asks_nothing_and_is_not_stopped() -> None:
    asked = ask(KITTY, before="os.setpgid(0, 0) if os.fork() == 0 else (os.wait(), os._exit(0))")

    assert (asked.shown, asked.terminal.asked) == (b"", False)


def test_where_keys_or_screen_are_no_terminal_there_is_nothing_to_ask() -> None:
    line, end = pty.openpty()
    read, write = os.pipe()
    environment = {"TERM": "xterm-256color"}
    try:
        for streams in (Streams(read, end), Streams(end, write), None):
            assert not may_ask(streams, environment)
    finally:
        for number in (line, end, read, write):
            os.close(number)


def test_what_is_known_without_asking_is_told() -> None:
    """The tests themselves have no terminal for their keys."""
    environment = {"TERM": "dumb", "TERM_PROGRAM": "WezTerm", "SSH_TTY": "/dev/pts/1", "TMUX": "x"}

    assert probe(environment).terminal == Terminal(name="WezTerm", multiplexer="tmux", remote=True)
    with Question({"TERM": "dumb", "TEXTUAL_DRIVER": "web"}) as question:
        assert question.answer().terminal == Terminal(browser=True)


def test_a_window_tells_how_large_its_cells_are_or_that_it_does_not_know() -> None:
    line, end = pty.openpty()
    try:
        assert window_cell(end) is None
        fcntl.ioctl(line, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 800, 480))
        assert window_cell(end) == (10, 20)
        fcntl.ioctl(line, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 80, 24))
        assert window_cell(end) is None
    finally:
        os.close(line)
        os.close(end)
    assert window_cell(-1) is None
