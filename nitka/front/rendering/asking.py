"""What a list of people is asked for, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from nitka.front.enums import By, Order

PAGE = 24


@dataclass(frozen=True, slots=True)
class Ask:
    """What a list is asked for. ``picked``: what to pick by → value; ages in full years; ``silent`` in days."""

    picked: Mapping[By, str] = field(default_factory=dict)
    age_from: int | None = None
    age_to: int | None = None
    silent: int | None = None
    order: Order = Order.NAME
    page: int = 1
    found: tuple[str, ...] | None = None

    @property
    def plain(self) -> bool:
        """Whether everybody is asked for."""
        return (
            not self.picked
            and self.found is None
            and self.age_from is None
            and self.age_to is None
            and not self.silent
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of a list: cards as HTML, how many people there are in all, the page and the number of pages."""

    cards: tuple[str, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages the whole list has, at least one."""
        return max(1, -(-self.total // PAGE))


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that lists can be narrowed by, with the number of people."""

    value: str
    size: int
