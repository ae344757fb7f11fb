"""Weaving one ornament from an id: a border, a middle figure, and what stands in the corners.

Every choice comes from the id (``Thread``). The parts are few and each is made so that it fits all others, so the
result is always an orderly piece of cloth; the kernels (``motifs.seed``) make it that person's own.
"""

from nitka.ground.ornament.cloth import DARK, LINEN, MADDER, Cloth
from nitka.ground.ornament.motifs import (
    Motif,
    comb,
    four,
    over,
    rings,
    rose,
    seed,
    slanting_cross,
    star,
    veined_rose,
    window,
    within,
)
from nitka.ground.ornament.thread import Thread

HALF = 22
FIELD = 18  # the half side of the field inside the border
REACH = 17  # the radius of the middle rhomb
CORNER = 13  # where the corner motifs have their middle
NET = 9  # the radius of the rhombs of a net

# Rhomb rings from the outside inwards. A line is two cells wide, or it would fall into single knots.
_BANDS = (
    (MADDER, MADDER, LINEN, LINEN),
    (MADDER, MADDER, MADDER, LINEN, LINEN),
    (MADDER, MADDER, LINEN, LINEN, DARK, DARK, LINEN, LINEN),
    (DARK, DARK, MADDER, MADDER, MADDER, LINEN, LINEN),
    (MADDER, MADDER, MADDER, MADDER, LINEN, LINEN),
    (MADDER, MADDER, LINEN, DARK, LINEN, MADDER, MADDER, LINEN, LINEN),
    (DARK, MADDER, MADDER, DARK, LINEN, LINEN),
    (MADDER, LINEN, LINEN, MADDER, MADDER, LINEN, LINEN),
)


def _lay(cloth: Cloth, motif: Motif, centre: int = 0, free_of: int = -1) -> None:
    """Put a motif with its middle at (centre, centre) and its images, on cells that are still linen.

    Cells of the rhomb of radius ``free_of`` around the middle of the cloth are left alone.
    """
    for x in range(FIELD + 1):
        for y in range(max(0, free_of + 1 - x), x + 1):
            if not cloth.at(x, y) and (thread := motif(x - centre, y - centre)):
                cloth.put(x, y, thread)


def _bands(thread: Thread, first: int, last: int) -> Motif:
    """Rhomb rings from radius ``last`` inwards to ``first``."""
    pattern: list[int] = []
    while len(pattern) < last - first + 1:
        pattern += thread.one_of(_BANDS)
    pattern = pattern[: last - first + 1]
    while len(pattern) > 1 and pattern[-1] != LINEN:
        pattern.pop()  # a band cut in two would touch what lies inside
    return rings((LINEN,) * (last + 1 - len(pattern)) + tuple(reversed(pattern)))


def _knots(thread: Thread, line: int) -> list[int]:
    """The outer line from the middle of a side to its corner: long stretches of one thread, short ones of the other."""
    knot = DARK if line == MADDER else MADDER
    cells: list[int] = []
    while len(cells) <= HALF:
        cells += [line] * (2 + thread.below(5)) + [knot] * (1 + thread.below(2))
    return cells[:HALF] + [line]


def _border(cloth: Cloth, thread: Thread) -> None:
    """An outer line and an inner pattern that repeats every four cells and turns the corner whole."""
    outer = DARK if thread.chance(2) else MADDER
    inner = thread.one_of((MADDER, DARK)) if outer == MADDER else MADDER
    kind = thread.below(6)
    knots = _knots(thread, outer)
    for y in range(HALF + 1):
        cloth.put(HALF, y, knots[y])
        beat = (HALF - y) % 4  # counted from the corner
        if kind == 0 and beat % 2 == 0:  # teeth
            cloth.put(HALF - 1, y, outer)
        elif kind == 1 and beat != 2:  # broad teeth
            cloth.put(HALF - 1, y, outer)
            if beat == 0:
                cloth.put(HALF - 2, y, outer)
        elif y <= HALF - 2 and (
            kind == 3 or (kind == 2 and beat % 2 == 0)
        ):  # a second line, whole or of beads
            cloth.put(HALF - 2, y, inner)
        elif kind == 4 and y <= HALF - 1:  # zigzag
            cloth.put(HALF - (1, 2, 3, 2)[(HALF - 1 - y) % 4], y, inner)
        elif kind == 5 and y <= HALF - 2 and beat == 2:  # small crosses
            for dx, dy in ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)):
                cloth.put(HALF - 2 + dx, y + dy, inner)


def _bands_around(thread: Thread) -> Motif:
    return over(seed(thread), _bands(thread, 4, REACH))


def _rose_in_a_rhomb(thread: Thread) -> Motif:
    petal = thread.one_of((MADDER, MADDER, DARK))
    return over(seed(thread), within(13, rose(9, 4, petal)), _bands(thread, 14, REACH), comb(REACH, MADDER))


def _free_rose(thread: Thread) -> Motif:
    vein = thread.one_of((MADDER, DARK, LINEN))
    size, width = thread.one_of(((14, 8), (15, 9), (13, 7)))
    return over(seed(thread), veined_rose(size, width, MADDER, vein))


def _crossed(thread: Thread) -> Motif:
    arms = thread.one_of((MADDER, DARK))
    tips = four(2, 8, MADDER if arms == DARK else DARK, LINEN)
    return over(seed(thread), within(10, slanting_cross(7, arms)), tips, _bands(thread, 13, REACH))


def _four_in_a_rhomb(thread: Thread) -> Motif:
    heart = thread.one_of((MADDER, DARK))
    ring = thread.one_of((MADDER, DARK))
    return over(seed(thread), four(4, 7, ring, heart), _bands(thread, 13, REACH))


def _starred(thread: Thread) -> Motif:
    points, vein = thread.one_of(((MADDER, DARK), (MADDER, LINEN), (DARK, MADDER), (MADDER, MADDER)))
    return over(seed(thread, 3), star(7, points, vein), _bands(thread, 15, REACH))


def _net(thread: Thread) -> Motif:
    """Rhombs all over, two kernels taking turns."""
    one, other = seed(thread, 3), seed(thread, 3)
    width = thread.one_of((1, 2))
    line = thread.one_of((MADDER, MADDER, DARK))
    ring = thread.one_of((LINEN, MADDER, DARK))

    def at(x: int, y: int) -> int:
        column, row = round(x / NET), round(y / NET)
        places = [
            (i, j) for i in range(column - 1, column + 2) for j in range(row - 1, row + 2) if (i + j) % 2 == 0
        ]
        i, j = min(places, key=lambda place: (abs(x - NET * place[0]) + abs(y - NET * place[1]), place))
        dx, dy = x - NET * i, y - NET * j
        d = abs(dx) + abs(dy)
        if d > NET - width:
            return line
        if ring and d == 5:
            return ring
        return (one if i % 2 == 0 else other)(dx, dy)

    return at


_MIDDLES = (
    _bands_around, _rose_in_a_rhomb, _free_rose, _crossed, _four_in_a_rhomb, _starred, _net, _bands_around,
)  # fmt: skip


def _corner(thread: Thread) -> tuple[Motif, int]:
    """What stands in the corners, and where it has its middle."""
    kind = thread.below(5)
    if kind == 0:
        return over(seed(thread), rings((LINEN,) * 4 + (MADDER, MADDER))), CORNER
    if kind == 1:
        return rose(4, 2, thread.one_of((MADDER, DARK))), CORNER
    if kind == 2:
        return over(seed(thread), window(4, MADDER)), CORNER + 1
    return _bands(thread, 2, 2 * FIELD - REACH - 4), FIELD


def weave(text: str) -> Cloth:
    """The ornament of an id: the same cloth every time."""
    thread = Thread(text)
    cloth = Cloth(HALF)
    _border(cloth, thread)
    middle = thread.one_of(_MIDDLES)
    _lay(cloth, middle(thread))
    if middle is _free_rose:
        _lay(cloth, seed(thread), FIELD - 2)
    elif middle is not _net:
        motif, centre = _corner(thread)
        _lay(cloth, motif, centre, free_of=REACH + 2)
    return cloth
