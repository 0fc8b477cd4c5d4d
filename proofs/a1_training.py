"""A1. One-prompt training reduces to the two-factor map, exactly.

The prompt (x_i, y_i), i = 1..n, has the mean h = (1/n) sum y_i x_i; the model predicts v h^T U x for the query x, with
the loss (v h^T U x - y)^2/2. Gradient descent with step r^2 moves U along h x^T alone. With kappa = |h||x| and
a = <U, h x^T>/kappa the pair (kappa r a, kappa r v) moves by the two-factor map with mu = r^2 kappa y. Negative targets
are the same up to a reflection, which turns mu into -mu.

Proof: expansion, for 2 x 2 matrices with a prompt of two examples, for 3 x 3 matrices with h given, and without
coordinates, in kappa.
"""

from rigorous.bundled import TWO_FACTOR
from rigorous.claims import Claim, Conjugacy, Identity
from rigorous.systems import PolynomialSystem

REDUCED = PolynomialSystem(("U", "V"), ("m",), ("U - V*(U*V - m)", "V - U*(U*V - m)"))
"""The two-factor map, under other names."""


def gradient_descent(size: int, h: list[str], parameters: tuple[str, ...]) -> tuple[PolynomialSystem, dict[str, str]]:
    """Gradient descent on the matrix U and the number v, with the names of the loss and of h^T U x."""
    indices = [(i, j) for i in range(1, size + 1) for j in range(1, size + 1)]
    product = " + ".join(f"({h[i - 1]})*U{i}{j}*x{j}" for i, j in indices)
    error = f"(v*({product}) - y)"
    steps = tuple(f"U{i}{j} - r^2*{error}*v*({h[i - 1]})*x{j}" for i, j in indices)
    system = PolynomialSystem(
        (*(f"U{i}{j}" for i, j in indices), "v"), parameters, (*steps, f"v - r^2*{error}*({product})")
    )
    return system, {"hUx": product, "loss": f"{error}^2/2"}


def matrix_claims(name: str, size: int, h: list[str], given: tuple[str, ...]) -> list[Claim]:
    """The step is a gradient step; it reduces to the two-factor map; what is orthogonal to h x^T stays."""
    query = tuple(f"x{j}" for j in range(1, size + 1))
    system, names = gradient_descent(size, h, (*given, *query, "y", "r", "kappa"))
    norm = f"({' + '.join(f'({part})^2' for part in h)})*({' + '.join(f'{x}^2' for x in query)})"
    orthogonal = [
        f"kappa^2*{x}' - hUx'*({h[int(x[1]) - 1]})*x{x[2]} = kappa^2*{x} - hUx*({h[int(x[1]) - 1]})*x{x[2]}"
        for x in system.variables[:-1]
    ]
    return [
        Claim(
            id=f"{name}-gradient",
            system=system,
            let=names,
            asserts=Identity(equations=[f"{x}' = {x} - r^2*diff(loss, {x})" for x in system.variables]),
        ),
        Claim(
            id=f"{name}-reduces",
            system=system,
            let=names,
            asserts=Conjugacy(
                where=[f"kappa^2 = {norm}", "kappa > 0", "r > 0"],
                coordinates=["r*hUx", "kappa*r*v"],
                onto=REDUCED,
                parameters_onto=["r^2*kappa*y"],
            ),
        ),
        Claim(
            id=f"{name}-orthogonal-part",
            system=system,
            let=names,
            asserts=Identity(where=[f"kappa^2 = {norm}"], equations=orthogonal),
        ),
    ]


PROMPT = ("x11", "x12", "x21", "x22", "y1", "y2")
MEAN = ["(y1*x11 + y2*x21)/2", "(y1*x12 + y2*x22)/2"]

CLAIMS = [
    *matrix_claims("training-two-by-two", 2, MEAN, PROMPT),
    *matrix_claims("training-three-by-three", 3, ["h1", "h2", "h3"], ("h1", "h2", "h3")),
    Claim(
        id="training-reduces-to-two-factor",
        system=PolynomialSystem(
            ("a", "v"), ("kappa", "r", "y"), ("a - r^2*(kappa*a*v - y)*kappa*v", "v - r^2*(kappa*a*v - y)*kappa*a")
        ),
        asserts=Conjugacy(
            where=["kappa > 0", "r > 0"],
            coordinates=["kappa*r*a", "kappa*r*v"],
            onto=REDUCED,
            parameters_onto=["r^2*kappa*y"],
        ),
    ),
    Claim(
        id="negative-targets",
        system=TWO_FACTOR,
        asserts=Conjugacy(coordinates=["u", "-v"], onto=REDUCED, parameters_onto=["-mu"]),
    ),
    Claim(
        id="exchange-symmetry",
        system=TWO_FACTOR,
        asserts=Conjugacy(coordinates=["v", "u"], onto=REDUCED, parameters_onto=["mu"]),
    ),
    Claim(
        id="reflection-symmetry",
        system=TWO_FACTOR,
        asserts=Conjugacy(coordinates=["-u", "-v"], onto=REDUCED, parameters_onto=["mu"]),
    ),
]
