"""A unit of work is about as long everywhere; what is too large is refused before it is built; files end soon."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import islice, product
from pathlib import Path

import pytest

import rigorous.checker
from rigorous.checker.intervals import Grid, Interval
from rigorous.checker.lemmas.forms import Form, charge
from rigorous.checker.lemmas.linear import inverse
from rigorous.checker.lemmas.multipliers import characteristic
from rigorous.checker.lemmas.program import Program
from rigorous.checker.limits import MAX_SIZE, MAX_WORK, Meter
from rigorous.checker.polynomial import Polynomial, Ring
from rigorous.checker.univariate import Rational, divide, multiply, primitive, remainders
from rigorous.checker.verdicts import ResourceExceeded
from tests.build import Json, at, claim, encode, evidence, system

TERMS = (1, 400, 20_000)
LENGTHS = (64, 2_000, 20_000)
NAMES = ("x", "y", "z")
MICROSECONDS = 0.2
"""About what a unit of work takes; only quotients of times are tested, as machines differ."""
SHORT, LITTLE = 0.3, 48 << 20
"""Seconds and bytes within which something is refused."""
MAX_SECONDS, MAX_MEMORY = 2, 256 << 20
Operation = Callable[[], object]


def number(bits: int, odd: int = 1) -> int:
    return random.Random(bits + odd).getrandbits(bits) | 1 << bits - 1 | 1


def dense(ring: Ring, terms: int, bits: int) -> Polynomial:
    exponents, first = islice(product(range(28), repeat=3), terms), number(bits)
    return Polynomial(ring, {ring._packed(m[::-1]): (-1) ** i * (first ^ 7918 * i) for i, m in enumerate(exponents)}, 1)


def operations_of_polynomials(terms: int, bits: int) -> Iterator[tuple[str, Meter, Operation]]:
    ring = Ring(NAMES)
    p, x, y = dense(ring, terms, bits), ring.generator("x"), ring.generator("y")
    third, shared = ring.constant(Fraction(1, 3)), number(bits // 2 + 1)
    multiples = {m: c // shared * shared for m, c in p.numerators.items()}
    cases: dict[str, Operation] = {
        "sum": lambda: p + p,
        "sum over another denominator": lambda: p + third,
        "negative": lambda: -p,
        "product": lambda: p * p,
        "product with a binomial": lambda: p * (x + third),
        "square": lambda: p**2,
        "first power": lambda: p**1,
        "scaled": lambda: p.scaled(Fraction(3, 7)),
        "derivative": lambda: p.derivative("x"),
        "substitution of a variable": lambda: p.substitute({"x": y}),
        "substitution of a number": lambda: p.substitute({"x": third}),
        "generators": p.generators,
        "terms": lambda: list(p.terms()),
        "normalisation": lambda: Polynomial(ring, multiples, 6 * shared),
    }
    for name, operation in cases.items():
        yield name, ring.meter, operation


def operations_in_one_variable(terms: int, bits: int) -> Iterator[tuple[str, Meter, Operation]]:
    ring = Ring(NAMES)
    degree = min(terms, 400)
    p, q = (tuple(number(bits, i + k) for i in range(degree)) for k in (0, 1000))
    line = sum((ring.generator("x") ** i for i in range(degree)), ring.constant(number(bits)))
    meter, short, long = ring.meter, Rational(Fraction(2, 3)), Rational(Fraction(number(bits), number(bits, 7)))
    cases: dict[str, Operation] = {
        "coefficients": lambda: line.coefficients("x"),
        "multiply": lambda: multiply(p, q, meter),
        "divide": lambda: divide(p, q[1:] or q, meter),
        "divide by a short one": lambda: divide(p[:100], (3, 5), meter),
        "remainders": lambda: remainders(p[:9], q[:8], meter),
        "sign at a short number": lambda: short.sign_of(p, meter),
        "sign at a long number": lambda: long.sign_of(p[:20], meter),
        "primitive": lambda: primitive([6 * c for c in p], meter),
    }
    for name, operation in cases.items():
        yield name, meter, operation


def operations_of_intervals(terms: int, bits: int) -> Iterator[tuple[str, Meter, Operation]]:
    ring = Ring(NAMES)
    meter = ring.meter
    grid, size = Grid(bits, meter), 2 if terms < 400 else 4
    side: Interval = (-number(bits + 1), number(bits + 2))
    matrix = [[(side[0] + i, side[1] + j) for i in range(size)] for j in range(size)]
    exact = [[Fraction(number(bits, i + size * j), number(64)) for i in range(size)] for j in range(size)]
    p = dense(ring, min(terms, 400), 64)
    program = Program([p], NAMES, grid)
    cases: dict[str, Operation] = {
        "program": lambda: Program([p], NAMES, grid),
        "values on a box": lambda: program([side] * 3),
        "product of matrices": lambda: grid.product(matrix, matrix),
        "matrix and vector": lambda: grid.applied(matrix, matrix[0]),
        "characteristic polynomial": lambda: characteristic(matrix, grid),
        "inverse": lambda: inverse(exact, meter),
    }
    for name, operation in cases.items():
        yield name, meter, operation
    if bits < 100:
        form, box = Form(p, NAMES, 48), [(-number(49), number(50))] * 3
        yield "form on a box", meter, lambda: (charge(meter, [form], [box]), form(box))


def affordable(meter: Meter, operation: Operation) -> bool:
    """Whether it is within a hundredth of the budget; if it is refused, then quickly and without much memory."""
    meter.left = MAX_WORK // 100
    start = time.process_time()
    try:
        operation()
    except ResourceExceeded:
        assert time.process_time() - start < SHORT
        refused(operation, meter)
        return False
    return True


def refused(operation: Operation, meter: Meter) -> None:
    """Return if an operation is refused before much memory is taken."""
    meter.left = MAX_WORK // 100
    tracemalloc.start()
    with pytest.raises(ResourceExceeded):
        operation()
    assert tracemalloc.get_traced_memory()[1] < LITTLE
    tracemalloc.stop()


def seconds(operation: Operation, units: int) -> float:
    """The least of a few measured times."""
    repetitions = max(int(5e-4 / (units * MICROSECONDS * 1e-6)), 1)

    def once() -> float:
        start = time.process_time()
        for _ in range(repetitions):
            operation()
        return (time.process_time() - start) / repetitions

    return min(once() for _ in range(3))


@pytest.mark.parametrize("family", [operations_of_polynomials, operations_in_one_variable, operations_of_intervals])
def test_a_unit_takes_about_as_long_everywhere(
    family: Callable[[int, int], Iterator[tuple[str, Meter, Operation]]],
) -> None:
    rates: dict[tuple[str, int, int], float] = {}
    for terms, bits in product(TERMS, LENGTHS):
        for name, meter, operation in family(terms, bits):
            if affordable(meter, operation):
                meter.left = 1 << 60
                operation()
                units = (1 << 60) - meter.left
                rates[name, terms, bits] = seconds(operation, units) / units
    assert len(rates) >= 40
    best, worst = min(rates, key=rates.__getitem__), max(rates, key=rates.__getitem__)
    assert rates[worst] < 10 * rates[best], (best, rates[best], worst, rates[worst])


@pytest.mark.parametrize("terms", TERMS)
@pytest.mark.parametrize("bits", LENGTHS)
def test_the_memory_of_polynomials_is_counted(terms: int, bits: int) -> None:
    """And is given back when they are gone."""
    ring = Ring(NAMES)
    p = dense(ring, terms, bits)
    before = ring.meter.held
    tracemalloc.start()
    negative = -p
    size, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    counted = (ring.meter.held - before) / 8
    assert counted / 10 < size <= peak < 2 * counted
    del negative
    assert ring.meter.held == before


def test_polynomials_that_are_kept_are_bounded_whatever_work_is_left() -> None:
    ring = Ring(NAMES)
    p = dense(ring, 20_000, 64)
    ring.meter.left = 1 << 60
    with pytest.raises(ResourceExceeded, match="memory"):
        _ = [-p for _ in range(1000)]
    for _ in range(100):
        p = -p


def test_sizes_are_bounded_before_anything_is_built() -> None:
    wide = Ring(tuple("abcdefghijkl"))
    generators = [wide.generator(name) for name in wide.names]
    halves = [(wide.sum(part) + wide.constant(1)) ** 6 for part in (generators[:6], generators[6:])]
    p = dense(Ring(NAMES), 20_000, 2_000)
    long = dense(Ring(NAMES), 400, 64)
    too_large: list[Operation] = [
        lambda: halves[0] * halves[1],
        lambda: p + p.scaled(Fraction(1, number(7_000))),
        lambda: p.ring.sum([p, *(p.ring.constant(Fraction(1, number(3_000, i))) for i in range(9))]),
        lambda: Program([long] * 10, NAMES, Grid(20_000, Meter())),
        lambda: multiply((number(MAX_SIZE // 100),) * 60, (1,) * 60, Meter()),
    ]
    for operation in too_large:
        start = time.process_time()
        with pytest.raises(ResourceExceeded, match=r"size|digits"):
            operation()
        assert time.process_time() - start < SHORT
        refused(operation, Meter())


# Files, as the bare checker reads them

SEVENS = "7" * 1_900
PLANE = system("x y", "", "x", "y")
ORIGIN = at(x="0", y="0")


def identity(space: Json, **lets: str) -> Json:
    asserts = {"kind": "identity", "where": [], "equations": ["0 = 0"]}
    return claim(asserts, space, let=[{"name": name, "is": text} for name, text in lets.items()])


def cycle_near(components: list[str], n: int) -> Json:
    d = len(components)
    lists: Json = {"at": [], "curve": [], "across": [], "along": []}
    pieces = [{"between": [], "points": ["0"] * (n * d)}]
    numbers = {"within": "1/2", "alone_within": "1/2", "inside": str(d), "over": ""}
    space = system(" ".join(f"v{i}" for i in range(d)), "", *components)
    return claim({"kind": "cycle-near", "pieces": pieces} | numbers | lists, space)


def chain(d: int, n: int, bits: int, centre: str = "0") -> Json:
    one = str(1 << min(bits, 64))
    frame = " ".join(one if i == j else "0" for i in range(d) for j in range(d))
    rows = {"centres": " ".join([centre] * d), "frames": frame, "weights": " ".join([one] * d)}
    return {"bits": bits, "blocks": [1] * d} | {name: [row] * n for name, row in rows.items()}


def census(components: list[str], n: int, *parts: str) -> tuple[Json, ...]:
    d = len(components)
    fields = {
        "kind": "census",
        "box": [{"low": "-1", "high": "1"}] * d,
        "everywhere": "no",
        "at": [],
        "apart": [],
        "counts": [{"period": str(n), "inside": ["0"] * (d + 1)}],
    }
    space = system(" ".join(f"v{i}" for i in range(d)), "", *components)
    return claim(fields, space), {"symmetries": [], "visits": 999}, *({"tree": part} for part in parts)


def constant(text: str) -> Json:
    return identity(PLANE) | {"constants": [{"name": "s", "root_of": text, "between": ["0", SEVENS]}]}


def kept(p: str) -> Json:
    lets = [{"name": "p", "is": p}]
    where = [f"p + {i} > 0" for i in range(200)]
    return claim({"kind": "identity", "where": where, "equations": ["0 = 0"]}, PLANE, let=lets)


NOTHING: Json = {"cofactors": []}
HOSTILE: dict[str, tuple[Json, ...]] = {
    "negatives": (
        identity(PLANE, p=f"(x + y)^9*{SEVENS}", q="(-" * 60 + "p" + ")" * 60, r="q" + " - q" * 9000),
        NOTHING,
    ),
    "derivatives": (identity(PLANE, p=f"(x + y + {SEVENS})^9", q=" + ".join(["diff(-p, y)"] * 9000)), NOTHING),
    "squares": (identity(PLANE, p=f"x + y/{SEVENS}", q="p^2", r="q^2", u="r^2", v="u^2", w="v^2"), NOTHING),
    "denominators": (identity(PLANE, p=" + ".join(f"x^{i}/{10**400 + i}" for i in range(300))), NOTHING),
    "constants": (constant(" + ".join(f"{7 ** (300 + i)}*s^{i}" for i in range(1, 90)) + " - 1"), ORIGIN),
    "a constant of high degree": (constant(f"(s^2 + s + 1)^199 - {SEVENS}"), ORIGIN),
    "conditions": (kept("(1 + x + y)^190"), ORIGIN),
    "iterates": (identity(system("x y", "", "x^2*y + 1/3", "x*y^2 - x"), p="x" + "'" * 5), NOTHING),
    "tokens": (identity(PLANE, **{f"p{i}": "1" + "*1" * 16_000 for i in range(28)}), NOTHING),
    "one chain of ten variables": (cycle_near([f"v{i}/2" for i in range(10)], 1), chain(10, 1, 64)),
    "a chain of thirty variables": (cycle_near([f"v{i}/2" for i in range(30)], 300), chain(30, 300, 64)),
    "a chain on a fine grid": (cycle_near([f"v{i}/2" for i in range(12)], 800), chain(12, 800, 19_999)),
    "a chain far out": (cycle_near(["v0^40 + v0^39"], 1), chain(1, 1, 0, SEVENS)),
    "a long chain": (cycle_near(["v0/2"], 10_000), chain(1, 10_000, 64)),
    "many sides": census([f"v{(i + 1) % 8}*999/1000" for i in range(8)], 10_000, " ".join(["0"] * 300)),
    "many nodes": census(["v0"], 1_000, " ".join(["0"] * 9_000)),
    "an inverse": census(["999/1000*v0"], 10_000, "!"),
    "a smaller inverse": census(["999/1000*v0"], 1_000, "!"),
    "a steep map": census([f"{10**60}*v0"], 900, "!"),
    "empty lists": (identity(PLANE), {"point": [[]] * 2_000_000}),
    "nested lists": (identity(PLANE), {"point": [[[[[[]]]]]] * 600_000}),
    "objects": (identity(PLANE), {"point": [{"": {}}] * 800_000}),
    "witnesses": (identity(PLANE), *[{"point": {}}] * 9_999),
}


LAUNCHER = """
import json, resource, subprocess, sys
command = [sys.executable, "-S", "-m", "rigorous.checker", "--json", sys.argv[1]]
printed = subprocess.run(command, capture_output=True, text=True).stdout
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
unit = 1 if sys.platform == "darwin" else 1024
print(json.dumps([printed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit]))
"""
"""A process between, as the memory of one that is replaced counts as its successor's."""


def checked(folder: Path) -> tuple[str, float, int]:
    """What the bare checker prints, its processor time and its memory."""
    path = str(Path(rigorous.checker.__file__).parents[2])
    command = [sys.executable, "-S", "-c", LAUNCHER, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": path})
    printed, took, memory = json.loads(done.stdout)
    return printed, took, memory


@pytest.mark.parametrize("name", HOSTILE)
def test_small_files_end_soon_and_in_little_memory(name: str, tmp_path: Path) -> None:
    asserted, *witnesses = HOSTILE[name]
    folder = tmp_path / str(asserted["id"])
    folder.mkdir()
    (folder / "claim.json").write_bytes(encode(asserted))
    (folder / "evidence.json").write_bytes(encode(evidence(*witnesses)))
    printed, took, memory = checked(folder)
    result = json.loads(printed)
    assert result["verdict"] in ("ACCEPT", "REJECT", "RESOURCE", "MALFORMED")
    assert not result["reason"].startswith("internal")
    assert took < MAX_SECONDS
    assert memory < MAX_MEMORY
