"""Rows that searching needs: keys of names and words of places."""

from collections.abc import Mapping, Sequence

from nitka.ground.people.body import Person
from nitka.record.projection import Landed


def fold_names(people: Mapping[str, Person]) -> None:
    """Write the keys of every name form."""


def forget_names(subjects: Sequence[str] | None) -> None:
    """Delete the keys of these people, of all when None."""


def fold_places(items: Sequence[Landed]) -> None:
    """Write the words of facilities: names, aliases, towns and addresses."""


def forget_places(codes: Sequence[str] | None) -> None:
    """Delete the words of these facilities, of all when None."""
