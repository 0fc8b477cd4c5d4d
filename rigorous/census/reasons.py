"""Why all cycles lie in a box, and which symmetries a map has: witnesses for a census."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import permutations, product
from typing import Any

from rigorous.checker.files import Record
from rigorous.checker.lemmas.classes import Signed
from rigorous.checker.lemmas.confined import BEFORE, Confined
from rigorous.checker.lemmas.delayed import Delayed
from rigorous.checker.lemmas.symmetries import Symmetries
from rigorous.checker.sign import Sign
from rigorous.checker.verdicts import Rejected

VISITS = 10


def reason(obligation: Confined, proved: Callable[[Sequence[Sign], bool], bool]) -> dict[str, Any] | None:
    """A witness for the box, of which everything that it leaves can be proved, with little effort or more (True)."""
    exits = []
    for i in range(len(obligation.variables)):
        found = next((text for text in _exits(obligation.variables) if proved(obligation.exits(i, text), False)), None)
        if found is None:
            break
        exits.append(found)
    else:
        return {"exits": exits}
    squares = " + ".join(f"{x}^2" for x in obligation.variables)
    witness = {"function": squares, "beyond": str(min(obligation.radii) ** 2)}
    return witness if proved(obligation.discharge(Record(witness, "witness")), True) else None


def _exits(variables: Sequence[str]) -> Iterator[str]:
    yield BEFORE
    signed = [f"{sign}{x}" for x in variables for sign in ("-", "")]
    yield from (f"{a} {b}" for a, b in product(signed, signed))


def symmetries(obligation: Symmetries) -> dict[str, Any]:
    """All signed permutations of the variables that are symmetries."""
    variables = obligation.variables
    retained = Delayed(variables, obligation.step).retained
    d = len(variables)
    found: list[str] = []
    for sources, signs in product(permutations(range(d)), product((1, -1), repeat=d)):
        g: Signed = tuple(zip(signs, sources, strict=True))
        if g == tuple((1, i) for i in range(d)) or any(sources[i] not in retained for i in retained):
            continue
        try:
            obligation.keeps(g)
        except Rejected:
            continue
        found.append(" ".join(f"{'-' if sign < 0 else ''}{variables[source]}" for sign, source in g))
    return {"symmetries": found, "visits": VISITS}
