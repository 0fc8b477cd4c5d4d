"""From numerical cycles to claims that there are such cycles: near decimals, and how near.

Nothing here has to be trusted: the claims say what is meant, and are proved or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

import msgspec
from flint import acb, acb_mat, arb, arb_mat

from rigorous.algebra import to_fraction
from rigorous.checker.check import read_claim
from rigorous.checker.lemmas.chain import Chain as Obligation
from rigorous.checker.limits import Meter
from rigorous.checker.verdicts import Refusal
from rigorous.claims import Claim, CycleNear, Piece
from rigorous.discovery.cofactor import cofactor
from rigorous.orbits.chains import Chain, Values, cycle_chain
from rigorous.orbits.cycles import has_least_period
from rigorous.orbits.newton import Linearised, Number, Reason, Solution, attempt, tangent
from rigorous.orbits.numbers import decimal
from rigorous.orbits.precision import PolynomialMap, ball, certainly_less, precision
from rigorous.provers.boxes import NoChainError, chain
from rigorous.provers.prove import UndecidedError
from rigorous.systems import PolynomialSystem

DIGITS = 30
"""Decimals of points, unless others are asked for."""
SHOWN = 6
"""Significant digits of bounds of multipliers."""
MAX_PIECES, MAX_HALVINGS = 400, 12
"""A tube has no more pieces, counting those that were tried in vain, and none is halved more often."""
REACHES = [Fraction(1, k * 10**e) for e in range(1, 6) for k in (1, 3)]
"""How far tubes are alone: the first distance that is proved."""
SHARE = 4
"""Cycles of a tube lie this many times closer to the points than they are alone."""

Points = Sequence[Sequence[Number]]


def cycle_claim(
    name: str,
    system: PolynomialSystem,
    values: Values,
    points: Points,
    *,
    curve: str = "",
    digits: int = DIGITS,
    alone: int | None = None,
) -> Claim:
    """The claim that a cycle lies within 10^-digits of decimals near these points, and what its multipliers are.

    It is the only cycle within 10^-alone: the largest such distance that is proved, unless it is given. On an invariant
    curve {h = 0} there are bounds of the multipliers across and along it. UndecidedError with the reason if there is no
    proof.

    >>> from rigorous.bundled import LOGISTIC
    >>> claim = cycle_claim("two", LOGISTIC, {"r": Fraction(4)}, [[0.9], [0.35]], digits=8)
    >>> claim.asserts.pieces[0].points, claim.asserts.alone_within, claim.asserts.along
    (['0.9045085', '0.3454915'], '1/10', ['-400001/100000', '-399999/100000'])
    """
    problem = cycle_chain(system, values, None, len(points))
    bits = 4 * digits + 64
    solution = _solved(problem, points, None, bits)
    linear = Linearised(problem, solution, [], bits)
    found = multipliers(linear)
    asserts = CycleNear(
        at=_texts(values),
        pieces=[Piece(points=[decimal(to_fraction(x.mid().fmpq()), digits) for z in solution for x in z])],
        within=_tenth(digits),
        alone_within=_tenth(digits if alone is None else alone),
        inside=str(_inside(found)),
    )
    bounds = _bounds(system, values, solution, linear, curve)
    claim = _changed(Claim(id=name, system=system, asserts=asserts), **bounds)
    if alone is not None:
        return claim
    refuse(claim)
    low, high = 0, digits
    while high - low > 1:
        middle = (low + high) // 2
        wider = _changed(claim, alone_within=_tenth(middle))
        low, high = (low, middle) if not reason(wider) else (middle, high)
    return _changed(claim, alone_within=_tenth(high))


def tube_claim(
    name: str, system: PolynomialSystem, values: Values, over: str, span: tuple[Fraction, Fraction], points: Points
) -> Claim:
    """The claim that a cycle, near these points at the lower end, continues over a parameter interval.

    The interval is cut into pieces, on each of which the points are affine, until every piece is proved. UndecidedError
    with the reason if MAX_PIECES are not enough.

    >>> from rigorous.bundled import LOGISTIC
    >>> span = Fraction(32, 10), Fraction(321, 100)
    >>> claim = tube_claim("tube", LOGISTIC, {}, "r", span, [[0.8], [0.5]])
    >>> claim.asserts.inside, claim.asserts.alone_within, [piece.between for piece in claim.asserts.pieces]
    ('1', '1/100', [['16/5', '321/100']])
    """
    why = ""
    for reach in REACHES:
        try:
            pieces = list(_pieces(system, values, over, span, points, reach))
        except _PieceError as error:
            why = str(error)
            continue
        if len({count for _, count in pieces}) > 1:
            raise UndecidedError("the number of multipliers inside the unit circle changes")
        return Claim(
            id=name,
            system=system,
            asserts=_tube(values, over, [piece for piece, _ in pieces], pieces[0][1], reach),
        )
    raise UndecidedError(why)


class _PieceError(Exception):
    """No more pieces are allowed; the message says what went wrong on the last."""


def _pieces(
    system: PolynomialSystem,
    values: Values,
    over: str,
    span: tuple[Fraction, Fraction],
    points: Points,
    reach: Fraction,
) -> Iterator[tuple[Piece, str]]:
    """Pieces in order, each proved on its own, with the number of multipliers inside the unit circle."""
    problem = cycle_chain(system, values, over, len(points))
    digits, count = len(str(reach.denominator)) + 5, 0
    here: Points = _solved(problem, points, span[0], 64)
    left = [span]
    while left:
        low, high = left.pop()
        try:
            piece, inside, after = _piece(problem, here, (low, high), digits)
            claim = Claim(id="piece", system=system, asserts=_tube(values, over, [piece], inside, reach))
            why = reason(claim)
        except UndecidedError as error:
            why = str(error)
        count += 1
        if not why:
            yield piece, inside
            here = after
        elif count + len(left) >= MAX_PIECES or (high - low) * 2**MAX_HALVINGS <= span[1] - span[0]:
            raise _PieceError(f"over {over} from {low} to {high}: {why}")
        else:
            middle = (low + high) / 2
            left += [(middle, high), (low, middle)]


def _piece(
    problem: Chain, here: Points, span: tuple[Fraction, Fraction], digits: int
) -> tuple[Piece, str, list[list[Fraction]]]:
    """Points affine in the parameter, how many multipliers are inside, and the points at the upper end."""
    middle, bits = sum(span, Fraction(0)) / 2, 4 * digits + 64
    solution = _solved(problem, here, middle, bits)
    moving = tangent(problem, solution, middle, bits)
    if moving is None:
        raise UndecidedError(Reason.DEGENERATE.value)
    with precision(bits):
        known = [ball(middle).mid()]
    inside = str(_inside(multipliers(Linearised(problem, solution, known, bits))))
    texts, after = [], []
    for z, w in zip(solution, moving, strict=True):
        x, v = ([to_fraction(c.mid().fmpq()) for c in row] for row in (z, w))
        texts += [_affine(c - s * middle, s, str(problem.parameter), digits) for c, s in zip(x, v, strict=True)]
        after.append([c + s * (span[1] - middle) for c, s in zip(x, v, strict=True)])
    return Piece(points=texts, between=[str(end) for end in span]), inside, after


def _tube(values: Values, over: str, pieces: Sequence[Piece], inside: str, reach: Fraction) -> CycleNear:
    return CycleNear(
        at=_texts(values),
        over=over,
        pieces=pieces,
        within=str(reach / SHARE),
        alone_within=str(reach),
        inside=inside,
    )


def refuse(claim: Claim) -> None:
    """UndecidedError with the reason unless there is a chain of boxes for every piece of the claim."""
    why = reason(claim)
    if why:
        raise UndecidedError(why)


def reason(claim: Claim) -> str:
    """Why there is no chain of boxes for some piece of the claim; empty if there are all."""
    _, assertion = read_claim(claim.encode())
    try:
        for obligation in assertion.obligations():
            if isinstance(obligation, Obligation):
                assertion.setting.ring.meter = Meter()
                chain(obligation)
    except (NoChainError, Refusal) as refusal:
        return str(refusal)
    return ""


def images(
    system: PolynomialSystem, values: Values, start: Sequence[str], length: int, digits: int = DIGITS
) -> list[str]:
    """Decimals of a point and its images, all coordinates one after the other.

    The point has to be given to as many more decimals as errors grow by.

    >>> from rigorous.bundled import LOGISTIC
    >>> images(LOGISTIC, {"r": Fraction(4)}, ["0.9045"], 2, 3)
    ['0.904', '0.346']
    """
    chain = cycle_chain(system, values, None, length)
    point = [Fraction(text) for text in start]
    bits = 64 + 4 * max(map(len, start))
    texts = []
    with precision(bits):
        balls = [ball(x).mid() for x in point]
        for _ in range(length):
            texts += [decimal(to_fraction(x.fmpq()), digits) for x in balls]
            balls = [x.mid() for x in chain.maps[0].values(balls)]
    return texts


def _affine(constant: Fraction, slope: Fraction, parameter: str, digits: int) -> str:
    """The text of constant + slope * parameter."""
    factor = decimal(abs(slope), digits)
    start = decimal(constant, digits)
    return start if factor == "0" else f"{start} {'-' if slope < 0 else '+'} {factor}*{parameter}"


def _tenth(exponent: int) -> str:
    return str(Fraction(1, 10**exponent))


def _texts(values: Values) -> list[str]:
    return [f"{name} = {value}" for name, value in values.items()]


def _changed(claim: Claim, **fields: Any) -> Claim:
    return msgspec.structs.replace(claim, asserts=msgspec.structs.replace(claim.asserts, **fields))


def _solved(problem: Chain, points: Points, t: Number | None, bits: int) -> Solution:
    found = attempt(problem, points, t, bits)
    if isinstance(found, Reason):
        raise UndecidedError(found.value)
    if not has_least_period(found, bits):
        raise UndecidedError(Reason.SHORTER.value)
    return found


def multipliers(linear: Linearised) -> list[acb]:
    """Approximate eigenvalues of the product of all derivatives, the largest first."""
    if linear.reason is not None:
        raise UndecidedError(linear.reason.value)
    with precision(linear.bits):
        found = acb_mat(linear.monodromy).eig(algorithm="approx")
        return sorted(found, key=lambda z: (-_log_size(z), float(z.imag) if abs(z) < 1e300 else 0.0))


def _log_size(z: acb) -> float:
    value = abs(z).mid()
    return float(value.log()) if value > 0 else float("-inf")


def _inside(found: Sequence[acb]) -> int:
    return sum(bool(abs(z) < 1) for z in found)


def _bounds(
    system: PolynomialSystem, values: Values, solution: Solution, linear: Linearised, curve: str
) -> dict[str, list[str]]:
    """The fields curve, across and along of the claim."""
    with precision(linear.bits):
        determinant = linear.monodromy.det().mid()
    if len(system.variables) == 1:
        return {"along": _between(determinant)}
    if not curve:
        return {}
    factor = cofactor(system, curve)
    if factor is None:
        raise UndecidedError(f"{curve} = 0 is not seen to be an invariant curve")
    h, k = PolynomialMap((system.polynomial(curve),)), PolynomialMap((system.polynomial(factor),))
    with precision(linear.bits):
        known = [ball(values[name]).mid() for name in system.parameters]
        if not certainly_less(abs(h.values([*known, *solution[0]])[0]), arb(2) ** -(SHOWN * 4)):
            raise UndecidedError(f"the cycle does not lie on {curve} = 0")
        across = arb(1)
        for z in solution:
            across = (across * k.values([*known, *z])[0]).mid()
        if across == 0:
            raise UndecidedError("the multiplier across the curve is 0")
        along = (determinant / across).mid()
    return {"curve": [curve, factor], "across": _between(across), "along": _between(along)}


def _between(value: arb) -> list[str]:
    """Rational bounds of a number, outward, with SHOWN significant digits; at zero with as many places."""
    exact = to_fraction(value.mid().fmpq())
    if abs(exact) < Fraction(1, 10 ** (2 * SHOWN)):
        return [f"-1/{10 ** (2 * SHOWN)}", f"1/{10 ** (2 * SHOWN)}"]
    places = SHOWN - 1 - _exponent(exact)
    scale = Fraction(10) ** places
    half = Fraction(1, 2)
    return [str(end / scale) for end in ((exact * scale - half) // 1, -((-exact * scale - half) // 1))]


def _exponent(value: Fraction) -> int:
    """The integer e with 10^e <= |value| < 10^(e + 1)."""
    e = len(str(abs(value.numerator))) - len(str(value.denominator))
    return e if abs(value) >= Fraction(10) ** e else e - 1


def enclosures(problem: Chain, points: Sequence[Sequence[Fraction]], within: Fraction) -> list[acb] | None:
    """Balls that hold the multipliers of the cycle of a claim, if it is so near; None if they are not seen apart."""
    d = len(problem.variables)
    bits = max(64, within.denominator.bit_length() + 64)
    exact = [[ball(x).mid() for x in z] for z in points]
    rough = Linearised(problem, exact, [], bits)
    if rough.reason is not None:
        return None
    with precision(rough.bits):
        radius = ball(within)
        total, determinant = None, arb(1)
        for k, z in enumerate(points):
            box = [ball(x) + arb(0, radius) for x in z]
            step = arb_mat(problem.at(k).jacobian(box))
            total = step if total is None else step * total
            determinant *= step.det()
        if total is None:
            return None
        if d == 1:
            return [acb(total[0, 0])]
        if d == 2:
            return _two(total[0, 0] + total[1, 1], determinant)
        try:
            found = acb_mat(total).eig(algorithm="rump")
        except ValueError:
            return None
    return found if all(z.is_finite() for z in found) else None


def _two(trace: arb, determinant: arb) -> list[acb] | None:
    """The roots of z^2 - trace z + determinant, the larger first."""
    discriminant = trace * trace - 4 * determinant
    if certainly_less(discriminant, arb(0)):
        root = (-discriminant).sqrt()
        return [acb(trace / 2, root / 2), acb(trace / 2, -root / 2)]
    if not certainly_less(arb(0), discriminant) or trace.contains(0):
        return None
    root = discriminant.sqrt()
    large = (trace + root if trace > 0 else trace - root) / 2
    return [acb(large), acb(determinant / large)]
