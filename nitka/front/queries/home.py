"""What the first page shows: who has waited longest, the ornaments of those held, the latest changes."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max

from nitka.front.models import Card, CardText
from nitka.registry.models import Person, Version

FEW = 3  # more new people than these in one act are told of together


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

    sequence: int
    subject: str
    name: str
    on: date
    new: bool
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Arrival:
    """Many people who came onto the list with one act."""

    sequence: int
    act: int
    on: date
    size: int


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


def latest_changes(language: str, most: int) -> list[Change | Arrival]:
    """What landed last about people, newest first; one line a person, and one for many who came with one act."""
    crowds: list[Arrival] = []
    while True:
        landed = Version.objects.filter(kind="person").exclude(new=True, act__in=[one.act for one in crowds])
        rows = list(landed.order_by("-sequence")[: most * 4])
        came = Counter(row.act for row in rows if row.new)
        crowd = next((act for act, size in came.items() if size > FEW), None)
        if crowd is None or len(crowds) == most:
            break
        crowds.append(_arrival(crowd))
    latest: dict[str, Version] = {}
    for row in rows:
        latest.setdefault(row.subject, row)
    alone = _changes(list(latest.values())[:most], language)
    both: list[Change | Arrival] = [*crowds, *alone]
    return sorted(both, key=lambda one: -one.sequence)[:most]


def _arrival(act: int) -> Arrival:
    """All who came with an act."""
    came = Version.objects.filter(kind="person", new=True, act=act)
    found = came.aggregate(size=Count("sequence"), last=Max("sequence"), on=Max("on"))
    return Arrival(found["last"], act, found["on"], found["size"])


def _changes(wanted: list[Version], language: str) -> list[Change]:
    """The same with names; people without a name or a page are left out."""
    cards = Card.objects.filter(subject__in=[row.subject for row in wanted]).order_by("ordinal")
    ordinals = dict(cards.values_list("subject", "ordinal"))
    names = _names(list(ordinals.values()), language)
    return [
        Change(
            row.sequence,
            row.subject,
            names[ordinals[row.subject]],
            row.on,
            row.new,
            tuple(row.changed.split()),
        )
        for row in wanted
        if row.subject in ordinals and ordinals[row.subject] in names
    ]


def invented_count() -> int:
    """How many people of the list are invented, to show how the site works."""
    return Person.objects.filter(invented=True).count()
