"""Search over many names in one process: built once from forms, asked many times.

Keeps, for each unit (see ``keys``), the row numbers of the people who have it, and each person's packed forms:
about 30 MB for 100,000 people.
"""

from array import array
from collections.abc import Hashable, Iterable, Sequence
from heapq import nsmallest
from typing import Generic, TypeVar

from nitka.ground.names.keys import Plan, one_edit, pack_slots, query_plan, rows_of
from nitka.ground.names.rank import BEGUN, LEAST, LIKELY, MOST, SURE, SURE_ALONE, Fitting, Match
from nitka.ground.names.tokens import Token, slots_of

Id = TypeVar("Id", bound=Hashable)
FEW = 30
LONG = 600  # a unit of more people than this gets flags


class NameIndex(Generic[Id]):
    """People by their names. ``build`` it from (id, printed forms); ``add`` more at any time."""

    def __init__(self) -> None:
        self._ids: list[Id] = []
        self._packs: list[str] = []
        self._rows: dict[str, array[int]] = {}
        self._flags: dict[str, bytearray] = {}

    @classmethod
    def build(cls, people: Iterable[tuple[Id, Sequence[str]]]) -> "NameIndex[Id]":
        """An index of (id, printed forms)."""
        index = cls()
        for key, forms in people:
            index.add(key, forms)
        return index

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, key: Id, forms: Sequence[str]) -> None:
        """Adds one person."""
        row = len(self._ids)
        self._ids.append(key)
        slots = slots_of(forms)
        self._packs.append(pack_slots(slots))
        for unit in rows_of(slots, pairs=False):
            rows = self._rows.get(unit)
            if rows is None:
                rows = self._rows[unit] = array("I")
            rows.append(row)

    def search(self, query: str, limit: int = 10, most: int = MOST) -> list[Match[Id]]:
        """The people who fit a typed name best, best first, at most ``limit``; [] for a query without a word."""
        plan = query_plan(query)
        seen: dict[int, float] = {}
        fitting = Fitting(plan.tokens, plan.father)
        best = 0.0
        for rows, enough in self._tiers(plan, most):
            for row in rows:
                if row not in seen:
                    score = seen[row] = fitting.score(self._packs[row])
                    if score > best:
                        best = score
            if best >= enough:
                break
        found = nsmallest(limit, ((-score, row) for row, score in seen.items() if score >= LEAST))
        return [Match(self._ids[row], round(-score, 4)) for score, row in found]

    def block(self, family: Sequence[Token], given: Sequence[Token], father: Sequence[Token]) -> set[Id]:
        """Everybody who may be the person with these words: two words that sound the same, or the family name alone.

        One edit in the family or the given name is forgiven when nobody much fits.
        """
        families, givens, fathers = (self._known(words) for words in (family, given, father))
        found = self._both(families, givens, MOST) | self._both(families, fathers, MOST)
        found |= self._both(givens, fathers, FEW)
        found.update(self._any([unit for unit in families if unit[0] != "="], FEW))
        if len(found) <= FEW:
            codes = [unit for unit in givens if unit[0] == "="] or givens
            for words, kept in ((family, codes), (given, families)):
                for word in words:
                    found |= self._both(self._wrong(word), kept, MOST)
        return {self._ids[row] for row in found}

    def _known(self, words: Sequence[Token]) -> list[str]:
        return list(dict.fromkeys(unit for word in words for unit in word.units if unit in self._rows))

    def _tiers(self, plan: Plan, most: int) -> Iterable[tuple[Iterable[int], float]]:
        """Rows to compare, cheapest first, and the score that makes the rest needless."""
        for one, other in sorted(plan.couples(), key=lambda pair: min(map(self._size, pair))):
            yield self._both(self._known([one]), self._known([other]), most * 4), SURE
        for one, other in plan.couples():
            for word, kept in ((one, other), (other, one)):
                families = [unit for unit in self._known([kept]) if unit[0] == "="]
                yield self._both(self._wrong(word), families or self._known([kept]), most * 4), 1.0
        if plan.pairs:
            yield (), LIKELY
        alone = len(plan.tokens) == 1
        yield self._alone(plan) if alone else self._any(plan.single, most), SURE_ALONE if alone else LIKELY
        wrong = [s for s in one_edit(plan.longest) if s in self._rows]
        tail = [(wrong, SURE if alone else LIKELY), (plan.starts, 1.0)]
        for units, enough in reversed(tail) if alone and len(plan.longest) <= BEGUN else tail:
            yield self._any(units, most), enough

    def _wrong(self, word: Token) -> list[str]:
        """The skeletons one edit from the word that somebody has."""
        return [skeleton for skeleton in one_edit(word.skeletons[0]) if skeleton in self._rows]

    def _size(self, word: Token) -> int:
        """How many people have the word."""
        return sum(len(self._rows[unit]) for unit in self._known([word]))

    def _both(self, some: Sequence[str], others: Sequence[str], most: int) -> set[int]:
        """Rows that have one of the units and one of the other units; at most about ``most``."""
        found: set[int] = set()
        for one in some:
            for two in others:
                few, many = self._rows[one], self._rows[two]
                if len(few) > len(many):
                    few, many = many, few
                if len(many) > LONG:
                    borne = self._borne(one if many is self._rows[one] else two)
                    found.update([row for row in few if borne[row]])
                else:
                    found.update(set(few).intersection(many))
                if len(found) >= most:
                    return found
        return found

    def _borne(self, unit: str) -> bytearray:
        """For a unit of very many people: one byte a row, so that asking for a row is quick."""
        flags = self._flags.get(unit)
        rows = self._rows[unit]
        if flags is None or len(flags) < len(self._ids):
            flags = self._flags[unit] = bytearray(len(self._ids))
            for row in rows:
                flags[row] = 1
        return flags

    def _alone(self, plan: Plan) -> list[int]:
        """Rows for one typed word: those that are printed just so first, enough of them for a page of answers."""
        rows = self._any(plan.single, LONG * 4)
        needle = plan.tokens[0].sounds[0]
        same = [row for row in rows if needle in self._packs[row]][:FEW]
        return same + [row for row in rows if needle not in self._packs[row]][: FEW * 2]

    def _any(self, units: Sequence[str], most: int) -> list[int]:
        """Rows of the units, rarest first, at most ``most``."""
        found: list[int] = []
        for rows in sorted((self._rows[u] for u in units if u in self._rows), key=len):
            found.extend(rows[: most - len(found)])
            if len(found) >= most:
                break
        return found
