"""Sparse polynomials with rational coefficients, in a ring with named generators.

Two polynomials are equal when their expansions are: a polynomial *is* its expansion, a dictionary from
exponent vectors to nonzero fractions.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from .limits import MAX_BITS, MAX_DEGREE, MAX_TERMS, Meter, within
from .verdicts import Rejected

Monomial = tuple[int, ...]


class Ring:
    """Q[names], with the meter that all work in it is charged to."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        self.meter = Meter()
        self._index = {name: i for i, name in enumerate(names)}

    def constant(self, value: Fraction | int) -> Polynomial:
        """The constant polynomial `value`."""
        return Polynomial(self, {(0,) * len(self.names): Fraction(value)})

    def generator(self, name: str) -> Polynomial:
        """The generator `name`; KeyError when the ring has none of that name."""
        i = self._index[name]
        return Polynomial(self, {tuple(int(j == i) for j in range(len(self.names))): Fraction(1)})

    def index(self, name: str) -> int:
        """The position of `name` in exponent vectors."""
        return self._index[name]


class Polynomial:
    """An element of a ring; immutable. Every operation keeps to the limits on terms, degree and digits."""

    __slots__ = ("ring", "terms")

    def __init__(self, ring: Ring, terms: Mapping[Monomial, Fraction]) -> None:
        self.ring = ring
        self.terms = {monomial: c for monomial, c in terms.items() if c}
        within("terms", len(self.terms), MAX_TERMS)
        within("degree", self.degree(), MAX_DEGREE)
        within("digits", self.bits(), MAX_BITS)

    def degree(self) -> int:
        """The total degree; 0 for the zero polynomial."""
        return max(map(sum, self.terms), default=0)

    def bits(self) -> int:
        """The length in bits of the longest numerator or denominator."""
        return max((max(c.numerator.bit_length(), c.denominator.bit_length()) for c in self.terms.values()), default=0)

    def generators(self) -> tuple[str, ...]:
        """The names that occur, in the order of the ring."""
        return tuple(name for i, name in enumerate(self.ring.names) if any(m[i] for m in self.terms))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Polynomial) and self.ring is other.ring and self.terms == other.terms

    def __hash__(self) -> int:
        return hash(frozenset(self.terms.items()))

    def __bool__(self) -> bool:
        return bool(self.terms)

    def __add__(self, other: Polynomial) -> Polynomial:
        terms = dict(self.terms)
        self.ring.meter.spend(len(other.terms), other.bits())
        for monomial, c in other.terms.items():
            terms[monomial] = terms.get(monomial, Fraction(0)) + c
        return Polynomial(self.ring, terms)

    def __neg__(self) -> Polynomial:
        return Polynomial(self.ring, {monomial: -c for monomial, c in self.terms.items()})

    def __sub__(self, other: Polynomial) -> Polynomial:
        return self + -other

    def __mul__(self, other: Polynomial) -> Polynomial:
        within("degree", self.degree() + other.degree(), MAX_DEGREE)
        self.ring.meter.spend(len(self.terms) * len(other.terms), self.bits() + other.bits())
        terms: dict[Monomial, Fraction] = {}
        for a, x in self.terms.items():
            for b, y in other.terms.items():
                monomial = tuple(map(int.__add__, a, b))
                terms[monomial] = terms.get(monomial, Fraction(0)) + x * y
        return Polynomial(self.ring, terms)

    def __pow__(self, exponent: int) -> Polynomial:
        within("degree", self.degree() * exponent, MAX_DEGREE)
        within("digits", self.bits() * exponent, MAX_BITS * 2)
        power = self.ring.constant(1)
        for _ in range(exponent):
            power = power * self
        return power

    def scaled(self, factor: Fraction) -> Polynomial:
        """The product with a rational number."""
        return self * self.ring.constant(factor)

    def constant_value(self) -> Fraction | None:
        """The number this polynomial is, or None when a generator occurs in it."""
        if self.generators():
            return None
        return next(iter(self.terms.values()), Fraction(0))

    def derivative(self, name: str) -> Polynomial:
        """The partial derivative by the generator `name`."""
        i = self.ring.index(name)
        return Polynomial(
            self.ring,
            {(*m[:i], m[i] - 1, *m[i + 1 :]): c * m[i] for m, c in self.terms.items() if m[i]},
        )

    def substitute(self, images: Mapping[str, Polynomial]) -> Polynomial:
        """All generators named in `images` replaced at once; the others stay."""
        at = {self.ring.index(name): image for name, image in images.items()}
        powers = {i: [self.ring.constant(1)] for i in at}
        total = self.ring.constant(0)
        for monomial, c in self.terms.items():
            rest = tuple(0 if i in at else e for i, e in enumerate(monomial))
            product = Polynomial(self.ring, {rest: c})
            for i, image in at.items():
                while len(powers[i]) <= monomial[i]:
                    powers[i].append(powers[i][-1] * image)
                product = product * powers[i][monomial[i]]
            total = total + product
        return total

    def coefficients(self, name: str) -> list[Fraction]:
        """The coefficients by rising powers of `name`; Rejected when the polynomial is not in Q[name]."""
        if name not in self.ring.names or any(other != name for other in self.generators()):
            raise Rejected("univariate", f"a polynomial in {name} alone is needed")
        i = self.ring.index(name)
        coefficients = [Fraction(0)] * (1 + max((m[i] for m in self.terms), default=0))
        for monomial, c in self.terms.items():
            coefficients[monomial[i]] = c
        return coefficients
