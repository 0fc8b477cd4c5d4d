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
NAMES = re.compile(r"[abp](k|[0-9]+)|k|q")
"""Names that the sentence uses."""


FIELDS, LISTS = ("type", "parameter", "coordinate", "side", "value"), ("at", "known", "inside")
NUMBERS = ("low", "high", "within", "spread", "reach")
SIDES = {">": "increasing", "<": "decreasing"}


def sentence(
    texts: Mapping[str, str], lists: Mapping[str, Sequence[str]], numbers: Mapping[str, Fraction], period: int
) -> str:
    """The bifurcation in words, up to the list of the points pk; the fields are those of the claim."""
    type_, mu, coordinate, side, value = texts.values()
    at, known, inside = lists.values()
    low, high, within, spread, reach = numbers.values()
    new, condition = NEW[type_]
    exact = f"is {value}, and which " if value else ""
    given = f"For {' and '.join(at)}: " if at else ""
    fixed = f", where a0 = ({', '.join(known)}) is a fixed point for all {mu}" if known else ""
    which = "its multipliers for q > 0 and for q < 0" if type_ == "transcritical" else "their multipliers"
    counts = f"; {' and '.join(inside)} of {which} lie inside the unit circle, and none on it"
    return (
        f"{given}{type_} bifurcation: there are {mu}(q), ak(q), bk(q) (0 <= k < {period}), continuous in q{fixed}, "
        f"such that at {mu}(0), which {exact}lies between {low} and {high}, the points ak(0) are a cycle of least "
        f"period {period} with the multiplier {CLOSING[type_]}, at most {within} from pk in each coordinate; for "
        f"{condition} <= {spread}, at {mu}(q), the points {new.format(n=period)}, and the coordinate {coordinate} "
        f"of b0 is 1{counts if inside else ''}; and {mu}(q) is strictly {SIDES[side]} in q and moves by at "
        f"least {reach}, with points pk: "
    )
