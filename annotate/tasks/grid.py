"""`grid`, the captcha: which tiles show what is asked for.

The tiles are the squares of one picture, or several pictures that are one item, or a page of small pictures that are an
item each: then every item has an answer of one tile.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random

import msgspec

from annotate.i18n import _, ngettext
from annotate.keys import key_name, keymap
from annotate.labels import LabelSet
from annotate.tasks.base import LONGEST_SIDE, Answer, AnswerError, Kind, Size, Terms, fields, one_of

NUMERIC_PAD = ("789", "456", "123")
"""The keys of up to three rows of three tiles, where they lie on the numeric pad."""
KEYBOARD = ("1234567890", "qwertyuiop", "asdfghjkl;", "zxcvbnm,./")
"""The keys of up to four rows of ten tiles: the keyboard's own rows, beginning at the left."""
AZERTY = ("1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn,;:!")
"""The same caps as `KEYBOARD` has, on a French keyboard."""
CURSOR_KEYS = ("left", "right", "up", "down", "space")
"""They go from tile to tile and choose, whatever else there is."""
_SHARE = 0.3
"""Of the tiles: what a simulated annotator chooses."""


def tile_keys(terms: Terms) -> str:
    """The key of each tile, row by row; none where there are more tiles than keys in a block."""
    if terms.keys:
        return terms.keys
    layout = NUMERIC_PAD if max(terms.rows, terms.columns) <= len(NUMERIC_PAD) else KEYBOARD
    if terms.rows > len(layout):
        return ""
    return "".join(row[: terms.columns] for row in layout[: terms.rows])


def azerty_keys(terms: Terms) -> str:
    """The keys of the tiles on a French keyboard; none where they are the same on every keyboard."""
    keys = "".join(row[: terms.columns] for row in AZERTY[: terms.rows])
    return keys if any(map(str.isalpha, tile_keys(terms))) else ""


class Grid(Kind):
    """`{"target": "traffic light", "rows": 3, "columns": 3, "tiles": [0, 4, 8]}`, row by row from 0.

    With `"unseen": [3]` where tiles could not be shown: of these, the answer says nothing.
    """

    name = "grid"
    media = frozenset({"image", "sheet"})
    parts = frozenset({"target", "rows", "columns", "tiles"})
    columns: tuple[str, ...] = ("target", "rows", "columns", "tiles", "unseen")
    needs_labels = True
    takes_free = False
    takes_grid = True
    chooses_labels = False
    actions = {"all-tiles": "a"}

    def keys(self, terms: Terms) -> tuple[str | None, ...]:
        """Those of the tiles and of the cursor: labels are what is asked for, and have no keys here."""
        return (*tile_keys(terms), *CURSOR_KEYS)

    def question(self, terms: Terms, media: str) -> str | None:
        """The captcha's own."""
        if media == "sheet" or terms.tiles == "items":
            return _("Select all pictures with {target}")
        return _("Select all squares with {target}")

    def page_size(self, terms: Terms) -> int:
        """As many items as there are tiles, where an item is in each."""
        return terms.rows * terms.columns if terms.tiles == "items" else 1

    def begin(self, terms: Terms, target: str | None = None) -> Answer | None:
        """No tile, of the grid that the project has; the target is the item's own or the project's one label."""
        rows, columns = (1, 1) if terms.tiles == "items" else (terms.rows, terms.columns)
        return {"target": target or terms.labels[0].name, "rows": rows, "columns": columns, "tiles": []}

    def fits(self, answer: Answer, start: Answer | None) -> bool:
        """Whether it is about the same target in the same grid."""
        return start is None or all(answer[one] == start[one] for one in ("target", "rows", "columns"))

    def agrees(self, answer: Answer, known: Answer) -> bool:
        """Whether it is the known one, as far as its tiles could be seen."""
        unseen = {*answer.get("unseen", ()), *known.get("unseen", ())}
        one, other = ({**each, "tiles": set(each["tiles"]) - unseen, "unseen": ()} for each in (answer, known))
        return one == other

    def same(self, answer: Answer, suggested: Answer) -> bool:
        """Whether it is what was suggested, as far as its tiles could be seen."""
        return self.agrees(answer, suggested)

    def from_plain(self, plain: object, start: Answer | None = None) -> object:
        """An answer of a mere list of tiles or, where there is but one, of true or false."""
        if start is not None and isinstance(plain, list):
            return {**start, "tiles": plain}
        if start is not None and isinstance(plain, bool) and _size(start) == 1:
            return {**start, "tiles": [0] if plain else []}
        return plain

    def check(self, answer: object, labels: LabelSet, *, free: bool = False) -> Answer:
        """The answer with each tile once, in order. No tile is an answer: none shows the target."""
        unseen = answer.get("unseen", []) if isinstance(answer, dict) else []
        if isinstance(answer, dict):
            answer = {name: value for name, value in answer.items() if name != "unseen"}
        given = fields(answer, "target", "rows", "columns", "tiles")
        rows, columns = _side(given["rows"], "rows"), _side(given["columns"], "columns")
        tiles = _tiles(given["tiles"], rows * columns)
        lost = _unseen(unseen, tiles, rows * columns)
        checked = {"target": one_of(given["target"], labels), "rows": rows, "columns": columns, "tiles": tiles}
        return {**checked, "unseen": lost} if lost else checked

    def line(self, answer: Answer) -> str:
        """The target, and how many of the tiles show it; also how many could not be seen."""
        if _size(answer) == 1:
            text = _("{target}: yes") if answer["tiles"] else _("{target}: no")
            return text.format(target=answer["target"])
        return _told([answer])

    def page_line(self, answers: Sequence[Answer]) -> str:
        """The target, and how many of the page's tiles show it."""
        return _told(answers)

    def rows(self, answer: Answer | None) -> list[dict[str, str]]:
        """One row, with the tiles as a JSON list in one cell; the last cell is empty where all tiles were seen."""
        if answer is None:
            return [dict.fromkeys(self.columns, "")]
        plain = {name: str(answer[name]) for name in ("target", "rows", "columns")}
        return [
            {**plain, "tiles": _cell(answer["tiles"]), "unseen": _cell(answer["unseen"]) if "unseen" in answer else ""}
        ]

    def names(self, answer: Answer) -> tuple[str, ...]:
        """The target, where a tile shows it."""
        return (str(answer["target"]),) if answer["tiles"] else ()

    def keystrokes(self, answer: Answer, labels: LabelSet) -> list[str]:
        """Each tile's key, then enter; where tiles have no keys, the cursor's way from one to the next."""
        return _presses(answer["tiles"], Terms(labels, rows=answer["rows"], columns=answer["columns"]))

    def page_keystrokes(self, answers: Sequence[Answer], terms: Terms) -> list[str]:
        """The same with the project's own keys, on a page of items the tile of each item."""
        if terms.tiles == "items":
            return _presses([place for place, one in enumerate(answers) if one["tiles"]], terms)
        return _presses(answers[0]["tiles"], terms)

    def sample(self, random: Random, labels: LabelSet, start: Answer | None = None, size: Size | None = None) -> Answer:
        """Any tiles, about a third of them."""
        begun = start or {"target": random.choice(labels.names), "rows": 3, "columns": 3}
        tiles = [tile for tile in range(_size(begun)) if random.random() < _SHARE]
        return {**begun, "tiles": tiles}


def _size(answer: Answer) -> int:
    size: int = answer["rows"] * answer["columns"]
    return size


def _cell(tiles: list[int]) -> str:
    return msgspec.json.encode(tiles).decode()


def _told(answers: Sequence[Answer]) -> str:
    """The target, and how many of all tiles show it or could not be seen."""
    target, total = answers[0]["target"], sum(map(_size, answers))
    count, unseen = (sum(len(one.get(name, ())) for one in answers) for name in ("tiles", "unseen"))
    if not unseen:
        return _("{target}: {count} of {total}").format(target=target, count=count, total=total)
    text = ngettext(
        "{target}: {count} of {total}, {unseen} not seen", "{target}: {count} of {total}, {unseen} not seen", unseen
    )
    return text.format(target=target, count=count, total=total, unseen=unseen)


def _side(count: object, name: str) -> int:
    if not isinstance(count, int) or isinstance(count, bool) or not 1 <= count <= LONGEST_SIDE:
        raise AnswerError(_("“{field}” is a whole number from 1 to {most}").format(field=name, most=LONGEST_SIDE))
    return count


def _tiles(tiles: object, size: int) -> list[int]:
    if not isinstance(tiles, list | tuple):
        raise AnswerError(_("“tiles” is a list of the chosen tiles, such as {example}").format(example="[0, 4, 8]"))
    return _in_order(tiles, size)


def _unseen(tiles: object, chosen: list[int], size: int) -> list[int]:
    if not isinstance(tiles, list | tuple):
        raise AnswerError(
            _("“unseen” is a list of the tiles that could not be seen, such as {example}").format(example="[3]")
        )
    lost = _in_order(tiles, size)
    if both := set(lost).intersection(chosen):
        raise AnswerError(_("tile {tile} is in “tiles” and in “unseen”: remove it from one").format(tile=min(both)))
    return lost


def _in_order(tiles: Iterable[object], size: int) -> list[int]:
    found = set[int]()
    for tile in tiles:
        if not isinstance(tile, int) or isinstance(tile, bool) or not 0 <= tile < size:
            raise AnswerError(_("the tiles are numbers from 0 to {last}, row by row").format(last=size - 1))
        found.add(tile)
    return sorted(found)


def _presses(tiles: Iterable[int], terms: Terms) -> list[str]:
    keys = tile_keys(terms)
    own = (*keys, *CURSOR_KEYS)
    submit = keymap(own, kind=Grid.actions)["submit"]
    if keys:
        return [*(key_name(keys[tile]) for tile in tiles), submit]
    return [*_walk(tiles, terms.columns), submit]


def _walk(tiles: Iterable[int], columns: int) -> list[str]:
    """The cursor's way from the first tile to each of these, and the choice there."""
    presses, at = list[str](), 0
    for tile in tiles:
        down, right = tile // columns - at // columns, tile % columns - at % columns
        presses += ["down" if down > 0 else "up"] * abs(down) + ["right" if right > 0 else "left"] * abs(right)
        presses.append("space")
        at = tile
    return presses


KIND = Grid()
