"""People in the order of the data files: as they became known, so that new ones come last."""

from collections.abc import Iterator, Sequence

from django.db.models import Count, Max, Sum

from nitka.front.rendering.public_data import public
from nitka.front.rendering.stock import Row, Stock
from nitka.registry.models import Person

PART = 500


def listed_subjects() -> list[tuple[str, str]]:
    """Subject and commitment of everybody with a page (people who are only counted have none)."""
    people = Person.objects.exclude(level="counted").order_by("first_known_on", "subject")
    return list(people.values_list("subject", "commitment"))


def people_state() -> str:
    """A short text that changes whenever anything about anybody changes."""
    sums = Person.objects.aggregate(a=Max("sequence"), b=Count("subject"), c=Sum("sequence"))
    return ":".join(str(value) for value in sums.values())


def ordered_rows(stock: Stock, subjects: Sequence[str]) -> Iterator[Row]:
    """The public rows of these people, in this order, loaded part by part."""
    for start in range(0, len(subjects), PART):
        part = tuple(subjects[start : start + PART])
        rows = {row.subject: row for row in stock.rows(part)}
        yield from (public(rows[subject]) for subject in part if subject in rows)
