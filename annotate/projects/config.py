"""annotate.toml, typed. Every mistake is one sentence that names the file, the key and what would be right."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from msgspec import Struct, structs

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.keys import is_label_key
from annotate.labels import Label, check_labels
from annotate.projects.own_rates import KEY, read_own_rates
from annotate.projects.toml import Mistake, check_keys, read_toml, to_struct
from annotate.receipt.rates.table import Rate
from annotate.tasks import Kind
from annotate.tasks import kind as find_kind
from annotate.tasks.base import LONGEST_SIDE, Tiles
from annotate.text import has_controls

if TYPE_CHECKING:
    from annotate.receipt.money import Money

FILE_NAME = "annotate.toml"
SHORTEST_MS = 1_000
"""Of the times that a kind has settings for."""
SHORTEST_IDLE_MS = 30_000
"""Label records keep only gaps of more than 30 s one by one: a smaller cap could not be computed from them."""

Order: TypeAlias = Literal["listed", "random", "fewest-labels"]


class ProjectTable(Struct, frozen=True, forbid_unknown_fields=True):
    """[project]: what is labelled, and what annotators read first."""

    name: str | None = None
    """What the project is called; None: as its folder."""
    items: str = "."
    """A folder of images, or a .txt, .csv or .jsonl file of texts, relative to the project's folder."""
    instructions: str | None = None
    """A text file that annotators read first."""


class TaskTable(Struct, frozen=True, forbid_unknown_fields=True):
    """[task]: what is asked."""

    kind: str
    question: str | None = None
    labels: tuple[Label, ...] = ()
    free: bool = False
    """Whether annotators may add tags of their own."""
    grid: str | None = None
    """Rows and columns of tiles, `4x4`; None: three of each."""
    tiles: Tiles = "squares"
    """What is in the tiles: the squares or the pictures of one item, or an item in each."""
    tile_keys: str | None = None
    """The keys of the tiles, row by row; None: the numeric pad's or the keyboard's own rows."""
    pace: str | None = None
    """The time that somebody wants an item to take, `6s`; None: nobody does."""
    rest_after: str | None = None
    """The exposure to uncovered items after which a rest is offered, `5m`; None: the kind's own."""

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return grid_shape(self.grid or "3x3")


class QueueTable(Struct, frozen=True, forbid_unknown_fields=True):
    """[queue]: in which order, by how many people, with which controls."""

    order: Order = "listed"
    overlap: int = 1
    """How many annotators each item needs."""
    gold: str | None = None
    """A JSONL file of known answers, `{"item": …, "answer": …}`."""
    repeat: float = 0.0
    """The fraction of items that each annotator is shown twice."""
    seed: int = 0


class LabourTable(Struct, frozen=True, forbid_unknown_fields=True):
    """[labour]: how time is read and what is paid."""

    idle_after: str = "60s"
    reward: str = "0.00 EUR"
    """Per accepted label."""
    rates: tuple[str, ...] = ()
    """The rates on the receipt; none: the receipt's own choice."""

    @property
    def idle_ms(self) -> int:
        """The cap on the credited time of one gap, in milliseconds."""
        return duration_ms(self.idle_after)

    @property
    def amount(self) -> Decimal:
        """The reward's amount."""
        return money(self.reward)[0]

    @property
    def currency(self) -> str:
        """The reward's currency, three capital letters."""
        return money(self.reward)[1]

    @property
    def promised(self) -> Money:
        """The reward, exactly: what the project promises for a label that is accepted."""
        from fractions import Fraction

        from annotate.receipt.money import Money

        return Money(Fraction(self.amount), self.currency)


class Config(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    task: TaskTable
    project: ProjectTable = ProjectTable()
    queue: QueueTable = QueueTable()
    labour: LabourTable = LabourTable()
    rate: tuple[Rate, ...] = ()
    """[[rate]]: rates of the project's own, in place of bundled ones or beside them."""


def duration_ms(text: str) -> int:
    """Milliseconds of a duration such as `60s` or `2m`; ValueError when it is none."""
    match = re.fullmatch(r"\s*([0-9]{1,9}(?:\.[0-9]{1,9})?)\s*(ms|s|m|h)\s*", text)
    if match is None:
        raise ValueError(text)
    return int(Decimal(match[1]) * {"ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000}[match[2]])


def grid_shape(text: str) -> tuple[int, int]:
    """Rows and columns of a text such as `3x4`; ValueError when it is none, or one of them is too large."""
    match = re.fullmatch(r"\s*([0-9]{1,2})\s*[x×*]\s*([0-9]{1,2})\s*", text)
    if match is None or not all(1 <= int(side) <= LONGEST_SIDE for side in match.groups()):
        raise ValueError(text)
    return int(match[1]), int(match[2])


def money(text: str) -> tuple[Decimal, str]:
    """Amount and currency of a text such as `0.05 EUR`; ValueError when it is none."""
    match = re.fullmatch(r"\s*([0-9]{1,12}(?:\.[0-9]{1,12})?)\s+([A-Z]{3})\s*", text)
    if match is None:
        raise ValueError(text)
    try:
        return Decimal(match[1]), match[2]
    except InvalidOperation as error:  # pragma: no cover - the pattern lets no such number through
        raise ValueError(text) from error


def load_config(path: Path) -> Config:
    """Read and check an annotate.toml; a `Mistake` names the first thing that is wrong with it."""
    data = read_toml(path)
    check_keys(path, data, Config)
    if isinstance(task := data.get("task"), dict) and isinstance(labels := task.get("labels"), list):
        data = {**data, "task": {**task, "labels": _spelt_out(path, labels)}}
    own = read_own_rates(path, data.get(KEY, ()))
    config = structs.replace(to_struct(path, data | {KEY: ()}, Config), rate=own)
    check_values(path, config)
    return config


def _spelt_out(path: Path, labels: list[object]) -> list[dict[str, Any]]:
    """Labels as tables: a mere text is a label's name."""
    spelt_out = []
    for number, label in enumerate(labels, 1):
        where = _("[task] labels, number {number}").format(number=number)
        if not isinstance(label, str | dict):
            example = '{ name = "cat", key = "c" }'
            raise Mistake(path, where, _("this should be a text in quotes, or {example}").format(example=example))
        spelt_out.append(label if isinstance(label, dict) else {"name": label})
        check_keys(path, spelt_out[-1], Label, where)
    return spelt_out


def check_values(path: Path, config: Config) -> None:
    """Raise a `Mistake` for the first value that cannot be meant, as if it stood in the file of that path."""
    for name, text in (("[project] name", config.project.name), ("[task] question", config.task.question)):
        if text is not None and (has_controls(text) or not text.strip()):
            raise Mistake(path, name, _("this should be one line of visible text"))
    _check_task(path, config.task)
    _check_queue(path, config.queue)
    _check_labour(path, config.labour)


def _check_task(path: Path, task: TaskTable) -> None:
    try:
        kind = find_kind(task.kind)
    except AnnotateError as error:
        raise Mistake(path, "[task] kind", str(error)) from error
    if kind.needs_labels and not task.labels and not (task.free and kind.takes_free):
        raise Mistake(
            path,
            "[task] labels",
            _("name at least one label, such as {example}").format(example='labels = ["cat", "dog"]'),
        )
    if task.free and not kind.takes_free:
        raise Mistake(path, "[task] free", _("tags of one's own belong to the kind “tag”: remove this key"))
    _check_tiles(path, task, kind)
    _check_settings(path, task, kind)
    if task.labels and not kind.takes_labels:
        what = _("a task of the kind “{kind}” has no labels: remove this key")
        raise Mistake(path, "[task] labels", what.format(kind=kind.name))
    try:
        check_labels(task.labels)
    except AnnotateError as error:
        raise Mistake(path, "[task] labels", str(error)) from error


def _check_tiles(path: Path, task: TaskTable, kind: Kind) -> None:
    given = {"grid": task.grid is not None, "tiles": task.tiles != "squares", "tile_keys": task.tile_keys is not None}
    if not kind.takes_grid:
        if one := next((name for name, there in given.items() if there), None):
            raise Mistake(path, f"[task] {one}", _("tiles belong to the kind “grid”: remove this key"))
        return
    try:
        rows, columns = task.shape
    except ValueError as error:
        text = _("this should be rows and columns, at most {most} of each, such as {example}")
        raise Mistake(path, "[task] grid", text.format(most=LONGEST_SIDE, example='"3x3"')) from error
    keys = task.tile_keys
    if keys is not None and (
        len(keys) != rows * columns or len(set(keys)) != len(keys) or not all(map(is_label_key, keys))
    ):
        text = _("this should be {count} different visible characters other than “?”, one for each tile, row by row")
        raise Mistake(path, "[task] tile_keys", text.format(count=rows * columns))


def _check_settings(path: Path, task: TaskTable, kind: Kind) -> None:
    for name, text in (("pace", task.pace), ("rest_after", task.rest_after)):
        if text is None:
            continue
        if name not in kind.settings:
            what = _("a task of the kind “{kind}” has no such setting: remove this key")
            raise Mistake(path, f"[task] {name}", what.format(kind=kind.name))
        try:
            long_enough = duration_ms(text) >= SHORTEST_MS
        except ValueError:
            long_enough = False
        if not long_enough:
            what = _("this should be a time of at least one second, such as {example}")
            raise Mistake(path, f"[task] {name}", what.format(example='"6s"'))


def _check_queue(path: Path, queue: QueueTable) -> None:
    if queue.overlap < 1:
        raise Mistake(path, "[queue] overlap", _("this should be 1 or more: how many annotators each item needs"))
    if not 0 <= queue.repeat <= 1:
        raise Mistake(path, "[queue] repeat", _("this should be from 0 to 1: the fraction of items shown twice"))


def _check_labour(path: Path, labour: LabourTable) -> None:
    try:
        long_enough = duration_ms(labour.idle_after) >= SHORTEST_IDLE_MS
    except ValueError:
        long_enough = False
    if not long_enough:
        raise Mistake(
            path,
            "[labour] idle_after",
            _("this should be a time of at least 30 seconds, such as {example}").format(example='"60s"'),
        )
    try:
        money(labour.reward)
    except ValueError as error:
        raise Mistake(
            path,
            "[labour] reward",
            _("this should be an amount and a currency, such as {example}").format(example='"0.05 EUR"'),
        ) from error
