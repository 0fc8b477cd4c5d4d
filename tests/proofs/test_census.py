"""The committed counts of the two-factor map are those that theory predicts, which neither search nor checker knows."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from flint import fmpq, fmpq_poly

CERTIFICATES = Path(__file__).parents[2] / "certificates"
TWO_FACTOR = sorted(CERTIFICATES.glob("two-factor-cycles-to-period-6-at-*"))
APART = 3 / 100
DEEPEST = 5
"""Beyond this period the roots of f^n(x) = x take long."""


def iterate(mu: Fraction, n: int) -> fmpq_poly:
    """The n-th iterate of x -> (1 + mu) x - x^3."""
    p = fmpq_poly([0, 1])
    for _ in range(n):
        p = p * fmpq(mu.numerator + mu.denominator, mu.denominator) - p * p * p
    return p


def on_the_slice(mu: Fraction, n: int) -> list[int]:
    """Cycles of least period n of the cubic off the ellipse, with x^2 apart from mu, by the multipliers inside.

    Along u = v = x the multiplier of a step is 1 + mu - 3 x^2, across it 1 - mu + x^2.
    """
    counts = [0, 0, 0]
    points = [z.real for z, _ in (iterate(mu, n) - fmpq_poly([0, 1])).complex_roots() if z.imag.contains(0)]
    seen: list[float] = []
    for point in points:
        x, orbit = float(point), []
        along = across = 1.0
        for _ in range(n):
            orbit.append(x)
            along *= 1 + float(mu) - 3 * x * x
            across *= 1 - float(mu) + x * x
            x = (1 + float(mu)) * x - x**3
        on_the_ellipse = abs(abs(orbit[0]) - (float(mu) + 2) ** 0.5) < 1e-7
        shorter = any(n % d == 0 and abs(orbit[d] - orbit[0]) < 1e-6 for d in range(1, n))
        if (
            shorter
            or on_the_ellipse
            or min(abs(y * y - float(mu)) for y in orbit) < APART
            or any(abs(orbit[0] - y) < 1e-7 for y in seen)
        ):
            continue
        seen += orbit
        counts[(abs(along) < 1) + (abs(across) < 1)] += 1
    return counts


def around_the_ellipse(n: int) -> int:
    """Cycles of least period n of the angle map theta -> -3 theta + c of a circle: all repel, by C2 and C5."""
    points = {d: abs((-3) ** d - 1) for d in range(1, n + 1) if n % d == 0}
    exact: dict[int, int] = {}
    for d in sorted(points):
        exact[d] = points[d] - sum(exact[e] for e in exact if d % e == 0)
    return exact[n] // n


@pytest.mark.parametrize("folder", TWO_FACTOR, ids=lambda path: path.name.rsplit("-at-", 1)[1])
def test_cycles_are_those_on_the_ellipse_and_on_the_slices(folder: Path) -> None:
    asserts = json.loads((folder / "claim.json").read_text())["asserts"]
    mu = Fraction(asserts["at"][0].removeprefix("mu = "))
    claimed = {int(count["period"]): [int(m) for m in count["inside"]] for count in asserts["counts"]}
    assert list(claimed) == [2, 3, 4, 5, 6]
    for n, inside in claimed.items():
        assert inside[0] == around_the_ellipse(n)
        assert inside[2] == 0
        if n <= DEEPEST:
            # the slice u = -v carries the cubic with -mu
            slices = zip(on_the_slice(mu, n), on_the_slice(-mu, n), strict=True)
            assert [m - around_the_ellipse(n) * (k == 0) for k, m in enumerate(inside)] == [a + b for a, b in slices]


def test_there_are_four_parameters() -> None:
    assert len(TWO_FACTOR) == 4
