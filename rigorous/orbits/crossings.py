"""From a flip or Neimark-Sacker bifurcation found numerically to a proved claim of kind `crossing`.

Nothing here has to be trusted: the claim says what is meant, and is proved or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import msgspec
from flint import acb_mat, arb

from rigorous.algebra import to_fraction
from rigorous.claims import Claim, Crossing, Piece
from rigorous.orbits.bifurcations import Candidate, Type
from rigorous.orbits.chains import Chain, Values, cycle_chain
from rigorous.orbits.newton import Linearised, Solution, attempt, tangent
from rigorous.orbits.numbers import decimal
from rigorous.orbits.precision import ball, precision
from rigorous.provers.prove import Certificate, UndecidedError, prove
from rigorous.systems import PolynomialSystem

DIGITS = 12
"""Decimals of a threshold, unless others are asked for."""
PLACES = 200
"""More places than any decimal here has."""
WINDOWS = [Fraction(1, 10**k) for k in range(1, 9)]
"""Half the lengths of the intervals of the parameter that are tried."""
ACCURACIES = [Fraction(1, 10**k) for k in range(2, 10)]
"""How far the cycle's points may be from decimals, a tenth of how far others are."""


def crossing(
    name: str, system: PolynomialSystem, values: Values, candidate: Candidate, digits: int = DIGITS
) -> tuple[Claim, Certificate]:
    """The claim that the cycle crosses its threshold once, within 10^-digits of a decimal, on a window; proved.

    For a Neimark-Sacker bifurcation it tells the sign of the cubic coefficient, if that is seen. UndecidedError with
    the reason if there is no proof.

    >>> from rigorous.bundled import LOGISTIC
    >>> from rigorous.orbits.bifurcations import refine_pair
    >>> claim, _ = crossing("three", LOGISTIC, {}, refine_pair(LOGISTIC, {}, "r", -1, [[0.65]], 3.1, 128), 3)
    >>> claim.asserts.low, claim.asserts.high, claim.asserts.cycle.between
    ('2999/1000', '3001/1000', ['299/100', '301/100'])
    """
    if candidate.type not in (Type.FLIP, Type.NEIMARK_SACKER):
        raise UndecidedError(f"a {candidate.type} is neither a flip nor a Neimark-Sacker bifurcation")
    if len(system.variables) > 2:
        raise UndecidedError("a crossing is proved in one or two variables only")
    reason = "the cycle is not found numerically on both sides"
    for signs in (("<", ">"), ("",)) if candidate.type is Type.NEIMARK_SACKER else (("",),):
        for asserts in _statements(system, values, candidate, digits):
            for cubic in signs:
                claim = Claim(id=name, system=system, asserts=msgspec.structs.replace(asserts, cubic=cubic))
                try:
                    return claim, prove(claim)
                except UndecidedError as undecided:
                    reason = str(undecided)
    raise UndecidedError(reason)


def _statements(system: PolynomialSystem, values: Values, candidate: Candidate, digits: int) -> Iterator[Crossing]:
    """Claims to try, without a cubic coefficient: the widest window first, and the largest neighbourhoods in it."""
    chain = cycle_chain(system, values, candidate.parameter, candidate.period)
    accuracy = Fraction(1, 10**digits)
    value, middle = (_rounded(candidate.value, Fraction(1, 10**places)) for places in (digits, digits // 2 + 1))
    for width in WINDOWS:
        ends = (middle - width, middle + width)
        along = _Along(chain, candidate, middle)
        if not (ends[0] < value - accuracy and value + accuracy < ends[1] and along.reaches(ends)):
            continue
        for within in ACCURACIES:
            if within > 2 * along.departure:
                yield Crossing(
                    type=str(candidate.type),
                    parameter=candidate.parameter,
                    cycle=Piece(points=along.points(within), between=[str(end) for end in ends]),
                    within=str(within),
                    alone_within=str(10 * within),
                    low=str(value - accuracy),
                    high=str(value + accuracy),
                    inside=along.inside,
                    at=[f"{parameter} = {number}" for parameter, number in values.items()],
                )


class _Along:
    """The cycle along a window: its tangent in the middle, how far it departs from that, and its multipliers."""

    def __init__(self, chain: Chain, candidate: Candidate, middle: Fraction) -> None:
        self.chain, self.candidate, self.middle = chain, candidate, middle
        self.start = self._at(middle, candidate.points)
        self.slopes = None if self.start is None else tangent(chain, self.start, middle, candidate.bits)
        self.departure, self.inside = Fraction(0), [""]

    def _at(self, t: Fraction, near: Sequence[Sequence[arb]]) -> Solution | None:
        found = attempt(self.chain, near, t, self.candidate.bits)
        return found if isinstance(found, list) else None

    def reaches(self, ends: Sequence[Fraction]) -> bool:
        """Whether the cycle is found at the ends; `departure` and `inside` are then known."""
        self.inside = []
        for end in ends:
            if self.start is None or self.slopes is None:
                return False
            with precision(self.candidate.bits):
                near = [
                    [(x + ball(end - self.middle) * v).mid() for x, v in zip(*pair, strict=True)]
                    for pair in zip(self.start, self.slopes, strict=True)
                ]
            found = self._at(end, near)
            if found is None:
                return False
            for z, p in zip(found, near, strict=True):
                self.departure = max(
                    self.departure, *(abs(to_fraction((x - y).mid().fmpq())) for x, y in zip(z, p, strict=True))
                )
            linear = Linearised(self.chain, found, [ball(end)], self.candidate.bits)
            with precision(linear.bits):
                multipliers = acb_mat(linear.monodromy).eig(algorithm="approx")
                self.inside.append(str(sum(bool(abs(z).mid() < 1) for z in multipliers)))
        return True

    def points(self, within: Fraction) -> list[str]:
        """The tangent, in decimals."""
        if self.start is None or self.slopes is None:
            raise ValueError("there is no tangent")
        after = f"({self.candidate.parameter} - {decimal(self.middle, PLACES)})"
        texts = []
        for pair in zip(self.start, self.slopes, strict=True):
            for x, slope in zip(*pair, strict=True):
                at, v = (_rounded(number, within / 10) for number in (x, slope))
                moving = f" {'-' if v < 0 else '+'} {decimal(abs(v), PLACES)}*{after}"
                texts.append(decimal(at, PLACES) + (moving if v else ""))
        return texts


def _rounded(value: arb, accuracy: Fraction) -> Fraction:
    """The nearest multiple of a number."""
    return round(to_fraction(value.mid().fmpq()) / accuracy) * accuracy
