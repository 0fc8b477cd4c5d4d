from __future__ import annotations

import math
import platform
import sys
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigorous.bundled import BALANCED_CUBIC, BUNDLED, HENON, TWO_FACTOR
from rigorous.kernels import Kernel, MissingExtraError, compiled
from rigorous.systems import PolynomialSystem
from tests.kernels.exactly import Ends, Terms, derivative, lies, minus, times, value

x86 = pytest.mark.skipif(platform.machine() not in ("x86_64", "AMD64"), reason="this is about processors of this kind")
MU = Fraction(3, 2)
SPATIAL = PolynomialSystem(("x", "y", "z"), ("mu",), ("mu + y*z - x^2", "x*y*z + z", "x^3*y - 3/10*z^2"))
INF, NAN = math.inf, math.nan
COEFFICIENTS = [Fraction(n, d) for n in (-7, -3, -1, 1, 2, 3) for d in (1, 3, 10)] + [
    Fraction(10) ** 300,
    -(Fraction(10) ** 400),
    Fraction(1, 2**1070) + Fraction(1, 2**1080),
    Fraction(-1, 3 * 2**1022),
    Fraction(1, 10**400),
]
doubles = st.one_of(
    st.floats(-4, 4),
    st.floats(allow_nan=False, allow_infinity=False),
    st.floats(-1e-300, 1e-300),
    st.sampled_from([0.0, -0.0, 5e-324, -5e-324, 2.0**-1022, 2.0**-537, 2.0**512, -(2.0**1023), sys.float_info.max]),
)
widths = st.one_of(st.just(0.0), st.sampled_from([5e-324, 1e-300, 1e-15, 1e-2, 1.0, 1e150]), st.floats(0, 10))


@st.composite
def polynomials(draw: st.DrawFn, dimension: int) -> Terms:
    exponents = st.tuples(*[st.integers(0, 6) for _ in range(dimension)])
    return draw(st.dictionaries(exponents, st.sampled_from(COEFFICIENTS), max_size=5))


@st.composite
def boxes(draw: st.DrawFn, dimension: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    lows, highs = [], []
    for _ in range(dimension):
        low = draw(doubles)
        high = low + draw(widths)
        lows.append(low)
        highs.append(high if math.isfinite(high) else low)
    return tuple(lows), tuple(highs)


def inside(lows: tuple[float, ...], highs: tuple[float, ...], data: st.DataObject) -> list[Fraction]:
    shares = st.sampled_from([Fraction(0), Fraction(1), Fraction(1, 2), Fraction(1, 3), Fraction(9, 10)])
    ends = [(Fraction(a), Fraction(b)) for a, b in zip(lows, highs, strict=True)]
    return [a + (b - a) * data.draw(shares) for a, b in ends]


def spelled(terms: Terms, variables: tuple[str, ...]) -> str:
    def term(m: tuple[int, ...], c: Fraction) -> str:
        return "*".join([f"({c})", *(f"{x}^{n}" for x, n in zip(variables, m, strict=True))])

    return " + ".join(term(m, c) for m, c in terms.items()) or "0"


def plain(function: Callable[..., Any]) -> Callable[..., Any]:
    """The program as Python runs it, on the same doubles."""
    return function.py_func  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize("dimension", [1, 2, 3])
@given(data=st.data())
def test_results_hold_all_values(dimension: int, data: st.DataObject) -> None:
    variables = ("x", "y", "z")[:dimension]
    components = [data.draw(polynomials(dimension)) for _ in variables]
    system = PolynomialSystem(variables, (), tuple(spelled(p, variables) for p in components))
    function = plain(compiled(system, {}).with_jacobian_scalar)
    slopes = [derivative(p, i) for p in components for i in range(dimension)]
    for _ in range(4):
        lows, highs = data.draw(boxes(dimension))
        results = function(lows, highs)
        point = inside(lows, highs, data)
        for polynomials_, low, high in ((components, *results[:2]), (slopes, *results[2:])):
            for p, a, b in zip(polynomials_, low, high, strict=True):
                assert lies(value(p, point), a, b), (p, point, a, b)


def two_factor_exactly(u: Ends, v: Ends) -> tuple[Ends, Ends]:
    w = minus(times(u, v), (MU, MU))
    return minus(u, times(v, w)), minus(v, times(u, w))


@given(box=boxes(2))
def test_the_two_factor_map_holds_its_interval_extension_and_hardly_more(
    box: tuple[tuple[float, ...], tuple[float, ...]],
) -> None:
    lows, highs = plain(compiled(TWO_FACTOR, {"mu": MU}).image_scalar)(*box)
    u, v = zip(map(Fraction, box[0]), map(Fraction, box[1]), strict=True)
    size_u, size_v = (max(abs(a), abs(b)) for a, b in (u, v))
    for (a, b), low, high, size, other in zip(
        two_factor_exactly(u, v), lows, highs, (size_u, size_v), (size_v, size_u), strict=True
    ):
        assert lies(a, low, high)
        assert lies(b, low, high)
        if math.isfinite(low) and math.isfinite(high):
            slack = 10 * Fraction(1, 2**53) * (size + other * (size * other + MU)) + Fraction(1, 2**950) * (1 + other)
            assert a - Fraction(low) <= slack
            assert Fraction(high) - b <= slack
        else:
            assert size + other * (size * other + MU) > 10**308


@pytest.mark.parametrize("x", [(-1.0, 2.0), (-2.0, 1.0), (1.0, 2.0), (-2.0, -1.0), (-1.0, 1.0), (0.0, 0.0)])
@pytest.mark.parametrize("n", [1, 2, 3, 4, 5, 6, 7])
def test_powers_have_their_range(x: tuple[float, float], n: int) -> None:
    kernel = compiled(PolynomialSystem(("x",), (), (f"x^{n}",)), {})
    (low,), (high,) = plain(kernel.image_scalar)((x[0],), (x[1],))
    corners = [x[0] ** n, x[1] ** n] + ([0.0] if x[0] <= 0 <= x[1] else [])
    assert low == pytest.approx(min(corners), abs=1e-12)
    assert high == pytest.approx(max(corners), abs=1e-12)


def test_what_is_copied_is_exact() -> None:
    kernel = compiled(PolynomialSystem(("x", "y"), (), ("y", "-x")), {})
    assert plain(kernel.image_scalar)((0.1, 5e-324), (0.2, 0.3)) == ((5e-324, -0.2), (0.3, -0.1))
    assert plain(kernel.image_scalar)((0.1, NAN), (0.2, 0.3)) == ((-INF, -0.2), (INF, -0.1))


@pytest.fixture(scope="module")
def two_factor() -> Kernel:
    return compiled(TWO_FACTOR, {"mu": MU})


BAD = [
    ((NAN, 1.0), (1.0, 1.0)),
    ((0.0, 1.0), (NAN, 1.0)),
    ((NAN, NAN), (NAN, NAN)),
    ((2.0, 1.0), (1.0, 1.0)),
    ((-INF, 0.0), (INF, 0.0)),
    ((0.0, 0.0), (0.0, INF)),
    ((INF, 0.0), (INF, 0.0)),
    ((-INF, -INF), (-INF, INF)),
    ((1e200, -1e200), (1e200, 1e200)),
    ((-1e308, 1e-308), (1e308, 1e308)),
    ((1e308, 1e308), (1.7e308, 1.7e308)),
]


@pytest.mark.parametrize(("lows", "highs"), BAD)
def test_what_is_no_box_or_overflows_gives_the_whole_line(
    two_factor: Kernel, lows: tuple[float, ...], highs: tuple[float, ...]
) -> None:
    for image in (plain(two_factor.image_scalar), two_factor.image_scalar):
        assert image(lows, highs) == ((-INF, -INF), (INF, INF))
    repeated = [np.array([ends] * 11).T.copy() for ends in (lows, highs)]
    low, high = two_factor.image(*repeated)
    assert (low == -INF).all()
    assert (high == INF).all()


@given(lows=st.tuples(st.floats(), st.floats()), highs=st.tuples(st.floats(), st.floats()))
def test_no_result_is_ever_nan(lows: tuple[float, float], highs: tuple[float, float]) -> None:
    for name, at in (("two-factor", {"mu": MU}), ("henon", {"a": Fraction(7, 5), "b": Fraction(3, 10)})):
        for ends in plain(compiled(BUNDLED[name], at).with_jacobian_scalar)(lows, highs):
            assert not any(map(math.isnan, ends))


def many_boxes(dimension: int, count: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(dimension)
    lows = rng.uniform(-3, 3, (dimension, count)) * rng.choice([1.0, 1e-160, 1e-310, 1e100, 1e160], (dimension, count))
    return lows, lows + abs(lows) * rng.choice([0.0, 1e-15, 1e-2, 1.0], (dimension, count))


@pytest.mark.parametrize("system", [TWO_FACTOR, SPATIAL], ids=["plane", "space"])
def test_arrays_boxes_and_python_agree_to_the_bit(system: PolynomialSystem) -> None:
    kernel = compiled(system, {"mu": MU})
    d = kernel.dimension
    lows, highs = many_boxes(d, 203)
    image, full = kernel.image(lows, highs), kernel.with_jacobian(lows, highs)
    assert full[2].shape == full[3].shape == (d, d, 203)
    for a, b in zip(image, full[:2], strict=True):
        assert np.array_equal(a, b)
    for i in range(203):
        box = tuple(map(float, lows[:, i])), tuple(map(float, highs[:, i]))
        expected = tuple(tuple(ends[..., i].ravel().tolist()) for ends in full)
        assert kernel.with_jacobian_scalar(*box) == expected
        assert kernel.image_scalar(*box) == expected[:2]
        assert plain(kernel.with_jacobian_scalar)(*box) == expected
        assert plain(kernel.image_scalar)(*box) == expected[:2]


def code_of(kernel: Kernel) -> tuple[str, str]:
    """What LLVM is given, and what it makes, for arrays of boxes."""
    kernel.with_jacobian(*many_boxes(kernel.dimension, 8))
    loop: Any = kernel._jacobian_arrays
    (code,) = loop.inspect_llvm().values()
    (machine,) = loop.inspect_asm().values()
    return code, machine


def test_compiled_code_is_neither_reordered_nor_contracted(two_factor: Kernel) -> None:
    code, machine = code_of(two_factor)
    assert "fmul" in code
    for flag in (" fast ", " contract ", " reassoc ", " nnan ", " ninf ", "llvm.fma", "llvm.fmuladd"):
        assert flag not in code
    for instruction in ("fmadd", "fmsub", "fnmadd", "fnmsub"):
        assert instruction not in machine


@x86
@pytest.mark.parametrize("system", [TWO_FACTOR, SPATIAL, TWO_FACTOR.iterate(2)], ids=["plane", "space", "long"])
def test_several_boxes_are_evaluated_at_once(system: PolynomialSystem) -> None:
    _, machine = code_of(compiled(system, {"mu": MU}))
    assert machine.count("mulpd") > machine.count("mulsd") / 2


def flags(value: int) -> Callable[[], None]:
    """A compiled function that sets the processor's floating-point flags."""
    import numba
    from llvmlite import ir
    from numba.core import cgutils, types
    from numba.extending import intrinsic

    @intrinsic
    def load(_typing: Any) -> Any:
        def generate(_context: Any, builder: Any, _signature: Any, _arguments: Any) -> Any:
            place = builder.alloca(ir.IntType(32))
            builder.store(ir.Constant(ir.IntType(32), value), place)
            kind = ir.FunctionType(ir.VoidType(), [ir.PointerType(ir.IntType(8))])
            function = cgutils.get_or_insert_function(builder.module, kind, "llvm.x86.sse.ldmxcsr")
            builder.call(function, [builder.bitcast(place, ir.PointerType(ir.IntType(8)))])
            return ir.Constant(ir.IntType(64), 0)

        return types.int64(), generate

    @numba.njit
    def put() -> None:
        load()

    put.compile(())
    return put  # type: ignore[no-any-return]


@x86
@pytest.mark.parametrize("mode", [0x9FC0, 0x1FC0, 0x9F80], ids=["both", "operands", "results"])
def test_results_hold_when_subnormal_numbers_are_flushed(two_factor: Kernel, mode: int) -> None:
    lows, highs = many_boxes(2, 400)
    tiny = np.array([5e-324, -5e-324, 1e-309, 1e-200, -(2.0**-1022), 2.0**-500, 3.0])
    small = np.array([(a, b) for a in tiny for b in tiny]).T
    lows, highs = np.hstack([lows, small]), np.hstack([highs, small])
    two_factor.with_jacobian(lows, highs)
    on, off = flags(mode), flags(0x1F80)
    on()
    try:
        flushed = float(lows[0, 0] * 0 + np.float64(1e-309) * np.float64(0.5))
        low, high, *_ = two_factor.with_jacobian(lows, highs)
    finally:
        off()
    assert flushed == 0
    finite = np.isfinite(low).all(axis=0)
    assert finite.sum() > 100
    for i in np.flatnonzero(finite):
        u, v = ((Fraction(a), Fraction(b)) for a, b in zip(lows[:, i], highs[:, i], strict=True))
        for ends, a, b in zip(two_factor_exactly(u, v), low[:, i], high[:, i], strict=True):
            assert lies(ends[0], a, b)
            assert lies(ends[1], a, b)


def test_maps_of_one_and_three_variables_and_no_boxes() -> None:
    cubic = compiled(BALANCED_CUBIC, {"mu": Fraction(1, 3)})
    lows, highs = cubic.image(np.array([[1.0, -1.0]]), np.array([[1.0, 1.0]]))
    assert lies(Fraction(1, 3), lows[0, 0], highs[0, 0])
    assert highs[0, 0] - lows[0, 0] < 1e-14
    assert lies(Fraction(-1, 3), lows[0, 1], highs[0, 1])
    system = PolynomialSystem(("x", "y", "z"), ("a",), ("a + z - x^2", "x", "y"))
    shape = compiled(system, {"a": Fraction(3, 10)}).with_jacobian(np.empty((3, 0)), np.empty((3, 0)))[2].shape
    assert shape == (3, 3, 0)


def test_arrays_need_not_be_contiguous(two_factor: Kernel) -> None:
    lows, highs = many_boxes(2, 20)
    for a, b in zip(two_factor.image(lows[:, ::2], highs[:, ::2]), two_factor.image(lows, highs), strict=True):
        assert np.array_equal(a, b[:, ::2])


def test_kernels_may_be_called_in_compiled_code(two_factor: Kernel) -> None:
    import numba

    image = two_factor.image_scalar

    @numba.njit
    def twice(lows: tuple[float, float], highs: tuple[float, float]) -> tuple[tuple[float, float], tuple[float, float]]:
        lows, highs = image(lows, highs)
        return image(lows, highs)

    assert twice((1.0, 1.0), (1.25, 1.0)) == image(*image((1.0, 1.0), (1.25, 1.0)))


@pytest.mark.parametrize(
    ("lows", "highs", "message"),
    [
        (np.zeros((2, 3), np.float32), np.zeros((2, 3)), "an array of doubles with 2 rows"),
        (np.zeros((2, 3)), np.zeros((2, 3), np.int64), "an array of doubles with 2 rows"),
        (np.zeros((3, 3)), np.zeros((3, 3)), "an array of doubles with 2 rows"),
        (np.zeros(2), np.zeros(2), "an array of doubles with 2 rows"),
        (np.zeros((2, 3)), np.zeros((2, 4)), "3 low ends and 4 high ends make no boxes"),
    ],
)
def test_other_arrays_are_refused(two_factor: Kernel, lows: np.ndarray, highs: np.ndarray, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        two_factor.image(lows, highs)


def test_every_parameter_needs_a_value() -> None:
    with pytest.raises(ValueError, match="no value is given for b"):
        compiled(HENON, {"a": Fraction(7, 5)})


def test_without_numba_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numba", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'rigorous-dynamics\[fast\]'"):
        _ = compiled(TWO_FACTOR, {"mu": MU}).image_scalar
