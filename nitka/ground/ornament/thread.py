"""Choices spun from an id: the same id always gives the same choices, and nothing else does."""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

Choice = TypeVar("Choice")


class Thread:
    """An endless row of choices made from ``text`` by SHA-256 in counter mode."""

    def __init__(self, text: str):
        self._text = text.encode()
        self._pool = 0
        self._left = 0
        self._block = 0

    def below(self, n: int) -> int:
        """A whole number from 0 to ``n`` − 1; 32 bits are spent on each, so the bias is below 2⁻²⁴ for n < 256."""
        if self._left < 32:
            digest = sha256(self._text + b"\0" + self._block.to_bytes(4, "big")).digest()
            self._pool, self._left, self._block = int.from_bytes(digest, "big"), 256, self._block + 1
        self._pool, drawn = divmod(self._pool, 1 << 32)
        self._left -= 32
        return drawn * n >> 32

    def one_of(self, choices: Sequence[Choice]) -> Choice:
        """One of ``choices``, each as likely."""
        return choices[self.below(len(choices))]

    def chance(self, of_ten: int) -> bool:
        """True in ``of_ten`` of ten cases."""
        return self.below(10) < of_ten
