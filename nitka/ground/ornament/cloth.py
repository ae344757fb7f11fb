"""The cloth an ornament is woven on: a square of cells, each undyed linen or one of two threads.

Its middle is (0, 0); ``x`` grows to the right, ``y`` down. Only one eighth is kept, 0 ≤ y ≤ x: the rest is its mirror
image over both axes and both diagonals, so every ornament is symmetric by the way it is made.
"""

LINEN, MADDER, DARK = 0, 1, 2


class Cloth:
    """A square of ``2 * half + 1`` cells a side."""

    def __init__(self, half: int):
        self.half = half
        self.side = 2 * half + 1
        self._eighth = [[LINEN] * (x + 1) for x in range(half + 1)]

    def at(self, x: int, y: int) -> int:
        """The thread at a cell; linen outside the cloth."""
        x, y = abs(x), abs(y)
        if y > x:
            x, y = y, x
        return self._eighth[x][y] if x <= self.half else LINEN

    def put(self, x: int, y: int, thread: int) -> None:
        """Put a thread on a cell, and so on its mirror images; outside the cloth nothing happens."""
        x, y = abs(x), abs(y)
        if y > x:
            x, y = y, x
        if x <= self.half:
            self._eighth[x][y] = thread

    @property
    def quarter(self) -> list[list[int]]:
        """The rows of the lower right quarter, both middle lines included."""
        eighth, size = self._eighth, self.half + 1
        return [eighth[y] + [eighth[x][y] for x in range(y + 1, size)] for y in range(size)]

    @property
    def rows(self) -> tuple[tuple[int, ...], ...]:
        """All cells, row by row from the top left."""
        lower = [tuple(row[:0:-1] + row) for row in self.quarter]
        return (*lower[:0:-1], *lower)
