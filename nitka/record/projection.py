"""How rooms see the record: landed items, folded into their own tables in the transaction of the act."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Landed:
    """One item of the record. ``sequence`` counts items from 0, ``act`` is the act's position in the log."""

    sequence: int
    act: int
    day: date
    hour_at: datetime
    power: str
    urgent: bool
    second_look: bool
    kind: str
    subject: str
    data: dict[str, Any]
    commitment: str


class Projection(Protocol):
    """A room's fold. The same items in the same order always give the same rows."""

    kinds: frozenset[str]

    def empty(self) -> None:
        """Delete every row of this projection."""

    def fold(self, items: Sequence[Landed]) -> None:
        """Fold items of ``kinds``, in order, at most 1,000 at once, inside the act's transaction."""

    def forget(self, kind: str, subjects: Sequence[str]) -> None:
        """Remove everything about withdrawn subjects; what remains of them is folded again afterwards."""
