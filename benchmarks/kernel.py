"""How fast interval evaluations of the two-factor map at mu = 3/2 are: our kernels beside other libraries.

`python benchmarks/kernel.py` prints nanoseconds for each box, of F and of F with its Jacobian, on the same random boxes
of width 1/100 and on one core. Libraries that are not installed are left out, with a note. Before anything is measured,
all results are checked to contain exact values.

Contenders take turns, round after round, so that whatever else the machine does slows all of them; figures are medians
of the rounds. F(u, v) = (u - v w, v - u w), w = u v - mu, is written alike everywhere; so is its Jacobian, with u v
shared. mpmath.iv and python-flint run with 53 bits; Codac evaluates the natural extension from Python, and derives the
Jacobian by itself.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from tables import Table, alone

from rigorous.bundled import TWO_FACTOR
from rigorous.kernels import compiled

MU = Fraction(3, 2)
COUNT, FEW, WIDTH = 100_000, 100, 1e-2
"""The number of boxes, that of the boxes for slow contenders (and for checks), and the boxes' width."""
ROUNDS, REPEATS = 15, 3
BOOST = Path(__file__).parent / "boost_interval.cpp"
FLAGS = ("-O3", "-march=native", "-std=c++17", "-frounding-math")

Ends = Sequence[tuple[Fraction, Fraction]]
"""Ends of F_1, F_2 and the Jacobian's entries row by row."""


class MissingError(Exception):
    """What a contender needs is not installed."""


def nanoseconds(work: Callable[[], Any], count: int, repeats: int) -> float:
    """Nanoseconds for each of `count` boxes that one call deals with."""
    start = time.perf_counter_ns()
    for _ in range(repeats):
        work()
    return (time.perf_counter_ns() - start) / repeats / count


class Contender(ABC):
    """A way to evaluate F on boxes, set up for the boxes lows, highs."""

    name: str

    @abstractmethod
    def measure(self) -> dict[str, tuple[float, float]]:
        """Nanoseconds for each box, of F and of F with its Jacobian, by name."""

    @abstractmethod
    def ends(self, box: int) -> Iterator[Ends]:
        """The results on a box, one for each name."""


class Arrays(Contender):
    """Our kernels on arrays of boxes."""

    name = "rigorous.kernels, arrays"

    def __init__(self, lows: np.ndarray, highs: np.ndarray) -> None:
        kernel = compiled(TWO_FACTOR, {"mu": MU})
        self.works = [partial(kernel.image, lows, highs), partial(kernel.with_jacobian, lows, highs)]
        self.count = lows.shape[1]
        self.results = [work() for work in self.works][1]

    def measure(self) -> dict[str, tuple[float, float]]:
        image, jacobian = (nanoseconds(work, self.count, REPEATS) for work in self.works)
        return {self.name: (image, jacobian)}

    def ends(self, box: int) -> Iterator[Ends]:
        flat = [part[..., box].ravel().tolist() for part in self.results]
        lows, highs = flat[0] + flat[2], flat[1] + flat[3]
        yield [(Fraction(a), Fraction(b)) for a, b in zip(lows, highs, strict=True)]


class Scalars(Arrays):
    """Our kernels called box by box in compiled code."""

    name = "rigorous.kernels, box by box"

    def __init__(self, lows: np.ndarray, highs: np.ndarray) -> None:
        import numba

        kernel = compiled(TWO_FACTOR, {"mu": MU})
        image, with_jacobian = kernel.image_scalar, kernel.with_jacobian_scalar

        @numba.njit
        def images(lows: np.ndarray, highs: np.ndarray, low: np.ndarray, high: np.ndarray) -> None:
            for i in range(lows.shape[1]):
                a, b = image((lows[0, i], lows[1, i]), (highs[0, i], highs[1, i]))
                low[0, i], low[1, i] = a
                high[0, i], high[1, i] = b

        @numba.njit
        def jacobians(lows: np.ndarray, highs: np.ndarray, low: np.ndarray, high: np.ndarray) -> None:
            for i in range(lows.shape[1]):
                a, b, c, d = with_jacobian((lows[0, i], lows[1, i]), (highs[0, i], highs[1, i]))
                low[0, i], low[1, i] = a
                high[0, i], high[1, i] = b
                low[2, i], low[3, i], low[4, i], low[5, i] = c
                high[2, i], high[3, i], high[4, i], high[5, i] = d

        self.count = lows.shape[1]
        low, high = np.empty((2, 6, self.count))
        self.works = [partial(loop, lows, highs, low, high) for loop in (images, jacobians)]
        for work in self.works:
            work()
        self.results = low[:2], high[:2], low[2:], high[2:]


class Boost(Contender):
    """Boost.Interval in C++, as documented and without its volatile stores."""

    name = "Boost.Interval"
    names = ("Boost.Interval", "Boost.Interval, no volatile stores")

    def __init__(self, lows: np.ndarray, highs: np.ndarray) -> None:
        self.folder = tempfile.TemporaryDirectory()
        program, boxes, self.out = (str(Path(self.folder.name) / name) for name in ("program", "boxes", "out"))
        compiler = shutil.which("g++")
        if compiler is None:
            raise MissingError("no g++")
        done = subprocess.run([compiler, *FLAGS, str(BOOST), "-o", program], capture_output=True, check=False)  # noqa: S603
        if done.returncode:
            raise MissingError("g++ cannot compile it (Debian: libboost-dev)")
        np.concatenate([lows, highs]).tofile(boxes)
        self.command = [program, boxes, self.out, str(REPEATS)]
        self.count = lows.shape[1]
        self.measure()

    def measure(self) -> dict[str, tuple[float, float]]:
        output = subprocess.run(self.command, capture_output=True, check=True, text=True).stdout  # noqa: S603
        lines = [line.split() for line in output.splitlines()]
        return {name: (float(f), float(j)) for name, (_, f, j) in zip(self.names, lines, strict=True)}

    def ends(self, box: int) -> Iterator[Ends]:
        for results in np.fromfile(self.out).reshape(2, self.count, 6, 2):
            yield [(Fraction(a), Fraction(b)) for a, b in results[box].tolist()]


class Calls(Contender):
    """A library called from Python, box by box, on the first few boxes."""

    image: Callable[[Any], Any]
    with_jacobian: Callable[[Any], Sequence[Any]]

    def __init__(self, lows: np.ndarray, highs: np.ndarray) -> None:
        self.prepare()
        few = zip(lows.T[:FEW].tolist(), highs.T[:FEW].tolist(), strict=True)
        self.boxes = [self.box(*ends) for ends in few]
        self.measure()

    @abstractmethod
    def prepare(self) -> None:
        """Import the library and set its precision."""

    @abstractmethod
    def box(self, low: list[float], high: list[float]) -> Any:
        """The library's box."""

    @abstractmethod
    def exactly(self, interval: Any) -> tuple[Fraction, Fraction]:
        """The ends of one of the library's intervals."""

    def measure(self) -> dict[str, tuple[float, float]]:
        def work(function: Callable[[Any], Any]) -> None:
            for box in self.boxes:
                function(box)

        image, jacobian = (nanoseconds(partial(work, f), FEW, 1) for f in (self.image, self.with_jacobian))
        return {self.name: (image, jacobian)}

    def ends(self, box: int) -> Iterator[Ends]:
        yield [self.exactly(interval) for interval in self.with_jacobian(self.boxes[box])]


class Overloaded(Calls):
    """A library whose intervals are Python numbers."""

    mu: Any

    def image(self, box: Any) -> Any:
        u, v = box
        w = u * v - self.mu
        return u - v * w, v - u * w

    def with_jacobian(self, box: Any) -> Sequence[Any]:
        u, v = box
        p = u * v
        w = p - self.mu
        mixed = self.mu - 2 * p
        return u - v * w, v - u * w, 1 - v**2, mixed, mixed, 1 - u**2


class Arb(Overloaded):
    name = "python-flint (Arb)"

    def prepare(self) -> None:
        try:
            import flint
        except ImportError:
            raise MissingError("pip install python-flint") from None
        flint.ctx.prec = 53
        self.flint = flint
        self.mu = flint.arb(1.5)

    def box(self, low: list[float], high: list[float]) -> Any:
        return [self.flint.arb(a).union(self.flint.arb(b)) for a, b in zip(low, high, strict=True)]

    def exactly(self, interval: Any) -> tuple[Fraction, Fraction]:
        (m, e), (r, f) = interval.mid().man_exp(), interval.rad().man_exp()
        middle, radius = (Fraction(int(n)) * Fraction(2) ** int(k) for n, k in ((m, e), (r, f)))
        return middle - radius, middle + radius


class Mpmath(Overloaded):
    name = "mpmath.iv"

    def prepare(self) -> None:
        try:
            import mpmath
        except ImportError:
            raise MissingError("pip install mpmath") from None
        mpmath.iv.prec = 53
        self.mpmath = mpmath
        self.mu = mpmath.iv.mpf(1.5)

    def box(self, low: list[float], high: list[float]) -> Any:
        return [self.mpmath.iv.mpf(ends) for ends in zip(low, high, strict=True)]

    def exactly(self, interval: Any) -> tuple[Fraction, Fraction]:
        low, high = (Fraction(*map(int, self.mpmath.libmp.to_rational(end))) for end in interval._mpi_)  # noqa: SLF001
        return low, high


class Codac(Calls):
    name = "Codac, from Python"

    def prepare(self) -> None:
        try:
            import codac
        except ImportError:
            raise MissingError("pip install codac") from None
        self.codac = codac
        x = codac.VectorVar(2)
        w = x[0] * x[1] - 1.5
        self.function = codac.AnalyticFunction([x], codac.vec(x[0] - x[1] * w, x[1] - x[0] * w))

    def box(self, low: list[float], high: list[float]) -> Any:
        return self.codac.IntervalVector([list(ends) for ends in zip(low, high, strict=True)])

    def image(self, box: Any) -> Any:
        return self.function.eval(self.codac.EvalMode.NATURAL, box)

    def with_jacobian(self, box: Any) -> Sequence[Any]:
        f, j = self.image(box), self.function.diff(box)
        return f[0], f[1], j[0, 0], j[0, 1], j[1, 0], j[1, 1]

    def exactly(self, interval: Any) -> tuple[Fraction, Fraction]:
        return Fraction(interval.lb()), Fraction(interval.ub())


CONTENDERS: tuple[type[Contender], ...] = (Arrays, Scalars, Boost, Arb, Mpmath, Codac)


def values(u: Fraction, v: Fraction) -> Sequence[Fraction]:
    """F and its Jacobian at a point."""
    w = u * v - MU
    return u - v * w, v - u * w, 1 - v * v, MU - 2 * u * v, MU - 2 * u * v, 1 - u * u


def check(contender: Contender, lows: np.ndarray, highs: np.ndarray) -> None:
    """Raises RuntimeError unless the results hold exact values at points of the boxes and are not wide."""
    for box in range(FEW):
        (u, v), (x, y) = (map(Fraction, ends[:, box].tolist()) for ends in (lows, highs))
        points = [(u, v), (u, y), (x, v), (x, y), ((u + x) / 2, (v + y) / 2)]
        for ends in contender.ends(box):
            for point in points:
                if not all(a <= value <= b for value, (a, b) in zip(values(*point), ends, strict=True)):
                    raise RuntimeError(f"{contender.name} is wrong at {point}")
            if max(b - a for a, b in ends) > 40 * WIDTH:
                raise RuntimeError(f"{contender.name} gives wide results on box {box}")


def table() -> Table:
    """The table, measured now."""
    alone()
    rng = np.random.default_rng(0)
    lows = rng.uniform(-2, 2, (2, COUNT))
    highs = lows + WIDTH
    contenders, notes = [], []
    for kind in CONTENDERS:
        try:
            contenders.append(kind(lows, highs))
        except MissingError as missing:
            notes.append(f"Left out: {kind.name} ({missing}).")
    for contender in contenders:
        check(contender, lows, highs)
    measured: dict[str, list[tuple[float, float]]] = {}
    for _ in range(ROUNDS):
        for contender in contenders:
            for name, times in contender.measure().items():
                measured.setdefault(name, []).append(times)
    medians = {name: [statistics.median(part) for part in zip(*times, strict=True)] for name, times in measured.items()}
    ours = medians[Arrays.name]
    rows = []
    for name, (image, jacobian) in medians.items():
        least = [min(part) for part in zip(*measured[name], strict=True)]
        figures = [f"{image:.1f}", f"{least[0]:.1f}", f"{image / ours[0]:.1f}"]
        figures += [f"{jacobian:.1f}", f"{least[1]:.1f}", f"{jacobian / ours[1]:.1f}"]
        rows.append((name, *figures))
    columns = ("", "F: median, ns", "least", "ratio", "F and Jacobian: median, ns", "least", "ratio")
    return Table(columns, rows, notes)


if __name__ == "__main__":
    print(table().markdown())
