"""Windows in doubles, where they are known."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from math import inf
from pathlib import Path

import numpy as np
import pytest

from rigorous.atlas import kernels

ROOT = Path(__file__).parent.parent.parent
NONE = np.empty(0)
WIDE = """
import json, numpy
from rigorous.atlas import kernels
print(json.dumps(sorted(kernels.windows(-0.3, 2.0, 1e-3, -1.0, 2.0, numpy.empty(0)))))
"""


def found(least: float, first: float = -inf, last: float = inf) -> list[tuple[float, float, int, float, float]]:
    return sorted(kernels.windows(-0.3, 2.0, least, first, last, NONE))


def test_numbers_of_windows() -> None:
    """Those that are not doublings: superstable parameters of period n on the line, less those of period n/2."""
    periods = [n for _, _, n, _, _ in found(1e-6)]
    assert [periods.count(n) for n in range(1, 7)] == [1, 0, 1, 1, 3, 4]


def test_the_window_of_period_three() -> None:
    """It begins in the fold at s = 7/4."""
    start, stop, n, inside, depth = next(each for each in found(1e-4) if each[2] == 3)
    assert n == 3
    assert 1.75 < start < 1.75 + 1e-8
    assert stop == pytest.approx(1.779818, abs=1e-5)
    assert [kernels.doublings(s, 3, inside) for s in (1.7501, 1.76, 1.775, 1.779)] == [-1, 0, 1, 2]
    assert kernels.doublings(1.79, 3, inside) == -2
    assert kernels.kept(start, depth, 3)
    assert not kernels.kept(1.7499, depth, 3)


def test_windows_lie_apart_and_doublings_go_to_their_limit() -> None:
    each = found(1e-7)
    assert all(a[1] < b[0] for a, b in pairwise(each))
    assert each[0][:3] == (pytest.approx(-0.25, abs=1e-7), pytest.approx(1.401155189, abs=1e-7), 1)


def test_only_what_meets_the_range_is_searched() -> None:
    inner = found(1e-5, 1.7, 1.8)
    everywhere = [w for w in found(1e-5) if w[0] > 1.7 and w[1] < 1.8]
    assert np.array(everywhere) == pytest.approx(np.array([w for w in inner if w[0] > 1.7 and w[1] < 1.8]), rel=1e-9)
    assert all(start >= 1.7 and stop <= 1.8 for start, stop, *_ in inner)
    cut = found(1e-3, 1.752, 1.76)
    assert [(start, stop, n) for start, stop, n, _, _ in cut] == [(pytest.approx(1.752), pytest.approx(1.76), 3)]


def test_without_numba_the_same_is_found() -> None:
    without = f"import sys; sys.modules['numba'] = None\n{WIDE}"
    results = [
        subprocess.run([sys.executable, "-c", text], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for text in (WIDE, without)
    ]
    assert json.loads(results[0])
    assert results[0] == results[1]
