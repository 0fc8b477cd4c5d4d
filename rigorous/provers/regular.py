"""Finding vector fields along which a function changes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from rigorous.algebra import to_flint
from rigorous.checker.lemmas.regular import Regular


def fields(obligation: Regular) -> Iterator[dict[str, Any]]:
    """The radial field, constant fields, and the gradient."""
    variables = obligation.setting.variables
    yield {"field": list(variables)}
    for direction in product(("1", "0", "-1"), repeat=len(variables)):
        yield {"field": list(direction)}
    yield {"field": [str(to_flint(obligation.function.derivative(x))) for x in variables]}
