"""The order of answers: how well a typed name fits a person's forms, as a score from 0 to 1."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from nitka.ground.names.compare import best_likeness
from nitka.ground.names.keys import MOST_KEYS, Plan, pair_key, query_plan, unpack
from nitka.ground.names.tokens import FAMILY, FATHER, GIVEN, Token, tokens_of

Id = TypeVar("Id", bound=Hashable)
WEIGHT = {FAMILY: 0.45, GIVEN: 0.35, FATHER: 0.20}
MISSING = {FAMILY: 0.10, GIVEN: 0.05, FATHER: 0.008}
UNLIKE = 0.58  # below this two words have nothing to do with one another
SAME_NAME, SHORT_NAME, NEAR_NAME, INITIAL = 0.97, 0.9, 0.84, 0.8
SURE = 0.965  # an answer this good ends the search
LEAST = 0.45


class Match(NamedTuple, Generic[Id]):
    """One answer: whose, how well (0 to 1)."""

    id: Id
    score: float


def word_score(typed: Token, printed: Token, typing: bool = True) -> float:
    """How well one typed word fits one printed word, 0 to 1; ``typing``: a beginning counts as well."""
    if typed.initial or printed.initial:
        if typed.initial and printed.initial:
            return 1.0 if typed.initials & printed.initials else 0.0
        return INITIAL if typed.initials & printed.initials else 0.0
    score = best_likeness(typed.sounds, printed.sounds)
    if score >= SAME_NAME:
        return score
    if typed.codes and printed.codes:
        for code, full in typed.codes.items():
            if code in printed.codes:
                score = max(score, SAME_NAME if full and printed.codes[code] else SHORT_NAME)
        if typed.near.intersection(printed.codes):
            score = max(score, NEAR_NAME)
    if (
        typed.fathers
        and typed.fathers & printed.fathers
        and not typed.folds[0].endswith("a") ^ printed.folds[0].endswith("a")
    ):
        score = max(score, SAME_NAME)
    if typing and score < 0.95:
        for fold in typed.folds:
            if len(fold) > 1 and any(f.startswith(fold) for f in printed.folds):
                score = max(score, 0.72 + 0.22 * len(fold) / max(len(f) for f in printed.folds))
    return score if score >= UNLIKE else 0.0


def fit(
    typed: Sequence[Token],
    slots: Sequence[tuple[str, tuple[Token, ...]]],
    cache: dict[tuple[int, int], float],
    typing: bool = True,
) -> float:
    """The score of a person's slots for the typed words: the best way to lay one on the other."""
    table: list[list[float]] = []
    for at, word in enumerate(typed):
        row = []
        for _, spellings in slots:
            best = 0.0
            for printed in spellings:
                key = (at, id(printed))
                score = cache.get(key)
                if score is None:
                    score = cache[key] = word_score(word, printed, typing)
                if score > best:
                    best = score
            row.append(best)
        table.append(row)
    return _lay(table, [role for role, _ in slots])


def _lay(table: list[list[float]], roles: list[str]) -> float:
    """The best assignment of typed words (rows) to slots (columns), as a score."""
    best = 0.0

    def step(row: int, used: int, got: float, weight: float, misses: int) -> None:
        nonlocal best
        if row == len(table):
            best = max(best, _score(got, weight, misses, used, roles))
            return
        step(row + 1, used, got, weight, misses + 1)
        for at, score in enumerate(table[row]):
            if score and not used >> at & 1:
                share = WEIGHT[roles[at]]
                step(row + 1, used | 1 << at, got + share * score, weight + share, misses)

    step(0, 0, 0.0, 0.0, 0)
    return best


def _score(got: float, weight: float, misses: int, used: int, roles: list[str]) -> float:
    if not used:
        return 0.0
    seen = {role for at, role in enumerate(roles) if used >> at & 1}
    missing = sum(MISSING[role] for role in set(roles) - seen)
    extra = 0.01 * (len([at for at in range(len(roles)) if not used >> at & 1 and roles[at] in seen]))
    return max(0.0, got / (weight + 0.4 * misses) - missing * weight - extra)


def rank(query: str, candidates: Iterable[tuple[Id, str]], limit: int = 20) -> list[Match[Id]]:
    """Candidates (id, packed forms) by how well they fit the query; ties by id as text."""
    return _ranked(tokens_of(query)[:6], candidates, limit)


def _ranked(typed: Sequence[Token], candidates: Iterable[tuple[Id, str]], limit: int) -> list[Match[Id]]:
    cache: dict[tuple[int, int], float] = {}
    found: list[Match[Id]] = []
    for key, packed in candidates:
        score = fit(typed, unpack(packed), cache)
        if score >= LEAST:
            found.append(Match(key, round(score, 4)))
    found.sort(key=lambda match: (-match.score, str(match.id)))
    return found[:limit]


Fetch = Callable[[Sequence[str], int], Iterable[tuple[Id, str]]]


def search(query: str, fetch: Fetch[Id], limit: int = 20, most: int = 300) -> list[Match[Id]]:
    """The people who fit a typed name best, asked of a store of ``search_rows`` in one to four questions.

    ``fetch(keys, n)`` gives (id, packed forms) of at most ``n`` people who have any of the keys. ``most`` is how
    many are compared in one tier.
    """
    plan = query_plan(query)
    if not plan.single and not plan.starts:
        return []
    people: dict[Id, str] = {}
    found: list[Match[Id]] = []
    for keys in tiers(plan):
        for start in range(0, len(keys), MOST_KEYS):
            people.update(fetch(keys[start : start + MOST_KEYS], most))
        found = _ranked(plan.tokens, people.items(), limit)
        if found and found[0].score >= SURE:
            break
    return found


def tiers(plan: Plan) -> Iterable[Sequence[str]]:
    """The keys of each question."""
    if plan.pairs:
        yield [pair_key(one, two) for one, two in plan.pairs]
        yield list(dict.fromkeys(pair_key(one, two) for one, two in plan.near()))
    yield plan.single
    yield plan.starts
