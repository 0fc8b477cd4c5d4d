"""Conditions `polynomial relation 0`, and the domains that lists of them describe."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

from .grammar import Lookup, comparison
from .limits import MAX_CONDITIONS, within
from .polynomial import Polynomial, Ring
from .verdicts import Rejected

SHORT = 80
NEGATION = {">": "<=", ">=": "<", "=": "!=", "!=": "="}
HOLDS: dict[str, Callable[[int], bool]] = {
    ">": lambda sign: sign > 0,
    ">=": lambda sign: sign >= 0,
    "=": lambda sign: sign == 0,
    "!=": lambda sign: sign != 0,
}


@dataclass(frozen=True)
class Condition:
    """`polynomial relation 0`, with the relation one of >, >=, =, != and the words it was read from."""

    polynomial: Polynomial
    relation: str
    text: str

    @property
    def strict(self) -> bool:
        """Whether the condition excludes 0."""
        return self.relation in (">", "!=")

    def negated(self) -> Condition:
        """The condition that holds exactly where this one does not."""
        return condition(self.polynomial, NEGATION[self.relation], f"not {self.text}")

    def mapped(self, image: Callable[[Polynomial], Polynomial], text: str) -> Condition:
        """The same relation for `image` of the polynomial."""
        return Condition(image(self.polynomial), self.relation, text)

    def nonnegative(self) -> Polynomial:
        """A polynomial that is >= 0 wherever the condition holds, and > 0 if the condition is strict."""
        if self.relation == "=":
            raise Rejected("equation-sign", f"{self.text!r} is an equation, which has no sign")
        return self.polynomial * self.polynomial if self.relation == "!=" else self.polynomial


def condition(polynomial: Polynomial, relation: str, text: str) -> Condition:
    """The condition `polynomial relation 0`, for any of the six relations."""
    if relation in ("<", "<="):
        return Condition(-polynomial, ">" + relation[1:], text)
    return Condition(polynomial, relation, text)


def conditions(
    texts: Sequence[str], ring: Ring, lookup: Lookup | None = None, by: Collection[str] = ()
) -> tuple[Condition, ...]:
    """The conditions that the texts spell, in order; a chain such as 0 < a <= b gives one for each link."""
    found = []
    for text in texts:
        links = comparison(text, ring, lookup, by)
        short = text if len(text) <= SHORT else f"{text[:SHORT]}..."
        for i, (left, relation, right) in enumerate(links):
            label = short if len(links) == 1 else f"link {i + 1} of {short}"
            found.append(condition(left - right, relation, label))
            within("conditions", len(found), MAX_CONDITIONS)
    return tuple(found)


def equations(domain: Sequence[Condition]) -> tuple[Polynomial, ...]:
    """The polynomials that vanish on the domain because it says so."""
    return tuple(c.polynomial for c in domain if c.relation == "=")


@dataclass(frozen=True)
class Bound:
    """An end of the interval to which a condition affine in one generator confines it."""

    value: Polynomial
    strict: bool


def bound(member: Condition, name: str, side: int) -> Bound:
    """The bound on `name` from below (side = 1) or above (side = -1) that `member` spells.

    The member is a*name + b with a rational, a*side > 0, and b free of `name`; else Rejected.
    """
    slope = member.polynomial.derivative(name).constant_value()
    if slope is None or slope * side <= 0 or member.relation not in (">", ">="):
        raise Rejected("bound", f"{member.text!r} is no {'lower' if side > 0 else 'upper'} bound for {name}")
    rest = member.polynomial - member.polynomial.ring.generator(name).scaled(slope)
    return Bound(rest.scaled(Fraction(-1) / slope), member.relation == ">")
