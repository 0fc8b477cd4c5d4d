"""What benchmarks/mutants.py alters, which tests it chooses, and that every explanation still explains something."""

from __future__ import annotations

import ast
import builtins
from pathlib import Path

import pytest

from benchmarks import mutants
from benchmarks.mutants import Alteration, alterations, announced, every, explained, reason, stages

SOURCE = '''
"""1 < 2"""

LIMIT = 3


class Line:
    def range(self, a: int = 1) -> "1 < 2":
        """Not 1 < 2."""
        if a < LIMIT and not self:
            raise ValueError("a" if a > 0 else f"{a + 1}")
        return spend(max(-a, len([x << 1 for x in zip(a, strict=True)])))


def other(x, y):
    x += y
    return [*map(abs, x)][-1] // y
'''
LISTED = "[x << 1 for x in zip(a, strict=True)]"


@pytest.fixture
def found(tmp_path: Path) -> list[Alteration]:
    file = tmp_path / "line.py"
    file.write_text(SOURCE)
    return alterations(file)


def test_comparisons_signs_constants_and_connectives(found: list[Alteration]) -> None:
    assert {(each.function, each.was, each.becomes) for each in found} == {
        ("", "LIMIT = 3", "LIMIT = 4"),
        ("", "LIMIT = 3", "LIMIT = 2"),
        ("Line.range", "1", "2"),
        ("Line.range", "1", "0"),
        ("Line.range", "a < LIMIT and (not self)", "a < LIMIT or not self"),
        ("Line.range", "a < LIMIT and (not self)", "a <= LIMIT and (not self)"),
        ("Line.range", "a < LIMIT and (not self)", "a > LIMIT and (not self)"),
        ("Line.range", "a < LIMIT and (not self)", "a < LIMIT and self"),
        ("Line.range", f"max(-a, len({LISTED}))", f"max(a, len({LISTED}))"),
        ("Line.range", f"max(-a, len({LISTED}))", f"min(-a, len({LISTED}))"),
        ("Line.range", LISTED, LISTED.replace("<<", ">>")),
        ("Line.range", LISTED, LISTED.replace("1", "2")),
        ("Line.range", LISTED, LISTED.replace("1", "0")),
        ("other", "x += y", "x -= y"),
        ("other", "[*map(abs, x)][-1] // y", "-(-[*map(abs, x)][-1] // y)"),
        ("other", "[*map(abs, x)][-1]", "[*map(abs, x)][1]"),
        ("other", "[*map(abs, x)][-1]", "[*map(abs, x)][-2]"),
        ("other", "[*map(abs, x)][-1]", "[*map(abs, x)][-0]"),
    }  # fmt: skip
    original = ast.unparse(ast.parse(SOURCE))
    assert all(each.source != original and ast.parse(each.source) for each in found)
    assert len({each.source for each in found}) == len(found)


def test_explanations_by_text_function_or_call(found: list[Alteration]) -> None:
    constant, *_ = found
    shifted = next(each for each in found if "x >> 1" in each.becomes)
    assert shifted.calls == {"spend", "max", "len"}
    assert reason(constant, [{"file": "line.py", "was": "LIMIT = 3", "becomes": constant.becomes, "why": "w"}]) == "w"
    assert reason(constant, [{"file": "line.py", "was": "LIMIT = 3", "becomes": "LIMIT = 9", "why": "w"}]) == ""
    assert reason(shifted, [{"call": "pay", "why": "no"}, {"call": "spend", "why": "w"}]) == "w"
    assert reason(constant, [{"was": "LIM*", "why": "w"}]) == "w"
    assert reason(shifted, [{"file": "line.py", "function": "Line.range", "why": "w"}]) == "w"
    assert reason(shifted, [{"file": "other.py", "function": "Line.range", "why": "w"}]) == ""


def test_every_explanation_says_why_and_explains_something() -> None:
    files = [entry["file"] for entry in explained() if "file" in entry]
    there_are = every(files)
    for entry in explained():
        assert entry["why"]
        assert entry.keys() - {"why", "file", "function"} in (set(), {"call"}, {"was"}, {"was", "becomes"}), entry
        assert "function" not in entry or "file" in entry, entry
        assert any(reason(each, [entry]) for each in there_are) or "file" not in entry, entry


def test_the_quickest_tests_of_the_same_name_come_first(found: list[Alteration]) -> None:
    calls = [["line.py", "Line.range"]]
    tests = {
        "tests/checker/test_line.py::slow": {"seconds": 2, "calls": calls},
        "tests/checker/test_line.py::quick": {"seconds": 1, "calls": calls},
        "tests/checker/test_line.py::another": {"seconds": 0, "calls": [["line.py", "other"]]},
        "tests/checker/test_sign.py::elsewhere": {"seconds": 0.1, "calls": calls},
        "tests/checker/test_sign.py::nothing": {"seconds": 0.1, "calls": [["sign.py", "other"]]},
    }
    altered = next(each for each in found if each.function == "Line.range")
    names = [[name.partition("::")[2] for name in stage] for stage in stages(altered, tests)]
    assert names == [["quick", "slow"], ["elsewhere"]]
    names = [[name.partition("::")[2] for name in stage] for stage in stages(found[0], tests)]
    assert names == [["another", "quick", "slow"], ["elsewhere"]]


def test_functions_say_that_they_are_called(monkeypatch: pytest.MonkeyPatch) -> None:
    called: set[tuple[str, str]] = set()
    monkeypatch.setattr(builtins, mutants.CALLED, called.add, raising=False)
    scope: dict[str, object] = {}
    exec(announced("line.py", SOURCE), scope)  # noqa: S102
    assert called == set()
    with pytest.raises(NameError):
        scope["Line"]().range()  # type: ignore[operator]
    assert called == {("line.py", "Line.range")}


def test_a_mutant_is_killed_or_survives(tmp_path: Path) -> None:
    """In a tree with one module and one test."""
    (tmp_path / mutants.CHECKER).mkdir(parents=True)
    (tmp_path / "tests").mkdir()
    (tmp_path / "pyproject.toml").write_text("[tool.pytest.ini_options]\n")
    module = tmp_path / mutants.CHECKER / "half.py"
    module.write_text("def half(x):\n    return x // 2 if x > 0 else 0\n")
    path = "import sys\nsys.path.insert(0, 'rigorous/checker')\nimport half\n\n"
    (tmp_path / "tests" / "test_half.py").write_text(f"{path}def test_half():\n    assert half.half(5) == 2\n")
    tests = {"tests/test_half.py::test_half": {"seconds": 0, "calls": [["half.py", "half"]]}}
    verdicts = {each.becomes: mutants.killer(tmp_path, each, tests) for each in alterations(module)}
    assert verdicts.pop("x // 2 if x >= 0 else 0") == ""
    assert verdicts.pop("x // 2 if x < 0 else 0") == "tests/test_half.py::test_half"
    assert verdicts["-(-x // 2) if x > 0 else 0"] == "tests/test_half.py::test_half"
    assert module.read_text().startswith("def half(x):\n    return x // 2 if x > 0")
