"""Obligation N: a domain is not empty, so that no claim is true for want of points."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import prod

from ..conditions import HOLDS, Condition
from ..files import Record
from ..grammar import rational
from ..polynomial import Polynomial
from ..setting import Setting
from ..univariate import primitive, sign
from ..verdicts import Malformed, Unsupported


def fails(equations: Sequence[Condition]) -> tuple[Condition, ...]:
    """That one of these equations does not hold, as a condition; nothing if there are none."""
    if not equations:
        return ()
    squares = equations[0].polynomial.ring.sum(c.polynomial * c.polynomial for c in equations)
    return (Condition(squares, ">", f"one of {', '.join(c.text for c in equations)} fails"),)


def vanishing(functions: Sequence[Polynomial]) -> Condition:
    """That one of these functions is 0, as a condition."""
    return Condition(prod(functions, start=functions[0].ring.constant(1)), "=", "one of the functions vanishes")


class Inhabited:
    """Obligation: a domain is not empty. The witness is a rational point of it."""

    words = "the domain is not empty"

    def __init__(self, setting: Setting, domain: Sequence[Condition]) -> None:
        self.setting = setting
        self.domain = tuple(domain)

    def discharge(self, witness: Record) -> None:
        """Return if the witness lies in the domain; Malformed otherwise, as the claim may say nothing at all."""
        texts = witness.record("point")
        witness.close()
        names = self.setting.parameters + self.setting.variables
        point = {name: rational(texts.text(name)) for name in names}
        texts.close()
        for member in self.domain:
            if not HOLDS[member.relation](self.sign_at(member.polynomial, point)):
                raise Malformed(
                    "vacuous", f"the domain is not shown to be inhabited: {member.text!r} fails at the point"
                )

    def sign_at(self, p: Polynomial, point: dict[str, Fraction]) -> int:
        """The sign of p at a rational point; one algebraic constant may remain in it."""
        ring = self.setting.ring
        value = p.substitute({name: ring.constant(number) for name, number in point.items()})
        number = value.constant_value()
        if number is not None:
            return sign(number)
        for s in self.setting.constants:
            if value.generators() == (s.name,):
                return s.sign_of(primitive(value.coefficients(s.name), ring.meter), ring)
        raise Unsupported("constants", "a condition that joins two algebraic constants has no sign here")
