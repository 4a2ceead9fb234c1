"""Which key does what: the screen's actions, and the keys of the labels, without collision.

Keys are named as Textual names them: a letter or digit is itself, other characters go by their Unicode name
(`question_mark`, `slash`), and there are `left`, `enter`, `ctrl+q`, `f2`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, repeat
from string import ascii_letters, ascii_lowercase, ascii_uppercase

from annotate.i18n import _
from annotate.text import printable

ACTIONS: Mapping[str, str] = {
    "undo": "u",
    "later": "s",
    "unsure": "d",
    "bad-item": "x",
    "flag": "f",
    "note": "n",
    "pause": "p",
    "instructions": "i",
    "help": "question_mark",
    "meter": "m",
    "back": "left",
    "forward": "right",
    "find": "slash",
    "receipt": "r",
    "submit": "enter",
    "quit": "ctrl+q",
    "working": "w",
    "break": "b",
    "zoom-in": "plus",
    "zoom-out": "minus",
    "whole": "0",
    "full-screen": "v",
    "brighter": "greater_than_sign",
    "darker": "less_than_sign",
    "more-contrast": "right_parenthesis",
    "less-contrast": "left_parenthesis",
    "usual-light": "asterisk",
    "image-mode": "f8",
}
"""What the labelling screen can do, each with its usual key."""

TWINS: Mapping[str, str] = {"plus": "equals_sign", "minus": "underscore"}
"""What is typed on the same cap of the usual keyboards, without or with shift."""

SECOND: Mapping[str, str] = {"back": "comma", "forward": "full_stop", "whole": "backspace"}
"""The key of an action whose usual one is a label's or the kind's own."""

DIGITS = "1234567890"
"""The keys of the first ten labels."""

UNSHIFTED: Mapping[str, str] = {
    **{"ampersand": "1", "é": "2", "quotation_mark": "3", "apostrophe": "4"},
    **{"è": "7", "ç": "9", "à": "0"},
}
"""What the caps of digits type without shift on a French keyboard; `(`, `-` and `_` are the keys of actions."""

_ACTION_LETTERS = "".join(key for key in ACTIONS.values() if len(key) == 1)
_FREE_LETTERS = "".join(letter for letter in ascii_lowercase if letter not in _ACTION_LETTERS)
LABEL_LETTERS = (
    _FREE_LETTERS
    + _FREE_LETTERS.upper()
    + "".join(letter for letter in ascii_uppercase if letter.lower() in _ACTION_LETTERS)
)
"""The letters allotted to further labels, in order; the letters of actions only as capitals, and last."""

_LAST_RESORTS = tuple(f"f{number}" for number in range(2, 25))
_SHORTENED_NAMES = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_MODIFIERS = frozenset({"ctrl", "alt", "shift"})
_NAMED_KEYS = frozenset(
    (
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete", "backspace"),
        *("tab", "enter", "escape", *_SHORTENED_NAMES.values()),
        *(f"f{number}" for number in range(1, 25)),
    )
)


def key_name(char: str) -> str:
    """Textual's name for the key that types this character."""
    if len(char) != 1 or char.isalnum():
        return char
    name = unicodedata.name(char, char).lower().replace("-", "_").replace(" ", "_")
    return _SHORTENED_NAMES.get(name, name)


def is_key(written: str) -> bool:
    """Whether a keyboard can have this key: a character or a key's name, with `ctrl+` and its like before it."""
    *modifiers, key = written.split("+") if len(written) > 1 else [written]
    return _MODIFIERS.issuperset(modifiers) and (
        (len(key) == 1 and key.isprintable()) or key in _NAMED_KEYS or _names_a_character(key)
    )


def _names_a_character(name: str) -> bool:
    try:
        return name.islower() and unicodedata.lookup(name.replace("_", " ")).isprintable()
    except KeyError:
        return False


def is_label_key(char: str) -> bool:
    """Whether a label may have this key: one visible character that is not `?`, the key of the help."""
    return (
        len(char) == 1
        and char.isprintable()
        and not char.isspace()
        and char != "?"
        and unicodedata.category(char)[0] != "M"
    )


def allot(wanted: Iterable[str | None]) -> list[str | None]:
    """One key for each label, in order: the owner's, else the digit of its place, else a free letter, else None."""
    keys = list(wanted)
    owned = {key for key in keys if key is not None}
    letters = iter([letter for letter in LABEL_LETTERS if letter not in owned])
    return [_one_key(key, place, owned, letters) for key, place in zip(keys, chain(DIGITS, repeat("")), strict=False)]


def _one_key(wanted: str | None, place: str, owned: set[str], letters: Iterator[str]) -> str | None:
    if wanted is not None:
        return wanted
    return place if place and place not in owned else next(letters, None)


def keymap(
    own_keys: Iterable[str | None],
    overrides: Mapping[str, str] | None = None,
    *,
    kind: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """The key of every action, by its id: never two actions on one key, never a label's key.

    `own_keys` are those of the labels and others that a kind takes itself (`Kind.keys`); `kind` are the kind's own
    actions. A person's override holds unless a label or an earlier override has the key (see `refused`). An action
    whose key is taken moves to its second one, else to the capital letter, else to a function key.
    """
    actions = {**ACTIONS, **(kind or {})}
    taken = {key_name(key) for key in own_keys if key is not None}
    chosen = dict(_accepted(taken, overrides or {}, actions))
    taken.update(chosen.values())
    for action, usual in actions.items():
        if action not in chosen:
            chosen[action] = next(key for key in _candidates(action, usual) if key not in taken)
            taken.add(chosen[action])
    return {action: chosen[action] for action in actions}


def changed(keymap: Mapping[str, str], kind: Mapping[str, str]) -> dict[str, str]:
    """The part of a keymap that is not as usual, which mostly is nothing; `kind` are the kind's own actions."""
    usual = {**ACTIONS, **kind}
    return {action: key for action, key in keymap.items() if key != usual[action]}


def refused(
    own_keys: Iterable[str | None], overrides: Mapping[str, str], *, kind: Mapping[str, str] | None = None
) -> list[str]:
    """One sentence for each override of an action of this screen that `keymap` does not follow."""
    own, actions = list(own_keys), {**ACTIONS, **(kind or {})}
    accepted = dict(_accepted({key_name(key) for key in own if key is not None}, overrides, actions))
    given = keymap(own, overrides, kind=kind)
    text = _("“{action}” cannot have the key “{key}”, which does something else here: its key is “{given}”.")
    return [
        text.format(action=action, key=printable(key), given=given[action])
        for action, key in overrides.items()
        if action in actions and action not in accepted
    ]


def _accepted(taken: set[str], overrides: Mapping[str, str], actions: Iterable[str]) -> Iterator[tuple[str, str]]:
    seen = set(taken)
    for action in actions:
        written = overrides.get(action, "")
        key = key_name(written)
        if is_key(written) and key not in seen:
            seen.add(key)
            yield action, key


def _candidates(action: str, usual: str) -> Iterator[str]:
    yield usual
    if action in SECOND:
        yield SECOND[action]
    if usual in ascii_letters:
        yield usual.upper()
    yield from _LAST_RESORTS
