"""Facilities, articles and rules, with how many people each concerns."""

import json
from dataclasses import dataclass

from django.db.models import Count

from nitka.ground.people.places import Article, Facility, Rule, article_code
from nitka.registry import models as m


@dataclass(frozen=True, slots=True)
class FacilityRow:
    """A facility and how many people are held there today."""

    code: str
    body: Facility
    held: int


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article and how many people are, and were, prosecuted under it. ``body`` is None when none has landed."""

    code: str
    body: Article | None
    people: int
    held: int


def facility_rows() -> list[FacilityRow]:
    """Every facility, by kind, number and code. Two queries."""
    held = dict(
        m.Person.objects.filter(held=True)
        .exclude(facility="")
        .values_list("facility")
        .annotate(people=Count("subject"))
        .order_by("facility")
    )
    rows = m.Facility.objects.order_by("kind", "number", "code").values_list("code", "body")
    return [
        FacilityRow(code, Facility.from_record(json.loads(body)), held.get(code, 0)) for code, body in rows
    ]


def facility_with(code: str) -> FacilityRow | None:
    """One facility, or None."""
    row = m.Facility.objects.filter(code=code).values_list("body", flat=True).first()
    if row is None:
        return None
    held = m.Person.objects.filter(facility=code, held=True).count()
    return FacilityRow(code, Facility.from_record(json.loads(row)), held)


def article_rows() -> list[ArticleRow]:
    """Every article that landed or that anybody is charged under, by code. Four queries."""
    bodies = {
        code: Article.from_record(json.loads(body))
        for code, body in m.Article.objects.order_by("code").values_list("code", "body")
    }
    people, held = _charged(held_only=False), _charged(held_only=True)
    return [
        ArticleRow(code, bodies.get(code), people.get(code, 0), held.get(code, 0))
        for code in sorted(bodies.keys() | people.keys())
    ]


def _charged(*, held_only: bool) -> dict[str, int]:
    charges = m.Charge.objects.filter(person__held=True) if held_only else m.Charge.objects.all()
    counts: dict[str, int] = {}
    for column in ("part_code", "article_code"):  # the whole article counts all its parts
        rows = charges.values_list(column).annotate(people=Count("person_id", distinct=True)).order_by(column)
        counts.update(dict(rows))
    return counts


def article_body(law: str, article: str, part: str | None = None) -> Article | None:
    """The article body for a charge: of the part, otherwise of the whole article."""
    codes = [article_code(law, article, part), article_code(law, article)]
    rows = dict(m.Article.objects.filter(code__in=codes).values_list("code", "body"))
    found = next((rows[code] for code in codes if code in rows), None)
    return Article.from_record(json.loads(found)) if found else None


def rule_rows() -> list[Rule]:
    """Every rule on parcels, letters, visits and money, by topic and code."""
    rows = m.ParcelRule.objects.order_by("topic", "code").values_list("body", flat=True)
    return [Rule.from_record(json.loads(body)) for body in rows]
