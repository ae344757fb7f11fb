"""Rows of two lists laid side by side, and what is said of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What is thought of a pair."""

    SAME = "same"
    DIFFERENT = "different"
    UNCERTAIN = "uncertain"


class Reason(StrEnum):
    """Why two lists differ, or why a pair is not sure."""

    SPELLING = "spelling"
    STATUS = "status"
    DATE = "date"
    RULE = "rule"
    NAMESAKE = "namesake"


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of a list. ``born``: ``YYYY`` or ``YYYY-MM-DD`` or empty. ``status``: the list's own word.

    ``dates``: other dates of the row by column (arrest, verdict, release), as printed. ``place`` and ``article``
    help to tell namesakes apart.
    """

    key: str
    forms: tuple[str, ...]
    born: str = ""
    status: str = ""
    place: str = ""
    article: str = ""
    dates: Mapping[str, str] = field(default_factory=dict)
    row: int = 0

    @property
    def year(self) -> str:
        """The year of birth, empty when unknown."""
        return self.born[:4]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is thought of a pair: how alike the names are (0 to 1) and why it is not plainly the same."""

    kind: Kind
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a linking: ``a`` or ``b`` is None for those on one list only.

    ``where``: both, only_a, only_b, uncertain. ``others``: further rows of b that fit nearly as well.
    """

    where: str
    a: Listed | None
    b: Listed | None
    score: float = 0.0
    reasons: tuple[Reason, ...] = ()
    others: tuple[Listed, ...] = ()
    nearest: Listed | None = None
    decided: bool = False
