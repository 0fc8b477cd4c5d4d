from __future__ import annotations

import contextlib
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigorous.checker.grammar import comparison, polynomial, rational
from rigorous.checker.polynomial import Ring
from rigorous.checker.verdicts import Malformed, Refusal, ResourceExceeded

RING = ("x", "y")
POINT = {"x": Fraction(3, 7), "y": Fraction(-5, 2)}


@st.composite
def expressions(draw: st.DrawFn, depth: int = 3) -> str:
    """Texts that Python reads in the same way, with numbers as calls of Fraction."""
    kind = draw(st.sampled_from(["number", "name"] + ["sum", "product", "power", "nested", "quotient"] * (depth > 0)))
    if kind == "number":
        return draw(st.sampled_from(["0", "1", "2", "17", "0.5", "3.25"]))
    if kind == "name":
        return draw(st.sampled_from(RING))
    inner = expressions(depth=depth - 1)
    if kind == "sum":
        sign = draw(st.sampled_from(["", "-", "+"]))
        return f"({sign}{draw(inner)} {draw(st.sampled_from('+-'))} {draw(inner)})"
    if kind == "product":
        return f"({draw(inner)})*({draw(inner)})"
    if kind == "power":
        return f"({draw(inner)})**{draw(st.integers(0, 3))}"
    if kind == "quotient":
        return f"({draw(inner)})/{draw(st.sampled_from(['2', '7', '0.25', '(3 - 5)']))}"
    return f"({draw(inner)})"


@given(expressions())
def test_values_agree_with_python(text: str) -> None:
    ring = Ring(RING)
    value = polynomial(text, ring).substitute({name: ring.constant(v) for name, v in POINT.items()})
    tokens = "".join(f"Fraction('{t}')" if t[:1].isdigit() else t for t in _split(text))
    tokens = tokens.replace("**Fraction('", "**int('")
    assert value.constant_value() == eval(tokens, {"Fraction": Fraction, **POINT})  # noqa: S307 - our own text


def _split(text: str) -> list[str]:
    import re

    return re.findall(r"\d+(?:\.\d+)?|\*\*|.", text)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("-x^2", "0 - x*x"),
        ("x^2*y", "y*x*x"),
        ("1/2*x", "0.5*x"),
        ("x/2/2", "0.25*x"),
        ("2*(x+y)^2 - 4*x*y", "2*x^2 + 2*y^2"),
        ("x^0", "1"),
    ],
)
def test_equal_when_expansions_are(text: str, same: str) -> None:
    ring = Ring(RING)
    assert polynomial(text, ring) == polynomial(same, ring)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "x y", "2x", "x2", "x^", "x^-1", "x^y", "x^(2)", "x^1.0", "2^2^2", "1/x", "1/0", "1/(x - x)", "(x",
        "x)", "x**", "1e5", "1.", ".5", "007", "0x10", "1_000", "x+", "x+-y", "--x", "x' + 1", "z", "diff(x)",
        "diff(x, 2)", "diff(x, z)", "x;y", "x\u00b2", "\u0661", "x < y", "__import__('os')", "lambda: 0", "x,y",
        "max(x, y)", "x  + y", " x", "x ",
    ],
)  # fmt: skip
def test_other_texts_are_malformed(text: str) -> None:
    with pytest.raises(Malformed):
        polynomial(text, Ring(RING))


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("x^1000000000", "exponent"),
        ("9" * 2001, "digits"),
        ("(" * 90_000 + "x" + ")" * 90_000, "nesting"),
        ("x*" * 150_000 + "x", "text"),
        ("(x + y + 1)^399", "work"),
        ("((((9^300)^300)^300)^300)", "digits"),
    ],
)
def test_budgets_stop_what_is_too_large(text: str, check: str) -> None:
    with pytest.raises(ResourceExceeded) as caught:
        polynomial(text, Ring(RING))
    assert caught.value.check == check


def test_derivatives_are_by_given_names_alone() -> None:
    ring = Ring((*RING, "s"))
    assert polynomial("diff(x^3*y, x)", ring, by=RING) == polynomial("3*x**2*y", ring)
    for text in ("diff(s^2, s)", "diff(x, z)", "diff(x, 2)", "diff(x)"):
        with pytest.raises(Malformed):
            polynomial(text, ring, by=RING)
    with pytest.raises(Malformed):
        polynomial("diff(x, x)", ring)
    with pytest.raises(ResourceExceeded, match="nesting"):
        polynomial("diff(" * 100 + "x" + ", x)" * 100, ring, by=RING)


@given(st.text(alphabet="xy0123456789+-*/^()., '<=>!", max_size=30))
def test_any_text_gives_a_polynomial_or_a_refusal(text: str) -> None:
    with contextlib.suppress(Refusal):
        polynomial(text, Ring(RING))


def test_chains_of_comparisons() -> None:
    ring = Ring(RING)
    x, y, zero = ring.generator("x"), ring.generator("y"), ring.constant(0)
    assert comparison("0 < x <= y", ring) == [(zero, "<", x), (x, "<=", y)]
    for text in ("0 < x > y", "x != y != 0", "x = y != 0", "x <= y >= 0"):
        with pytest.raises(Malformed, match="chain"):
            comparison(text, ring)
    with pytest.raises(Malformed, match="no comparison"):
        comparison("x + y", ring)
    with pytest.raises(Malformed):
        comparison("x < ", ring)


@given(st.fractions())
def test_rationals_have_one_spelling(value: Fraction) -> None:
    assert rational(str(value)) == value


@pytest.mark.parametrize(
    "text", ["", "+1", "01", "2/4", "1/1", "-0", "0/1", "1/-2", "1/0", "0.5", "1 ", "1e3", "nan", "\u0661"]
)
def test_other_spellings_are_malformed(text: str) -> None:
    with pytest.raises(Malformed):
        rational(text)
