from __future__ import annotations

import pytest

from rigorous.checker.limits import MAX_WORK, OVERHEAD, Meter, within
from rigorous.checker.verdicts import ResourceExceeded


def test_nothing_is_free_and_long_numbers_cost_more() -> None:
    meter = Meter()
    meter.spend(0)
    meter.spend(10)
    meter.spend(10, 1024)
    assert MAX_WORK - meter.left == 3 * OVERHEAD + 10 + 10 * 17
    with pytest.raises(ResourceExceeded, match="work"):
        meter.spend(MAX_WORK)


def test_limits_are_inclusive() -> None:
    within("terms", 5, 5)
    with pytest.raises(ResourceExceeded, match="6 is above the limit of 5"):
        within("terms", 6, 5)
