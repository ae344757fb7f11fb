"""Who is held where, and under what: names in the order of each language's alphabet, from the cards of the lists."""

from django.db.models import Count, Q

from nitka.front.models import Card, CardText
from nitka.front.rendering.name_lists import Named
from nitka.registry.models import Charge, Person

_PART = 900


def facility_names(code: str, language: str) -> list[Named]:
    """Everybody held in a facility now, by name."""
    return _named(Person.objects.filter(facility=code, held=True).values_list("subject", flat=True), language)


def past_facility_names(code: str, language: str) -> list[Named]:
    """Everybody who according to a list of an older day was there, by name."""
    past = Person.objects.filter(facility=code, held=False).exclude(state_of_when="")
    return _named(past.values_list("subject", flat=True), language)


def past_counts() -> dict[str, tuple[int, str]]:
    """Facility code → how many a list of an older day names there, and the day (EDTF) of the newest such list."""
    rows = Person.objects.filter(held=False).exclude(state_of_when="").exclude(facility="")
    counted = (
        rows.order_by("state_of_when").values_list("facility", "state_of_when").annotate(n=Count("subject"))
    )
    return {code: (n, day) for code, day, n in counted}


def article_names(code: str, language: str) -> list[Named]:
    """Everybody with a charge under an article, or under one part of it, by name."""
    charged = Charge.objects.filter(Q(article_code=code) | Q(part_code=code))
    return _named(charged.order_by().values_list("person_id", flat=True).distinct(), language)


def facility_states() -> dict[str, str]:
    """Facility code → a text that changes whenever who is listed there changes."""
    return _states(
        Person.objects.exclude(facility="").order_by("subject").values_list("facility", "sequence")
    )


def article_states() -> dict[str, str]:
    """Article code (of a whole article and of a part) → a text that changes whenever who stands there changes."""
    states: dict[str, list[int]] = {}
    for row in Charge.objects.order_by("id").values_list("article_code", "part_code", "person__sequence"):
        for code in set(row[:2]):
            count = states.setdefault(code, [0, 0])
            count[0] += 1
            count[1] = (count[1] * 31 + row[2]) % (1 << 61)
    return {code: f"{count}:{mixed}" for code, (count, mixed) in states.items()}


def _states(rows: object) -> dict[str, str]:
    states: dict[str, list[int]] = {}
    for code, sequence in rows:  # type: ignore[attr-defined]
        count = states.setdefault(code, [0, 0])
        count[0] += 1
        count[1] = (count[1] * 31 + sequence) % (1 << 61)
    return {code: f"{count}:{mixed}" for code, (count, mixed) in states.items()}


def _named(subjects: object, language: str) -> list[Named]:
    wanted = sorted(set(subjects))  # type: ignore[call-overload]
    by_ordinal: dict[int, str] = {}
    for start in range(0, len(wanted), _PART):
        cards = Card.objects.filter(subject__in=wanted[start : start + _PART]).order_by("ordinal")
        by_ordinal.update(cards.values_list("ordinal", "subject"))
    ordinals = list(by_ordinal)
    found: list[tuple[bytes, int, str, str]] = []
    for start in range(0, len(ordinals), _PART):
        texts = CardText.objects.filter(language=language, ordinal__in=ordinals[start : start + _PART])
        rows = texts.order_by("key", "ordinal").values_list("key", "ordinal", "name", "letter")
        found += [(bytes(key), ordinal, name, letter) for key, ordinal, name, letter in rows]
    found.sort()
    return [Named(by_ordinal[ordinal], name, letter) for _, ordinal, name, letter in found]
