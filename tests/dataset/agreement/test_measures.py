from __future__ import annotations

import krippendorff
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.dataset.agreement.distances import jaccard, masi
from annotate.dataset.agreement.measures import alpha, cohen, counted, fleiss, percent

NONE = None
OBSERVED = (
    (1, 1, NONE, 1),
    (2, 2, 3, 2),
    (3, 3, 3, 3),
    (3, 3, 3, 3),
    (2, 2, 2, 2),
    (1, 2, 3, 4),
    (4, 4, 4, 4),
    (1, 1, 2, 1),
    (2, 2, 2, 2),
    (NONE, 5, 5, 5),
    (NONE, NONE, 1, 1),
    (NONE, NONE, 3, NONE),
)
"""Krippendorff, "Computing Krippendorff's alpha-reliability" (2011), example C: twelve units, four observers."""
DIAGNOSES = (
    *("444444", "222555", "233335", "555555", "222444", "113333", "333355", "113334", "114444", "555555"),
    *("144444", "124444", "222333", "144444", "224445", "333335", "111455", "111112", "224444", "133555"),
    *("555555", "244444", "224555", "114444", "144445", "222224", "111155", "224444", "133333", "555555"),
)
"""Fleiss (1971): thirty patients, each by six psychiatrists, in five categories."""
PATIENTS = {
    **{("a", "a"): 88, ("a", "b"): 14, ("a", "c"): 18},
    **{("b", "a"): 10, ("b", "b"): 40, ("b", "c"): 10},
    **{("c", "a"): 2, ("c", "b"): 6, ("c", "c"): 12},
}
"""Cohen (1960): two hundred patients, two clinicians."""


def units(rows: object) -> list[list[object]]:
    assert isinstance(rows, tuple)
    return [[value for value in row if value is not None] for row in rows]


def test_alpha_is_the_published_one_where_values_are_missing() -> None:
    assert alpha(counted(units(OBSERVED))) == pytest.approx(0.743, abs=0.0005)


def test_fleiss_kappa_is_the_published_one() -> None:
    assert fleiss(counted(DIAGNOSES)) == pytest.approx(0.430, abs=0.0005)


def test_cohens_kappa_is_the_published_one() -> None:
    assert cohen(PATIENTS) == pytest.approx(0.492, abs=0.0005)


def test_two_observers_of_binary_and_nominal_data_have_the_published_alphas() -> None:
    binary = zip("0100000000", "1110010100", strict=True)
    nominal = zip("aabbdcccedda", "babbbccceddd", strict=True)

    assert alpha(counted(list(binary))) == pytest.approx(0.095, abs=0.0005)
    assert alpha(counted(list(nominal))) == pytest.approx(0.692, abs=0.0005)


@given(st.lists(st.lists(st.sampled_from("abc") | st.none(), min_size=3, max_size=3), min_size=2, max_size=12))
def test_alpha_is_that_of_an_independent_library(rows: list[list[str | None]]) -> None:
    told = [[value for value in row if value is not None] for row in rows]
    values = {value for row in told if len(row) > 1 for value in row}
    found = alpha(counted(told))
    if len(values) < 2:
        assert found is None
        return
    table = [[row[place] or "" for row in rows] for place in range(3)]
    data = [["abc".index(value) if value else float("nan") for value in one] for one in table]

    assert found == pytest.approx(krippendorff.alpha(data, level_of_measurement="nominal"), abs=1e-9)


@given(st.lists(st.lists(st.sampled_from("ab"), min_size=2, max_size=4), min_size=1, max_size=8))
def test_complete_agreement_is_one_or_undefined_and_no_agreement_exceeds_it(rows: list[list[str]]) -> None:
    for measure in (percent, fleiss, alpha):
        found = measure(counted(rows))
        assert found is None or found <= 1
        whole = measure(counted([row[:1] * 3 for row in rows]))
        assert whole is None or whole == 1


def test_the_distances_of_sets_are_the_published_ones() -> None:
    one, both, other = frozenset("a"), frozenset("ab"), frozenset("bc")

    assert (jaccard(one, both), jaccard(both, other), jaccard(one, other)) == (1 / 2, 1 - 1 / 3, 1)
    assert (masi(one, one), masi(one, other)) == (0, 1)
    assert masi(one, both) == pytest.approx(1 - 1 / 2 * 2 / 3)
    assert masi(both, other) == pytest.approx(1 - 1 / 3 * 1 / 3)


def test_nothing_to_compare_has_no_measure() -> None:
    alone = counted([["a"], ["b"]])

    assert (percent(alone), fleiss(alone), alpha(alone), cohen({})) == (None, None, None, None)
