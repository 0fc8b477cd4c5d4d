"""Censuses of cycles: all roots of F^n(x) = x by FLINT for one variable, Newton's method from many points for more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import flint
import numpy as np
import sympy

from tests.oracles.model import Model

DEGREE = 130
"""Up to this degree the roots are found, and told apart in doubles."""
SURE, PERIOD = 4, 8
"""Up to these periods all cycles of more variables are found, or some."""
STARTS, ROUNDS, STEPS = 4_000, 12, 40
EXACT, APART = 1e-9, 1e-6


@dataclass
class Search:
    """The map with numbers for its parameters, and where its cycles are to lie."""

    model: Model
    asserts: Mapping[str, Any]

    def __post_init__(self) -> None:
        given = {sympy.Symbol(x): sympy.Rational(v) for x, v in (text.split(" = ") for text in self.asserts["at"])}
        self.images = [sympy.expand(e.subs(given)) for e in self.model.map.values()]
        names = [sympy.Symbol(x) for x in self.model.variables]
        self.image = sympy.lambdify(names, self.images, "numpy")
        self.slopes = sympy.lambdify(names, list(sympy.Matrix(self.images).jacobian(names)), "numpy")
        self.zeros = [
            (sympy.lambdify(names, self.model.expression(item["function"]).subs(given), "numpy"), _float(item["least"]))
            for item in self.asserts["apart"]
        ]
        self.box = np.array([[_float(side["low"]), _float(side["high"])] for side in self.asserts["box"]])

    def orbit(self, x: np.ndarray, n: int) -> np.ndarray:
        """Points of orbits: n + 1 rows, which hold the states of all of them."""
        rows = [x]
        for _ in range(n):
            rows.append(np.array(np.broadcast_arrays(*self.image(*rows[-1]), x[0])[:-1], dtype=float))
        return np.array(rows)

    def slope(self, orbit: np.ndarray) -> np.ndarray:
        """The derivative of F^n along each orbit."""
        d, count = orbit.shape[1:]
        total = np.broadcast_to(np.eye(d), (count, d, d))
        for state in orbit[:-1]:
            entries = np.array(np.broadcast_arrays(*self.slopes(*state), state[0])[:-1], dtype=float)
            total = np.moveaxis(entries.reshape(d, d, count), 2, 0) @ total
        return total

    def kept(self, cycle: np.ndarray) -> tuple[bool, bool]:
        """Whether a cycle keeps apart from zeros, and whether it lies in the box."""
        away = all(np.all(np.abs(zero(*cycle.T)) >= least) for zero, least in self.zeros)
        return away, bool(np.all((cycle >= self.box[:, 0]) & (cycle <= self.box[:, 1])))


def census(model: Model, asserts: Mapping[str, Any], seed: int) -> str | None:
    search = Search(model, asserts)
    for item in asserts["counts"]:
        n, claimed = int(item["period"]), [int(k) for k in item["inside"]]
        rounds = _roots(search, n) if len(model.variables) == 1 else _newton(search, n, seed)
        counts: list[int] = []
        for starts in rounds:
            counts, outside = _counted(search, starts, n)
            if outside and asserts["everywhere"] == "yes":
                return f"a cycle of period {n} lies outside the box"
            if any(k > c for k, c in zip(counts, claimed, strict=True)):
                return f"of least period {n} there are {counts}"
            if counts == claimed:
                break
        if counts and counts != claimed and (n <= SURE or len(model.variables) == 1):
            return f"of least period {n} there are {counts}"
    return None


def _counted(search: Search, starts: np.ndarray, n: int) -> tuple[list[int], int]:
    """How many cycles go through the points by the number of multipliers inside, and how many leave the box."""
    seen: set[tuple[int, ...]] = set()
    counts, outside = [0] * (len(search.box) + 1), 0
    for x in starts.T:
        orbit = search.orbit(x[:, None], n)
        cycle = orbit[:-1, :, 0]
        if any(np.max(np.abs(cycle[k] - x)) < APART for k in range(1, n)):
            continue
        key = min(tuple(np.floor((z + 0.1234567) / (10 * APART)).astype(int).tolist()) for z in cycle)
        if key in seen:
            continue
        seen.add(key)
        away, inside = search.kept(cycle)
        outside += away and not inside
        if away and inside:
            counts[int(np.sum(np.abs(np.linalg.eigvals(search.slope(orbit)[0])) < 1))] += 1
    return counts, outside


def _roots(search: Search, n: int) -> Iterator[np.ndarray]:
    """All real roots of F^n(x) = x."""
    x = sympy.Symbol(search.model.variables[0])
    coefficients = [flint.fmpq(int(c.p), int(c.q)) for c in reversed(sympy.Poly(search.images[0], x).all_coeffs())]
    step, iterate = flint.fmpq_poly(coefficients), flint.fmpq_poly([0, 1])
    if max(step.degree(), 1) ** n > DEGREE:
        return
    for _ in range(n):
        iterate = step(iterate)
    roots = (iterate - flint.fmpq_poly([0, 1])).numer().complex_roots()
    yield np.array([[float(z.real) for z, _ in roots if z.imag == 0]])


def _newton(search: Search, n: int, seed: int) -> Iterator[np.ndarray]:
    """Points of F^n(x) = x, more and more of them."""
    random = np.random.default_rng(seed)
    middle, half = search.box.mean(axis=1), np.diff(search.box, axis=1)[:, 0] / 2
    found = np.empty((len(half), 0))
    for _ in range(ROUNDS if n <= PERIOD else 0):
        x = middle[:, None] + 1.5 * half[:, None] * random.uniform(-1, 1, (len(half), STARTS))
        found = np.hstack([found, _unique(_solved(search, x, n))])
        yield found


def _solved(search: Search, x: np.ndarray, n: int) -> np.ndarray:
    solve: Callable[..., np.ndarray] = np.linalg.solve
    with np.errstate(all="ignore"):
        for _ in range(STEPS):
            orbit = search.orbit(x, n)
            matrix = search.slope(orbit) - np.eye(len(x))
            fine = np.isfinite(matrix).all(axis=(1, 2)) & (np.abs(np.linalg.det(matrix)) > EXACT)
            x, residual, matrix = x[:, fine], (orbit[-1] - x)[:, fine], matrix[fine]
            x = x - solve(matrix, residual.T[:, :, None])[:, :, 0].T
        good = np.max(np.abs(search.orbit(x, n)[-1] - x), axis=0) < EXACT
    return x[:, good]


def _unique(x: np.ndarray) -> np.ndarray:
    _, first = np.unique(np.floor((x + 0.1234567) / (10 * APART)), axis=1, return_index=True)
    return x[:, first]


def _float(text: str) -> float:
    return float(sympy.Rational(text))
