"""Finding p = sum of squares, weighted by products of members of a domain: a semidefinite program, then exact rounding.

With blocks I (products g_I of at most two inequalities), vectors z_I of polynomials, and equations h_j, it looks for
Gram matrices and cofactors with p = sum_I g_I z_I^T Q_I z_I + sum_j t_j h_j and Q_I >= t, t as large as possible. While
t is 0, the null vectors of the matrices are rounded to rationals and taken out of the z_I (facial reduction). If t > 0
the matrices are rounded, moved back onto the equations exactly by correcting a few entries, and split by exact
elimination (L D L^T).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations, product
from math import prod
from typing import Any

import clarabel
import numpy as np
from flint import fmpq, fmpq_mat, fmpq_mpoly
from scipy import sparse

from rigorous.algebra import generators, scalar, to_fraction

Monomial = tuple[int, ...]
Squares = list[tuple[Fraction, fmpq_mpoly, list[int]]]
Ideal = list[tuple[int, fmpq_mpoly]]
MAX_ENTRIES = 1_500
MAX_GENERATORS = 4
DENOMINATORS = (2, 12, 2**8, 2**16, 2**24)
MAX_ROUNDS = 8
LEAST = 1e-6
VANISHING = 1e-5
NULL_DENOMINATOR = 12
_solved = 0


@dataclass(frozen=True)
class Block:
    """A product of members, and the polynomials whose products the Gram matrix weighs."""

    members: tuple[int, ...]
    factor: fmpq_mpoly
    basis: tuple[fmpq_mpoly, ...]

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """The entries of the upper triangle, column by column."""
        return [(i, j) for j in range(len(self.basis)) for i in range(j + 1)]

    def products(self) -> list[fmpq_mpoly]:
        """What each entry of the upper triangle contributes; an entry off the diagonal counts twice."""
        return [self.factor * self.basis[i] * self.basis[j] * (1 if i == j else 2) for i, j in self.pairs]


@dataclass(frozen=True)
class Free:
    """An equation of the domain, and the monomials that its cofactor is made of."""

    equation: int
    factor: fmpq_mpoly
    basis: tuple[fmpq_mpoly, ...]


@dataclass(frozen=True)
class Program:
    """Write `target` with Gram matrices on blocks and cofactors of equations."""

    target: fmpq_mpoly
    blocks: list[Block]
    free: list[Free]
    degree: int

    def columns(self) -> list[dict[Monomial, fmpq]]:
        """What each unknown contributes: entries of the triangles, then coefficients of the cofactors."""
        gram = [p.to_dict() for block in self.blocks for p in block.products()]
        return gram + [(part.factor * z).to_dict() for part in self.free for z in part.basis]


def sum_of_squares(
    p: fmpq_mpoly,
    strict: bool,
    inequalities: list[tuple[int, fmpq_mpoly, bool]],
    equations: list[tuple[int, fmpq_mpoly]],
    powers: tuple[int, ...] = (0, 1, 2),
) -> tuple[Squares, Ideal] | None:
    """Terms (weight, square, members) and parts (equation, cofactor) that add up to p exactly; or None.

    `inequalities` are positions, polynomials >= 0, and whether they are > 0. If strict, some term is a positive number
    times strict members; the programs ask for one with each strict member to a power of `powers`.
    """
    names = _connected(p, [g for _, g, _ in inequalities] + [h for _, h in equations])
    if len(names) > MAX_GENERATORS:  # leave out what is said of generators that only one equation speaks of
        lone = {x for x in names if sum(x in generators(q) for q in (p, *(g for _, g, _ in inequalities))) == 0}
        lone = {x for x in lone if sum(x in generators(h) for _, h in equations) == 1}
        equations = [(i, h) for i, h in equations if not lone & set(generators(h))]
        names = _connected(p, [g for _, g, _ in inequalities] + [h for _, h in equations])
    if not 0 < len(names) <= MAX_GENERATORS:
        return None
    inside = [(i, g) for i, g, _ in inequalities if set(generators(g)) <= set(names)]
    laws = [(i, h) for i, h in equations if set(generators(h)) <= set(names)]
    one = p.context().constant(1)
    program = _program(p, names, inside, laws)
    positive = {i for i, _, open_end in inequalities if open_end}

    def enough(terms: Squares) -> bool:
        return not strict or any(s.is_constant() and set(chosen) <= positive for _, s, chosen in terms)

    open_ends = [(i, g) for i, g, open_end in inequalities if open_end and set(generators(g)) <= set(names)]
    for power in powers if strict else ():
        factor = prod((g**power for _, g in open_ends), start=one)
        label = tuple(i for i, _ in open_ends for _ in range(power))
        if factor.total_degree() <= program.degree and (power == 0 or open_ends):
            found = _shrinking(replace(program, blocks=[*program.blocks, Block(label, factor, (one,))]), enough)
            if found is not None:
                return found
    return _shrinking(program, enough)


def _program(
    p: fmpq_mpoly, names: tuple[str, ...], members: list[tuple[int, fmpq_mpoly]], laws: list[tuple[int, fmpq_mpoly]]
) -> Program:
    ctx = p.context()
    degree = max([p.total_degree(), *(h.total_degree() for _, h in laws)])
    degree += degree % 2
    gens = [ctx.gen(ctx.names().index(name)) for name in names]
    products: list[tuple[tuple[int, ...], fmpq_mpoly]] = [((), ctx.constant(1))]
    products += [((i,), g) for i, g in members]
    products += [((i, j), g * h) for (i, g), (j, h) in combinations(members, 2)]
    limits = [(p.degrees()[ctx.names().index(name)] + 1) // 2 for name in names]
    blocks = []
    for label, factor in products:
        half = (degree - factor.total_degree()) // 2
        if half >= 0:
            bounds = limits if not (label or laws) else [half] * len(names)
            blocks.append(Block(label, factor, _monomials(gens, bounds, half)))
    free = [Free(i, h, _monomials(gens, [degree] * len(gens), degree - h.total_degree())) for i, h in laws]
    return Program(p, blocks, free, degree)


def _monomials(gens: list[fmpq_mpoly], bounds: list[int], degree: int) -> tuple[fmpq_mpoly, ...]:
    """The monomials up to a total degree, with bounds on the exponents."""
    found = []
    for power in product(*(range(min(bound, degree) + 1) for bound in bounds)):
        if sum(power) <= degree:
            monomial = gens[0] ** 0
            for x, e in zip(gens, power, strict=True):
                monomial = monomial * x**e
            found.append(monomial)
    return tuple(found)


def _connected(p: fmpq_mpoly, members: list[fmpq_mpoly]) -> tuple[str, ...]:
    """The generators of p, and of members that share one with it."""
    names = set(generators(p))
    for g in members:
        if names & set(generators(g)):
            names |= set(generators(g))
    return tuple(name for name in p.context().names() if name in names)


def _shrinking(program: Program, enough: Callable[[Squares], bool]) -> tuple[Squares, Ideal] | None:
    """A solution of the program, or of one with fewer polynomials to square."""
    for _ in range(MAX_ROUNDS):
        columns = program.columns()
        if not program.blocks or len(columns) > MAX_ENTRIES:
            return None
        rows = sorted({m for column in columns for m in column} | set(program.target.to_dict()))
        solved = _solve(program, columns, rows)
        if solved is None:
            return None
        least, values = solved
        if least > LEAST:
            return _exact(program, columns, rows, values, enough)
        reduced = [_without_null(block, gram) for block, gram in _grams(program, values)]
        fewer = [block for block in reduced if block is not None]
        if fewer == program.blocks:
            return None
        program = replace(program, blocks=fewer)
    return None


def _grams(program: Program, values: np.ndarray) -> list[tuple[Block, np.ndarray]]:
    """The blocks with their Gram matrices."""
    found, start = [], 0
    for block in program.blocks:
        gram = np.zeros((len(block.basis), len(block.basis)))
        for k, (i, j) in enumerate(block.pairs):
            gram[i, j] = gram[j, i] = values[start + k]
        start += len(block.pairs)
        found.append((block, gram))
    return found


def _without_null(block: Block, gram: np.ndarray) -> Block | None:
    """The block with its polynomials orthogonal to the null vectors of the matrix; None if nothing is left.

    If the rows of B span the complement of the null vectors, Q = B^T Q' B, so the rows of B z take the place of z.
    """
    weights, vectors = np.linalg.eigh(gram)
    null = vectors[:, weights < VANISHING].T
    if not len(null):
        return block
    rounded = [[Fraction(float(v)).limit_denominator(NULL_DENOMINATOR) for v in row] for row in _row_echelon(null)]
    echelon, rank = fmpq_mat([[scalar(v) for v in row] for row in rounded]).rref()
    n = len(block.basis)
    pivots = [next(j for j in range(n) if echelon[r, j] != 0) for r in range(rank)]
    basis = []
    for j in (j for j in range(n) if j not in pivots):
        row = block.basis[j]
        for r, pivot in enumerate(pivots):
            row = row - block.basis[pivot] * echelon[r, j]
        basis.append(row)
    return Block(block.members, block.factor, tuple(basis)) if basis else None


def _row_echelon(matrix: np.ndarray) -> np.ndarray:
    """The reduced row echelon form, in floats, with the largest pivots."""
    rows = matrix.copy()
    for r in range(len(rows)):
        i, j = divmod(int(np.argmax(np.abs(rows[r:]))), rows.shape[1])
        rows[[r, r + i]] = rows[[r + i, r]]
        rows[r] /= rows[r, j]
        for other in range(len(rows)):
            if other != r:
                rows[other] -= rows[other, j] * rows[r]
    return rows


def _solve(
    program: Program, columns: list[dict[Monomial, fmpq]], rows: list[Monomial]
) -> tuple[float, np.ndarray] | None:
    """The least eigenvalue of approximate Gram matrices, and the values of all unknowns; None if there are none."""
    position = {m: k for k, m in enumerate(rows)}
    n = len(columns) + 1
    equations = sparse.lil_matrix((len(rows), n))
    for k, column in enumerate(columns):
        for m, c in column.items():
            equations[position[m], k] = float(to_fraction(c))
    target = np.zeros(len(rows))
    for m, c in program.target.to_dict().items():
        target[position[m]] = float(to_fraction(c))
    cones = [clarabel.ZeroConeT(len(rows)), clarabel.NonnegativeConeT(1)]
    least = sparse.lil_matrix((1, n))
    least[0, n - 1] = 1.0
    matrices, right = [equations, least], [target, np.array([1.0])]
    start = 0
    for block in program.blocks:
        pairs = block.pairs
        gram = sparse.lil_matrix((len(pairs), n))
        for k, (i, j) in enumerate(pairs):
            gram[k, start + k] = -1.0 if i == j else -np.sqrt(2.0)
            if i == j:
                gram[k, n - 1] = 1.0
        start += len(pairs)
        matrices.append(gram)
        right.append(np.zeros(len(pairs)))
        cones.append(clarabel.PSDTriangleConeT(len(block.basis)))
    constraints = sparse.vstack(matrices).tocsc()
    cost = np.zeros(n)
    cost[n - 1] = -1.0
    x = _least(cost, constraints, np.concatenate(right), cones)
    if x is None or x[-1] < LEAST:
        return None if x is None else (float(x[-1]), x[:-1])
    # Many matrices will do, perhaps with entries of any size: take those of least trace, so that a solver of other
    # rounding errors comes to the same.
    entries = [i == j for block in program.blocks for i, j in block.pairs]
    trace = np.concatenate([np.array(entries, dtype=float), np.zeros(n - len(entries))])
    fixed = sparse.csc_matrix(([-1.0], ([0], [n - 1])), shape=(1, n))
    smaller = _least(
        trace,
        sparse.vstack([constraints, fixed]).tocsc(),
        np.concatenate([*right, [-float(x[-1]) / 2]]),
        [*cones, clarabel.NonnegativeConeT(1)],
    )
    found = x if smaller is None else smaller
    return float(found[-1]), found[:-1]


def solved() -> int:
    """How many programs this process has solved, up to rounding errors that depend on the processor."""
    return _solved


def _least(cost: np.ndarray, constraints: sparse.csc_matrix, right: np.ndarray, cones: list[Any]) -> np.ndarray | None:
    """The unknowns of least cost that meet the constraints; None if there are none."""
    global _solved  # noqa: PLW0603 - a counter
    _solved += 1
    settings = clarabel.DefaultSettings()
    settings.verbose = False
    n = len(cost)
    solution = clarabel.DefaultSolver(sparse.csc_matrix((n, n)), cost, constraints, right, cones, settings).solve()
    return np.array(solution.x) if "Solved" in str(solution.status) else None


def _exact(
    program: Program,
    columns: list[dict[Monomial, fmpq]],
    rows: list[Monomial],
    values: np.ndarray,
    enough: Callable[[Squares], bool],
) -> tuple[Squares, Ideal] | None:
    """The terms after the coarsest rounding that leaves squares, and enough of them; or None."""
    for denominator in DENOMINATORS:
        flat = _corrected(program, columns, rows, values, denominator)
        if flat is None:
            return None
        terms, rest = _terms(program, flat)
        if terms is not None and enough(terms):
            return terms, _cofactors(program, rest)
    return None


def _terms(program: Program, flat: list[Fraction]) -> tuple[Squares | None, list[Fraction]]:
    """The squares that the triangles spell, None if some matrix is indefinite; and the unknowns after the triangles."""
    terms: Squares = []
    start = 0
    for block in program.blocks:
        split = _split(block, flat[start : start + len(block.pairs)])
        start += len(block.pairs)
        if split is None:
            return None, []
        terms += split
    return terms, flat[start:]


def _cofactors(program: Program, flat: list[Fraction]) -> Ideal:
    """The cofactors that the last unknowns spell, without those that are 0."""
    found: Ideal = []
    start = 0
    for part in program.free:
        cofactor = part.factor * 0
        for z in part.basis:
            cofactor += z * scalar(flat[start])
            start += 1
        if not cofactor.is_zero():
            found.append((part.equation, cofactor))
    return found


def _corrected(
    program: Program, columns: list[dict[Monomial, fmpq]], rows: list[Monomial], values: np.ndarray, denominator: int
) -> list[Fraction] | None:
    """Rational values near the given ones that satisfy the equations exactly; None if there are none."""
    rounded = [Fraction(round(float(v) * denominator), denominator) for v in values]
    position = {m: k for k, m in enumerate(rows)}
    system = fmpq_mat(len(rows), len(columns) + 1)
    for m, c in program.target.to_dict().items():
        system[position[m], len(columns)] = c
    for k, (column, value) in enumerate(zip(columns, rounded, strict=True)):
        for m, c in column.items():
            system[position[m], k] = c
            system[position[m], len(columns)] -= c * scalar(value)
    reduced, rank = system.rref()
    for r in range(rank):
        pivot = next(k for k in range(len(columns) + 1) if reduced[r, k] != 0)
        if pivot == len(columns):
            return None
        rounded[pivot] += to_fraction(reduced[r, len(columns)])
    return rounded


def _split(block: Block, triangle: list[Fraction]) -> Squares | None:
    """z^T Q z as a sum of weighted squares by exact elimination; None if Q is not positive semidefinite."""
    n = len(block.basis)
    q = [[Fraction(0)] * n for _ in range(n)]
    for (i, j), value in zip(block.pairs, triangle, strict=True):
        q[i][j] = q[j][i] = value
    terms: Squares = []
    for k in range(n):
        pivot = q[k][k]
        if pivot < 0 or (pivot == 0 and any(q[k])):
            return None
        if pivot == 0:
            continue
        row = [value / pivot for value in q[k]]
        square = sum((z * scalar(c) for z, c in zip(block.basis, row, strict=True)), block.basis[0] * 0)
        terms.append((pivot, square, list(block.members)))
        for i in range(k, n):
            for j in range(k, n):
                q[i][j] -= pivot * row[i] * row[j]
    return terms
