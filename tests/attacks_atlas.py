"""False theorems of kind `atlas`, each with evidence that only one check stands against: see tests/attacks.py."""

from __future__ import annotations

from fractions import Fraction

from tests.build import Json, claim, evidence, system

UNIT = 1 << 36
LOGISTIC = system("x", "r", "r*x*(1 - x)")


def row(low: str, high: str, period: int, *ends: str) -> str:
    """A row from numbers; those that are no multiples of 2^-36 are rounded."""
    numbers = [round(Fraction(x) * UNIT) for x in (low, high, *ends)]
    return " ".join(map(str, [*numbers[:2], period, *numbers[2:]]))


def atlas(low: str, high: str, measure: str, *lines: str, critical: str = "1/2", space: Json = LOGISTIC) -> tuple[Json, Json]:
    """A claim about a family with one parameter, and lines of rows."""
    fields = {"parameter": space["parameters"][0], "at": [], "low": low, "high": high, "measure": measure}
    return claim({"kind": "atlas"} | fields, space), evidence({"is": critical}, *({"rows": line} for line in lines))


CHAOS = Fraction(273990871179, UNIT), Fraction(273990872179, UNIT)
"""Near r = 3.987, where orbits look random."""

ATTACKS: dict[str, tuple[Json, Json]] = {
    # 0 is fixed, but no critical point.
    "critical": atlas("31/8", "4", "1/8", row("31/8", "4", 1, "1"), critical="0"),
    "row-order": atlas("31/8", "4", "1/8", row("19/8", "21/8", 1, "69/100")),
    "row-kept": atlas("31/8", "4", "1/8", row("31/8", "4", 1, "0", "1")),
    "row-kept: monotone": atlas("31/8", "4", "1/8", row("31/8", "4", 1, "3/4")),
    "row-critical": atlas(
        str(CHAOS[0]), str(CHAOS[1]), str(CHAOS[1] - CHAOS[0]), f"{CHAOS[0] * UNIT} {CHAOS[1] * UNIT} 4 8307494780"
    ),
}
