"""Names and landing hours of people, for calendars, feeds and data."""

from collections.abc import Iterable, Sequence
from html import unescape

from nitka.front.models import Card, CardText
from nitka.front.rendering.someone import Someone
from nitka.registry.models import Person, Version

_PART = 900


def known_people(subjects: Iterable[str]) -> dict[str, Someone]:
    """Subject → name in every language and the hour at which the version in force landed."""
    wanted = sorted(set(subjects))
    found: dict[str, Someone] = {}
    for start in range(0, len(wanted), _PART):
        found |= _part(wanted[start : start + _PART])
    return found


def _part(subjects: Sequence[str]) -> dict[str, Someone]:
    rows = list(
        Person.objects.filter(subject__in=subjects)
        .order_by("subject")
        .values_list("subject", "sequence", "invented", "level")
    )
    hours = dict(
        Version.objects.filter(sequence__in=[row[1] for row in rows])
        .order_by("sequence")
        .values_list("sequence", "landed_at")
    )
    names = _names(subjects)
    return {
        subject: Someone(
            subject, names.get(subject, {}) if level == "named" else {}, hours[sequence], invented, level
        )
        for subject, sequence, invented, level in rows
        if sequence in hours
    }


def _names(subjects: Sequence[str]) -> dict[str, dict[str, str]]:
    ordinals = dict(
        Card.objects.filter(subject__in=subjects).order_by("ordinal").values_list("ordinal", "subject")
    )
    names: dict[str, dict[str, str]] = {}
    texts = (
        CardText.objects.filter(ordinal__in=ordinals)
        .order_by("id")
        .values_list("ordinal", "language", "name")
    )
    for ordinal, language, name in texts:
        names.setdefault(ordinals[ordinal], {})[language] = unescape(name)
    return names
