"""The types of bifurcations at which cycles branch off, and what is said of them. Lemma 17 says what the words mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from ..files import Record
from ..grammar import rational
from ..setting import Setting
from .piece import Piece, counted

CLOSING = {"fold": 1, "flip": -1, "pitchfork": 1, "transcritical": 1}
"""The multiplier that the cycle has there."""
KNOWN = {"pitchfork", "transcritical"}
"""Types that branch off a fixed point known for all values of the parameter."""
NAMES = re.compile(r"[abp](k|[0-9]+)|k|q")
"""Names that the sentence uses."""
SIDES = {">": "increasing", "<": "decreasing"}


@dataclass(frozen=True, kw_only=True)
class Bifurcation:
    """What a claim says of a bifurcation, field by field."""

    type: str
    parameter: str
    coordinate: str
    side: str
    value: str
    low: Fraction
    high: Fraction
    within: Fraction
    spread: Fraction
    reach: Fraction
    at: tuple[str, ...]
    known: tuple[str, ...]
    inside: tuple[str, ...]
    cycle: Piece

    @classmethod
    def read(cls, fields: Record, setting: Setting) -> Bifurcation:
        """The claim's fields, taken by their names."""
        return cls(
            type=fields.text("type"),
            parameter=fields.text("parameter"),
            coordinate=fields.text("coordinate"),
            side=fields.text("side"),
            value=fields.text("value"),
            low=rational(fields.text("low")),
            high=rational(fields.text("high")),
            within=rational(fields.text("within")),
            spread=rational(fields.text("spread")),
            reach=rational(fields.text("reach")),
            at=fields.texts("at"),
            known=fields.texts("known"),
            inside=fields.texts("inside"),
            cycle=Piece(fields.record("cycle"), setting, ""),
        )

    @property
    def start(self) -> Fraction:
        """The least q."""
        return -self.spread if self.type == "transcritical" else Fraction(0)

    def sentence(self) -> str:
        """The bifurcation in words."""
        mu, n = self.parameter, self.cycle.period
        given = f"For {' and '.join(self.at)}: " if self.at else ""
        families = "a0(q), b0(q)" if n == 1 else f"ak(q), bk(q) (0 <= k < {n})"
        fixed = f", where a0 = ({', '.join(self.known)}) is a fixed point for all {mu}" if self.known else ""
        exact = f"is {self.value}, and which " if self.value else ""
        start = "the point a0(0) is a fixed point" if n == 1 else f"the points ak(0) are a cycle of least period {n}"
        k = "0" if n == 1 else "k"
        return (
            f"{given}{self.type} bifurcation: there are {mu}(q), {families}, continuous in q for {self.start} <= q <= "
            f"{self.spread}{fixed}, such that at {mu}(0), which {exact}lies between {self.low} and {self.high}, "
            f"{start}, at most {self.within} from p{k} in each coordinate, with one multiplier alone on the unit "
            f"circle, which is {CLOSING[self.type]}; for {'0 < |q|' if self.start else '0 < q'} <= {self.spread}, at "
            f"{mu}(q), {self._new(k)}{self._counts() if self.inside else ''}; the coordinate {self.coordinate} of b0 "
            f"is 1; and {mu}(q) is strictly {SIDES[self.side]} in q, and |{mu}(q) - {mu}(0)| is at least {self.reach} "
            f"at {f'q = {self.start} and ' if self.start else ''}q = {self.spread}, with {self.cycle.listed()}"
        )

    def _new(self, k: str) -> str:
        """What branches off."""
        if self.type == "transcritical":
            return "the point a0 + q*b0 is a fixed point other than a0"
        n, flip = self.cycle.period, self.type == "flip"
        pair = f"the points a{k} + sqrt(q)*b{k} and{', after them,' if flip and n > 1 else ''} a{k} - sqrt(q)*b{k} are"
        two = "two fixed points" if n == 1 else f"two cycles of least period {n}"
        return f"{pair} {f'one cycle of least period {2 * n}' if flip else two}{' other than a0' if self.known else ''}"

    def _counts(self) -> str:
        """How many multipliers of what branches off lie inside the unit circle."""
        first, last = counted(self.inside[0]), self.inside[-1]
        if self.type == "transcritical":
            return f"; it has {first} inside the unit circle for q > 0 and {last} for q < 0, and none on it"
        if self.inside[0] == last:
            return f"; {'it' if self.type == 'flip' else 'each'} has {first} inside the unit circle and none on it"
        return f"; the first has {first} inside the unit circle and the other {last}, and none lies on it"
