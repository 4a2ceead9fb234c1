"""The collector rests while things are loaded, and only then."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from annotate import loading
from annotate.loading import Uncollected


@pytest.fixture(autouse=True)
def enabled() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()
    gc.unfreeze()


def test_it_works_again_as_soon_as_all_is_loaded() -> None:
    with Uncollected():
        assert not gc.isenabled()
        loading.end()
        assert gc.isenabled()
    assert gc.isenabled()


def test_it_works_again_whatever_goes_wrong_meanwhile() -> None:
    with pytest.raises(ValueError), Uncollected():
        raise ValueError
    assert gc.isenabled()


def test_who_runs_without_it_gets_none() -> None:
    gc.disable()
    with Uncollected():
        pass
    assert not gc.isenabled()


def test_what_is_left_of_an_app_is_collected_before_long() -> None:
    for _app in range(2):
        with Uncollected():
            loading.end()
        assert not gc.get_freeze_count()

    class Left:
        pass

    with Uncollected():
        left = Left()
        left.itself = left  # type: ignore[attr-defined]
        gone = weakref.ref(left)
        del left
        loading.end()
        gc.collect()
        assert gone() is None
