"""Linear and purely quadratic equations for a side of a box: hulls of their solutions in it."""

from __future__ import annotations

from math import isqrt

from ..intervals import Interval

EMPTY: Interval = (1, 0)


def rooted(side: Interval, vertex: Interval, square: Interval, bits: int) -> Interval:
    """A hull of the x of the side with (x - v)^2 in `square`, some v in `vertex`; low > high if there are none."""
    least, greatest = square
    if greatest < 0:
        return EMPTY
    outer, inner = isqrt(greatest << bits) + 1, isqrt(max(least, 0) << bits)
    low, high = max(side[0], vertex[0] - outer), min(side[1], vertex[1] + outer)
    return outside((low, high), vertex[1] - inner, vertex[0] + inner)


def divided(side: Interval, middle: int, change: Interval, slope: Interval, bits: int) -> Interval:
    """The same for the x with s (x - middle) in `change` for some s in `slope`."""
    (c, d), (a, b) = change, slope
    if b < 0 or (a <= 0 and d < 0):
        c, d, a, b = -d, -c, -b, -a
    if a > 0:
        low, high = (c << bits) // (b if c >= 0 else a), -((-d << bits) // (a if d >= 0 else b))
        return max(side[0], middle + low), min(side[1], middle + high)
    if c <= 0:
        return side
    left = middle - (c << bits) // -a if a < 0 else side[0] - 1
    right = middle + (c << bits) // b if b > 0 else side[1] + 1
    return outside(side, left, right)


def outside(side: Interval, left: int, right: int) -> Interval:
    """The hull of those points of the side that are <= left or >= right."""
    low, high = side
    if left < right:
        if low > left:
            low = max(low, right)
        if high < right:
            high = min(high, left)
    return low, high


def turned(side: Interval, negative: bool) -> Interval:
    """The negative of an interval, or itself."""
    return (-side[1], -side[0]) if negative else side
