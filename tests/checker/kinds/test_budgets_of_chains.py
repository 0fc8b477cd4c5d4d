"""Small files that ask for much work are refused before it is done."""

from __future__ import annotations

import pytest

from rigorous.checker.verdicts import Verdict
from tests.build import Json, claim, system, verdict


def near(components: list[str]) -> Json:
    d = len(components)
    fields = {
        "kind": "cycle-near",
        "pieces": [{"between": [], "points": ["0"] * d}],
        "within": "1/2",
        "alone_within": "1/2",
        "inside": str(d),
        "over": "",
    }
    lists: Json = {"at": [], "curve": [], "across": [], "along": []}
    return claim(fields | lists, system(" ".join(f"v{i}" for i in range(d)), "", *components))


def boxes(d: int, **fields: object) -> Json:
    one = 1 << 64
    unit = [one * (i == j) for i in range(d) for j in range(d)]
    witness = {
        "bits": 64,
        "blocks": [1] * d,
        "centres": [" ".join(["0"] * d)],
        "frames": [" ".join(map(str, unit))],
        "weights": [" ".join([str(one)] * d)],
    }
    return witness | fields


@pytest.mark.parametrize("d", [1, 6, 12, 16])
def test_many_variables_are_within_the_budget(d: int) -> None:
    quarters = [f"v{i}/4" for i in range(d)]
    assert verdict(near(quarters), boxes(d)).verdict is Verdict.ACCEPT


@pytest.mark.parametrize("terms", [20, 60, 80])
def test_powers_of_long_numbers(terms: int) -> None:
    component = " + ".join(f"v0^{i}" for i in range(1, terms + 1))
    assert verdict(near([component]), boxes(1, bits=0, centres=["9" * 2000])).verdict is Verdict.RESOURCE


def test_inverse_of_a_matrix_of_long_numbers() -> None:
    d = 9
    frame = " ".join(str(pow(7, 5000 + i, 10**1999 + 1)) for i in range(d * d))
    halves = [f"v{i}/2" for i in range(d)]
    assert verdict(near(halves), boxes(d, bits=0, frames=[frame])).verdict is Verdict.RESOURCE
