"""Polynomial systems: a map with named variables and parameters, kept as text and computed with in FLINT."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
from flint import fmpq, fmpq_mat, fmpq_mpoly

from rigorous.algebra import coefficients, context, expression, substituted, to_flint
from rigorous.checker.grammar import polynomial
from rigorous.checker.polynomial import Ring
from rigorous.checker.verdicts import Malformed

if TYPE_CHECKING:
    import sympy


class NotInvariantError(ValueError):
    """A line is not mapped into itself; the message names the component that leaves it."""


class PolynomialSystem(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    r"""The map `variables` -> `map`: polynomials in the variables, whose coefficients may depend on `parameters`.

    Components are text in the checker's grammar; Malformed when they cannot be read.

    >>> logistic = PolynomialSystem(("x",), ("r",), ("r*x*(1 - x)",))
    >>> logistic.image("1 - x")
    r*x^2 - r*x + 1
    >>> logistic.jacobian()
    ((-2*r*x + r,),)
    >>> print(logistic.latex())
    x \mapsto - r x^{2} + r x
    """

    variables: tuple[str, ...]
    parameters: tuple[str, ...]
    map: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(self.map) != len(self.variables) or not self.variables:
            counts = f"{len(self.map)} components for {len(self.variables)} variables"
            raise Malformed("system", f"a map has one component for each variable, not {counts}")
        _ = self.components

    @property
    def names(self) -> tuple[str, ...]:
        """Parameters, then variables."""
        return self.parameters + self.variables

    @cached_property
    def components(self) -> tuple[fmpq_mpoly, ...]:
        """The components of the map in Q[parameters, variables]."""
        return tuple(self.polynomial(text) for text in self.map)

    def polynomial(self, text: str) -> fmpq_mpoly:
        """The polynomial in parameters and variables that `text` spells."""
        return to_flint(polynomial(text, Ring(self.names)))

    def image(self, function: str) -> fmpq_mpoly:
        """The polynomial `function`, composed with the map."""
        return self._after(self.polynomial(function))

    def _after(self, p: fmpq_mpoly) -> fmpq_mpoly:
        return substituted(p, dict(zip(self.variables, self.components, strict=True)))

    def compose(self, first: PolynomialSystem) -> PolynomialSystem:
        """The map after `first`, which has the same variables and parameters.

        >>> shift = PolynomialSystem(("x",), ("r",), ("x + r",))
        >>> PolynomialSystem(("x",), ("r",), ("x^2",)).compose(shift).map
        ('r^2 + 2*r*x + x^2',)
        """
        if (first.variables, first.parameters) != (self.variables, self.parameters):
            raise ValueError("only maps with the same variables and parameters can be composed")
        return self._with(tuple(first._after(p) for p in self.components))

    def iterate(self, n: int) -> PolynomialSystem:
        """The n-th iterate, n >= 0, expanded."""
        power = self._with(tuple(self.polynomial(x) for x in self.variables))
        for _ in range(n):
            power = power.compose(self)
        return power

    def jacobian(self) -> tuple[tuple[fmpq_mpoly, ...], ...]:
        """The matrix of partial derivatives, a row for each component."""
        return tuple(tuple(p.derivative(x) for x in self.variables) for p in self.components)

    def restrict(self, line: Mapping[str, str], coordinate: str) -> PolynomialSystem:
        """The map on an invariant line, in a coordinate: `line` gives every variable as a*coordinate + b.

        Raises NotInvariantError when the line is not mapped into itself. a and b may depend on parameters, but in one
        variable at least a is a nonzero number.

        >>> from rigorous.bundled import TWO_FACTOR
        >>> TWO_FACTOR.restrict({"u": "x", "v": "x"}, "x").map
        ('mu*x - x^3 + x',)
        """
        both = (*self.names, coordinate)
        ring = Ring(both)
        on_line = {x: to_flint(polynomial(line[x], ring)) for x in self.variables}
        ctx = context(both)
        images = [ctx.from_dict({(*m, 0): c for m, c in p.to_dict().items()}) for p in self.components]
        after = dict(zip(self.variables, (substituted(p, on_line) for p in images), strict=True))
        slopes = {x: coefficients(p, coordinate)[1:] for x, p in on_line.items()}
        base = next((x for x, slope in slopes.items() if len(slope) == 1 and slope[0].is_constant()), None)
        if base is None:
            raise NotInvariantError(f"no variable is a number times {coordinate} plus a constant on the line")
        t = ctx.gen(len(both) - 1)
        moved = (after[base] - on_line[base]) / slopes[base][0] + t
        for x, p in on_line.items():
            if substituted(p, {coordinate: moved}) != after[x]:
                raise NotInvariantError(f"the component {x} leaves the line")
        return PolynomialSystem((coordinate,), self.parameters, (str(moved),))

    def linear_change(self, coordinates: Mapping[str, str]) -> PolynomialSystem:
        """The same map in new coordinates: independent linear forms in the variables, with rational coefficients.

        >>> from rigorous.bundled import TWO_FACTOR
        >>> diagonal = TWO_FACTOR.linear_change({"p": "u + v", "q": "u - v"})
        >>> diagonal.map[0]
        'mu*p - 1/4*p^3 + 1/4*p*q^2 + p'
        """
        forms = [self.polynomial(text) for text in coordinates.values()]
        n = len(self.variables)
        matrix = fmpq_mat([[_slope(form, x) for x in self.variables] for form in forms])
        basis = [self.polynomial(x) for x in self.variables]
        linear = [sum((x * matrix[i, j] for j, x in enumerate(basis)), basis[0] * 0) for i in range(len(forms))]
        if matrix.nrows() != n or matrix.det() == 0 or forms != linear:
            raise ValueError(f"{n} independent linear forms in the variables are needed")
        inverse = matrix.inv()
        target = context(self.parameters + tuple(coordinates))
        new = target.gens()[len(self.parameters) :]
        old = [sum((new[j] * inverse[i, j] for j in range(n)), target.constant(0)) for i in range(n)]
        parameters = target.gens()[: len(self.parameters)]
        after = [self._after(form).compose(*parameters, *old, ctx=target) for form in forms]
        return PolynomialSystem(tuple(coordinates), self.parameters, tuple(map(str, after)))

    def sympy(self) -> sympy.Matrix:
        """The components as SymPy expressions in symbols of the same names."""
        import sympy

        return sympy.Matrix([expression(p) for p in self.components])

    def latex(self) -> str:
        """The map in LaTeX."""
        import sympy

        source, target = (
            ", ".join(map(sympy.latex, side)) for side in (map(sympy.Symbol, self.variables), self.sympy())
        )
        return f"{source} \\mapsto {target}" if len(self.variables) == 1 else f"({source}) \\mapsto ({target})"

    def _with(self, components: tuple[fmpq_mpoly, ...]) -> PolynomialSystem:
        return PolynomialSystem(self.variables, self.parameters, tuple(map(str, components)))


def _slope(p: fmpq_mpoly, name: str) -> fmpq:
    """The constant term of the derivative."""
    return p.derivative(name).to_dict().get((0,) * p.context().nvars(), fmpq(0))
