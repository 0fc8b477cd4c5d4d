"""Exact thresholds of well-known families: the logistic family r x (1 - x), and the balanced cubic at mu = 0.

Logistic: at r = 1 the fixed point 0 loses its stability (transcritical), at r = 3 a cycle of period 2 branches off, at
r = 1 + sqrt(6) one of period 4, and at r = 1 + 2 sqrt(2) two cycles of period 3 are born. Balanced cubic: at mu = 0
two fixed points branch off 0 (pitchfork), and at mu = 1 they flip.

Proof: as in b7_flip_cascade.py; an algebraic solution of the equations lies in the boxes (Lemma 17). The claims are
data; `python proofs/thresholds.py` finds them anew.
"""

from pathlib import Path

from rigorous.bundled import BALANCED_CUBIC, LOGISTIC
from rigorous.claims import store, stored

DATA = Path(__file__).parent / "data" / "thresholds.json"


def generate() -> None:
    """Scan for the thresholds, and store what is proved of them."""
    from fractions import Fraction

    from rigorous.orbits.exactly import with_exact_value
    from rigorous.orbits.scan import thresholds
    from rigorous.orbits.thresholds import DIGITS, bits_for, branching

    families = (
        ("logistic-transcritical", LOGISTIC, "r", "1/2", "2", 1),
        ("logistic-flip-of-period-1", LOGISTIC, "r", "2", "31/10", 1),
        ("logistic-flip-of-period-2", LOGISTIC, "r", "3", "18/5", 2),
        ("logistic-fold-of-period-3", LOGISTIC, "r", "19/5", "383/100", 3),
        ("cubic-pitchfork", BALANCED_CUBIC, "mu", "-1/2", "1/2", 1),
        ("cubic-flip-of-period-1", BALANCED_CUBIC, "mu", "1/2", "3/2", 1),
    )
    claims = []
    for name, system, parameter, low, high, period in families:
        first = thresholds(system, {}, parameter, Fraction(low), Fraction(high), period, bits_for(DIGITS))[0]
        claim, _ = branching(name, system, {}, first)
        claims.append(with_exact_value(claim, system, {}, first)[0])
    store(DATA, claims)


if __name__ == "__main__":
    generate()

CLAIMS = stored(DATA)
