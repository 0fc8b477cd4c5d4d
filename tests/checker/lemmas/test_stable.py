"""What has to be shown of a range in which a cycle attracts, beside SymPy's iterates and derivatives."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
import sympy

from rigorous.checker.files import Record
from rigorous.checker.lemmas.existence import Existence
from rigorous.checker.lemmas.stable import stable
from rigorous.checker.setting import Setting
from rigorous.checker.sign import Sign
from tests.build import claim, system

OVER = ("t", Fraction(1, 3), Fraction(1, 2))


def obligations(text: str, period: int, critical: str) -> list[Any]:
    """The obligations up to that for a point."""
    fields = claim({"kind": "identity", "equations": []}, system("x", "t", text))
    setting = Setting(Record(fields, "claim"))
    found = []
    for obligation in stable(setting, "x", setting.map[0], OVER, period, setting.polynomial(critical)):
        found.append(obligation)
        if isinstance(obligation, Existence):
            break
    return found


@pytest.mark.parametrize(
    ("text", "period", "critical", "odd"),
    [
        ("t*x*(1 - x)", 1, "1/2", False),
        ("x^2 + t", 3, "0", False),
        ("t*x - x^3", 2, "1/3*t", True),
        ("(t + 1)*x^3 - t*x", 1, "t", True),
    ],
)
def test_what_is_asked_for(text: str, period: int, critical: str, odd: bool) -> None:
    *signs, existence = obligations(text, period, critical)
    assert isinstance(existence, Existence)
    assert (existence.chosen, existence.free, existence.given, existence.then) == (("x",), ("t",), (), ())
    x, t = sympy.symbols("x t")
    f = sympy.sympify(text.replace("^", "**"), {"x": x, "t": t})
    image = x
    for _ in range(period):
        image = f.subs(x, image)
    relations = {c.relation: polynomial(c.polynomial) for c in existence.wanted}
    expected = {"=": image - x, ">": 1 - sympy.diff(image, x) ** 2}
    assert {r: sympy.expand(p - expected[r]) for r, p in relations.items()} == {"=": 0, ">": 0}
    range_ = [t - sympy.Rational(1, 3), sympy.Rational(1, 2) - t]
    for domain in (existence.domain, *(sign.domain for sign in signs)):
        assert [c.relation for c in domain] == [">", ">"]
        assert [sympy.expand(polynomial(c.polynomial) - end) for c, end in zip(domain, range_, strict=True)] == [0, 0]
    assert [isinstance(sign, Sign) for sign in signs] == [True] * odd
    for sign in signs:
        assert sign.goal.relation == ">"
        assert polynomial(sign.goal.polynomial) == sympy.sympify(critical, {"t": t})


def polynomial(p: Any) -> sympy.Expr:
    """The checker's polynomial in SymPy."""
    symbols = [sympy.Symbol(name) for name in p.ring.names]
    terms = [
        sympy.Rational(c.numerator, c.denominator) * sympy.Mul(*(s**e for s, e in zip(symbols, m, strict=True)))
        for m, c in p.terms()
    ]
    return sympy.expand(sympy.Add(*terms))
