"""How near two words of names are: a weighted edit distance on sounds.

Differences that a change of language or of transliteration makes cost little (o/a, e/ya, i/y, g/h, t/ts, d/dz, a lost
or gained й, a doubled letter, the v before an opening o); a different consonant costs 1, a different vowel 0.65,
two neighbours swapped 0.8. The distance is optimal string alignment (Damerau's, restricted) with these weights.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final

from nitka.ground.names.sounds import VOWELS

_NEAR: Final = {
    "gh": 0.02, "hx": 0.05, "gx": 0.25, "wv": 0.02, "wu": 0.3, "vu": 0.5, "dD": 0.05, "Dz": 0.4, "DJ": 0.3, "dJ": 0.4,
    "JZ": 0.4, "tc": 0.12, "cC": 0.3, "tC": 0.5, "sS": 0.35, "zZ": 0.35, "SC": 0.6, "Cx": 0.35, "ck": 0.4, "sc": 0.5,
    "zs": 0.6, "fv": 0.85, "ft": 0.8, "fx": 0.8, "oa": 0.06, "ae": 0.15, "oe": 0.2, "eA": 0.06, "eO": 0.05, "oO": 0.08,
    "aA": 0.1, "AO": 0.2, "aO": 0.15, "uU": 0.06, "iy": 0.03, "ij": 0.04, "yj": 0.05, "ei": 0.25, "ey": 0.25,
    "Ai": 0.25, "Oi": 0.3, "uo": 0.3, "ea": 0.15, "oA": 0.2, "wl": 0.5, "bp": 0.6, "dt": 0.6, "gk": 0.6, "xk": 0.5,
    "hk": 0.5, "jJ": 0.3, "mn": 0.8,
}  # fmt: skip
_VOWEL_FOR_VOWEL: Final = 0.65
_LOSE: Final = {**dict.fromkeys(VOWELS, 0.75), "j": 0.05, "i": 0.7, "w": 0.9}
_SWAP: Final = 0.8
_NOTHING: Final[dict[str, float]] = {}
_REPLACE: Final = {a: dict.fromkeys(VOWELS, _VOWEL_FOR_VOWEL) for a in VOWELS}
for _pair, _cost in _NEAR.items():
    _REPLACE.setdefault(_pair[0], {})[_pair[1]] = _cost
    _REPLACE.setdefault(_pair[1], {})[_pair[0]] = _cost
_OPENING: Final = {"v": 0.25, "g": 0.35, "h": 0.35, "i": 0.3, "w": 0.4, "j": 0.02}
SAME: Final = 1.0


@lru_cache(maxsize=1 << 16)
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
    """Optimal string alignment of the parts that differ, row by row."""
    start = 0
    stop = min(len(a), len(b))
    while start < stop and a[start] == b[start]:
        start += 1
    end = 0
    while end < stop - start and a[-1 - end] == b[-1 - end]:
        end += 1
    before = a[start - 1] if start else ""
    after = a[len(a) - end : len(a) - end + 1]
    a, b = a[start : len(a) - end], b[start : len(b) - end]
    lose_a, lose_b = _losses(before, a, after), _losses(before, b, after)
    if not a or not b:
        return sum(lose_a) + sum(lose_b)
    above = [0.0, *accumulate(lose_b)]
    twice_above: list[float] = above
    for i, x in enumerate(a):
        lose_x = lose_a[i]
        replace = _REPLACE.get(x, _NOTHING)
        last = above[0] + lose_x
        row = [last]
        for j, y in enumerate(b):
            best = above[j] if x == y else above[j] + replace.get(y, 1.0)
            gone = above[j + 1] + lose_x
            if gone < best:
                best = gone
            gone = last + lose_b[j]
            if gone < best:
                best = gone
            if i and j and x == b[j - 1] and y == a[i - 1]:
                best = min(best, twice_above[j - 1] + _SWAP)
            row.append(best)
            last = best
        twice_above, above = above, row
    return above[-1]


def _losses(before: str, word: str, after: str) -> list[float]:
    """What each sound of a part of a word costs when the other word has not got it.

    Little for a doubled sound, and for an i that glides into a vowel or ends the word (``-ія``, ``-ий``).
    """
    costs: list[float] = []
    for at, char in enumerate(word):
        following = word[at + 1 : at + 2] or after
        if char == before:
            costs.append(0.1)
        elif char == "i" and (not following or following in "aAoOeuUj"):
            costs.append(0.2)
        else:
            costs.append(_LOSE.get(char, 1.0))
        before = char
    return costs


@lru_cache(maxsize=1 << 16)
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


@lru_cache(maxsize=1 << 16)
def edits_within(a: str, b: str) -> bool:
    """Whether two skeletons are at most two edits apart (one, where both have one letter).

    Bit-parallel edit distance (Myers 1999, in Hyyrö's form): a cheap sieve before ``likeness``.
    """
    if a == b:
        return True
    allowed = 2 if len(a) > 1 or len(b) > 1 else 1
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
