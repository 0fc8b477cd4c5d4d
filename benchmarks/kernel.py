"""How fast interval evaluations of the two-factor map at mu = 3/2 are: our kernels beside other libraries.

`python benchmarks/kernel.py` prints nanoseconds for each box, of F and of F with its Jacobian, on the same random boxes
of width 1/100 and on one core. Libraries that are not installed are left out, with a note. Before anything is measured,
results are checked to contain exact values.

Contenders take turns, round after round, and processor time counts, so that what else the machine does matters little;
figures are medians of the rounds and their least. What is compiled runs on many boxes, as searches do, and also on so
few boxes that the processor learns the signs of their ends by heart, which helps programs that branch on signs, as
Boost's do.

F(u, v) = (u - v w, v - u w), w = u v - mu, is written alike everywhere; so is its Jacobian, with u v shared. mpmath.iv
and python-flint run with 53 bits; Codac evaluates the natural extension, called from Python, and derives the Jacobian
by itself.
"""

from __future__ import annotations

import atexit
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
MANY, SOME, FEW, WIDTH = 100_000, 4000, 100, 1e-2
"""Numbers of boxes: for what is compiled, twice, and for what Python calls box by box; and the boxes' width."""
ROUNDS, EVALUATIONS = 15, 300_000
"""The number of rounds, and how many boxes what is compiled evaluates in one."""
BOOST = Path(__file__).parent / "boost_interval.cpp"
FLAGS = ("-O3", "-march=native", "-std=c++17", "-frounding-math")

Ends = Sequence[tuple[Fraction, Fraction]]
"""Ends of F_1, F_2 and the Jacobian's entries row by row."""


class MissingError(Exception):
    """What a contender needs is not installed."""


def nanoseconds(work: Callable[[], Any], count: int, repeats: int) -> float:
    """Nanoseconds of processor time for each of `count` boxes that one call deals with."""
    start = time.process_time_ns()
    for _ in range(repeats):
        work()
    return (time.process_time_ns() - start) / repeats / count


class Contender(ABC):
    """A way to evaluate F on boxes, set up for the boxes lows, highs."""

    name: str
    compiled: bool = True

    def __init__(self, lows: np.ndarray, highs: np.ndarray) -> None:
        self.count = lows.shape[1]
        self.repeats = EVALUATIONS // self.count
        self.prepare(lows, highs)
        self.measure()

    @abstractmethod
    def prepare(self, lows: np.ndarray, highs: np.ndarray) -> None:
        """Read or compile what is needed; MissingError if it is not there."""

    @abstractmethod
    def measure(self) -> dict[str, tuple[float, float]]:
        """Nanoseconds for each box, of F and of F with its Jacobian, by name."""

    @abstractmethod
    def ends(self, box: int) -> Iterator[Ends]:
        """The results on a box, one for each name."""


class Arrays(Contender):
    """Our kernels on arrays of boxes."""

    name = "rigorous.kernels, arrays"

    def prepare(self, lows: np.ndarray, highs: np.ndarray) -> None:
        kernel = compiled(TWO_FACTOR, {"mu": MU})
        self.works = [partial(kernel.image, lows, highs), partial(kernel.with_jacobian, lows, highs)]
        self.results = kernel.with_jacobian(lows, highs)

    def measure(self) -> dict[str, tuple[float, float]]:
        image, jacobian = (nanoseconds(work, self.count, self.repeats) for work in self.works)
        return {self.name: (image, jacobian)}

    def ends(self, box: int) -> Iterator[Ends]:
        flat = [part[..., box].ravel().tolist() for part in self.results]
        lows, highs = flat[0] + flat[2], flat[1] + flat[3]
        yield [(Fraction(a), Fraction(b)) for a, b in zip(lows, highs, strict=True)]


class Scalars(Arrays):
    """Our kernels called in a loop that numba compiles."""

    name = "rigorous.kernels, in a numba loop"

    def prepare(self, lows: np.ndarray, highs: np.ndarray) -> None:
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

        low, high = np.empty((2, 6, self.count))
        self.works = [partial(loop, lows, highs, low, high) for loop in (images, jacobians)]
        self.results = low[:2], high[:2], low[2:], high[2:]


class Boost(Contender):
    """Boost.Interval in C++, as documented and without its volatile stores."""

    name = "Boost.Interval"
    names = ("Boost.Interval", "Boost.Interval, no volatile stores")

    def prepare(self, lows: np.ndarray, highs: np.ndarray) -> None:
        compiler = shutil.which("g++")
        if compiler is None:
            raise MissingError("no g++")
        folder = tempfile.mkdtemp()
        atexit.register(shutil.rmtree, folder)
        program, boxes, self.out = (str(Path(folder) / name) for name in ("program", "boxes", "out"))
        done = subprocess.run([compiler, *FLAGS, str(BOOST), "-o", program], capture_output=True, check=False)  # noqa: S603
        if done.returncode:
            raise MissingError("g++ cannot compile it (Debian: libboost-dev)")
        np.concatenate([lows, highs]).tofile(boxes)
        self.command = [program, boxes, self.out, str(self.repeats)]

    def measure(self) -> dict[str, tuple[float, float]]:
        output = subprocess.run(self.command, capture_output=True, check=True, text=True).stdout  # noqa: S603
        lines = [line.split() for line in output.splitlines()]
        return {name: (float(f), float(j)) for name, (_, f, j) in zip(self.names, lines, strict=True)}

    def ends(self, box: int) -> Iterator[Ends]:
        for results in np.fromfile(self.out).reshape(2, self.count, 6, 2):
            yield [(Fraction(a), Fraction(b)) for a, b in results[box].tolist()]


class Calls(Contender):
    """A library called from Python, box by box."""

    compiled = False
    image: Callable[[Any], Any]
    with_jacobian: Callable[[Any], Sequence[Any]]

    def prepare(self, lows: np.ndarray, highs: np.ndarray) -> None:
        self.load()
        self.boxes = [self.box(*ends) for ends in zip(lows.T.tolist(), highs.T.tolist(), strict=True)]

    @abstractmethod
    def load(self) -> None:
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

        image, jacobian = (nanoseconds(partial(work, f), self.count, 1) for f in (self.image, self.with_jacobian))
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
    """Balls of FLINT."""

    name = "python-flint (Arb)"

    def load(self) -> None:
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
    """Intervals in Python."""

    name = "mpmath.iv"

    def load(self) -> None:
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
        low, high = (Fraction(*map(int, self.mpmath.libmp.to_rational(end))) for end in interval._mpi_)
        return low, high


class Codac(Calls):
    """Expressions that a C++ library evaluates."""

    name = "Codac, from Python"

    def load(self) -> None:
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


Times = dict[str, tuple[float, float]]


def measured(count: int, kinds: Sequence[type[Contender]]) -> tuple[list[Times], list[str]]:
    """The times of each round on `count` boxes; and who is left out."""
    rng = np.random.default_rng(0)
    lows = rng.uniform(-2, 2, (2, count))
    highs = lows + WIDTH
    contenders, missing = [], []
    for kind in kinds:
        try:
            contenders.append(kind(lows, highs))
        except MissingError as reason:
            missing.append(f"Left out: {kind.name} ({reason}).")
    for contender in contenders:
        check(contender, lows, highs)
    turns = ([contender.measure() for contender in contenders] for _ in range(ROUNDS))
    return [{name: times for part in turn for name, times in part.items()} for turn in turns], missing


def table() -> Table:
    """The table, measured now."""
    alone()
    fast = [kind for kind in CONTENDERS if kind.compiled]
    slow = [kind for kind in CONTENDERS if not kind.compiled]
    rows, notes = [], []
    ours = (1.0, 1.0)
    for count, kinds in ((SOME, fast), (MANY, fast), (FEW, slow)):
        rounds, missing = measured(count, kinds)
        notes += [note for note in missing if note not in notes]
        for name in rounds[0]:
            parts = list(zip(*(times[name] for times in rounds), strict=True))
            middle = tuple(map(statistics.median, parts))
            ours = middle if name == Arrays.name else ours
            row = [f"{a:.1f} | {min(b):.1f} | {a / c:.1f}" for a, b, c in zip(middle, parts, ours, strict=True)]
            rows.append((name, f"{count}", *" | ".join(row).split(" | ")))
    columns = ("", "boxes", "F: median, ns", "least, ns", "ratio", "F and Jacobian: median, ns", "least, ns", "ratio")
    return Table(columns, rows, notes)


if __name__ == "__main__":
    print(table().markdown())
