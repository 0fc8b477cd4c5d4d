"""Claims whose obligations the tests of the small searches look at."""

from __future__ import annotations

from rigorous.checker.check import read_claim
from rigorous.checker.sign import Sign
from rigorous.claims import Assertion, Claim, square_root
from rigorous.claims import Sign as SignClaim
from rigorous.systems import PolynomialSystem

SPACE = PolynomialSystem(("x",), ("a", "b"), ("x",))


def obligations(asserts: Assertion) -> list[object]:
    """The first two obligations of a claim."""
    claim = Claim(id="c", system=SPACE, constants=[square_root("s", 2)], asserts=asserts)
    reduction = read_claim(claim.encode())[1].obligations()
    return [next(reduction), reduction.send(None)]


def sign(where: list[str], holds: str) -> Sign:
    """The obligation of a claim of one sign, without algebraic constants."""
    claim = Claim(id="c", system=SPACE, asserts=SignClaim(where=where, holds=[holds]))
    reduction = read_claim(claim.encode())[1].obligations()
    next(reduction)
    obligation = reduction.send(None)
    if not isinstance(obligation, Sign):
        raise TypeError("an inequality is needed")
    return obligation
