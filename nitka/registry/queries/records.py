"""Whole people: the parsed body, since when each entry is known, and the history of changes."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from nitka.ground.people.body import Person as Body
from nitka.ground.people.digests import entry_digests
from nitka.ground.people.places import Article, Facility, article_code
from nitka.registry import models as m


@dataclass(frozen=True, slots=True)
class Revision:
    """One landed body of a person: when, under which power, which keys of the body changed."""

    sequence: int
    act: int
    on: date
    landed_at: datetime
    power: str
    urgent: bool
    second_look: bool
    new: bool
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person as the record knows them. ``known_on`` maps the path of each entry to the day it became known."""

    subject: str
    body: Body
    commitment: str
    first_known_on: date
    changed_on: date
    checked_on: date
    second_look: bool
    known_on: Mapping[str, date]
    facilities: Mapping[str, Facility]
    articles: Mapping[str, Article]
    history: tuple[Revision, ...]


def person_subjects() -> list[str]:
    """The subjects of everybody, in order of first appearance in the record."""
    rows = m.Person.objects.order_by("first_known_on", "subject")
    return list(rows.values_list("subject", flat=True))


def person_record(subject: str) -> PersonRecord | None:
    """One person, or None when nobody has that subject."""
    return next(iter(person_records([subject])), None)


def person_records(subjects: Sequence[str]) -> Iterator[PersonRecord]:
    """These people, in the order given; unknown subjects are left out. Four queries, however many people."""
    rows = {row.subject: row for row in m.Person.objects.filter(subject__in=subjects)}
    bodies = {subject: json.loads(row.body) for subject, row in rows.items()}
    people = {subject: Body.from_record(data) for subject, data in bodies.items()}
    facilities = _facilities(people.values())
    articles = _articles(people.values())
    history = _history(subjects)
    for subject in subjects:
        if subject in people:
            row, body = rows[subject], people[subject]
            days = json.loads(row.known)
            yield PersonRecord(
                subject=subject,
                body=body,
                commitment=row.commitment,
                first_known_on=row.first_known_on,
                changed_on=row.changed_on,
                checked_on=row.checked_on,
                second_look=row.second_look,
                known_on={
                    path: date.fromisoformat(days[digest]) for path, digest in entry_digests(bodies[subject])
                },
                facilities={code: facilities[code] for code in _codes_of(body) if code in facilities},
                articles={code: articles[code] for code in _law_of(body) if code in articles},
                history=tuple(history[subject]),
            )


def _codes_of(body: Body) -> list[str]:
    stays = [stay.facility for detention in body.detentions for stay in detention.stays]
    return list(dict.fromkeys(code for code in (body.whereabouts.facility, *stays) if code))


def _law_of(body: Body) -> list[str]:
    charges = [charge for case in body.cases for charge in case.charges]
    whole = [article_code(charge.code, charge.article) for charge in charges]
    return list(dict.fromkeys([article_code(c.code, c.article, c.part) for c in charges] + whole))


def _facilities(bodies: Iterable[Body]) -> dict[str, Facility]:
    codes = {code for body in bodies for code in _codes_of(body)}
    rows = m.Facility.objects.filter(code__in=codes).values_list("code", "body")
    return {code: Facility.from_record(json.loads(body)) for code, body in rows}


def _articles(bodies: Iterable[Body]) -> dict[str, Article]:
    codes = {code for body in bodies for code in _law_of(body)}
    rows = m.Article.objects.filter(code__in=codes).values_list("code", "body")
    return {code: Article.from_record(json.loads(body)) for code, body in rows}


def _history(subjects: Sequence[str]) -> Mapping[str, list[Revision]]:
    revisions: dict[str, list[Revision]] = defaultdict(list)
    rows = m.Version.objects.filter(kind="person", subject__in=subjects).order_by("sequence")
    for row in rows:
        revisions[row.subject].append(
            Revision(
                sequence=row.sequence,
                act=row.act,
                on=row.on,
                landed_at=row.landed_at,
                power=row.power,
                urgent=row.urgent,
                second_look=row.second_look,
                new=row.new,
                changed=tuple(row.changed.split()),
            )
        )
    return revisions
