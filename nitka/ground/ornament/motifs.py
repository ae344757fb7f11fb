"""The motifs: rhombs, roses, stars, crosses, combs, as Belarusian weavers count them on the grid.

Each motif is a function of a place (x, y) relative to its own middle and gives a thread or LINEN. They are
drawn for this project after the general rules of counted weaving, not after any single cloth.
"""

from collections.abc import Callable

from nitka.ground.ornament.cloth import DARK, LINEN, MADDER
from nitka.ground.ornament.thread import Thread

Motif = Callable[[int, int], int]


def _octant(x: int, y: int) -> tuple[int, int]:
    x, y = abs(x), abs(y)
    return (x, y) if x >= y else (y, x)


def rings(pattern: tuple[int, ...]) -> Motif:
    """Nested rhombs: the thread of each stepped ring from the middle outwards."""

    def at(x: int, y: int) -> int:
        d = abs(x) + abs(y)
        return pattern[d] if d < len(pattern) else LINEN

    return at


def rose(k: int, m: int, thread: int) -> Motif:
    """The rose of eight petals: points at the corners of a square of half side ``k``, petals ``m`` wide."""

    def at(x: int, y: int) -> int:
        x, y = _octant(x, y)
        return thread if 1 <= y < x <= k and x - y <= m else LINEN

    return at


def veined_rose(k: int, m: int, thread: int, vein: int) -> Motif:
    """A large rose whose petals are outlined in one thread and filled with another, a gap between."""

    def at(x: int, y: int) -> int:
        x, y = _octant(x, y)
        if not (1 <= y < x <= k and x - y <= m):
            return LINEN
        if y == 1 or x - y in (1, m) or x == k:
            return thread
        return vein if y >= 3 and 3 <= x - y <= m - 2 and x <= k - 2 else LINEN

    return at


def _in_star(k: int, x: int, y: int) -> bool:
    return x <= k or x + y <= k + k // 2


def star(k: int, thread: int, vein: int) -> Motif:
    """The star of eight points, a square and a rhomb over each other: outlined, a smaller one inside."""

    def at(x: int, y: int) -> int:
        x, y = _octant(x, y)
        if not _in_star(k, x, y):
            return LINEN
        if not _in_star(k - 2, x, y):
            return thread
        return vein if _in_star(k - 4, x, y) else LINEN

    return at


def four(radius: int, away: int, thread: int, heart: int) -> Motif:
    """Four small rhombs around the middle, a heart in each."""

    def at(x: int, y: int) -> int:
        x, y = _octant(x, y)
        d = abs(x - away) + y
        if d > radius:
            return LINEN
        return thread if d >= radius - 1 else heart if d <= max(0, radius - 4) else LINEN

    return at


def slanting_cross(k: int, thread: int) -> Motif:
    """A cross along both diagonals, stepped."""

    def at(x: int, y: int) -> int:
        x, y = _octant(x, y)
        return thread if x <= k and x - y <= 1 else LINEN

    return at


def window(k: int, thread: int) -> Motif:
    """The outline of a square, open in the middle of its sides."""

    def at(x: int, y: int) -> int:
        x, y = _octant(x, y)
        return thread if x == k and y > 0 else LINEN

    return at


def comb(radius: int, thread: int) -> Motif:
    """Teeth along the outside of a rhomb of that radius."""

    def at(x: int, y: int) -> int:
        x, y = abs(x), abs(y)
        return thread if x + y == radius + 1 and (x - y) % 4 in (1, 3) and min(x, y) > 0 else LINEN

    return at


def seed(thread: Thread, reach: int = 2) -> Motif:
    """A kernel of 2 * ``reach`` + 1 cells a side, symmetric, of its own for each id."""
    places = [(x, y) for x in range(1, reach + 1) for y in range(x + 1)]
    cells = {place: thread.one_of((LINEN, MADDER, DARK)) for place in places}
    cells[0, 0] = thread.one_of((MADDER, DARK))
    if not any(cells[place] for place in places if place[0] == reach):
        cells[reach, 0] = MADDER  # a kernel never shrinks to a speck

    def at(x: int, y: int) -> int:
        return cells.get(_octant(x, y), LINEN)

    return at


def over(*motifs: Motif) -> Motif:
    """Motifs over each other: the first that has a thread at a place wins."""

    def at(x: int, y: int) -> int:
        for motif in motifs:
            if thread := motif(x, y):
                return thread
        return LINEN

    return at


def within(radius: int, motif: Motif) -> Motif:
    """A motif as far as a rhomb of that radius reaches."""

    def at(x: int, y: int) -> int:
        return motif(x, y) if abs(x) + abs(y) <= radius else LINEN

    return at
