"""People of the registry as rows of the renderer's stock."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nitka.front.models import Card
from nitka.front.rendering.stock import SMALL, Row, Slice
from nitka.registry.models import Person

SLICE = 250


@dataclass(frozen=True, slots=True)
class Range:
    """Everybody from one subject to another, both included."""

    first: str
    last: str


class RegistryStock:
    """The people of this node who have a page: all but those only counted (see ``rendering.stock.Stock``)."""

    def slices(self) -> Sequence[Slice]:
        """Ranges of ``SLICE`` people."""
        subjects = list(Person.objects.order_by("subject").values_list("subject", flat=True))
        parts = (subjects[start : start + SLICE] for start in range(0, len(subjects), SLICE))
        return [Range(part[0], part[-1]) for part in parts]

    def rows(self, cut: Slice) -> Iterator[Row]:
        """The people of a range or of a tuple of subjects, by subject."""
        if isinstance(cut, Range):
            people = Person.objects.filter(subject__gte=cut.first, subject__lte=cut.last)
        else:
            people = Person.objects.filter(subject__in=cut)
        people = people.exclude(level="counted")
        columns = ("subject", "body", "changed_on", "commitment", "second_look")
        found = list(people.order_by("subject").values_list(*columns))
        subjects = [row[0] for row in found]
        woven = dict(
            Card.objects.filter(subject__in=subjects).order_by("ordinal").values_list("subject", "ornament")
        )
        for subject, body, changed_on, commitment, second in found:
            inputs = f"{commitment}{'2' if second else ''}"
            yield Row(subject, json.loads(body), changed_on, inputs, second, woven.get(subject, ""))

    def is_small(self) -> bool:
        """Up to ``SMALL`` people."""
        return Person.objects.count() <= SMALL


def registry_rows(subjects: Sequence[str]) -> Iterator[Row]:
    """The rows of these people."""
    return RegistryStock().rows(tuple(subjects))


def facility_people(codes: Sequence[str], *, without: Iterable[str] = ()) -> list[str]:
    """Subjects of the people in these facilities."""
    found = Person.objects.filter(facility__in=codes).order_by("subject").values_list("subject", flat=True)
    left_out = set(without)
    return [subject for subject in found if subject not in left_out]
