"""The columns of a person that filters, counts and orders need, reckoned from the body."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from nitka.ground.people import vocabulary as v
from nitka.ground.people.body import Person
from nitka.ground.people.fields import point_of
from nitka.ground.people.naming import shown_names

_RECOGNISING = frozenset({v.RecognitionDecision.RECOGNISED, v.RecognitionDecision.RECOGNISED_AFTERWARDS})


def first_day(when: str | None) -> date | None:
    """The first day an EDTF text can mean; None for none."""
    return point_of(when).earliest if when else None


def last_day(when: str | None) -> date | None:
    """The last day an EDTF text can mean; None for none."""
    return point_of(when).latest if when else None


def flat_columns(person: Person, day: date) -> dict[str, Any]:
    """Columns of ``models.Person`` that follow from the body alone; ``day`` is the act's day."""
    release = person.expected_release
    where = person.whereabouts
    return {
        "level": person.level.value,
        "basis": person.basis.kind.value,
        "sex": person.sex.value,
        "stage": person.stage.value.value,
        "stage_when": person.stage.on or "",
        "state": where.state.value,
        "state_when": where.on or "",
        "held": where.state in v.HELD_STATES and person.basis.state_of is None,
        "facility": where.facility or "",
        **{f"name_{language}": name for language, name in shown_names(person.names).items()},
        **_born(person),
        "photo": person.photo.sha256 if person.photo else "",
        "held_since_on": _held_since(person),
        "news_on": _news(person, day),
        "release_when": release.when if release else "",
        "release_first_on": first_day(release.when) if release else None,
        "release_last_on": last_day(release.when) if release else None,
        "recognised": _recognised(person),
        "prosecutions": len(person.cases),
        "category": person.category.value if person.category else "",
        "list_name": person.basis.list or "",
        "state_of_when": person.basis.state_of or "",
        "invented": person.invented,
    }


def _born(person: Person) -> dict[str, Any]:
    when = person.born.when if person.born else None
    exact = point_of(when).exact if when else None
    return {
        "born_when": when or "",
        "born_first_on": first_day(when),
        "born_last_on": last_day(when),
        "birthday": f"{exact:%m-%d}" if exact else "",
    }


def _held_since(person: Person) -> date | None:
    running = [detention for detention in person.detentions if detention.to is None and detention.from_]
    return first_day(running[-1].from_) if running and person.whereabouts.state in v.HELD_STATES else None


def _recognised(person: Person) -> bool:
    """Whether any organisation's last decision recognises the person."""
    last: dict[str, v.RecognitionDecision] = {}
    for recognition in person.recognitions:
        last[recognition.organisation] = recognition.decision
    return any(decision in _RECOGNISING for decision in last.values())


def _dated(person: Person) -> Iterator[str | None]:
    yield person.stage.on
    yield person.whereabouts.on
    for detention in person.detentions:
        yield detention.from_
        yield detention.to
        for stay in detention.stays:
            yield stay.from_
            yield stay.to
    for case in person.cases:
        for decision in case.decisions:
            yield decision.on
    for way_out in person.ways_out:
        yield way_out.when
    for claim in person.claims:
        yield claim.when


def _news(person: Person, day: date) -> date | None:
    """The last news as stated, otherwise the last dated thing the body tells; never after the act's day."""
    stated = [person.last_news.when] if person.last_news else _dated(person)
    known = [end for end in (last_day(when) for when in stated) if end]
    return min(max(known), day) if known else None


def group_names(person: Person) -> list[str]:
    """Names of group cases, each once, in order of appearance."""
    names = [group.name for group in person.groups] + [case.name for case in person.cases if case.name]
    return list(dict.fromkeys(names))


def known_json(known: dict[str, str]) -> str:
    """``Person.known``: digests and days, sorted, so that the same knowledge is the same text."""
    return json.dumps(known, sort_keys=True, separators=(",", ":"))
