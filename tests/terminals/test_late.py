"""A late answer presses no label, and no key of a person is taken for one."""

from __future__ import annotations

from textual import events
from textual._xterm_parser import XTermParser

from annotate.terminals.late import BURST_S, WATCH_S, LateReplies

LATE = "\x1bP>|WezTerm 2024\x1b\\\x1b[6;20;10t\x1b[?62;4;22c"
LABELS = set("0123456789abcdefghijklmnopqrstuvwxyz")


def keys_of(sent: str) -> list[str]:
    """What Textual makes of what a terminal sends."""
    parser = XTermParser()
    return [event.key for event in (*parser.feed(sent), *parser.feed("")) if isinstance(event, events.Key)]


def test_no_key_of_a_late_answer_reaches_a_label() -> None:
    late = LateReplies(10.0)
    passed = [key for number, key in enumerate(keys_of(LATE)) if not late.is_reply(key, 11.0 + number / 10_000)]

    assert LABELS & set(keys_of(LATE))
    assert not passed


def test_the_rest_of_an_answer_that_was_cut_presses_no_label_either() -> None:
    late = LateReplies(10.0)
    keys = keys_of(";4;22c")
    passed = [key for number, key in enumerate(keys) if not late.is_reply(key, 10.5 + number / 10_000)]

    assert not LABELS & set(passed)


def test_keys_that_follow_each_other_as_hands_press_them_all_arrive() -> None:
    """Also those of a key that is held down."""
    late = LateReplies(10.0)

    assert not any(late.is_reply("1", 10.0 + number * 1.5 * BURST_S) for number in range(100))


def test_an_answer_that_begins_in_time_is_known_to_its_end() -> None:
    late = LateReplies(10.0)
    end = 10.0 + WATCH_S
    assert late.is_reply("circumflex_accent", end)

    assert all(late.is_reply(key, end + number * BURST_S / 2) for number, key in enumerate("[62;4c"))
    assert not late.is_reply("1", end + 3 * BURST_S + 1)


def test_later_every_key_is_a_key() -> None:
    """A robot may press as fast as it likes."""
    late = LateReplies(10.0)
    at = 10.1 + WATCH_S

    assert not any(late.is_reply(key, at) for key in keys_of(LATE))


def test_keys_from_before_the_app_listened_are_keys() -> None:
    """They are all handed over at once."""
    late = LateReplies(10.0)

    assert not any(late.is_reply(key, 9.99) for key in ("1", "2", "alt+3", "3"))


def test_escape_is_a_key() -> None:
    assert not LateReplies(10.0).is_reply("escape", 10.1)
