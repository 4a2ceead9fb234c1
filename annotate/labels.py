"""The label set: the labels in the owner's order, each with its key."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import cached_property

from msgspec import Struct, structs

from annotate.errors import AnnotateError
from annotate.i18n import _
from annotate.keys import UNSHIFTED, allot, is_label_key, key_name
from annotate.text import has_controls, printable

LONGEST_NAME = 60
"""Characters: a longer name leaves no room for its picture; what it means belongs into its hint."""


class Label(Struct, frozen=True):
    """One thing that an item can be called."""

    name: str
    key: str | None = None
    """The character that chooses it; None: it is reached by searching."""
    hint: str | None = None


class LabelSet:
    """The labels in the owner's order, which is the same on every screen and in every export."""

    def __init__(self, labels: Iterable[Label] = ()) -> None:
        """Take labels whose names and keys are sound (`check_labels`) and allot the keys that are not given."""
        wanted = tuple(labels)
        keys = allot(label.key for label in wanted)
        self._labels = tuple(structs.replace(label, key=key) for label, key in zip(wanted, keys, strict=True))
        self._places = {label.name: place for place, label in enumerate(self._labels)}

    @classmethod
    def of(cls, *names: str) -> LabelSet:
        """A set of labels that have nothing but names."""
        return cls(Label(name) for name in names)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names, in order."""
        return tuple(self._places)

    @cached_property
    def keys(self) -> tuple[str | None, ...]:
        """The keys, in order, as characters."""
        return tuple(label.key for label in self._labels)

    @cached_property
    def _by_key(self) -> dict[str, Label]:
        return {key_name(label.key): label for label in self._labels if label.key is not None}

    def index(self, name: str) -> int:
        """The label's place, from 0; KeyError when there is none of that name."""
        return self._places[name]

    def with_key(self, key: str, others: Container[str] = ()) -> Label | None:
        """The label on that key, given as a character or as Textual names it.

        A digit's label is also on what a French keyboard types there without shift, unless that is one of `others`.
        """
        name = key_name(key)
        label = self._by_key.get(name)
        return self._by_key.get(UNSHIFTED.get(name, "")) if label is None and name not in others else label

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __getitem__(self, place: int) -> Label:
        return self._labels[place]

    def __len__(self) -> int:
        return len(self._labels)

    def __iter__(self) -> Iterator[Label]:
        return iter(self._labels)


def check_labels(labels: Iterable[Label]) -> None:
    """Raise an AnnotateError for the first label whose name or key cannot be used."""
    names: set[str] = set()
    keys: dict[str, str] = {}
    for label in labels:
        _check_name(label.name)
        _check_hint(label)
        if label.name in names:
            raise AnnotateError(_("the label “{name}” is there twice: remove one of them").format(name=label.name))
        names.add(label.name)
        _check_key(label, keys)


def _check_name(name: str) -> None:
    if not name.strip():
        raise AnnotateError(_("a label has an empty name: give it one, or remove it"))
    if has_controls(name):
        raise AnnotateError(
            _("the label “{name}” contains control characters: write it without them").format(name=printable(name))
        )
    if name != name.strip():
        raise AnnotateError(_("the label “{name}” begins or ends with a space: remove it").format(name=name))
    if len(name) > LONGEST_NAME:
        raise AnnotateError(
            _("the label “{name}…” is longer than {count} characters: shorten it and use its hint").format(
                name=name[:20], count=LONGEST_NAME
            )
        )


def _check_hint(label: Label) -> None:
    if label.hint is not None and has_controls(label.hint):
        raise AnnotateError(
            _("the hint of the label “{name}” contains control characters: write it without them").format(
                name=label.name
            )
        )


def _check_key(label: Label, owners: dict[str, str]) -> None:
    if label.key is None:
        return
    if not is_label_key(label.key):
        raise AnnotateError(
            _("the label “{name}” has the key “{key}”: a key is one visible character other than “?”").format(
                name=label.name, key=printable(label.key)
            )
        )
    if (other := owners.setdefault(label.key, label.name)) != label.name:
        raise AnnotateError(
            _("the labels “{one}” and “{other}” have the same key “{key}”: change one of them").format(
                one=other, other=label.name, key=label.key
            )
        )
