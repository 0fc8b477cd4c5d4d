"""Algebraic constants: a name for the only root of a polynomial in an interval with rational ends."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from .conditions import Condition
from .files import Record
from .grammar import polynomial, rational
from .polynomial import Ring
from .univariate import Rational, Univariate, primitive, roots_between, tarski_query
from .verdicts import Malformed


@dataclass(frozen=True)
class Constant:
    """The only root of `defining` in the open interval (low, high), at whose ends `defining` does not vanish."""

    name: str
    defining: Univariate
    low: Fraction
    high: Fraction
    text: str

    @classmethod
    def read(cls, fields: Record, ring: Ring) -> Constant:
        """The constant that `fields` defines; Malformed unless there is exactly one such root."""
        name, text = fields.text("name"), fields.text("root_of")
        ends = fields.texts("between")
        fields.close()
        if len(ends) != 2:
            raise Malformed("constant", "between has two ends", fields.place)
        low, high = (Rational(rational(end)) for end in ends)
        defining = primitive(polynomial(text, Ring((name,), ring.meter)).coefficients(name), ring.meter)
        if not low.value < high.value or not defining:
            raise Malformed("constant", f"{text!r} does not define {name}", fields.place)
        if not (low.sign_of(defining, ring.meter) and high.sign_of(defining, ring.meter)):
            raise Malformed("constant-end", f"{text!r} vanishes at an end of its interval", fields.place)
        count = roots_between(defining, low, high, ring.meter)
        if count != 1:
            raise Malformed(
                "constant-count", f"{text!r} has {count} roots between {ends[0]} and {ends[1]}", fields.place
            )
        return cls(name, defining, low.value, high.value, text)

    def conditions(self, ring: Ring) -> tuple[Condition, ...]:
        """What is known of the constant: its equation and its two bounds."""
        s = ring.generator(self.name)
        return (
            Condition(polynomial(self.text, ring), "=", f"{self.text} = 0"),
            Condition(s - ring.constant(self.low), ">", f"{self.low} < {self.name}"),
            Condition(ring.constant(self.high) - s, ">", f"{self.name} < {self.high}"),
        )

    def sign_of(self, p: Univariate, ring: Ring) -> int:
        """The sign of p at the constant."""
        return tarski_query(self.defining, p, Rational(self.low), Rational(self.high), ring.meter)

    def sentence(self) -> str:
        """The definition in words; the square root of an integer is written as such."""
        prefix = f"{self.name}^2 - "
        radicand = self.text.removeprefix(prefix)
        if self.text.startswith(prefix) and radicand.isdecimal() and self.low >= 0:
            return f"{self.name} = sqrt({radicand})"
        return f"{self.name} is the only root of {self.text} between {self.low} and {self.high}"
