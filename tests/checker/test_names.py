"""Words of sentences are no names: a claim whose names are such words could be read as saying something else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import rigorous.checker
from rigorous.checker.names import RESERVED, check_names
from rigorous.checker.verdicts import Malformed

CHECKER = Path(rigorous.checker.__file__).parent
WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]+")
POINT = re.compile(r"[abpx](k|[0-9]+)")
"""Points, whose names a kind keeps for itself where it has them."""
WORDY = {"sentence", "relies_on"}


def definitions() -> dict[str, list[ast.AST]]:
    """Functions, constants and attributes of the checker by name: whatever a sentence may be put together from."""
    found: dict[str, list[ast.AST]] = {}
    for path in (
        *CHECKER.glob("[ks]*/*.py"),
        *CHECKER.glob("lemmas/*.py"),
        CHECKER / "setting.py",
        CHECKER / "constants.py",
    ):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                found.setdefault(node.name, []).append(node)
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                    for part in target.elts if isinstance(target, ast.Tuple) else [target]:
                        name = part.id if isinstance(part, ast.Name) else getattr(part, "attr", "")
                        found.setdefault(name, []).append(node.value)
    return found


def words_of_sentences() -> set[str]:
    """The words of two or more letters in all templates of sentences, and in what is relied on."""
    known, words = definitions(), set[str]()
    pending, seen = list(WORDY), set(WORDY)
    while pending:
        for definition in known.get(pending.pop(), []):
            for node in spoken(definition):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    words |= set(WORD.findall(node.value))
                name = getattr(node, "attr", None) or getattr(node, "id", "")
                if name in known and name not in seen and (name.isupper() or _puts_words(known[name])):
                    seen.add(name)
                    pending.append(name)
    return {word for word in words if not POINT.fullmatch(word)}


def spoken(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes below this one, but for docstrings, messages of refusals, keys, and names of fields of the claim."""
    yield node
    for child in ast.iter_child_nodes(node):
        match child, node:
            case (ast.Raise(), _) | (ast.Expr(value=ast.Constant()), _):
                continue
            case (_, ast.Subscript(slice=key)) if child is key:
                continue
            case (_, ast.Dict(keys=keys)) if child in keys:
                continue
            case (_, ast.Call(func=ast.Attribute(attr="text" | "texts" | "record" | "records"))) if (
                child is not node.func
            ):
                continue
        yield from spoken(child)


def _puts_words(nodes: list[ast.AST]) -> bool:
    """Whether something of this name is a text, or a function that returns texts."""
    returned = [ast.unparse(node.returns) for node in nodes if isinstance(node, ast.FunctionDef) and node.returns]
    return any("str" in text for text in returned) or any(isinstance(node, ast.JoinedStr) for node in nodes)


def test_the_words_of_sentences_are_collected() -> None:
    assert {"greater", "prime", "others", "box", "Singer", "graph", "eigenvalues", "strictly"} <= words_of_sentences()
    assert not {"witness", "claim_format", "shape", "malformed"} & words_of_sentences()


def test_every_word_of_a_sentence_is_reserved() -> None:
    assert {word.lower() for word in words_of_sentences()} - {name.lower() for name in RESERVED} == set()


@pytest.mark.parametrize("name", sorted({"prime", "greater", "others", "box", "For", "IS", "path1", "Phi", "relies"}))
def test_such_words_are_no_names(name: str) -> None:
    with pytest.raises(Malformed, match="cannot be a name"):
        check_names(["x", name])


def test_letters_and_other_words_are_names() -> None:
    check_names(["a", "A", "x1", "mu", "eta", "loss", "top", "ak"])
