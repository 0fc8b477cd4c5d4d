"""Maps on invariant graphs."""

from __future__ import annotations

import pytest

from rigorous.checker.lemmas.graph import restricted
from rigorous.checker.setting import Setting
from rigorous.checker.verdicts import Malformed, Rejected
from tests.build import setting, system


def henon_like() -> Setting:
    """For z = y - x^2: x' = x + z, z' = 2 z."""
    return setting(system("x y", "a", "x + a*(y - x^2)", "(x + a*(y - x^2))^2 + 2*(y - x^2)"))


def test_the_map_on_a_parabola() -> None:
    found = henon_like()
    x, y = (found.ring.generator(name) for name in "xy")
    assert restricted(found, "x^2", y - x * x) == x
    assert restricted(found, "x^2", (y - x * x) * y) == x


def test_what_is_refused() -> None:
    found = henon_like()
    x, y = (found.ring.generator(name) for name in "xy")
    with pytest.raises(Malformed):
        restricted(found, "x^2 + y - y", y - x * x)
    with pytest.raises(Rejected, match="does not send the graph"):
        restricted(found, "x^2 + 1", y - x * x)
    with pytest.raises(Rejected, match="does not vanish"):
        restricted(found, "x^2", y - x)
