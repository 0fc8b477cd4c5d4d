"""What a claim is about: the map, its variables and parameters, defined names, algebraic constants."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .conditions import Condition, conditions, equations
from .constants import Constant
from .files import Record
from .grammar import polynomial, tokens
from .lemmas.identity import Identity
from .limits import MAX_PRIMES, within
from .names import PATHS, check_names
from .polynomial import Polynomial, Ring
from .sign import Sign
from .verdicts import Malformed


class Setting:
    """A map F on the space of `variables`, for every value of `parameters`; names with primes are composed with F."""

    def __init__(self, claim: Record) -> None:
        """Read `system`, `let` and `constants` of a claim; Malformed unless they fit together."""
        system = claim.record("system")
        self.variables = system.texts("variables")
        self.parameters = system.texts("parameters")
        self.map_texts = system.texts("map")
        system.close()
        lets = claim.records("let") if "let" in claim else ()
        constants = claim.records("constants") if "constants" in claim else ()
        definitions = [(let.text("name"), let.text("is")) for let in lets]
        constant_names = [str(fields.fields.get("name")) for fields in constants]
        if not self.variables or len(self.map_texts) != len(self.variables):
            raise Malformed("system", "a map has one component for each variable, of which there is one or more")
        generators = self.parameters + self.variables + tuple(constant_names)
        self._names = (*generators, *(name for name, _ in definitions))
        check_names(self._names)
        self.ring = Ring((*generators, *PATHS))
        self._iterates: dict[tuple[str, int], Polynomial] = {(x, 0): self.ring.generator(x) for x in generators}
        self._mentions = {x: frozenset({x}) for x in generators}
        self._primed = False
        self.constants = tuple(Constant.read(fields, self.ring) for fields in constants)
        self.map = tuple(polynomial(text, self.ring, self._system_name) for text in self.map_texts)
        self._moved = self.mentioned(*self.map_texts)
        self.definitions: list[tuple[str, str]] = []
        for let, (name, text) in zip(lets, definitions, strict=True):
            let.close()
            self._iterates[name, 0] = self.polynomial(text)
            self._mentions[name] = self.mentioned(text)
            self.definitions.append((name, text))

    def names(self) -> tuple[str, ...]:
        """All names that the claim gives a meaning."""
        return self._names

    def _system_name(self, name: str) -> Polynomial:
        if name not in self.variables + self.parameters:
            raise Malformed("unknown-name", f"{name!r} is neither a variable nor a parameter", "map")
        return self.ring.generator(name)

    def _name(self, name: str) -> Polynomial:
        base = name.rstrip("'")
        primes = len(name) - len(base)
        within("primes", primes, MAX_PRIMES)
        if (base, 0) not in self._iterates:
            raise Malformed("unknown-name", f"{base!r} is not defined")
        self._primed |= primes > 0
        for n in range(1, primes + 1):
            if (base, n) not in self._iterates:
                self._iterates[base, n] = self.image(self._iterates[base, n - 1])
        return self._iterates[base, primes]

    def polynomial(self, text: str) -> Polynomial:
        """The polynomial that `text` spells in this setting."""
        return polynomial(text, self.ring, self._name, self.parameters + self.variables)

    def conditions(self, texts: Sequence[str]) -> tuple[Condition, ...]:
        """The conditions that the texts spell in this setting."""
        return conditions(texts, self.ring, self._name, self.parameters + self.variables)

    def parameter_polynomial(self, text: str) -> Polynomial:
        """The same for a polynomial in parameters and constants alone; Malformed if a name depends on the state."""
        return polynomial(text, self.ring, self._parameter_name)

    def parameter_conditions(self, texts: Sequence[str]) -> tuple[Condition, ...]:
        """The same for conditions."""
        return conditions(texts, self.ring, self._parameter_name)

    def _parameter_name(self, name: str) -> Polynomial:
        p = self._name(name)
        if self.mentioned(name) & set(self.variables):
            raise Malformed("parameters-only", f"{name} depends on the state, where only parameters may occur")
        return p

    def mentioned(self, *texts: str) -> frozenset[str]:
        """The variables, parameters and constants that the texts name, directly, by definitions, or by steps of F.

        What is bound in one place of a sentence may not be named elsewhere, even where it cancels.
        """
        found: set[str] = set()
        for token in (token for text in texts for token in tokens(text)):
            name = token.rstrip("'")
            found |= self._mentions.get(name, frozenset())
            if name != token and not found.isdisjoint(self.variables):
                found |= self._moved
        return frozenset(found)

    def image(self, p: Polynomial) -> Polynomial:
        """P composed with F."""
        return p.substitute(dict(zip(self.variables, self.map, strict=True)))

    def known(self) -> tuple[Condition, ...]:
        """What holds of the constants."""
        return tuple(c for s in self.constants for c in s.conditions(self.ring))

    def entails(self, domain: Sequence[Condition], goal: Condition) -> Sign | Identity:
        """The obligation that `goal` holds on `domain`, given what is known: I for an equation, S for an inequality."""
        everything = (*domain, *self.known())
        if goal.relation == "=":
            return Identity(goal.text, goal.polynomial, equations(everything))
        return Sign(goal, everything, self.constants)

    # Words

    def quantifier(self, texts: Iterable[str], names: Sequence[str] | None = None) -> str:
        """'For all real a, x with ...'."""
        chosen = self.parameters + self.variables if names is None else names
        who = f"all real {', '.join(chosen)}" if chosen else "the map"
        domain = " and ".join(texts)
        return f"For {who}" + (f" with {domain}" if domain else "")

    def map_sentence(self) -> str:
        """'F: (x, y) -> (..., ...) for fixed a', with the parameters that F has."""
        given = [name for name in self.parameters if name in self._moved]
        fixed = f" for fixed {', '.join(given)}" if given else ""
        return f"F: ({', '.join(self.variables)}) -> ({', '.join(self.map_texts)}){fixed}"

    def sentence(self, statement: str) -> str:
        """The statement with the meaning of every name in it; a prime means composition with F."""
        where = [s.sentence() for s in self.constants]
        where += [f"{name} = {text}" for name, text in self.definitions]
        where.append(self.map_sentence())
        words = f"{statement}, where {', '.join(where)}"
        if self._primed:
            words += "; a prime means composed with F, after one step"
        if "diff(" in words.replace(" ", ""):
            names = ", ".join(self.parameters + self.variables)
            words += f"; diff(p, x) is the partial derivative by x of p as a polynomial in {names}"
        return f"{words}."
