"""What must hold over a whole person body, beyond the shape of each field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import TYPE_CHECKING

from nitka.ground.days import parse_when
from nitka.ground.people import fields as f
from nitka.ground.people import vocabulary as v
from nitka.ground.people.entries import Basis
from nitka.ground.people.reading import Problem, key_of, unknown_sources

if TYPE_CHECKING:
    from nitka.ground.people.body import Person

UNNAMED_KEYS = frozenset({"level", "basis", "invented", "sex", "stage", "whereabouts", "sources"})
_CONSENT_FOR = {v.Topic.HEALTH: v.Scope.HEALTH, v.Topic.CONDITION: v.Scope.CONDITION}


def person_problems(person: Person) -> list[Problem]:
    """Every rule the body breaks; empty when it may be signed."""
    problems = unknown_sources(person)
    problems += _basis_problems(person.basis)
    problems += _where_problems(person)
    if person.level is v.Level.NAMED:
        problems += _named_problems(person)
    else:
        problems += _unnamed_problems(person)
    problems += _consent_problems(person)
    problems += _claim_problems(person)
    problems += _order_problems(person)
    return problems


def _basis_problems(basis: Basis) -> Iterator[Problem]:
    if basis.kind is v.BasisKind.ALREADY_PUBLIC:
        for name in ("published_by", "since"):
            if getattr(basis, name) is None:
                yield Problem(
                    f"basis.{name}", "is missing: already public needs who published it and since when"
                )
        for name in ("scope", "until"):
            if getattr(basis, name):
                yield Problem(f"basis.{name}", "belongs to a consented basis only")
        if (basis.list is None) != (basis.key is None):
            yield Problem("basis.key", "list and key stand together or not at all")
    else:
        if not basis.scope:
            yield Problem("basis.scope", "is missing: say what was consented to")
        for name in ("published_by", "since", "url", "list", "key", "state_of"):
            if getattr(basis, name) is not None:
                yield Problem(f"basis.{name}", "belongs to an already public basis only")


def _where_problems(person: Person) -> Iterator[Problem]:
    where = person.whereabouts
    if where.state in v.PLACELESS_STATES:
        for name in ("facility", "as_printed"):
            if getattr(where, name) is not None:
                yield Problem(f"whereabouts.{name}", f"a person who is {where.state} is in no facility")


def _named_problems(person: Person) -> Iterator[Problem]:
    mains = [name for name in person.names if name.kind is v.NameKind.MAIN]
    if not mains:
        yield Problem("names", "a named person needs a name of kind main")
    seen = set()
    for place, name in enumerate(person.names):
        if name.kind is v.NameKind.MAIN:
            form = (name.language, name.system)
            if form in seen:
                yield Problem(f"names[{place}]", f"a second main name in {name.language}, {name.system}")
            seen.add(form)


def _unnamed_problems(person: Person) -> Iterator[Problem]:
    for name in (entry.name for entry in fields(person)):
        key = key_of(name)
        if key not in UNNAMED_KEYS and getattr(person, name):
            yield Problem(key, f"a body of level {person.level} must not carry it")
    for name in ("facility", "as_printed"):
        if getattr(person.whereabouts, name) is not None:
            yield Problem(f"whereabouts.{name}", f"a body of level {person.level} must not carry it")
    for path, when in (("stage.on", person.stage.on), ("whereabouts.on", person.whereabouts.on)):
        if when is not None and (why := f.coarse_edtf(when)):
            yield Problem(path, why)
    for name in ("url", "list", "key"):
        if getattr(person.basis, name) is not None:
            yield Problem(
                f"basis.{name}", f"a body of level {person.level} must not point to the person elsewhere"
            )
    for key, source in person.sources.items():
        if source.url is not None:
            yield Problem(f"sources.{key}.url", f"a body of level {person.level} must not point elsewhere")


def _consent_problems(person: Person) -> Iterator[Problem]:
    scope = person.basis.scope if person.basis.kind is v.BasisKind.CONSENTED else ()
    for place, condition in enumerate(person.conditions):
        if v.Scope(condition.kind.value) not in scope:
            yield Problem(
                f"conditions[{place}]", f"needs a consented basis with {condition.kind} in its scope"
            )
    for place, claim in enumerate(person.claims):
        needed = _CONSENT_FOR.get(claim.about)
        if needed is not None and needed not in scope:
            yield Problem(f"claims[{place}]", f"a claim about {claim.about} needs consent to {needed}")


def _claim_problems(person: Person) -> Iterator[Problem]:
    ids = [claim.id for claim in person.claims]
    for place, claim in enumerate(person.claims):
        if claim.id in ids[:place]:
            yield Problem(f"claims[{place}].id", f"{claim.id!r} stands twice")
        for other in claim.contradicts:
            if other == claim.id or other not in ids:
                yield Problem(f"claims[{place}].contradicts", f"there is no other claim {other!r}")


def _order_problems(person: Person) -> Iterator[Problem]:
    spans = [
        (f"{key}[{place}]", entry.from_, entry.to)
        for key in ("detentions", "marks", "bans")
        for place, entry in enumerate(getattr(person, key))
    ]
    spans += [
        (f"detentions[{place}].stays[{stay}]", entry.from_, entry.to)
        for place, detention in enumerate(person.detentions)
        for stay, entry in enumerate(detention.stays)
    ]
    for path, start, end in spans:
        if start is not None and end is not None and ends_before(start, end):
            yield Problem(f"{path}.to", f"{end!r} lies before from ({start!r})")


def ends_before(start: str, end: str) -> bool:
    """Whether ``end`` surely lies before ``start``, both EDTF."""
    first, last = parse_when(start).earliest, parse_when(end).latest
    return first is not None and last is not None and last < first
