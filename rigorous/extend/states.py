"""States to try where a claim fails: simple polynomials in the parameter, looked for with floats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice, product
from typing import Any

import numpy as np
from flint import fmpq_mpoly

from rigorous.algebra import generators, scalar, substituted, to_flint
from rigorous.checker.check import read_claim
from rigorous.checker.conditions import Condition
from rigorous.checker.lemmas.existence import Existence
from rigorous.checker.lemmas.inhabited import Inhabited
from rigorous.checker.names import PATHS
from rigorous.checker.sign import Sign
from rigorous.claims import Claim, Iff
from rigorous.provers.inhabited import rational_point
from rigorous.provers.paths import factors
from rigorous.provers.prove import Certificate, prove
from rigorous.provers.reals import approximate
from rigorous.provers.sampling import Function, evaluator, sample
from rigorous.provers.signs.effort import DIRECT, ROUNDS, Round

Witness = dict[str, Any]
Form = tuple[Fraction, Fraction]
SLOPES = tuple(map(Fraction, ("0", "1", "-1", "1/2", "-1/2")))
CONSTANTS = tuple(map(Fraction, ("0", "1", "-1", "1/2", "-1/2", "2", "-2", "3/2", "-3/2", "3", "-3", "4", "-4")))
GRIDS = {1: (5, 13), 2: (5, 7), 3: (3, 5)}
"""By the number of variables: how many slopes and constants are tried."""
MARGIN, ROUNDING = 1e-9, 1e-12
MAX_STATES, MAX_PAIRS, BISECTIONS, STEPS = 4, 40, 60, 300
EFFORTS = ((*DIRECT, Round(3, contraries=True)), (*DIRECT, Round(0, semidefinite=True)), ROUNDS)
"""For quick proofs, for others, and all that there is."""


def likely_states(claim: Claim, parameter: str, at: Sequence[float]) -> list[Witness]:
    """States that seem to be wanted ones at these values of the parameter, simple ones first.

    They are of the form a*parameter + b, or roots of a wanted equation between two of that form.
    """
    obligation = _existence(claim)
    if obligation is None or len(obligation.chosen) not in GRIDS:
        return []
    slopes, constants = GRIDS[len(obligation.chosen)]
    forms = sorted(((a, b) for a in SLOPES[:slopes] for b in CONSTANTS[:constants]), key=_size)
    found = [*_lines(obligation, parameter, at, forms)]
    return found or [*_roots(obligation, parameter, at, forms)]


def _lines(obligation: Existence, parameter: str, at: Sequence[float], forms: Sequence[Form]) -> Iterator[Witness]:
    """States with coordinates of these forms, at which all that is wanted seems to hold."""
    indices = np.indices([len(forms)] * len(obligation.chosen)).reshape(len(obligation.chosen), -1)
    good = np.ones(indices.shape[1], dtype=bool)
    for value in at:
        line = _values(forms, value)
        point = [np.full(indices.shape[1], value), *(line[row] for row in indices)]
        for c in obligation.wanted:
            good &= _holds(c, obligation, parameter, point)
    simple = sorted(np.flatnonzero(good), key=lambda k: (sum(_size(forms[i]) for i in indices[:, k]), k))
    for k in simple[:MAX_STATES]:
        yield {"values": [_text(forms[i], parameter) for i in indices[:, k]]}


def _roots(obligation: Existence, parameter: str, at: Sequence[float], forms: Sequence[Form]) -> Iterator[Witness]:
    """Roots of factors of a wanted equation in one variable, between ends of these forms where it has other signs."""
    if len(obligation.chosen) > 1:
        return
    (x,) = obligation.chosen
    lines = [_values(forms, value) for value in at]
    equations = [_known(c, obligation) for c in obligation.wanted if c.relation == "="]
    for f in (f for p in equations for f in factors(p) if x in generators(f)):
        if not set(generators(f)) <= {parameter, x}:
            continue
        function: Any = evaluator(f, [parameter, x])
        values = [function([np.full(len(forms), value), line]) for value, line in zip(at, lines, strict=True)]
        every = product(range(len(forms)), range(len(forms)))
        pairs = sorted(every, key=lambda p: (_size(forms[p[0]]) + _size(forms[p[1]]), p))
        for (i, j), side in islice(_between(lines, values, pairs), MAX_PAIRS):
            ends = [(line[i], line[j]) for line in lines]
            if all(_wanted_at_root(obligation, [parameter, x], function, v, e) for v, e in zip(at, ends, strict=True)):
                root = str(side * substituted(f, {x: f.context().gen(f.context().names().index(PATHS[0]))}))
                texts = [_text(forms[k], parameter) for k in (i, j)]
                yield {"choices": [{"root": root, "between": texts, "ends": ">"}], "values": [PATHS[0]]}
                break


def _between(
    lines: Sequence[np.ndarray], values: Sequence[np.ndarray], pairs: Sequence[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], int]]:
    """Pairs of ends between which a function changes its sign everywhere, with its sign at the first."""
    for i, j in pairs:
        for side in (1, -1):
            if all(line[i] < line[j] and side * v[i] > 0 > side * v[j] for line, v in zip(lines, values, strict=True)):
                yield (i, j), side


def _wanted_at_root(
    obligation: Existence, names: Sequence[str], function: Function, value: float, ends: tuple[float, float]
) -> bool:
    """Whether all that is wanted seems to hold at the root of a function between two ends."""
    low, high = ends
    first = function([value, low])
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        low, high = (middle, high) if first * function([value, middle]) > 0 else (low, middle)
    point = [np.array([value]), np.array([low])]
    return all(_holds(c, obligation, names[0], point).all() for c in obligation.wanted)


def prove_with_states(claim: Claim, parameter: str, at: Sequence[float], effort: int) -> Certificate:
    """A proof of the claim by one of EFFORTS; if it says that there are states, likely ones are tried first."""
    return prove(claim, EFFORTS[effort], likely_states(claim, parameter, at))


def is_inhabited(claim: Claim) -> bool:
    """Whether a rational point is found in the domain of the claim."""
    first = next(read_claim(claim.encode())[1].obligations())
    return isinstance(first, Inhabited) and rational_point(first, STEPS) is not None


def is_plausible(claim: Claim) -> bool:
    """Whether a point of the domain is found, and with floats no counterexample to the signs that are claimed there."""
    for obligation in read_claim(claim.encode())[1].obligations():
        if isinstance(obligation, Sign):
            found = sample(obligation)
            if not found.plausible or not (found.points or is_inhabited(claim)):
                return False
        if not isinstance(obligation, Sign | Inhabited):
            break
    return True


def _existence(claim: Claim) -> Existence | None:
    """The obligation to find states, of a claim that says that there are some."""
    if not isinstance(claim.asserts, Iff):
        return None
    found = (o for o in read_claim(claim.encode())[1].obligations() if isinstance(o, Existence))
    return next(found, None)


def _known(c: Condition, obligation: Existence) -> fmpq_mpoly:
    """The polynomial of the condition, with numbers for constants."""
    p = to_flint(c.polynomial)
    return substituted(p, {s.name: p.context().constant(scalar(approximate(s))) for s in obligation.setting.constants})


def _holds(c: Condition, obligation: Existence, parameter: str, point: Sequence[np.ndarray]) -> np.ndarray:
    """Whether the condition seems to hold; never, where it is about other names."""
    p, names = _known(c, obligation), [parameter, *obligation.chosen]
    if not set(generators(p)) <= set(names):
        return np.zeros(len(point[0]), dtype=bool)
    function: Any = evaluator(p, names)
    value: np.ndarray = function(point) + np.zeros(len(point[0]))
    by_relation: dict[str, np.ndarray] = {
        ">": value > MARGIN, ">=": value >= -ROUNDING, "=": abs(value) < MARGIN, "!=": abs(value) > MARGIN
    }  # fmt: skip
    return by_relation[c.relation]


def _values(forms: Sequence[Form], value: float) -> np.ndarray:
    return np.array([float(a) * value + float(b) for a, b in forms])


def _size(form: Form) -> int:
    return sum(abs(x.numerator) + x.denominator - 1 for x in form)


def _text(form: Form, parameter: str) -> str:
    """The text of a polynomial of degree one.

    >>> _text((Fraction(1, 2), Fraction(-1)), "mu")
    '1/2*mu - 1'
    """
    slope, constant = form
    if not slope:
        return str(constant)
    line = ("-" if slope < 0 else "") + (parameter if abs(slope) == 1 else f"{abs(slope)}*{parameter}")
    return line if not constant else f"{line} {'-' if constant < 0 else '+'} {abs(constant)}"
