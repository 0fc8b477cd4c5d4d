"""Obligation S: a polynomial has a sign on a domain.

A proof is one of four: weighted squares times members of the domain; Sturm's theorem for one variable between two
members; a subdivision of the box that members span; two cases. Lemmas proved on the same domain may join it
first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from .conditions import Condition, bound, conditions
from .constants import Constant
from .files import Record
from .grammar import polynomial, rational
from .limits import MAX_NESTING, within
from .polynomial import Polynomial
from .tree import Box, check_tree
from .univariate import Algebraic, Infinity, Point, Rational, odd_part, primitive, roots_between
from .verdicts import Malformed, Rejected

SIDES = (("lower", 1), ("upper", -1))


@dataclass(frozen=True)
class Sign:
    """`goal` holds wherever all of `domain` does. The goal's relation is >, >= or !=."""

    goal: Condition
    domain: tuple[Condition, ...]
    constants: tuple[Constant, ...] = ()

    @property
    def words(self) -> str:
        """The obligation, for messages."""
        return (
            f"{self.goal.text}, wherever {' and '.join(c.text for c in self.domain)}" if self.domain else self.goal.text
        )

    def discharge(self, witness: Record) -> None:
        """Return if the witness proves the goal; raise Rejected, Malformed or ResourceExceeded otherwise."""
        establish(self.goal, self.domain, witness, self.constants, 0)


def establish(
    goal: Condition, given: Sequence[Condition], witness: Record, constants: Sequence[Constant], nesting: int
) -> None:
    """Check lemmas, each of which joins the domain for what follows, and the proof of `goal`."""
    within("nesting", nesting, MAX_NESTING)
    domain = list(given)
    for lemma in witness.records("lemmas") if "lemmas" in witness else ():
        text = lemma.text("sign")
        found = conditions([text], goal.polynomial.ring)
        if len(found) != 1:
            raise Malformed("lemma", f"{text!r} is not one condition", lemma.place)
        prove(found[0], domain, lemma.record("proof"), constants, nesting)
        lemma.close()
        domain.append(found[0])
    prove(goal, domain, witness.record("proof"), constants, nesting)
    witness.close()


def prove(
    goal: Condition, domain: Sequence[Condition], proof: Record, constants: Sequence[Constant], nesting: int = 0
) -> None:
    """Check one proof of `goal` on `domain`; p != 0 is proved as p^2 > 0."""
    p, strict = goal.nonnegative(), goal.strict
    if "squares" in proof:
        squares(p, strict, domain, proof)
    elif "sturm" in proof:
        sturm(p, strict, domain, proof.record("sturm"), constants)
    elif "tree" in proof:
        tree(goal, domain, proof.record("tree"))
    elif "cases" in proof:
        for witness, case in both_cases(proof.record("cases"), lambda text: polynomial(text, p.ring)):
            establish(goal, [*domain, case], witness, constants, nesting + 1)
    else:
        raise Malformed("proof", "a proof is by squares, sturm, tree or cases", proof.place)
    proof.close()


def both_cases(cases: Record, read: Callable[[str], Polynomial]) -> list[tuple[Record, Condition]]:
    """What is given for q >= 0 and for q < 0, each with its condition, where q is `on`."""
    q, text = read(cases.text("on")), "the case"
    found = [
        (cases.record("nonnegative"), Condition(q, ">=", text)),
        (cases.record("negative"), Condition(-q, ">", text)),
    ]
    cases.close()
    return found


def squares(p: Polynomial, strict: bool, domain: Sequence[Condition], proof: Record) -> None:
    """M p = sum c s^2 (product of members) + sum t h, with c > 0, each h = 0 and M a product of members.

    If every factor of M is strict, p >= 0 on the domain. If some term has a nonzero constant s and strict members only,
    M p > 0 there, and so p > 0.
    """
    ring, size = p.ring, len(domain)
    rest, positive = p, False
    for i in proof.positions("times", size) if "times" in proof else ():
        if not (strict or domain[i].strict):
            raise Rejected("times-strict", f"{domain[i].text!r} may vanish, so nothing can be divided by it")
        rest = rest * domain[i].nonnegative()
    for term in proof.records("squares"):
        c, s = rational(term.text("weight")), polynomial(term.text("square"), ring)
        if c <= 0:
            raise Rejected("weight-sign", f"the weight {c} is not positive")
        chosen = [domain[i] for i in term.positions("members", size)]
        term.close()
        product = (s * s).scaled(c)
        for member in chosen:
            product = product * member.nonnegative()
        rest = rest - product
        positive = positive or (bool(s.constant_value()) and all(member.strict for member in chosen))
    for part in proof.records("ideal") if "ideal" in proof else ():
        member = domain[part.position("equation", size)]
        if member.relation != "=":
            raise Rejected("ideal-member", f"{member.text!r} is not an equation")
        rest = rest - polynomial(part.text("cofactor"), ring) * member.polynomial
        part.close()
    if rest:
        raise Rejected("sum-of-squares", "the two sides of the sum of squares differ")
    if strict and not positive:
        raise Rejected("strict-term", "no term of the sum of squares is positive on the whole domain")


def sturm(
    p: Polynomial, strict: bool, domain: Sequence[Condition], proof: Record, constants: Sequence[Constant]
) -> None:
    """p, in one variable x, is positive at a sample between the bounds and changes sign nowhere between them.

    For a strict sign p has no root between the bounds, nor at one that belongs to the domain.
    """
    x, meter = proof.text("variable"), p.ring.meter
    coefficients = primitive(p.coefficients(x), meter)
    sample = rational(proof.text("sample"))
    ends: list[Point] = [Infinity(-1), Infinity(1)]
    for k, (field, side) in enumerate(SIDES):
        for member in _bounding(proof, field, domain):
            limit = bound(member, x, side)
            end = ends[k] = _point(limit.value, constants)
            if end.sign_of((sample.numerator, -sample.denominator), meter) * side <= 0:
                raise Rejected("sample-inside", f"the sample {sample} does not lie inside the bound {member.text!r}")
            if strict and not limit.strict and end.sign_of(coefficients, meter) <= 0:
                raise Rejected("sign-at-end", f"the polynomial is not positive at the end of {member.text!r}")
    proof.close()
    if Rational(sample).sign_of(coefficients, meter) <= 0:
        raise Rejected("sign-at-sample", f"the polynomial is not positive at {sample}")
    changing = coefficients if strict else odd_part(coefficients, meter)
    if roots_between(changing, ends[0], ends[1], meter):
        raise Rejected("root-inside", f"the polynomial has a root in {x} between the bounds")


def tree(goal: Condition, domain: Sequence[Condition], proof: Record) -> None:
    """The goal holds on the closed box that members of the domain span, by a subdivision tree.

    Where it does not, one of the members at the positions `others` is seen to fail.
    """
    names = goal.polynomial.ring.names
    box: Box = ()
    for axis in proof.records("axes"):
        x = axis.text("variable")
        if x not in names or x in (y for y, _, _ in box):
            raise Malformed("unknown-name", f"{x!r} is no further variable", axis.place)
        ends = [
            bound(member, x, side).value.constant_value()
            for field, side in SIDES
            for member in _bounding(axis, field, domain)
        ]
        axis.close()
        match ends:
            case [Fraction() as low, Fraction() as high] if low < high:
                box = (*box, (x, low, high))
            case _:
                raise Rejected("box-end", f"{x} has no rational bounds on both sides, in order")
    others = [domain[i] for i in (proof.positions("others", len(domain)) if "others" in proof else ())]
    for name in (name for c in (goal, *others) for name in c.polynomial.generators()):
        if name not in (x for x, _, _ in box):
            raise Rejected("box-axes", f"{name} occurs and is no axis of the box")
    code = proof.text("code")
    proof.close()
    check_tree(goal, others, box, code)


def _bounding(proof: Record, field: str, domain: Sequence[Condition]) -> list[Condition]:
    """The member of the domain that the optional `field` names."""
    return [domain[proof.position(field, len(domain))]] if field in proof else []


def _point(value: Polynomial, constants: Sequence[Constant]) -> Point:
    """The bound `value` as a point: a rational number, or a polynomial in one algebraic constant."""
    number = value.constant_value()
    if number is not None:
        return Rational(number)
    for s in constants:
        if value.generators() == (s.name,):
            return Algebraic(value.coefficients(s.name), value.denominator, s.defining, s.low, s.high)
    raise Rejected("interval-end", "an end of the interval is neither rational nor given by one algebraic constant")
