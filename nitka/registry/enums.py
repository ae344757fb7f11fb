"""The registry's vocabularies as the database knows them. The words themselves: ``ground.people.vocabulary``."""

from collections.abc import Iterable
from enum import StrEnum

from django.db.models import CheckConstraint, Q

from nitka.ground.wording import words


def longest(kind: type[StrEnum]) -> int:
    """Width of a column for ``kind``: its longest value, with room for one more word."""
    return max(len(member.value) for member in kind) + 8


def one_of(table: str, column: str, kind: type[StrEnum], *, or_empty: bool = False) -> CheckConstraint:
    """A constraint of the database: ``column`` holds a value of ``kind`` (or nothing)."""
    allowed = [member.value for member in kind] + ([""] if or_empty else [])
    return CheckConstraint(condition=Q(**{f"{column}__in": allowed}), name=f"{table}_{column}_known")


def values(members: Iterable[StrEnum]) -> list[str]:
    """The plain texts of enum members, sorted, for queries."""
    return sorted(member.value for member in members)


def label(prefix: str, value: str, language: str, sex: str = "unknown") -> str:
    """The word for ``value`` of the vocabulary ``prefix`` (a key of ``VOCABULARIES``) in ``language``.

    Where the language wants it, the word agrees with the person: ``label("stage", "sentenced", "be", "female")``
    is "асуджаная". Raises ``MissingWord`` for a value that is in no vocabulary.
    """
    t = words("registry", language)
    gendered = f"{prefix}_{sex}.{value}"
    return t(gendered if gendered in t else f"{prefix}.{value}")
