"""What a method sees of the search: what is known, the effort, and ways to ask for other proofs."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from flint import fmpq_mpoly

from rigorous.checker.sign import Sign
from rigorous.provers.proof import Proof
from rigorous.provers.signs.effort import Round
from rigorous.provers.signs.known import Known


class Search(Known):
    """The search as its methods see it. A method yields proofs of p > 0 (strict) or p >= 0, mostly none or one."""

    def __init__(self, obligation: Sign, nesting: int = 0) -> None:
        super().__init__(obligation)
        self.nesting = nesting
        self.effort = Round(0)
        self.programs = 0
        self.factors: list[int] = []
        """Positions of the members that a sign may be multiplied by."""

    @abstractmethod
    def proof(self, p: fmpq_mpoly, strict: bool, depth: int) -> Proof | None:
        """A proof of p > 0 (strict) or p >= 0 on the domain, or None."""

    @abstractmethod
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

    def establish(self, p: fmpq_mpoly, strict: bool, depth: int) -> int | None:
        """The position of a member that is p, made a lemma if it has to be; None if no proof is found."""
        for i, member in enumerate(self.members):
            if member.polynomial == p and (member.relation == ">" or (member.relation == ">=" and not strict)):
                return i
        proof = self.proof(p, strict, depth + 1)
        if proof is None:
            return None
        relation = ">" if strict else ">="
        self.add(p, relation, proof)
        return len(self.members) - 1
