from __future__ import annotations

from fractions import Fraction

from rigorous.bundled import BALANCED_CUBIC, TWO_FACTOR
from rigorous.census.count import read, uncounted
from rigorous.census.reasons import symmetries
from rigorous.checker.lemmas.confined import Confined
from rigorous.claims import Apart, Census, Side
from rigorous.provers.find import find


def place(ends: list[str], *apart: Apart, at: str = "mu = 2") -> Census:
    return Census(at=[at], box=[Side("-" + end, end) for end in ends], apart=apart, everywhere="yes", counts=[])


def test_symmetries() -> None:
    cubic = read(uncounted(BALANCED_CUBIC, place(["2"]), [1])).region.symmetries()
    assert symmetries(cubic)["symmetries"] == ["-x"]
    away = Apart("u*v - mu", "1/10")
    planar = read(uncounted(TWO_FACTOR, place(["2", "2"], away), [1])).region.symmetries()
    assert sorted(symmetries(planar)["symmetries"]) == ["-u -v", "-v -u", "v u"]
    uneven = read(uncounted(TWO_FACTOR, place(["2", "3"], away), [1])).region.symmetries()
    assert symmetries(uneven)["symmetries"] == ["-u -v"]


def test_why_cycles_are_confined() -> None:
    assert find(read(uncounted(BALANCED_CUBIC, place(["2"]), [1])).region.confined()) == {"exits": ["-x x"]}
    away = read(uncounted(TWO_FACTOR, place(["6", "6"], Apart("u*v - mu", "1"), at="mu = 1"), [1])).region.confined()
    assert find(away) == {"function": "u^2 + v^2", "beyond": "36"}


def test_what_cannot_be_shown() -> None:
    region = read(uncounted(BALANCED_CUBIC, place(["3/2"]), [1])).region
    confined = region.confined()
    assert isinstance(confined, Confined)
    assert confined.radii == [Fraction(3, 2)]
    assert find(confined) is None
