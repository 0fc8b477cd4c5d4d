"""Ranges of the parameter over which a cycle attracts, by signs of polynomials rather than by intervals. Lemma A."""

from __future__ import annotations

from fractions import Fraction

from ..conditions import Condition
from ..polynomial import Polynomial
from ..reduction import Reduction, met
from ..setting import Setting
from .critical import odd
from .existence import Existence

PERIODS = tuple("123456789")
"""As texts."""


def stable(
    setting: Setting, x: str, f: Polynomial, over: tuple[str, Fraction, Fraction], period: int, critical: Polynomial
) -> Reduction:
    """For all t strictly between two numbers the critical points are real, and a fixed point of F^period attracts.

    If f is odd, `critical` is their square.
    """
    (t, low, high), ring = over, setting.ring
    domain = (
        Condition(ring.generator(t) - ring.constant(low), ">", f"{t} > {low}"),
        Condition(ring.constant(high) - ring.generator(t), ">", f"{t} < {high}"),
    )
    if odd(f, x):
        yield setting.entails(domain, Condition(critical, ">", "the critical points are real"))
    image = ring.generator(x)
    for _ in range(period):
        image = f.substitute({x: image})
    slope = image.derivative(x)
    wanted = (
        Condition(image - ring.generator(x), "=", f"F^{period}({x}) = {x}"),
        Condition(ring.constant(1) - slope * slope, ">", f"the derivative of F^{period} is between -1 and 1"),
    )
    yield from met(Existence(setting, domain, wanted, (x,), (t,)))
