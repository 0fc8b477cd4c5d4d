"""Polynomial maps compiled by numba: enclosures of F, and of F with its Jacobian, on boxes of doubles.

The programs are those of writer.py, whose lemma says why they enclose. The work is done in the processor's usual
rounding mode, box by box without branches, so that several boxes are evaluated at once.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import accumulate
from typing import Any

import numpy as np
from flint import fmpq_mpoly
from numpy.typing import NDArray

from rigorous.algebra import to_fraction
from rigorous.kernels.horner import Monomial, Terms, horner
from rigorous.kernels.writer import Writer
from rigorous.systems import PolynomialSystem

Boxes = NDArray[np.float64]
"""An end of many boxes: a row for each variable, a column for each box."""
COMPARISONS = 128
"""LLVM vectorises no loop in which more pairs of pointers have to be compared."""


class MissingExtraError(ImportError):
    """A package is not installed that belongs to one of this distribution's extras."""


@dataclass(frozen=True)
class Kernel:
    """The map in `dimension` variables with components `components`, and its Jacobian `slopes` row by row.

    `image` and `with_jacobian` take arrays of doubles: the low ends and the high ends of N boxes, each of shape
    (dimension, N). Enclosures hold for boxes with finite low <= high; where a box is none, or something overflows, the
    result is the whole line (or an enclosure of what does not depend on it), never NaN.
    """

    dimension: int
    components: tuple[Terms, ...]
    slopes: tuple[Terms, ...]

    def image(self, lows: Boxes, highs: Boxes) -> tuple[Boxes, Boxes]:
        """Lows and highs of F on the boxes."""
        return self._run(self._image_arrays, self.dimension, lows, highs)

    def with_jacobian(self, lows: Boxes, highs: Boxes) -> tuple[Boxes, Boxes, Boxes, Boxes]:
        """Lows and highs of F, then those of its Jacobian, of shape (dimension, dimension, N), on the boxes."""
        d = self.dimension
        low, high = self._run(self._jacobian_arrays, d + d * d, lows, highs)
        return low[:d], high[:d], low[d:].reshape(d, d, -1), high[d:].reshape(d, d, -1)

    @cached_property
    def image_scalar(self) -> Callable[..., Any]:
        """For calls in compiled code: (lows, highs) -> (lows, highs) of F on one box, all tuples of doubles.

        It becomes part of its caller; loops that call it and do not branch evaluate several boxes at once.
        """
        return _compiled(_on_one_box(self.dimension, (self.components,)), forceinline=True)

    @cached_property
    def with_jacobian_scalar(self) -> Callable[..., Any]:
        """For calls in compiled code: (lows, highs) -> lows, highs of F, then of the Jacobian's entries row by row."""
        return _compiled(_on_one_box(self.dimension, (self.components, self.slopes)), forceinline=True)

    @cached_property
    def _image_arrays(self) -> Callable[..., Any]:
        return _compiled(_on_arrays(self.dimension, self.components))

    @cached_property
    def _jacobian_arrays(self) -> Callable[..., Any]:
        return _compiled(_on_arrays(self.dimension, self.components + self.slopes))

    def _run(self, loop: Callable[..., Any], rows: int, lows: Boxes, highs: Boxes) -> tuple[Boxes, Boxes]:
        for given in (lows, highs):
            if given.dtype != np.float64 or given.ndim != 2 or given.shape[0] != self.dimension:
                raise ValueError(f"ends of boxes are an array of doubles with {self.dimension} rows")
        if lows.shape != highs.shape:
            raise ValueError(f"{lows.shape[1]} low ends and {highs.shape[1]} high ends make no boxes")
        ends = np.empty((2, rows, lows.shape[1]))
        low, high = ends[0], ends[1]
        loop(np.ascontiguousarray(lows), np.ascontiguousarray(highs), low, high)
        return low, high


def compiled(system: PolynomialSystem, at: Mapping[str, Fraction]) -> Kernel:
    """The kernel of a system whose parameters have the exact values `at`; each program is compiled at its first use."""
    missing = [name for name in system.parameters if name not in at]
    if missing:
        raise ValueError(f"no value is given for {', '.join(missing)}")
    values = [Fraction(at[name]) for name in system.parameters]
    slopes = [p for row in system.jacobian() for p in row]
    return Kernel(
        len(system.variables),
        tuple(_terms(p, values) for p in system.components),
        tuple(_terms(p, values) for p in slopes),
    )


def _terms(p: fmpq_mpoly, values: list[Fraction]) -> Terms:
    """The polynomial in the variables alone."""
    terms: defaultdict[Monomial, Fraction] = defaultdict(Fraction)
    for exponents, c in p.to_dict().items():
        powers = [value ** int(n) for value, n in zip(values, exponents[: len(values)], strict=True)]
        terms[tuple(map(int, exponents[len(values) :]))] += to_fraction(c) * math.prod(powers)
    return {monomial: c for monomial, c in terms.items() if c}


def _program(dimension: int, functions: tuple[Terms, ...]) -> tuple[list[str], list[str], list[str]]:
    """Lines that compute the functions from ends l0, h0, l1, ...; names of their lows, and of their highs."""
    writer = Writer()
    variables = tuple(writer.variable(f"l{i}", f"h{i}") for i in range(dimension))
    results = [writer.result(horner(terms, variables, writer)) for terms in functions]
    return writer.lines, [low for low, _ in results], [high for _, high in results]


def _on_one_box(dimension: int, groups: tuple[tuple[Terms, ...], ...]) -> str:
    """The function of one box that returns lows and highs, as tuples, of each group."""
    lines, lows, highs = _program(dimension, tuple(terms for group in groups for terms in group))
    stops = list(accumulate(map(len, groups)))
    parts = [slice(start, stop) for start, stop in zip([0, *stops], stops, strict=False)]
    returned = [_tuple(names[part]) for part in parts for names in (lows, highs)]
    ends = [_tuple([f"{end}{i}" for i in range(dimension)]) for end in "lh"]
    body = [f"{ends[0]} = lows", f"{ends[1]} = highs", *lines, f"return {', '.join(returned)}"]
    return "\n    ".join(["def kernel(lows, highs):", *body])


def _on_arrays(dimension: int, functions: tuple[Terms, ...]) -> str:
    """The function that goes through arrays of boxes, in one loop for as many functions as can share it.

    The index is unsigned, for which no test of its sign keeps the loop from being vectorised.
    """
    read = [f"{end}{i} = {array}[{i}, box]" for end, array in (("l", "lows"), ("h", "highs")) for i in range(dimension)]
    text = ["def kernel(lows, highs, low, high):"]
    most = next(n for n in range(len(functions), 0, -1) if n == 1 or _comparisons(dimension, n) <= COMPARISONS)
    for start in range(0, len(functions), most):
        lines, lows, highs = _program(dimension, functions[start : start + most])
        results = enumerate(zip(lows, highs, strict=True), start)
        write = [f"low[{j}, box], high[{j}, box] = {a}, {b}" for j, (a, b) in results]
        text.append("    for box in range(uintp(lows.shape[1])):")
        text += [f"        {line}" for line in (*read, *lines, *write)]
    return "\n".join(text)


def _comparisons(dimension: int, functions: int) -> int:
    """How many pairs of rows have to lie apart in memory: those written, from each other and from those read."""
    return math.comb(2 * functions, 2) + 2 * functions * 2 * dimension


def _tuple(names: list[str]) -> str:
    return f"({', '.join(names)},)"


def _compiled(text: str, *, forceinline: bool = False) -> Callable[..., Any]:
    """The function `kernel` that the text defines, as numba compiles it.

    The text is made above and by the writer from exact polynomials and names of their own: no text or name of a user is
    ever part of it.
    """
    try:
        import numba  # type: ignore[import-untyped, unused-ignore]
    except ImportError:
        raise MissingExtraError("numba is not installed: pip install 'rigorous-dynamics[fast]'") from None
    names: dict[str, Any] = {"INF": math.inf, "uintp": np.uintp}
    exec(text, names)  # noqa: S102
    function: Callable[..., Any] = numba.njit(nogil=True, forceinline=forceinline)(names["kernel"])
    return function
