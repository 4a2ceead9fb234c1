from __future__ import annotations

from collections import Counter
from math import prod
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import MonkeyPatch

from annotate.dataset.consensus import consensus, dawid_skene
from annotate.dataset.consensus.dawid_skene import Model
from annotate.errors import AnnotateError
from annotate.labels import LabelSet
from annotate.tasks import kind as kind_of
from tests.dataset.consensus.voted import Label, box, named, votes

LABELS = LabelSet.of("cat", "dog")

RESPONSES = """
111 1 1 1 1|333 4 3 3 4|112 2 1 2 2|222 3 1 2 1|222 3 2 2 2|222 3 3 2 2|122 2 1 1 1|333 3 4 3 3|222 2 2 2 3
232 2 2 2 3|444 4 4 4 4|222 3 3 4 3|111 1 1 1 1|222 3 2 1 2|121 1 1 1 1|111 2 1 1 1|111 1 1 1 1|111 1 1 1 1
222 2 2 2 1|222 1 3 2 2|222 2 2 2 2|222 2 2 2 1|222 3 2 2 2|221 2 2 2 2|111 1 1 1 1|111 1 1 1 1|232 2 2 2 2
111 1 1 1 1|111 1 1 1 1|112 1 1 2 1|111 1 1 1 1|333 3 2 3 3|111 1 1 1 1|222 2 2 2 2|222 3 2 3 2|433 4 3 4 3
221 2 2 3 2|232 3 2 3 3|333 3 4 3 2|111 1 1 1 1|111 1 1 1 1|121 2 1 1 1|232 2 2 2 2|121 1 1 1 1|222 2 2 2 2
"""
"""Dawid and Skene (1979), table 1: forty-five patients, the first observer three times, then four others."""


def patients() -> list[tuple[tuple[str, str], ...]]:
    rows = [row.split() for row in RESPONSES.replace("\n", "|").split("|") if row]
    return [tuple((str(who), one) for who, said in enumerate(row) for one in said) for row in rows]


def test_the_shares_of_the_classes_are_the_published_ones() -> None:
    votes = [tuple(sorted(one)) for one in patients()]

    assert Model(Counter(votes)).priors == pytest.approx([0.40, 0.42, 0.11, 0.07], abs=0.005)


def test_it_differs_from_the_majority_on_the_published_patients() -> None:
    votes = [tuple(sorted(one)) for one in patients()]
    model = Model(Counter(votes))
    differing = []
    for number, one in enumerate(votes, 1):
        belief = model.belief(one)
        counts = Counter(choice for _who, choice in one)
        if max(belief, key=belief.__getitem__) != counts.most_common(1)[0][0]:
            differing.append(number)

    assert differing == [2, 12, 36]


def crowd(count: int) -> list[tuple[str, str, list[Label]]]:
    """Items with their true label and those of two careful annotators and three who guess."""
    random, found = Random(1), []
    for number in range(count):
        truth, false = random.sample(("cat", "dog"), 2)
        careful = [truth if random.random() < 0.95 else false for _who in range(2)]
        guesses = [random.choice((truth, false)) for _who in range(3)]
        found.append((str(number), truth, named(*careful, *guesses)))
    return found


def test_careful_annotators_outweigh_more_who_guess() -> None:
    items, right = crowd(400), {}
    for name in ("majority", "dawid-skene"):
        method = consensus(name, kind_of("classify"), LABELS)
        method.learn([(item, labels) for item, _truth, labels in items])
        right[name] = sum(method.decide(item, labels).answer == {"label": truth} for item, truth, labels in items)

    assert right["majority"] < 0.85 * 400
    assert right["dawid-skene"] > 0.93 * 400


def test_the_order_of_items_and_of_their_labels_changes_nothing() -> None:
    items = [(item, labels) for item, _truth, labels in crowd(60)]
    found = []
    for some in (items, [(item, labels[::-1]) for item, labels in reversed(items)]):
        method = consensus("dawid-skene", kind_of("classify"), LABELS)
        method.learn(some)
        found.append(
            {item: (one.answer, one.confidence) for item, labels in some for one in [method.decide(item, labels)]}
        )

    assert found[0] == found[1]


def test_boxes_that_nearly_everybody_draws_are_there_with_a_confidence() -> None:
    items = [
        (str(number), votes({"boxes": [box(0), box(50)]}, {"boxes": [box(1)]}, {"boxes": [box(2)]}))
        for number in range(9)
    ]
    method = consensus("dawid-skene", kind_of("boxes"), LABELS)
    method.learn(items)
    found = method.decide(*items[0])

    assert found.answer == {"boxes": [box(1)]}
    assert found.confidence is not None and 0.5 < found.confidence <= 1


def test_one_annotator_is_believed() -> None:
    method = consensus("dawid-skene", kind_of("classify"), LABELS)
    items = [("1", named("cat")), ("2", named("dog"))]
    method.learn(items)

    assert [method.decide(*one).answer for one in items] == [{"label": "cat"}, {"label": "dog"}]


def test_a_review_teaches_the_model_nothing_and_decides_its_item() -> None:
    method = consensus("dawid-skene", kind_of("classify"), LABELS)
    items = [("1", [Label("boss", {"label": "dog"}, "review")]), ("2", [*named("cat", "cat")])]
    method.learn(items)

    assert method.decide(*items[0]).answer == {"label": "dog"}
    assert method.decide(*items[0]).adjudicated


def test_texts_are_no_choices_to_be_weighed() -> None:
    with pytest.raises(AnnotateError, match="--aggregate majority"):
        consensus("dawid-skene", kind_of("transcribe"), LABELS)


def by_hand(items: list[tuple[tuple[str, str], ...]], classes: str, steps: int) -> list[dict[str, float]]:
    """The same model, item by item, as the paper's equations have it."""
    beliefs = [{one: sum(said == one for _who, said in row) / len(row) for one in classes} for row in items]
    for _step in range(steps):
        prior = {one: sum(belief[one] for belief in beliefs) / len(items) for one in classes}
        error: dict[tuple[str, str, str], float] = {}
        for who, said in {vote for row in items for vote in row}:
            for one in classes:
                pairs = list(zip(items, beliefs, strict=True))
                own = sum(belief[one] * row.count((who, said)) for row, belief in pairs)
                whole = sum(belief[one] * sum(name == who for name, _said in row) for row, belief in pairs)
                error[who, said, one] = own / whole if whole else 0.0
        for place, row in enumerate(items):
            found = {one: prior[one] * prod(error[who, said, one] for who, said in row) for one in classes}
            beliefs[place] = {one: value / sum(found.values()) for one, value in found.items()}
    return beliefs


@given(st.lists(st.dictionaries(st.sampled_from("xyz"), st.sampled_from("ab"), min_size=1), min_size=1, max_size=8))
def test_the_model_is_that_of_the_equations_however_many_votes_an_item_has(given_: list[dict[str, str]]) -> None:
    items = [tuple(sorted(row.items())) for row in given_]
    classes = "".join(sorted({said for row in items for _who, said in row}))
    with MonkeyPatch.context() as patch:
        patch.setattr(dawid_skene, "STEPS", 3)
        patch.setattr(dawid_skene, "PRECISION", 0)
        model = Model(Counter(items))

    for row, belief in zip(items, by_hand(items, classes, 3), strict=True):
        assert model.belief(row) == pytest.approx(belief)
