"""The generated table of forgeries: claim kind x field x operation, and which check refuses each.

`python -m tests.forgeries` prints docs/forgeries.md; a test compares. Every field of a true certificate is changed in
every way that its type admits. A change to evidence may leave a proof of the same true claim, and a few changes to
claims give other true claims with the same proof (TRUE_ANYWAY); every other change has to be refused.
"""

from __future__ import annotations

import copy
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rigorous.checker import Verdict, check
from rigorous.checker.kinds import KINDS
from rigorous.checker.verdicts import Result
from tests.build import CERTIFICATES, VALID, encode
from tests.clauses import CASES, clauses

BASES: dict[str, list[Path]] = {
    "identity": [CERTIFICATES / "balanced-slice-cubic", CERTIFICATES / "ellipse-cofactor"],
    "sign": [
        CERTIFICATES / "monotone-phase-ends",
        CERTIFICATES / "critical-value-outside",
        VALID / "tree-box",
        VALID / "two-cases",
    ],
    "iff": [CERTIFICATES / name for name in ("monotone-phase", "fixed-points-nonzero", "minimisers-stable")]
    + [VALID / "saddle-node", CERTIFICATES / "antisymmetric-four-cycles"],
    "sign-preserved": [CERTIFICATES / "ellipse-separates"],
    "forward-invariant": [CERTIFICATES / "bounded-interval-kept", CERTIFICATES / "balanced-slice-invariant"],
    "attracts": [VALID / "halving"],
    "escapes": [CERTIFICATES / "balanced-escape"],
    "cycles": [CERTIFICATES / "no-cycles-off-axes"],
    "cycles-across": [CERTIFICATES / "balanced-cycles-attract"],
    "lyapunov": [CERTIFICATES / "lyapunov-function"],
    "cycle": [CERTIFICATES / "opposite-two-cycle"],
    "conjugacy": [CERTIFICATES / "negative-targets"],
    "circle-map": [CERTIFICATES / "ellipse-angle-tripled"],
    "circle-exponent": [CERTIFICATES / "ellipse-exponent"],
    "branching": [CERTIFICATES / name for name in ("flip-of-period-1", "fold-of-period-3-first")],
    "cycle-near": [CERTIFICATES / "balanced-cycle-of-period-3", VALID / "two-pieces"],
    "crossing": [CERTIFICATES / "odd-two-cycle-neimark-sacker"],
    "census": [VALID / "cubic-census"],
    "choice": [VALID / "offset", CERTIFICATES / "varying-targets-threshold"],
    "atlas": [VALID / name for name in ("logistic-rows", "cubic-rows", "logistic-ranges", "cubic-ranges")],
    "atlas-across": [VALID / "rows-in-the-plane"],
    "atlas-by-kneading": [VALID / "logistic-windows"],
}

NEIGHBOURS: dict[str, list[tuple[str, str, str]]] = {
    "identity": [
        ("balanced-slice-cubic", "u' = (1 + mu)*u - u^3", "u' = (1 - mu)*u - u^3"),
        ("ellipse-cofactor", "(2 - mu)*P + (2 + mu)*Q", "(2 + mu)*P + (2 - mu)*Q"),
    ],
    "sign": [
        ("monotone-phase-ends", "2*s - 2 < mu", "2*s - 2 - 1/1000000000 < mu"),
        ("tree-box", "1/2", "1/3"),
        ("two-cases", "a > 0", "a > -1"),
    ],
    "iff": [
        ("monotone-phase", "mu <= 2*s - 2", "mu <= 2*s - 2 + 1/1000000000"),
        ("monotone-phase", "mu <= 2*s - 2", "mu <= 2*s - 2 - 1/1000000000"),
        ("monotone-phase", "mu <= 2*s - 2", "mu < 2*s - 2"),
        ("fixed-points-nonzero", "mu > 0", "mu >= 0"),
        ("minimisers-stable", "mu < 1", "mu <= 1"),
        ("antisymmetric-four-cycles", "mu >= 2*s - 1", "mu > 2*s - 1"),
        ("antisymmetric-four-cycles", "mu >= 2*s - 1", "mu >= 2*s - 1 - 1/1000000000"),
        ("antisymmetric-four-cycles", '"x != 0", ', ""),
        ("saddle-node", "c <= 1/4", "c < 1/4"),
        ("saddle-node", "c <= 1/4", "c <= 1/2"),
    ],
    "sign-preserved": [
        ("ellipse-separates", "(2 - mu)*P + (2 + mu)*Q", "(2 + mu)*P + (2 - mu)*Q"),
        ("ellipse-separates", "-2 < mu < 2", "-21/10 < mu < 21/10"),
        ("ellipse-separates", "-2 < mu < 2", "-2 <= mu <= 2"),
    ],
    "forward-invariant": [("bounded-interval-kept", "-2 <= mu <= 2", "-2 <= mu <= 201/100")],
    "attracts": [
        ("attracting-at-mu-one-right", '"1/16"', '"1"'),
        ("attracting-at-mu-one-right", "mu = 1", "mu = 11/10"),
    ],
    "escapes": [("balanced-escape", "2 + mu", "1 + mu"), ("balanced-escape", "mu > -2", "mu > -3")],
    "cycles": [
        ("no-cycles-off-axes", "-2 < mu < 2", "-2 <= mu <= 2"),
        ("no-cycles-off-axes", '"eps != 0"', '"eps^2 >= 0"'),
        ("no-cycles-off-axes", '"p != 0"', '"p^2 >= 0"'),
        ("no-cycles-on-opposite-axis", "0 <= mu < 2", "-1 <= mu < 2"),
    ],
    "cycles-across": [
        ("balanced-cycles-attract", '"p != 0", ', ""),
        ("balanced-cycles-attract", '"p != 0", "eps != 0"', '"p != 0"'),
        ("balanced-cycles-attract", '"w = 0"', ""),
        ("ellipse-cycles-repel", "-2 < mu < 2", "-2 <= mu <= 2"),
        ("ellipse-cycles-repel", '"w = 0"', ""),
        ("ellipse-cycles-repel", '">"', '"<"'),
    ],
    "lyapunov": [
        ("lyapunov-function", "-2 < mu < 2", "-2 <= mu <= 2"),
        ("lyapunov-function", "(2 - mu)/2", "(3 - mu)/2"),
    ],
    "cycle": [
        ("opposite-two-cycle", "repelling", "saddle"),
        ("opposite-two-cycle", "repelling", "attracting"),
        ("opposite-two-cycle", '"2"', '"4"'),
        ("opposite-two-cycle", "u^2 = 2 - mu", "u^2 = 2 + mu"),
    ],
    "conjugacy": [("negative-targets", '"-mu"', '"mu"'), ("negative-targets", '"-v"', '"v"')],
    "circle-map": [
        ("ellipse-angle-tripled", '"-3"', '"3"'),
        ("ellipse-angle-tripled", '"-1", "0"', '"1", "0"'),
        ("ellipse-angle-tripled", "-2 < mu < 2", "-2 <= mu <= 2"),
    ],
    "circle-exponent": [
        ("ellipse-exponent", "(X + Y)/4", "(X + Y)/3"),
        ("ellipse-exponent", '["-2 < mu < 2"]', '["-2 <= mu < 2"]'),
        ("ellipse-exponent-bounds", "97/100", "96/100"),
    ],
    "cycle-near": [
        ("delayed-logistic-sink", '"0.473684210526315789473684210526", ', '"0.473684210526315789473684210529", '),
        ("delayed-logistic-sink", "a = 19/10", "a = 21/10"),
        ("delayed-logistic-sink", '"1/10"', '"1"'),
        ("henon-cycle-of-period-40", '"inside": "1"', '"inside": "2"'),
        ("henon-cycle-of-period-40", "b = 3/10", "b = 31/100"),
        ("cycle-in-space-of-period-6", '"inside": "1"', '"inside": "0"'),
        ("balanced-cycle-of-period-3", '"inside": "1"', '"inside": "2"'),
        ("balanced-cycle-of-period-3", '"-32901/250000"', '"-65803/500000"'),
        ("balanced-cycle-of-period-3", '"u - v", ', '"u + v", '),
        ("balanced-cycle-of-period-1000", '"-178', '"-177'),
        ("two-cycle-continued", '"89/80", "179/160"', '"9/8", "179/160"'),
        ("two-cycle-continued", '"1/400"', '"1/40000"'),
        ("two-cycle-continued", '"11/10", "177/160"', '"1", "177/160"'),
        ("two-pieces", '"inside": "1"', '"inside": "0"'),
        ("two-pieces", '"201/200", "101/100"', '"202/200", "101/100"'),
        ("two-pieces", '"1/10"', '"2"'),
    ],
    "branching": [
        ("flip-of-period-1", '">"', '"<"'),
        ("flip-of-period-1", '["1"]', '["0"]'),
        ("flip-of-period-1", '"flip"', '"fold"'),
        ("flip-of-period-1", '"1/1000000000000000"', '"1"'),
        ("fold-of-period-3-first", '["1", "0"]', '["0", "1"]'),
        ("fold-of-period-3-first", '"fold"', '"flip"'),
        ("fold-of-period-3-first", '">"', '"<"'),
    ],
    "crossing": [
        ("delayed-logistic-neimark-sacker", '"cubic": "<"', '"cubic": ">"'),
        ("delayed-logistic-neimark-sacker", '["2", "0"]', '["0", "2"]'),
        ("delayed-logistic-neimark-sacker", '"1999999999999/1000000000000"', '"20000000000001/10000000000000"'),
        ("logistic-second-flip", '"1/1000"', '"1/1000000"'),
        ("balanced-two-cycle-flip", '"1/100"', '"1"'),
    ],
    "census": [
        ("cubic-census", '["8", "0"]', '["7", "0"]'),
        ("cubic-census", '["8", "0"]', '["9", "0"]'),
        ("cubic-census", '["8", "0"]', '["7", "1"]'),
        ("cubic-census", '5/2"', '3/2"'),
        ("cubic-census", '"1/10"', '"3/2"'),
        ("cubic-census", "mu = 2", "mu = 1"),
    ],
    "choice": [
        ("offset", "a >= 0", "a >= 1"),
        ("offset", "a >= 0", "a >= -1"),
        ("offset", "m >= 0", "m >= 1"),
        ("varying-targets-threshold", "27*(2 + lo)", "27*(2 + lo) - 1/1000000000"),
        ("varying-targets-threshold", "27*(2 + lo)", "27*(2 + lo) + 1/1000000000"),
        ("varying-targets-threshold", "4*(1 + hi)^3 <= ", "4*(1 + hi)^3 < "),
        ("varying-targets-threshold", '"R > 0"', '"R >= 0"'),
        ("varying-targets-threshold", "lo <= mu <= hi", "lo <= mu"),
    ],
    "atlas": [
        ("logistic-rows", "262689077/17179869184", "1050756309/68719476736"),
        ("logistic-rows", '"19/5"', '"383/100"'),
        ("logistic-rows", '"77/20"', '"383/100"'),
        ("logistic-rows", "r*x*(1 - x)", "r*x*(1 - x^2)"),
        ("cubic-rows", "26654449/8589934592", "26654449/858993459"),
        ("cubic-rows", "(1 + mu)*x - x^3", "(1 + mu)*x + x^3"),
        ("cubic-rows", "(1 + mu)*x - x^3", "(1 + mu)*x - x^3 + 1/100"),
        ("logistic-ranges", '"2"', '"11/5"'),
        ("logistic-ranges", "r*x*(1 - x)", "r*x*(1 - x) - 1/100"),
        ("cubic-ranges", '"149/100"', '"3/2"'),
        ("cubic-ranges", "(1 + mu)*x - x^3", "(1 + 2*mu)*x - x^3"),
    ],
    "atlas-across": [
        ("rows-in-the-plane", '"1/4"', '"1/3"'),
        ("rows-in-the-plane", "1/2*y*(1 + y)", "1/2*y*(2 + y)"),
        ("rows-in-the-plane", "1/2*y*(1 + y)", "1/2*y*(1 + y) + 1/100"),
        ("rows-in-the-plane", '"graph": "0"', '"graph": "1"'),
    ],
    "atlas-by-kneading": [
        ("logistic-windows", "7497310051660639/72057594037927936", "29989240206642557/288230376151711744"),
        ("logistic-windows", '"7/2"', '"19/5"'),
        ("logistic-windows", '"77/20"', '"383/100"'),
        ("logistic-windows", "r*x*(1 - x)", "r*x*(1 - x^2)"),
        ("logistic-windows", "r*x*(1 - x)", "r*x*(1 - x) + 1/100"),
    ],
}
"""False claims next to true ones: a certificate, a text in its claim, and what it is changed to."""

SYMMETRIC = "the map and the function are symmetric under the exchange of u and v"
WEAKER = "a weaker conclusion, or a smaller domain"
TRUE_ANYWAY: dict[tuple[str, str, str], str] = {
    ("ellipse-cofactor", "claim: system.variables[]", "swap"): SYMMETRIC,
    ("ellipse-cofactor", "claim: system.map[]", "swap"): SYMMETRIC,
    ("ellipse-cofactor", "claim: let[]", "swap"): "independent definitions in another order",
    ("monotone-phase-ends", "claim: constants.between[]", "mutate"): "the same root, isolated otherwise",
    ("monotone-phase-ends", "claim: holds[]", "flip strictness"): WEAKER,
    ("critical-value-outside", "claim: holds[]", "flip strictness"): WEAKER,
    ("tree-box", "claim: system.variables[]", "swap"): "the map plays no part",
    ("tree-box", "claim: system.map[]", "mutate"): "the map plays no part",
    ("tree-box", "claim: system.map[]", "swap"): "the map plays no part",
    ("tree-box", "claim: holds[]", "flip strictness"): WEAKER,
    ("tree-box", "claim: where[]", "flip strictness"): WEAKER,
    ("two-cases", "claim: system.map[]", "mutate"): "the map plays no part",
    ("two-cases", "claim: where[]", "flip strictness"): "it holds for a = 0 too",
    ("monotone-phase", "claim: constants.between[]", "mutate"): "the same root, isolated otherwise",
    ("monotone-phase", "claim: states[]", "flip strictness"): "at the end e = -mu the residual maps to -mu",
    ("monotone-phase", "claim: where[]", "flip strictness"): "it holds at mu = 0 too",
    ("minimisers-stable", "claim: system.map[]", "mutate"): "a constant does not change the derivative",
    ("ellipse-separates", "claim: system.variables[]", "swap"): SYMMETRIC,
    ("ellipse-separates", "claim: system.map[]", "swap"): SYMMETRIC,
    ("ellipse-separates", "claim: let[]", "swap"): "independent definitions in another order",
    ("bounded-interval-kept", "claim: where[]", "flip strictness"): WEAKER,
    ("critical-value-outside", "claim: where[]", "duplicate"): "the same conditions",
    ("no-cycles-off-axes", "claim: let[]", "swap"): "independent definitions in another order",
    ("no-cycles-off-axes", "claim: on[]", "duplicate"): "the same conditions",
    ("balanced-cycles-attract", "claim: let[]", "swap"): "independent definitions in another order",
    ("lyapunov-function", "claim: let[]", "swap"): "independent definitions in another order",
    ("opposite-two-cycle", "claim: where[]", "flip strictness"): "at mu = -2 the eigenvalues are 9 and 81",
    ("negative-targets", "claim: coordinates[]", "swap"): SYMMETRIC,
    ("ellipse-angle-tripled", "claim: system.parameters[]", "swap"): "the same parameters in another order",
    ("ellipse-exponent", "claim: system.parameters[]", "swap"): "the same parameters in another order",
    ("ellipse-exponent", "claim: system.map[]", "mutate"): "w moves otherwise, but the factor of eps is the same",
    ("ellipse-exponent", "claim: where[]", "flip strictness"): WEAKER,
    ("flip-of-period-1", "claim: high", "mutate"): WEAKER,
    ("flip-of-period-1", "claim: within", "mutate"): WEAKER,
    ("flip-of-period-1", "claim: inside[]", "drop"): WEAKER,
    ("fold-of-period-3-first", "claim: high", "mutate"): WEAKER,
    ("fold-of-period-3-first", "claim: within", "mutate"): WEAKER,
    ("varying-targets-threshold", "claim: where[]", "flip strictness"): WEAKER,
    ("cubic-census", "claim: apart[]", "duplicate"): "the same conditions",
    ("offset", "claim: system.map[]", "mutate"): "the map plays no part",
    ("balanced-cycle-of-period-3", "claim: across[]", "mutate"): WEAKER,
    ("balanced-cycle-of-period-3", "claim: along[]", "mutate"): WEAKER,
    ("offset", "claim: system.parameters[]", "swap"): "the same parameters in another order",
    ("logistic-rows", "claim: high", "mutate"): "a part of a longer interval",
    ("cubic-rows", "claim: high", "mutate"): "a part of a longer interval",
    ("logistic-ranges", "claim: high", "mutate"): "a part of a longer interval",
    ("cubic-ranges", "claim: high", "mutate"): "a part of a longer interval",
    ("rows-in-the-plane", "claim: high", "mutate"): "a part of a longer interval",
    ("logistic-windows", "claim: high", "mutate"): "a part of a longer interval",
}
"""Changed claims that are accepted because they are true: certificate, field, operation; and the reason."""

RELATION = re.compile(r"<=|>=|!=|<|>|=")
FLIPPED = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "=": "!=", "!=": "="}
RATIONAL = re.compile(r"-?\d+(/\d+)?")
Address = tuple[str | int, ...]
Certificate = dict[str, Any]


def load(folder: Path) -> Certificate:
    """Claim and evidence of a certificate as data."""
    return {name: json.loads((folder / f"{name}.json").read_text()) for name in ("claim", "evidence")}


def verdict(certificate: Certificate) -> Result:
    """What the checker says of it."""
    return check(encode(certificate["claim"]), encode(certificate["evidence"]))


def addresses(data: Any, at: Address = ()) -> Iterator[Address]:
    """The places of all values in the data, outermost first."""
    if at:
        yield at
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield from addresses(value, (*at, key))


def field(address: Address) -> str:
    """The name of a place: the part of the file and the last names, without positions."""
    names = [name for name in address if isinstance(name, str)]
    part, rest = names[0], [name for name in names[1:] if name not in ("witnesses", "asserts", "proof", "lemmas")]
    listed = "[]" if isinstance(address[-1], int) else ""
    if names[-1] in ("lemmas", "proof", "witnesses", "asserts"):
        rest = names[-1:]
    return f"{part}: {'.'.join(rest[-2:])}{listed}"


def parent(data: Any, address: Address) -> Any:
    """The object or list that holds the place."""
    for key in address[:-1]:
        data = data[key]
    return data


def mutate(holder: Any, key: Any) -> bool:
    """Add 1 to a number, a polynomial, or the left side of a condition; lengthen other texts."""
    value = holder[key]
    if isinstance(value, int):
        holder[key] = value + 1
    elif isinstance(value, str):
        relation = RELATION.search(value)
        if RATIONAL.fullmatch(value):
            numerator, _, denominator = value.partition("/")
            step = int(denominator or 1)
            holder[key] = str(int(numerator) + step) + (f"/{denominator}" if denominator else "")
        elif relation:
            holder[key] = f"{value[: relation.start()]} + 1 {value[relation.start() :]}"
        else:
            holder[key] = f"{value} + 1"
    else:
        return False
    return True


def drop(holder: Any, key: Any) -> bool:
    """Remove a field or an entry of a list."""
    del holder[key]
    return True


def duplicate(holder: Any, key: Any) -> bool:
    """Repeat an entry of a list."""
    if not isinstance(holder, list):
        return False
    holder.insert(key, copy.deepcopy(holder[key]))
    return True


def swap(holder: Any, key: Any) -> bool:
    """Exchange an entry of a list with the next one."""
    if not isinstance(holder, list) or key + 1 >= len(holder) or holder[key] == holder[key + 1]:
        return False
    holder[key], holder[key + 1] = holder[key + 1], holder[key]
    return True


def flip(holder: Any, key: Any) -> bool:
    """Exchange < and <=, > and >=, = and !=, at the first relation."""
    if not isinstance(holder[key], str) or not RELATION.search(holder[key]):
        return False
    holder[key] = RELATION.sub(lambda match: FLIPPED[match[0]], holder[key], count=1)
    return True


def retype(holder: Any, key: Any) -> bool:
    """Put a value of another type in the place."""
    holder[key] = "7" if isinstance(holder[key], int | list) else [7] if isinstance(holder[key], dict) else 7
    return True


COLUMNS = ("mutate", "drop", "duplicate", "swap", "flip strictness", "retype", "false neighbour", "of another claim")
OPERATIONS: dict[str, Callable[[Any, Any], bool]] = {
    "mutate": mutate,
    "drop": drop,
    "duplicate": duplicate,
    "swap": swap,
    "flip strictness": flip,
    "retype": retype,
}


def forgeries(folder: Path) -> Iterator[tuple[str, str, Certificate]]:
    """Field, operation and forged certificate, for every place and every operation that applies there."""
    original = load(folder)
    for address in addresses(original):
        if len(address) < 2:
            continue
        for name, operation in OPERATIONS.items():
            forged = copy.deepcopy(original)
            if operation(parent(forged, address), address[-1]) and forged != original:
                yield field(address), name, forged


def neighbour(name: str, old: str, new: str) -> Certificate:
    """The certificate `name` with a text of its claim changed."""
    folder = CERTIFICATES / name if (CERTIFICATES / name).exists() else VALID / name
    certificate = load(folder)
    text = json.dumps(certificate["claim"])
    if old not in text:
        raise LookupError(f"{old!r} does not occur in the claim {name}")
    return {"claim": json.loads(text.replace(old, new)), "evidence": certificate["evidence"]}


@dataclass(frozen=True)
class Forgery:
    """A forged certificate: where it came from, what was changed and how, and what the checker says."""

    base: str
    where: str
    operation: str
    result: Result

    @property
    def refused(self) -> bool:
        """Whether the checker did not accept it."""
        return self.result.verdict is not Verdict.ACCEPT

    @property
    def excuse(self) -> str:
        """Why it may be accepted; empty if it may not."""
        if self.where.startswith("evidence: "):
            return "still a proof of the same claim"
        return TRUE_ANYWAY.get((self.base, self.where, self.operation), "")


def of_kind(kind: str) -> Iterator[Forgery]:
    """All forgeries of the certificates of one kind."""
    for folder in BASES[kind]:
        for where, operation, forged in forgeries(folder):
            yield Forgery(folder.name, where, operation, verdict(forged))
    for name, old, new in NEIGHBOURS[kind]:
        yield Forgery(name, "claim as a whole", "false neighbour", verdict(neighbour(name, old, new)))
    everything = [load(folder) for folders in BASES.values() for folder in folders]
    for folder in BASES[kind]:
        claim = load(folder)["claim"]
        for other in everything:
            if other["claim"]["id"] != claim["id"]:
                moved = {"claim": claim, "evidence": other["evidence"]}
                yield Forgery(folder.name, "evidence as a whole", "of another claim", verdict(moved))


def page(found: Mapping[str, Iterable[Forgery]]) -> str:
    """docs/forgeries.md, from the forgeries of each kind."""
    lines = [
        "# Forgeries",
        "",
        "Generated by `python -m tests.forgeries`. Every field of true certificates of each kind is changed in",
        "every way that its type admits, and the checker is asked. Each cell names the checks that refused. Where",
        "nothing was refused, it says why acceptance was right: changed evidence can still be a proof, and a changed",
        "claim can still be true. A dash means that the operation does not apply to values of that type.",
        "",
        "The second table of a kind is of the clauses of its sentence: what gives each, and the checks that refuse",
        "claims for which it is false (`tests/clauses.py`).",
    ]
    for number, kind in enumerate(KINDS, start=1):
        cells: dict[str, dict[str, list[Forgery]]] = defaultdict(lambda: defaultdict(list))
        for forgery in found[kind]:
            cells[forgery.where][forgery.operation].append(forgery)
        lines += ["", f"## {kind}", "", f"| field | {' | '.join(COLUMNS)} |", "|---|" + "---|" * len(COLUMNS)]
        for where in sorted(cells):
            lines.append(f"| {where} | {' | '.join(_cell(cells[where].get(column)) for column in COLUMNS)} |")
        lines += ["", "| clause | what gives it | false claims are refused by |", "|---|---|---|"]
        for clause, cases in zip(clauses(number), CASES[kind], strict=True):
            checks = ", ".join(sorted({case.check for case in cases}))
            lines.append(
                "| " + " | ".join(each.replace("|", "\\|") for each in (clause.words, clause.gives, checks)) + " |"
            )
    return "\n".join(lines) + "\n"


def _cell(found: list[Forgery] | None) -> str:
    if found is None:
        return "-"
    refused = sorted({forgery.result.check for forgery in found if forgery.refused})
    return ", ".join(refused) or "; ".join(sorted({f"({forgery.excuse})" for forgery in found}))


if __name__ == "__main__":
    print(page({kind: of_kind(kind) for kind in KINDS}), end="")
