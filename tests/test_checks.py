"""Checks stand alone against false theorems: remove one, and a theorem of tests/attacks.py is accepted.

The checks listed there as structural guard the shape of evidence; without them there would be a crash instead.
"""

from __future__ import annotations

import ast
import importlib
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

import rigorous.checker
from rigorous.checker import Verdict, check
from tests.attacks import ATTACKS, STRUCTURAL, check_of, files

SOURCE = Path(rigorous.checker.__file__).parent
REFUSALS = ("Rejected", "Malformed")


class WithoutCheck(ast.NodeTransformer):
    """Replaces `raise Rejected("name", ...)`, or Malformed, by `pass`."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.removed = 0

    def visit_Raise(self, node: ast.Raise) -> ast.AST:
        if check_name(node) != self.name:
            return node
        self.removed += 1
        return ast.copy_location(ast.Pass(), node)


def check_name(node: ast.Raise) -> str | None:
    """The name of the check in `raise Rejected("name", ...)`."""
    match node.exc:
        case ast.Call(func=ast.Name(id=kind), args=[ast.Constant(value=str(name)), *_]) if kind in REFUSALS:
            return name
    return None


def checker_without(name: str, folder: Path) -> ModuleType:
    """A copy of the checker that lacks one check."""
    package = f"checker_without_{name.replace('-', '_')}"
    shutil.copytree(SOURCE, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    removed = 0
    for file in (folder / package).rglob("*.py"):
        transformer = WithoutCheck(name)
        tree = transformer.visit(ast.parse(file.read_text()))
        removed += transformer.removed
        file.write_text(ast.unparse(ast.fix_missing_locations(tree)))
    assert removed, f"no check is named {name}"
    sys.path.insert(0, str(folder))
    try:
        return importlib.import_module(f"{package}.check")
    finally:
        sys.path.remove(str(folder))


def names_of(kind: str) -> set[str]:
    """The names of all checks that raise `kind`."""
    found = set()
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Raise) and ast.unparse(node).startswith(f"raise {kind}("):
                found.add(check_name(node))
    return {name for name in found if name is not None}


@pytest.mark.parametrize("attack", ATTACKS)
def test_attack_is_refused_by_its_check(attack: str) -> None:
    result = check(*files(ATTACKS[attack]))
    assert (result.verdict is not Verdict.ACCEPT, result.check) == (True, check_of(attack))


@pytest.mark.parametrize("name", STRUCTURAL)
def test_wrong_shape_is_refused_by_its_check(name: str) -> None:
    result = check(*files(STRUCTURAL[name]))
    assert (result.verdict, result.check) == (Verdict.REJECT, name)


@pytest.mark.parametrize("attack", ATTACKS)
def test_without_the_check_the_false_theorem_is_accepted(attack: str, tmp_path: Path) -> None:
    mutant = checker_without(check_of(attack), tmp_path)
    result = mutant.check(*files(ATTACKS[attack]))
    assert (result.verdict.value, result.reason) == ("ACCEPT", "")


def test_every_check_that_rejects_has_an_attack() -> None:
    assert names_of("Rejected") - set(map(check_of, ATTACKS)) - STRUCTURAL.keys() == set()
