"""D5. Phi = |E| / (|p|^((2 - mu)/2) |q|^((2 + mu)/2)) grows strictly along every orbit with p q E != 0, unless w = 0.

Here eps = (4 - mu^2) E. The value after a step is infinite if and only if w = 1 or w = -1, when p or q becomes 0.

Proof: Phi is multiplied by K / (|1 - w|^((2 - mu)/2) |1 + w|^((2 + mu)/2)), which is at least 1 by weighted means, and
is 1 only for w = 0.
"""

from rigorous.bundled import TWO_FACTOR, TWO_FACTOR_NAMES
from rigorous.claims import Claim, Lyapunov, Power, Sign

CLAIMS = [
    Claim(
        id="lyapunov-function",
        system=TWO_FACTOR,
        let=TWO_FACTOR_NAMES,
        asserts=Lyapunov(
            where=["-2 < mu < 2"],
            numerator="eps",
            denominator=[Power("p", "(2 - mu)/2"), Power("q", "(2 + mu)/2")],
            unless=["w = 0"],
            no_limit_at_zeros="yes",
        ),
    ),
    Claim(
        id="lyapunov-infinite",
        system=TWO_FACTOR,
        let=TWO_FACTOR_NAMES,
        asserts=Sign(where=["p != 0", "q != 0"], holds=["p'*q' = p*q*(1 - w)*(1 + w)", "(p'*q')^2 + (1 - w^2)^2 >= 0"]),
    ),
]
