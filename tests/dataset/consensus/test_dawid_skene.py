from __future__ import annotations

from collections import Counter

import pytest

from annotate.dataset.consensus.dawid_skene import Model

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
