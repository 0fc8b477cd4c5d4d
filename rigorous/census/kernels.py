"""The search for a tree of closed orbits in doubles, compiled: only a hint, which the checker's own arithmetic decides.

A polynomial is a run of terms: coefficients, and exponents of the variables of a window. Forms 0 to r - 1 are the
equations, those from r on their derivatives, equation by equation, and the last ones are to keep apart from zero.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
from numba import njit

compiled = njit(nogil=True, cache=os.access(Path(__file__).parent, os.W_OK))
"""Kept for the next process where the package can be written to; never with fastmath."""
SLACK = 1e-13
MUCH = 0.875
LEAST = 1e-11
NEAR = 0.3
"""Sides are candidates for a split if they are not much shorter than the longest."""
POWER = 0.25
EMPTY, ONE = -1, -2


@compiled
def times(a, b, c, d):
    p, q, r, s = a * c, a * d, b * c, b * d
    return min(min(p, q), min(r, s)), max(max(p, q), max(r, s))


@compiled
def values(form, starts, coefficients, exponents, low, high):
    least, greatest = 0.0, 0.0
    for t in range(starts[form], starts[form + 1]):
        a = b = coefficients[t]
        for w in range(exponents.shape[1]):
            e = exponents[t, w]
            if e == 0:
                continue
            x, y = low[w] ** e, high[w] ** e
            if e % 2 == 0:
                if low[w] <= 0 <= high[w]:
                    x, y = 0.0, max(x, y)
                elif x > y:
                    x, y = y, x
            a, b = times(a, b, x, y)
        least += a
        greatest += b
    return least, greatest


@compiled
def corners(form, starts, coefficients, exponents, low, high, slopes, fixed, point):
    """Range on the box with one variable at a point (fixed >= 0), by the ends where it is monotone."""
    m = low.shape[0]
    a, b, c, d = np.empty(m), np.empty(m), np.empty(m), np.empty(m)
    for w in range(m):
        if w == fixed:
            a[w] = b[w] = c[w] = d[w] = point
        elif slopes[w, 0] >= 0:
            a[w] = b[w] = low[w]
            c[w] = d[w] = high[w]
        elif slopes[w, 1] <= 0:
            a[w] = b[w] = high[w]
            c[w] = d[w] = low[w]
        else:
            a[w] = c[w] = low[w]
            b[w] = d[w] = high[w]
    least, _ = values(form, starts, coefficients, exponents, a, b)
    _, greatest = values(form, starts, coefficients, exponents, c, d)
    return least, greatest


@compiled
def outside(low, high, left, right):
    if left < right:
        if low > left:
            low = max(low, right)
        if high < right:
            high = min(high, left)
    return low, high


@compiled
def divided(low, high, middle, c, d, a, b):
    if b < 0 or (a <= 0 and d < 0):
        c, d, a, b = -d, -c, -b, -a
    if a > 0:
        return max(low, middle + (c / b if c >= 0 else c / a) - SLACK), min(
            high, middle + (d / a if d >= 0 else d / b) + SLACK
        )
    if c <= 0:
        return low, high
    left = middle + c / a + SLACK if a < 0 else low - 1
    right = middle + c / b - SLACK if b > 0 else high + 1
    return outside(low, high, left, right)


@compiled
def rooted(low, high, vertex, c, d, a):
    c, d = (c / a, d / a) if a > 0 else (d / a, c / a)
    if d < -SLACK:
        return 1.0, 0.0
    outer, inner = np.sqrt(max(d, 0.0)) + SLACK, np.sqrt(max(c, 0.0)) - SLACK
    low, high = max(low, vertex - outer), min(high, vertex + outer)
    return outside(low, high, vertex - inner, vertex + inner)


@compiled
def step(k, n, r, lags, members, starts, coefficients, exponents, squares, apart, order, low, high):
    """Narrow at the step from k; -1 if empty, else bits that say which of the points in sight became much smaller."""
    m = lags.shape[0]
    after = (k + 1) % n
    for t in range(order.shape[0]):
        j = order[t, 1]
        if order[t, 0] > 0:
            high[k, j] = min(high[k, j], high[0, 0])
            low[0, 0] = max(low[0, 0], low[k, j])
        else:
            low[k, j] = max(low[k, j], -high[0, 0])
            low[0, 0] = max(low[0, 0], -high[k, j])
        if low[k, j] > high[k, j] or low[0, 0] > high[0, 0]:
            return -1
    a, b, middle, old = np.empty(m), np.empty(m), np.empty(m), np.empty(m)
    for w in range(m):
        a[w], b[w] = low[(k - lags[w]) % n, members[w]], high[(k - lags[w]) % n, members[w]]
        old[w] = b[w] - a[w]
    changed = 0
    slopes = np.empty((m, 2))
    reach = np.empty(m)
    for i in range(r):
        total = 0.0
        for w in range(m):
            middle[w] = (a[w] + b[w]) / 2
            slopes[w, 0], slopes[w, 1] = values(r + i * m + w, starts, coefficients, exponents, a, b)
            reach[w] = max(abs(slopes[w, 0]), abs(slopes[w, 1])) * (b[w] - a[w]) / 2
            total += reach[w]
        least, greatest = corners(i, starts, coefficients, exponents, a, b, slopes, -1, 0.0)
        value, _ = values(i, starts, coefficients, exponents, middle, middle)
        least, greatest = max(least, value - total) - SLACK, min(greatest, value + total) + SLACK
        length = high[after, i] - low[after, i]
        low[after, i], high[after, i] = max(low[after, i], least), min(high[after, i], greatest)
        if low[after, i] > high[after, i]:
            return -1
        if high[after, i] - low[after, i] < MUCH * length:
            changed |= 1
        for w in range(m):
            if slopes[w, 0] == 0 and slopes[w, 1] == 0:
                continue
            point = squares[i, w, 1] if squares[i, w, 0] != 0 else middle[w]
            least, greatest = corners(i, starts, coefficients, exponents, a, b, slopes, w, point)
            if squares[i, w, 0] != 0:
                c, d = low[after, i] - greatest - SLACK, high[after, i] - least + SLACK
                a[w], b[w] = rooted(a[w], b[w], point, c, d, squares[i, w, 0])
            else:
                rest = total - reach[w]
                least, greatest = max(least, value - rest) - SLACK, min(greatest, value + rest) + SLACK
                c, d = low[after, i] - greatest, high[after, i] - least
                a[w], b[w] = divided(a[w], b[w], middle[w], c, d, slopes[w, 0], slopes[w, 1])
            if a[w] > b[w]:
                return -1
    for w in range(m):
        t = (k - lags[w]) % n
        low[t, members[w]], high[t, members[w]] = max(low[t, members[w]], a[w]), min(high[t, members[w]], b[w])
        if low[t, members[w]] > high[t, members[w]]:
            return -1
        if b[w] - a[w] < MUCH * old[w]:
            changed |= 2 << lags[w]
    first = r + r * m
    for p in range(apart.shape[0]):
        least, greatest = values(first + p, starts, coefficients, exponents, a, b)
        if -apart[p] < least and greatest < apart[p]:
            return -1
    return changed


@compiled
def narrow(marked, visits, n, r, lags, members, starts, coefficients, exponents, squares, apart, order, low, high):
    """Whether anything is left; the same queue as the checker's."""
    most = 0
    for w in range(lags.shape[0]):
        most = max(most, lags[w])
    queue = np.empty(n, np.int64)
    head, length = 0, 0
    for k in range(n):
        if marked[k]:
            queue[(head + length) % n] = k
            length += 1
    for _ in range(visits * n):
        if length == 0:
            break
        k = queue[head % n]
        head += 1
        length -= 1
        marked[k] = False
        changed = step(k, n, r, lags, members, starts, coefficients, exponents, squares, apart, order, low, high)
        if changed < 0:
            return False
        for t in range(-1, most + 1):
            if changed >> (t + 1) & 1:
                for lag in range(-1, most + 1):
                    near = (k - t + lag) % n
                    if near != k and not marked[near]:
                        marked[near] = True
                        queue[(head + length) % n] = near
                        length += 1
    return True


@compiled
def alone(n, r, lags, members, starts, coefficients, exponents, low, high):
    """Whether Krawczyk's operator contracts the boxes, by a good margin."""
    m = lags.shape[0]
    size = n * r
    centre, reach = np.empty((n, r)), np.empty((n, r))
    for k in range(n):
        for j in range(r):
            centre[k, j] = (low[k, j] + high[k, j]) / 2
            reach[k, j] = (high[k, j] - low[k, j]) * 0.625 + 2.0**-32
    matrix, spread, defect = np.zeros((size, size)), np.zeros(size), np.zeros(size)
    a, b, c = np.empty(m), np.empty(m), np.empty(m)
    for k in range(n):
        for w in range(m):
            t = (k - lags[w]) % n
            c[w] = centre[t, members[w]]
            a[w], b[w] = c[w] - reach[t, members[w]], c[w] + reach[t, members[w]]
        for i in range(r):
            matrix[k * r + i, (k + 1) % n * r + i] += 1
            defect[k * r + i] = centre[(k + 1) % n, i] - values(i, starts, coefficients, exponents, c, c)[0]
            for w in range(m):
                t = (k - lags[w]) % n
                x, y = values(r + i * m + w, starts, coefficients, exponents, a, b)
                matrix[k * r + i, t * r + members[w]] -= (x + y) / 2
                spread[k * r + i] += (y - x) / 2 * reach[t, members[w]]
    if abs(np.linalg.det(matrix)) < 1e-9:
        return False
    inverse = np.linalg.inv(matrix)
    wide, moved = np.abs(inverse) @ spread, np.abs(inverse @ defect)
    for q in range(size):
        if not (wide[q] + moved[q] < 0.9 * reach[q // r, q % r] and wide[q] < 0.6 * reach[q // r, q % r]):
            return False
    return True


@compiled
def search(
    low, high, wide, look, nodes, visits, n, r, lags, members, starts, coefficients, exponents, squares, apart, order
):
    """The codes of the tree in preorder, -1 for an empty leaf, -2 for one orbit; without an end if it did not end."""
    most = 0
    for w in range(lags.shape[0]):
        most = max(most, lags[w])
    codes = np.empty(nodes, np.int64)
    count = 0
    lows, highs, marks = [low.copy()], [high.copy()], [np.ones(n, np.bool_)]
    lengths = np.empty(n * r)
    while len(lows) > 0 and count < nodes:
        low, high, marked = lows.pop(), highs.pop(), marks.pop()
        if not narrow(
            marked, visits, n, r, lags, members, starts, coefficients, exponents, squares, apart, order, low, high
        ):
            codes[count] = EMPTY
            count += 1
            continue
        for k in range(n):
            for j in range(r):
                lengths[k * r + j] = high[k, j] - low[k, j]
        ranked = np.argsort(-lengths)
        longest = lengths[ranked[0]]
        if longest < wide and alone(n, r, lags, members, starts, coefficients, exponents, low, high):
            codes[count] = ONE
            count += 1
            continue
        if longest < LEAST:
            return codes[:count]
        best, chosen = np.inf, ranked[0]
        for q in range(min(look, n * r)):
            side = ranked[q]
            if lengths[side] < NEAR * longest:
                break
            score = 0.0
            for half in range(2):
                a, b, marked = halves(side, half, n, r, most, low, high)
                if narrow(
                    marked, visits, n, r, lags, members, starts, coefficients, exponents, squares, apart, order, a, b
                ):
                    volume = 0.0
                    for k in range(n):
                        for j in range(r):
                            volume += np.log((b[k, j] - a[k, j] + LEAST) / (high[k, j] - low[k, j] + LEAST))
                    score += np.exp(POWER * volume)
            if score < best:
                best, chosen = score, side
        codes[count] = chosen
        count += 1
        for half in (1, 0):
            a, b, marked = halves(chosen, half, n, r, most, low, high)
            lows.append(a)
            highs.append(b)
            marks.append(marked)
    return codes[:count]


@compiled
def halves(side, half, n, r, most, low, high):
    k, j = side // r, side % r
    middle = (low[k, j] + high[k, j]) / 2
    a, b = low.copy(), high.copy()
    if half:
        a[k, j] = middle
    else:
        b[k, j] = middle
    marked = np.zeros(n, np.bool_)
    for lag in range(-1, most + 1):
        marked[(k + lag) % n] = True
    if side == 0:
        marked[:] = True
    return a, b, marked
