"""In which order a polynomial is evaluated: a multivariate Horner scheme in which powers stay powers.

Of the variables in at least two terms the one in the most terms (then: of the largest total degree, then: the first) is
factored out, as high a power as these terms share; so u - u*v^2 + mu*v becomes v*(mu - u*v) + u. A single term is its
coefficient times the product of powers. Products that recur, also in other polynomials, are written once.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import reduce

from rigorous.kernels.writer import Interval, Writer

Monomial = tuple[int, ...]
Terms = Mapping[Monomial, Fraction]
"""A polynomial: nonzero coefficients by exponents."""


def horner(terms: Terms, variables: tuple[Interval, ...], writer: Writer) -> Interval:
    """Where the program holds the polynomial's values at the variables."""
    if not terms:
        return writer.constant(Fraction(0))
    shared = [i for i in range(len(variables)) if sum(m[i] > 0 for m in terms) >= 2]
    if not shared:
        singles = (_single(m, c, variables, writer) for m, c in sorted(terms.items(), reverse=True))
        return reduce(writer.sum, singles)
    i = max(shared, key=lambda i: (sum(m[i] > 0 for m in terms), sum(m[i] for m in terms), -i))
    power = min(m[i] for m in terms if m[i] > 0)
    inner = {(*m[:i], m[i] - power, *m[i + 1 :]): c for m, c in terms.items() if m[i] > 0}
    rest = {m: c for m, c in terms.items() if m[i] == 0}
    product = writer.product(writer.power(variables[i], power), horner(inner, variables, writer))
    return writer.sum(product, horner(rest, variables, writer)) if rest else product


def _single(monomial: Monomial, coefficient: Fraction, variables: tuple[Interval, ...], writer: Writer) -> Interval:
    powers = [writer.power(x, n) for x, n in zip(variables, monomial, strict=True) if n > 0]
    if not powers:
        return writer.constant(coefficient)
    return writer.scaled(reduce(writer.product, powers), coefficient)
