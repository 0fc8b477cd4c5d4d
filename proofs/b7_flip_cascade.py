"""B7. The flips of the balanced cubic's cycles of period 1, 2, 4, ..., 1024, enclosed to 30 digits.

At mu_0 = 1 the fixed points sqrt(mu), -sqrt(mu) have the multiplier -1, at mu_1 = sqrt(5) - 1 the two-cycle, and a
cycle of period 4 branches off, which attracts for mu > mu_1 close to mu_1; at mu_2 = 1.288... a cycle of period 4 has
the multiplier -1; and so on. docs/cascade.md lists the enclosures, and those of the ratios of successive gaps.

Proof: Newton-like maps of unfoldings contract boxes around the cycle, its eigenvector and the parameter (Lemma 17).

The claims are data; `python proofs/b7_flip_cascade.py` finds them anew.
"""

from pathlib import Path

from rigorous.bundled import BALANCED_CUBIC
from rigorous.claims import store, stored

DATA = Path(__file__).parent / "data" / "flip_cascade.json"


def generate() -> None:
    """Follow the cascade from the flip of the fixed point at mu = 1; store what is proved of it and the next ten."""
    from rigorous.orbits.bifurcations import refine_pair
    from rigorous.orbits.cascade import cascade
    from rigorous.orbits.thresholds import DIGITS, bits_for, branching

    first = refine_pair(BALANCED_CUBIC, {}, "mu", -1, [[1.0]], 1.0, bits_for(DIGITS))
    if first is None:
        raise ValueError("the flip of the fixed point is not found")
    flips = cascade(BALANCED_CUBIC, {}, first, 11)
    store(DATA, [branching(f"flip-of-period-{flip.period}", BALANCED_CUBIC, {}, flip)[0] for flip in flips])


if __name__ == "__main__":
    generate()

CLAIMS = stored(DATA)
