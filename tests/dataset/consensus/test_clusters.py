from __future__ import annotations

from random import Random
from typing import Any

from annotate.dataset.consensus.clusters import clusters
from tests.dataset.consensus.voted import box


def edges(found: list[list[Any]]) -> list[list[tuple[int, float]]]:
    return [[(member.who, member.box["x"]) for member in cluster] for cluster in found]


def test_no_cluster_has_two_boxes_of_one_annotator_and_the_nearest_go_together() -> None:
    assert edges(clusters([[box(0), box(2)], [box(1.5)]])) == [[(0, 0)], [(0, 2), (1, 1.5)]]


def test_a_chain_of_boxes_is_not_one_thing_if_its_ends_hardly_overlap() -> None:
    found = edges(clusters([[box(0)], [box(3)], [box(6)]]))

    assert [len(cluster) for cluster in found] == [2, 1]


def test_many_boxes_that_annotators_drew_a_little_apart_are_found_again() -> None:
    random = Random(1)
    truth = [box(30.0 * place) for place in range(8)]
    drawn = [[{**one, "x": one["x"] + random.uniform(-1, 1)} for one in random.sample(truth, 8)] for _who in range(5)]

    found = clusters(drawn)

    assert [sorted(member.who for member in cluster) for cluster in found] == [[0, 1, 2, 3, 4]] * 8
