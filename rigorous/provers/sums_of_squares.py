"""Finding p = sum of squares, weighted by products of members of a domain: a semidefinite program, then exact rounding.

With blocks I (products g_I of at most two members) and monomial vectors z_I, it looks for Gram matrices with
p = sum_I g_I z_I^T Q_I z_I and Q_I >= t, t as large as possible. While t is 0, monomials whose weight vanishes are
dropped. If t > 0 the matrices are rounded, moved back onto the equations exactly by correcting a few entries, and split
by exact elimination (L D L^T).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations_with_replacement, product

import clarabel
import numpy as np
from flint import fmpq, fmpq_mat, fmpq_mpoly
from scipy import sparse

from rigorous.algebra import generators, scalar, to_fraction

Monomial = tuple[int, ...]
Squares = list[tuple[Fraction, fmpq_mpoly, list[int]]]
MAX_ENTRIES = 2_000
MAX_GENERATORS = 4
DENOMINATORS = (2, 2**4, 2**8, 2**16, 2**24)
MAX_ROUNDS = 6
LEAST = 1e-6
VANISHING = 1e-4


@dataclass(frozen=True)
class Block:
    """The members multiplied, their product, and the monomials whose products the Gram matrix weighs."""

    members: tuple[int, ...]
    factor: fmpq_mpoly
    basis: tuple[fmpq_mpoly, ...]

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """The entries of the upper triangle, column by column."""
        return [(i, j) for j in range(len(self.basis)) for i in range(j + 1)]


def sum_of_squares(p: fmpq_mpoly, strict: bool, members: list[tuple[int, fmpq_mpoly, bool]]) -> Squares | None:
    """Terms (weight, square, members) that add up to p exactly; or None.

    `members` are positions, polynomials >= 0, and whether they are > 0. If strict, some term is a positive number times
    strict members.
    """
    names = _connected(p, [g for _, g, _ in members])
    if not 0 < len(names) <= MAX_GENERATORS:
        return None
    one = p.context().constant(1)
    blocks = _blocks(p, names, [(i, g) for i, g, _ in members if set(generators(g)) <= set(names)])
    positive = {i for i, _, open_end in members if open_end}

    def enough(terms: Squares) -> bool:
        return not strict or any(s.is_constant() and set(chosen) <= positive for _, s, chosen in terms)

    with_constant = _shrinking(p, [*blocks, Block((), one, (one,))], enough) if strict else None
    return with_constant or _shrinking(p, blocks, enough)


def _shrinking(p: fmpq_mpoly, blocks: list[Block], enough: Callable[[Squares], bool]) -> Squares | None:
    """Terms from these blocks, or from fewer monomials in them."""
    for _ in range(MAX_ROUNDS):
        if not blocks or sum(len(block.pairs) for block in blocks) > MAX_ENTRIES:
            return None
        columns = [_products(block) for block in blocks]
        rows = sorted({m for column in columns for entry in column for m in entry} | set(p.to_dict()))
        solved = _solve(p, blocks, columns, rows)
        if solved is None:
            return None
        least, grams = solved
        if least > LEAST:
            return _exact(p, blocks, columns, rows, grams, enough)
        fewer = _without_vanishing(blocks, grams)
        if fewer == blocks:
            return None
        blocks = fewer
    return None


def _connected(p: fmpq_mpoly, members: list[fmpq_mpoly]) -> tuple[str, ...]:
    """The generators of p, and of members that share one with it."""
    names = set(generators(p))
    for g in members:
        if names & set(generators(g)):
            names |= set(generators(g))
    return tuple(name for name in p.context().names() if name in names)


def _without_vanishing(blocks: list[Block], grams: list[np.ndarray]) -> list[Block]:
    """The blocks without the monomials that have next to no weight on the diagonal."""
    kept = []
    for block, gram in zip(blocks, grams, strict=True):
        diagonal = {i: v for (i, j), v in zip(block.pairs, gram, strict=True) if i == j}
        basis = tuple(z for i, z in enumerate(block.basis) if diagonal[i] > VANISHING)
        if basis:
            kept.append(Block(block.members, block.factor, basis))
    return kept


def _exact(
    p: fmpq_mpoly,
    blocks: list[Block],
    columns: list[list[dict[Monomial, fmpq]]],
    rows: list[Monomial],
    grams: list[np.ndarray],
    enough: Callable[[Squares], bool],
) -> Squares | None:
    """The terms after the coarsest rounding that leaves squares, and enough of them; or None."""
    for denominator in DENOMINATORS:
        corrected = _corrected(p, blocks, columns, rows, grams, denominator) or []
        split = [_split(block, gram) for block, gram in zip(blocks, corrected, strict=False)]
        terms = [term for found in split for term in found or ()]
        if split and None not in split and enough(terms):
            return terms
    return None


def _blocks(p: fmpq_mpoly, names: tuple[str, ...], members: list[tuple[int, fmpq_mpoly]]) -> list[Block]:
    ctx = p.context()
    degree = p.total_degree() + p.total_degree() % 2
    gens = [ctx.gen(ctx.names().index(name)) for name in names]
    chosen: list[tuple[tuple[int, ...], fmpq_mpoly]] = [((), ctx.constant(1))]
    chosen += [((i,), g) for i, g in members]
    chosen += [((i, j), g * h) for (i, g), (j, h) in combinations_with_replacement(members, 2) if i != j]
    blocks = []
    for label, factor in chosen:
        half = (degree - factor.total_degree()) // 2
        if half < 0:
            continue
        limits = [d // 2 if not label else half for d in (p.degrees()[ctx.names().index(name)] + 1 for name in names)]
        powers = product(*(range(min(limit, half) + 1) for limit in limits))
        basis = [_monomial(ctx.constant(1), gens, power) for power in powers if sum(power) <= half]
        blocks.append(Block(label, factor, tuple(basis)))
    return blocks


def _monomial(one: fmpq_mpoly, gens: list[fmpq_mpoly], power: tuple[int, ...]) -> fmpq_mpoly:
    for x, e in zip(gens, power, strict=True):
        one = one * x**e
    return one


def _products(block: Block) -> list[dict[Monomial, fmpq]]:
    """What each entry of the upper triangle contributes; an entry off the diagonal counts twice."""
    return [(block.factor * block.basis[i] * block.basis[j] * (1 if i == j else 2)).to_dict() for i, j in block.pairs]


def _solve(
    p: fmpq_mpoly, blocks: list[Block], columns: list[list[dict[Monomial, fmpq]]], rows: list[Monomial]
) -> tuple[float, list[np.ndarray]] | None:
    """The least eigenvalue of approximate Gram matrices, and their upper triangles; None if there are none."""
    position = {m: k for k, m in enumerate(rows)}
    entries = [entry for column in columns for entry in column]
    n = len(entries) + 1
    equations = sparse.lil_matrix((len(rows), n))
    for k, entry in enumerate(entries):
        for m, c in entry.items():
            equations[position[m], k] = float(to_fraction(c))
    target = np.zeros(len(rows))
    for m, c in p.to_dict().items():
        target[position[m]] = float(to_fraction(c))
    cones = [clarabel.ZeroConeT(len(rows)), clarabel.NonnegativeConeT(1)]
    least = sparse.lil_matrix((1, n))
    least[0, n - 1] = 1.0
    matrices, right = [equations, least], [target, np.array([1.0])]
    start = 0
    for block in blocks:
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
    cost = np.zeros(n)
    cost[n - 1] = -1.0
    settings = clarabel.DefaultSettings()
    settings.verbose = False
    solver = clarabel.DefaultSolver(
        sparse.csc_matrix((n, n)), cost, sparse.vstack(matrices).tocsc(), np.concatenate(right), cones, settings
    )
    solution = solver.solve()
    x = np.array(solution.x)
    if "Solved" not in str(solution.status):
        return None
    ends = np.cumsum([len(block.pairs) for block in blocks])
    return float(x[-1]), np.split(x[:-1], ends[:-1])


def _corrected(
    p: fmpq_mpoly,
    blocks: list[Block],
    columns: list[list[dict[Monomial, fmpq]]],
    rows: list[Monomial],
    grams: list[np.ndarray],
    denominator: int,
) -> list[list[Fraction]] | None:
    """Rational triangles near `grams` that satisfy the equations exactly; None if none are found."""
    rounded = [Fraction(round(float(v) * denominator), denominator) for gram in grams for v in gram]
    entries = [entry for column in columns for entry in column]
    position = {m: k for k, m in enumerate(rows)}
    system = fmpq_mat(len(rows), len(entries) + 1)
    for m, c in p.to_dict().items():
        system[position[m], len(entries)] = c
    for k, (entry, value) in enumerate(zip(entries, rounded, strict=True)):
        for m, c in entry.items():
            system[position[m], k] = c
            system[position[m], len(entries)] -= c * scalar(value)
    reduced, rank = system.rref()
    flat = rounded
    for r in range(rank):
        pivot = next(k for k in range(len(entries) + 1) if reduced[r, k] != 0)
        if pivot == len(entries):
            return None
        flat[pivot] += to_fraction(reduced[r, len(entries)])
    triangles, start = [], 0
    for block in blocks:
        triangles.append(flat[start : start + len(block.pairs)])
        start += len(block.pairs)
    return triangles


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
