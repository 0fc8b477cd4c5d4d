"""Fast enclosures of a polynomial map over many boxes, in doubles: for searches, whose finds are then proved exactly.

Needs numba, the extra `fast`.

>>> from fractions import Fraction
>>> import numpy as np
>>> from rigorous.bundled import TWO_FACTOR
>>> kernel = compiled(TWO_FACTOR, {"mu": Fraction(3, 2)})
>>> lows, highs = kernel.image(np.array([[1.0], [1.0]]), np.array([[1.25], [1.0]]))
>>> bool(lows[0, 0] <= 1.25 and highs[0, 0] >= 1.75)
True
"""

from rigorous.kernels.kernel import Kernel, MissingExtraError, compiled

__all__ = ["Kernel", "MissingExtraError", "compiled"]
