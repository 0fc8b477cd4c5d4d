"""Ranges in which a fixed point or a cycle of period two attracts, where they are known."""

from __future__ import annotations

import json
from itertools import chain
from math import sqrt

import pytest

from rigorous.checker.check import EVIDENCE_FORMAT, check
from rigorous.checker.lemmas.rows import Rows
from rigorous.checker.verdicts import Verdict
from rigorous.provers.atlas import begun
from rigorous.provers.stable import Stable, stable_ranges
from tests.attacks_atlas import CUBIC, LOGISTIC, atlas
from tests.build import Json, encode, system

FLIP = 1 + sqrt(6)
AT = pytest.approx


def ranges(space: Json, low: str, high: str, **more: list[str]) -> list[Stable]:
    claim, _ = atlas(low, high, "1/100", space=space)
    claim["asserts"] |= more
    asked = begun(encode(claim))[1]
    assert isinstance(asked, Rows)
    return stable_ranges(asked)


@pytest.mark.parametrize(
    ("space", "low", "high", "expected"),
    [
        (LOGISTIC, "0", "4", [(0, 1), (1, 3), (3, FLIP)]),
        (LOGISTIC, "2", "5/2", [(2, 2.5)]),
        (LOGISTIC, "29/10", "31/10", [(2.9, 3), (3, 3.1)]),
        (LOGISTIC, "7/2", "4", []),
        (CUBIC, "0", "2", [(0, 1), (1, sqrt(5) - 1)]),
        (CUBIC, "-2", "0", [(-1, 0)]),  # before, the critical points are not real
        (system("x", "c", "x^2 + c"), "-2", "1", [(-1.25, -0.75), (-0.75, 0.25)]),
        (system("x", "a", "1 - a*x^2"), "-1", "2", [(-0.25, 0), (0, 0.75), (0.75, 1.25)]),  # affine at a = 0
    ],
)
def test_ranges_of_a_family(space: Json, low: str, high: str, expected: list[tuple[float, float]]) -> None:
    found = ranges(space, low, high)
    assert [(float(each.low), float(each.high)) for each in found] == [AT(ends, abs=2e-12) for ends in expected]


def test_irrational_ends_are_not_passed() -> None:
    (_, last) = ranges(CUBIC, "0", "2")
    assert (last.low, (last.high + 1) ** 2 < 5) == (1, True)


def test_what_is_found_is_all_that_the_checker_asks_for() -> None:
    found = ranges(LOGISTIC, "0", "4")
    total = sum(each.high - each.low for each in found)
    claim, _ = atlas("0", "4", str(total), space=LOGISTIC)
    head, *witnesses = [{"format": EVIDENCE_FORMAT}, {"is": "1/2"}, *chain(*(each.witnesses for each in found))]
    assert check(encode(claim), encode(head | {"witnesses": witnesses})).verdict is Verdict.ACCEPT
    assert json.loads(json.dumps(witnesses)) == witnesses


def test_other_parameters_have_values() -> None:
    space = system("x", "t s", "s*t*x*(1 - x)")
    found = ranges(space, "1", "2", at=["s = 2"])
    assert [(float(each.low), float(each.high)) for each in found] == [AT((1, 1.5)), AT((1.5, FLIP / 2), abs=2e-12)]


@pytest.mark.parametrize("text", ["10^150*x^2 + c", "x^2/10^280 + c", "x^2 + c*10^300"])
def test_numbers_too_large_for_floats(text: str) -> None:
    """Nothing is found, or what is found is right; there is no crash."""
    assert len(ranges(system("x", "c", text), "-1", "1")) <= 1
