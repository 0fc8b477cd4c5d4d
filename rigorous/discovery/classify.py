"""Fixed points and points of period two, classified by the parameter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rigorous.discovery.algebraic import Algebraic, roots_of, samples
from rigorous.discovery.families import periodic_points
from rigorous.discovery.stability import Stability, conditions
from rigorous.systems import PolynomialSystem

CURVE = "curve"


@dataclass(frozen=True)
class Row:
    """Real points of a family, for the parameters strictly between `low` and `high` (None: no end).

    `equations` are polynomials that vanish at the points; `types` says how many points attract, are saddles, repel, or
    are neutral, which is to have a multiplier of modulus 1 for all these parameters. A row with the one type "curve"
    is a curve of points, for all parameters; along it there is a multiplier 1.
    """

    equations: tuple[str, ...]
    types: tuple[tuple[str, int], ...]
    low: Algebraic | None = None
    high: Algebraic | None = None


def classify(system: PolynomialSystem, period: int = 1) -> list[Row]:
    """The real points of least period 1 or 2 of a map with one parameter and one or two variables, and their types.

    Computed with exact algebra and rigorous balls, not proved: families are irreducible over Q(parameter); the ends of
    the intervals are algebraic numbers; between them the number of real points and their types do not change, and are
    found at a rational parameter. At the ends, and of points that exist for finitely many parameters only, nothing is
    said.

    Raises ValueError for other maps and periods; ResourceExceeded when coordinates (families.py) or balls
    (stability.py) do not suffice.
    """
    if len(system.parameters) != 1 or len(system.variables) > 2:
        raise ValueError("points are classified for maps with one parameter and one or two variables")
    if period not in (1, 2):
        raise ValueError(f"points are classified for periods 1 and 2, not {period}")
    found = periodic_points(system, period)
    rows = [Row((str(curve),), ((CURVE, 1),)) for curve in found.curves]
    abc = conditions(system, period)
    for family in found.families:
        rows += _rows(Stability(system, family, abc))
    return rows


def _rows(stability: Stability) -> Iterator[Row]:
    """The rows of one family, intervals in order, joined where nothing happens between them."""
    ends = [None, *roots_of(stability.breakpoints(), stability.system.parameters[0]), None]
    equations = tuple(map(str, stability.family.equations))
    joined: list[Row] = []
    for low, high in pairwise(ends):
        counts = next(found for found in map(stability.at, samples(low, high)) if found is not None)
        row = Row(equations, tuple(sorted(counts.items())), low, high)
        if joined and low is not None and joined[-1].types == row.types and stability.continues(low):
            row = Row(equations, row.types, joined.pop().low, high)
        joined.append(row)
    yield from (row for row in joined if row.types)
