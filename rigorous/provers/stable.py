"""Ranges of a parameter over which a fixed point or a cycle of period two attracts, with witnesses that show it.

The points and their types come from exact algebra (`classify`); what is left to find are numbers, or lines, that keep
the attracting point apart from others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice, product
from math import floor
from typing import Any

from flint import fmpq_mpoly

from rigorous.algebra import generators, scalar, substituted, to_flint
from rigorous.checker.files import Record
from rigorous.checker.grammar import polynomial
from rigorous.checker.lemmas.critical import odd
from rigorous.checker.lemmas.existence import Existence
from rigorous.checker.lemmas.laid import laid
from rigorous.checker.lemmas.rows import Rows
from rigorous.checker.limits import Meter
from rigorous.checker.names import PATHS
from rigorous.checker.verdicts import ResourceExceeded
from rigorous.discovery.algebraic import bracket, roots_of
from rigorous.discovery.classify import Row, classify
from rigorous.discovery.stability import ATTRACTING
from rigorous.provers.find import find, suffices
from rigorous.provers.reals import roots, simplest
from rigorous.provers.sampling import evaluator
from rigorous.provers.signs.effort import DIRECT
from rigorous.systems import PolynomialSystem

Witness = dict[str, Any]
Branch = Sequence[float]
"""A root at some values of the parameter."""
Wall = tuple[Fraction, Fraction]
"""A line, by its values at the ends of a range."""
PERIODS = (1, 2)
PLACES = tuple(Fraction(k, 1000) for k in (1, 100, 250, 500, 750, 900, 999))
"""Where in a range roots are looked at."""
MOST = 4
"""How many pairs of walls are tried."""
SHORT = DIRECT[:2]
"""Only short proofs are looked for."""
NEAR = Fraction(1, 50)
"""How near to the attracting root walls are put first."""


@dataclass(frozen=True)
class Stable:
    """A range in which a cycle attracts: the witness that says so, and those for what is to be shown of it."""

    low: Fraction
    high: Fraction
    witnesses: tuple[Witness, ...]


def stable_ranges(asked: Rows) -> list[Stable]:
    """Disjoint ranges, in order, in which a fixed point or a cycle of period two is proved to attract."""
    found: list[Stable] = []
    for low, high, period, row in sorted(_likely(asked), key=lambda each: each[:3]):
        if not found or found[-1].high <= low:
            try:
                witnesses = _proved(asked, low, high, period, row)
            except OverflowError:  # numbers too large for floats
                continue
            found += [Stable(low, high, witnesses)] if witnesses else []
    return found


def _likely(asked: Rows) -> Iterator[tuple[Fraction, Fraction, int, Row]]:
    """Ranges, cut where critical points meet; the period, and the row which says that points attract."""
    f = to_flint(asked.f)
    if not set(generators(f)) <= {asked.x, asked.t}:
        return
    system = PolynomialSystem((asked.x,), (asked.t,), (str(f),))
    squares = [to_flint(asked.critical)] if odd(asked.f, asked.x) else []
    cuts = [bracket(value) for value in roots_of(squares, asked.t)]
    for period in PERIODS:
        try:
            rows = classify(system, period)
        except ResourceExceeded:
            continue
        for row in rows:
            low = max(asked.start, bracket(row.low)[1]) if row.low else asked.start
            high = min(asked.end, bracket(row.high)[0]) if row.high else asked.end
            if ATTRACTING in dict(row.types):
                inner = [(a, b) for a, b in cuts if low < b and a < high]
                starts, ends = [low, *(b for _, b in inner)], [*(a for a, _ in inner), high]
                yield from ((a, b, period, row) for a, b in zip(starts, ends, strict=True) if a < b)


def _proved(asked: Rows, low: Fraction, high: Fraction, period: int, row: Row) -> tuple[Witness, ...]:
    """The witnesses for a range; none if a proof is not found."""
    reduction = laid(replace(asked, start=low, end=high, wanted=high - low))
    witnesses: list[Witness] = []
    outcome: Any = None
    while True:
        try:
            obligation = reduction.send(outcome)
        except StopIteration:
            return tuple(witnesses)
        witness: Witness | None
        match obligation:
            case Rows():
                witness = {"low": str(low), "high": str(high), "period": str(period)}
            case Existence():
                choices = islice(_choices(obligation, low, high, row), MOST)
                witness = next((choice for choice in choices if suffices(obligation, choice, SHORT)), None)
            case _:
                witness = find(obligation, SHORT)
        if witness is None:
            return ()
        asked.setting.ring.meter = Meter()
        outcome = obligation.discharge(Record(witness, "witness"))
        witnesses.append(witness)


def _choices(obligation: Existence, low: Fraction, high: Fraction, row: Row) -> Iterator[Witness]:
    """The attracting point as a root between two walls that seem to keep it apart from other roots."""
    (t,), (x,) = obligation.free, obligation.chosen
    curve = to_flint(polynomial(row.equations[0], obligation.setting.ring))
    ctx = curve.context()
    attracts = evaluator(to_flint(obligation.wanted[1].polynomial), [t, x])
    places = [low + (high - low) * place for place in PLACES]
    found = [roots(substituted(curve, {t: ctx.constant(scalar(place))}), x) for place in places]
    branches = list(zip(*found, strict=True)) if len(set(map(len, found))) == 1 else []
    inside = [all(attracts([float(p), y]) > 0 for p, y in zip(places, branch, strict=True)) for branch in branches]
    if not any(inside):
        return
    k = inside.index(True)
    below, above = branches[k - 1] if k else None, branches[k + 1] if k + 1 < len(branches) else None
    path = ctx.gen(ctx.names().index(PATHS[0]))
    root = substituted(curve, {x: path})
    lower = _walls([-y for y in branches[k]], below and [-y for y in below])
    value = evaluator(curve, [t, x])
    for (first, last), above_it in product([(-a, -b) for a, b in lower], _walls(branches[k], above)):
        side = 1 if value([float(low + high) / 2, float(first + last) / 2]) > 0 else -1
        between = [_line(wall, curve, t, low, high) for wall in ((first, last), above_it)]
        yield {"choices": [{"root": str(side * root), "between": between, "ends": ">"}], "values": [PATHS[0]]}


def _walls(branch: Branch, above: Branch | None) -> Iterator[Wall]:
    """Constants above a branch, and below the next one if there is one; then a line between the two."""
    most = Fraction(max(branch))
    least = Fraction(floor(most) + 2) if above is None else Fraction(min(above))
    if most < least:
        ends = [min(most + NEAR, least), least]
        yield from ((y, y) for y in dict.fromkeys(simplest(most, end) for end in ends))
    if above is not None:
        first, last = (simplest(Fraction(branch[i]), Fraction(above[i])) for i in (0, -1))
        yield first, last


def _line(wall: Wall, curve: fmpq_mpoly, t: str, low: Fraction, high: Fraction) -> str:
    """The line with these values at the ends of the range, as a polynomial in t."""
    first, last = wall
    slope = (last - first) / (high - low)
    ctx = curve.context()
    return str(scalar(slope) * ctx.gen(ctx.names().index(t)) + scalar(first - slope * low))
