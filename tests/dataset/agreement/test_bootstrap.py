from __future__ import annotations

from random import Random

from annotate.dataset.agreement.bootstrap import estimated
from annotate.dataset.agreement.measures import Totals, alpha, of_unit, percent


def parts(count: int) -> list[Totals]:
    random = Random(1)
    return [of_unit([truth, truth if random.random() < 0.7 else "c"]) for truth in random.choices("ab", k=count)]


def test_the_same_seed_draws_the_same_intervals_and_another_one_others() -> None:
    one, same, other = (
        estimated(parts(40), {"alpha": alpha}, samples=200, seed=seed)["alpha"].interval for seed in (0, 0, 1)
    )

    assert one == same != other


def test_the_value_lies_in_its_interval_which_narrows_as_items_are_added() -> None:
    widths = []
    for count in (40, 4000):
        found = estimated(parts(count), {"percent": percent}, samples=200, seed=0)["percent"]
        assert found.value is not None and found.interval is not None
        assert found.interval.low <= found.value <= found.interval.high
        widths.append(found.interval.high - found.interval.low)

    assert 5 < widths[0] / widths[1] < 20  # ten times as narrow of a hundred times as many, about


def test_the_interval_of_a_share_is_the_one_of_the_binomial() -> None:
    found = estimated(parts(1000), {"percent": percent}, samples=1000, seed=0)["percent"]

    assert found.value is not None and found.interval is not None
    half = 1.96 * (found.value * (1 - found.value) / 1000) ** 0.5
    assert abs((found.interval.high - found.interval.low) / (2 * half) - 1) < 0.15


def test_no_samples_one_item_or_an_undefined_coefficient_have_no_interval() -> None:
    def interval(some: list[Totals], samples: int) -> object:
        return estimated(some, {"alpha": alpha}, samples=samples, seed=0)["alpha"].interval

    assert interval(parts(40), 0) is None
    assert interval(parts(1), 100) is None
    assert interval([of_unit("aa")] * 9, 100) is None
