from __future__ import annotations

from annotate.meter.rest import Rest


def test_a_rest_is_offered_once_after_so_much_exposure_and_again_after_as_much_again() -> None:
    rest = Rest(1_000)

    assert [rest.due(ms) for ms in (0, 999, 1_000, 1_001, 1_999, 2_700, 3_600, 3_700)] == [
        *(False, False, True, False, False, True),
        *(False, True),
    ]


def test_without_a_set_exposure_none_is_offered() -> None:
    assert not Rest(0).due(10**9)
