"""Budgets. Each is checked before the thing it bounds is built; to exceed one is RESOURCE, never ACCEPT."""

from __future__ import annotations

from .verdicts import ResourceExceeded

MAX_CLAIM_BYTES = 1 << 20
MAX_EVIDENCE_BYTES = 8 << 20
MAX_UNPACKED_BYTES = 256 << 20
MAX_LINE = 1 << 16
MAX_TEXT = 200_000
MAX_DIGITS = 2_000
MAX_EXPONENT = 400
MAX_NESTING = 64
MAX_PRIMES = 8
MAX_NAMES = 32
MAX_CONDITIONS = 200
MAX_LIST = 10_000
MAX_VALUES = 100_000
MAX_DEGREE = 400
MAX_TERMS = 20_000
MAX_BITS = 20_000
MAX_SIZE = 1 << 27
MAX_HELD = 1 << 30
MAX_WORK = 5_000_000
WORK_PER_BYTE = 2_000
MOST_WORK = 10_000_000_000
OVERHEAD = 8
WORD = 64
TERM = 2_000
MAX_NODES = 1_000_000
MAX_DEPTH = 200


class Meter:
    """The work one certificate may cost, counted in products of two numbers of 512 bits or fewer.

    Every operation costs OVERHEAD besides, so that nothing is free. Whatever takes time in proportion to the length of
    numbers is counted as products with one word. Rows and trees that are read line by line earn WORK_PER_BYTE for each
    packed byte, so that a check takes no longer than in proportion to the file; `most` in all.
    """

    def __init__(self, most: int = MOST_WORK) -> None:
        self.left, self.most = MAX_WORK, most
        self.held = 0  # bits, by polynomials that live

    def earn(self, size: int) -> None:
        """Allow for the work that so many packed bytes of evidence may cost."""
        earned = min(size * WORK_PER_BYTE, self.most)
        self.left, self.most = self.left + earned, self.most - earned

    def spend(self, products: int, bits: int = 0, others: int = WORD) -> None:
        """Pay for `products` multiplications of numbers of `bits` bits by `others`, or raise ResourceExceeded."""
        self.left -= OVERHEAD + products * (1 + (max(bits, WORD) * max(others, WORD) >> 18))
        if self.left < 0:
            more = "" if self.most else "; the option --work allows for more"
            raise ResourceExceeded("work", f"more coefficient products than are allowed{more}")


def fits(entries: int, bits: int) -> None:
    """Raise ResourceExceeded when so many numbers of so many bits are too large for one object."""
    within("size", entries * (TERM + bits), MAX_SIZE)


def within(check: str, amount: int, limit: int) -> None:
    """Raise ResourceExceeded when `amount` is above `limit`."""
    if amount > limit:
        raise ResourceExceeded(check, f"{amount} is above the limit of {limit}")
