"""Finding proofs of signs: the search behind obligation S.

`SignSearch` holds a domain and grows it by lemmas. To prove p > 0 or p >= 0 it tries, in order: a member of the
domain, positive coefficients of even monomials, Sturm's theorem in one variable, elimination by the domain's equations,
factors, interpolation between the ends of a variable in which p is affine, completed squares, subdivisions of boxes,
and sums of squares with members of the domain. Most of these call the search again for simpler polynomials, to a depth
that is raised step by step. Nothing here needs trust: the checker replays every proof.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, islice, product
from typing import NamedTuple

from flint import fmpq_mpoly

from rigorous.algebra import coefficients, constant, from_flint, generators, scalar, substituted, to_flint, to_fraction
from rigorous.checker.conditions import Condition
from rigorous.checker.files import Record
from rigorous.checker.limits import Meter
from rigorous.checker.sign import Sign, prove
from rigorous.checker.tree import Box
from rigorous.checker.verdicts import Refusal
from rigorous.provers.ideal import divided, reductions
from rigorous.provers.linear import combination, monomials
from rigorous.provers.proof import Proof, constant_proof, pruned, term
from rigorous.provers.reals import approximate, between, roots
from rigorous.provers.sampling import sample
from rigorous.provers.subdivision import subdivision
from rigorous.provers.sums_of_squares import sum_of_squares


class Round(NamedTuple):
    """How deep lemmas may be nested; whether semidefinite programs are solved, and cases distinguished.

    Or nothing is tried but subdivisions of boxes, in interval arithmetic.
    """

    depth: int
    semidefinite: bool = False
    cases: bool = False
    intervals: bool = False


ROUNDS = (
    Round(1),
    Round(2),
    Round(5),
    Round(0, semidefinite=True),
    Round(0, semidefinite=True, cases=True),
    Round(3, semidefinite=True),
    Round(3, semidefinite=True, cases=True),
)
"""Short proofs come first."""
INTERVALS = (Round(0, intervals=True),)
"""Interval proofs only."""
EFFORTS = (ROUNDS[:3], ROUNDS[:5], ROUNDS)
"""For choices: all are tried with little effort before one is tried with more."""
MAX_ATTEMPTS = 30
MAX_AXES = 3
MAX_DEGREE = 10
MAX_PROGRAMS = 30
MULTIPLYING_DEPTH = 2
MAX_REDUCTIONS = 20
MAX_PARTS = 300


@dataclass(frozen=True)
class Member:
    """A fact known on the domain: `polynomial` relation 0."""

    polynomial: fmpq_mpoly
    relation: str

    @property
    def strict(self) -> bool:
        """Whether the fact excludes 0."""
        return self.relation in (">", "!=")


class SignSearch:
    """The search for one obligation; `lemmas` are the facts it has added to the domain, with their proofs."""

    def __init__(self, obligation: Sign, nesting: int = 0) -> None:
        self.obligation = obligation
        self.nesting = nesting
        self.ring = obligation.goal.polynomial.ring
        self.members = [Member(to_flint(c.polynomial), c.relation) for c in obligation.domain]
        self.given = len(self.members)
        self.consequences = self._consequences()
        self.programs = 0
        self._restart(Round(0))

    def _restart(self, effort: Round) -> None:
        """Forget all lemmas, and search with another effort."""
        self.members = self.members[: self.given]
        self.lemmas: list[Proof] = []
        self.effort = effort
        self.attempts = 0
        self.asked: set[tuple[str, bool]] = set()
        self._bound_by_quadratics()
        self._eliminate_from_members()
        self._split_members()
        self._positive_variables()

    def witness(self, rounds: Sequence[Round] = ROUNDS) -> Proof | None:
        """A witness for the obligation, without the lemmas that it does not use, or None."""
        goal = self.obligation.goal
        if not sample(self.obligation).plausible:
            return None
        for effort in rounds:
            self._restart(effort)
            proof = self.proof(to_flint(goal.nonnegative()), goal.strict, 0)
            if proof is not None:
                return pruned(proof, self.lemmas, self.given)
        return None

    def proof(self, p: fmpq_mpoly, strict: bool, depth: int) -> Proof | None:
        """A proof of p > 0 (strict) or p >= 0 on the domain, or None."""
        question = (str(p), strict)
        if depth > self.effort.depth or self.attempts > MAX_ATTEMPTS or question in self.asked:
            return None
        value = constant(p)
        if value is not None:
            return constant_proof(value, strict)
        found = self._member(p, strict)
        if found is not None:
            return {"squares": [term(found[1], "1", [found[0]])]}
        self.asked.add(question)
        if sample(self.obligation).refutes(p):
            return None
        self.attempts += 1
        if self.effort.intervals:
            return next(self._box(p, strict, depth), None)
        if self._is_on_a_line(p):  # Sturm's theorem decides
            return next(self._sturm(p, strict, depth), None)
        for method in (
            self._even, self._vanishing, self._sturm, self._multiple_of_unequal, self._simple_factors, self._rational,
            self._eliminate, self._factors, self._affine, self._square, self._box, self._sos, self._eliminate_multiple,
            self._conjugate, self._nonzero, self._cases,
        ):  # fmt: skip
            for proof in method(p, strict, depth):
                self.asked.discard(question)
                return proof
        return None

    def establish(self, p: fmpq_mpoly, strict: bool, depth: int) -> int | None:
        """The position of a member that is p, made a lemma if it has to be; None if no proof is found."""
        for i, member in enumerate(self.members):
            if member.polynomial == p and (member.relation == ">" or (member.relation == ">=" and not strict)):
                return i
        proof = self.proof(p, strict, depth + 1)
        if proof is None:
            return None
        relation = ">" if strict else ">="
        self._add(p, relation, proof)
        return len(self.members) - 1

    def _member(self, p: fmpq_mpoly, strict: bool) -> tuple[int, Fraction] | None:
        """A member and a factor > 0 whose product is p."""
        for i, member in enumerate(self.members):
            if member.relation == ">" or (member.relation == ">=" and not strict):
                ratio = _ratio(p, member.polynomial)
                if ratio is not None and ratio > 0:
                    return i, ratio
        return None

    # Methods. Each yields proofs, mostly none or one.

    def _even(self, p: fmpq_mpoly, strict: bool, _depth: int) -> Iterator[Proof]:
        """Squares of monomials, with positive coefficients."""
        terms = p.to_dict()
        if all(c > 0 and all(e % 2 == 0 for e in m) for m, c in terms.items()) and (
            not strict or (0,) * p.context().nvars() in terms
        ):
            ctx = p.context()
            roots_of = {tuple(e // 2 for e in m): to_fraction(c) for m, c in terms.items()}
            yield {"squares": [term(c, ctx.from_dict({m: 1}), []) for m, c in roots_of.items()]}

    def _is_on_a_line(self, p: fmpq_mpoly) -> bool:
        """Whether p is in one variable, and the domain confines it to one interval and says nothing else of it."""
        names = set(generators(p))
        constants = {s.name for s in self.obligation.constants}
        about = [m for m in self.members[: self.given] if set(generators(m.polynomial)) & names]
        return len(names) == 1 and all(
            m.relation in (">", ">=")
            and len(coefficients(m.polynomial, *names)) == 2
            and set(generators(m.polynomial)) <= names | constants
            for m in about
        )

    def _sturm(self, p: fmpq_mpoly, strict: bool, _depth: int) -> Iterator[Proof]:
        """One variable: no change of sign between the tightest bounds."""
        names = generators(p)
        if len(names) != 1:
            return
        (x,) = names
        lower, upper = self.tightest(x, 1), self.tightest(x, -1)
        low, high = (None if end is None else end[1] for end in (lower, upper))
        for point in between(roots(p, x), low, high):
            fields: Proof = {"variable": x, "sample": str(point)}
            fields |= {side: end[0] for side, end in (("lower", lower), ("upper", upper)) if end is not None}
            proof = {"sturm": fields}
            if self.accepts(p, strict, proof):
                yield proof
                return

    def _simple_factors(self, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
        """The factors of a product without squares."""
        if all(multiplicity == 1 for _, multiplicity in p.factor()[1]):
            yield from self._factors(p, strict, depth)

    def _factors(self, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
        """Each factor of odd multiplicity has a sign; for a strict sign those of even multiplicity do not vanish."""
        content, factors = p.factor()
        if len(factors) == 1 and factors[0][1] == 1 and to_fraction(content) in (1, -1):
            return
        weight, square, members = to_fraction(content), p.context().constant(1), []
        for f, multiplicity in sorted(factors, key=lambda item: len(item[0])):
            if multiplicity % 2 == 0 and not strict:
                square *= f ** (multiplicity // 2)
                continue
            unequal = next(
                (i for i, m in enumerate(self.members) if m.relation == "!=" and _ratio(f, m.polynomial)), None
            )
            if multiplicity % 2 == 0 and unequal is not None:
                weight *= (_ratio(f, self.members[unequal].polynomial) or 1) ** multiplicity
                members += [unequal] * (multiplicity // 2)
                continue
            chosen = next(((i, s) for s in (1, -1) if (i := self.establish(s * f, strict, depth)) is not None), None)
            if chosen is None:
                k = self.establish(f * f, True, depth) if multiplicity % 2 == 0 else None
                if k is None:
                    return
                members += [k] * (multiplicity // 2)
                continue
            weight *= chosen[1] ** multiplicity
            if strict:
                members += [chosen[0]] * multiplicity
            else:
                members.append(chosen[0])
                square *= f ** (multiplicity // 2)
        if weight > 0:
            yield {"squares": [term(weight, square, members)]}

    def _affine(self, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
        """Interpolation between the ends of a variable in which p is affine, or growth from one end."""
        for x in generators(p):
            parts = coefficients(p, x)
            if len(parts) != 2:
                continue
            ends = [list(self.bounds(x, side)) for side in (1, -1)]
            for i, low in ends[0]:
                for j, high in ends[1]:
                    yield from self._interpolated(p, x, (i, low), (j, high), strict, depth)
            for side in (1, -1):
                for i, end in ends[(1 - side) // 2]:
                    yield from self._growing(substituted(p, {x: end}), side * parts[1], i, x, strict, depth)

    def _interpolated(
        self, p: fmpq_mpoly, x: str, low: tuple[int, fmpq_mpoly], high: tuple[int, fmpq_mpoly], strict: bool, depth: int
    ) -> Iterator[Proof]:
        width = constant(high[1] - low[1])
        if width is None or width <= 0 or (strict and not all(self.members[i].strict for i, _ in (low, high))):
            return
        at_low, at_high = (substituted(p, {x: end}) for _, end in (low, high))
        at = (self.establish(at_low, False, depth), self.establish(at_high, False, depth))
        if at[0] is None or at[1] is None:
            return
        # With a = high - x and b = x - low: (a + b) p = a p(low) + b p(high), and for a strict sign
        # (a + b)^2 p = a b (p(low) + p(high)) + a^2 p(low) + b^2 p(high).
        a, b = ((high[0], self._scale(high[0], x)), (low[0], self._scale(low[0], x)))
        power = 2 if strict else 1
        squares = [
            term(1 / (width * a[1]) ** power, "1", [a[0]] * power + [at[0]]),
            term(1 / (width * b[1]) ** power, "1", [b[0]] * power + [at[1]]),
        ]
        if strict:
            both = self.establish(at_low + at_high, True, depth)
            if both is None:
                return
            squares.append(term(1 / (width * width * a[1] * b[1]), "1", [a[0], b[0], both]))
        yield {"squares": squares}

    def _growing(
        self, at_end: fmpq_mpoly, slope: fmpq_mpoly, end: int, x: str, strict: bool, depth: int
    ) -> Iterator[Proof]:
        """P = p(end) + |x - end| * slope."""
        k = self.establish(at_end, strict, depth)
        m = None if k is None else self.establish(slope, False, depth)
        if k is not None and m is not None:
            yield {"squares": [term(Fraction(1), "1", [k]), term(1 / self._scale(end, x), "1", [end, m])]}

    def _square(self, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
        """A p = (a x + b/2)^2 + (a c - b^2/4) for p = a x^2 + b x + c."""
        for x in generators(p):
            parts = coefficients(p, x)
            if len(parts) != 3:
                continue
            c, b, a = parts
            lead = constant(a)
            generator = p.context().gen(p.context().names().index(x))
            times = None if lead is not None else self.establish(a, True, depth)
            if (lead is None and times is None) or (lead is not None and lead <= 0):
                continue
            k = self.establish(a * c - b * b / 4, strict, depth)
            if k is None:
                continue
            weight = Fraction(1) if lead is None else 1 / lead
            squares = [term(weight, a * generator + b / 2, []), term(weight, "1", [k])]
            yield {"squares": squares} | ({} if times is None else {"times": [times]})

    def _eliminate(self, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
        """P reduced by an equation of the domain."""
        yield from self._reduced(p, strict, depth, {})

    def _eliminate_multiple(self, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
        """The product of p with a member, as it is or reduced by an equation of the domain."""
        for i in self.factors if depth <= MULTIPLYING_DEPTH else ():
            member = self.members[i]
            if member.strict or (strict and member.relation == ">="):
                factor = member.polynomial**2 if member.relation == "!=" else member.polynomial
                found = self._member(factor * p, strict)
                if found is not None:
                    yield {"squares": [term(found[1], "1", [found[0]])], "times": [i]}
                yield from self._reduced(factor * p, strict, depth, {"times": [i]})
        if depth or not self.effort.semidefinite:
            return
        signed = [(i, m.polynomial) for i, m in enumerate(self.members[: self.given]) if m.relation == ">"]
        products = [([i], g) for i, g in signed] + [([i, j], g * h) for (i, g), (j, h) in combinations(signed, 2)]
        for chosen, factor in products:
            for proof in self._sos(factor * p, strict, depth):
                yield proof | {"times": chosen}

    def _vanishing(self, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
        """P = 0 by the equations of the domain."""
        laws = self._laws()
        if strict or not laws or depth:
            return
        for found, rest in islice(reductions(p, [h for _, h in laws]), MAX_REDUCTIONS):
            if rest.is_zero():
                parts = [{"equation": i, "cofactor": str(a)} for (i, _), a in zip(laws, found, strict=True)]
                yield {"squares": [], "ideal": parts}
                return

    def _multiple_of_unequal(self, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
        """P = c e^2 by the equations of the domain, with e != 0 and c of degree 2 at most in one generator."""
        laws, ctx = self._laws(), p.context()
        unequal = [(i, m.polynomial) for i, m in enumerate(self.members[: self.given]) if m.relation == "!="]
        if depth or not laws:
            return
        names = sorted({x for q in (p, *(h for _, h in laws)) for x in generators(q)})
        gens = [ctx.gen(ctx.names().index(x)) for x in names]
        owners = [
            (k, m, h)
            for k, (_, h) in enumerate(laws)
            for m in monomials(gens, max(p.total_degree() - h.total_degree(), 0), ctx.constant(1))
        ]
        for (i, e), x in product(unequal if len(owners) <= MAX_PARTS else (), gens):
            powers = monomials([x], 2, ctx.constant(1))
            found = combination([[c * e * e] for c in powers] + [[m * h] for _, m, h in owners], [p])
            if found is None:
                continue
            c = sum((f * m for f, m in zip(found, powers, strict=False)), ctx.constant(0))
            known = self.establish(c, strict, depth)
            if known is None:
                continue
            ideal = [
                {
                    "equation": j,
                    "cofactor": str(
                        sum(
                            (f * m for f, (owner, m, _) in zip(found[3:], owners, strict=True) if owner == k),
                            ctx.constant(0),
                        )
                    ),
                }
                for k, (j, _) in enumerate(laws)
            ]
            yield {"squares": [term(Fraction(1), "1", [known, i])], "ideal": ideal}

    def _consequences(self) -> list[tuple[fmpq_mpoly, list[tuple[int, fmpq_mpoly]]]]:
        """Equations that hold: the domain's, and these with a variable replaced by an affine one; with cofactors."""
        laws = self._laws()
        found = [(h, [(i, h.context().constant(1))]) for i, h in laws]
        for i, h in laws:
            x = next((x for x in generators(h) if _is_affine(h, x)), "")
            for j, other in laws if x else ():
                quotient, rest = divided(other, h, x)
                if i != j and not quotient.is_zero() and constant(rest) is None:
                    found.append((rest, [(j, h.context().constant(1)), (i, -quotient)]))
        return found

    def _laws(self) -> list[tuple[int, fmpq_mpoly]]:
        """The equations of the domain, by position."""
        return [(i, m.polynomial) for i, m in enumerate(self.members[: self.given]) if m.relation == "="]

    def _nonzero(self, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
        """P >= 0, where p != 0 is known: p p = p^2 > 0."""
        for i, member in enumerate(self.members):
            ratio = _ratio(p, member.polynomial) if strict and member.relation == "!=" else None
            k = self.establish(p, False, depth) if ratio else None
            if ratio and k is not None:
                yield {"squares": [term(ratio**2, "1", [i])], "times": [k]}

    def _conjugate(self, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
        """The product of p = A + B s with A + B s', where s and s' are the roots of a quadratic equation."""
        for i, member in enumerate(self.members[: self.given]):
            for s in generators(p) if member.relation == "=" else ():
                parts, equation = coefficients(p, s), coefficients(member.polynomial, s)
                lead = constant(equation[-1])
                if len(parts) != 2 or len(equation) != 3 or not lead:
                    continue
                ctx = p.context()
                conjugate = parts[0] - parts[1] * (ctx.gen(ctx.names().index(s)) + equation[1] / scalar(lead))
                k = self.establish(conjugate, True, depth)
                quotient, rest = divided(p * conjugate, member.polynomial, s)
                m = None if k is None else self.establish(rest, strict, depth)
                if k is not None and m is not None:
                    ideal = [{"equation": i, "cofactor": str(quotient)}]
                    yield {"squares": [term(Fraction(1), "1", [m])], "times": [k], "ideal": ideal}

    def _rational(self, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
        """The product of p and p with the signs of some square roots changed, which are free of one another."""
        ctx = p.context()
        roots = {x: (i, h) for i, h in self._laws() for x in generators(h) if x in generators(p) and _is_pure(h, x)}
        for size, side in product(range(len(roots), 0, -1), (1, -1)):
            for chosen in combinations(roots, size):
                other = side * substituted(p, {x: -ctx.gen(ctx.names().index(x)) for x in chosen})
                k = self.establish(other, True, depth)
                rest, ideal = p * other, []
                for x, (i, h) in roots.items():
                    quotient, rest = divided(rest, h, x)
                    ideal.append({"equation": i, "cofactor": str(quotient)})
                m = None if k is None else self.establish(rest, strict, depth)
                if k is not None and m is not None:
                    yield {"squares": [term(Fraction(1), "1", [m])], "times": [k], "ideal": ideal}

    def _reduced(self, p: fmpq_mpoly, strict: bool, depth: int, fields: Proof) -> Iterator[Proof]:
        for law, combination_of in self.consequences:
            for quotient, rest in _reductions(p, law):
                value = constant(rest)
                proof = constant_proof(value, strict) if value is not None else None
                k = self.establish(rest, strict, depth) if value is None else None
                if k is not None:
                    proof = {"squares": [term(Fraction(1), "1", [k])]}
                if proof is not None:
                    ideal = [{"equation": i, "cofactor": str(quotient * a)} for i, a in combination_of]
                    yield proof | fields | {"ideal": ideal}

    def _sos(self, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
        """A sum of squares with products of members, modulo the equations, rounded to rationals."""
        self.programs += self.effort.semidefinite
        if not self.effort.semidefinite or self.programs > MAX_PROGRAMS:
            return
        given = list(enumerate(self.members[: self.given]))
        inequalities = [(i, m.polynomial, m.strict) for i, m in given if m.relation in (">", ">=")]
        inequalities += [(i, m.polynomial**2, True) for i, m in given if m.relation == "!="]
        equations = [(i, m.polynomial) for i, m in given if m.relation == "="]
        found = sum_of_squares(p, strict, inequalities, equations, powers=(0,) if depth else (0, 1, 2))
        if found is not None:
            terms, parts = found
            proof: Proof = {"squares": [term(weight, square, members) for weight, square, members in terms]}
            if parts:
                proof["ideal"] = [{"equation": i, "cofactor": str(cofactor)} for i, cofactor in parts]
            if self.accepts(p, strict, proof):
                yield proof

    def _cases(self, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
        """Two cases, by the sign of a factor of a partial derivative; for the goal itself alone."""
        if depth or self.nesting or not self.effort.cases or p.total_degree() > MAX_DEGREE:
            return
        candidates = [f for x in generators(p) for f, _ in p.derivative(x).factor()[1]]
        for q in {str(f): f for f in candidates if constant(f) is None}.values():
            sides = {"nonnegative": (q, ">="), "negative": (-q, ">")}
            found = {name: self._in_case(p, strict, *case) for name, case in sides.items()}
            if None not in found.values():
                yield {"cases": {"on": str(q)} | found}

    def _in_case(self, p: fmpq_mpoly, strict: bool, q: fmpq_mpoly, relation: str) -> Proof | None:
        case = Condition(from_flint(q, self.ring), relation, "the case")
        goal = Condition(from_flint(p, self.ring), ">" if strict else ">=", "goal")
        return SignSearch(Sign(goal, (*self.obligation.domain, case), self.obligation.constants), nesting=1).witness(
            ROUNDS[:4]
        )

    def _box(self, p: fmpq_mpoly, strict: bool, depth: int) -> Iterator[Proof]:
        """A subdivision of the box of the tightest rational bounds; for the goal, less where a condition fails."""
        axes: list[Proof] = []
        box: Box = ()
        for x in generators(p):
            lower, upper = self.tightest(x, 1, rational=True), self.tightest(x, -1, rational=True)
            if lower is None or upper is None or lower[1] >= upper[1] or len(axes) == MAX_AXES:
                return
            axes.append({"variable": x, "lower": lower[0], "upper": upper[0]})
            box = (*box, (x, self._end(lower[0], x), self._end(upper[0], x)))
        ends = {axis[side] for axis in axes for side in ("lower", "upper")}
        others = [
            i
            for i, m in enumerate(self.members[: self.given])
            if depth == 0 and i not in ends and set(generators(m.polynomial)) <= set(generators(p))
        ]
        goal = Condition(from_flint(p, self.ring), ">" if strict else ">=", "goal")
        self.ring.meter = Meter()
        try:
            code = subdivision(goal, [self._condition(i) for i in others], box)
        except Refusal:
            return
        proof: Proof = {"tree": {"axes": axes, "code": code, "others": others}}
        if code is not None and self.accepts(p, strict, proof):
            yield proof

    # Bounds

    def _bound_by_quadratics(self) -> None:
        """Lemmas r <= x <= s from members c (s - x) (x - r) - d >= 0 with c > 0 and d >= 0.

        (s - r) (x - r) = (s - x) (x - r) + (x - r)^2, and likewise for s - x.
        """
        for i, member in enumerate(self.members[: self.given]):
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
                self._add(p, ">=", {"squares": squares})

    def _eliminate_from_members(self) -> None:
        """Lemmas: the members with a variable replaced, for equations that are affine in it."""
        equations = [(i, m.polynomial) for i, m in enumerate(self.members[: self.given]) if m.relation == "="]
        for j, h in equations:
            x = next((x for x in generators(h) if _is_affine(h, x)), "")
            for i, member in enumerate(self.members[: self.given]) if x else ():
                p = member.polynomial if member.relation != "!=" else member.polynomial**2
                quotient, rest = divided(member.polynomial, h, x)
                if member.relation == "=" or quotient.is_zero() or constant(rest) is not None:
                    continue
                reduced = rest if member.relation != "!=" else rest**2
                cofactor, _ = divmod(reduced - p, h)
                ideal = [{"equation": j, "cofactor": str(cofactor)}]
                self._add(rest, member.relation, {"squares": [term(Fraction(1), "1", [i])], "ideal": ideal})

    def _split_members(self) -> None:
        """Lemmas f != 0 for the factors of members f g != 0: g^2 f^2 = (f g)^2."""
        for i, member in enumerate(self.members[:]):
            factors = [f for f, _ in member.polynomial.factor()[1]] if member.relation == "!=" else []
            for f in factors if len(factors) > 1 else ():
                rest = divmod(member.polynomial, f)[0]
                self._add(rest**2, ">=", {"squares": [term(Fraction(1), str(rest), [])]})
                known = len(self.members) - 1
                self._add(f, "!=", {"squares": [term(Fraction(1), "1", [i])], "times": [known]})

    def _positive_variables(self) -> None:
        """Lemmas x > 0 from bounds x >= r with r > 0; they join the factors that a sign may be multiplied by."""
        self.factors = list(range(self.given))
        for x in sorted({x for m in self.members[: self.given] for x in generators(m.polynomial)}):
            for i, end in self.bounds(x, 1):
                low = constant(end)
                if i < self.given and low is not None and low > 0:
                    ctx, scale = end.context(), self._scale(i, x)
                    squares = [term(1 / scale, "1", [i]), term(low, "1", [])]
                    self._add(ctx.gen(ctx.names().index(x)), ">", {"squares": squares})
                    self.factors.append(len(self.members) - 1)
                    break

    def _add(self, p: fmpq_mpoly, relation: str, proof: Proof) -> None:
        """A lemma joins the domain."""
        self.members.append(Member(p, relation))
        self.lemmas.append({"sign": f"{p} {relation} 0", "proof": proof})

    def bounds(self, x: str, side: int) -> Iterator[tuple[int, fmpq_mpoly]]:
        """The members that bound x from below (side = 1) or above (-1), with the bounds."""
        for i, member in enumerate(self.members):
            if member.relation in (">", ">="):
                parts = coefficients(member.polynomial, x)
                slope = constant(parts[1]) if len(parts) == 2 else None
                if slope is not None and slope * side > 0:
                    yield i, parts[0] / -scalar(slope)

    def tightest(self, x: str, side: int, rational: bool = False) -> tuple[int, float] | None:
        """The member with the tightest bound on x that is a number, and about that number."""
        found = []
        for i, end in self.bounds(x, side):
            value = self.approximate(end)
            if value is not None and not (rational and constant(end) is None):
                found.append((value * side, self.members[i].strict, i))
        if not found:
            return None
        value, _, i = max(found)
        return i, value * side

    def approximate(self, p: fmpq_mpoly) -> float | None:
        """About the value of a number or of a polynomial in algebraic constants; None if a generator remains."""
        images = {s.name: p.context().constant(scalar(approximate(s))) for s in self.obligation.constants}
        value = constant(substituted(p, images))
        return None if value is None else float(value)

    def _end(self, member: int, x: str) -> Fraction:
        parts = coefficients(self.members[member].polynomial, x)
        value = constant(parts[0] / -parts[1])
        return Fraction(0) if value is None else value

    def _scale(self, member: int, x: str) -> Fraction:
        """How much faster the member grows than |x|."""
        value = constant(coefficients(self.members[member].polynomial, x)[1])
        return Fraction(1) if value is None else abs(value)

    # Replay

    def _condition(self, member: int) -> Condition:
        m = self.members[member]
        return Condition(from_flint(m.polynomial, self.ring), m.relation, "member")

    def accepts(self, p: fmpq_mpoly, strict: bool, proof: Proof) -> bool:
        """Whether the checker takes the proof."""
        self.ring.meter = Meter()
        domain = [self._condition(i) for i in range(len(self.members))]
        goal = Condition(from_flint(p, self.ring), ">" if strict else ">=", "goal")
        try:
            prove(goal, domain, Record(proof, "proof"), self.obligation.constants)
        except Refusal:
            return False
        return True


def _reductions(p: fmpq_mpoly, h: fmpq_mpoly) -> Iterator[tuple[fmpq_mpoly, fmpq_mpoly]]:
    """Ways to write p = quotient * h + rest with a nonzero quotient, and rest not of much higher degree."""
    seen = set()
    affine = next((x for x in generators(h) if _is_affine(h, x)), None)
    ways = [divided(p, h, affine)] if affine else [*(divided(p, h, x) for x in generators(h)), divmod(p, h)]
    for quotient, rest in ways:
        tame = rest.total_degree() <= p.total_degree() + h.total_degree()
        if tame and not quotient.is_zero() and str(rest) not in seen:
            seen.add(str(rest))
            yield quotient, rest


def _is_affine(h: fmpq_mpoly, x: str) -> bool:
    """Whether h is a number times x plus a polynomial in other generators."""
    parts = coefficients(h, x)
    return len(parts) == 2 and constant(parts[1]) is not None


def _is_pure(h: fmpq_mpoly, x: str) -> bool:
    """Whether h is a number times x^2 plus a polynomial in other generators."""
    parts = coefficients(h, x)
    return len(parts) == 3 and constant(parts[2]) is not None and parts[1].is_zero()


def _ratio(p: fmpq_mpoly, q: fmpq_mpoly) -> Fraction | None:
    """The number p / q, or None."""
    if q.is_zero() or p.leading_coefficient() * q != q.leading_coefficient() * p:
        return None
    return to_fraction(p.leading_coefficient() / q.leading_coefficient())
