"""A1 against real gradient descent on the matrices."""

from __future__ import annotations

import numpy as np
import pytest

SIZE, EXAMPLES, STEPS = 4, 7, 40


def two_factor(u: float, v: float, mu: float) -> tuple[float, float]:
    w = u * v - mu
    return u - v * w, v - u * w


@pytest.mark.parametrize("mu", [0.3, 0.9, 1.2, 1.9, -0.7])
def test_training_follows_the_two_factor_map(mu: float) -> None:
    rng = np.random.default_rng(7)
    prompt, answers = rng.normal(size=(EXAMPLES, SIZE)), rng.normal(size=EXAMPLES)
    query, matrix = rng.normal(size=SIZE), rng.normal(size=(SIZE, SIZE)) / 10
    h = (answers[:, None] * prompt).mean(axis=0)
    kappa = float(np.linalg.norm(h) * np.linalg.norm(query))
    target = float(np.sign(mu))
    eta = mu / (kappa * target)
    factor = 0.4 / (kappa * eta**0.5)
    direction = np.outer(h, query)
    rest = matrix - (np.sum(matrix * direction) / kappa**2) * direction
    u, v = float(eta**0.5 * h @ matrix @ query), kappa * eta**0.5 * factor
    for _ in range(STEPS):
        error = factor * (h @ matrix @ query) - target
        matrix, factor = matrix - eta * error * factor * direction, factor - eta * error * float(h @ matrix @ query)
        expected = two_factor(u, v, mu)
        u, v = float(eta**0.5 * h @ matrix @ query), kappa * eta**0.5 * factor
        np.testing.assert_allclose((u, v), expected, atol=1e-9)
        now = matrix - (np.sum(matrix * direction) / kappa**2) * direction
        np.testing.assert_allclose(now, rest, atol=1e-9)


def test_one_large_step_is_exact() -> None:
    rng = np.random.default_rng(3)
    h, query, matrix = rng.normal(size=SIZE), rng.normal(size=SIZE), rng.normal(size=(SIZE, SIZE))
    kappa, eta, target, factor = float(np.linalg.norm(h) * np.linalg.norm(query)), 1.7, 2.3, -0.6
    error = factor * (h @ matrix @ query) - target
    after = matrix - eta * error * factor * np.outer(h, query)
    new_factor = factor - eta * error * float(h @ matrix @ query)
    expected = two_factor(float(eta**0.5 * h @ matrix @ query), kappa * eta**0.5 * factor, eta * kappa * target)
    np.testing.assert_allclose((float(eta**0.5 * h @ after @ query), kappa * eta**0.5 * new_factor), expected)


def test_the_wrong_map_would_be_noticed() -> None:
    assert two_factor(0.5, 0.7, 1.0) != pytest.approx(two_factor(0.5, 0.7, 1.1))
