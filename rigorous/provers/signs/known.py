"""What is known on a domain: its conditions and the lemmas added to them, with the bounds they give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from flint import fmpq_mpoly

from rigorous.algebra import coefficients, constant, from_flint, generators, scalar, substituted, to_flint, to_fraction
from rigorous.checker.conditions import Condition
from rigorous.checker.files import Record
from rigorous.checker.limits import Meter
from rigorous.checker.sign import Sign, prove
from rigorous.checker.verdicts import Refusal
from rigorous.provers.ideal import divided
from rigorous.provers.proof import Proof
from rigorous.provers.reals import approximate


@dataclass(frozen=True)
class Member:
    """A fact known on the domain: `polynomial` relation 0."""

    polynomial: fmpq_mpoly
    relation: str

    @property
    def strict(self) -> bool:
        """Whether the fact excludes 0."""
        return self.relation in (">", "!=")


class Known:
    """The domain of one obligation; `lemmas` are the facts added to it, with their proofs."""

    def __init__(self, obligation: Sign) -> None:
        self.obligation = obligation
        self.ring = obligation.goal.polynomial.ring
        self.members = [Member(to_flint(c.polynomial), c.relation) for c in obligation.domain]
        self.given = len(self.members)
        self.lemmas: list[Proof] = []
        self.consequences = self._consequences()

    def forget(self) -> None:
        """Drop all lemmas."""
        self.members = self.members[: self.given]
        self.lemmas = []

    def member(self, p: fmpq_mpoly, strict: bool) -> tuple[int, Fraction] | None:
        """A member and a factor > 0 whose product is p."""
        for i, member in enumerate(self.members):
            if member.relation == ">" or (member.relation == ">=" and not strict):
                factor = ratio(p, member.polynomial)
                if factor is not None and factor > 0:
                    return i, factor
        return None

    def inequalities(self) -> list[tuple[int, fmpq_mpoly]]:
        """What is > 0 or >= 0, by position."""
        return [(i, m.polynomial) for i, m in enumerate(self.members) if m.relation in (">", ">=")]

    def unequal(self, f: fmpq_mpoly) -> int | None:
        """The position of a member that says f != 0."""
        return next((i for i, m in enumerate(self.members) if m.relation == "!=" and ratio(f, m.polynomial)), None)

    def laws(self) -> list[tuple[int, fmpq_mpoly]]:
        """The equations of the domain, by position."""
        return [
            (i, m.polynomial)
            for i, m in enumerate(self.members[: self.given])
            if m.relation == "=" and not m.polynomial.is_zero()
        ]

    def _consequences(self) -> list[tuple[fmpq_mpoly, list[tuple[int, fmpq_mpoly]]]]:
        """Equations that hold: the domain's, and these with a variable replaced by an affine one; with cofactors."""
        laws = self.laws()
        found = [(h, [(i, h.context().constant(1))]) for i, h in laws]
        for i, h in laws:
            x = next((x for x in generators(h) if is_affine(h, x)), "")
            for j, other in laws if x else ():
                quotient, rest = divided(other, h, x)
                if i != j and not quotient.is_zero() and constant(rest) is None:
                    found.append((rest, [(j, h.context().constant(1)), (i, -quotient)]))
        return found

    def add(self, p: fmpq_mpoly, relation: str, proof: Proof) -> None:
        """A lemma joins the domain."""
        self.members.append(Member(p, relation))
        self.lemmas.append({"sign": f"{p} {relation} 0", "proof": proof})

    def bounds(self, x: str, side: int) -> Iterator[tuple[int, fmpq_mpoly]]:
        """The members that bound x from below (side = 1) or above (-1), with the bounds."""
        for i, member in enumerate(self.members):
            if member.relation in (">", ">="):
                parts = coefficients(member.polynomial, x)
                slope = constant(parts[1]) if len(parts) == 2 else None
                if slope is not None and slope * side > 0:
                    yield i, parts[0] / -scalar(slope)

    def tightest(self, x: str, side: int, rational: bool = False) -> tuple[int, float] | None:
        """The member with the tightest bound on x that is a number, and about that number."""
        found = []
        for i, end in self.bounds(x, side):
            value = self.approximate(end)
            if value is not None and not (rational and constant(end) is None):
                found.append((value * side, self.members[i].strict, i))
        if not found:
            return None
        value, _, i = max(found)
        return i, value * side

    def approximate(self, p: fmpq_mpoly) -> float | None:
        """About the value of a number or of a polynomial in algebraic constants; None if a generator remains."""
        images = {s.name: p.context().constant(scalar(approximate(s))) for s in self.obligation.constants}
        value = constant(substituted(p, images))
        return None if value is None else float(value)

    def end(self, member: int, x: str) -> Fraction:
        """The bound on x that the member spells, if it is a number."""
        parts = coefficients(self.members[member].polynomial, x)
        value = constant(parts[0] / -parts[1])
        return Fraction(0) if value is None else value

    def scale(self, member: int, x: str) -> Fraction:
        """How much faster the member grows than |x|."""
        value = constant(coefficients(self.members[member].polynomial, x)[1])
        return Fraction(1) if value is None else abs(value)

    def condition(self, member: int) -> Condition:
        """The member as the checker's condition."""
        m = self.members[member]
        return Condition(from_flint(m.polynomial, self.ring), m.relation, "member")

    def accepts(self, p: fmpq_mpoly, strict: bool, proof: Proof) -> bool:
        """Whether the checker takes the proof."""
        self.ring.meter = Meter()
        domain = [self.condition(i) for i in range(len(self.members))]
        goal = Condition(from_flint(p, self.ring), ">" if strict else ">=", "goal")
        try:
            prove(goal, domain, Record(proof, "proof"), self.obligation.constants)
        except Refusal:
            return False
        return True


def is_affine(h: fmpq_mpoly, x: str) -> bool:
    """Whether h is a number times x plus a polynomial in other generators."""
    parts = coefficients(h, x)
    return len(parts) == 2 and constant(parts[1]) is not None


def is_pure(h: fmpq_mpoly, x: str) -> bool:
    """Whether h is a number times x^2 plus a polynomial in other generators."""
    parts = coefficients(h, x)
    return len(parts) == 3 and constant(parts[2]) is not None and parts[1].is_zero()


def ratio(p: fmpq_mpoly, q: fmpq_mpoly) -> Fraction | None:
    """The number p / q, or None."""
    if q.is_zero() or p.leading_coefficient() * q != q.leading_coefficient() * p:
        return None
    return to_fraction(p.leading_coefficient() / q.leading_coefficient())
