"""Lists of people: filters as sets of bits, orders from the indexes, cards as they were made.

A filter is an intersection of bit sets, so that any combination costs the same at 2,000 and at 100,000 people; the
total is a count of bits. Small results are then ordered by the database, large ones are walked in the order of an
index until the page is full.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db import connection
from django.db.models import Sum

from nitka.front.enums import By, Order
from nitka.front.models import CardText, Facet
from nitka.front.queries.orders import ranking
from nitka.front.rendering.asking import PAGE, Answer, Ask, Choice
from nitka.front.rendering.dates import when
from nitka.ground.wording import LANGUAGES

# Up to this many ordinals are handed to the database to order; more are walked.
FEW = 250
_ANY = re.compile(rb"[^\0]", re.DOTALL)  # bytes with a bit in them


def card_id(ordinal: int, language: str) -> int:
    """The id of a card's text."""
    return ordinal * len(LANGUAGES) + LANGUAGES.index(language)


def choices() -> dict[By, tuple[Choice, ...]]:
    """What there is to pick from, most frequent first."""
    found: dict[By, list[Choice]] = {by: [] for by in By}
    for name, size in Facet.objects.order_by("-size", "name").values_list("name", "size"):
        by, _, value = name.partition(":")
        found[By(by)].append(Choice(value, size))
    return {by: tuple(listed) for by, listed in found.items()}


def list_people(ask: Ask, language: str, today: date, edition: str = "") -> Answer:
    """The page of people that ``ask`` wants, in the words and alphabet of ``language``.

    ``edition`` names the state of the snapshot; with it, orders are kept in memory between requests.
    """
    skip = (ask.page - 1) * PAGE
    if ask.plain and ask.order is Order.NAME:
        return Answer(tuple(_plain_page(language, skip)), _everybody(), ask.page)
    bits = _bits(ask, today)
    if ask.found is not None:
        return _found_page(ask, bits, language)
    total = _everybody() if bits is None else bits.bit_count()
    if edition:
        known = ranking(ask.order, language, edition)
        few = list(_places(bits)) if bits is not None and known.is_sparse(total) else []
        return Answer(tuple(_cards(known.page(bits, few, total, skip, PAGE), language)), total, ask.page)
    if bits is not None and total <= FEW:
        ordinals = _ordered(list(_places(bits)), ask.order, language)[skip : skip + PAGE]
    else:
        ordinals = list(_walk(bits, ask.order, language, skip))
    return Answer(tuple(_cards(ordinals, language)), total, ask.page)


def _plain_page(language: str, skip: int) -> Iterable[str]:
    texts = CardText.objects.filter(language=language).order_by("key", "ordinal")
    ordinals = list(texts.values_list("ordinal", flat=True)[skip : skip + PAGE])
    return _cards(ordinals, language)


def plain_pages(language: str, first: int, last: int) -> Iterator[Answer]:
    """Pages of everybody by name, read in one go."""
    total = _everybody()
    texts = (
        CardText.objects.filter(language=language).order_by("key", "ordinal").values_list("html", flat=True)
    )
    cards = list(texts[(first - 1) * PAGE : last * PAGE])
    for number in range(first, last + 1):
        start = (number - first) * PAGE
        yield Answer(tuple(cards[start : start + PAGE]), total, number)


def _everybody() -> int:
    """Everybody who has a card; each has one legal stage, so the sets know it without counting."""
    stages = Facet.objects.filter(name__startswith=f"{By.STAGE}:")
    return int(stages.aggregate(people=Sum("size", default=0))["people"])


def _found_page(ask: Ask, bits: int | None, language: str) -> Answer:
    """Search results keep the order of the search."""
    subjects = ask.found or ()
    place_of = {subject: place for place, subject in enumerate(subjects)}
    with connection.cursor() as cursor:
        marks = ",".join(["%s"] * len(subjects))
        if not subjects:
            return Answer((), 0, ask.page)
        cursor.execute(f"SELECT subject, ordinal FROM front_card WHERE subject IN ({marks})", subjects)  # noqa: S608
        rows = sorted(cursor.fetchall(), key=lambda row: place_of[row[0]])
    ordinals = [ordinal for _, ordinal in rows if bits is None or bits >> ordinal & 1]
    skip = (ask.page - 1) * PAGE
    return Answer(tuple(_cards(ordinals[skip : skip + PAGE], language)), len(ordinals), ask.page)


def _cards(ordinals: Sequence[int], language: str) -> Iterator[str]:
    """The cards of these people in this order."""
    if not ordinals:
        return
    ids = [card_id(ordinal, language) for ordinal in ordinals]
    marks = ",".join(["%s"] * len(ids))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, html FROM front_cardtext WHERE id IN ({marks})", ids)  # noqa: S608
        html = dict(cursor.fetchall())
    yield from (html[place] for place in ids if place in html)


def _bits(ask: Ask, today: date) -> int | None:
    """Everybody who fits every filter, one bit each; nothing when there is no filter."""
    wanted: list[list[str]] = [[f"{by}:{value}"] for by, value in ask.picked.items()]
    if ask.age_from is not None or ask.age_to is not None:
        youngest = today.year - (ask.age_from or 0)
        oldest = today.year - (ask.age_to if ask.age_to is not None else 120)
        wanted.append([f"{By.BORN}:{year}" for year in range(oldest, youngest + 1)])
    if ask.silent:
        wanted.append(_silent_months(date.fromordinal(max(1, today.toordinal() - ask.silent))))
    if ask.order in (Order.HELD, Order.SILENT):
        wanted.append([f"{By.NOW}:held"])
    if not wanted:
        return None
    names = {name for group in wanted for name in group}
    marks = ",".join(["%s"] * len(names))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT name, bits FROM front_facet WHERE name IN ({marks})", sorted(names))  # noqa: S608
        held = {name: int.from_bytes(bytes(bits), "little") for name, bits in cursor.fetchall()}
    whole: int | None = None
    for group in wanted:
        either = 0
        for name in group:
            either |= held.get(name, 0)
        whole = either if whole is None else whole & either
    return whole


def _silent_months(last: date) -> list[str]:
    """The months of last news that lie wholly before or on ``last``, whichever day of them it was; and never."""
    there = Facet.objects.filter(name__gte=f"{By.NEWS}:", name__lte=f"{By.NEWS}:{last:%Y-%m}")
    known = there.values_list("name", flat=True)
    return [name for name in known if name == f"{By.NEWS}:" or (when(name[5:]).latest or date.max) <= last]


def _places(bits: int) -> Iterator[int]:
    """The places of the set bits, from low to high."""
    data = bits.to_bytes((bits.bit_length() + 7) // 8, "little")
    for found in _ANY.finditer(data):
        byte, first = found[0][0], found.start() * 8
        for bit in range(8):
            if byte >> bit & 1:
                yield first + bit


_SORTED = {
    Order.NAME: "SELECT ordinal FROM front_cardtext WHERE language = %s {and_} ORDER BY key, ordinal",
    Order.HELD: "SELECT ordinal FROM front_card WHERE held_from IS NOT NULL {and_} ORDER BY held_from, ordinal",
    Order.SILENT: "SELECT ordinal FROM front_card WHERE news_on IS NOT NULL {and_} ORDER BY news_on, ordinal",
    Order.CHANGED: "SELECT ordinal FROM front_card WHERE changed >= 0 {and_} ORDER BY changed DESC, ordinal",
}


def _ordered(ordinals: Sequence[int], order: Order, language: str) -> list[int]:
    """A few people in the order wanted; those without the day it goes by come last."""
    if not ordinals:
        return []
    marks = ",".join(["%s"] * len(ordinals))
    query = _SORTED[order].format(and_=f"AND ordinal IN ({marks})")
    values: list[str | int] = [language, *ordinals] if order is Order.NAME else list(ordinals)
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        known = [row[0] for row in cursor.fetchall()]
    if len(known) == len(ordinals):
        return known
    seen = set(known)
    return known + [ordinal for ordinal in ordinals if ordinal not in seen]


def _walk(bits: int | None, order: Order, language: str, skip: int) -> Iterator[int]:
    """The people of one page, found by walking the index of the order."""
    data = None if bits is None else bits.to_bytes((bits.bit_length() + 7) // 8, "little")
    query = _SORTED[order].format(and_="")
    with connection.cursor() as cursor:
        cursor.execute(query, [language] if order is Order.NAME else [])
        passed = 0
        while rows := cursor.fetchmany(500):
            for (ordinal,) in rows:
                place = ordinal >> 3
                if data is None or (place < len(data) and data[place] >> (ordinal & 7) & 1):
                    passed += 1
                    if passed > skip:
                        yield ordinal
                    if passed == skip + PAGE:
                        return
