"""Folds of everything but people: facilities, articles, rules, organisations, channels, corrections."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Model

from nitka.ground.people.organisations import FLAGGED_FIELDS
from nitka.record.projection import Landed
from nitka.registry import models as m
from nitka.registry.projection.inserting import text_of
from nitka.registry.projection.search import fold_places
from nitka.registry.projection.versions import version, write_versions

PLACES_PER_BODY = 4_096


def _fold_whole(
    items: Sequence[Landed], model: type[Model], key: str, columns: Callable[[dict[str, Any]], dict[str, Any]]
) -> list[Landed]:
    """Replace the rows of ``model`` by those of ``items``; gives the last item of each subject."""
    subjects = {item.subject for item in items}
    before = {
        row[key]: (row["first_known_on"], row["body"])
        for row in model._default_manager.filter(pk__in=subjects).values(key, "first_known_on", "body")
    }
    bodies = {subject: json.loads(body) for subject, (_, body) in before.items()}
    first = {subject: day for subject, (day, _) in before.items()}
    last: dict[str, Landed] = {}
    versions = []
    for item in items:
        versions.append(version(item, bodies.get(item.subject)))
        bodies[item.subject] = item.data
        first.setdefault(item.subject, item.day)
        last[item.subject] = item
    model._default_manager.filter(pk__in=before).delete()
    model._default_manager.bulk_create(
        model(
            sequence=item.sequence,
            act=item.act,
            first_known_on=first[item.subject],
            changed_on=item.day,
            body=text_of(item.data),
            **{key: item.subject},
            **columns(item.data),
        )
        for item in last.values()
    )
    write_versions(versions)
    return list(last.values())


def _facilities(items: Sequence[Landed]) -> None:
    landed = _fold_whole(
        items,
        m.Facility,
        "code",
        lambda data: {
            "kind": data["kind"],
            "number": data.get("number"),
            "country": data["country"],
            "sex": data.get("sex", ""),
            "lat": data.get("lat"),
            "lon": data.get("lon"),
            "invented": data.get("invented", False),
        },
    )
    m.FacilityAlias.objects.bulk_create(
        m.FacilityAlias(id=item.sequence * PLACES_PER_BODY + place, facility_id=item.subject, text=alias)
        for item in landed
        for place, alias in enumerate(item.data.get("aliases", ()))
    )
    m.FacilityAddress.objects.bulk_create(
        m.FacilityAddress(
            id=item.sequence * PLACES_PER_BODY + place,
            facility_id=item.subject,
            text=address["text"],
            script=address["script"],
            valid_when=address.get("valid_as_of", ""),
        )
        for item in landed
        for place, address in enumerate(item.data.get("addresses", ()))
    )
    fold_places(landed)


def _articles(items: Sequence[Landed]) -> None:
    _fold_whole(
        items,
        m.Article,
        "code",
        lambda data: {
            "law": data["law"],
            "article": data["article"],
            "part": data.get("part", ""),
            "max_years": data.get("max_years"),
        },
    )


def _rules(items: Sequence[Landed]) -> None:
    _fold_whole(items, m.ParcelRule, "code", lambda data: {"topic": data["topic"], "status": data["status"]})


def _organisations(items: Sequence[Landed]) -> None:
    landed = _fold_whole(
        items,
        m.Organisation,
        "code",
        lambda data: {"name": data["name"], "invented": data.get("invented", False)},
    )
    m.OrganisationField.objects.bulk_create(
        m.OrganisationField(
            id=item.sequence * PLACES_PER_BODY + place,
            organisation_id=item.subject,
            name=name,
            visibility=item.data["visibility"][name],
            value=text_of(item.data[name]) if name in item.data else "",
        )
        for item in landed
        for place, name in enumerate(FLAGGED_FIELDS)
        if name in item.data["visibility"]
    )


def _channels(items: Sequence[Landed]) -> None:
    _fold_whole(
        items,
        m.Channel,
        "subject",
        lambda data: {
            "kind": data["kind"],
            "address": data["address"],
            "since_when": data["since"],
            "until_when": data.get("until", ""),
        },
    )


def _corrections(items: Sequence[Landed]) -> None:
    m.Correction.objects.bulk_create(
        m.Correction(
            sequence=item.sequence,
            subject=item.subject,
            figure=item.data["figure"],
            on_when=item.data["on"],
            printed=item.data["printed"],
            correct=item.data["correct"],
            known_on=item.day,
            body=text_of(item.data),
        )
        for item in items
    )
    write_versions([version(item, None) for item in items])


FOLDS: dict[str, Callable[[Sequence[Landed]], None]] = {
    "facility": _facilities,
    "article": _articles,
    "rule": _rules,
    "organisation": _organisations,
    "channel": _channels,
    "correction": _corrections,
}
_TABLES: dict[str, tuple[type[Model], str]] = {
    "facility": (m.Facility, "pk"),
    "article": (m.Article, "pk"),
    "rule": (m.ParcelRule, "pk"),
    "organisation": (m.Organisation, "pk"),
    "channel": (m.Channel, "pk"),
    "correction": (m.Correction, "subject"),
}


def empty() -> None:
    """Delete every row of these kinds."""
    for model, _ in _TABLES.values():
        model._default_manager.all().delete()


def forget(kind: str, subjects: Sequence[str]) -> None:
    """Delete the rows of withdrawn subjects."""
    model, key = _TABLES[kind]
    model._default_manager.filter(**{f"{key}__in": subjects}).delete()
