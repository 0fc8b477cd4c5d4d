"""Interval arithmetic written as a program on doubles, with one outward rounding for each result.

A program is a list of assignments. It computes, in round-to-nearest, both ends of every intermediate interval without
any widening, beside them a *size* m, and only at last widens a result by a multiple of its size. The multiple is found
here, in exact rationals, by the following lemma.

Notation. u = 2^-53; w = FLOOR = 2^-960; fl is rounding to nearest. Without overflow a sum or product has
|fl(x) - x| <= max(u|x|, t) with t = 2^-1022: below the normal doubles, products are off by at most 2^-1075 with
gradual underflow and by at most t if another library has set the flags that flush results to zero (FTZ); sums are
exact or are flushed. If such a library has operands read as zero (DAZ), an operand is off by at most t when it is
read, and so is a minimum or maximum. Let SLACK = 2^-58, so that 16 t = SLACK w.

Lemma. For a box with finite lo <= hi let [a, b] be the exact interval that an expression evaluates to, A and B what is
computed for a and b, and m what is computed for the size. Then, with the rational `error` e that is derived below,

    (1) |A|, |B| <= m and m >= w, or m is infinite;      (2) |A - a| and |B - b| <= e m if m is finite.

Proof, by induction.
*Overflow.* Rounding is monotone, and sizes are computed by the same operations from upper bounds. So if an end becomes
infinite, its size does; sizes are positive, so that no size is ever NaN (no inf - inf, no 0 * inf); and an infinite
size makes every size that depends on it infinite. From now on sizes are finite, hence so are ends, and none is NaN.
*Variable.* A = a, B = b and m = fl(max(-a, b) + w): e = 0. If lo <= hi is false (a NaN, or no box) m is infinite.
*Constant c.* A = B is c rounded to a double, m = max(|A|, w): e = 0 if A = c, else |A - c| <= u|c| <= u/(1-u) m
(below the normal doubles: <= 2^-1075 < u m).
*Reading.* An operand read as zero is off by t <= SLACK m / 16 more: put e + SLACK for e in what follows.
*Sum.* The ends before rounding are off by at most e_1 m_1 + e_2 m_2 <= max(e_1, e_2) (m_1 + m_2), rounding adds at
most u (m_1 + m_2) (if the sum is flushed: t < u w), and m = fl(m_1 + m_2) >= (1-u) (m_1 + m_2): so e =
(max(e_1, e_2) + u)/(1-u).
*Product.* The end of a product is a minimum or maximum of products of ends (min and max are 1-Lipschitz); a power is a
chain of products of ends that are >= 0 (even) or of one end with itself (odd: the power is monotone). With
|y| <= (1+e_2) m_2, |XY - xy| <= |X||Y - y| + |y||X - x| <= ((1+e_1)(1+e_2) - 1) m_1 m_2. Rounding, and two choices
among operands that may be read as zero, add at most u m_1 m_2 + 3 t <= u (m_1 m_2 + w). And
m = fl(fl(m_1 m_2) + w) >= (1-u)((1-u) m_1 m_2 - t + w) >= (1-u)^2 (m_1 m_2 + w), since t <= u w. So e =
((1+e_1)(1+e_2) - 1 + u)/(1-u)^2. (1) holds as |fl(XY)| <= fl(m_1 m_2).
*Negation* is exact. The least and greatest absolute values of an interval are choices among ends, their negatives and
0; they are off by at most e m, and 3 t for operands read as zero, which SLACK covers.

Result. Let c >= ((e + u + SLACK)/(1-u) + SLACK)/(1-u) be a double and r = fl(c m), which is normal and >= (1-u) c m.
Then fl(A - r) <= a <= b <= fl(B + r), for rounding A - r adds at most u(m + r) or t, and e m + u m + SLACK m <=
(1-u) r. If m is infinite the result is the whole line. If e = 0 the ends are results as they are. So [a, b], and the
range of the expression on the box, lie in the result. (Without fastmath, operations are neither reordered nor
contracted; (1) relies on it.)
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

U = Fraction(1, 2**53)
FLOOR = Fraction(1, 2**960)
SLACK = Fraction(1, 2**58)


@dataclass(frozen=True)
class Interval:
    """Where a program holds an interval: names of (or literals for) its ends and size, and the error of the lemma."""

    low: str
    high: str
    size: str
    error: Fraction

    @property
    def read(self) -> Fraction:
        """The error once the interval is read."""
        return self.error + SLACK


class Writer:
    """A program that grows; what has been computed once is not computed again.

    The text is made of names t0, t1, ..., INF, min, max, the names of ends that it is started with, and literals of
    doubles.
    """

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._names: dict[str, str] = {}

    def variable(self, low: str, high: str) -> Interval:
        """A variable between the ends of the box that have these names."""
        size = self._let(f"{self._largest(low, high)} if {low} <= {high} else INF")
        return Interval(low, high, self._let(f"{size} + {literal(FLOOR)}"), Fraction(0))

    def constant(self, value: Fraction) -> Interval:
        """A rational number."""
        text = literal(value)
        exact = math.isfinite(nearest(value)) and Fraction(nearest(value)) == value
        return Interval(text, text, literal(max(abs(value), FLOOR)), Fraction(0) if exact else U / (1 - U))

    def negative(self, x: Interval) -> Interval:
        """The negative of x."""
        return Interval(self._let(f"-{x.high}"), self._let(f"-{x.low}"), x.size, x.error)

    def sum(self, x: Interval, y: Interval) -> Interval:
        """The sum x + y."""
        low, high, size = (self._let(f"{a} + {b}") for a, b in ((x.low, y.low), (x.high, y.high), (x.size, y.size)))
        return Interval(low, high, size, (max(x.read, y.read) + U) / (1 - U))

    def scaled(self, x: Interval, factor: Fraction) -> Interval:
        """The product with a factor other than 0."""
        if abs(factor) == 1:
            return x if factor == 1 else self.negative(x)
        return self._by_ends(x if factor > 0 else Interval(x.high, x.low, x.size, x.error), self.constant(factor))

    def product(self, x: Interval, y: Interval) -> Interval:
        """The product x * y."""
        a, b, c, d = (self._let(f"{p} * {q}") for p in (x.low, x.high) for q in (y.low, y.high))
        low = self._smaller(self._smaller(a, b), self._smaller(c, d))
        high = self._larger(self._larger(a, b), self._larger(c, d))
        return Interval(low, high, *self._product_of_sizes(x, y))

    def power(self, x: Interval, n: int) -> Interval:
        """The power x^n for n >= 1; a square is nonnegative, before it is widened."""
        if n % 2 == 0:
            least = self._larger(self._larger(x.low, self._let(f"-{x.high}")), "0.0")
            x = Interval(least, self._largest(x.low, x.high), x.size, x.error)
        return self._chain(x, n)

    def result(self, x: Interval) -> tuple[str, str]:
        """Names of the ends, widened."""
        low, high = x.low, x.high
        if x.error:
            factor = above(((x.error + U + SLACK) / (1 - U) + SLACK) / (1 - U))
            radius = self._let(f"{x.size} * {literal(Fraction(factor))}")
            low, high = self._let(f"{low} - {radius}"), self._let(f"{high} + {radius}")
        finite = f"if {x.size} < INF else"
        return self._let(f"{low} {finite} -INF"), self._let(f"{high} {finite} INF")

    def _chain(self, x: Interval, n: int) -> Interval:
        """The n-th powers of the ends, by squares."""
        if n == 1:
            return x
        if n % 2 == 1:
            return self._by_ends(self._chain(x, n - 1), x)
        half = self._chain(x, n // 2)
        return self._by_ends(half, half)

    def _by_ends(self, x: Interval, y: Interval) -> Interval:
        """Low by low, and high by high."""
        low, high = self._let(f"{x.low} * {y.low}"), self._let(f"{x.high} * {y.high}")
        return Interval(low, high, *self._product_of_sizes(x, y))

    def _product_of_sizes(self, x: Interval, y: Interval) -> tuple[str, Fraction]:
        """Size and error of a product."""
        product = self._let(f"{x.size} * {y.size}")
        size = self._let(f"{product} + {literal(FLOOR)}")
        return size, ((1 + x.read) * (1 + y.read) - 1 + U) / (1 - U) ** 2

    def _largest(self, low: str, high: str) -> str:
        """The largest absolute value between two ends."""
        return self._larger(self._let(f"-{low}"), high)

    def _smaller(self, a: str, b: str) -> str:
        return a if a == b else self._let(f"min({a}, {b})")

    def _larger(self, a: str, b: str) -> str:
        return a if a == b else self._let(f"max({a}, {b})")

    def _let(self, formula: str) -> str:
        """The name of what the formula computes."""
        if formula not in self._names:
            name = self._names[formula] = f"t{len(self.lines)}"
            self.lines.append(f"{name} = {formula}")
        return self._names[formula]


def nearest(value: Fraction) -> float:
    """The double nearest to a rational, or an infinity."""
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def above(value: Fraction) -> float:
    """A double that is not smaller."""
    return math.nextafter(nearest(value), math.inf)


def literal(value: Fraction) -> str:
    """The double nearest to a rational, as text that is read back as the same double."""
    number = nearest(value)
    text = repr(number).replace("inf", "INF")
    return f"({text})" if number < 0 else text
