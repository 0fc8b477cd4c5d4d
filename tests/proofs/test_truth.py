"""Every claim of proofs/ against the oracle; and the oracle against planted falsehoods."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rigorous.catalogue import entries
from tests.clauses_bifurcations import CIRCLE, stored
from tests.forgeries import neighbour
from tests.oracle import counterexample

CLAIMS = {entry.claim.id: entry.claim for entry in entries(Path(__file__).parent.parent.parent / "proofs")}

PLANTED = [
    ("diagonal-coordinates", "q' = q*(1 + w)", "q' = q*(1 - w)"),
    ("balanced-slice-cubic", "(1 + mu)*u - u^3", "(1 - mu)*u - u^3"),
    ("critical-value-outside", "mu > 2", "mu > 1"),
    ("flip-of-period-1", '">"', '"<"'),
    ("flip-of-period-1", '["1"]', '["0"]'),
    ("flip-of-period-1", '"flip"', '"fold"'),
    ("flip-of-period-4", '"flip"', '"fold"'),
    ("flip-of-period-4", '"1/100000000000000000"', '"1"'),
    ("fold-of-period-3-first", '["1", "0"]', '["0", "1"]'),
    ("fold-of-period-3-first", '"fold"', '"flip"'),
    ("monotone-phase-ends", "g < -1", "g < -2"),
    ("monotone-phase", "mu <= 2*s - 2", "mu <= 2*s - 2 + 1/4"),
    ("monotone-phase", "mu <= 2*s - 2", "mu <= 2*s - 2 - 1/4"),
    ("fixed-points-nonzero", "mu > 0", "mu > 1/10"),
    ("minimisers-stable", "mu < 1", "mu < 11/10"),
    ("bounded-interval-sharp", "mu <= 2\"", "mu <= 3\""),
    ("ellipse-separates", "(2 - mu)*P + (2 + mu)*Q", "(2 + mu)*P + (2 - mu)*Q"),
    ("ellipse-separates", "-2 < mu < 2", "-3 < mu < 3"),
    ("bounded-interval-kept", "-2 <= mu <= 2", "-2 <= mu <= 5/2"),
    ("balanced-slice-invariant", "u = v", "u = 2*v"),
    ("attracting-at-mu-one-right", "mu = 1", "mu = 5/4"),
    ("balanced-escape", "2 + mu", "1 + mu"),
    ("two-cycle-exists", "mu > 1", "mu > 3/2"),
    ("two-cycle-stable", "mu < s - 1", "mu < 5/4 + 1/4"),
    ("two-cycle", "9 - 2*(1 + mu)^2", "9 - (1 + mu)^2"),
    ("ellipse-angle-map", "3*c - 4*c^3", "4*c^3 - 3*c"),
    ("edge-of-stability", "s < 2", "s < 3"),
    ("stable-minimisers-exist", "-1 < mu < 1", "-1/2 < mu < 1"),
    ("two-cycle-attracts-in-the-plane", "3 - 2*mu\"", "2 - 2*mu\""),
    ("imbalance-shrinks", "r^2 < 2", "r^2 < 3"),
    ("varying-targets-bounded", "R^2 <= 2 + mu", "R^2 <= 3 + mu"),
    ("unit-target-normalisation", "mu = r^2", "mu = 2*r^2"),
    ("no-cycles-off-axes", '"eps != 0"', '"eps^2 >= 0"'),
    ("no-cycles-on-opposite-axis", "0 <= mu < 2", "-1 <= mu < 2"),
    ("balanced-cycles-attract", '"p != 0", ', ""),
    ("balanced-cycles-attract", '"p != 0", "eps != 0"', '"p != 0"'),
    ("balanced-cycles-attract", '"w = 0"', ""),
    ("ellipse-cycles-repel", '">"', '"<"'),
    ("ellipse-cycles-repel", '"w = 0"', ""),
    ("lyapunov-function", "(2 - mu)/2", "(3 - mu)/2"),
    ("opposite-two-cycle", "u^2 = 2 - mu", "u^2 = 2 + mu"),
    ("opposite-two-cycle", "repelling", "attracting"),
    ("negative-targets", '"-v"', '"v"'),
    ("training-reduces-to-two-factor", '"r^2*kappa*y"', '"r*kappa*y"'),
    ("ellipse-angle-tripled", '"-3"', '"3"'),
    ("ellipse-exponent", "(X + Y)/4", "(X + Y)/3"),
    ("ellipse-exponent-bounds", "97/100", "90/100"),
    ("two-cycle-stable-by-intervals", "123/100", "125/100"),
    ("delayed-logistic-neimark-sacker", '"cubic": "<"', '"cubic": ">"'),
    ("odd-two-cycle-neimark-sacker", '"cubic": "<"', '"cubic": ">"'),
    ("delayed-logistic-neimark-sacker", '["2", "0"]', '["0", "2"]'),
    ("delayed-logistic-neimark-sacker", '"1999999999999/1000000000000"', '"20000000000001/10000000000000"'),
    ("logistic-second-flip", "1724744871391/500000000000", "344948974278319/100000000000000"),
    ("logistic-second-flip", '"1/1000"', '"1/1000000"'),
    ("balanced-two-cycle-flip", '"1/100"', '"1"'),
    ("antisymmetric-points-return", "x'''' = x", "x'''' = -x"),
    ("antisymmetric-four-cycles", "mu >= 2*s - 1", "mu >= 2*s - 2"),
    ("antisymmetric-four-cycles", "mu >= 2*s - 1", "mu >= 2*s - 3/4"),
    ("varying-targets-threshold", "27*(2 + lo)", "27*(2 + lo) - 20"),
    ("varying-targets-threshold", "27*(2 + lo)", "27*(2 + lo) + 20"),
    ("offset", "a >= 0", "a >= 1"),
    ("delayed-logistic-sink", '"0.473684210526315789473684210526", ', '"0.473684210526315789473684210529", '),
    ("delayed-logistic-sink", '"inside": "2"', '"inside": "1"'),
    ("delayed-logistic-sink", '"1/10"', '"1"'),
    ("delayed-logistic-sink", "a = 19/10", "a = 21/10"),
    ("balanced-cycle-of-period-3", '"-65803/500000", ', '"-65804/1000000", '),
    ("balanced-cycle-of-period-3", "-74379/20000", "-74378/20000"),
    ("balanced-cycle-of-period-3", '"u - v", ', '"u + v", '),
    ("henon-cycle-of-period-40", "b = 3/10", "b = 31/100"),
    ("henon-cycle-of-period-40", '"inside": "1"', '"inside": "0"'),
    ("cycle-in-space-of-period-6", '"1/10"', '"4"'),
    ("balanced-cycle-of-period-1000", '"-178', '"-177'),
    ("two-cycle-continued", '"89/80", "179/160"', '"9/8", "179/160"'),
    ("two-cycle-continued", '"1/400"', '"1/40000"'),
    ("two-cycle-continued", '"1/100"', '"2"'),
    ("logistic-rows", "262689077/17179869184", "1/20"),
    ("cubic-rows", "26654449/8589934592", "1/100"),
    ("logistic-rows", "r*x*(1 - x)", "r*x*(1 - x^2)"),
    ("logistic-windows", "7497310051660639/72057594037927936", "1/5"),
    ("logistic-windows", "r*x*(1 - x)", "r*x*(1 - x^2)"),
    ("cubic-census", '["8", "0"]', '["7", "0"]'),
    ("cubic-census", '["8", "0"]', '["9", "0"]'),
    ("cubic-census", '["8", "0"]', '["7", "1"]'),
    ("cubic-census", '5/2"', '3/2"'),
    ("cubic-census", '"1/10"', '"3/2"'),
    ("cubic-census", "mu = 2", "mu = 1"),
]  # fmt: skip


@pytest.mark.parametrize("name", CLAIMS)
def test_no_counterexample_to_a_claim(name: str) -> None:
    assert counterexample(json.loads(CLAIMS[name].encode())) is None


@pytest.mark.parametrize(("name", "old", "new"), PLANTED)
def test_the_oracle_catches_a_planted_falsehood(name: str, old: str, new: str) -> None:
    assert counterexample(neighbour(name, old, new)["claim"]) is not None


@pytest.mark.parametrize("name", CIRCLE)
def test_the_oracle_sees_other_multipliers_on_the_circle(name: str) -> None:
    assert "at the threshold" in str(counterexample(stored(name)[0]))
