"""From bifurcations found numerically to proved claims: an enclosure of the parameter, and what branches off there.

Nothing here has to be trusted: the claims say what is meant, and are proved or not.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, log2

from flint import acb_mat, arb, fmpq_mpoly

from rigorous.algebra import to_fraction
from rigorous.claims import Branching, Claim, Piece
from rigorous.orbits.bifurcations import Candidate, Type
from rigorous.orbits.chains import Chain, Values, branch_chain, cycle_chain, pair_chain
from rigorous.orbits.newton import Linearised, Solution, attempt, tangent
from rigorous.orbits.numbers import decimal
from rigorous.orbits.precision import ball, precision
from rigorous.provers.prove import Certificate, UndecidedError, prove
from rigorous.systems import PolynomialSystem

DIGITS = 30
"""Decimals of a threshold, unless others are asked for."""
POINT_DIGITS = 20
"""Decimals of the cycle's points, at most."""
ATTEMPTS = 12
"""How many spreads are tried, each a hundredth of the one before."""
ONE_BY_ONE = (Type.PITCHFORK, Type.TRANSCRITICAL)


def bits_for(digits: int) -> int:
    """How many bits a candidate needs so that its threshold can be proved to so many digits."""
    return 128 + ceil(2 * log2(10) * digits)


def branching(
    name: str, system: PolynomialSystem, values: Values, candidate: Candidate, digits: int = DIGITS
) -> tuple[Claim, Certificate]:
    """The claim that the bifurcation's parameter lies within 10^-digits of a decimal, and what branches off; proved.

    UndecidedError with the reason if there is no proof.

    >>> from rigorous.bundled import LOGISTIC
    >>> from rigorous.orbits.bifurcations import refine_pair
    >>> flip = refine_pair(LOGISTIC, {}, "r", -1, [[0.65]], 3.1, bits_for(8))
    >>> claim, _ = branching("three", LOGISTIC, {}, flip, 8)
    >>> claim.asserts.low, claim.asserts.high, claim.asserts.side, claim.asserts.inside
    ('299999999/100000000', '300000001/100000000', '>', ['1'])
    """
    if candidate.type is Type.NEIMARK_SACKER:
        raise UndecidedError("nothing is stated of what branches off at a Neimark-Sacker bifurcation")
    branch = _Unfolding(system, values, candidate)
    reason = "the branch is not found numerically"
    for spread in _spreads(digits):
        if not branch.is_straight(spread, Fraction(1, 2 * 10**digits)):
            continue
        claim = branching_claim(name, system, values, candidate, digits, spread)
        try:
            return claim, prove(claim)
        except UndecidedError as undecided:
            reason = str(undecided)
    raise UndecidedError(reason)


def branching_claim(
    name: str, system: PolynomialSystem, values: Values, candidate: Candidate, digits: int, spread: Fraction
) -> Claim:
    """The claim for a given spread: its side, reach and multipliers are read from the numerical branch, unproved."""
    branch = _Unfolding(system, values, candidate)
    slope = branch.slope()
    tenth = Fraction(1, 10**digits)
    middle = round(to_fraction(candidate.value.fmpq()) / tenth) * tenth
    places = min(digits, POINT_DIGITS)
    asserts = Branching(
        type=str(candidate.type),
        parameter=candidate.parameter,
        coordinate=system.variables[candidate.phase],
        side=">" if slope > 0 else "<",
        low=str(middle - tenth),
        high=str(middle + tenth),
        within=str(Fraction(1, 10**places)),
        spread=str(spread),
        reach=str(_below(abs(slope) * spread)),
        cycle=Piece(points=[decimal(to_fraction(x.fmpq()), places + 1) for z in candidate.points for x in z]),
        at=[f"{parameter} = {value}" for parameter, value in values.items()],
        known=[str(p) for p in candidate.trivial],
        inside=branch.inside(spread),
    )
    return Claim(id=name, system=system, asserts=asserts)


def unfolding(system: PolynomialSystem, values: Values, candidate: Candidate) -> tuple[Chain, Solution]:
    """The equations of what branches off, and their solution at the bifurcation."""
    name, n, phase = candidate.parameter, candidate.period, candidate.phase
    if candidate.type in ONE_BY_ONE:
        even = candidate.type is Type.PITCHFORK
        chain = branch_chain(system, values, name, n, candidate.trivial, phase, even=even)
    else:
        chain = pair_chain(system, values, name, n, 1 if candidate.type is Type.FOLD else -1, phase)
    first = [() if candidate.trivial else z for z in candidate.points]
    return chain, [[*a, *b, candidate.value] for a, b in zip(first, candidate.vector, strict=True)]


class _Unfolding:
    """The numerical branch that leaves a bifurcation."""

    def __init__(self, system: PolynomialSystem, values: Values, candidate: Candidate) -> None:
        self.system, self.values, self.candidate = system, values, candidate
        self.chain, self.start = unfolding(system, values, candidate)

    def slope(self) -> Fraction:
        """The derivative of the parameter along the branch."""
        along = tangent(self.chain, self.start, 0, self.candidate.bits)
        slope = Fraction(0) if along is None else to_fraction(along[0][-1].mid().fmpq())
        if abs(slope) < Fraction(1, 1 << self.candidate.bits // 4):
            raise UndecidedError("the parameter hardly moves along the branch: the bifurcation is degenerate")
        return slope

    def is_straight(self, spread: Fraction, error: Fraction) -> bool:
        """Whether the parameter departs from its tangent by less than this."""
        found = attempt(self.chain, self.start, spread, self.candidate.bits)
        if not isinstance(found, list):
            return False
        moved = to_fraction((found[0][-1].mid() - self.candidate.value).mid().fmpq())
        return abs(moved - spread * self.slope()) < error

    def inside(self, spread: Fraction) -> list[str]:
        """How many multipliers of each cycle that branches off lie inside the circle."""
        return [str(self._count(cycle)) for cycle in self._cycles(spread)]

    def _cycles(self, spread: Fraction) -> Iterator[Solution]:
        """The cycles at the end of the branch, with the parameter as the last coordinate of each point."""
        d, bits = len(self.system.variables), self.candidate.bits
        signs = (1, -1)
        two_sided = self.candidate.type is Type.TRANSCRITICAL
        for_sign = {s: self._solved(s * spread if two_sided else spread) for s in signs}
        with precision(bits):
            sigma = ball(spread) if two_sided else ball(spread).sqrt()
            halves = []
            for sign, solution in for_sign.items():
                mu = solution[0][-1]
                base = [_at(p, self.candidate.parameter, mu) for p in self.candidate.trivial]
                rows = [(base or z[:d], z[-d - 1 : -1]) for z in solution]
                halves.append(
                    [[*((x + sign * sigma * y).mid() for x, y in zip(*row, strict=True)), mu] for row in rows]
                )
        yield from [halves[0] + halves[1]] if self.candidate.type is Type.FLIP else halves

    def _solved(self, t: Fraction) -> Solution:
        found = attempt(self.chain, self.start, t, self.candidate.bits)
        if not isinstance(found, list):
            raise UndecidedError(found.value)
        return found

    def _count(self, cycle: Solution) -> int:
        problem = cycle_chain(self.system, self.values, self.candidate.parameter, len(cycle))
        linear = Linearised(problem, [z[:-1] for z in cycle], [cycle[0][-1]], self.candidate.bits)
        if linear.reason is not None:
            raise UndecidedError(linear.reason.value)
        with precision(linear.bits):
            return sum(bool(abs(z).mid() < 1) for z in acb_mat(linear.monodromy).eig(algorithm="approx"))


def _spreads(digits: int) -> Iterator[Fraction]:
    """The error of an enclosure is about the square of the spread, times a number that is not known beforehand."""
    first = digits // 2
    return (Fraction(1, 10 ** (first + 2 * k)) for k in range(ATTEMPTS))


def _at(p: fmpq_mpoly, parameter: str, value: arb) -> arb:
    """A polynomial in the parameter alone, at a number."""
    i = p.context().names().index(parameter)
    return sum((value ** int(m[i]) * c for m, c in p.to_dict().items()), arb(0))


def _below(value: Fraction) -> Fraction:
    """A power of ten below a positive number, by a factor between 2 and 20."""
    power = Fraction(1)
    while 2 * power > value:
        power /= 10
    while 20 * power <= value:
        power *= 10
    return power
