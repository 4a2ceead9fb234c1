from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from annotate.progress.progress import Progress
from annotate.projects.config import QueueTable
from annotate.projects.items import Items
from annotate.sitting.queue import REPEAT_AFTER, Queue
from tests.labelling import record, skip, undo

LETTERS = "abcdef"


def items_of(names: str | int) -> Items:
    ids = list(names) if isinstance(names, str) else [f"{number:03}" for number in range(names)]
    return Items("text", ids, texts=ids)


class Sitting:
    """Somebody who answers what the queue gives."""

    def __init__(self, progress: Progress, annotator: str = "ana", names: str | int = LETTERS, **config: Any) -> None:
        self.progress, self.annotator = progress, annotator
        self.gold = config.pop("gold", {})
        self.queue = Queue(items_of(names), progress, annotator, QueueTable(**config), self.gold)

    def next(self) -> str | None:
        item = self.queue.next()
        return None if item is None else item.id

    def answer(self, item: str, **fields: Any) -> None:
        name = f"{self.annotator}-{self.progress.version}"
        self.progress.add(record(name, item, annotator=self.annotator, **fields))

    def skip(self, item: str, reason: str = "later", **fields: Any) -> None:
        name = f"{self.annotator}-{self.progress.version}"
        self.progress.add(skip(name, item, reason, annotator=self.annotator, **fields))

    def undo(self) -> str:
        last = self.progress.last_undoable(self.annotator)
        assert last is not None
        name = f"{self.annotator}-{self.progress.version}"
        self.progress.add(undo(name, last.record, last.item, annotator=self.annotator))
        return last.item

    def label_all(self, most: int = 1000) -> list[str]:
        done: list[str] = []
        while len(done) < most and (item := self.next()) is not None:
            self.answer(item)
            done.append(item)
        return done


def test_items_come_in_listed_order_each_once() -> None:
    sitting = Sitting(Progress())

    assert sitting.label_all() == list(LETTERS)
    assert sitting.next() is None


def test_a_new_sitting_goes_on_where_the_last_one_left() -> None:
    progress = Progress()
    Sitting(progress).label_all(2)

    assert Sitting(progress).label_all() == ["c", "d", "e", "f"]


def test_an_item_shown_but_not_answered_is_the_next_sittings_first() -> None:
    progress = Progress()
    assert Sitting(progress).next() == "a"

    assert Sitting(progress).next() == "a"


def test_looking_ahead_takes_nothing() -> None:
    sitting = Sitting(Progress())

    assert [item.id for item in sitting.queue.upcoming(3)] == ["a", "b", "c"]
    assert [item.id for item in sitting.queue.upcoming(2)] == ["a", "b"]
    assert sitting.label_all() == list(LETTERS)
    assert sitting.queue.upcoming() == []


def test_later_comes_back_at_the_end_in_the_order_of_being_put_aside() -> None:
    sitting = Sitting(Progress(), names="abc")
    for _item in range(2):
        item = sitting.next()
        assert item is not None
        sitting.skip(item)

    assert sitting.label_all() == ["c", "a", "b"]


def test_later_comes_back_in_the_next_sitting_too_and_can_be_put_aside_again() -> None:
    progress = Progress()
    sitting = Sitting(progress, names="ab")
    assert sitting.next() == "a"
    sitting.skip("a")
    again = Sitting(progress, names="ab")
    assert again.next() == "b"
    again.skip("b")
    assert again.next() == "a"
    again.skip("a", supersedes="ana-0")

    assert again.next() == "b"


def test_unsure_bad_and_flagged_items_do_not_come_back() -> None:
    sitting = Sitting(Progress(), names="abcd")
    for reason in ("unsure", "bad-item"):
        item = sitting.next()
        assert item is not None
        sitting.skip(item, reason)
    sitting.answer("c", outcome="flagged", label=None)

    assert Sitting(sitting.progress, names="abcd").label_all() == ["d"]


def test_an_undone_item_comes_back_even_when_the_app_does_not_show_it_again() -> None:
    sitting = Sitting(Progress(), names="abc")
    sitting.label_all(2)
    assert sitting.undo() == "b"

    assert sitting.label_all() == ["c", "b"]


def test_an_item_that_is_put_back_comes_next() -> None:
    sitting = Sitting(Progress(), names="abc")
    sitting.label_all(1)
    assert sitting.next() == "b"
    undone = sitting.undo()
    sitting.queue.put_back("b")
    sitting.answer(undone)

    assert sitting.label_all() == ["b", "c"]


def test_items_that_something_was_begun_on_come_first_as_far_as_they_are_open() -> None:
    progress = Progress()
    Sitting(progress, "ben", "abcdefg").label_all(1)
    Sitting(progress, "ana", "abcdefg").label_all(1)
    sitting = Sitting(progress, "ana", "abcdefg")
    sitting.queue.resume(["e", "b", "a", "d", "no longer there"])

    assert [item.id for item in sitting.queue.upcoming(3)] == ["e", "d", "c"]
    assert sitting.label_all() == ["e", "d", "c", "f", "g"]


def test_an_item_left_without_an_outcome_comes_back_at_the_end() -> None:
    sitting = Sitting(Progress(), names="abc")
    assert sitting.next() == "a"

    assert sitting.label_all() == ["b", "c", "a"]


def test_items_that_others_labelled_often_enough_are_passed_over() -> None:
    progress = Progress()
    Sitting(progress, "ben").label_all(2)

    assert Sitting(progress, "ana").label_all() == ["c", "d", "e", "f"]
    assert Sitting(progress, "cyd", overlap=2).label_all() == list(LETTERS)
    assert Sitting(progress, "dan", overlap=2).label_all() == []


def test_an_item_that_another_labels_meanwhile_is_passed_over_though_it_was_prepared() -> None:
    progress = Progress()
    sitting = Sitting(progress, names="abc")
    sitting.queue.upcoming(3)
    Sitting(progress, "ben").answer("b")

    assert sitting.label_all() == ["a", "c"]


def test_a_skip_of_another_leaves_the_item_to_do() -> None:
    progress = Progress()
    Sitting(progress, "ben").skip("a", "unsure")

    assert Sitting(progress).next() == "a"


def test_the_random_order_is_the_same_for_a_seed_and_another_for_another() -> None:
    orders = [tuple(Sitting(Progress(), order="random", seed=seed).label_all()) for seed in (1, 1, 2)]

    assert orders[0] == orders[1] != orders[2]
    assert sorted(orders[0]) == list(LETTERS)


def test_the_random_order_goes_on_after_a_break() -> None:
    whole = Sitting(Progress(), order="random").label_all()
    progress = Progress()

    assert Sitting(progress, order="random").label_all(3) + Sitting(progress, order="random").label_all() == whole


def test_fewest_labels_evens_out() -> None:
    progress = Progress()
    for annotator in ("ben", "cyd"):
        Sitting(progress, annotator, order="fewest-labels", overlap=9).label_all(4)

    assert Sitting(progress, order="fewest-labels", overlap=9).label_all() == ["c", "d", "e", "f", "a", "b"]


def test_known_answers_are_everybodys_and_look_like_any_item() -> None:
    progress = Progress()
    gold = {"b": {"label": "cat"}}
    Sitting(progress, "ben", gold=gold).label_all()
    sitting = Sitting(progress, gold=gold)

    assert sitting.queue.gold_answer("b") == {"label": "cat"}
    assert sitting.queue.gold_answer("a") is None
    assert sitting.queue.is_check("b")
    assert sitting.label_all() == ["b"]


def test_a_share_of_items_is_shown_twice_with_others_between() -> None:
    sitting = Sitting(Progress(), names=100, repeat=0.1)
    shown = sitting.label_all()
    twice = [item for item, times in Counter(shown).items() if times == 2]

    assert 3 <= len(twice) <= 25
    assert len(shown) == 100 + len(twice)
    for item in twice:
        first = shown.index(item)
        assert shown.index(item, first + 1) - first >= REPEAT_AFTER or item > "079"
    assert all(map(sitting.queue.is_repeat, twice))
    assert sum(map(sitting.queue.is_repeat, set(shown))) == len(twice)


def test_the_same_items_are_repeated_whatever_breaks_there_are() -> None:
    whole = Counter(Sitting(Progress(), names=60, repeat=0.2).label_all())
    progress = Progress()
    parts: Counter[str] = Counter()
    while part := Sitting(progress, names=60, repeat=0.2).label_all(7):
        parts.update(part)

    assert parts == whole


def test_repeats_are_counted_before_and_after_and_controls_are_none() -> None:
    progress = Progress()
    gold = {f"{number:03}": {"label": "cat"} for number in range(30)}
    sitting = Sitting(progress, names=60, repeat=0.2, gold=gold)
    planned = sitting.queue.repeats
    shown = sitting.label_all()

    assert planned == len(shown) - 60 > 0
    assert not [name for name, times in Counter(shown).items() if times > 1 and name in gold]
    assert (sitting.queue.repeated, Sitting(progress, names=60, repeat=0.2, gold=gold).queue.repeated) == (
        planned,
        planned,
    )


def test_without_repeats_nothing_is_shown_twice() -> None:
    assert max(Counter(Sitting(Progress(), names=60).label_all()).values()) == 1


def test_what_is_left_counts_open_items_and_those_for_later() -> None:
    sitting = Sitting(Progress())
    sitting.label_all(2)
    sitting.skip("c")
    sitting.skip("d", "unsure")

    assert sitting.queue.left() == 3


def test_labels_of_items_that_are_gone_disturb_nothing() -> None:
    progress = Progress()
    Sitting(progress, names="xyz").label_all(1)
    Sitting(progress, names="xyz").skip("y")

    assert Sitting(progress).label_all() == list(LETTERS)


STEPS = st.lists(
    st.sampled_from(["label", "later", "unsure", "undo", "leave", "look", "restart", "other"]), max_size=40
)


@given(STEPS, st.sampled_from(["listed", "random", "fewest-labels"]), st.sampled_from([0.0, 0.5]))
def test_whatever_is_done_every_item_is_labelled_in_the_end(steps: list[str], order: str, repeat: float) -> None:
    progress = Progress()

    def sit() -> Sitting:
        return Sitting(progress, order=order, repeat=repeat)

    sitting, other = sit(), Sitting(progress, "ben", order=order)
    for step in steps:
        act(step, sitting, other)
        if step == "restart":
            sitting = sit()
    sitting.label_all()

    standing = [progress.standing(item, "ana") or progress.standing(item, "ben") for item in LETTERS]
    assert all(one is not None for one in standing)
    assert all(progress.labels_on(item) for item in progress.later("ana"))


def act(step: str, sitting: Sitting, other: Sitting) -> None:
    """One step of somebody at the screen."""
    if step == "look":
        sitting.queue.upcoming(3)
    elif step == "undo":
        if sitting.progress.last_undoable("ana") is not None:
            sitting.undo()
    elif step == "other":
        other.label_all(1)
    elif step in ("label", "later", "unsure", "leave") and (item := sitting.next()) is not None:
        answers: dict[str, Callable[[], None]] = {
            "label": lambda: sitting.answer(item),
            "later": lambda: sitting.skip(item),
            "unsure": lambda: sitting.skip(item, "unsure"),
            "leave": lambda: None,
        }
        answers[step]()
