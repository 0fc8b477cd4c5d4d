"""Graphs that a map of the plane maps into themselves, and the map on them. Lemma 21."""

from __future__ import annotations

from ..polynomial import Polynomial
from ..setting import Setting
from ..verdicts import Malformed, Rejected


def restricted(setting: Setting, text: str, function: Polynomial) -> Polynomial:
    """The map x -> F_1(x, g(x)) for the g that the text spells; Rejected unless F keeps {y = g(x), function = 0}."""
    x, y = setting.variables
    graph = setting.polynomial(text)
    if y in setting.mentioned(text):
        raise Malformed("graph", f"a graph over {x} does not depend on {y}")
    first, second = (p.substitute({y: graph}) for p in setting.map)
    if second != graph.substitute({x: first}):
        raise Rejected("graph-kept", "the map does not send the graph into itself")
    if function.substitute({y: graph}):
        raise Rejected("graph-curve", "the function does not vanish on the graph")
    return first
