"""Sparse polynomials with rational coefficients, in a ring with named generators.

Two polynomials are equal when their expansions are: a polynomial *is* its expansion. It is kept as integer coefficients
over one positive denominator without common factor. A monomial is one integer: the exponents in fields of 16 bits,
under the total degree. Products of monomials are sums of such integers, which never overflow a field, as the degree is
bounded before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from math import gcd, lcm

from .limits import MAX_BITS, MAX_DEGREE, MAX_TERMS, Meter, within
from .verdicts import Rejected

FIELD = 16
MASK = (1 << FIELD) - 1


class Ring:
    """Q[names], with the meter that all work in it is charged to."""

    def __init__(self, names: tuple[str, ...], meter: Meter | None = None) -> None:
        self.names = names
        self.meter = meter or Meter()
        self.top = FIELD * len(names)
        self._index = {name: i for i, name in enumerate(names)}

    def polynomial(self, terms: Mapping[tuple[int, ...], Fraction]) -> Polynomial:
        """The polynomial with these coefficients by exponent vectors."""
        denominator = lcm(*(c.denominator for c in terms.values()))
        return Polynomial(self, {self._packed(m): int(c * denominator) for m, c in terms.items()}, denominator)

    def constant(self, value: Fraction | int) -> Polynomial:
        """The constant polynomial `value`."""
        number = Fraction(value)
        return Polynomial(self, {0: number.numerator}, number.denominator)

    def generator(self, name: str) -> Polynomial:
        """The generator `name`; KeyError when the ring has none of that name."""
        return Polynomial(self, {(1 << self.top) + (1 << self.shift(name)): 1}, 1)

    def shift(self, name: str) -> int:
        """Where the exponent of `name` stands in a monomial."""
        return FIELD * self._index[name]

    def sum(self, polynomials: Iterable[Polynomial]) -> Polynomial:
        """The sum of polynomials of this ring."""
        summands = list(polynomials)
        denominator = lcm(*(p.denominator for p in summands))
        total: dict[int, int] = {}
        for p in summands:
            factor = denominator // p.denominator
            self.meter.spend(len(p.numerators), p.bits() + factor.bit_length())
            for monomial, c in p.numerators.items():
                total[monomial] = total.get(monomial, 0) + c * factor
        return Polynomial(self, total, denominator)

    def _packed(self, exponents: tuple[int, ...]) -> int:
        within("degree", sum(exponents), MAX_DEGREE)
        return sum(e << FIELD * i for i, e in enumerate(exponents)) + (sum(exponents) << self.top)


class Polynomial:
    """An element of a ring; immutable. Every operation keeps to the limits on terms, degree and digits."""

    __slots__ = ("denominator", "numerators", "ring")

    def __init__(self, ring: Ring, numerators: Mapping[int, int], denominator: int) -> None:
        common = gcd(denominator, *numerators.values())
        self.ring = ring
        self.numerators = {monomial: c // common for monomial, c in numerators.items() if c}
        self.denominator = denominator // common
        within("terms", len(self.numerators), MAX_TERMS)
        within("degree", self.degree(), MAX_DEGREE)
        within("digits", self.bits(), MAX_BITS)

    def degree(self) -> int:
        """The total degree; 0 for the zero polynomial."""
        return max(self.numerators, default=0) >> self.ring.top

    def bits(self) -> int:
        """The length in bits of the longest coefficient or the denominator."""
        return max(self.denominator.bit_length(), *map(int.bit_length, self.numerators.values()), 0)

    def terms(self) -> Iterator[tuple[tuple[int, ...], Fraction]]:
        """The exponent vectors and their nonzero coefficients."""
        shifts = range(0, self.ring.top, FIELD)
        for monomial, c in self.numerators.items():
            yield tuple(monomial >> s & MASK for s in shifts), Fraction(c, self.denominator)

    def generators(self) -> tuple[str, ...]:
        """The names that occur, in the order of the ring."""
        self.ring.meter.spend(len(self.numerators))
        occurring = 0
        for monomial in self.numerators:
            occurring |= monomial
        return tuple(name for name in self.ring.names if occurring >> self.ring.shift(name) & MASK)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Polynomial)
            and self.ring is other.ring
            and (self.denominator, self.numerators) == (other.denominator, other.numerators)
        )

    def __hash__(self) -> int:
        return hash((self.denominator, frozenset(self.numerators.items())))

    def __bool__(self) -> bool:
        return bool(self.numerators)

    def __add__(self, other: Polynomial) -> Polynomial:
        return self.ring.sum((self, other))

    def __neg__(self) -> Polynomial:
        self.ring.meter.spend(len(self.numerators))
        return Polynomial(self.ring, {monomial: -c for monomial, c in self.numerators.items()}, self.denominator)

    def __sub__(self, other: Polynomial) -> Polynomial:
        return self + -other

    def __mul__(self, other: Polynomial) -> Polynomial:
        within("degree", self.degree() + other.degree(), MAX_DEGREE)
        size = max(len(self.numerators), 1) * max(len(other.numerators), 1)
        self.ring.meter.spend(size, self.bits() + other.bits())
        total: dict[int, int] = {}
        for a, x in self.numerators.items():
            for b, y in other.numerators.items():
                total[a + b] = total.get(a + b, 0) + x * y
        return Polynomial(self.ring, total, self.denominator * other.denominator)

    def __pow__(self, exponent: int) -> Polynomial:
        within("degree", self.degree() * exponent, MAX_DEGREE)
        power = self.ring.constant(1)
        for _ in range(exponent):
            power = power * self
        return power

    def scaled(self, factor: Fraction) -> Polynomial:
        """The product with a rational number."""
        return self * self.ring.constant(factor)

    def constant_value(self) -> Fraction | None:
        """The number this polynomial is, or None when a generator occurs in it."""
        return None if self.degree() else Fraction(self.numerators.get(0, 0), self.denominator)

    def derivative(self, name: str) -> Polynomial:
        """The partial derivative by the generator `name`."""
        self.ring.meter.spend(len(self.numerators))
        shift = self.ring.shift(name)
        unit = (1 << self.ring.top) + (1 << shift)
        parts = {m - unit: c * (m >> shift & MASK) for m, c in self.numerators.items() if m >> shift & MASK}
        return Polynomial(self.ring, parts, self.denominator)

    def substitute(self, images: Mapping[str, Polynomial]) -> Polynomial:
        """All generators named in `images` replaced at once; the others stay."""
        shifts = {self.ring.shift(name): image for name, image in images.items()}
        powers = {shift: [self.ring.constant(1)] for shift in shifts}
        products = []
        for monomial, c in self.numerators.items():
            rest, factors = monomial, []
            for shift, image in shifts.items():
                exponent = monomial >> shift & MASK
                rest -= exponent * ((1 << self.ring.top) + (1 << shift))
                while len(powers[shift]) <= exponent:
                    powers[shift].append(powers[shift][-1] * image)
                factors += [powers[shift][exponent]] if exponent else []
            product = Polynomial(self.ring, {rest: c}, self.denominator)
            for factor in factors:
                product = product * factor
            products.append(product)
        return self.ring.sum(products)

    def coefficients(self, name: str) -> list[Fraction]:
        """The coefficients by rising powers of `name`; Rejected when the polynomial is not in Q[name]."""
        if name not in self.ring.names or any(other != name for other in self.generators()):
            raise Rejected("univariate", f"a polynomial in {name} alone is needed")
        shift = self.ring.shift(name)
        by_power = {m >> shift & MASK: Fraction(c, self.denominator) for m, c in self.numerators.items()}
        return [by_power.get(k, Fraction(0)) for k in range(max(by_power, default=0) + 1)]
