"""The order of answers: how well a typed name fits a person's forms, as a score from 0 to 1."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from nitka.ground.names.compare import best_likeness, edits_within
from nitka.ground.names.keys import MOST_KEYS, Plan, one_edit, pair_key, query_plan, spellings
from nitka.ground.names.tokens import FAMILY, FATHER, GIVEN, Token

Id = TypeVar("Id", bound=Hashable)
WEIGHT = {FAMILY: 0.45, GIVEN: 0.35, FATHER: 0.20}
MISSING = {FAMILY: 0.12, GIVEN: 0.05, FATHER: 0.008}
UNLIKE = 0.52  # below this two words have nothing to do with one another
SAME_NAME, SHORT_NAME, NEAR_NAME, INITIAL = 0.97, 0.9, 0.84, 0.8
SURE, LIKELY = 0.945, 0.8  # an answer this good ends the search; from the second question on
SURE_ALONE = 0.95  # the same for a single word: what a given name reaches that is right in every letter
FULL = 1.1  # no score: as many answers as may be compared
BEGUN = 3  # so few consonants may be the beginning of a longer word
LEAST = 0.45
MOST = 150


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
    score = _sound_score(typed, printed)
    if score >= SAME_NAME:
        return score
    if typed.codes and printed.codes:
        for code, full in typed.codes.items():
            if code in printed.codes:
                score = max(score, SAME_NAME if full and printed.codes[code] else SHORT_NAME)
        if typed.near.intersection(printed.codes):
            score = max(score, NEAR_NAME)
    if typed.fathers & printed.fathers and typed.folds[0][-1] == printed.folds[0][-1]:
        score = max(score, SAME_NAME)
    if typing and score < SAME_NAME:
        score = max(score, _start_score(typed, printed))
    return score if score >= UNLIKE else 0.0


def _sound_score(typed: Token, printed: Token) -> float:
    """The likeness of the sounds; 0 without measuring when the consonants say that it would be small."""
    if typed.sounds[0] == printed.sounds[0]:
        return 1.0
    for a in typed.skeletons:
        for b in printed.skeletons:
            if a == b or (-3 < len(a) - len(b) < 3 and edits_within(a, b)):
                return best_likeness(typed.sounds, printed.sounds)
    return 0.0


def _start_score(typed: Token, printed: Token) -> float:
    best = 0.0
    for fold in typed.folds:
        if len(fold) > 1:
            for whole in printed.folds:
                if whole.startswith(fold):
                    best = max(best, 0.5 + 0.03 * min(len(fold), 6) + 0.3 * len(fold) / len(whole))
    return best


class Fitting:
    """The comparison of one typed name with many people; remembers each pair of words.

    ``father``: the place of the typed patronymic, which a person without one in their forms is not to lack.
    """

    def __init__(self, typed: Sequence[Token], father: int | None = None, typing: bool = True):
        self._typed = typed
        self._father = father
        self._typing = typing
        self._known: list[dict[tuple[str, ...], float]] = [{} for _ in typed]
        self._columns: dict[str, tuple[float, ...] | None] = {}
        self._laid: dict[tuple[object, ...], float] = {}

    def score(self, packed: str) -> float:
        """The score of a person's packed forms (see ``keys``): the best way to lay the typed words on their slots.

        Many people share a word, and more of them the scores of all their words, so both are reckoned once.
        """
        roles: list[str] = []
        columns: list[tuple[float, ...]] = []
        known = self._columns
        for row in packed.split("|") if packed else ():
            for slot in row[1:].split(" "):
                column = known[slot] if slot in known else self._column(slot, row[0])
                if column is not None:
                    roles.append(row[0])
                    columns.append(column)
        found = (*roles, *columns)
        score = self._laid.get(found)
        if score is None:
            score = self._laid[found] = self._lay(columns, roles)
        return score

    def _lay(self, columns: Sequence[tuple[float, ...]], roles: list[str]) -> float:
        table = [[column[at] for column in columns] for at in range(len(self._typed))]
        if self._father is not None and FATHER not in roles:
            rest = table[: self._father] + table[self._father + 1 :]
            return max(lay(table, roles), lay(rest, roles) - 0.01)
        return lay(table, roles)

    def _column(self, slot: str, role: str) -> tuple[float, ...] | None:
        """How well each typed word fits the best spelling of a slot; None for a slot without a word.

        A typed patronymic is compared with patronymics only, and they with nothing else.
        """
        printed_words = spellings(slot)
        column = self._columns[slot] = (
            tuple(
                max([self._word(at, word, printed) for printed in printed_words])
                if self._father is None or (at == self._father) is (role == FATHER)
                else 0.0
                for at, word in enumerate(self._typed)
            )
            if printed_words
            else None
        )
        return column

    def _word(self, at: int, word: Token, printed: Token) -> float:
        score = self._known[at].get(printed.sounds)
        if score is None:
            score = self._known[at][printed.sounds] = word_score(word, printed, self._typing)
        return score


def lay(table: list[list[float]], roles: list[str]) -> float:
    """The best assignment of typed words (rows) to slots (columns), as a score."""
    best = 0.0

    def step(row: int, used: int, got: float, weight: float, misses: int) -> None:
        nonlocal best
        if row == len(table):
            if used:
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
    score = got / (weight + 0.4 * misses)
    lonely = used & (used - 1) == 0  # one word was typed
    for at, role in enumerate(roles):
        if not used >> at & 1:  # a part that was not typed; a second word of a typed part matters least
            twin = (at and roles[at - 1] == role and used >> (at - 1) & 1) or (
                at + 1 < len(roles) and roles[at + 1] == role and used >> (at + 1) & 1
            )
            score -= 0.01 if twin else MISSING[role] * (weight if lonely else 1.0)
    return score


def rank(query: str, candidates: Iterable[tuple[Id, str]], limit: int = 20) -> list[Match[Id]]:
    """Candidates (id, packed forms) by how well they fit the query; ties by id as text."""
    plan = query_plan(query)
    fitting = Fitting(plan.tokens, plan.father)
    return _best([Match(key, fitting.score(packed)) for key, packed in candidates], limit)


def _best(found: list[Match[Id]], limit: int) -> list[Match[Id]]:
    fair = [Match(match.id, round(match.score, 4)) for match in found if match.score >= LEAST]
    return sorted(fair, key=lambda match: (-match.score, str(match.id)))[:limit]


Fetch = Callable[[Sequence[str], int], Sequence[tuple[Id, str]]]


def search(query: str, fetch: Fetch[Id], limit: int = 20, most: int = MOST) -> list[Match[Id]]:
    """The people who fit a typed name best, asked of a store of ``search_rows`` in one to four questions.

    ``fetch(keys, n)`` gives (id, packed forms) of at most ``n`` people who have any of the keys. ``most`` is how
    many are compared in one tier.
    """
    plan = query_plan(query)
    fitting = Fitting(plan.tokens, plan.father)
    found: dict[Id, Match[Id]] = {}
    best = 0.0
    for keys, enough in tiers(plan):
        many = False
        for start in range(0, len(keys), MOST_KEYS):
            rows = fetch(keys[start : start + MOST_KEYS], most)
            for key, packed in rows:
                if key not in found:
                    score = fitting.score(packed)
                    found[key] = Match(key, score)
                    best = max(best, score)
            many = many or len(rows) >= most
        if best >= enough or (many and enough == FULL):
            break
    return _best(list(found.values()), limit)


def tiers(plan: Plan) -> Iterable[tuple[Sequence[str], float]]:
    """The keys of each question, and the score that makes the next one needless (``FULL``: many answers do)."""
    if plan.pairs:
        yield [pair_key(one, two) for one, two in plan.pairs], SURE
        yield list(dict.fromkeys(pair_key(one, two) for one, two in plan.near())), LIKELY
    if not plan.single:
        return
    alone = len(plan.tokens) == 1
    yield plan.single, SURE_ALONE if alone else LIKELY
    begun = alone and len(plan.longest) <= BEGUN
    if begun and plan.starts:  # a few letters: the beginning of a name sooner than a name with an error
        yield plan.starts, FULL
    yield one_edit(plan.longest), SURE if alone else LIKELY
    if not begun and plan.starts:
        yield plan.starts, 1.0
