"""The rules of trust that can be read off the source: what the checker imports, how large it is, what it never does."""

from __future__ import annotations

import ast
import io
import sys
import tokenize
from pathlib import Path

import pytest

import rigorous.checker

CHECKER = Path(rigorous.checker.__file__).parent
LIBRARY = CHECKER.parent
FRAME = {"__init__.py", "__main__.py", "check.py", "constants.py", "reduction.py", "setting.py"}
"""What reads claims and prints verdicts; the core is every other module outside lemmas/ and kinds/."""
CONSOLE = {"console.py"}
"""How a command speaks and ends, also that of the library: no verdict depends on it."""
CORE_LINES, FRAME_LINES, CONSOLE_LINES = 1000, 350, 50
PART_LINES = {"lemmas": 80, "kinds": 60}
FORBIDDEN = {"eval", "exec", "compile", "__import__", "sympify", "float", "parse_expr", "globals", "getattr", "setattr"}

sources = sorted(CHECKER.rglob("*.py"))


def lines_of_code(path: Path) -> int:
    """Lines that hold a token other than a comment or a docstring."""
    text = path.read_text()
    words: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            words |= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    layout = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
    code: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in layout:
            code |= set(range(token.start[0], token.end[0] + 1))
    return len(code - words)


SAMPLE = '''"""Words."""

# words
x = 1


def f() -> int:
    """Words
    and more."""
    return (
        2
    )
'''


def test_lines_of_code_are_counted(tmp_path: Path) -> None:
    sample = tmp_path / "sample.py"
    sample.write_text(SAMPLE)
    assert lines_of_code(sample) == 5


@pytest.mark.parametrize("path", sources, ids=lambda path: path.name)
def test_the_checker_imports_the_standard_library_and_itself(path: Path) -> None:
    depth = len(path.relative_to(CHECKER).parts)
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            assert all(alias.name.split(".")[0] in sys.stdlib_module_names for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            inside = 0 < node.level <= depth
            assert inside or (node.level == 0 and str(node.module).split(".")[0] in sys.stdlib_module_names)


def test_assertions_of_tests_count_even_when_python_drops_asserts() -> None:
    with pytest.raises(AssertionError):
        assert lines_of_code(Path(__file__)) == 0


def test_the_package_is_light() -> None:
    (statement,) = [n for n in ast.parse((LIBRARY / "__init__.py").read_text()).body if not isinstance(n, ast.Expr)]
    assert isinstance(statement, ast.Assign)


def test_sizes() -> None:
    core = [path for path in CHECKER.glob("*.py") if path.name not in FRAME | CONSOLE]
    assert sum(map(lines_of_code, core)) < CORE_LINES
    assert sum(lines_of_code(CHECKER / name) for name in FRAME) < FRAME_LINES
    assert sum(lines_of_code(CHECKER / name) for name in CONSOLE) < CONSOLE_LINES
    assert {path.name for path in CHECKER.iterdir() if path.is_dir()} - {"__pycache__"} == PART_LINES.keys()
    for part, limit in PART_LINES.items():
        for path in (CHECKER / part).glob("*.py"):
            assert lines_of_code(path) <= limit, path.name


def layer(path: Path) -> int:
    """0 for the core, 1 for lemmas, 2 for kinds; the frame may import all of them."""
    folders = ("lemmas", "kinds")
    return 1 + folders.index(path.parent.name) if path.parent.name in folders else 0


@pytest.mark.parametrize("path", [p for p in sources if p.name not in FRAME], ids=lambda path: path.name)
def test_the_core_imports_no_lemmas_and_lemmas_import_no_kinds(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.level:
            imported = path.parents[node.level - 1].joinpath(*str(node.module).split(".")).with_suffix(".py")
            assert imported.is_file()
            assert layer(imported) <= layer(path)


@pytest.mark.parametrize("path", sources, ids=lambda path: path.name)
def test_the_checker_uses_no_floats_no_asserts_and_evaluates_no_text(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        assert not isinstance(node, ast.Assert)
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float | complex))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in FORBIDDEN


@pytest.mark.parametrize("path", sources, ids=lambda path: path.name)
def test_no_dictionary_is_taken_apart_by_the_order_of_its_entries(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Assign) and any(isinstance(target, ast.Tuple) for target in node.targets):
            value = node.value.value if isinstance(node.value, ast.Starred) else node.value
            assert not ast.unparse(value).endswith(".values()")


def test_the_library_asserts_nothing() -> None:
    for path in LIBRARY.rglob("*.py"):
        assert not any(isinstance(node, ast.Assert) for node in ast.walk(ast.parse(path.read_text()))), path


def test_tests_of_the_checker_import_no_prover() -> None:
    for path in (Path(__file__).parent / "checker").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
            assert not any(name.startswith("rigorous.") and not name.startswith("rigorous.checker") for name in names)


def test_every_kind_has_its_lemma() -> None:
    from rigorous.checker.kinds import KINDS

    text = (LIBRARY.parent / "docs" / "lemmas.md").read_text()
    for number, name in enumerate(KINDS, start=1):
        module = CHECKER / "kinds" / f"{name.replace('-', '_')}.py"
        assert f"**{number}. {name}.**" in text
        assert f"Lemma {number}." in module.read_text().splitlines()[0]
