"""The fold of people: each body replaces the rows of the one before; what was known stays known since then."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import F, Model, OuterRef, Subquery

from nitka.ground.people.body import Person
from nitka.ground.people.digests import entry_digests
from nitka.record.projection import Landed
from nitka.registry import models as m
from nitka.registry.projection.entries import TABLES, Rows, Writer, add_rows, children
from nitka.registry.projection.flat import flat_columns, known_json
from nitka.registry.projection.inserting import insert_rows, text_of
from nitka.registry.projection.search import fold_names, forget_names
from nitka.registry.projection.versions import version, write_versions

_MODULUS = 2**60


@dataclass
class _Before:
    """What the tables hold of one person before a batch, then what the batch makes of it."""

    first_known_on: date | None = None
    body: dict[str, Any] | None = None
    commitment: str = ""
    known: dict[str, str] = field(default_factory=dict)
    checked: tuple[int, date, bool] | None = None
    digests: list[tuple[str, str]] = field(default_factory=list)
    last: Landed | None = None


def fold(bodies: Sequence[Landed], checks: Sequence[Landed]) -> None:
    """Fold items of kinds ``person`` and ``checked``."""
    if bodies:
        _fold_bodies(bodies)
    if checks:
        _fold_checks(checks)


def _fold_bodies(items: Sequence[Landed]) -> None:
    people = _before({item.subject for item in items})
    there = sorted(subject for subject, before in people.items() if before.body is not None)
    gone = sum(_weight(people[subject].commitment) for subject in there)
    versions = []
    for item in items:
        before = people[item.subject]
        versions.append(version(item, before.body))
        before.first_known_on = before.first_known_on or item.day
        before.digests = list(entry_digests(item.data))
        for _, digest in before.digests:
            before.known.setdefault(digest, item.day.isoformat())
        before.body, before.last = item.data, item
    _delete(there)
    rows: Rows = {}
    made = []
    named = []
    for subject, before in people.items():
        person = Person.from_record(before.body)
        row = _row(person, before)
        made.append(row)
        named.append((subject, row["sequence"], person))
        add_rows(_writer(rows, before), person)
    insert_rows(m.Person, made)
    for model, entries in children(rows):
        insert_rows(model, entries)
    fold_names(named)
    write_versions(versions)
    come = sum(_weight(row["commitment"]) for row in made)
    _move_edition(len(made) - len(there), come - gone)


def _before(subjects: set[str]) -> dict[str, _Before]:
    people = {subject: _Before() for subject in sorted(subjects)}
    rows = m.Person.objects.filter(subject__in=subjects)
    for row in rows.values("subject", "first_known_on", "body", "commitment", "known"):
        people[row["subject"]] = _Before(
            row["first_known_on"], json.loads(row["body"]), row["commitment"], json.loads(row["known"])
        )
    for check in m.Checked.objects.filter(subject__in=subjects):
        people[check.subject].checked = (check.sequence, check.on, check.second_look)
    return people


def _row(person: Person, before: _Before) -> dict[str, Any]:
    item = before.last
    assert item is not None and before.first_known_on is not None  # noqa: S101 - set for every item of the batch
    checked_on, second_look = item.day, item.second_look
    if before.checked and before.checked[0] > item.sequence:
        checked_on, second_look = before.checked[1], second_look and before.checked[2]
    return {
        "subject": item.subject,
        "sequence": item.sequence,
        "act": item.act,
        "first_known_on": before.first_known_on,
        "changed_on": item.day,
        "checked_on": checked_on,
        "second_look": second_look,
        "power": item.power,
        "commitment": item.commitment,
        "body": text_of(item.data),
        "known": known_json(before.known),
        **flat_columns(person, item.day),
    }


def _writer(rows: Rows, before: _Before) -> Writer:
    item = before.last
    assert item is not None and before.body is not None  # noqa: S101 - set for every item of the batch
    paths = dict(before.digests)

    def since(path: str) -> date:
        return date.fromisoformat(before.known[paths[path]]) if path in paths else item.day

    return Writer(rows, item.subject, item.sequence, since)


def _fold_checks(items: Sequence[Landed]) -> None:
    last = {item.subject: item for item in items}
    m.Checked.objects.filter(subject__in=last).delete()
    m.Checked.objects.bulk_create(
        m.Checked(
            subject=item.subject,
            sequence=item.sequence,
            act=item.act,
            on=item.day,
            second_look=item.second_look,
        )
        for item in last.values()
    )
    newer = [
        subject
        for subject, sequence in m.Person.objects.filter(subject__in=last).values_list("subject", "sequence")
        if sequence < last[subject].sequence
    ]
    by_day: dict[tuple[date, bool], list[str]] = {}
    for subject in newer:
        by_day.setdefault((last[subject].day, last[subject].second_look), []).append(subject)
    for (day, second_look), subjects in by_day.items():
        people = m.Person.objects.filter(subject__in=subjects)
        # A second look that was due is over once two have signed that all is as it says.
        people.update(checked_on=day, **({} if second_look else {"second_look": False}))
    write_versions([version(item, {}) for item in items])


def _weight(commitment: str) -> int:
    return int(commitment[:15], 16)


def _move_edition(people: int, weight: int) -> None:
    """Keep the number that changes with any change of any person (see ``models.Edition``)."""
    edition, _ = m.Edition.objects.get_or_create(id=1, defaults={"people": 0, "state": 0})
    m.Edition.objects.filter(id=1).update(
        people=F("people") + people, state=(edition.state + weight) % _MODULUS
    )


def _delete(subjects: Sequence[str]) -> None:
    if not subjects:
        return
    people = m.Person.objects.filter(subject__in=subjects)
    forget_names(people.values_list("sequence", flat=True))
    for model in reversed(TABLES):
        rows = model._default_manager.filter(person__in=subjects)
        rows._raw_delete(rows.db)
    people._raw_delete(people.db)


def forget(subjects: Sequence[str]) -> None:
    """Delete everything about withdrawn people."""
    there = list(m.Person.objects.filter(subject__in=subjects).values_list("subject", "commitment"))
    _delete([subject for subject, _ in there])
    if there:
        _move_edition(-len(there), -sum(_weight(commitment) for _, commitment in there))


def forget_checks(subjects: Sequence[str]) -> None:
    """Delete the checks of withdrawn subjects; the people then stand as their own bodies say."""
    m.Checked.objects.filter(subject__in=subjects).delete()
    own = m.Version.objects.filter(sequence=OuterRef("sequence")).values("second_look")
    people = m.Person.objects.filter(subject__in=subjects)
    people.update(checked_on=F("changed_on"), second_look=Subquery(own))


def empty() -> None:
    """Delete every row about people."""
    forget_names(None)
    tables: tuple[type[Model], ...] = (*reversed(TABLES), m.Person, m.Checked, m.Edition)
    for model in tables:
        rows = model._default_manager.all()
        rows._raw_delete(rows.db)
