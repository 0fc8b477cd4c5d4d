"""Where the truth of a claim may change: critical values of the parameter, as algebraic numbers.

A claim says that polynomials have signs where others do. Its truth can change only where a set that is cut out by some
of these polynomials changes as the parameter varies: where it is singular over the parameter, or comes from infinity.
What is found is a list of candidates, perhaps too long or too short; nothing rests on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import Any

from flint import fmpq_mpoly

from rigorous.algebra import coefficients, generators, to_flint
from rigorous.checker.check import read_claim
from rigorous.checker.files import Record
from rigorous.checker.lemmas.existence import Existence
from rigorous.checker.lemmas.identity import Identity
from rigorous.checker.lemmas.inhabited import Inhabited
from rigorous.checker.sign import Sign
from rigorous.claims import Claim
from rigorous.discovery.algebraic import Algebraic, roots_of
from rigorous.provers.find import find

MAX_TERMS, MAX_DEGREE = 3000, 60
"""Larger polynomials are not eliminated from."""
MAX_VALUES = 60
"""More candidates than this are none."""

System = list[fmpq_mpoly]


def critical_values(claim: Claim, parameter: str, source: Claim, texts: Sequence[str] = ()) -> list[Algebraic]:
    """Candidates for values of the parameter at which the truth of the claim changes, in order.

    Among them are those at which one of the conditions `texts` on the parameter, of the claim `source`, changes.
    """
    found: dict[str, fmpq_mpoly] = {}
    for equations, others in (*conditions(claim), *_spelled(source, texts)):
        for p in _critical(equations, others, parameter):
            found.setdefault(str(p / p.leading_coefficient()), p)
    values = roots_of(found.values(), parameter) if found else []
    return values if len(values) <= MAX_VALUES else []


def _spelled(source: Claim, texts: Sequence[str]) -> Iterator[tuple[System, System]]:
    """The same for each of the conditions that the texts spell."""
    setting = read_claim(source.encode())[1].setting
    for c in setting.parameter_conditions(texts):
        used = set(c.polynomial.generators())
        equations = [s.polynomial for s in setting.known() if s.relation == "="]
        yield [to_flint(p) for p in equations if used & set(p.generators())], [to_flint(c.polynomial)]


def conditions(claim: Claim) -> Iterator[tuple[System, System]]:
    """Equations, and other polynomials whose signs matter where these hold, for each obligation of the claim."""
    reduction = read_claim(claim.encode())[1].obligations()
    outcome: Any = None
    while True:
        try:
            obligation = reduction.send(outcome)
        except StopIteration:
            return
        outcome = None
        match obligation:
            case Inhabited():
                pass
            case Identity():
                witness = find(obligation)
                if witness is None:
                    yield list(map(to_flint, obligation.modulo)), [to_flint(obligation.difference)]
                    return
                outcome = obligation.discharge(Record(witness, "witness"))
            case Sign(goal=goal, domain=domain):
                yield _sorted((*domain, goal))
            case Existence(domain=domain, wanted=wanted):
                yield _sorted((*domain, *wanted))
                return
            case _:
                return


def _sorted(members: Sequence[Any]) -> tuple[System, System]:
    polynomials = [(c.relation, to_flint(c.polynomial)) for c in members]
    return [p for r, p in polynomials if r == "="], [p for r, p in polynomials if r != "="]


def _critical(equations: System, others: System, parameter: str) -> Iterator[fmpq_mpoly]:
    """Polynomials in the parameter that vanish where the sets that they cut out change."""
    free = {x for p in (*equations, *others) for x in generators(p)} - {parameter}
    surfaces = list({str(f): f for p in others for f in _factors(p)}.values())
    for chosen in product(*map(_factors, equations)):
        base = list({str(f): f for f in chosen if set(generators(f)) & free}.values())
        walls = [f for f in surfaces if f not in base]
        yield from (f for f in (*chosen, *walls) if generators(f) == (parameter,))
        walls = [f for f in walls if set(generators(f)) & free]
        for f in (*base, *walls):
            yield from _leading(f, free, parameter)
        for size in range(len(free) + 2 - len(base)):
            for part in combinations(walls, size):
                active = [*base, *part]
                names = sorted({x for p in active for x in generators(p)} - {parameter})
                if 0 < len(active) <= len(names) + 1:
                    yield from _eliminated([*active, *_minors(active, names)], parameter)


def _factors(p: fmpq_mpoly) -> System:
    return [f for f, _ in p.factor()[1]] if not p.is_zero() else []


def _leading(p: fmpq_mpoly, names: set[str], parameter: str) -> Iterator[fmpq_mpoly]:
    """Factors of leading coefficients in the parameter alone: where they vanish, points come from infinity."""
    for x in sorted(names & set(generators(p))):
        yield from (f for f in _factors(coefficients(p, x)[-1]) if generators(f) == (parameter,))


def _minors(active: System, names: Sequence[str]) -> System:
    """Those of the largest order of the Jacobian matrix in these names; none if there are more rows than names."""
    rows = [[p.derivative(x) for x in names] for p in active]
    chosen = combinations(range(len(names)), len(active))
    return [_determinant([[row[j] for j in columns] for row in rows]) for columns in chosen]


def _determinant(rows: list[System]) -> fmpq_mpoly:
    if len(rows) == 1:
        return rows[0][0]
    first, *rest = rows
    terms = ((-1) ** j * first[j] * _determinant([row[:j] + row[j + 1 :] for row in rest]) for j in range(len(first)))
    return sum(terms, first[0] * 0)


def _eliminated(system: System, parameter: str) -> Iterator[fmpq_mpoly]:
    """Polynomials in the parameter, one of which vanishes wherever the system has a solution for finitely many values.

    By resultants; one factor of one polynomial after the other.
    """
    system = [p for p in system if not p.is_zero()]
    if not system or any(p.is_constant() for p in system):
        return
    if any(len(p) > MAX_TERMS or p.total_degree() > MAX_DEGREE for p in system):
        return
    first = min(system, key=lambda p: (len(generators(p)), p.total_degree(), len(p), str(p)))
    others = [p for p in system if p is not first]
    for f in _factors(first):
        names = [x for x in generators(f) if x != parameter]
        if not names:
            yield f
            continue
        x = min(names, key=lambda name: (_degree(f, name), name))
        yield from _eliminated([r for p in others for r in _without(x, f, p)], parameter)


def _without(x: str, f: fmpq_mpoly, p: fmpq_mpoly) -> System:
    """What remains of p = 0 once x is eliminated by f = 0."""
    if _degree(p, x) == 0:
        return [p]
    return [r for r in [f.resultant(p, x)] if not r.is_zero()]


def _degree(p: fmpq_mpoly, x: str) -> int:
    return int(p.degrees()[p.context().names().index(x)])
