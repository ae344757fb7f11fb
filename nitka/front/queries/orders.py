"""The orders of lists kept in memory: who stands where, by name in each language, by days held, without news, changed.

Walking an index in the database for a filter that few people fit reads many rows for one page; here it reads bytes.
Four bytes a person twice for each order, so 100,000 people take 6 MB when every order was asked for.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from django.db import connection

from nitka.front.enums import Order

_SORTED = {
    Order.NAME: "SELECT ordinal FROM front_cardtext WHERE language = %s ORDER BY key, ordinal",
    Order.HELD: "SELECT ordinal FROM front_card ORDER BY held_from IS NULL, held_from, ordinal",
    Order.SILENT: "SELECT ordinal FROM front_card ORDER BY news_on IS NULL, news_on, ordinal",
    Order.CHANGED: "SELECT ordinal FROM front_card ORDER BY changed DESC, ordinal",
}
# Sets with less than one person in so many are sorted, larger ones are picked out of the whole order.
_SPARSE = 12


@dataclass(frozen=True, slots=True)
class Ranking:
    """Everybody in one order: ordinals, and the place of each ordinal."""

    ordinals: "array[int]"
    places: "array[int]"

    def page(self, bits: int | None, members: Sequence[int], total: int, skip: int, size: int) -> list[int]:
        """``size`` people of a set after the first ``skip``; ``members``: the set once more, if it is sparse."""
        if bits is None:
            return list(self.ordinals[skip : skip + size])
        if members:
            return sorted(members, key=self.places.__getitem__)[skip : skip + size]
        data = bits.to_bytes(max(len(self.places) // 8 + 1, (bits.bit_length() + 7) // 8), "little")
        if skip >= total:
            return []
        fitting = (ordinal for ordinal in self.ordinals if data[ordinal >> 3] >> (ordinal & 7) & 1)
        return list(islice(fitting, skip, skip + size))

    def is_sparse(self, total: int) -> bool:
        """Whether a set of so many people is better sorted."""
        return total * _SPARSE < len(self.ordinals)


_kept: dict[tuple[Order, str], Ranking] = {}
_state: list[object] = [None]


def ranking(order: Order, language: str, edition: str) -> Ranking:
    """Everybody in ``order``, read once for each state of the cards (``edition``: the state of the snapshot)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(changed) FROM front_card")
        state = (edition, cursor.fetchone()[0])
        if _state[0] != state:
            _kept.clear()
            _state[0] = state
        key = (order, language if order is Order.NAME else "")
        found = _kept.get(key)
        if found is None:
            cursor.execute(_SORTED[order], [language] if order is Order.NAME else [])
            ordinals = array("I", (row[0] for row in cursor))
            places = array("I", bytes(4 * (max(ordinals, default=-1) + 1)))
            for place, ordinal in enumerate(ordinals):
                places[ordinal] = place
            found = _kept[key] = Ranking(ordinals, places)
    return found
