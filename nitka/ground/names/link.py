"""Two lists of people laid side by side: who is on both, who on one, who is left to a human.

Nothing is merged here. A pair gets a verdict (same, different, uncertain) from its names and, where both lists say it,
the year or day of birth; candidates come from a block on the family name (``NameIndex``). Each person of either list
ends in exactly one line: ``both``, ``only_a``, ``only_b`` or ``uncertain`` (pairs, one to one), so
``len(a) == both + only_a + uncertain`` and the same for b.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log10

from nitka.ground.names.given import families
from nitka.ground.names.index import NameIndex
from nitka.ground.names.listed import Kind, Line, Listed, Reason, Verdict
from nitka.ground.names.rank import word_score
from nitka.ground.names.reasons import explained
from nitka.ground.names.tokens import FAMILY, FATHER, GIVEN, Token, slots_of, token

Parts = dict[str, list[tuple[Token, ...]]]


def name_parts(forms: Iterable[str]) -> Parts:
    """The words of a person's forms by part, each with its spellings."""
    return {role: [tuple(map(token, slot)) for slot in slots] for role, slots in slots_of(forms).items()}


@lru_cache(maxsize=1 << 16)
def _words_score(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    score = word_score(token(a), token(b), typing=False)
    return score if score >= ALIKE else 0.0


def _part_score(some: Sequence[tuple[Token, ...]], others: Sequence[tuple[Token, ...]]) -> float | None:
    """How alike one part of two names is: the best words of it; None when either side has none."""
    if not some or not others:
        return None
    if len(some) == len(others) == 1:
        if some[0][0].sounds == others[0][0].sounds:
            return 1.0
        return max(_words_score(a.sounds, b.sounds) for a in some[0] for b in others[0])
    few, many = sorted((some, others), key=len)
    scores = [
        max(_words_score(a.sounds, b.sounds) for a in slot for other in many for b in other) for slot in few
    ]
    return sum(scores) / len(scores) - (0.02 if len(few) != len(many) else 0.0)


def name_score(a: Parts, b: Parts) -> float:
    """How alike two names are, 0 to 1; a part that one of them lacks counts neither way."""
    best = _laid(a, b)
    if best < 0.9 and (
        _skeletons(a[FAMILY]) & _skeletons(b[GIVEN]) or _skeletons(a[GIVEN]) & _skeletons(b[FAMILY])
    ):
        turned: Parts = {FAMILY: b[GIVEN], GIVEN: b[FAMILY], FATHER: b[FATHER]}
        best = max(best, _laid(a, turned) - 0.02)
    if best > OTHER_SEX and {_sex(a), _sex(b)} == {"male", "female"}:
        return OTHER_SEX
    return best


def _skeletons(slots: Sequence[tuple[Token, ...]]) -> set[str]:
    return {skeleton for slot in slots for word in slot for skeleton in word.skeletons}


def _sex(parts: Parts) -> str:
    """The sex that the given names and the patronymic tell; empty when they tell none or both."""
    known = {
        "male" if families()[code].male else "female"
        for slot in parts[GIVEN]
        for word in slot
        for code, full in word.codes.items()
        if full
    }
    for slot in parts[FATHER]:
        for word in slot:
            if word.folds[0].endswith(("avna", "itna")):
                known.add("female")
            elif word.folds[0].endswith(("avit", "it")):
                known.add("male")
    return known.pop() if len(known) == 1 else ""


def _laid(a: Parts, b: Parts) -> float:
    family = _part_score(a[FAMILY], b[FAMILY])
    if family is not None and family < ALIKE:
        return 0.0
    given, father = _part_score(a[GIVEN], b[GIVEN]), _part_score(a[FATHER], b[FATHER])
    if family is None or (given is None and father is None):
        lone = next((score for score in (family, given) if score is not None), 0.0)
        return 0.75 * lone
    got, weight, worst = 0.0, 0.0, 1.0
    for score, share in ((family, 0.45), (given, 0.33), (father, 0.22)):
        if score is not None:
            got += share * score
            weight += share
            worst = min(worst, score)
    return got / weight - 0.35 * max(0.0, 0.88 - worst)


ALIKE = 0.68  # words less alike than this are different words
OTHER_SEX = 0.5
SAME_AT, MAYBE_AT = 0.9, 0.82
SAME_WITH_YEAR, MAYBE_WITH_YEAR = 0.82, 0.72


def compare_people(a: Listed, b: Listed, score: float | None = None, size: int = 2000) -> Verdict:
    """The verdict on one pair, by name and birth alone.

    ``score``: the likeness of the names if known already. ``size``: how many people the longer list has; among many,
    names must be more alike to be thought the same, since similar names of different people are more.
    """
    likeness = name_score(name_parts(a.forms), name_parts(b.forms)) if score is None else score
    spelling = () if likeness >= 0.995 else (Reason.SPELLING,)
    if a.year and b.year:
        if a.year != b.year or (len(a.born) == len(b.born) == 10 and a.born != b.born):
            near = _near_dates(a.born, b.born)
            if likeness >= SAME_AT and near:
                return Verdict(Kind.UNCERTAIN, likeness, (*spelling, Reason.DATE))
            return Verdict(Kind.DIFFERENT, likeness, (*spelling, Reason.DATE))
        limits = (SAME_WITH_YEAR, MAYBE_WITH_YEAR)
    else:
        stricter = 0.03 * log10(max(size, 100) / 2000)
        limits = (SAME_AT + stricter, MAYBE_AT + stricter)
    if likeness >= limits[0]:
        return Verdict(Kind.SAME, likeness, spelling)
    return Verdict(Kind.UNCERTAIN if likeness >= limits[1] else Kind.DIFFERENT, likeness, (Reason.SPELLING,))


def _near_dates(one: str, other: str) -> bool:
    """Whether two birth dates look like one misprinted: one digit off, day and month exchanged, a year apart."""
    if one[:4] != other[:4]:
        digits = sum(x != y for x, y in zip(one[:4], other[:4], strict=False))
        close = one[:4].isdigit() and other[:4].isdigit() and abs(int(one[:4]) - int(other[:4])) <= 1
        return close or digits == 1 or sorted(one[:4]) == sorted(other[:4])
    return (
        sum(x != y for x, y in zip(one, other, strict=False)) <= 1 or one[4:] == f"-{other[8:]}-{other[5:7]}"
    )


@dataclass(frozen=True, slots=True)
class Decision:
    """What a human said earlier of a pair of keys: the same person or not."""

    a: str
    b: str
    same: bool


@dataclass(slots=True)
class _Pair:
    a: int
    b: int
    verdict: Verdict
    support: int


def link(a: Sequence[Listed], b: Sequence[Listed], decisions: Iterable[Decision] = ()) -> list[Line]:
    """Lays list ``b`` beside list ``a``: the lines of ``a`` in its order, then those of ``b`` that are left."""
    places_a, places_b = _places(a), _places(b)
    apart = {(d.a, d.b) for d in decisions if not d.same}
    taken_a: dict[int, Line] = {}
    taken_b: set[int] = set()
    for decision in decisions:
        one, two = places_a.get(decision.a), places_b.get(decision.b)
        if (
            decision.same
            and one is not None
            and two is not None
            and one not in taken_a
            and two not in taken_b
        ):
            score = name_score(name_parts(a[one].forms), name_parts(b[two].forms))
            reasons = _differences(a[one], b[two], () if score >= 0.995 else (Reason.SPELLING,))
            taken_a[one] = Line("both", a[one], b[two], score, reasons, decided=True)
            taken_b.add(two)
    pairs = [p for p in _pairs(a, b) if (a[p.a].key, b[p.b].key) not in apart]
    pairs.sort(
        key=lambda p: (p.verdict.kind is not Kind.SAME, -p.support, -round(p.verdict.score, 3), p.a, p.b)
    )
    by_a, by_b = _by_side(pairs)
    for pair in pairs:
        if pair.verdict.kind is Kind.DIFFERENT or pair.a in taken_a or pair.b in taken_b:
            continue
        taken_a[pair.a] = _judged(pair, a, b, by_a, by_b, taken_a, taken_b)
        taken_b.add(pair.b)
    lines = [taken_a.get(at) or _alone(a[at], None, by_a.get(at), b) for at in range(len(a))]
    lines += [_alone(None, b[at], by_b.get(at), a) for at in range(len(b)) if at not in taken_b]
    return explained(lines, a, b)


def _places(people: Sequence[Listed]) -> dict[str, int]:
    return {person.key: at for at, person in reversed(list(enumerate(people)))}


def _by_side(pairs: Sequence[_Pair]) -> tuple[dict[int, list[_Pair]], dict[int, list[_Pair]]]:
    by_a: dict[int, list[_Pair]] = {}
    by_b: dict[int, list[_Pair]] = {}
    for pair in pairs:
        by_a.setdefault(pair.a, []).append(pair)
        by_b.setdefault(pair.b, []).append(pair)
    return by_a, by_b


def _pairs(a: Sequence[Listed], b: Sequence[Listed]) -> list[_Pair]:
    """Every pair worth a look: the family names block, the names and births judge."""
    index: NameIndex[int] = NameIndex.build((at, person.forms) for at, person in enumerate(b))
    parts_b = [name_parts(person.forms) for person in b]
    pairs: list[_Pair] = []
    for at, person in enumerate(a):
        parts = name_parts(person.forms)
        words = {role: [word for slot in slots for word in slot] for role, slots in parts.items()}
        for other in sorted(index.block(words[FAMILY], words[GIVEN], words[FATHER])):
            score = name_score(parts, parts_b[other])
            if score >= 0.6:
                verdict = compare_people(person, b[other], score, max(len(a), len(b)))
                pairs.append(_Pair(at, other, verdict, _support(person, b[other])))
    return pairs


def _support(a: Listed, b: Listed) -> int:
    """How many second signals agree: day of birth (2) or year (1), place, article."""
    born = 2 if a.born and a.born == b.born and len(a.born) == 10 else 1 if a.year and a.year == b.year else 0
    return born + _agree(a.place, b.place) + _agree(a.article, b.article)


def _agree(one: str, other: str) -> int:
    return int(bool(one) and one.casefold().strip() == other.casefold().strip())


TIE = 0.03
SIMILAR = 0.75  # a name on the other list so like this one is worth naming


def _judged(
    pair: _Pair,
    a: Sequence[Listed],
    b: Sequence[Listed],
    by_a: Mapping[int, list[_Pair]],
    by_b: Mapping[int, list[_Pair]],
    taken_a: Mapping[int, Line],
    taken_b: set[int],
) -> Line:
    """The line of a chosen pair; uncertain when another free pair fits as well."""
    person, other = a[pair.a], b[pair.b]
    rivals = [p for p in by_a[pair.a] if p.b != pair.b and p.b not in taken_b and _as_good(p, pair)]
    rivals_b = [p for p in by_b[pair.b] if p.a != pair.a and p.a not in taken_a and _as_good(p, pair)]
    reasons = _differences(person, other, pair.verdict.reasons)
    others = tuple(b[p.b] for p in rivals)
    if rivals or rivals_b:
        return Line("uncertain", person, other, pair.verdict.score, (Reason.NAMESAKE, *reasons), others)
    where = "both" if pair.verdict.kind is Kind.SAME else "uncertain"
    return Line(where, person, other, pair.verdict.score, reasons)


def _as_good(rival: _Pair, pair: _Pair) -> bool:
    return (
        rival.verdict.kind is Kind.SAME
        and rival.support >= pair.support
        and rival.verdict.score > pair.verdict.score - TIE
    )


def _differences(a: Listed, b: Listed, reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """What a pair's rows say differently, spelling first."""
    found = list(reasons)
    if a.status and b.status and a.status.casefold() != b.status.casefold():
        found.append(Reason.STATUS)
    shared = set(a.dates) & set(b.dates)
    if Reason.DATE not in found and any(
        a.dates[c] and b.dates[c] and a.dates[c] != b.dates[c] for c in shared
    ):
        found.append(Reason.DATE)
    return tuple(found)


def _alone(
    a: Listed | None, b: Listed | None, pairs: Sequence[_Pair] | None, other: Sequence[Listed]
) -> Line:
    """The line of somebody on one list only, with the most similar person of the other list and how similar."""
    near = max(pairs or (), key=lambda pair: pair.verdict.score, default=None)
    if near is None or near.verdict.score < SIMILAR:
        return Line("only_a" if a else "only_b", a, b)
    return Line("only_a" if a else "only_b", a, b, near.verdict.score, nearest=other[near.b if a else near.a])
