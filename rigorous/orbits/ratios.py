"""The ratios of successive gaps of a cascade, from certified enclosures; `python -m rigorous.orbits.ratios` prints.

Rational arithmetic alone leads from the theorems to the page: it reads certificates that the checker accepts.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from rigorous.checker.check import CLAIM_FILE, check_directory
from rigorous.checker.verdicts import Verdict

CERTIFICATES = Path("certificates")
COUNT = 11
Enclosure = tuple[Fraction, Fraction]

HEAD = """# The period doubling cascade of the balanced cubic

A cycle of period 2^k of f(x) = (1 + mu) x - x^3 has the multiplier -1 at mu_k, and a cycle of twice the period, which
attracts, branches off there, above mu_k; that it lives on until mu_(k+1) is not claimed. The script is
[b7_flip_cascade.py](../proofs/b7_flip_cascade.py), the certificates are `flip-of-period-1` to `flip-of-period-1024`.
The ratios are (mu_k - mu_(k-1))/(mu_(k+1) - mu_k); their enclosures follow from those of mu_k by rational arithmetic.
They approach Feigenbaum's constant 4.669201609...; that they converge is not claimed.

This page is printed by `python -m rigorous.orbits.ratios`.

| k | period | mu_k lies between | ratio lies between |
|---|---|---|---|
"""


def ratios(values: Sequence[Enclosure]) -> list[Enclosure]:
    """Enclosures of (b - a)/(c - b) for successive increasing numbers a, b, c; ValueError unless they are seen apart.

    >>> one = Fraction(1)
    >>> ratios([(0 * one, 0 * one), (4 * one, 5 * one), (6 * one, 6 * one)])
    [(Fraction(2, 1), Fraction(5, 1))]
    """
    found = []
    for (a, b), (c, d), (e, f) in zip(values, values[1:], values[2:], strict=False):
        if not (b < c and d < e):
            raise ValueError("two of the numbers may be equal")
        found.append(((c - b) / (f - c), (d - a) / (e - d)))
    return found


def certified(folder: Path) -> Enclosure:
    """The interval of the threshold in a certificate that the checker accepts."""
    result = check_directory(folder)
    if result.verdict is not Verdict.ACCEPT:
        raise ValueError(f"{folder} is not accepted: {result.reason}")
    asserts = json.loads((folder / CLAIM_FILE).read_text())["asserts"]
    return Fraction(asserts["low"]), Fraction(asserts["high"])


def outward(interval: Enclosure, digits: int) -> str:
    """The ends as decimals, rounded outward.

    >>> outward((Fraction(1, 3), Fraction(2, 3)), 3)
    '0.333, 0.667'
    """
    scale = 10**digits
    ends = (interval[0] * scale).__floor__(), (interval[1] * scale).__ceil__()
    return ", ".join(f"{'-' * (end < 0)}{abs(end) // scale}.{abs(end) % scale:0{digits}}" for end in ends)


def common(interval: Enclosure, limit: int) -> int:
    """The most digits, up to a limit, with which the rounded ends differ by at most two units."""
    width = interval[1] - interval[0]
    return next(n for n in range(limit, 0, -1) if n == 1 or width * 10**n <= 1)


def page(certificates: Path = CERTIFICATES) -> str:
    """The whole page."""
    values = [certified(certificates / f"flip-of-period-{2**k}") for k in range(COUNT)]
    found = ["", *(outward(r, common(r, 30)) for r in ratios(values)), ""]
    rows = [f"| {k} | {2**k} | {outward(v, 30)} | {r} |" for k, (v, r) in enumerate(zip(values, found, strict=True))]
    return HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    sys.stdout.write(page())
