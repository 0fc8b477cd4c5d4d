"""What the command `census` is asked: a map, where its cycles are counted, and their periods."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from rigorous.census.count import read, uncounted
from rigorous.census.reasons import Shown, exits, growing
from rigorous.checker.lemmas.confined import Confined
from rigorous.checker.lemmas.delayed import Delayed
from rigorous.claims import Apart, Census, Side
from rigorous.orbits.numbers import number, spanned, valued
from rigorous.provers.find import Rounds, shown
from rigorous.provers.signs.effort import ROUNDS, efforts
from rigorous.systems import PolynomialSystem

RADII = tuple(
    map(Fraction, ("1", "5/4", "3/2", "2", "5/2", "3", "4", "5", "6", "8", "10", "12", "16", "24", "32", "64"))
)
"""Half widths that are tried for a box of all cycles."""
SPARE = Fraction(33, 32)
"""By how much a side is longer than what a copy of another variable needs."""
MAX_PERIODS = 100


@dataclass(frozen=True)
class Question:
    """Which cycles are to be counted."""

    name: str
    system: PolynomialSystem
    region: Census
    periods: list[int]


def question(
    name: str,
    system: PolynomialSystem,
    period: Sequence[str],
    at: Sequence[str],
    box: Sequence[str],
    apart: Sequence[str],
) -> Question:
    """What is asked for, from texts such as "1:20", "a=7/5", "x=-2:2"; ValueError with a message if it is senseless."""
    return Question(name, system, _region(system, at, box, apart), periods(period))


def periods(texts: Sequence[str]) -> list[int]:
    """The periods that texts such as "7" and "1:20" name; ValueError if they name none.

    >>> periods(["1:3", "7"])
    [1, 2, 3, 7]
    """
    found: set[int] = set()
    for text in texts:
        match = re.fullmatch(r"([1-9][0-9]{0,3})(?::([1-9][0-9]{0,3}))?", text.strip())
        if match is None:
            raise ValueError(f"{text[:80]!r} is no period; write 7, or 1:20 for all from 1 to 20")
        found |= set(range(int(match[1]), int(match[2] or match[1]) + 1))
    if not found or len(found) > MAX_PERIODS:
        raise ValueError(f"there are {len(found)} periods; up to {MAX_PERIODS} are counted at a time")
    return sorted(found)


def _region(system: PolynomialSystem, at: Sequence[str], box: Sequence[str], apart: Sequence[str]) -> Census:
    """Where cycles are counted: in the box, or everywhere if none is given.

    In the latter case a box is found to which all cycles can be proved to be confined.
    """
    values = [f"{name} = {value}" for name, value in valued(system, at, "").items()]
    away = [Apart(*_least(text)) for text in apart]
    if box:
        return Census(at=values, apart=away, counts=[], box=_sides(system, box))
    boxes = [Census(at=values, apart=away, counts=[], box=b, everywhere="yes") for b in _boxes(system, values)]

    def confined(found: Census, how: Callable[[Confined, Shown], object], rounds: Rounds) -> bool:
        obligation = read(uncounted(system, found, [1])).region.confined()
        return how(obligation, lambda signs: shown(signs, rounds)) is not None

    quick = next((found for found in boxes if confined(found, exits, efforts(ROUNDS)[0])), None)
    if quick is not None:
        return quick
    if confined(boxes[-1], growing, ROUNDS):  # and so for all boxes from the first one on that is large enough
        return boxes[bisect_left(boxes, True, key=lambda found: confined(found, growing, ROUNDS))]
    raise ValueError("no box is found to which all cycles are confined; give one with --box x=-2:2 for each variable")


def _sides(system: PolynomialSystem, texts: Sequence[str]) -> list[Side]:
    given = dict(spanned(text, "--box x=-2:2") for text in texts)
    if len(given) != len(texts) or set(given) != set(system.variables):
        raise ValueError(f"--box is given once for each of {', '.join(system.variables)}")
    return [Side(*map(str, given[x])) for x in system.variables]


def _least(text: str) -> tuple[str, str]:
    function, sign, least = text.rpartition(">=")
    if not sign or number(least) <= 0:
        raise ValueError(f'{text[:80]!r} is no bound; write "u*v - mu >= 3/100", for the absolute value')
    return function.strip(), str(number(least))


def _boxes(system: PolynomialSystem, values: Sequence[str]) -> Iterator[list[Side]]:
    """Boxes of growing size; variables that copy others have sides in proportion."""
    unit = [Side("-1", "1")] * len(system.variables)
    step = read(uncounted(system, Census(at=values, counts=[], box=unit), [1])).region.step
    places = Delayed(system.variables, step).places
    for radius in RADII:
        ends = [radius * abs(scale) * SPARE**lag for scale, _, lag in places]
        yield [Side(str(-end), str(end)) for end in ends]
