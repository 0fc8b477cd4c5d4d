"""Claims whose obligations the tests of the small searches look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rigorous.algebra import to_flint
from rigorous.checker.check import read_claim
from rigorous.checker.files import Record
from rigorous.checker.sign import Sign
from rigorous.claims import Assertion, Claim, square_root
from rigorous.claims import Sign as SignClaim
from rigorous.provers.proof import Proof, pruned
from rigorous.provers.sign import SignSearch
from rigorous.provers.signs.effort import Round
from rigorous.systems import PolynomialSystem

Method = Callable[..., Iterator[Proof]]

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


def found_by(method: Method, where: list[str], holds: str, effort: Round = Round(3)) -> Proof | None:  # noqa: B008
    """The first proof of a method for the sign, with everything replayed, or None."""
    obligation = sign(where, holds)
    search = SignSearch(obligation)
    search._restart(effort)
    goal = obligation.goal
    found = next(method(search, to_flint(goal.nonnegative()), goal.strict, 0), None)
    if found is not None:
        obligation.discharge(Record(pruned(found, search.lemmas, search.given), "witness"))
    return found
