"""Search over many names in one process: built once from forms, asked many times.

Keeps, for each unit (see ``keys``), the row numbers of the people who have it, and each person's packed forms:
about 30 MB for 100,000 people.
"""

from array import array
from collections.abc import Hashable, Iterable, Sequence
from heapq import nsmallest
from typing import Generic, TypeVar

from nitka.ground.names.keys import Plan, one_edit, pack_slots, query_plan, rows_of, unpack
from nitka.ground.names.rank import LEAST, LIKELY, MOST, SURE, Fitting, Match
from nitka.ground.names.tokens import Token, slots_of

Id = TypeVar("Id", bound=Hashable)


class NameIndex(Generic[Id]):
    """People by their names. ``build`` it from (id, printed forms); ``add`` more at any time."""

    def __init__(self) -> None:
        self._ids: list[Id] = []
        self._packs: list[str] = []
        self._rows: dict[str, array[int]] = {}

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
        fitting = Fitting(plan.tokens)
        best = 0.0
        for rows, enough in self._tiers(plan, most):
            for row in rows:
                if row not in seen:
                    score = seen[row] = fitting.score(unpack(self._packs[row]))
                    if score > best:
                        best = score
            if best >= enough:
                break
        found = nsmallest(limit, ((-score, row) for row, score in seen.items() if score >= LEAST))
        return [Match(self._ids[row], round(-score, 4)) for score, row in found]

    def _tiers(self, plan: Plan, most: int) -> Iterable[tuple[Iterable[int], float]]:
        """Rows to compare, cheapest first, and the score that makes the rest needless."""
        if plan.pairs:
            yield self._both(plan.pairs), SURE
            yield self._both(self._near(plan.tokens)), LIKELY
        yield self._any(plan.single, most), SURE if len(plan.tokens) == 1 else LIKELY
        if len(plan.tokens) == 1:
            yield self._any([s for s in one_edit(plan.tokens[0].skeletons[0]) if s in self._rows], most), SURE
        yield self._any(plan.starts, most), 1.0

    def _near(self, words: Sequence[Token]) -> Iterable[tuple[str, str]]:
        """Pairs with one edit in one word, only units that exist."""
        whole = [word for word in words if not word.initial]
        known = [[unit for unit in word.units if unit in self._rows] for word in whole]
        wrong = [[s for s in one_edit(word.skeletons[0]) if s in self._rows] for word in whole]
        for a in range(len(whole)):
            for b in range(len(whole)):
                if a != b:
                    yield from ((s, unit) for s in wrong[a] for unit in known[b])

    def _both(self, pairs: Iterable[tuple[str, str]]) -> set[int]:
        """Rows that have both units of any pair."""
        found: set[int] = set()
        for one, two in pairs:
            few, many = self._rows.get(one), self._rows.get(two)
            if few and many:
                if len(few) > len(many):
                    few, many = many, few
                found.update(set(few).intersection(many))
        return found

    def _any(self, units: Sequence[str], most: int) -> list[int]:
        """Rows of the units, rarest first, at most ``most``."""
        found: list[int] = []
        for rows in sorted((self._rows[u] for u in units if u in self._rows), key=len):
            found.extend(rows[: most - len(found)])
            if len(found) >= most:
                break
        return found
