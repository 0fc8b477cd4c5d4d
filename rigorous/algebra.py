"""Between the checker's polynomials and FLINT's: the library computes with fmpq_mpoly and writes the checker's text."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from flint import Ordering, fmpq, fmpq_mpoly, fmpq_mpoly_ctx

from rigorous.checker.polynomial import Polynomial, Ring

if TYPE_CHECKING:
    import sympy


def context(names: tuple[str, ...]) -> fmpq_mpoly_ctx:
    """Q[names] in FLINT, ordered lexicographically."""
    return fmpq_mpoly_ctx.get(names, Ordering.lex)


def to_flint(p: Polynomial) -> fmpq_mpoly:
    """The same polynomial in FLINT, in the generators of its ring."""
    terms = {m: fmpq(c.numerator, c.denominator) for m, c in p.terms()}
    return context(p.ring.names).from_dict(terms)


def to_fraction(value: fmpq) -> Fraction:
    """The same rational number."""
    return Fraction(int(value.p), int(value.q))


def from_flint(p: fmpq_mpoly, ring: Ring) -> Polynomial:
    """The same polynomial in the checker's ring, whose generators are those of p in the same order."""
    return ring.polynomial({tuple(map(int, m)): to_fraction(c) for m, c in p.to_dict().items()})


def generators(p: fmpq_mpoly) -> tuple[str, ...]:
    """The names that occur in p."""
    return tuple(name for name, degree in zip(p.context().names(), p.degrees(), strict=True) if degree > 0)


def constant(p: fmpq_mpoly) -> Fraction | None:
    """The number p is, or None."""
    return to_fraction(p.leading_coefficient()) if p.is_constant() and not p.is_zero() else _zero(p)


def _zero(p: fmpq_mpoly) -> Fraction | None:
    return Fraction(0) if p.is_zero() else None


def coefficients(p: fmpq_mpoly, name: str) -> list[fmpq_mpoly]:
    """The coefficients of p by rising powers of `name`."""
    ctx = p.context()
    i = ctx.names().index(name)
    parts: list[dict[tuple[int, ...], fmpq]] = [{} for _ in range(p.degrees()[i] + 1 if not p.is_zero() else 1)]
    for monomial, c in p.to_dict().items():
        parts[monomial[i]][(*monomial[:i], 0, *monomial[i + 1 :])] = c
    return [ctx.from_dict(part) for part in parts]


def substituted(p: fmpq_mpoly, images: dict[str, fmpq_mpoly]) -> fmpq_mpoly:
    """P with generators replaced at once by polynomials in the same ring."""
    ctx = p.context()
    return p.compose(*(images.get(name, ctx.gen(i)) for i, name in enumerate(ctx.names())))


def scalar(value: Fraction | int) -> fmpq:
    """The number as FLINT's rational."""
    number = Fraction(value)
    return fmpq(number.numerator, number.denominator)


def expression(p: fmpq_mpoly) -> sympy.Expr:
    """The same polynomial as a SymPy expression."""
    import sympy

    symbols = [sympy.Symbol(name) for name in p.context().names()]
    return sympy.Add(
        *(
            sympy.Rational(int(c.p), int(c.q)) * sympy.Mul(*(x**e for x, e in zip(symbols, m, strict=True)))
            for m, c in p.to_dict().items()
        )
    )
