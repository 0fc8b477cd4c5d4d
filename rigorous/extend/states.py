"""States to try where a claim fails: simple polynomials in the parameter, looked for with floats."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import islice
from typing import Any

import numpy as np

from rigorous.algebra import generators, scalar, substituted, to_flint
from rigorous.checker.check import read_claim
from rigorous.checker.conditions import Condition
from rigorous.checker.lemmas.existence import Existence
from rigorous.checker.setting import Inhabited
from rigorous.checker.sign import Sign
from rigorous.claims import Claim, Iff
from rigorous.provers.prove import Certificate, find, prove
from rigorous.provers.reals import approximate
from rigorous.provers.sampling import evaluator, sample

Witness = dict[str, Any]
SLOPES = tuple(map(Fraction, ("0", "1", "-1", "1/2", "-1/2")))
CONSTANTS = tuple(map(Fraction, ("0", "1", "-1", "1/2", "-1/2", "2", "-2", "3/2", "-3/2", "3", "-3", "4", "-4")))
GRIDS = {1: (5, 13), 2: (5, 7), 3: (3, 5)}
"""By the number of variables: how many slopes and constants are tried."""
MARGIN, ROUNDING = 1e-9, 1e-12
MAX_STATES = 4


def likely_states(claim: Claim, parameter: str, at: Sequence[float]) -> list[Witness]:
    """States a*parameter + b that seem to be wanted ones at these values of the parameter, simple ones first."""
    obligation = _existence(claim)
    if obligation is None or len(obligation.chosen) not in GRIDS:
        return []
    slopes, constants = GRIDS[len(obligation.chosen)]
    forms = [(a, b) for a in SLOPES[:slopes] for b in CONSTANTS[:constants]]
    indices = np.indices([len(forms)] * len(obligation.chosen)).reshape(len(obligation.chosen), -1)
    good = np.ones(indices.shape[1], dtype=bool)
    names = [parameter, *obligation.chosen]
    for value in at:
        line = np.array([float(a) * value + float(b) for a, b in forms])
        point = [np.full(indices.shape[1], value), *(line[row] for row in indices)]
        for c in obligation.wanted:
            good &= _holds(c, obligation, names, point)
    simple = sorted(np.flatnonzero(good), key=lambda k: (sum(map(_size, (forms[i] for i in indices[:, k]))), k))
    texts = ([_text(*forms[i], parameter) for i in indices[:, k]] for k in simple)
    return [{"values": values} for values in islice(texts, MAX_STATES)]


def prove_with_states(claim: Claim, parameter: str, at: Sequence[float]) -> Certificate:
    """A proof of the claim; if it says that there are states, likely ones are tried first."""
    return prove(claim, hints=likely_states(claim, parameter, at))


def is_inhabited(claim: Claim) -> bool:
    """Whether a rational point is found in the domain of the claim."""
    first = next(read_claim(claim.encode())[1].obligations())
    return find(first) is not None


def is_plausible(claim: Claim) -> bool:
    """Whether no counterexample to the signs that the claim reduces to is found with floats."""
    for obligation in read_claim(claim.encode())[1].obligations():
        if isinstance(obligation, Sign) and not sample(obligation).plausible:
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


def _holds(c: Condition, obligation: Existence, names: Sequence[str], point: Sequence[np.ndarray]) -> np.ndarray:
    """Whether the condition seems to hold; never, where it is about other names."""
    p = to_flint(c.polynomial)
    numbers = {s.name: p.context().constant(scalar(approximate(s))) for s in obligation.setting.constants}
    p = substituted(p, numbers)
    if not set(generators(p)) <= set(names):
        return np.zeros(len(point[0]), dtype=bool)
    value = evaluator(p, names)(point) + np.zeros(len(point[0]))  # type: ignore[arg-type]
    by_relation = {
        ">": value > MARGIN, ">=": value >= -ROUNDING, "=": abs(value) < MARGIN, "!=": abs(value) > MARGIN
    }  # fmt: skip
    return by_relation[c.relation]


def _size(form: tuple[Fraction, Fraction]) -> int:
    return sum(abs(x.numerator) + x.denominator - 1 for x in form)


def _text(slope: Fraction, constant: Fraction, parameter: str) -> str:
    """The text of a polynomial of degree one.

    >>> _text(Fraction(1, 2), Fraction(-1), "mu")
    '1/2*mu - 1'
    """
    if not slope:
        return str(constant)
    line = ("-" if slope < 0 else "") + (parameter if abs(slope) == 1 else f"{abs(slope)}*{parameter}")
    return line if not constant else f"{line} {'-' if constant < 0 else '+'} {abs(constant)}"
