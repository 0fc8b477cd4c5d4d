"""Compile the Rocq development of this folder, and audit what it proves.

    python3 formal/build.py [--write] [--quick]

It compiles the files of _CoqProject, in that order, in the folder _build, and then demands that
- the sources use no command but imports, lemmas, theorems and their proofs, with definitions in Definitions.v and
  tactics in Lemmas.v alone: so no axiom, no admitted proof, no notation or definition that a theorem could hide behind;
- theorems.toml lists exactly the theorems of the sources, each in its file;
- no theorem rests on an axiom outside axioms.txt, as Print Assumptions tells, and each on those in assumptions.txt;
- definitions and theorems print exactly as in statements.txt, up to line breaks (--write writes these two files anew);
- the independent checker coqchk accepts everything, the standard library included, on the same axioms and with no
  other assumption (--quick leaves this out).

One line per theorem: its name, its section of the mathematics, and the axioms it rests on. The exit code is 0 if all is
well, 1 if anything fails, 2 if Rocq is not installed.
"""

import re
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
BUILD = HERE / "_build"
STATEMENTS = HERE / "statements.txt"
ASSUMPTIONS = HERE / "assumptions.txt"
LIBRARY = "Rigorous"
LOAD_PATH = ["-R", ".", LIBRARY]

# The commands a source may use, and the one file that may use the others.
COMMANDS = {"From", "Local", "Lemma", "Theorem", "Proof", "Qed"}
ALSO_IN = {"Definitions.v": {"Definition", "Fixpoint"}, "Lemmas.v": {"Ltac"}}
IMPORT = re.compile(r"From (Coq|Stdlib|Rigorous) Require Import [A-Za-z_ ]+$")
SCOPE = "Local Open Scope R_scope"
LOOPHOLE = re.compile(r"\b(admit|give_up|Admitted|Axiom|Parameter|Hypothesis|Conjecture|Variable)\b")


class Failure(Exception):
    """Something that must hold does not."""


@dataclass(frozen=True)
class Theorem:
    """A headline theorem, as theorems.toml lists it."""

    name: str
    file: str
    section: str

    @property
    def path(self) -> str:
        return f"{LIBRARY}.{Path(self.file).stem}.{self.name}"


def tool(*candidates: list[str]) -> list[str]:
    """The first of these commands that is installed."""
    for command in candidates:
        if shutil.which(command[0]):
            return command
    sys.stderr.write(f"{candidates[0][0]} is missing: install Rocq, for example with apt install coq\n")
    raise SystemExit(2)


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a command, which must succeed, where the compiled files are."""
    done = subprocess.run(command, cwd=BUILD, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        raise Failure(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done


def without_comments(source: str) -> str:
    """The source with comments, which nest, taken out. Strings, which may hide a comment sign, it may not have."""
    if '"' in source:
        raise Failure("the sources may not have strings")
    depth, kept = 0, []
    for piece in re.findall(r"\(\*|\*\)|.", source, re.DOTALL):
        depth += (piece == "(*") - (piece == "*)")
        if depth == 0 and piece != "*)":
            kept.append(piece)
    return "".join(kept)


def sentences(source: str) -> Iterator[str]:
    """The sentences of a source: each ends in a full stop before white space. Bullets and braces are taken off."""
    for sentence in re.split(r"\.(?=\s|$)", without_comments(source)):
        words = " ".join(sentence.split()).lstrip("-+*{} ")
        if words:
            yield words


def refuse(file: str, source: str) -> None:
    """Refuse a source that does anything but import, define, state and prove."""
    allowed = COMMANDS | ALSO_IN.get(file, set())
    for sentence in sentences(source):
        command = sentence.split()[0]
        tactic = command[0].islower() or command[0] in "[("
        if LOOPHOLE.search(sentence) or not (tactic or command in allowed):
            raise Failure(f"{file}: not allowed here: {sentence[:100]}")
        if (command == "From" and not IMPORT.match(sentence)) or (command == "Local" and sentence != SCOPE):
            raise Failure(f"{file}: not allowed: {sentence[:100]}")


def read_sources() -> dict[str, str]:
    """The sources that _CoqProject lists, in order, none of them outside this list."""
    names = [line for line in (HERE / "_CoqProject").read_text().split() if line.endswith(".v")]
    if sorted(names) != sorted(path.name for path in HERE.glob("*.v")):
        raise Failure("_CoqProject does not list the .v files of this folder")
    return {name: (HERE / name).read_text() for name in names}


def read_theorems(sources: dict[str, str]) -> list[Theorem]:
    """The theorems of theorems.toml, which must be those of the sources."""
    entries = tomllib.loads((HERE / "theorems.toml").read_text())["theorem"]
    listed = [Theorem(entry["name"], entry["file"], entry["section"]) for entry in entries]
    found = [(name, file) for file, source in sources.items() for name in declared("Theorem", source)]
    if sorted((theorem.name, theorem.file) for theorem in listed) != sorted(found):
        raise Failure("theorems.toml does not list the theorems of the sources")
    names = [name for source in sources.values() for name in declared("Theorem|Lemma|Definition|Fixpoint", source)]
    if len(set(names)) < len(names):
        raise Failure("a name is declared twice")
    return listed


def declared(command: str, source: str) -> list[str]:
    """The names that a command (or several, as a|b) declares in a source."""
    return [m[2] for m in (re.match(rf"({command}) (\w+)", words) for words in sentences(source)) if m]


def compile_all(sources: dict[str, str], coqc: list[str]) -> None:
    """Compile copies of the sources, in a folder of their own."""
    shutil.rmtree(BUILD, ignore_errors=True)
    BUILD.mkdir()
    for name, source in sources.items():
        (BUILD / name).write_text(source)
        run([*coqc, "-q", "-noglob", *LOAD_PATH, name])


def ask(questions: dict[str, str], modules: list[str], coqc: list[str]) -> dict[str, str]:
    """What Rocq answers to each question, by its key.

    The standard library is imported last, and Definitions just before it: a name that some other file had given anew
    would print with the name of that file.
    """
    lines = [f"From {LIBRARY} Require Import {' '.join(modules[::-1])}.", "From Coq Require Import Reals."]
    lines += ["Local Open Scope R_scope.", "Set Printing Width 120."]
    for key, question in questions.items():
        lines += [f'Goal True. idtac "===" "{key}". Abort.', question]
    (BUILD / "Audit.v").write_text("\n".join(lines) + "\n")
    answers = run([*coqc, "-q", "-noglob", *LOAD_PATH, "Audit.v"]).stdout.split("=== ")[1:]
    return {answer.split("\n", 1)[0].strip(): answer.split("\n", 1)[1].strip() for answer in answers}


def axioms_in(answer: str) -> set[str]:
    """The names in an answer of Print Assumptions: the lines that are not indented, up to the colon."""
    if answer == "Closed under the global context":
        return set()
    head, *lines = answer.splitlines()
    if head != "Axioms:":
        raise Failure(f"not an answer of Print Assumptions: {answer}")
    return {line.split()[0] for line in lines if not line.startswith(" ")}


def audit_axioms(theorems: list[Theorem], allowed: set[str], modules: list[str], coqc: list[str], write: bool) -> None:
    """Print the axioms behind every theorem, refuse any that is not allowed, and compare with assumptions.txt."""
    answers = ask({t.name: f"Print Assumptions {t.path}." for t in theorems}, modules, coqc)
    lines = []
    for theorem in theorems:
        axioms = axioms_in(answers[theorem.name])
        if not axioms <= allowed:
            raise Failure(f"{theorem.name} rests on {', '.join(sorted(axioms - allowed))}")
        names = ", ".join(sorted(axiom.split(".")[-1] for axiom in axioms))
        sys.stdout.write(f"{theorem.name}  ({theorem.section})  axioms: {names or 'none'}\n")
        lines.append(f"{theorem.name}: {names or 'none'}\n")
    if write:
        ASSUMPTIONS.write_text("".join(lines))
    if not ASSUMPTIONS.exists() or ASSUMPTIONS.read_text() != "".join(lines):
        raise Failure("assumptions.txt differs from the axioms that Rocq finds")


def printed_statements(theorems: list[Theorem], sources: dict[str, str], coqc: list[str]) -> dict[str, str]:
    """Every definition and every theorem, as Rocq prints it."""
    modules = [Path(name).stem for name in sources]
    definitions = declared("Definition|Fixpoint", sources["Definitions.v"])
    questions = {name: f"Print {LIBRARY}.Definitions.{name}." for name in definitions}
    questions |= {theorem.name: f"Check {theorem.path}." for theorem in theorems}
    answers = ask(questions, modules, coqc)
    return {name: answers[name].split("\n\nArguments ")[0] for name in questions}


def audit_statements(printed: dict[str, str], write: bool) -> None:
    """Compare with statements.txt, whose entries are blocks between blank lines."""
    if write:
        STATEMENTS.write_text("\n\n".join(printed.values()) + "\n")
    blocks = STATEMENTS.read_text().split("\n\n") if STATEMENTS.exists() else []
    committed = {block.split()[0]: block.split() for block in blocks}
    differing = [name for name, answer in printed.items() if committed.get(name) != answer.split()]
    differing += sorted(committed.keys() - printed.keys())
    if differing or len(blocks) != len(printed):
        raise Failure(f"statements.txt differs from what was proved, at: {', '.join(differing) or 'its length'}")


def audit_by_checker(modules: list[str], allowed: set[str], coqchk: list[str]) -> None:
    """Have the independent checker check the compiled files, and read its summary."""
    done = run([*coqchk, "-silent", "-o", *LOAD_PATH, *(f"{LIBRARY}.{module}" for module in modules)])
    parts = re.findall(r"^\* ([^:]*):([^*]*)", done.stdout + done.stderr, re.MULTILINE)
    entries = {title: rest.split() for title, rest in parts}
    if "Axioms" not in entries or entries.pop("Theory", []) != ["Set", "is", "predicative"]:
        raise Failure(f"coqchk reports: {done.stdout}{done.stderr}")
    axioms = {".".join(name.split(".")[-2:]) for name in entries.pop("Axioms")}
    if not axioms <= allowed:
        raise Failure(f"coqchk finds the axioms {', '.join(sorted(axioms - allowed))}")
    assumed = [title for title, rest in entries.items() if rest != ["<none>"]]
    if assumed:
        raise Failure(f"coqchk finds {', '.join(assumed)}")


def build(write: bool, quick: bool) -> None:
    """Compile and audit everything."""
    coqc, coqchk = tool(["coqc"], ["rocq", "compile"]), tool(["coqchk"], ["rocq", "check"])
    start = time.monotonic()
    sources = read_sources()
    for name, source in sources.items():
        refuse(name, source)
    theorems, modules = read_theorems(sources), [Path(name).stem for name in sources]
    allowed = set((HERE / "axioms.txt").read_text().split())
    compile_all(sources, coqc)
    audit_axioms(theorems, allowed, modules, coqc, write)
    audit_statements(printed_statements(theorems, sources, coqc), write)
    if not quick:
        audit_by_checker(modules, allowed, coqchk)
    checked = "coqchk left out" if quick else "coqchk agrees"
    sys.stdout.write(f"{len(theorems)} theorems, {len(allowed)} axioms, {checked}, {time.monotonic() - start:.0f} s\n")


def main(arguments: list[str]) -> int:
    """Run from the command line."""
    if not set(arguments) <= {"--write", "--quick"}:
        sys.stderr.write("usage: build.py [--write] [--quick]\n")
        return 2
    try:
        build("--write" in arguments, "--quick" in arguments)
    except Failure as failure:
        sys.stderr.write(f"FAILED: {failure}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
