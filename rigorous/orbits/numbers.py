"""Numbers as people write them: decimals, fractions, values and ranges of parameters such as a=7/5 and r=2:4."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from rigorous.systems import PolynomialSystem

NUMBER = re.compile(r"[-+]?(\d{1,200}(\.\d{0,200})?|\.\d{1,200})(/\d{1,200})?")


def decimal(value: Fraction, digits: int) -> str:
    """The nearest decimal with so many places.

    >>> decimal(Fraction(-1, 16), 3), decimal(Fraction(2), 3)
    ('-0.062', '2')
    """
    scaled = round(value * 10**digits)
    whole, rest = divmod(abs(scaled), 10**digits)
    tail = f"{rest:0{digits}}".rstrip("0") if rest else ""
    return f"{'-' if scaled < 0 else ''}{whole}{'.' if tail else ''}{tail}"


def number(text: str) -> Fraction:
    """The number that a decimal or a fraction spells, exactly; ValueError if it is neither.

    >>> number("1.9"), number("-7/5")
    (Fraction(19, 10), Fraction(-7, 5))
    """
    text = text.strip()
    if NUMBER.fullmatch(text) is None:
        raise ValueError(f"{text[:80]!r} is no rational number such as 1.9 or 19/10")
    top, _, bottom = text.partition("/")
    if bottom and not int(bottom):
        raise ValueError(f"{text[:80]!r} divides by zero")
    return Fraction(top) / Fraction(bottom or 1)


def spanned(text: str, example: str) -> tuple[str, tuple[Fraction, Fraction]]:
    """The parameter and its range that a text such as "r=2:4" gives; ValueError if it gives none.

    >>> spanned("r=2:7/2", "--over r=2:4")
    ('r', (Fraction(2, 1), Fraction(7, 2)))
    """
    name, span = _named(text, example)
    ends = [number(end) for end in span.split(":")]
    if len(ends) != 2 or not ends[0] < ends[1]:
        raise ValueError(f"{span[:80]!r} is no interval; write LOW:HIGH")
    return name, (ends[0], ends[1])


def ranged(texts: Sequence[str], over: str) -> tuple[list[str], str]:
    """What else stands among the arguments of a command, and the range, given as "r=2:4" or by --r 2:4.

    >>> ranged(["logistic", "--r", "2:4"], "")
    (['logistic'], 'r=2:4')
    """
    named: list[str] = []
    spans = [over] if over else []
    rest = iter(texts)
    for text in rest:
        if text.startswith("--"):
            name, equals, span = text[2:].partition("=")
            spans.append(f"{name}={span if equals else next(rest, '')}")
        else:
            named.append(text)
    if len(spans) != 1:
        raise ValueError("give the range of one parameter, such as --over r=2:4")
    return named, spans[0]


def valued(system: PolynomialSystem, texts: Sequence[str], varying: str) -> dict[str, Fraction]:
    """The values that texts such as "a=7/5" give to all parameters but the one that varies, in the system's order.

    `varying` may be empty. ValueError, with a message, unless they do just that.
    """
    values = {}
    for text in texts:
        name, spelled = _named(text, "--at a=7/5")
        if name in values:
            raise ValueError(f"{name} has two values")
        values[name] = number(spelled)
    for name in (*values, *([varying] if varying else [])):
        if name not in system.parameters:
            raise ValueError(f"there is no parameter {name[:80]!r}; there are {', '.join(system.parameters)}")
    if varying in values:
        raise ValueError(f"{varying} has a value, and varies")
    for name in system.parameters:
        if name not in values and name != varying:
            raise ValueError(f"{name} has no value; give one with --at {name}=...")
    return {name: values[name] for name in system.parameters if name in values}


def _named(text: str, example: str) -> tuple[str, str]:
    name, equals, rest = (part.strip() for part in text.partition("="))
    if not (name and equals and rest):
        raise ValueError(f"{text[:80]!r} names no parameter and value; write {example}")
    return name, rest
