from __future__ import annotations

import pytest

from rigorous.checker.limits import MAX_SIZE, MAX_WORK, OVERHEAD, TERM, Meter, fits, within
from rigorous.checker.verdicts import ResourceExceeded


def test_nothing_is_free_and_long_numbers_cost_more() -> None:
    meter = Meter()
    meter.spend(0)
    meter.spend(10)
    meter.spend(10, 1024, 2048)
    meter.spend(10, 1 << 15)
    meter.spend(10, 1 << 18, 1)
    assert MAX_WORK - meter.left == 5 * OVERHEAD + 10 + 10 * 9 + 10 * 9 + 10 * 65
    with pytest.raises(ResourceExceeded, match="work"):
        meter.spend(MAX_WORK)


def test_limits_are_inclusive() -> None:
    within("terms", 5, 5)
    with pytest.raises(ResourceExceeded, match="6 is above the limit of 5"):
        within("terms", 6, 5)


def test_objects_are_bounded_with_all_their_entries() -> None:
    fits(4, MAX_SIZE // 4 - TERM)
    with pytest.raises(ResourceExceeded, match="size"):
        fits(4, MAX_SIZE // 4 - TERM + 1)
