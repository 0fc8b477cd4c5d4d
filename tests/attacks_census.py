"""False theorems of kind `census`, each with evidence that only one check stands against: see tests/attacks.py."""

from __future__ import annotations

from tests.build import Json, evidence, system
from tests.closed_orbits import CUBIC, Counts, census, grown, logistic

SQUARE = system("x y", "", "3*x - x^3", "3*y - y^3")
WIDE, SQUARES = [("-5/2", "5/2")], [("-5/2", "5/2")] * 2


def whole(claim: Json, *symmetries: str) -> tuple[Json, Json]:
    """The claim with trees that are grown with these symmetries, whether they are any or not."""
    return claim, evidence(*grown(claim, *symmetries))


def forged(claim: Json, codes: str) -> tuple[Json, Json]:
    """The claim with this tree."""
    return claim, evidence({"symmetries": [], "visits": 1}, {"tree": codes})


def cubic(counts: Counts, low: str = "-5/2", **fields: object) -> Json:
    """A census of 3 x - x^3."""
    return census(CUBIC, [(low, "5/2")], counts, "mu = 2", **fields)


ATTACKS: dict[str, tuple[Json, Json]] = {
    "count": whole(logistic({1: [1, 0]})),
    "count: another number of multipliers": whole(logistic({1: [1, 1]})),
    "isolated": forged(cubic({1: [1, 0]}), "!"),
    "leaf-empty": forged(logistic({1: [0, 0]}), "."),
    "border": whole(logistic({1: [2, 0]}, end=str(3 * 2**58 - 1) + f"/{2**60}")),
    "group": whole(census(SQUARE, SQUARES, {1: [11, 0, 0]}), "-y x"),
    "symmetry": whole(logistic({1: [3, 0]}), "-x"),
    "symmetry-box": whole(cubic({1: [3, 0]}, low="-1/2"), "-x"),
    "symmetry-apart": whole(cubic({1: [1, 0]}, apart={"x - 2": "1"}), "-x"),
}

STRUCTURAL = {
    "distinct": (
        census(system("x", "", f"x + (x - 1/8192)/{2**30}"), [("-1/1024", "1/1024")], {1: [1, 0]}),
        evidence({"symmetries": [], "visits": 1}, {"tree": "0 ! !"}),
    ),
}
