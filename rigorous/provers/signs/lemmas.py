"""Lemmas that are added before a search: what the conditions of the domain say together."""

from __future__ import annotations

from fractions import Fraction

from rigorous.algebra import coefficients, constant, generators, scalar
from rigorous.provers.ideal import divided
from rigorous.provers.proof import term
from rigorous.provers.reals import roots
from rigorous.provers.signs.known import Known, is_affine


def bound_by_quadratics(known: Known) -> None:
    """Lemmas r <= x <= s from members c (s - x) (x - r) - d >= 0 with c > 0 and d >= 0.

    (s - r) (x - r) = (s - x) (x - r) + (x - r)^2, and likewise for s - x.
    """
    for i, member in enumerate(known.members[: known.given]):
        names = generators(member.polynomial)
        parts = coefficients(member.polynomial, names[0]) if len(names) == 1 else []
        if len(parts) != 3 or member.relation not in (">", ">="):
            continue
        c0, c1, c2 = (constant(part) or Fraction(0) for part in parts)
        ends = roots(member.polynomial, names[0])
        if c2 >= 0 or len(ends) != 2:
            continue
        middle = c1 / (-2 * c2)
        radius = (Fraction(ends[1]) - middle).limit_denominator(1000)
        while (slack := -c2 * (radius**2 - middle**2) - c0) < 0:  # the radius was rounded down
            radius += Fraction(1, 1000)
        x = member.polynomial.context().gen(member.polynomial.context().names().index(names[0]))
        width, spread = 2 * radius, -c2
        for side in (1, -1):
            p = side * (x - scalar(middle)) + scalar(radius)
            squares = [term(1 / (width * spread), "1", [i]), term(1 / width, p, [])]
            squares += [term(slack / (width * spread), "1", [])] if slack else []
            known.add(p, ">=", {"squares": squares})


def eliminate_from_members(known: Known) -> None:
    """Lemmas: the members with a variable replaced, for equations that are affine in it."""
    equations = [(i, m.polynomial) for i, m in enumerate(known.members[: known.given]) if m.relation == "="]
    for j, h in equations:
        x = next((x for x in generators(h) if is_affine(h, x)), "")
        for i, member in enumerate(known.members[: known.given]) if x else ():
            p = member.polynomial if member.relation != "!=" else member.polynomial**2
            quotient, rest = divided(member.polynomial, h, x)
            if member.relation == "=" or quotient.is_zero() or constant(rest) is not None:
                continue
            reduced = rest if member.relation != "!=" else rest**2
            cofactor, _ = divmod(reduced - p, h)
            ideal = [{"equation": j, "cofactor": str(cofactor)}]
            known.add(rest, member.relation, {"squares": [term(Fraction(1), "1", [i])], "ideal": ideal})


def split_members(known: Known) -> None:
    """Lemmas f != 0 for the factors of members f g != 0: g^2 f^2 = (f g)^2."""
    for i, member in enumerate(known.members[:]):
        factors = [f for f, _ in member.polynomial.factor()[1]] if member.relation == "!=" else []
        for f in factors if len(factors) > 1 else ():
            rest = divmod(member.polynomial, f)[0]
            known.add(rest**2, ">=", {"squares": [term(Fraction(1), str(rest), [])]})
            square = len(known.members) - 1
            known.add(f, "!=", {"squares": [term(Fraction(1), "1", [i])], "times": [square]})


def positive_variables(known: Known) -> list[int]:
    """Lemmas x > 0 from bounds x >= r with r > 0; their positions."""
    found = []
    for x in sorted({x for m in known.members[: known.given] for x in generators(m.polynomial)}):
        for i, end in known.bounds(x, 1):
            low = constant(end)
            if i < known.given and low is not None and low > 0:
                ctx, scale = end.context(), known.scale(i, x)
                squares = [term(1 / scale, "1", [i]), term(low, "1", [])]
                known.add(ctx.gen(ctx.names().index(x)), ">", {"squares": squares})
                found.append(len(known.members) - 1)
                break
    return found
