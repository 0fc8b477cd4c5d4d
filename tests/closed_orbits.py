"""Claims of kind `census`, and trees of closed orbits grown by the checker's own steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from rigorous.checker.check import read_claim
from rigorous.checker.kinds.census import CensusClaim
from rigorous.checker.lemmas.classes import Signed
from rigorous.checker.lemmas.orbit_tree import Tree
from rigorous.checker.verdicts import Rejected
from tests.build import Json, claim, encode, system

SHORT = 1 << 45
"""Boxes below an eighth are tried before they are halved."""
LONGEST = 3_000
EVERYTHING = 1 << 30
Counts = Mapping[int, Sequence[int]]


def census(space: Json, box: Sequence[tuple[str, str]], counts: Counts, *at: str, **fields: object) -> Json:
    """The claim that so many cycles have these least periods; `fields` are apart (function: least) and everywhere."""
    apart = dict(fields.pop("apart", {}))  # type: ignore[call-overload]
    shape = {
        "kind": "census",
        "at": list(at),
        "box": [{"low": low, "high": high} for low, high in box],
        "everywhere": "no",
        "apart": [{"function": f, "least": least} for f, least in apart.items()],
        "counts": [{"period": str(n), "inside": [str(k) for k in inside]} for n, inside in counts.items()],
    }
    return claim(shape | fields, space)


def signed(variables: Sequence[str], text: str) -> Signed:
    """The symmetry that lists the images of the variables, as in "-y x"."""
    return tuple((-1 if word[0] == "-" else 1, variables.index(word.lstrip("-"))) for word in text.split())


def assertion(claim: Json) -> CensusClaim:
    """What the claim asserts, with a budget for any tree."""
    _, found = read_claim(encode(claim))
    if not isinstance(found, CensusClaim):
        raise TypeError(type(found))
    found.setting.ring.meter.earn(EVERYTHING)
    return found


def trees(claim: Json, *symmetries: str, visits: int = 10) -> Iterator[Tree]:
    """A tree for each period; nothing is asked of the symmetries."""
    found = assertion(claim)
    names = found.setting.variables
    space = found.region.space([signed(names, " ".join(names)), *(signed(names, s) for s in symmetries)], visits)
    for period, _ in found.counts:
        yield Tree(space, period)


def grow(tree: Tree) -> str:
    """The codes of a whole tree: the longest side is halved until a box is empty or holds one orbit."""
    codes = []
    while tree.pending:
        if len(codes) > LONGEST:
            raise LookupError("an orbit is not isolated")
        boxes = tree.narrowed()
        codes.append("." if boxes is None else _code(tree, boxes))
        if codes[-1] != "!":
            tree.follow(codes[-1], boxes)
    return " ".join(codes)


def _code(tree: Tree, boxes: list[list[tuple[int, int]]]) -> str:
    sides = [high - low for row in boxes for low, high in row]
    if max(sides) < SHORT:
        try:
            tree.follow("!", boxes)
        except Rejected:
            pass
        else:
            return "!"
    return str(sides.index(max(sides)))


def grown(claim: Json, *symmetries: str, visits: int = 10) -> list[Json]:
    """The witnesses that name the symmetries, and hold a tree for each period: evidence, but for confinement."""
    found = [{"tree": grow(tree)} for tree in trees(claim, *symmetries, visits=visits)]
    return [{"symmetries": list(symmetries), "visits": visits}, *found]


LOGISTIC = system("x", "r", "r*x*(1 - x)")
HENON = system("x y", "a b", "1 - a*x^2 + y", "b*x")
CUBIC = system("x", "mu", "(1 + mu)*x - x^3")
TWO_FACTOR = system("u v", "mu", "u - v*(u*v - mu)", "v - u*(u*v - mu)")


def logistic(counts: Counts, r: str = "4", end: str = "5/4", **fields: object) -> Json:
    """A census of r x (1 - x)."""
    return census(LOGISTIC, [(str(-Fraction(end)), end)], counts, f"r = {r}", **fields)


def through(points: Sequence[Fraction], more: str = "0") -> str:
    """A polynomial in x that sends each point to the next and the last to the first, plus `more` times a nodal one."""
    nodal = "*".join(f"(x - ({p}))" for p in points)
    terms = [f"({more})*{nodal}"]
    for k, p in enumerate(points):
        others = [q for q in points if q != p]
        scale = points[(k + 1) % len(points)]
        for q in others:
            scale /= p - q
        terms.append("*".join([f"({scale})", *(f"(x - ({q}))" for q in others)]))
    return " + ".join(terms)
