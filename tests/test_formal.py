"""The theorems in Rocq: planted falsehoods are found by the audit, and the page beside the claims is current."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from tests.attacks_formal import ATTACKS, AXIOMS, STATEMENTS, TEXTS, Attack, naive, stated, write

ROOT = Path(__file__).parent.parent
FORMAL = ROOT / "formal"
BUILT = FORMAL / "_build"
needs_rocq = pytest.mark.skipif(shutil.which("coqc") is None, reason="Rocq is not installed")


def loaded(folder: Path) -> ModuleType:
    """formal/build.py as the audit of another folder."""
    shutil.copy(FORMAL / "build.py", folder)
    spec = importlib.util.spec_from_file_location("build_of_formal", folder / "build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where dataclasses look for it
    spec.loader.exec_module(module)
    return module


sys.path.insert(0, str(FORMAL))
import sources  # noqa: E402


def test_the_page_is_current() -> None:
    command = [sys.executable, str(FORMAL / "document.py")]
    assert (
        subprocess.run(command, capture_output=True, text=True, check=True).stdout
        == (ROOT / "docs" / "formal.md").read_text()
    )


def test_at_least_eighteen_claims_have_a_theorem() -> None:
    theorems = tomllib.loads((FORMAL / "theorems.toml").read_text())["theorem"]
    claims = {claim for theorem in theorems for claim in theorem["claims"]}
    assert len(claims) >= 18
    assert claims <= {folder.name for folder in (ROOT / "certificates").iterdir()}


def test_the_sources_say_what_they_may() -> None:
    own = {path.stem for path in FORMAL.glob("*.v")}
    for path in FORMAL.glob("*.v"):
        sources.refuse(path.name, path.read_text(), own)


@pytest.mark.parametrize(("text", "said"), TEXTS.items())
def test_a_text_that_could_hide_a_command_is_refused(text: str, said: str) -> None:
    with pytest.raises(sources.Failure, match=said):
        sources.refuse("Facts.v", text, {"Definitions", "Facts"})


def test_comments_nest_and_are_taken_out() -> None:
    assert sources.without_comments("a (* (* b *) *) c\n(** *** *)") == "a  c\n"


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small development with its committed files, which passes."""
    folder = tmp_path_factory.mktemp("honest")
    write(folder)
    (folder / "axioms.txt").write_text("\n\n".join(f"{name} : {kind}" for name, kind in AXIOMS.items()) + "\n")
    build = loaded(folder)
    build.build(write=True, quick=True)
    return folder


def attacked(honest: Path, attack: Attack | None, folder: Path) -> ModuleType:
    """The audit of the small development under attack, with the falsehood among its committed statements."""
    for name in ("statements.txt", "assumptions.txt", "axioms.txt"):
        shutil.copy(honest / name, folder)
    write(folder, attack)
    with (folder / "statements.txt").open("a") as file:
        file.writelines(f"\n{name}\n     : {text}\n" for name, text in (stated(attack) if attack else {}).items())
    return loaded(folder)


def compiled_already(honest: Path, folder: Path) -> ModuleType:
    """The audit of a copy of the small development that is compiled."""
    shutil.copytree(honest, folder, dirs_exist_ok=True)
    return loaded(folder)


def rocq(build: ModuleType) -> object:
    """The tools, by the names that Debian gives them."""
    return build.Rocq(["coqc"], ["coqchk"])


@needs_rocq
@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused(name: str, honest: Path, tmp_path: Path) -> None:
    build = attacked(honest, ATTACKS[name], tmp_path)
    with pytest.raises(build.Failure) as refusal:
        build.build(write=False, quick=True)
    assert ATTACKS[name].text in str(refusal.value)


@needs_rocq
@pytest.mark.parametrize("name", [name for name, attack in ATTACKS.items() if attack.kernel])
def test_an_attack_that_fools_the_reading_of_sources_is_refused_all_the_same(
    name: str, honest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = attacked(honest, ATTACKS[name], tmp_path)
    monkeypatch.setattr(build, "refuse", lambda *_: None)
    monkeypatch.setattr(sources, "without_comments", naive)
    if "Definitions.v" not in ATTACKS[name].added:
        monkeypatch.setattr(build, "audit_definitions", lambda *_: None)
        monkeypatch.setattr(build, "audit_types", lambda *_: set(AXIOMS))
    with pytest.raises(build.Failure) as refusal:
        build.build(write=False, quick=True)
    assert str(ATTACKS[name].kernel) in str(refusal.value)


@needs_rocq
@pytest.mark.parametrize(
    ("name", "check"),
    [
        ("an-invisible-coercion", "audit_proofs"),
        ("a-notation-among-the-definitions", "audit_definitions"),
        ("an-axiom-named-like-the-library's", "last names"),
    ],
)
def test_without_the_check_that_finds_it_an_attack_passes(
    name: str, check: str, honest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = attacked(honest, ATTACKS[name], tmp_path)
    monkeypatch.setattr(build, "refuse", lambda *_: None)
    monkeypatch.setattr(sources, "without_comments", naive)
    monkeypatch.setattr(build, "audit_assumptions", lambda *_: None)
    proofs = build.audit_proofs

    def unstated(theorems: list[object], modules: list[str], compiler: object) -> None:
        proofs([], modules, compiler)
        lines = [f"From Rigorous Require {' '.join(modules)}."]
        lines += [f"Definition {theorem.name} := @{theorem.path}." for theorem in theorems]  # type: ignore[attr-defined]
        build.Rocq.compile(compiler, "Audit/Proved", "\n".join(lines) + "\n")

    def by_last_names(answer: str) -> set[str]:
        return {name for name in axioms_in(answer) if name.split(".")[-1] not in {key.split(".")[-1] for key in AXIOMS}}

    axioms_in = build.axioms_in
    if check == "audit_proofs":
        monkeypatch.setattr(build, "audit_proofs", unstated)
    elif check == "audit_definitions":
        monkeypatch.setattr(build, "audit_definitions", lambda *_: None)
    else:
        monkeypatch.setattr(build, "axioms_in", by_last_names)
        monkeypatch.setattr(build, "audit_types", lambda *_: set())
    build.build(write=False, quick=True)


@needs_rocq
@pytest.mark.parametrize(("statement", "said"), STATEMENTS.items())
def test_a_changed_statement_is_refused(statement: str, said: str, honest: Path, tmp_path: Path) -> None:
    build = compiled_already(honest, tmp_path)
    head, _ = (tmp_path / "statements.txt").read_text().split("squares\n")
    (tmp_path / "statements.txt").write_text(f"{head}squares\n     : {statement}\n")
    theorems = build.read_theorems(build.read_sources())

    def audit() -> None:
        build.audit_statements(["point", "first"], theorems, rocq(build))
        build.audit_proofs(theorems, ["Facts"], rocq(build))

    with pytest.raises(build.Failure, match=said):
        audit()


@needs_rocq
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("(forall x : A, f x = g x) -> f = g", "f = g", "differs from the axioms of the library"),
        ("Coq.Reals.ClassicalDedekindReals.sig_forall_dec", "Rigorous.Lemmas.one", "library alone"),
        ("Coq.Reals.ClassicalDedekindReals.sig_forall_dec", "Coq.Reals.ClassicalDedekindReals.sig_not_dec", "differs"),
    ],
)
def test_a_changed_axiom_is_refused(old: str, new: str, said: str, honest: Path, tmp_path: Path) -> None:
    build = compiled_already(honest, tmp_path)
    text = (tmp_path / "axioms.txt").read_text()
    assert old in text
    (tmp_path / "axioms.txt").write_text(text.replace(old, new))
    with pytest.raises(build.Failure, match=said):
        build.audit_types(rocq(build), write=False)


@needs_rocq
def test_axioms_that_no_theorem_needs_and_other_assumptions_are_refused(honest: Path, tmp_path: Path) -> None:
    build = compiled_already(honest, tmp_path)
    theorems = build.read_theorems(build.read_sources())
    build.audit_axioms(theorems, set(AXIOMS), rocq(build), write=False)
    with pytest.raises(build.Failure, match=r"no theorem rests: Coq\.Logic\.Classical_Prop\.classic"):
        build.audit_axioms(theorems, {*AXIOMS, "Coq.Logic.Classical_Prop.classic"}, rocq(build), write=False)
    (tmp_path / "assumptions.txt").write_text("squares: none\n")
    with pytest.raises(build.Failure, match=r"assumptions\.txt differs"):
        build.audit_axioms(theorems, set(AXIOMS), rocq(build), write=False)


SUMMARY = """
* Theory: Set is predicative
* Axioms:
    Coq.Logic.FunctionalExtensionality.functional_extensionality_dep
* Constants/Inductives relying on type-in-type: <none>
* Constants/Inductives relying on unsafe (co)fixpoints: <none>
* Inductives whose positivity is assumed: <none>
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Coq.Logic.FunctionalExtensionality", "Rigorous.FunctionalExtensionality", "finds the axioms Rigorous"),
        ("predicative", "impredicative", "reports"),
        ("type-in-type: <none>", "type-in-type: Rigorous.Lemmas.all", "relying on type-in-type"),
        ("fixpoints: <none>", "fixpoints:\n    Rigorous.Lemmas.all", "relying on unsafe"),
        ("* Inductives whose positivity is assumed: <none>\n", "", "another kind of summary"),
        ("* Axioms", "* Theorems", "reports"),
    ],
)
def test_the_summary_of_the_independent_checker_is_read(
    old: str, new: str, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    build = loaded(tmp_path)
    printed = SUMMARY
    monkeypatch.setattr(build, "run", lambda _: subprocess.CompletedProcess([], 0, printed, ""))
    build.audit_by_checker(["Facts"], set(AXIOMS), rocq(build))
    printed = SUMMARY.replace(old, new)
    with pytest.raises(build.Failure, match=said):
        build.audit_by_checker(["Facts"], set(AXIOMS), rocq(build))


def compiled(name: str, folder: Path) -> int:
    """The exit code of Rocq's compiler on a file of formal/false, against the definitions and lemmas compiled here."""
    for source in ("Definitions", "Lemmas", "Identities"):
        shutil.copy(FORMAL / f"{source}.v", folder)
        subprocess.run(
            ["coqc", "-q", "-R", ".", "Rigorous", f"{source}.v"], cwd=folder, check=True, capture_output=True
        )
    shutil.copy(FORMAL / "false" / f"{name}.v.txt", folder / "neighbour.v")
    command = ["coqc", "-q", "-R", ".", "Rigorous", "neighbour.v"]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode


@needs_rocq
@pytest.mark.parametrize(("name", "code"), [("ellipse_within_two", 0), ("ellipse_beyond_two", 1)])
def test_a_false_neighbour_does_not_compile(name: str, code: int, tmp_path: Path) -> None:
    assert compiled(name, tmp_path) == code
