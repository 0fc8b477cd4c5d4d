"""The systems that come with the toolkit, by name."""

from rigorous.systems import PolynomialSystem

TWO_FACTOR = PolynomialSystem(("u", "v"), ("mu",), ("u - v*(u*v - mu)", "v - u*(u*v - mu)"))
"""Gradient descent on the two-factor model, F_mu (arXiv:2605.21292)."""

TWO_FACTOR_NAMES = {
    "w": "u*v - mu",
    "p": "u + v",
    "q": "u - v",
    "eps": "(2 - mu)*p^2/4 + (2 + mu)*q^2/4 - (4 - mu^2)",
}
"""For the two-factor map: the residual, the diagonal coordinates, and the function that vanishes on the ellipse."""

BALANCED_CUBIC = PolynomialSystem(("x",), ("mu",), ("(1 + mu)*x - x^3",))
"""The two-factor map on the slice u = v = x (arXiv:2310.01687)."""

RESIDUAL_CUBIC = PolynomialSystem(("e",), ("mu",), ("e*(e^2 + (mu - 2)*e + 1 - 2*mu)",))
"""The balanced cubic in the residual e = x^2 - mu."""

QUOTIENT = PolynomialSystem(("w", "eps"), ("mu",), ("w*(w^2 - 3 - eps)", "eps*(1 + mu*w + w^2)"))
"""The two-factor map in the residual w = u*v - mu and eps = (4 - mu^2)*E."""

LOGISTIC = PolynomialSystem(("x",), ("r",), ("r*x*(1 - x)",))
"""The logistic family."""

HENON = PolynomialSystem(("x", "y"), ("a", "b"), ("1 - a*x^2 + y", "b*x"))
"""The Hénon family."""

COUPLED_LOGISTIC = PolynomialSystem(("x", "y"), ("c",), ("(1 - c)*x + 4*c*y*(1 - y)", "(1 - c)*y + 4*c*x*(1 - x)"))
"""The double logistic map (Gardini, Abraham, Record, Fournier-Prunaret, Int. J. Bifurcation Chaos 4, 1994)."""

LOTKA_VOLTERRA = PolynomialSystem(("x", "y"), ("a",), ("x*(a - x - y)", "x*y"))
"""A predator-prey map of Lotka-Volterra type, which Sharkovsky studied for a = 4."""

UNIT_TARGET = PolynomialSystem(("a", "b"), ("mu",), ("a + mu*b*(1 - a*b)", "b + mu*a*(1 - a*b)"))
"""The two-factor map in the coordinates (u, v)/sqrt(mu), in which the target is 1, for mu > 0."""

BUNDLED = {
    "two-factor": TWO_FACTOR,
    "balanced-cubic": BALANCED_CUBIC,
    "residual-cubic": RESIDUAL_CUBIC,
    "quotient": QUOTIENT,
    "logistic": LOGISTIC,
    "henon": HENON,
    "coupled-logistic": COUPLED_LOGISTIC,
    "lotka-volterra": LOTKA_VOLTERRA,
    "unit-target": UNIT_TARGET,
}
