"""Compile the Rocq development of this folder, and audit what it proves.

    python3 formal/build.py [--write] [--quick]

It compiles the files of _CoqProject, in that order, in the folder _build, and then demands that
- the text of the sources uses no command but imports, lemmas, theorems and their proofs, with definitions in
  Definitions.v and tactics in Lemmas.v alone (sources.py), and theorems.toml lists exactly their theorems;
- Definitions.v holds its definitions and nothing else: none has a name of the library's, and with it in force there are
  no more notations, coercions or canonical structures than with the reals alone;
- definitions and theorems print exactly as in statements.txt, up to line breaks;
- every theorem proves its statement as it is read from statements.txt *anew*, in a file that imports only the reals and
  Definitions.v, so that nothing in the files of proofs can change what the words of a statement mean;
- these restated theorems rest on axioms of axioms.txt alone, by their full names in the kernel, with the types that are
  written there, and each on those in assumptions.txt;
- the independent checker coqchk accepts everything, the standard library included, on the same axioms and with no
  other assumption (--quick leaves this out).

--write writes statements.txt and assumptions.txt anew, and the types in axioms.txt. One line per theorem is printed:
its name, its section of the mathematics, and the axioms it rests on. The exit code is 0 if all is well, 1 if anything
fails, 2 if Rocq is not installed.
"""

import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from sources import Failure, blocks, declared, refuse

HERE = Path(__file__).resolve().parent
BUILD = HERE / "_build"
STATEMENTS = HERE / "statements.txt"
ASSUMPTIONS = HERE / "assumptions.txt"
AXIOMS = HERE / "axioms.txt"
LIBRARY, AUDIT = "Rigorous", "Audit"  # two folders of _build: the sources, and what is made here
LOAD_PATH = ["-Q", LIBRARY, LIBRARY, "-Q", AUDIT, AUDIT]
REALS = ["From Coq Require Import Reals."]
READER = [*REALS, f"From {LIBRARY} Require Import Definitions.", "Local Open Scope R_scope."]
WIDE = "Set Printing Width 120."


@dataclass(frozen=True)
class Theorem:
    """A headline theorem, as theorems.toml lists it."""

    name: str
    file: str
    section: str

    @property
    def path(self) -> str:
        return f"{LIBRARY}.{Path(self.file).stem}.{self.name}"


@dataclass(frozen=True)
class Rocq:
    """The compiler and the checker that are installed."""

    compiler: list[str]
    checker: list[str]

    def compile(self, name: str, text: str) -> str:
        """What the compiler prints for this text, which must be without error; name is Library/Module."""
        (BUILD / f"{name}.v").write_text(text)
        return run([*self.compiler, "-q", "-noglob", *LOAD_PATH, f"{name}.v"]).stdout

    def ask(self, context: list[str], questions: dict[str, str]) -> dict[str, str]:
        """What Rocq answers to each question in a context, by its key."""
        lines = [*context, WIDE]
        for key, question in questions.items():
            lines += [f'Goal True. idtac "===" "{key}". Abort.', question]
        answers = self.compile(f"{AUDIT}/Question", "\n".join(lines) + "\n").split("=== ")[1:]
        return {answer.split("\n", 1)[0].strip(): answer.split("\n", 1)[1].strip() for answer in answers}


def tool(*candidates: list[str]) -> list[str]:
    """The first of these commands that is installed."""
    for command in candidates:
        if shutil.which(command[0]):
            return command
    sys.stderr.write(f"{candidates[0][0]} is missing: install Rocq, for example with apt install coq\n")
    raise SystemExit(2)


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a command, which must succeed, where the compiled files are. No variable of the shell may add load paths."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("COQ", "ROCQ"))}
    done = subprocess.run(command, cwd=BUILD, env=clean, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        raise Failure(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done


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


def compile_all(sources: dict[str, str], rocq: Rocq) -> None:
    """Compile copies of the sources, in a folder of their own."""
    shutil.rmtree(BUILD, ignore_errors=True)
    (BUILD / LIBRARY).mkdir(parents=True)
    (BUILD / AUDIT).mkdir()
    for name, source in sources.items():
        rocq.compile(f"{LIBRARY}/{Path(name).stem}", source)


def audit_definitions(names: list[str], rocq: Rocq) -> None:
    """Definitions.v holds these definitions, under names that the reals leave free, and changes nothing else."""
    commands = ["Visibility", "Coercions", "Canonical Projections", "Typing Flags"]
    views = {command.replace(" ", "_"): f"Print {command}." for command in commands}
    before = rocq.ask([*REALS, "Local Open Scope R_scope."], views | {name: f"Locate Term {name}." for name in names})
    after = rocq.ask(READER, views | {"module": f"Print Module {LIBRARY}.Definitions."})
    taken = [name for name in names if visible(before[name])]
    if taken:
        raise Failure(f"Definitions.v takes names of the library's: {', '.join(taken)}")
    held = re.findall(r"(?:\bStruct|\.)\s+(\w+) ([\w']+)", after["module"])
    if held != [("Definition", name) for name in names]:
        raise Failure(f"Definitions.v holds other things than its definitions: {held}")
    changed = [command for command in views if before[command] != after[command]]
    if changed:
        raise Failure(f"Definitions.v changes what these print: {', '.join(changed)}")


def visible(answer: str) -> bool:
    """Whether an answer of Locate has something that its last name alone refers to."""
    objects = [line for line in answer.splitlines() if not line.startswith((" ", "No "))]
    return len(objects) > answer.count("(shorter name to refer to it")


def loaded(modules: list[str]) -> list[str]:
    """A context in which the files of proofs are loaded and none of them is in force."""
    return [*READER, f"From {LIBRARY} Require {' '.join(modules)}."]


def write_statements(names: list[str], theorems: list[Theorem], modules: list[str], rocq: Rocq) -> None:
    """Write statements.txt as Rocq prints definitions and theorems to a reader."""
    questions = {name: f"Print {name}." for name in names} | {t.name: f"Check {t.path}." for t in theorems}
    answers = {name: answer.split("\n\nArguments ")[0] for name, answer in rocq.ask(loaded(modules), questions).items()}
    for theorem in theorems:
        answers[theorem.name] = re.sub(rf"^[\w.']*{theorem.name}\b", theorem.name, answers[theorem.name])
    STATEMENTS.write_text("\n\n".join(answers[name] for name in questions) + "\n")


def audit_statements(names: list[str], theorems: list[Theorem], rocq: Rocq) -> None:
    """The entries of statements.txt are these, and read back they print as they are written.

    Each statement becomes a proposition Audit.Statements.NAME.stated, where the reals and Definitions.v alone are
    loaded and the name of a theorem means nothing.
    """
    committed = blocks(STATEMENTS.read_text()) if STATEMENTS.exists() else {}
    if list(committed) != names + [theorem.name for theorem in theorems]:
        raise Failure("statements.txt differs: its entries are not the definitions and theorems, in their order")
    bodies = {theorem.name: committed[theorem.name].split(":", 1)[1] for theorem in theorems}
    lines = [f"Module {name}. Definition stated : Prop := (\n{body}\n). End {name}." for name, body in bodies.items()]
    rocq.compile(f"{AUDIT}/Statements", "\n".join([*READER, *lines]) + "\n")
    context = [*READER, f"From {AUDIT} Require Statements."]
    questions = {name: f"Print {name}." for name in names}
    questions |= {name: f"Print {AUDIT}.Statements.{name}.stated." for name in bodies}
    printed = {name: answer.split("\n\nArguments ")[0] for name, answer in rocq.ask(context, questions).items()}
    wanted = {name: committed[name] for name in names} | {name: f"{body}:Prop" for name, body in bodies.items()}
    for name in bodies:
        printed[name] = printed[name].split("=", 1)[1]
    differing = [name for name in wanted if "".join(printed[name].split()) != "".join(wanted[name].split())]
    if differing:
        raise Failure(f"statements.txt differs from what Rocq prints, at: {', '.join(differing)}")


def audit_proofs(theorems: list[Theorem], modules: list[str], rocq: Rocq) -> None:
    """Each theorem proves the statement that was read from statements.txt."""
    lines = [f"From {LIBRARY} Require {' '.join(modules)}.", f"From {AUDIT} Require Statements."]
    lines += [f"Definition {t.name} : {AUDIT}.Statements.{t.name}.stated := @{t.path}." for t in theorems]
    rocq.compile(f"{AUDIT}/Proved", "\n".join(lines) + "\n")


def axioms_in(answer: str) -> set[str]:
    """The names in an answer of Print Assumptions, which begin the lines that are not indented.

    What is believed without a check (guardedness, positivity, universes) stands in this list by its name, too.
    """
    if answer == "Closed under the global context":
        return set()
    head, *lines = answer.splitlines()
    if head != "Axioms:":
        raise Failure(f"not an answer of Print Assumptions: {answer}")
    return {line.split()[0] for line in lines if not line.startswith(" ")}


def audit_axioms(theorems: list[Theorem], allowed: set[str], rocq: Rocq, write: bool) -> None:
    """Print the axioms behind every restated theorem; their full names are allowed, and as in assumptions.txt."""
    context = [f"From {AUDIT} Require Proved."]
    answers = rocq.ask(context, {t.name: f"Print Assumptions {AUDIT}.Proved.{t.name}." for t in theorems})
    short = {t.name: axioms_in(answers[t.name]) for t in theorems}
    located = rocq.ask(context, {name: f"Locate {name}." for name in sorted(set().union(*short.values()))})
    full = {name: answer.split()[1] for name, answer in located.items()}
    lines = []
    for theorem in theorems:
        axioms = sorted(full[name] for name in short[theorem.name])
        if not set(axioms) <= allowed:
            raise Failure(f"{theorem.name} rests on {', '.join(sorted(set(axioms) - allowed))}")
        sys.stdout.write(f"{theorem.name}  ({theorem.section})  axioms: {', '.join(map(last, axioms)) or 'none'}\n")
        lines.append(f"{theorem.name}: {', '.join(axioms) or 'none'}\n")
    if set(full.values()) != allowed:
        raise Failure(f"axioms.txt lists axioms on which no theorem rests: {', '.join(allowed - set(full.values()))}")
    audit_assumptions("".join(lines), write)


def audit_assumptions(found: str, write: bool) -> None:
    """Compare with assumptions.txt."""
    if write:
        ASSUMPTIONS.write_text(found)
    if not ASSUMPTIONS.exists() or ASSUMPTIONS.read_text() != found:
        raise Failure("assumptions.txt differs from the axioms that Rocq finds")


def last(name: str) -> str:
    """The last part of a full name."""
    return name.rpartition(".")[2]


def audit_types(rocq: Rocq, write: bool) -> set[str]:
    """The names in axioms.txt: full names of Rocq's own library, with their types as Rocq prints them there."""
    committed = blocks(AXIOMS.read_text())
    if not all(name.startswith(("Coq.", "Stdlib.")) for name in committed):
        raise Failure("axioms.txt may list axioms of Rocq's library alone")
    context = [f"Require {name.rpartition('.')[0]}." for name in committed]
    answers = rocq.ask(context, {name: f"Check @{name}." for name in committed})
    printed = {name: f"{name}\n     :{answers[name].split(':', 1)[1]}" for name in committed}
    if write:
        AXIOMS.write_text("\n\n".join(printed.values()) + "\n")
    elif {name: block.split() for name, block in committed.items()} != {n: b.split() for n, b in printed.items()}:
        raise Failure("axioms.txt differs from the axioms of the library")
    return set(committed)


def audit_by_checker(modules: list[str], allowed: set[str], rocq: Rocq) -> None:
    """Have the independent checker check the compiled files, and read its summary."""
    checked = [f"{LIBRARY}.{module}" for module in modules] + [f"{AUDIT}.Statements", f"{AUDIT}.Proved"]
    done = run([*rocq.checker, "-silent", "-o", *LOAD_PATH, *checked])
    parts = re.findall(r"^\* ([^:]*):([^*]*)", done.stdout + done.stderr, re.MULTILINE)
    entries = {title: rest.split() for title, rest in parts}
    if "Axioms" not in entries or entries.pop("Theory", []) != ["Set", "is", "predicative"]:
        raise Failure(f"coqchk reports: {done.stdout}{done.stderr}")
    axioms = set(entries.pop("Axioms"))
    if not axioms <= allowed:
        raise Failure(f"coqchk finds the axioms {', '.join(sorted(axioms - allowed))}")
    assumed = [title for title, rest in entries.items() if rest != ["<none>"]]
    if len(entries) != 3 or assumed:
        raise Failure(f"coqchk finds {', '.join(assumed) or 'another kind of summary'}")


def build(write: bool, quick: bool) -> None:
    """Compile and audit everything."""
    rocq = Rocq(tool(["coqc"], ["rocq", "compile"]), tool(["coqchk"], ["rocq", "check"]))
    start = time.monotonic()
    sources = read_sources()
    modules = [Path(name).stem for name in sources]
    for name, source in sources.items():
        refuse(name, source, set(modules))
    theorems, names = read_theorems(sources), declared("Definition|Fixpoint", sources["Definitions.v"])
    compile_all(sources, rocq)
    audit_definitions(names, rocq)
    if write:
        write_statements(names, theorems, modules, rocq)
    audit_statements(names, theorems, rocq)
    audit_proofs(theorems, modules, rocq)
    allowed = audit_types(rocq, write)
    with ThreadPoolExecutor() as pool:
        checking = None if quick else pool.submit(audit_by_checker, modules, allowed, rocq)
        audit_axioms(theorems, allowed, rocq, write)
    if checking:
        checking.result()
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
