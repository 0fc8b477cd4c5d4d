"""Finding what to prove: cofactors, invariant curves, and the types of periodic points."""
