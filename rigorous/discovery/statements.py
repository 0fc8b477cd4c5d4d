"""What has been found, as claims and as text."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from rigorous.algebra import context
from rigorous.claims import Claim, Constant, ForwardInvariant, Identity, Sign, square_root
from rigorous.discovery.algebraic import Algebraic
from rigorous.discovery.classify import CURVE, Row
from rigorous.discovery.curves import Curve
from rigorous.discovery.stability import ATTRACTING, REPELLING, SADDLE
from rigorous.systems import PolynomialSystem

ON_A_LINE = {ATTRACTING: ["{M}^2 < 1"], REPELLING: ["{M}^2 > 1"]}
IN_THE_PLANE = {
    ATTRACTING: ["1 - {D} > 0", "1 + {D} - {T} > 0", "1 + {D} + {T} > 0"],
    SADDLE: ["(1 + {D})^2 < {T}^2"],
    REPELLING: ["{D}^2 > 1", "(1 + {D})^2 > {T}^2"],
}
"""The types by the multiplier M, and by the trace T and the determinant D of the derivative (stability.py)."""


def curve_claim(name: str, system: PolynomialSystem, curve: Curve) -> Claim:
    """The claim that the map sends the curve into itself."""
    return Claim(id=name, system=system, asserts=ForwardInvariant(set=[f"{curve.h} = 0"]))


def row_claim(name: str, system: PolynomialSystem, period: int, row: Row) -> Claim | None:
    """The claim that all real points of the row have its least period and its type; None unless they have one type.

    Of a curve it says that its points return.
    """
    if row.types == ((CURVE, 1),):
        where = [f"{h} = 0" for h in row.equations]
        return Claim(id=name, system=system, asserts=Identity(where=where, equations=_returning(system, period)))
    kinds = ON_A_LINE if len(system.variables) == 1 else IN_THE_PLANE
    if len(row.types) != 1 or row.types[0][0] not in kinds:
        return None
    taken = set(system.names)
    derivative = {letter: (free(letter, taken), text) for letter, text in _derivative(system, period).items()}
    letters = {letter: free for letter, (free, _) in derivative.items()}
    constants: dict[Algebraic | int, Constant] = {}
    ends = [None if end is None else in_claim(end, constants, taken) for end in (row.low, row.high)]
    return Claim(
        id=name,
        system=system,
        let=dict(derivative.values()),
        constants=list(constants.values()),
        asserts=Sign(
            where=[*interval(system.parameters[0], *ends), *(f"{h} = 0" for h in row.equations)],
            holds=[*_periodic(system, period), *(text.format_map(letters) for text in kinds[row.types[0][0]])],
        ),
    )


def interval(parameter: str, low: str | None, high: str | None) -> list[str]:
    """The condition that the parameter lies strictly between the ends, of which None is infinite."""
    if low and high:
        return [f"{low} < {parameter} < {high}"]
    if low or high:
        return [f"{parameter} > {low}" if low else f"{parameter} < {high}"]
    return []


def in_words(number: Algebraic) -> str:
    """The number: exactly if its degree is at most 2, else its first decimals and dots."""
    radical = number.radical()
    if radical is not None:
        return _radical(*radical[:2], f"sqrt({radical[2]})")
    low, high = number.between()
    return f"{int((low if low >= 0 else high) * 10**6) / 10**6:.6f}..."


def polynomial_of(number: Algebraic, name: str) -> str:
    """The minimal polynomial in that name."""
    return str(context((name,)).from_dict({(i,): c for i, c in enumerate(number.minimal) if c}))


def in_claim(number: Algebraic, constants: dict[Algebraic | int, Constant], taken: set[str]) -> str:
    """The number in the grammar of claims; `constants` gains the one it needs."""
    radical = number.radical()
    if radical is None:
        if number not in constants:
            low, high = map(str, number.between())
            name = free("c", taken)
            constants[number] = Constant(name, polynomial_of(number, name), (low, high))
        return constants[number].name
    p, q, d = radical
    if q and d not in constants:
        constants[d] = square_root(free("s", taken), d)
    return _radical(p, q, constants[d].name if q else "")


def _radical(p: Fraction, q: Fraction, root: str) -> str:
    """The text of p + q root."""
    term = root if abs(q) == 1 else f"{abs(q)}*{root}"
    if not q or not p:
        return str(p) if not q else term if q > 0 else f"-{term}"
    return f"{term} - {-p}" if p < 0 < q else f"{p} {'+' if q > 0 else '-'} {term}"


def free(name: str, taken: set[str]) -> str:
    """The name, or a longer one if it is taken; taken from now on."""
    while name in taken:
        name += "_"
    taken.add(name)
    return name


def _returning(system: PolynomialSystem, period: int) -> list[str]:
    """The equations F^n(x) = x."""
    after = "'" * period
    return [f"{x}{after} = {x}" for x in system.variables]


def _derivative(system: PolynomialSystem, period: int) -> Mapping[str, str]:
    """M, or T and D, by their formulas."""
    after = "'" * period
    if len(system.variables) == 1:
        (x,) = system.variables
        return {"M": f"diff({x}{after}, {x})"}
    x, y = system.variables
    (a, b), (c, d) = ([f"diff({p}{after}, {q})" for q in (x, y)] for p in (x, y))
    return {"T": f"{a} + {d}", "D": f"{a}*{d} - {b}*{c}"}


def _periodic(system: PolynomialSystem, period: int) -> list[str]:
    """The conditions for a point of least period 1 or 2."""
    same = _returning(system, period)
    if period == 1:
        return same
    if len(system.variables) == 1:
        return [*same, f"{system.variables[0]}' != {system.variables[0]}"]
    moved = " + ".join(f"({x}' - {x})^2" for x in system.variables)
    return [*same, f"{moved} > 0"]
