"""Comparisons as text: their links, their negations, and the same after one step."""

from __future__ import annotations

import re
from collections.abc import Collection

from rigorous.checker.conditions import NEGATION
from rigorous.checker.grammar import RELATIONS, tokens

NEGATED = NEGATION | {"<": ">=", "<=": ">"}
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*'*")


def links(text: str) -> list[str]:
    """The comparisons that a chain joins.

    >>> links("0 <= lo <= 2*hi")
    ['0 <= lo', 'lo <= 2*hi']
    """
    parts = re.split(f" *({'|'.join(map(re.escape, RELATIONS))}) *", text)
    return [" ".join(parts[i - 1 : i + 2]) for i in range(1, len(parts), 2)]


def negated(link: str) -> str:
    """The comparison that holds exactly where this one, which is no chain, does not.

    >>> negated("x^2 < 1")
    'x^2 >= 1'
    """
    left, relation, right = re.split(f"({'|'.join(map(re.escape, RELATIONS))})", link)
    return f"{left}{NEGATED[relation]}{right}"


def after_one_step(text: str, moving: Collection[str]) -> str:
    """The text composed with the map, for names that move with the state; ValueError if it has a derivative in it.

    >>> after_one_step("x^2 <= 2 + mu", {"x"})
    "x'^2 <= 2 + mu"
    """
    if "diff" in tokens(text):
        raise ValueError(f"{text!r} has a derivative in it")
    return NAME.sub(lambda found: found[0] + "'" * (found[0].rstrip("'") in moving), text)
