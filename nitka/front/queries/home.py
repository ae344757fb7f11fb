"""What the first page shows: who has waited longest, the ornaments of those held, the latest changes."""

from dataclasses import dataclass
from datetime import date

from nitka.front.models import Card, CardText
from nitka.registry.models import Person, Version


@dataclass(frozen=True, slots=True)
class Short:
    """A person in one line. ``name`` is escaped; ``news_on``: last day of the month of the last news."""

    subject: str
    name: str
    ornament: str
    held_from: date | None
    news_on: date | None


@dataclass(frozen=True, slots=True)
class Change:
    """One landed change: who, when, whether the person is new, which keys of the body differ."""

    subject: str
    name: str
    on: date
    new: bool
    changed: tuple[str, ...]


def longest_silent(language: str, most: int) -> list[Short]:
    """People held of whom nothing has been heard for longest."""
    return _short(
        list(Card.objects.filter(news_on__isnull=False).order_by("news_on", "ordinal")[:most]), language
    )


def longest_held(language: str, most: int) -> list[Short]:
    """People held longest in one go."""
    return _short(
        list(Card.objects.filter(held_from__isnull=False).order_by("held_from", "ordinal")[:most]), language
    )


def _short(cards: list[Card], language: str) -> list[Short]:
    names = _names([card.ordinal for card in cards], language)
    return [
        Short(card.subject, names.get(card.ordinal, ""), card.ornament, card.held_from, card.news_on)
        for card in cards
    ]


def _names(ordinals: list[int], language: str) -> dict[int, str]:
    texts = CardText.objects.filter(ordinal__in=ordinals, language=language).order_by("ordinal")
    return dict(texts.values_list("ordinal", "name"))


def latest_changes(language: str, most: int) -> list[Change]:
    """What landed last about people, newest first; one line a person."""
    rows = Version.objects.filter(kind="person").order_by("-sequence")[: most * 4]
    latest: dict[str, Version] = {}
    for row in rows:
        latest.setdefault(row.subject, row)
    wanted = list(latest.values())[:most]
    ordinals = dict(
        Card.objects.filter(subject__in=[row.subject for row in wanted])
        .order_by("ordinal")
        .values_list("subject", "ordinal")
    )
    names = _names(list(ordinals.values()), language)
    return [
        Change(row.subject, names[ordinals[row.subject]], row.on, row.new, tuple(row.changed.split()))
        for row in wanted
        if row.subject in ordinals and ordinals[row.subject] in names
    ]


def invented_count() -> int:
    """How many people of the list are invented, to show how the site works."""
    return Person.objects.filter(invented=True).count()
