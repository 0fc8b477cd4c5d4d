"""Parts of a range of the parameter, in order, until they have some length. Lemma A."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import ClassVar, Protocol, Self, TypeVar

from ..files import Record
from ..limits import MAX_BITS, within
from ..polynomial import Polynomial
from ..reduction import Reduction
from ..setting import Setting
from ..verdicts import Rejected

Shown = Reduction | tuple[()]
"""What remains to be shown of a part."""


class Span(Protocol):
    """What lies between two numbers, in some unit."""

    @property
    def low(self) -> int: ...

    @property
    def high(self) -> int: ...


AnySpan = TypeVar("AnySpan", bound=Span)


@dataclass(frozen=True)
class Laid(ABC):
    """Obligation: parts of the range of t from `start` on, `end` at most, for f of x; their lengths add up to `wanted`.

    The witness says what comes next. Rows are in units of 2^-bits.
    """

    bits: ClassVar[int]
    words: ClassVar[str]
    start: Fraction
    end: Fraction
    wanted: Fraction
    setting: Setting
    x: str
    f: Polynomial
    t: str

    @abstractmethod
    def discharge(self, witness: Record) -> tuple[Shown, Self]:
        """What remains to be shown of what the witness says; and what is wanted after it."""

    def beyond(self, low: Fraction, high: Fraction) -> Self:
        """What is wanted after a part; Rejected if it is out of place."""
        if not self.start <= low < high <= self.end:
            raise Rejected("row-order", f"a part from {low} to {high} is out of place")
        rest = replace(self, start=high, wanted=self.wanted - (high - low))
        within("digits", rest.wanted.denominator.bit_length(), MAX_BITS)
        return rest

    def rows(self, witness: Record) -> list[str]:
        """The rows that the witness spells, which earn work."""
        text = witness.text("rows")
        self.setting.ring.meter.earn(min(witness.packed, len(text)))
        return text.split("; ")

    def after(self, rows: Iterable[AnySpan], show: Callable[[AnySpan], None]) -> Self:
        """What is wanted after these rows; Rejected if one is out of place or not shown."""
        rest = self
        for row in rows:
            rest = rest.beyond(Fraction(row.low, 1 << self.bits), Fraction(row.high, 1 << self.bits))
            show(row)
        return rest


def laid(rest: Laid) -> Reduction:
    """Parts, until they are as long as is wanted."""
    while rest.wanted > 0:
        shown, rest = yield rest
        yield from shown
