"""Exact values of bifurcations: the algebraic number is guessed from many digits, and its claim is proved or not."""

from __future__ import annotations

import msgspec

from rigorous.algebra import context, scalar
from rigorous.claims import Branching, Claim, Constant
from rigorous.orbits.bifurcations import Candidate
from rigorous.orbits.chains import Chain, Values
from rigorous.orbits.exact import minimal_polynomial
from rigorous.orbits.newton import Solution, solve
from rigorous.orbits.thresholds import unfolding
from rigorous.provers.prove import Certificate, UndecidedError, prove
from rigorous.systems import PolynomialSystem

BITS = 1200
"""Bits of the value from which its polynomial is guessed."""
MAX_DEGREE = 8
"""The largest degree of a value."""
MAX_PERIOD = 4
"""The longest period for which an exact value is looked for."""
NAME = "s"


def with_exact_value(
    claim: Claim, system: PolynomialSystem, values: Values, candidate: Candidate
) -> tuple[Claim, Certificate]:
    """The claim, with the exact value of the parameter; UndecidedError if none is found or it is not proved."""
    asserts = claim.asserts
    if not isinstance(asserts, Branching) or candidate.period > MAX_PERIOD:
        raise UndecidedError("no exact value is looked for")
    chain, start = unfolding(system, values, candidate)
    root = _defining(chain, start)
    name = NAME if NAME not in (*system.variables, *system.parameters) else f"{NAME}1"
    text = str(context((name,)).from_dict({(k,): scalar(c) for k, c in enumerate(root)}))
    constant = Constant(name, text, (asserts.low, asserts.high))
    exact = Claim(
        id=claim.id, system=system, asserts=msgspec.structs.replace(asserts, value=name), constants=[constant]
    )
    return exact, prove(exact)


def _defining(chain: Chain, start: Solution) -> tuple[int, ...]:
    found = solve(chain, start, 0, BITS)
    if found is None:
        raise UndecidedError("the bifurcation is not found with many digits")
    root = minimal_polynomial(found[0][-1], MAX_DEGREE, BITS)
    if root is None:
        raise UndecidedError(f"the value is not seen to be algebraic of degree {MAX_DEGREE} or less")
    return root
