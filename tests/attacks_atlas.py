"""False theorems of kind `atlas`, each with evidence that only one check stands against: see tests/attacks.py."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from tests.build import Json, claim, evidence, system

UNIT = 1 << 36
CUBIC = system("x", "mu", "(1 + mu)*x - x^3")
LOGISTIC = system("x", "r", "r*x*(1 - x)")


def row(low: str, high: str, period: int, *ends: str) -> str:
    """A row from numbers; those that are no multiples of 2^-36 are rounded."""
    numbers = [round(Fraction(x) * UNIT) for x in (low, high, *ends)]
    return " ".join(map(str, [*numbers[:2], period, *numbers[2:]]))


def atlas(
    low: str, high: str, measure: str, *lines: str, critical: str = "1/2", space: Json = LOGISTIC
) -> tuple[Json, Json]:
    """A claim about a family with one parameter, and lines of rows."""
    fields = {"parameter": space["parameters"][0], "at": [], "low": low, "high": high, "measure": measure}
    return claim({"kind": "atlas"} | fields, space), evidence({"is": critical}, *({"rows": line} for line in lines))


def narrow(low: int, period: int, end: int, **fields: Any) -> tuple[Json, Json]:
    """The claim that all of a very short interval belongs to the set, with one row for all of it."""
    ends = [Fraction(number, UNIT) for number in (low, low + 1000)]
    return atlas(*map(str, ends), "125/8589934592", f"{low} {low + 1000} {period} {end}", **fields)


ATTACKS: dict[str, tuple[Json, Json]] = {
    # 0 is fixed, but no critical point.
    "critical": atlas("31/8", "4", "1/8", row("31/8", "4", 1, "1"), critical="0"),
    "row-order": atlas("31/8", "4", "1/8", row("19/8", "21/8", 1, "69/100")),
    "row-kept": atlas("31/8", "4", "1/8", row("31/8", "4", 1, "0", "1")),
    "row-kept: monotone": atlas("31/8", "4", "1/8", row("31/8", "4", 1, "3/4")),
    # Orbits look random; an image of the interval is folded at the critical point, or the interval at the other one.
    "row-critical": narrow(273990871179, 4, 8307494780),
    "row-critical: beyond": narrow(116029730904, 2, -126042127812, space=CUBIC, critical="1/3*mu + 1/3"),
}
