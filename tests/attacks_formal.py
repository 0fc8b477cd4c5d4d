"""A small development in Rocq, and falsehoods planted in it that the audit of formal/ has to find.

Each attack leaves statements.txt with the false statement that a reader would see, and changes the sources. `text` is
what the reading of the sources says to it; `kernel`, where it is not None, is what Rocq is made to say if that reading
is fooled (as a former one was, here).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

HEAD = "From Coq Require Import Reals Lra.\nFrom Rigorous Require Import Definitions{}.\nLocal Open Scope R_scope.\n"
FALSE = "forall z : point, first z = 0"
FILES = {
    "_CoqProject": "-R . Rigorous\nDefinitions.v\nLemmas.v\nFacts.v\n",
    "Definitions.v": """\
From Coq Require Import Reals.
Local Open Scope R_scope.
Definition point : Type := (R * R)%type.
Definition first (z : point) : R := fst z.
""",
    "Lemmas.v": HEAD.format("")
    + """
Lemma one : first (1, 0) <= 1.
Proof. apply Rle_refl. Qed.
""",
    "Facts.v": HEAD.format(" Lemmas")
    + """
(** True. *)
Theorem squares : forall z, 0 <= first z * first z.
Proof. intro z. apply Rle_0_sqr. Qed.
""",
    "theorems.toml": '[[theorem]]\nname = "squares"\nfile = "Facts.v"\nsection = "none"\nclaims = []\n',
}
AXIOMS = {
    "Coq.Logic.FunctionalExtensionality.functional_extensionality_dep": "T",
    "Coq.Reals.ClassicalDedekindReals.sig_forall_dec": "T",
}


@dataclass(frozen=True)
class Attack:
    """What is put at the end of sources, and what is said to it."""

    added: dict[str, str]
    text: str
    kernel: str | None
    stated: str = FALSE


def falsehood(proof: str, statement: str = "forall z, first z = 0") -> str:
    return f"\nTheorem falsehood : {statement}.\nProof. {proof} Qed.\n"


def hidden(commands: str) -> str:
    """Commands that the former reading took for a comment: for it `(cbn in *)` closed one that was never begun."""
    return f"\nLemma harmless : True.\nProof. (cbn in *). exact I. Qed.\n{commands}\n"


NEVER = "a comment ends that never began"
EVIL = "evil : forall z, first z = 0."
ATTACKS = {
    "an-invisible-coercion": Attack(
        {
            "Lemmas.v": hidden(
                "Definition forget (z : point) : (R * R)%type := (0, 0). Coercion forget : point >-> prod."
            ),
            "Facts.v": falsehood("reflexivity.", "forall z, first (forget z) = 0"),
        },
        NEVER,
        "has type",
    ),
    "a-notation": Attack(
        {
            "Lemmas.v": hidden('Notation "x = y" := (eq x y \\/ True) : type_scope.'),
            "Facts.v": falsehood("now right."),
        },
        "may not have strings",
        "has type",
    ),
    "a-name-given-anew": Attack(
        {"Lemmas.v": hidden("Definition first (z : point) : R := 0."), "Facts.v": falsehood("reflexivity.")},
        NEVER,
        "has type",
    ),
    "whatever-a-kernel-can-be-told-to-believe": Attack(
        {
            "Lemmas.v": hidden(f"Axiom {EVIL} Module Type Evil. Axiom {EVIL} End Evil. Declare Module M : Evil.")
            + "Unset Guard Checking. Fixpoint endless (n : nat) {struct n} : False := endless n. Set Guard Checking.\n"
            + "Unset Positivity Checking. Inductive knot : Set := tie (f : knot -> False). Set Positivity Checking.\n"
            + "Definition untie (k : knot) : False := match k with tie f => f k end.\n"
            + "From Coq Require Import Hurkens. Unset Universe Checking. Lemma inside : False.\n"
            + "Proof. refine (TypeNeqSmallType.paradox Type _). reflexivity. Qed. Set Universe Checking.\n",
            "Facts.v": falsehood(
                "intro z. assert (H := conj (evil z) (conj (M.evil z) (conj (endless 0%nat) "
                "(conj (untie (tie untie)) inside)))). exact (proj1 H)."
            ),
        },
        NEVER,
        "falsehood rests on Rigorous.Lemmas.M.evil, Rigorous.Lemmas.endless, Rigorous.Lemmas.evil, "
        "Rigorous.Lemmas.inside, Rigorous.Lemmas.knot",
    ),
    "a-theorem-of-a-library's-name": Attack(
        {
            "Facts.v": "\nTheorem False : forall z, 0 <= first z * first z.\nProof. exact squares. Qed.\n"
            + falsehood("intros _. exact squares.", "first (1, 0) = 1 -> forall z, 0 <= first z * first z")
        },
        "has type",
        None,
        "first (1, 0) = 1 -> False",
    ),
    "an-axiom-in-plain-sight": Attack(
        {"Lemmas.v": f"\nAxiom {EVIL}\n", "Facts.v": falsehood("exact evil.")},
        "not allowed here: Axiom evil",
        None,
    ),
    "an-admitted-lemma": Attack(
        {"Lemmas.v": f"\nLemma {EVIL}\nProof. Admitted.\n", "Facts.v": falsehood("exact evil.")},
        "not allowed here: Admitted",
        None,
    ),
    "an-axiom-named-like-the-library's": Attack(
        {
            "_CoqProject": "FunctionalExtensionality.v\n",
            "FunctionalExtensionality.v": HEAD.format("")
            + hidden("Axiom functional_extensionality_dep : forall z, first z = 0."),
            "Facts.v": "\nFrom Rigorous Require Import FunctionalExtensionality.\n"
            + falsehood("exact functional_extensionality_dep."),
        },
        NEVER,
        "falsehood rests on Rigorous.FunctionalExtensionality.functional_extensionality_dep",
    ),
    "a-focus-without-a-full-stop": Attack(
        {"Lemmas.v": "\nLemma focus : True.\nProof. refine ?[g]. [g]: { Unset Guard Checking. exact I. } Qed.\n"},
        "not allowed here",
        None,
    ),
    "a-parameter-among-the-definitions": Attack(
        {"Definitions.v": f"\nParameter {EVIL}\n", "Facts.v": falsehood("exact evil.")},
        "not allowed here: Parameter",
        "Definitions.v holds other things",
    ),
    "a-proof-among-the-definitions": Attack(
        {"Definitions.v": "\nDefinition choice : R.\nexact 0. Qed.\n"}, "a definition without its value", None
    ),
    "an-import-among-the-definitions": Attack(
        {"Definitions.v": "\nFrom Coq Require Import ZArith.\n"}, "not allowed: From Coq Require Import ZArith", None
    ),
    "a-definition-inside-another": Attack(
        {
            "Definitions.v": "\nFixpoint ping (n : nat) : nat := match n with O => O | S k => pong k end\n"
            "with pong (n : nat) : nat := match n with O => O | S k => ping k end.\n"
        },
        "Definitions.v holds other things",
        None,
    ),
    "a-notation-among-the-definitions": Attack(
        {
            "Definitions.v": '\nNotation "x = y" := (eq x y \\/ True) : type_scope.\n',
            "Facts.v": falsehood("now right."),
        },
        "may not have strings",
        "Definitions.v changes what these print: Visibility",
    ),
    "a-coercion-among-the-definitions": Attack(
        {"Definitions.v": "\nDefinition nought (n : nat) : R := 0.\nCoercion nought : nat >-> R.\n"},
        "not allowed here: Coercion",
        "Definitions.v changes what these print: Coercions",
    ),
    "a-definition-of-a-library's-name": Attack(
        {"Definitions.v": "\nDefinition Rabs (x : R) : R := 0.\n"}, "takes names of the library's: Rabs", None
    ),
}

# Texts that Rocq reads otherwise than one might think, and what is said to each.
TEXTS = {
    "Lemma a : True. Proof. (cbn in *). exact I. Qed. (* Axiom *)": NEVER,
    "(* one (* two *)": "a comment has no end",
    "(*) (* Axiom b : False. *)": "a comment has no end",
    '(* " (* " *) Axiom b : False. (* " *) " *)': "may not have strings",
    "(* a *)Axiom b : False.": "does not stand apart",
    "Qed.(* a *) Axiom b : False.": "does not stand apart",
    "Proof. { Axiom b : False. }": "not allowed here",
    "Proof. auto. } - + * { Unset Guard Checking.": "not allowed here",
    "Proof. 1: { Unset Guard Checking. }": "not allowed here",
    "Proof. all: { Unset Guard Checking. }": "not allowed here",
    "#[global] Instance a : b := c.": "not allowed here",
    "Local Notation a := b.": "not allowed",
    "Local Coercion a : b >-> c.": "not allowed",
    "From Coq Require Export Reals.": "not allowed",
    "From Coq Require Import Rdefinitions.": "not allowed",
    "From Coq Require Import Program.Tactics.": "not allowed",
    "From Rigorous Require Import Reals.": "not allowed",
    "Require Import Reals.": "not allowed here",
    "Section a. Variable b : False.": "not allowed here",
    "Proof. admit.": "not allowed here",
    "Ltac a := auto.": "not allowed here",
    "Definition a := 0.": "not allowed here",
    "Lemma a : True.\rAxiom b : False.": "other than printable ASCII",
    "Lemma a : True.\u00a0Axiom b : False.": "other than printable ASCII",
    "Lemma a : 0 \uff1c 1.": "other than printable ASCII",
    "Proof... Axiom b : False.": "not allowed here",
    "Set Universe Polymorphism.": "not allowed here",
}

# Changed entries of statements.txt, and what is said to each.
STATEMENTS = {
    "forall z : point, 0 < first z * first z": "has type",
    "forall z : point, 0 <= (first z) * (first z)": "differs from what Rocq prints",
    "forall z : point, 0 <= first z). Definition more : Prop := (True": "not an entry of its own",
    "forall z : point, 0 <= first z * first z (* for first z > 0 *)": "differs from what Rocq prints",
    "forall z : point, 0 <= first z * first z\n\nmore : True": "its entries are not the definitions and theorems",
    "forall z : point, 0 <= first z * first z\n\nsquares : True": "not an entry of its own",
    "forall z : point, 0 <= Facts.first z * first z": "was not found",
    "forall z : point, 0 \u2264 first z * first z": "other than printable ASCII",
}


def stated(attack: Attack) -> dict[str, str]:
    """The statements that a reader of the development under attack would see beside that of `squares`."""
    seen = {"False": "forall z : point, 0 <= first z * first z", "falsehood": attack.stated}
    return {name: text for name, text in seen.items() if f"Theorem {name} " in attack.added.get("Facts.v", "")}


def write(folder: Path, attack: Attack | None = None) -> None:
    """Write the development, under attack or not, without statements.txt, assumptions.txt and axioms.txt."""
    files = dict(FILES)
    if attack:
        files = {name: files.get(name, "") + attack.added.get(name, "") for name in [*files, *attack.added]}
        for name in stated(attack):
            files["theorems.toml"] += FILES["theorems.toml"].replace("squares", name)
        names = files["_CoqProject"].split()[3:]
        files["_CoqProject"] = "\n".join(["-R . Rigorous", *sorted(names, key=lambda name: name == "Facts.v")])
    for name, text in files.items():
        (folder / name).write_text(text)


def naive(text: str) -> str:
    """How comments were taken out before."""
    depth, kept = 0, []
    for piece in re.findall(r"\(\*|\*\)|.", text, re.DOTALL):
        depth += (piece == "(*") - (piece == "*)")
        if depth == 0 and piece != "*)":
            kept.append(piece)
    return "".join(kept)
