"""Finding proofs of signs: the search behind obligation S.

`SignSearch` holds a domain and grows it by lemmas. To prove p > 0 or p >= 0 it tries, in order: a member of the
domain, positive coefficients of even monomials, Sturm's theorem in one variable, elimination by the domain's equations,
factors, interpolation between the ends of a variable in which p is affine, completed squares, subdivisions of boxes,
and sums of squares with members of the domain. Most of these call the search again for simpler polynomials, to a depth
that is raised step by step. Nothing here needs trust: the checker replays every proof.
"""

from __future__ import annotations

from collections.abc import Sequence

from flint import fmpq_mpoly

from rigorous.algebra import constant, from_flint, to_flint
from rigorous.checker.conditions import Condition
from rigorous.checker.sign import Sign
from rigorous.provers.proof import Proof, constant_proof, pruned, term
from rigorous.provers.sampling import sample
from rigorous.provers.signs.boxes import box
from rigorous.provers.signs.cases import cases, contrary
from rigorous.provers.signs.conjugates import conjugate, rational
from rigorous.provers.signs.direct import even, is_on_a_line, sturm, vanishing
from rigorous.provers.signs.effort import ROUNDS, Round
from rigorous.provers.signs.elimination import eliminate, eliminate_multiple, multiple_of_unequal
from rigorous.provers.signs.expansions import expanded, monotone, tangent
from rigorous.provers.signs.factors import factors, nonzero, simple_factors
from rigorous.provers.signs.interpolation import affine, square
from rigorous.provers.signs.lemmas import (
    bound_by_quadratics,
    eliminate_from_members,
    positive_variables,
    split_members,
)
from rigorous.provers.signs.members import divisor, subtracted
from rigorous.provers.signs.programs import sos
from rigorous.provers.signs.quartics import ferrari
from rigorous.provers.signs.search import Search

METHODS = (
    even, vanishing, sturm, multiple_of_unequal, simple_factors, rational, eliminate, factors, affine, square, box, sos,
    eliminate_multiple, conjugate, nonzero, cases, contrary,
)  # fmt: skip
WITH_EXPANSIONS = (
    even, vanishing, sturm, eliminate, subtracted, expanded, ferrari, factors, affine, square, monotone, tangent,
    divisor, conjugate, cases,
)  # fmt: skip
MAX_ATTEMPTS, MANY_ATTEMPTS = 30, 200
"""Of sub-goals in one round, without and with expansions."""


class SignSearch(Search):
    """The search for one obligation."""

    def __init__(self, obligation: Sign, nesting: int = 0) -> None:
        super().__init__(obligation, nesting)
        self.attempts = 0
        self.asked: dict[tuple[str, bool], int] = {}

    def _restart(self, effort: Round) -> None:
        """Forget all lemmas, and search with another effort."""
        self.forget()
        self.effort = effort
        self.attempts = 0
        self.asked = {}
        bound_by_quadratics(self)
        eliminate_from_members(self)
        split_members(self)
        self.factors = [*range(self.given), *positive_variables(self)]

    def witness(self, rounds: Sequence[Round] = ROUNDS) -> Proof | None:
        """A witness for the obligation, without the lemmas that it does not use, or None."""
        goal = self.obligation.goal
        if not sample(self.obligation).plausible:
            return None
        for effort in rounds:
            self._restart(effort)
            proof = self.proof(to_flint(goal.nonnegative()), goal.strict, 0)
            if proof is not None:
                return pruned(proof, self.lemmas, self.given)
        return None

    def proof(self, p: fmpq_mpoly, strict: bool, depth: int) -> Proof | None:
        """A proof of p > 0 (strict) or p >= 0 on the domain, or None."""
        question = (str(p), strict)
        limit = MANY_ATTEMPTS if self.effort.expansions else MAX_ATTEMPTS
        known_to = self.effort.depth + self.effort.expansions  # with expansions, what is known counts one step deeper
        if depth > known_to or self.attempts > limit or self.asked.get(question, depth + 1) <= depth:
            return None
        value = constant(p)
        if value is not None:
            return constant_proof(value, strict)
        found = self.member(p, strict)
        if found is not None:
            return {"squares": [term(found[1], "1", [found[0]])]}
        if depth > self.effort.depth:
            return None
        self.asked[question] = depth
        if sample(self.obligation).refutes(p):
            return None
        self.attempts += 1
        if self.effort.intervals:
            return next(box(self, p, strict, depth), None)
        if is_on_a_line(self, p):  # Sturm's theorem decides
            return next(sturm(self, p, strict, depth), None)
        for method in WITH_EXPANSIONS if self.effort.expansions else METHODS:
            for proof in method(self, p, strict, depth):
                self.asked.pop(question, None)
                return proof
        return None

    def in_case(
        self,
        p: fmpq_mpoly,
        strict: bool,
        q: fmpq_mpoly,
        relation: str,
        rounds: Sequence[Round],
        without: int | None = None,
    ) -> Proof | None:
        """A witness for the sign of p where `q relation 0` holds too, or None; it does not use the member `without`."""
        nothing = Condition(self.ring.constant(0), "=", "nothing")
        domain = [nothing if i == without else c for i, c in enumerate(self.obligation.domain)]
        case = Condition(from_flint(q, self.ring), relation, "the case")
        goal = Condition(from_flint(p, self.ring), ">" if strict else ">=", "goal")
        return SignSearch(Sign(goal, (*domain, case), self.obligation.constants), nesting=1).witness(rounds)
