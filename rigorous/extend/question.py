"""What is asked of a range of the parameter: that the claim holds, that it fails, or that it speaks of no states there.

Each is a claim of its own, about every parameter of the range; which of them is true is for provers to find out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Any

import msgspec

from rigorous.checker.check import MAX_IDENTIFIER, read_claim
from rigorous.checker.grammar import NAME
from rigorous.checker.setting import Setting
from rigorous.claims import (
    Attracts,
    Claim,
    Constant,
    Cycle,
    Escapes,
    ForwardInvariant,
    Identity,
    Iff,
    Sign,
    SignPreserved,
    square_root,
)
from rigorous.discovery.algebraic import Algebraic
from rigorous.extend.ranges import Range
from rigorous.extend.texts import after_one_step, links, negated

EXTENDED = "extended"
NONE = "there are no such states"
NOT_ATTRACTING = {1: ["({0})^2 >= 1"], 2: ["{0} >= 1", "1 + ({0}) <= -({1})", "1 + ({0}) <= {1}"]}
"""By the number of variables: what shows in the characteristic polynomial that a root is not inside the circle."""
TYPES = {"attracting": "attracting", "repelling": "repelling", "saddle": "saddles"}
OTHERWISE = {
    "attracting": ("repelling", "saddle"),
    "repelling": ("attracting", "saddle"),
    "saddle": ("attracting", "repelling"),
}


def named(name: str, *suffixes: str, room: int = 0) -> str:
    """An id with suffixes, which is not too long, even if there has to be room for more."""
    tail = "-".join(suffixes)
    return f"{name[: MAX_IDENTIFIER - len(tail) - 1 - room].rstrip('-')}-{tail}"


@dataclass(frozen=True)
class Statement:
    """A claim about every parameter of a range, and what it means in a few words.

    If `states` is given, the claim says this of all states of some kind, and `states` is the claim that there are some.
    """

    words: str
    claim: Claim
    states: Claim | None = None


@dataclass(frozen=True)
class Question:
    """The question for which values of `parameter` a claim is true, without its own conditions on that parameter."""

    claim: Claim
    parameter: str

    @cached_property
    def setting(self) -> Setting:
        """The claim's names and their meanings."""
        return read_claim(self.claim.encode())[1].setting

    @cached_property
    def asserts(self) -> Any:
        """What is asserted, without the conditions that concern this parameter alone."""
        asserts: Any = self.claim.asserts
        kept = list(chain.from_iterable(map(self._kept, asserts.where)))
        if isinstance(asserts, Iff) and asserts.quantifier != "some":
            return Sign(where=[*kept, *asserts.states], holds=asserts.holds)
        if isinstance(asserts, Identity):
            return Sign(where=kept, holds=asserts.equations)
        return msgspec.structs.replace(asserts, where=kept)

    @cached_property
    def dropped(self) -> list[str]:
        """The conditions of the claim that concern this parameter alone."""
        asserts = self.claim.asserts
        texts: list[str] = [*asserts.where, *(asserts.exactly_when if isinstance(asserts, Iff) else ())]  # type: ignore[union-attr]
        return [h for text in texts for h in links(text) if self._dropped(h)]

    def holds(self, over: Range) -> Statement:
        """The claim on the range."""
        asserts = self.asserts
        if isinstance(asserts, Iff):
            return self._some(over, [], asserts.holds)
        return self._stated(over, "", asserts)

    @cached_property
    def premises(self) -> list[str]:
        """The conditions on other parameters."""
        return [text for text in self.asserts.where if not self._concerns_states(text)]

    @cached_property
    def states(self) -> list[str]:
        """The conditions on the states of which the claim speaks."""
        return [text for text in self.asserts.where if text not in self.premises]

    def fails(self, over: Range) -> Iterator[Statement]:
        """Claims of which each one refutes the claim for all parameters of the range.

        For all other parameters that the claim admits; none if these depend on the parameter that varies, as the claim
        might then say nothing for some of its values.
        """
        if any(self.parameter in self._generators(text) for text in self.premises):
            return
        match self.asserts:
            case Sign():
                yield from self._unequal(over, self.asserts)
            case Iff():
                yield from self._nowhere(over, self.asserts.holds)
            case SignPreserved(function=g):
                for sign, wrong in ((">", "<="), ("<", ">="), ("=", "!=")):
                    yield self._some(over, [], [f"{g} {sign} 0", f"{self._moved(g)} {wrong} 0"])
            case ForwardInvariant(set=kept):
                for h in chain.from_iterable(map(links, kept)):
                    yield self._some(over, kept, [negated(self._moved(h))])
            case Cycle():
                yield from self._other_cycles(over, self.asserts)
            case Escapes(beyond=beyond):
                size = " + ".join(f"{name}^2" for name in self.claim.system.variables)
                yield self._some(over, [], [f"{size} > {beyond}", f"{self._moved(size)} <= {size}"])
            case Attracts():
                yield from self._not_attracted(over, self.asserts)

    def vacuous(self, over: Range) -> Iterator[Statement]:
        """Claims of which each one says that there are no states of which the claim speaks."""
        if isinstance(self.asserts, Sign | Cycle):
            yield from self._nowhere(over, self.states)
        if isinstance(self.asserts, ForwardInvariant):
            yield from self._nowhere(over, self.asserts.set)
        if isinstance(self.asserts, Attracts):
            small = Sign(where=self.premises, holds=[f"{self.asserts.radius_squared} <= 0"])
            yield self._stated(over, "the ball is at most a point", small)

    def period(self) -> int:
        """The period of the cycles of which the claim speaks, or 0."""
        asserts: Any = self.claim.asserts
        if isinstance(asserts, Cycle):
            return int(asserts.period)
        return max((len(text) - len(text.rstrip("'")) for text in self._returning()), default=0)

    def _returning(self) -> list[str]:
        """The iterates of variables that the claim differentiates, or says to return."""
        asserts: Any = self.asserts
        if not isinstance(asserts, Sign | Iff):
            return []
        patterns = [rf"(?:^|diff\()({x}'+)(?:,| = {x}$)" for x in self.claim.system.variables]
        return [found for text in (*asserts.where, *asserts.holds) for p in patterns for found in re.findall(p, text)]

    def _unequal(self, over: Range, asserts: Sign) -> Iterator[Statement]:
        """A state at which one of the inequalities, or equations, fails; or it fails at all states."""
        wrong = [negated(h) for text in asserts.holds for h in links(text)]
        for h in sorted(wrong, key=lambda text: "!=" in text):
            if self.states or self._concerns_states(h):
                yield self._some(over, self.states, [h])
            else:
                yield self._stated(over, h, Sign(where=self.premises, holds=[h]))
            if self.states:
                yield self._every(over, f"{h} at all such states", Sign(where=asserts.where, holds=[h]))

    def _other_cycles(self, over: Range, asserts: Cycle) -> Iterator[Statement]:
        """The cycles are of another type; or a point has a smaller period, or its cycle does not attract."""
        x, n = self.claim.system.variables, int(asserts.period)
        for other in OTHERWISE[asserts.stability]:
            if other != "saddle" or len(x) == 2:
                changed = msgspec.structs.replace(asserts, stability=other)
                yield self._every(over, f"the cycles are {TYPES[other]}", changed)
        for primes in ("'" * d for d in range(1, n) if n % d == 0):
            yield self._some(over, self.states, [f"{name}{primes} = {name}" for name in x])
        for wrong in NOT_ATTRACTING.get(len(x), ()) if asserts.stability == "attracting" else ():
            yield self._some(over, self.states, [wrong.format(*asserts.characteristic)])

    def _not_attracted(self, over: Range, asserts: Attracts) -> Iterator[Statement]:
        """The centre is not fixed, or another fixed point, or one of period two, lies in the ball."""
        x, premises = self.claim.system.variables, self.premises
        centre = [f"{name} = {c}" for name, c in zip(x, asserts.centre, strict=True)]
        for name in x:
            moved = Sign(where=[*premises, *centre], holds=[f"{name}' != {name}"])
            yield self._stated(over, "the centre is not fixed", moved)
        distance = " + ".join(f"({name} - ({c}))^2" for name, c in zip(x, asserts.centre, strict=True))
        for primes in ("'", "''"):
            ball = [f"0 < {distance} <= {asserts.radius_squared}"]
            yield self._some(over, ball, [f"{name}{primes} = {name}" for name in x])

    def _nowhere(self, over: Range, wanted: Sequence[str]) -> Iterator[Statement]:
        """Claims that no state meets all that is wanted."""
        single = [h for text in wanted for h in links(text)]
        for h in sorted(single, key=lambda text: negated(text).count("!=")):
            others = [text for text in single if text is not h]
            yield self._stated(over, NONE, Sign(where=[*self.premises, *others], holds=[negated(h)]))
        equations = [h for h in single if not set("<>!") & set(h)]
        if len(equations) > 1:
            sides = (h.split(" = ") for h in equations)
            squares = " + ".join(f"({left} - ({right}))^2" for left, right in sides)
            others = [h for h in single if h not in equations]
            yield self._stated(over, NONE, Sign(where=[*self.premises, *others], holds=[f"{squares} > 0"]))

    def _some(self, over: Range, states: Sequence[str], wanted: Sequence[str]) -> Statement:
        """The claim that for every parameter of the range one of the states meets all that is wanted."""
        asserts = Iff(where=self.premises, quantifier="some", holds=[*states, *wanted], exactly_when=[])
        return self._stated(over, f"a state has {' and '.join(wanted)}", asserts)

    def _every(self, over: Range, words: str, asserts: Any) -> Statement:
        """The claim that something is true of all states of which the claim speaks, and that there are some."""
        return replace(self._stated(over, words, asserts), states=self._some(over, self.states, []).claim)

    def _stated(self, over: Range, words: str, asserts: Any) -> Statement:
        """The assertion for parameters of the range."""
        used = set(NAME.findall(msgspec.json.encode([asserts, self.claim.let]).decode()))
        own = [c for c in self.claim.constants if c.name in used]
        constants: dict[Algebraic | int, Constant] = {}
        for constant in own:
            radicand = constant.root_of.removeprefix(f"{constant.name}^2 - ")
            if radicand.isdecimal() and constant == square_root(constant.name, int(radicand)):
                constants[int(radicand)] = constant
        taken = {*self.claim.system.names, *self.claim.let, *(c.name for c in own)}
        condition = over.stated(self.parameter, constants, taken)
        asserts = msgspec.structs.replace(asserts, where=[condition, *asserts.where])
        if isinstance(asserts, Iff):
            asserts = msgspec.structs.replace(asserts, exactly_when=[condition])
        every = {c.name: c for c in (*own, *constants.values())}
        claim = Claim(
            id=named(self.claim.id, EXTENDED),
            system=self.claim.system,
            let=self.claim.let,
            constants=list(every.values()),
            asserts=asserts,
        )
        return Statement(words, claim)

    def _moved(self, text: str) -> str:
        return after_one_step(text, {*self.claim.system.variables, *self.claim.let})

    def _kept(self, text: str) -> list[str]:
        """The text, or those of its links that concern more than the parameter alone."""
        single = links(text)
        kept = [h for h in single if not self._dropped(h)]
        return [text] if len(kept) == len(single) else kept

    def _dropped(self, text: str) -> bool:
        """Whether it concerns this parameter, and nothing else."""
        return self._generators(text) == {self.parameter}

    def _concerns_states(self, text: str) -> bool:
        return bool(self._generators(text) & set(self.claim.system.variables))

    def _generators(self, text: str) -> set[str]:
        found = {name for c in self.setting.conditions([text]) for name in c.polynomial.generators()}
        return found - {c.name for c in self.claim.constants}


def stability(question: Question) -> Question | None:
    """The question whether the cycles attract, for a claim that its states are points of a period and says no more."""
    claim, n = question.claim, question.period()
    asserts, x = question.asserts, claim.system.variables
    if not isinstance(asserts, Sign) or n == 0 or any(set("<>") & set(text) for text in asserts.holds):
        return None
    primes = "'" * n
    if any(f"{name}{primes} = {name}" not in asserts.holds for name in x):
        return None
    rows = [[f"diff({a}{primes}, {b})" for b in x] for a in x]
    if len(x) == 1:
        characteristic = [f"-{rows[0][0]}"]
    elif len(x) == 2:
        (a, b), (c, d) = rows
        characteristic = [f"{a}*{d} - {b}*{c}", f"-{a} - {d}"]
    else:
        return None
    asserts = Cycle(where=asserts.where, period=str(n), characteristic=characteristic, stability="attracting")
    found = Claim(
        id=named(claim.id, "attracting"), system=claim.system, let=claim.let, constants=claim.constants, asserts=asserts
    )
    return Question(found, question.parameter)
