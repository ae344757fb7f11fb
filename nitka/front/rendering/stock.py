"""Where the pages get their people from: rows of the registry on a node, a plain list in tests."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

# A slice of work: anything that can be pickled (a range of people, a tuple of subjects), or nothing.
Slice = Any


@dataclass(frozen=True, slots=True)
class Row:
    """One person of the record: body as it stands there, the day of the last act about it, what names this state.

    ``inputs`` is any text that changes whenever the body changes (its commitment). ``ornament``: the picture made
    before, if it is at hand.
    """

    subject: str
    data: Mapping[str, Any]
    landed_on: date
    inputs: str
    second_look: bool = False
    ornament: str = ""


class Stock(Protocol):
    """People, cut into slices that another process can take."""

    def slices(self) -> Sequence[Slice]:
        """Slices that together hold everybody once."""

    def rows(self, cut: Slice) -> Iterator[Row]:
        """The people of a slice, or of a tuple of subjects; subjects that are gone are left out."""

    def is_small(self) -> bool:
        """Whether all pages can be brought up to date at once."""


SMALL = 1_000  # up to so many people, everything is brought up to date after every act


class ListedStock:
    """People from a list."""

    def __init__(self, rows: Sequence[Row]):
        self._rows = {row.subject: row for row in rows}

    def slices(self) -> Sequence[Slice]:
        """A hundred a slice."""
        subjects = list(self._rows)
        return [tuple(subjects[start : start + 100]) for start in range(0, len(subjects), 100)]

    def rows(self, cut: Slice) -> Iterator[Row]:
        """The people named by ``cut``."""
        return (self._rows[subject] for subject in cut if subject in self._rows)

    def is_small(self) -> bool:
        """Up to ``SMALL`` people."""
        return len(self._rows) <= SMALL


class EmptyStock(ListedStock):
    """Nobody yet."""

    def __init__(self) -> None:
        super().__init__(())
