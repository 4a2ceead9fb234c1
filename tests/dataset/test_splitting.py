"""The parts of a dataset: every item in one, groups whole, labels spread evenly, nothing moved by what comes later."""

from __future__ import annotations

import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import cast

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.dataset.splits import Splits
from annotate.dataset.splitting import plan, wanted
from annotate.errors import AnnotateError
from annotate.projects.items import Items
from annotate.projects.project import Project
from storage import LabelRecord, LabelStore, Record
from tests.folders import CLASSIFY, TAG
from tests.labelling import record, skip, undo

EIGHTY = "80/10/10"


def labels(*given: str, prefix: str = "", **fields: str) -> list[LabelRecord]:
    """A label for each of these, each of an item of its own."""
    return [record(f"s-{prefix}{n}", f"{prefix}{n}.jpg", label, **fields) for n, label in enumerate(given)]


def parted(
    *records: LabelRecord,
    parts: str = EIGHTY,
    seed: int = 0,
    groups: Mapping[str, str] | None = None,
    by: str | None = None,
    toml: str = CLASSIFY,
) -> Splits:
    project = project_of(toml)
    items = Items("image", sorted({one.item for one in records}), root=project.root, groups=groups)
    return plan(project, cast(LabelStore, Kept(records)), items, wanted(parts), seed, by=by)


@cache
def project_of(toml: str) -> Project:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "annotate.toml").write_text(toml, "utf-8")
        return Project.load(Path(folder))


class Kept:
    """A store in memory: hundreds of them are gone through."""

    def __init__(self, records: Sequence[LabelRecord]) -> None:
        self._records = records

    def raw(self, kind: type[Record]) -> Iterator[bytes]:
        return map(msgspec.json.encode, self._records)


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("80/10/10", {"train": Fraction(8, 10), "val": Fraction(1, 10), "test": Fraction(1, 10)}),
        ("70/30", {"train": Fraction(7, 10), "val": Fraction(3, 10)}),
        ("8/1/1", {"train": Fraction(8, 10), "val": Fraction(1, 10), "test": Fraction(1, 10)}),
        ("0.75/0.25", {"train": Fraction(3, 4), "val": Fraction(1, 4)}),
    ],
)
def test_two_or_three_numbers_are_the_parts_in_their_ratio(text: str, shares: Mapping[str, Fraction]) -> None:
    assert wanted(text).shares == shares


@pytest.mark.parametrize("text", ["80", "80/0/20", "a/b", "80/10/5/5", "-80/20", "80:20", "", "no-such.csv", "8e1/20"])
def test_anything_else_is_refused_with_what_would_be_right(text: str) -> None:
    with pytest.raises(AnnotateError, match="write two or three numbers, such as 80/10/10"):
        wanted(text)


CLASSES = st.lists(st.sampled_from(["cat", "dog", "other"]), min_size=1, max_size=60)
PARTS = st.sampled_from(["80/10/10", "70/30", "1/1/1", "60/20/20"])


@given(CLASSES, PARTS, st.integers(0, 3))
def test_every_item_with_a_label_has_one_part_and_always_the_same(given: list[str], parts: str, seed: int) -> None:
    records = labels(*given)

    splits = parted(*records, parts=parts, seed=seed)

    assert splits.parts.keys() == {one.item for one in records}
    assert set(splits.parts.values()) <= set(splits.names)
    assert splits == parted(*records, parts=parts, seed=seed)


@given(CLASSES, PARTS, st.integers(0, 3))
def test_each_label_has_its_share_of_each_part_but_for_two_items(given: list[str], parts: str, seed: int) -> None:
    splits = parted(*labels(*given), parts=parts, seed=seed)

    for label, count in Counter(given).items():
        found = Counter(splits.parts[f"{n}.jpg"] for n, one in enumerate(given) if one == label)
        for name, share in wanted(parts).shares.items():
            assert abs(found[name] - float(share) * count) < 2


RECORDED = st.lists(
    st.tuples(st.integers(0, 30), st.sampled_from(["cat", "dog", "other", None])), min_size=1, max_size=60
)
"""Records, each of an item by its number, with a label, or skipped."""


@given(RECORDED, st.lists(st.integers(0, 8), min_size=31, max_size=31), st.integers(0, 59))
def test_no_item_moves_whatever_is_recorded_later(
    recorded: list[tuple[int, str | None]], groups: Sequence[int], until: int
) -> None:
    together = {f"{n}.jpg": f"g{groups[n]}" for n in range(31) if groups[n]}
    records = [
        record(f"s-{n}", f"{item}.jpg", label, sha256=f"{item:064x}") if label else skip(f"s-{n}", f"{item}.jpg")
        for n, (item, label) in enumerate(recorded)
    ]

    before, after = parted(*records[: until + 1], groups=together), parted(*records, groups=together)

    assert before.parts.items() <= after.parts.items()


def test_a_group_that_grows_moves_no_item_of_another() -> None:
    old, new = labels(*["cat"] * 12), labels(*["cat"] * 12, prefix="new-")
    together = {one.item: f"g{n % 4}" for n, one in enumerate([*old[:4], *new])}

    before, after = parted(*old, parts="50/50", groups=together), parted(*old, *new, parts="50/50", groups=together)

    assert before.parts.items() <= after.parts.items()


@given(CLASSES, st.lists(st.integers(0, 8), min_size=60, max_size=60), st.lists(st.integers(0, 20), min_size=60))
def test_groups_and_copies_are_never_in_two_parts(
    given: list[str], groups: Sequence[int], hashes: Sequence[int]
) -> None:
    items = [f"{n}.jpg" for n in range(len(given))]
    records = [record(f"s-{n}", items[n], one, sha256=f"{hashes[n]:064x}") for n, one in enumerate(given)]

    splits = parted(*records, groups={item: str(groups[n]) for n, item in enumerate(items) if n % 2})

    by_hash, by_group = defaultdict(set), defaultdict(set)
    for n, item in enumerate(items):
        by_hash[hashes[n]].add(splits.parts[item])
        by_group[groups[n] if n % 2 else -n - 1].add(splits.parts[item])
    assert all(len(found) == 1 for found in (*by_hash.values(), *by_group.values()))


@given(CLASSES)
def test_no_correction_and_no_further_answer_moves_an_item(given: list[str]) -> None:
    records = labels(*given)
    again = [
        one
        for n, first in enumerate(records)
        for one in (
            record(f"t-{n}", first.item, "other", supersedes=first.record),
            record(f"u-{n}", first.item, "dog", annotator="ben"),
        )
    ]

    assert parted(*records, *again, undo("v-1", "t-0", "0.jpg")) == parted(*records)


@given(st.lists(st.sets(st.sampled_from(["cat", "indoor", "a", "b"]), max_size=3), min_size=1, max_size=40))
def test_items_of_several_labels_have_one_part_each(given: list[set[str]]) -> None:
    records = [
        record(f"s-{n}", f"{n}.jpg", None, task="tag", answer={"tags": sorted(tags)}) for n, tags in enumerate(given)
    ]

    splits = parted(*records, toml=TAG)

    assert len(splits.parts) == len(given)


def test_another_seed_gives_other_parts() -> None:
    records = labels(*["cat"] * 40)

    assert parted(*records, seed=1).parts != parted(*records, seed=2).parts


def test_three_items_of_a_label_are_one_for_each_part_and_the_first_one_is_trained_with() -> None:
    three = [parted(*labels("cat", "cat", "cat"), parts="1/1/1", seed=seed) for seed in range(10)]
    first = {
        parted(*labels("cat", "dog", "dog"), seed=seed).parts[item] for seed in range(10) for item in ("0.jpg", "1.jpg")
    }

    assert all(sorted(splits.parts.values()) == ["test", "train", "val"] for splits in three)
    assert first == {"train"}


def test_an_item_that_joins_two_groups_moves_the_younger_one_to_the_older() -> None:
    given = [record(f"s-{n}", f"{n}.jpg", sha256=f"{n:064x}") for n in range(20)]
    before = parted(*given, parts="50/50")
    other = next(n for n in range(20) if before.parts[f"{n}.jpg"] != before.parts["0.jpg"])
    seen_again = record("t-1", f"{other}.jpg", sha256=f"{0:064x}")

    after = parted(*given, seen_again, parts="50/50")

    assert after.parts["0.jpg"] == after.parts[f"{other}.jpg"] == before.parts["0.jpg"]


def test_items_of_one_folder_stay_together_where_that_is_asked_for() -> None:
    records = [record(f"s-{n}", f"street-{n % 7}/{n}.jpg") for n in range(70)]

    splits = parted(*records, by="folder", parts="50/50")

    folders = {(item.partition("/")[0], part) for item, part in splits.parts.items()}
    assert len(folders) == 7


def test_items_that_were_only_skipped_have_a_part_too_for_when_they_are_labelled() -> None:
    splits = parted(skip("s-1", "a.jpg"), *labels("cat"))

    assert splits.parts.keys() == {"a.jpg", "0.jpg"}


def test_no_rhythm_of_the_items_is_one_of_the_parts() -> None:
    splits = parted(*labels(*["cat"] * 100), parts="50/50")

    even = Counter(splits.parts[f"{n}.jpg"] for n in range(0, 100, 2))
    assert 10 < even["train"] < 40


# The parts of an earlier export


def earlier(path: Path, text: str) -> str:
    path.write_text(text, "utf-8")
    return str(path)


def test_items_of_an_earlier_export_keep_their_part_and_others_are_added(tmp_path: Path) -> None:
    rows = "".join(f"{n}.jpg,x,{'train' if n % 2 else 'validation'}\n" for n in range(10))
    file = earlier(tmp_path / "splits.csv", f"item,name,split\n{rows}")

    splits = parted(*labels(*["cat"] * 30), parts=file)

    assert splits.names == ("train", "val")
    assert all(splits.parts[f"{n}.jpg"] == ("train" if n % 2 else "val") for n in range(10))
    assert Counter(splits.parts.values()) == {"train": 15, "val": 15}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,b\n1,2\n", "splits.csv, line 1: .*columns item and split"),
        ("item,split\na.jpg,train\nb.jpg,dev\n", "splits.csv, line 3: .*one of train, val, test"),
        ("item,split\na.jpg,train\n", "fewer than two parts"),
    ],
)
def test_a_file_that_parts_nothing_is_refused_by_its_line(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(AnnotateError, match=message):
        wanted(earlier(tmp_path / "splits.csv", text))
