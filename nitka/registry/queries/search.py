"""One box: a person by any form or part of the name, or by the facility's name, town or address."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from nitka.ground import names
from nitka.ground.people.place_words import place_words
from nitka.registry.models import Person

CERTAIN = 0.9  # a name that fits so well comes before people found by their facility
SHORTEST_START = 4
_FIND = (
    "SELECT subject, packed FROM registry_namepack WHERE sequence IN"
    " (SELECT DISTINCT sequence FROM registry_namekey WHERE key IN ({}) LIMIT %s)"
)
_PLACES = "SELECT DISTINCT facility_id FROM registry_placeword WHERE word >= %s AND word <= %s"


@dataclass(frozen=True, slots=True)
class Found:
    """Subjects of people, best first, and codes of the facilities that fit."""

    people: tuple[str, ...]
    facilities: tuple[str, ...]


def find_people(text: str, *, limit: int = 200) -> Found:
    """People who fit ``text`` (at most ``limit``): sure names, people held in facilities that fit, other names.

    Empty for a text without a word. Any alphabet, one typing error, any order of the words.
    """
    matches = names.search(text, _fetch, limit=limit)
    facilities = find_facilities(text)
    sure = [match.id for match in matches if match.score >= CERTAIN]
    there: list[str] = []
    if facilities and len(sure) < limit:
        held = Person.objects.filter(facility__in=facilities).order_by("subject")
        there = list(held.values_list("subject", flat=True)[: limit - len(sure)])
    order = dict.fromkeys((*sure, *there, *(match.id for match in matches)))
    return Found(tuple(order)[:limit], facilities)


def _fetch(keys: Sequence[str], most: int) -> list[tuple[str, str]]:
    """People who have any of the keys: subject and packed forms."""
    if not keys:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_FIND.format(",".join(["%s"] * len(keys))), [*keys, most])
        found: list[tuple[str, str]] = cursor.fetchall()
    return found


def find_facilities(text: str, *, limit: int = 20) -> tuple[str, ...]:
    """Codes of facilities that have every word of ``text`` in a name, alias, town or address, in order of code.

    The beginning of a word of four letters or more is enough.
    """
    words = list(dict.fromkeys(place_words(text)))
    if not words or all(word.isdigit() and len(word) < SHORTEST_START for word in words):
        return ()
    codes: set[str] | None = None
    with connection.cursor() as cursor:
        for word in words:
            begun = len(word) >= SHORTEST_START and not word.isdigit()
            cursor.execute(_PLACES, [word, word + "\U0010ffff" if begun else word])
            these = {code for (code,) in cursor.fetchall()}
            codes = these if codes is None else codes & these
            if not codes:
                return ()
    return tuple(sorted(codes or ())[:limit])
