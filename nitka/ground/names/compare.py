"""How near two words of names are: a weighted edit distance on sounds.

Differences that a change of language or of transliteration makes cost little (o/a, e/ya, i/y, g/h, t/ts, d/dz, a lost
or gained й, a doubled letter, the v before an opening o); a different consonant costs 1, a different vowel a half,
two neighbours swapped 0.8. The distance is optimal string alignment (Damerau's, restricted) with these weights.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from nitka.ground.names.sounds import VOWELS

_NEAR: Final = {
    "gh": 0.02, "hx": 0.05, "gx": 0.25, "wv": 0.02, "wu": 0.3, "vu": 0.5, "dD": 0.05, "Dz": 0.4, "DJ": 0.3, "dJ": 0.4,
    "JZ": 0.4, "tc": 0.12, "cC": 0.3, "tC": 0.5, "sS": 0.35, "zZ": 0.35, "SC": 0.6, "Cx": 0.35, "ck": 0.4, "sc": 0.5,
    "zs": 0.6, "fv": 0.5, "ft": 0.6, "fx": 0.6, "oa": 0.06, "ae": 0.15, "oe": 0.2, "eA": 0.06, "eO": 0.05, "oO": 0.08,
    "aA": 0.1, "AO": 0.2, "aO": 0.15, "uU": 0.06, "iy": 0.03, "ij": 0.04, "yj": 0.05, "ei": 0.25, "ey": 0.25,
    "Ai": 0.25, "Oi": 0.3, "uo": 0.3, "ea": 0.15, "oA": 0.2, "wl": 0.5, "bp": 0.6, "dt": 0.6, "gk": 0.6, "xk": 0.5,
    "hk": 0.5, "jJ": 0.3, "mn": 0.8,
}  # fmt: skip
_SUBSTITUTE: Final = {a + b: cost for pair, cost in _NEAR.items() for a, b in (pair, pair[::-1])}
_VOWEL_FOR_VOWEL: Final = 0.5
_LOSE: Final = {**dict.fromkeys(VOWELS, 0.5), "j": 0.05, "i": 0.35, "w": 0.9}
_SWAP: Final = 0.8
_OPENING: Final = {"v": 0.25, "g": 0.35, "h": 0.35, "i": 0.3, "w": 0.4, "j": 0.02}
SAME: Final = 1.0


@lru_cache(maxsize=1 << 17)
def distance(a: str, b: str) -> float:
    """Weighted edits between two sound words; symmetric, 0 for equal ones."""
    if a == b:
        return 0.0
    if len(a) > 1 and len(b) > 1 and a[0] != b[0]:
        straight = _align(a, b)
        opened = min(
            _OPENING.get(a[0], 9.0) + distance(a[1:], b) if len(a) > 2 and a[1] in VOWELS else 9.0,
            _OPENING.get(b[0], 9.0) + distance(a, b[1:]) if len(b) > 2 and b[1] in VOWELS else 9.0,
        )
        return min(straight, opened)
    return _align(a, b)


def _align(a: str, b: str) -> float:
    start = 0
    stop = min(len(a), len(b))
    while start < stop and a[start] == b[start]:
        start += 1
    end = 0
    while end < stop - start and a[-1 - end] == b[-1 - end]:
        end += 1
    before = a[start - 1] if start else ""
    a, b = a[start : len(a) - end], b[start : len(b) - end]
    if not a or not b:
        return _lost(before, a or b)
    rows: list[list[float]] = [[0.0]]
    for char in b:
        rows[0].append(rows[0][-1] + _LOSE.get(char, 1.0))
    for i, x in enumerate(a, 1):
        row = [rows[-1][0] + _LOSE.get(x, 1.0)]
        above = rows[-1]
        lose_x = 0.1 if (i > 1 and a[i - 2] == x) or (i == 1 and before == x) else _LOSE.get(x, 1.0)
        for j, y in enumerate(b, 1):
            if x == y:
                best = above[j - 1]
            else:
                best = above[j - 1] + _replace(x, y)
            best = min(best, above[j] + lose_x)
            doubled = b[j - 2] == y if j > 1 else before == y
            best = min(best, row[j - 1] + (0.1 if doubled else _LOSE.get(y, 1.0)))
            if i > 1 and j > 1 and x == b[j - 2] and y == a[i - 2]:
                best = min(best, rows[-2][j - 2] + _SWAP)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


def _lost(before: str, rest: str) -> float:
    """The cost of sounds that only one word has, after the sound ``before``."""
    cost = 0.0
    for char in rest:
        cost += 0.1 if char == before else _LOSE.get(char, 1.0)
        before = char
    return cost


def _replace(x: str, y: str) -> float:
    cost = _SUBSTITUTE.get(x + y)
    if cost is None:
        return _VOWEL_FOR_VOWEL if x in VOWELS and y in VOWELS else 1.0
    return cost


@lru_cache(maxsize=1 << 17)
def likeness(a: str, b: str) -> float:
    """1 for equal sound words, down to 0: one minus the distance by the longer length (three at least)."""
    if a == b:
        return SAME
    return max(0.0, 1.0 - distance(a, b) / max(len(a), len(b), 3))


def best_likeness(some: Sequence[str], others: Sequence[str]) -> float:
    """The greatest likeness between any reading of one word and any reading of another."""
    best = 0.0
    for a in some:
        for b in others:
            if a == b:
                return SAME
            best = max(best, likeness(a, b))
    return best


@lru_cache(maxsize=1 << 17)
def edits_within(a: str, b: str) -> bool:
    """Whether two skeletons are at most two edits apart (one, where both have two letters or fewer).

    Bit-parallel edit distance (Myers 1999, in Hyyrö's form): a cheap sieve before ``likeness``.
    """
    if a == b:
        return True
    allowed = 2 if len(a) > 2 or len(b) > 2 else 1
    if abs(len(a) - len(b)) > allowed:
        return False
    places: dict[str, int] = {}
    for at, char in enumerate(a):
        places[char] = places.get(char, 0) | 1 << at
    last = 1 << (len(a) - 1)
    up, down, score = (1 << len(a)) - 1, 0, len(a)
    for char in b:
        equal = places.get(char, 0)
        diagonal = (((equal & up) + up) ^ up) | equal | down
        gained = down | ~(diagonal | up)
        lost = up & diagonal
        score += 1 if gained & last else -1 if lost & last else 0
        gained = gained << 1 | 1
        up = lost << 1 | ~(diagonal | gained)
        down = gained & diagonal
    return score <= allowed
