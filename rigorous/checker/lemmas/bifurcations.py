"""The types of bifurcations at which cycles branch off, and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

CLOSING = {"fold": 1, "flip": -1, "pitchfork": 1, "transcritical": 1}
"""The multiplier that the cycle has there."""
KNOWN = {"pitchfork", "transcritical"}
"""Types that branch off a fixed point known for all values of the parameter."""
NEW = {
    "fold": ("ak + sqrt(q)*bk and ak - sqrt(q)*bk are two cycles of least period {n}", "0 < q"),
    "flip": ("ak + sqrt(q)*bk and, after them, ak - sqrt(q)*bk are one cycle of least period {n}*2", "0 < q"),
    "pitchfork": ("a0 + sqrt(q)*b0 and a0 - sqrt(q)*b0 are two fixed points other than a0", "0 < q"),
    "transcritical": ("a0 + q*b0 is a fixed point other than a0", "0 < |q|"),
}
"""What branches off, for which q."""
NAMES = re.compile(r"[abp](k|[0-9]+)|q")
"""Names that the sentence uses."""


def branching(
    type_: str,
    parameter: str,
    period: int,
    numbers: Mapping[str, Fraction],
    known: Sequence[str],
    coordinate: str,
    inside: Sequence[str],
    side: str,
) -> str:
    """The bifurcation in words, but for the values of parameters and the points pk."""
    mu, (new, condition) = parameter, NEW[type_]
    fixed = f", where a0 = ({', '.join(known)}) is a fixed point for all {mu}" if known else ""
    counts = (
        f"; {' and '.join(inside)} of their multipliers lie inside the unit circle, and none on it" if inside else ""
    )
    return (
        f"{type_} bifurcation: there are {mu}(q), ak(q), bk(q) (0 <= k < {period}), continuous in q{fixed}, such that at "
        f"{mu}(0), which lies between {numbers['low']} and {numbers['high']}, the points ak(0) are a cycle of least period "
        f"{period} with the multiplier {CLOSING[type_]}, at most {numbers['within']} from pk in each coordinate; for "
        f"{condition} <= {numbers['spread']}, at {mu}(q), the points {new.format(n=period)}, and the coordinate "
        f"{coordinate} of b0 is 1{counts}; and {mu}(q) is strictly {'increasing' if side == '>' else 'decreasing'} in q and "
        f"moves by at least {numbers['reach']}"
    )
