"""Sparse polynomials with rational coefficients, in a ring with named generators.

Two polynomials are equal when their expansions are: a polynomial *is* its expansion. It is kept as integer coefficients
over one positive denominator without common factor. A monomial is one integer: the exponents in fields of 16 bits,
under the total degree. Products of monomials are sums of such integers, which never overflow a field, as the degree is
bounded before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import gcd, lcm

from .limits import MAX_BITS, MAX_DEGREE, MAX_HELD, MAX_TERMS, TERM, WORD, Meter, fits, within
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
        denominator = self._common(c.denominator for c in terms.values())
        longest = max((c.numerator.bit_length() for c in terms.values()), default=0) + denominator.bit_length()
        fits(len(terms), longest)
        self.meter.spend(len(terms) * (4 + len(self.names)), longest, longest)
        parts = {self._packed(m): c.numerator * (denominator // c.denominator) for m, c in terms.items()}
        return Polynomial(self, parts, denominator)

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
        denominator = self._common(p.denominator for p in summands)
        longest = max((p.bits() for p in summands), default=0) + denominator.bit_length()
        total: dict[int, int] = {}
        for p in summands:
            factor = denominator // p.denominator
            self.meter.spend(len(p.numerators), p.bits(), factor.bit_length())
            _add(total, p.numerators, 0, factor, longest)
        return Polynomial(self, total, denominator)

    def _common(self, denominators: Iterable[int]) -> int:
        """Their least common multiple, bounded as it grows."""
        common = 1
        for each in denominators:
            self.meter.spend(4, common.bit_length(), each.bit_length())
            common = lcm(common, each)
            within("digits", common.bit_length(), MAX_BITS)
        return common

    def _packed(self, exponents: tuple[int, ...]) -> int:
        within("degree", sum(exponents), MAX_DEGREE)
        return sum(e << FIELD * i for i, e in enumerate(exponents)) + (sum(exponents) << self.top)


def reduced(numbers: Sequence[int], common: int, meter: Meter) -> tuple[Sequence[int], int]:
    """The numbers divided by their greatest common divisor with `common`; and the divisor, 1 if all are 0."""
    for c in numbers:
        if common == 1:
            break
        if c.bit_length() * common.bit_length() > WORD**3:
            meter.spend(3, c.bit_length(), common.bit_length())
        common = gcd(common, c)
    if common > 1:
        longest, size = max(map(int.bit_length, numbers), default=0), common.bit_length()
        meter.spend(len(numbers), 6 * longest + (longest - size) * size // WORD)
        numbers = [c // common for c in numbers]
    return numbers, common or 1


def _add(total: dict[int, int], numerators: Mapping[int, int], shift: int, factor: int, longest: int) -> None:
    """Add the terms, each times a monomial and a number; `longest` bounds the bits of a sum."""
    for monomial, c in numerators.items():
        total[monomial + shift] = total.get(monomial + shift, 0) + c * factor
    fits(len(total), longest)


class Polynomial:
    """An element of a ring; immutable. Every operation keeps to the limits on terms, degree and digits.

    Its memory is counted as long as it lives.
    """

    __slots__ = ("_bits", "_degree", "_weight", "denominator", "numerators", "ring")

    def __init__(self, ring: Ring, numerators: Mapping[int, int], denominator: int) -> None:
        self.ring, self._weight = ring, 0
        ring.meter.spend(2 * len(numerators))
        values, common = reduced(list(numerators.values()), denominator, ring.meter)
        longest = max(map(int.bit_length, values), default=0)
        self.numerators = {monomial: c for monomial, c in zip(numerators, values, strict=True) if c}
        self.denominator = denominator // common
        self._degree = max(self.numerators, default=0) >> ring.top
        self._bits = max(self.denominator.bit_length(), longest)
        within("terms", len(self.numerators), MAX_TERMS)
        within("digits", self._bits, MAX_BITS)
        self._weight = (2 + len(self.numerators)) * (TERM + longest)
        ring.meter.held += self._weight
        within("memory", ring.meter.held, MAX_HELD)

    def __del__(self) -> None:
        self.ring.meter.held -= self._weight

    def degree(self) -> int:
        """The total degree; 0 for the zero polynomial."""
        return self._degree

    def bits(self) -> int:
        """The length in bits of the longest coefficient or the denominator."""
        return self._bits

    def terms(self) -> Iterator[tuple[tuple[int, ...], Fraction]]:
        """The exponent vectors and their nonzero coefficients."""
        shifts = range(0, self.ring.top, FIELD)
        self.ring.meter.spend(len(self.numerators) * (4 + len(shifts)), self._bits, self.denominator.bit_length())
        for monomial, c in self.numerators.items():
            yield tuple(monomial >> s & MASK for s in shifts), Fraction(c, self.denominator)

    def generators(self) -> tuple[str, ...]:
        """The names that occur, in the order of the ring."""
        self.ring.meter.spend(len(self.numerators) // 4)
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
        self.ring.meter.spend(len(self.numerators) // 2, self._bits)
        return Polynomial(self.ring, {monomial: -c for monomial, c in self.numerators.items()}, self.denominator)

    def __sub__(self, other: Polynomial) -> Polynomial:
        return self + -other

    def __mul__(self, other: Polynomial) -> Polynomial:
        within("degree", self.degree() + other.degree(), MAX_DEGREE)
        size = max(len(self.numerators), 1) * max(len(other.numerators), 1)
        self.ring.meter.spend(size, self._bits, other._bits)
        longest = self._bits + other._bits + size.bit_length()
        total: dict[int, int] = {}
        for a, x in self.numerators.items():
            _add(total, other.numerators, a, x, longest)
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
        if self._degree:
            return None
        self.ring.meter.spend(3, self._bits, self.denominator.bit_length())
        return Fraction(self.numerators.get(0, 0), self.denominator)

    def derivative(self, name: str) -> Polynomial:
        """The partial derivative by the generator `name`."""
        self.ring.meter.spend(len(self.numerators) // 2, self._bits)
        shift = self.ring.shift(name)
        unit = (1 << self.ring.top) + (1 << shift)
        parts = {m - unit: c * (m >> shift & MASK) for m, c in self.numerators.items() if m >> shift & MASK}
        return Polynomial(self.ring, parts, self.denominator)

    def substitute(self, images: Mapping[str, Polynomial]) -> Polynomial:
        """All generators named in `images` replaced at once; the others stay."""
        shifts = {self.ring.shift(name): image for name, image in images.items()}
        self.ring.meter.spend(len(self.numerators) * (1 + len(shifts)))
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

    def coefficients(self, name: str) -> tuple[int, ...]:
        """The numerators by rising powers of `name`; Rejected when the polynomial is not in Q[name]."""
        if name not in self.ring.names or any(other != name for other in self.generators()):
            raise Rejected("univariate", f"a polynomial in {name} alone is needed")
        self.ring.meter.spend(2 * self._degree)
        by_power = {m >> self.ring.shift(name) & MASK: c for m, c in self.numerators.items()}
        return tuple(by_power.get(k, 0) for k in range(self._degree + 1))
