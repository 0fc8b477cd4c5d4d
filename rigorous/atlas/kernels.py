"""Windows of q, y -> s - y^2, in doubles, compiled if numba is installed: where to look, for the checker to decide.

Near a superstable parameter t of period n, q^n is nearly y -> (s - t) moves + bend y^2 close to y = 0: a map of the
same kind in the coordinate -bend y, with parameter -bend moves (s - t). In units of width = -1/(bend moves) the window
begins, in a fold, near t - 1/4, has doubled for ever near t + 1.4, and what stems from it ends near t + 2.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np

try:
    from numba import njit
except ModuleNotFoundError:
    compiled = lambda function: function  # noqa: E731
else:
    # Kept for the next process where the package can be written to; never with fastmath.
    compiled = njit(nogil=True, cache=os.access(Path(__file__).parent, os.W_OK))

MAX_PERIOD = 10_000
MAX_PENDING = 1_000_000
NARROWER = 10
"""A part is not searched if the window found in it is so many times narrower than what is wanted."""
FOLD, DOUBLED, TIP = -0.25, 1.4, 2.0
"""About where a window begins, has doubled often, and ends, in units of the width from t on."""
LENGTHS = (TIP - FOLD) / (DOUBLED - FOLD)
"""The same end in units of what lies before, from the beginning on."""
BISECTIONS, NEWTON = 6, 8
"""Halvings before Newton's method, and its steps."""
BLOCKS, FEIGENBAUM, MAX_STEPS = 4, 4.669, 1 << 17
"""Words that are compared for the narrowest windows; twice as many for windows so many times wider; letters at most."""
ROUNDING = 2e-15
"""How exactly s is known, at best."""
SMALL, USUAL = 0.25, 100
"""A window is to be (SMALL + period/USUAL) times as wide as the least one."""
NEAR = 1e-3
"""How exactly the end of doublings is found, in units of the least width."""


@compiled
def first_difference(a, b):
    """The first n after which the critical orbits at a and b are on different sides; 0 if there is none."""
    x, y = a, b
    for n in range(1, MAX_PERIOD + 1):
        if (x > 0) != (y > 0):
            return n
        x, y = a - x * x, b - y * y
    return 0


@compiled
def point(s, n):
    y = s
    for _ in range(1, n):
        y = s - y * y
    return y


@compiled
def shape(s, n):
    """q^n(0), by how much it moves with s, and the factor of y^2 in q^n(y)."""
    y, moves, bend = s, 1.0, -1.0
    for _ in range(1, n):
        slope = -2 * y
        moves, bend = 1 + slope * moves, slope * bend
        y = s - y * y
    return y, moves, bend


@compiled
def superstable(a, b, n):
    """A parameter between a and b, where q^n(0) has different signs, at which it is 0."""
    positive = point(a, n) > 0
    halvings = 0
    while True:
        middle = (a + b) / 2
        if not a < middle < b:
            return middle
        if (point(middle, n) > 0) == positive:
            a = middle
        else:
            b = middle
        halvings += 1
        if halvings < BISECTIONS:
            continue
        s = middle
        for _ in range(NEWTON):
            y, moves, _bend = shape(s, n)
            step = y / moves if moves != 0 else 1.0
            s -= step
            if not a <= s <= b:
                break
            if abs(step) < ROUNDING / 4:
                return s


@compiled
def word(s, n):
    """The letters of q(0), ..., q^n(0), of which the last is such that an odd number is positive."""
    letters = np.empty(n, np.bool_)
    y, odd = s, False
    for i in range(n - 1):
        letters[i] = y > 0
        odd ^= letters[i]
        y = s - y * y
    letters[n - 1] = not odd
    return letters


@compiled
def before_limit(s, letters, blocks):
    """In which of so many blocks the sequence is seen to be below the limit of doublings; 0 if in none."""
    n = len(letters)
    y, odd = s, False
    for block in range(1, blocks + 1):
        last, twos = letters[n - 1], block
        while twos % 2 == 0:
            twos //= 2
            last = not last
        for i in range(n):
            positive = y > 0
            if positive != (last if i == n - 1 else letters[i]):
                return block if positive == odd else 0
            odd ^= positive
            y = s - y * y
    return 0


@compiled
def kept(s, depth, n):
    """Whether q^n seems to keep the interval from s - depth to s, without a fold."""
    y, z = s, s - depth
    for _ in range(n):
        if (y > 0) != (z > 0):
            return False
        y, z = s - y * y, s - z * z
    return min(y, z) >= s - depth and y <= s and z <= s


@compiled
def fold(t, n, width, bend):
    """Where q^n(y) = y and (q^n)'(y) = 1, by Newton's method: the parameter, and y^2; or what is likely."""
    s, y = t + FOLD * width, 0.5 / bend
    for _ in range(NEWTON):
        z, slope, moves, bends, turns = y, 1.0, 0.0, 0.0, 0.0
        for _ in range(n):
            d = -2 * z
            turns = -2 * moves * slope + d * turns
            bends = -2 * slope * slope + d * bends
            moves, slope = 1 + d * moves, d * slope
            z = s - z * z
        off, rest = z - y, slope - 1
        determinant = rest * turns - moves * bends
        if not 0 < abs(determinant) < np.inf:
            break
        step = (off * turns - moves * rest) / determinant
        y, s = y - step, s - (rest * rest - bends * off) / determinant
        if abs(step * bend) < 1e-9 and abs(s - t - FOLD * width) < width / 10:
            return s, y * y
    return t + FOLD * width, 0.25 / (bend * bend)


@compiled
def blocks_for(n, ratio):
    """How many words of length n are compared for windows so many times wider than the narrowest."""
    blocks = BLOCKS
    while ratio >= FEIGENBAUM and 2 * blocks * n <= MAX_STEPS:
        blocks, ratio = 2 * blocks, ratio / FEIGENBAUM
    return blocks


@compiled
def end_of_doublings(t, width, letters, blocks, least):
    """How far doublings are seen to go, in so many blocks of letters."""
    a, b = t + 0.5 * width, t + 1.5 * width
    while b - a > max(NEAR * least, ROUNDING):
        middle = (a + b) / 2
        if before_limit(middle, letters, blocks) > 0:
            a = middle
        else:
            b = middle
    return a


@compiled
def doublings(s, n, inside):
    """How often the word at a point inside is doubled at s; -1 if s is before all of them; -2 if that is not seen."""
    block, count = before_limit(s, word(inside, n), MAX_STEPS // n), -2
    while block > 0:
        block, count = block // 2, count + 1
    return count


@compiled
def ends(t, n, width, bend, first, last, least):
    """Where a window begins and ends, between `first` and `last`, and the depth near the fold.

    The depth is 0 if it begins elsewhere. An empty window if none is seen.
    """
    start, depth = fold(t, n, width, bend)
    margin = ROUNDING
    low = max(start, first) + margin
    while low < t and not kept(low, depth, n):
        margin *= 2
        low = max(start, first) + margin
    if low >= t:
        low, depth = max(t, first) + ROUNDING, 0.0
    end = end_of_doublings(t, width, word(t + width / 4, n), blocks_for(n, width / least), least)
    return low, min(end, last), depth


@compiled
def windows(low, high, least, first, last, cuts):
    """Windows between low and high: the ends, the period, a point in the middle, and the depth.

    The longer the period, the wider they are to be, as they are more work: `least` is for one of length USUAL.

    Only parts that meet the interval from `first` to `last` are searched, and the interval is cut at `cuts` first.
    """
    found = [(0.0, 0.0, 0, 0.0, 0.0) for _ in range(0)]
    starts, stops = np.empty(MAX_PENDING), np.empty(MAX_PENDING)
    pending, start = 0, low
    for cut in cuts:
        starts[pending], stops[pending] = start, cut
        pending, start = pending + 1, cut
    starts[pending], stops[pending] = start, high
    pending += 1
    while pending > 0:
        pending -= 1
        a, b = starts[pending], stops[pending]
        if b - a <= SMALL * least or b <= first or a >= last or pending + 3 > MAX_PENDING:
            continue
        n = first_difference(a, b)
        wanted = least * (SMALL + n / USUAL)
        if n == 0 or b - a <= wanted:
            continue
        t = superstable(a, b, n)
        _, moves, bend = shape(t, n)
        width = -1 / (bend * moves) if bend * moves < 0 else 0.0
        if NARROWER * width < wanted:
            continue
        begin, end, tip = t + FOLD * width, t + DOUBLED * width, t + TIP * width
        if width >= wanted:
            begun, ended, depth = ends(t, n, width, bend, first, last, wanted)
            if begun < ended:
                found.append((begun, ended, n, t + width / 4, depth))
                begin, end = min(begun, t), max(ended, t)
        starts[pending], stops[pending] = a, min(begin, b)
        pending += 1
        if not first < tip < last:  # what it would cut may reach into the range
            tip = b
        if end < b:
            starts[pending], stops[pending] = max(end, a), min(tip, b)
            pending += 1
        if tip < b:
            starts[pending], stops[pending] = max(tip, a), b
            pending += 1
    return found
