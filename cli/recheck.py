"""A receipt that was kept as JSON: whether it is what was printed, and what its store says of it today."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from annotate.errors import AnnotateError
from annotate.i18n import _, ngettext
from annotate.text import printable
from cli.complaint import complain

if TYPE_CHECKING:
    from annotate.receipt.checking.check import Checked, Source
    from annotate.receipt.checking.rows import Tables
    from annotate.receipt.model import Receipt
    from cli.folders import Opened
    from storage import LabelStore


_AMOUNT = re.compile(r"-?\d{1,60}(\.\d{1,20})?", re.ASCII)
"""Anything else is no decimal, or one such as `1e999999999`, which fills the memory when it is computed with."""


class Kept:
    """The file of a receipt; an AnnotateError names the file, and what to do."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._text = self._read()
        with self._named():
            from annotate.receipt.formats.json import read

            self._receipt = read(self._text)

    def _read(self) -> bytes:
        from annotate.errors import reason

        try:
            return sys.stdin.buffer.read() if self._path == Path("-") else self._path.read_bytes()
        except OSError as error:
            text = _("{path} cannot be read ({why}): name a receipt that `annotate receipt --format json` made")
            raise AnnotateError(text.format(path=self._shown, why=reason(error))) from error

    @property
    def _shown(self) -> str:
        return printable(str(self._path))

    @contextmanager
    def _named(self) -> Iterator[None]:
        """Put the file's name before what is wrong with it."""
        try:
            yield
        except AnnotateError as error:
            raise AnnotateError(_("{path}: {sentence}").format(path=self._shown, sentence=error)) from error

    @property
    def is_alone(self) -> bool:
        """Whether its store was gone when it was printed: a demonstration's."""
        return not self._receipt.store.kept

    def unchanged(self) -> Receipt:
        """The receipt, to be printed once more; AnnotateError: it was changed since it was made."""
        from annotate.receipt.checking.check import as_fields
        from annotate.receipt.checking.mending import fits

        with self._named():
            if not fits(as_fields(self._text)):
                text = _("it was changed since it was made, and is no evidence: `annotate verify --receipt` says more")
                raise AnnotateError(text)
            if _is_made_up(as_fields(self._text)):
                raise AnnotateError(_made_up())
        return self._receipt

    @contextmanager
    def printing(self) -> Iterator[None]:
        """Say that it cannot be printed where it fits its id, but holds what no receipt can: whoever made it up."""
        try:
            yield
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            with self._named():
                raise AnnotateError(_made_up()) from error

    def check_alone(self) -> None:
        """Say whether it fits its id, which is all that can be said without a store."""
        from annotate.receipt.checking.check import check_alone

        self._say(check_alone(self._text))
        raise AnnotateError(
            _("the receipt fits its id, and nothing else can be checked: the demonstration's store is gone")
        )

    def check(self, projects: Sequence[Opened]) -> None:
        """Say whether it is what its store says; AnnotateError: it is not, or nobody can tell any more."""
        from annotate.receipt.checking.check import check
        from cli.folders import check_apart
        from storage import LabelStore

        with ExitStack() as stack:
            paths = [one.project.store_path for one in projects]
            stores = [stack.enter_context(LabelStore.open(path, read_only=True)) for path in paths]
            check_apart(projects, stores)
            if self.is_alone and not {part.id for part in self._receipt.store.parts} & {one.id for one in stores}:
                self.check_alone()
            sources = [_source(one, store) for one, store in zip(projects, stores, strict=True)]
            with self._named():
                found = check(self._text, sources, _tables(projects))
        self._say(found)
        later = ngettext("{count} record came since.", "{count} records came since.", found.later)
        agrees = _("The receipt says what its store says, in every figure.")
        typer.echo(f"{agrees} {later.format(count=found.later)}")
        return None

    def _say(self, found: Checked) -> None:
        """Every difference on a line; AnnotateError: there is one."""
        from annotate.receipt.checking.leaves import shown, told, value_text
        from annotate.receipt.checking.mending import UNTOLD

        for one in found.differences:
            text = _("{name}: on the receipt {said}, from the store {found}")
            if one.path == ("id",):
                text = _("{name}: on the receipt {said}, by all that stands on it {found}")
            name, said = told(one.path, found.receipt), value_text(one.said)
            typer.echo(text.format(name=name, said=said, found=value_text(one.found)))
        for remark in found.remarks:
            typer.echo(remark, err=True)
        if not found.all_told:
            paths = ", ".join(shown((path,)) for path in UNTOLD)
            complain(_("something was changed that no store can tell: one of {paths}").format(paths=paths))
        if count := len(found.differences):
            sentence = ngettext(
                "{path} is not what was printed, or not what its store says, in {count} place",
                "{path} is not what was printed, or not what its store says, in {count} places",
                count,
            )
            raise AnnotateError(sentence.format(path=self._shown, count=count))


def _made_up() -> str:
    return _("it holds what no receipt can, and cannot be printed: ask for it anew where its store is")


def _is_made_up(found: dict[str, Any]) -> bool:
    """Whether an amount is none, or anything but a name would steer a terminal: names are written out when shown."""
    from annotate.receipt.checking.leaves import leaves
    from annotate.text import has_controls

    for path, value in leaves(found):
        named = path[0] in ("project", "annotator") or path[-1] == "folder" or "reasons" in path
        if not named and any(has_controls(one) for one in (*path, value) if isinstance(one, str)):
            return True
        if path[-1] == "amount" and isinstance(value, str) and not _AMOUNT.fullmatch(value):
            return True
    return False


def _source(one: Opened, store: LabelStore) -> Source:
    from annotate.receipt.checking.check import Source
    from annotate.receipt.money import reward_text

    reward = one.project.config.labour.promised
    return Source(str(one.folder), store, one.project.name, reward_text(reward))


def _tables(projects: Sequence[Opened]) -> Tables:
    from annotate.receipt.checking.rows import Tables
    from annotate.receipt.rates.table import bundled_rates, rate_table
    from annotate.settings import load_settings

    own = load_settings().rate
    return Tables(bundled_rates(), [rate_table(one.project.config.rate, own) for one in projects])
