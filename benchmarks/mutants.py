"""Mutants of the checker's code: `python -m benchmarks.mutants [-n COUNT] [--seed SEED] [--only MODULE ...]`.

In each, one comparison, sign, constant or connective of rigorous/checker is altered, in a copy of the tree; the tests
that call the function are run, the quickest first, until one fails. A first run of all these tests finds which call
what. A line says of each mutant which test killed it, or that it survived.

Survivors that are known to be harmless stand in mutants.toml, with the reason, and are not run unless `--all` is given.
The exit code is 0 if every other mutant was killed, else 1. If it is interrupted, the same command goes on.
"""

from __future__ import annotations

import argparse
import ast
import builtins
import compileall
import copy
import hashlib
import importlib.util
import json
import os
import random
import resource
import shutil
import signal
import sys
import time
import tomllib
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import connection, get_context
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CHECKER = Path("rigorous/checker")
TESTS = ("tests/checker", "tests/test_checks.py", "tests/test_clauses.py")
LEFT_OUT = (
    "not committed and not test_without_the_check and not among_others and not test_json_is_one_object "
    "and not ends_soon and not end_soon and not about_as_long and not test_names"
)
"""Tests that take long, and see what others see; and those of how long a process takes."""
COPIED = ("rigorous", "tests", "certificates", "proofs", "docs", "benchmarks", "pyproject.toml")
EXPLAINED = Path(__file__).with_suffix(".toml")
PATIENCE = 20, 5
"""The tests of a mutant may take so many seconds of the processor, and so many times what they take without it."""
LIBRARIES = ("pytest", "hypothesis", "numpy", "sympy", "mpmath", "flint", "json", "gzip")

CALLED = "_functions_that_were_called"

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
SIGNS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
KEYWORDS = ("strict", "frozen", "slots", "order", "flush")
"""Named arguments from which nothing is concluded."""
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}


# -- alterations ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Alteration:
    """One change of one module: where, in which function, in arguments of which calls; what it was and becomes; all."""

    file: str
    line: int
    function: str
    was: str
    becomes: str
    calls: frozenset[str]
    source: str

    @property
    def key(self) -> str:
        """What tells it from others."""
        return f"{self.file}:{self.line}: {self.was} -> {self.becomes}"


def variants(node: ast.AST) -> Iterator[ast.AST]:
    """What a node may be replaced by."""
    match node:
        case ast.Compare(ops=ops):
            for i, op in enumerate(ops):
                for other in COMPARISONS[type(op)]:
                    changed = copy.deepcopy(node)
                    changed.ops[i] = other()
                    yield changed
        case ast.BinOp(op=op) if type(op) in SIGNS:
            yield ast.BinOp(node.left, SIGNS[type(op)](), node.right)
        case ast.BinOp(op=ast.FloorDiv()):
            yield ast.UnaryOp(ast.USub(), ast.BinOp(ast.UnaryOp(ast.USub(), node.left), ast.FloorDiv(), node.right))
        case ast.AugAssign(op=op) if type(op) in SIGNS:
            yield ast.AugAssign(node.target, SIGNS[type(op)](), node.value)
        case ast.UnaryOp(op=ast.USub() | ast.Not()):
            yield node.operand
        case ast.BoolOp(op=ast.And()):
            yield ast.BoolOp(ast.Or(), node.values)
        case ast.BoolOp():
            yield ast.BoolOp(ast.And(), node.values)
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value)):
            yield ast.Constant(value + 1)
            yield ast.Constant(value - 1)
        case ast.Name(id=name, ctx=ast.Load()) if name in NAMES:
            yield ast.Name(NAMES[name], ast.Load())


def alterations(file: Path) -> list[Alteration]:
    """All of one module. What is said in messages, annotations and docstrings is no part of it."""
    tree = ast.parse(file.read_text())
    found: list[Alteration] = []

    def walk(node: ast.AST, parents: tuple[ast.AST, ...], function: tuple[str, ...]) -> None:
        for field, value in list(ast.iter_fields(node)):
            if field in ("annotation", "returns", "type_params") or (isinstance(node, ast.Raise) and field == "exc"):
                continue
            if isinstance(node, ast.keyword) and node.arg in KEYWORDS:
                continue
            for i, child in enumerate(value if isinstance(value, list) else [value]):
                if not isinstance(child, ast.AST):
                    continue
                for other in variants(child):
                    set_(node, field, value, i, other)
                    whole = context(child, (*parents, node))
                    becomes, source = ast.unparse(whole if whole is not child else other), ast.unparse(tree)
                    set_(node, field, value, i, child)
                    was = ast.unparse(whole)
                    line = getattr(child, "lineno", getattr(node, "lineno", 1))
                    name = str(file.relative_to(ROOT / CHECKER) if file.is_relative_to(ROOT) else file.name)
                    inside = called((*parents, node))
                    found.append(Alteration(name, line, ".".join(function), was, becomes, inside, source))
                inner = function
                if isinstance(child, ast.FunctionDef | ast.ClassDef) and not any(
                    isinstance(each, ast.FunctionDef) for each in (*parents, node)
                ):
                    inner = (*function, child.name)
                walk(child, (*parents, node), inner)

    def set_(node: ast.AST, field: str, value: Any, i: int, new: ast.AST) -> None:
        if isinstance(value, list):
            value[i] = new
        else:
            setattr(node, field, new)

    walk(tree, (), ())
    return found


def called(parents: tuple[ast.AST, ...]) -> frozenset[str]:
    """The names of the functions in calls of which one is."""
    functions = (parent.func for parent in parents if isinstance(parent, ast.Call))
    return frozenset(f.attr if isinstance(f, ast.Attribute) else ast.unparse(f) for f in functions)


def context(node: ast.AST, parents: tuple[ast.AST, ...]) -> ast.AST:
    """The least expression or plain statement about a node that is long enough to be recognised."""
    whole = node
    for parent in reversed(parents):
        if len(ast.unparse(whole)) >= 12 or not isinstance(parent, ast.expr | ast.keyword | ast.Assign | ast.Return):
            break
        whole = parent
    return whole


def every(only: list[str]) -> list[Alteration]:
    """Those of all modules, or of those whose names end so."""
    files = sorted((ROOT / CHECKER).rglob("*.py"))
    return [
        each
        for file in files
        if not only or any(str(file.relative_to(ROOT / CHECKER)).endswith(name) for name in only)
        for each in alterations(file)
    ]


def explained() -> list[dict[str, str]]:
    """Entries of mutants.toml: why, and some of file, function, was, becomes, and a call that it is inside of."""
    return tomllib.loads(EXPLAINED.read_text()).get("explained", [])


def reason(each: Alteration, entries: list[dict[str, str]]) -> str:
    """Why the alteration is harmless, if that is known."""
    for entry in entries:
        shown = {"file": each.file, "function": each.function, "was": each.was, "becomes": each.becomes}
        fits = all(
            shown[name].startswith(value[:-1]) if value.endswith("*") else shown[name] == value
            for name, value in entry.items()
            if name in shown
        )
        if fits and ("call" not in entry or entry["call"] in each.calls):
            return entry["why"]
    return ""


# -- tests ------------------------------------------------------------------------------------------------------------


class Surveyor:
    """A plugin of pytest: how long each test takes, and which functions of the checker it calls."""

    def __init__(self) -> None:
        self.called: set[tuple[str, str]] = set()
        self.tests: dict[str, Any] = {}

    def pytest_runtest_protocol(self) -> None:
        """Begin a test."""
        self.called, self.begin = set(), time.process_time()
        setattr(builtins, CALLED, self.called.add)

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        """End it."""
        seconds = time.process_time() - self.begin
        self.tests[nodeid] = {"seconds": round(seconds, 3), "calls": sorted(self.called)}


def announced(file: str, source: str) -> str:
    """A module whose functions say that they are called."""

    def walk(nodes: list[ast.stmt], names: tuple[str, ...]) -> None:
        for node in nodes:
            if isinstance(node, ast.FunctionDef):
                name = ".".join((*names, node.name))
                said = f"getattr(__import__('builtins'), {CALLED!r}, len)(({file!r}, {name!r}))"
                node.body.insert(int(ast.get_docstring(node) is not None), ast.parse(said).body[0])
            elif isinstance(node, ast.ClassDef):
                walk(node.body, (*names, node.name))

    tree = ast.parse(source)
    walk(tree.body, ())
    return ast.unparse(ast.fix_missing_locations(tree))


class Chosen:
    """A plugin of pytest: run these tests in this order, and remember the first that fails."""

    def __init__(self, order: list[str]) -> None:
        self.order = {name: i for i, name in enumerate(order)}
        self.failed = ""

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """Leave out all others."""
        items[:] = sorted((i for i in items if i.nodeid in self.order), key=lambda i: self.order[i.nodeid])

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Note a failure."""
        if report.failed and not self.failed:
            self.failed = report.nodeid

    def pytest_collectreport(self, report: Any) -> None:
        """A module that cannot be imported fails, too."""
        if report.failed and not self.failed:
            self.failed = f"{report.nodeid} (import)"


OPTIONS = [
    "-x",
    "--assert=plain",
    "-W",
    "ignore::pytest.PytestAssertRewriteWarning",
    "-q",
    "--no-header",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:xdist",
    "-o",
    "addopts=",
    "--tb=no",
]


def _pytest(tree: Path, files: list[str], plugin: object) -> int:
    import pytest

    os.chdir(tree)
    sys.path.insert(0, str(tree))
    shutil.rmtree(tree / ".hypothesis", ignore_errors=True)
    options = [*OPTIONS, "--import-mode=importlib", "--hypothesis-seed=0", f"--rootdir={tree}", *files]
    return int(pytest.main(options, plugins=[plugin]))


def _in_child(work: Callable[[], Any], seconds: int) -> tuple[Any, bool]:
    """What a forked process finds, which may take so much processor time; and whether it came to its end."""
    ours, theirs = get_context("fork").Pipe(duplex=False)
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
        resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
        heard = os.dup(2)
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        try:
            theirs.send(work())
        except BaseException:
            os.write(heard, traceback.format_exc().encode())
        finally:
            os._exit(0)
    theirs.close()
    try:
        found = ours.recv() if ours.poll(20 * seconds) else None
        ended = found is not None
    except EOFError:
        found, ended = None, False
    if not ended:
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return found, ended


def surveyed(folder: Path) -> dict[str, Any]:
    """All tests, with their times and what they call. Only files that have changed are run again."""
    found = sorted(
        file
        for name in TESTS
        for file in (ROOT.glob(name) if name.endswith(".py") else ROOT.glob(f"{name}/**/test_*.py"))
    )
    base = digest(
        [
            *sorted((ROOT / CHECKER).rglob("*.py")),
            *(f for f in sorted((ROOT / "tests").rglob("*.py")) if not f.name.startswith("test_")),
        ]
    )
    states = {str(file.relative_to(ROOT)): base + digest([file]) for file in found}
    kept = folder / "survey.json"
    data: dict[str, Any] = json.loads(kept.read_text()) if kept.exists() else {}
    data = {name: entry for name, entry in data.items() if entry["state"] == states.get(name)}
    changed = sorted(states.keys() - data.keys())
    if changed:
        print(f"finding out what the tests of {len(changed)} files call", file=sys.stderr)
        tests = survey(planted(folder / "survey"), changed)
        for name in changed:
            own = {test: entry for test, entry in tests.items() if test.startswith(f"{name}::")}
            data[name] = {"state": states[name], "tests": own}
        kept.write_text(json.dumps(data))
    return {test: entry for each in data.values() for test, entry in each["tests"].items()}


def survey(tree: Path, files: list[str]) -> dict[str, Any]:
    """Tests of these files, in a copy of the tree that is good for nothing else."""
    for file in (tree / CHECKER).rglob("*.py"):
        file.write_text(announced(str(file.relative_to(tree / CHECKER)), file.read_text()))

    def work() -> dict[str, Any]:
        surveyor = Surveyor()
        code = _pytest(tree, ["-k", LEFT_OUT, *files], surveyor)
        return surveyor.tests if code in (0, 5) else {"failed": list(surveyor.tests)[-1:]}

    found, ended = _in_child(work, 3000)
    if not ended or "failed" in found:
        raise RuntimeError(f"the tests fail without any alteration: {found}")
    return json.loads(json.dumps(found))  # type: ignore[no-any-return]


def stages(each: Alteration, tests: dict[str, Any]) -> Iterator[list[str]]:
    """Tests that may kill a mutant, the quickest first: those that mirror the module, then others."""
    if each.function:
        able = [name for name, test in tests.items() if [each.file, each.function] in test["calls"]]
        able = able or [n for n, t in tests.items() if any(c[0] == each.file for c in t["calls"])]
    else:
        able = [n for n, t in tests.items() if any(c[0] == each.file for c in t["calls"])] or list(tests)
    able.sort(key=lambda name: tests[name]["seconds"])
    mirrored = f"/test_{Path(each.file).stem}.py::"
    first = [name for name in able if mirrored in name]
    rest = [name for name in able if mirrored not in name]
    if first:
        yield first
    if rest:
        yield rest


def killer(tree: Path, each: Alteration, tests: dict[str, Any]) -> str:
    """The test that fails for a mutant, or "" if none does."""
    target = tree / CHECKER / each.file
    original = target.read_bytes()
    cached = Path(importlib.util.cache_from_source(str(target)))
    cached.unlink(missing_ok=True)
    target.write_text(each.source)
    try:
        for order in stages(each, tests):
            files = sorted({name.partition("::")[0] for name in order})

            def work(order: list[str] = order, files: list[str] = files) -> str:
                chosen = Chosen(order)
                code = _pytest(tree, files, chosen)
                return chosen.failed or ("" if code in (0, 5) else f"pytest ends with {code}")

            usual = sum(tests[name]["seconds"] for name in order)
            found, ended = _in_child(work, PATIENCE[0] + int(PATIENCE[1] * usual))
            if not ended:
                return "the time limit"
            if found:
                return str(found)
        return ""
    finally:
        target.write_bytes(original)


def lane(pipe: connection.Connection, tree: Path, tests: dict[str, Any]) -> None:
    """Judge mutants as they come through the pipe, in a tree of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        while True:
            each = pipe.recv()
            pipe.send((each, killer(tree, each, tests)))
    except EOFError:
        os._exit(0)


def planted(folder: Path) -> Path:
    """A copy of the tree, compiled."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    compileall.compile_dir(folder, quiet=1)
    return folder.resolve()


def digest(files: list[Path]) -> str:
    """A hash of what the files hold."""
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def main(arguments: list[str] | None = None) -> int:
    """Make mutants and run tests; the exit code."""
    parser = argparse.ArgumentParser(prog="mutants", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("-n", type=int, default=200, metavar="COUNT", help="how many mutants; 0: all there are")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", nargs="*", default=[], metavar="MODULE", help="such as lemmas/jets.py")
    parser.add_argument("--all", action="store_true", help="run explained ones, too")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--out", type=Path, default=Path("results/mutants"), help="copies of the tree, and results")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    sys.dont_write_bytecode = True
    for library in LIBRARIES:
        importlib.import_module(library)
    tests = surveyed(options.out)
    trees = [planted(options.out / f"tree-{i}") for i in range(options.jobs)]
    chosen = every(options.only)
    random.Random(options.seed).shuffle(chosen)
    chosen = chosen[: options.n or None]
    try:
        return report(chosen, Log(options.out / "mutants.jsonl"), trees, tests, run_explained=options.all)
    except KeyboardInterrupt:
        print("interrupted; the same command goes on", file=sys.stderr)
        return 130


class Log:
    """Which test killed a mutant, in earlier runs; or that none did, as the tests were then."""

    def __init__(self, path: Path) -> None:
        self.path = path
        lines = path.read_text().splitlines() if path.exists() else []
        self.known: dict[str, str] = dict(json.loads(line) for line in lines)
        self.tests = digest(sorted((ROOT / "tests").rglob("*.py")))
        self.checker = digest(sorted((ROOT / CHECKER).rglob("*.py")))

    def _codes(self, each: Alteration) -> tuple[str, str]:
        code = hashlib.sha256(f"{self.checker} {each.key} {each.source}".encode()).hexdigest()[:16]
        return code, f"{code} {self.tests}"

    def get(self, each: Alteration) -> str | None:
        """The test, "" for none, or None if that is not known."""
        return next((self.known[code] for code in self._codes(each) if code in self.known), None)

    def add(self, each: Alteration, test: str) -> None:
        """Remember it."""
        code = self._codes(each)[not test]
        self.known[code] = test
        with self.path.open("a") as stream:
            stream.write(json.dumps((code, test)) + "\n")


def report(chosen: list[Alteration], log: Log, trees: list[Path], tests: dict[str, Any], *, run_explained: bool) -> int:
    """Judge all mutants, print a line for each, and sum up."""
    entries = explained()
    lanes = []
    for tree in trees:
        ours, theirs = get_context("fork").Pipe()
        get_context("fork").Process(target=lane, args=(theirs, tree, tests), daemon=True).start()
        theirs.close()
        lanes.append(ours)
    waiting = list(chosen)
    counts = {"killed": 0, "explained": 0, "SURVIVED": 0}

    def tell(each: Alteration, test: str) -> None:
        why = "" if test else reason(each, entries)
        word = "killed" if test else "explained" if why else "SURVIVED"
        counts[word] += 1
        print(f"{each.key}: {word}{f' by {test}' if test else f': {why}' if why else ''}", flush=True)

    def next_for(pipe: connection.Connection) -> bool:
        while waiting:
            each = waiting.pop(0)
            test = "" if not run_explained and reason(each, entries) else log.get(each)
            if test is None:
                pipe.send(each)
                return True
            tell(each, test)
        return False

    busy = [pipe for pipe in lanes if next_for(pipe)]
    while busy:
        for pipe in connection.wait(busy):
            each, test = pipe.recv()  # type: ignore[union-attr]
            log.add(each, test)
            tell(each, test)
            if not next_for(pipe):  # type: ignore[arg-type]
                busy.remove(pipe)  # type: ignore[arg-type]
    print(f"{len(chosen)} mutants: {', '.join(f'{count} {word}' for word, count in counts.items())}")
    return 1 if counts["SURVIVED"] else 0


if __name__ == "__main__":
    sys.exit(main())
