"""The grammar of polynomials, and of conditions that compare them. No other text is ever read as mathematics.

comparison = sum (relation sum)+            relation = "<" | "<=" | ">" | ">=" | "=" | "!="
sum     = ["+" | "-"] product (("+" | "-") product)*
product = factor (("*" | "/") factor)*      a divisor is a constant other than 0
factor  = atom [("^" | "**") integer]       one exponent: a^b^c is refused as ambiguous
atom    = number | name | "(" sum ")" | "diff" "(" sum "," name ")"
number  = integer ["." digit+]              an exact decimal
name    = letter (letter | digit | "_")* "'"*       a prime is one step of the map

Single spaces may stand between tokens. A chain of comparisons goes one way: < <= = or > >= =.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from fractions import Fraction

from .limits import MAX_DIGITS, MAX_EXPONENT, MAX_NESTING, MAX_TEXT, within
from .polynomial import Polynomial, Ring
from .verdicts import Malformed

RELATIONS = ("<=", ">=", "!=", "<", ">", "=")
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
TOKEN = re.compile(r" *(?:((?:0|[1-9][0-9]*)(?:\.[0-9]+)?)|([A-Za-z][A-Za-z0-9_]*'*)|(\*\*|<=|>=|!=|[-+*/^(),<>=])) *")
RATIONAL = re.compile(r"(-?(?:0|[1-9][0-9]*))(?:/([1-9][0-9]*))?")

Lookup = Callable[[str], Polynomial]


def rational(text: str) -> Fraction:
    """A fraction in its one canonical spelling, such as 0, -3 or 5/7; Malformed otherwise."""
    within("digits", len(text), MAX_DIGITS)
    match = RATIONAL.fullmatch(text)
    if match is None:
        raise Malformed("rational", f"{text!r} is not a fraction such as -3/4")
    value = Fraction(int(match[1]), int(match[2] or 1))
    if str(value) != text:
        raise Malformed("rational", f"{text!r} is spelled {str(value)!r}")
    return value


def tokens(text: str) -> list[str]:
    """The tokens of `text`; Malformed at the first character that begins none."""
    within("text", len(text), MAX_TEXT)
    if text != text.strip() or "  " in text:
        raise Malformed("spaces", f"spaces stand alone and between tokens: {text[:40]!r}")
    found: list[str] = []
    position = 0
    while position < len(text):
        match = TOKEN.match(text, position)
        if match is None:
            raise Malformed("grammar", f"unexpected {text[position : position + 12]!r} at column {position + 1}")
        token = match[1] or match[2] or match[3]
        if match[1]:
            within("digits", len(token), MAX_DIGITS)
        found.append(token)
        position = match.end()
    return found


class Parser:
    """Recursive descent over one text; `lookup` gives names their meaning, `by` is what can be differentiated by."""

    def __init__(self, text: str, ring: Ring, lookup: Lookup, by: Collection[str]) -> None:
        self.text = text if len(text) <= 60 else text[:57] + "..."
        self.tokens = tokens(text)
        ring.meter.spend(16 + 2 * len(self.tokens))
        self.position = 0
        self.nesting = 0
        self.ring = ring
        self.lookup = lookup
        self.by = by

    def peek(self) -> str:
        """The next token, or the empty string at the end."""
        return self.tokens[self.position] if self.position < len(self.tokens) else ""

    def take(self) -> str:
        """The next token, consumed."""
        token = self.peek()
        self.position += 1
        return token

    def expect(self, token: str) -> None:
        """Consume exactly `token`."""
        if self.peek() != token:
            raise Malformed("grammar", f"expected {token!r}, found {self.peek() or 'the end'!r} in {self.text!r}")
        self.position += 1

    def sum(self) -> Polynomial:
        """A sum of products."""
        sign = self.take() if self.peek() in ("+", "-") else "+"
        total = self.product() if sign == "+" else -self.product()
        while self.peek() in ("+", "-"):
            total = total + self.product() if self.take() == "+" else total - self.product()
        return total

    def product(self) -> Polynomial:
        """A product of factors, and quotients by constants."""
        total = self.factor()
        while self.peek() in ("*", "/"):
            if self.take() == "*":
                total = total * self.factor()
            else:
                divisor = self.factor().constant_value()
                if not divisor:
                    raise Malformed("grammar", f"division by something else than a nonzero constant in {self.text!r}")
                total = total.scaled(1 / divisor)
        return total

    def factor(self) -> Polynomial:
        """An atom, perhaps with an exponent."""
        atom = self.atom()
        if self.peek() not in ("^", "**"):
            return atom
        self.take()
        exponent = self.take()
        if not exponent.isdecimal():
            raise Malformed("grammar", f"an exponent is a nonnegative integer, not {exponent!r}, in {self.text!r}")
        within("exponent", int(exponent), MAX_EXPONENT)
        return atom ** int(exponent)

    def atom(self) -> Polynomial:
        """A number, a name, a derivative or a sum in parentheses."""
        token = self.take()
        if token == "(":
            inner = self.nested()
        elif token == "diff":
            self.expect("(")
            inner = self.nested()
            self.expect(",")
            inner = self.derivative(inner, self.take())
        elif token[:1].isdecimal():
            return self.ring.constant(Fraction(token))
        elif token[:1].isalpha():
            return self.lookup(token)
        else:
            raise Malformed("grammar", f"unexpected {token or 'end'!r} in {self.text!r}")
        self.expect(")")
        return inner

    def nested(self) -> Polynomial:
        """A sum one level further in."""
        self.nesting += 1
        within("nesting", self.nesting, MAX_NESTING)
        inner = self.sum()
        self.nesting -= 1
        return inner

    def derivative(self, p: Polynomial, name: str) -> Polynomial:
        """The partial derivative of p by a variable or parameter."""
        if name not in self.by:
            raise Malformed("grammar", f"diff is by a variable or parameter, not {name!r}, in {self.text!r}")
        return p.derivative(name)

    def comparison(self) -> list[tuple[Polynomial, str, Polynomial]]:
        """A chain such as 0 < a <= b, as its links."""
        links: list[tuple[Polynomial, str, Polynomial]] = []
        left = self.sum()
        while self.peek() in RELATIONS:
            relation = self.take()
            right = self.sum()
            links.append((left, relation, right))
            left = right
        if not links:
            raise Malformed("grammar", f"no comparison in {self.text!r}")
        relations = {relation for _, relation, _ in links}
        if len(links) > 1 and not (relations <= {"<", "<=", "="} or relations <= {">", ">=", "="}):
            raise Malformed("chain", f"a chain goes in one direction, without !=: {self.text!r}")
        return links

    def end(self) -> None:
        """Malformed unless all tokens are consumed."""
        if self.position < len(self.tokens):
            raise Malformed("grammar", f"unexpected {self.peek()!r} in {self.text!r}")


def generators_of(ring: Ring) -> Lookup:
    """The lookup that knows the generators of `ring` and nothing else."""

    def lookup(name: str) -> Polynomial:
        if name not in ring.names:
            raise Malformed("unknown-name", f"{name!r} is not one of {', '.join(ring.names)}")
        return ring.generator(name)

    return lookup


def polynomial(text: str, ring: Ring, lookup: Lookup | None = None, by: Collection[str] = ()) -> Polynomial:
    """The polynomial that `text` spells; names mean generators unless `lookup` says otherwise."""
    parser = Parser(text, ring, lookup or generators_of(ring), by)
    value = parser.sum()
    parser.end()
    return value


def comparison(
    text: str, ring: Ring, lookup: Lookup | None = None, by: Collection[str] = ()
) -> list[tuple[Polynomial, str, Polynomial]]:
    """The links (left, relation, right) of the chain of comparisons that `text` spells."""
    parser = Parser(text, ring, lookup or generators_of(ring), by)
    links = parser.comparison()
    parser.end()
    return links
