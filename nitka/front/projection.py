"""Folding people into cards and sets. Runs after the registry's projection, in the transaction of the act."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import connection

from nitka.front.models import Card, CardEdition, CardText, Facet
from nitka.front.queries.lists import card_id
from nitka.front.queries.people import facility_people, registry_rows
from nitka.front.queries.site import card_site, release_digest
from nitka.front.rendering.cards import Listed, list_person
from nitka.front.rendering.stock import Row
from nitka.record.projection import Landed

BATCH = 500


class FrontProjection:
    """The front's fold (see ``record.projection.Projection``)."""

    kinds = frozenset({"person", "facility"})

    def empty(self) -> None:
        """Delete every card and set."""
        for model in (CardText, Card, Facet, CardEdition):
            model.objects.all()._raw_delete(model.objects.db)

    def fold(self, items: Sequence[Landed]) -> None:
        """Make the cards of the people that landed, and of those held in facilities that landed."""
        people = {item.subject: item for item in items if item.kind == "person"}
        ordinals: dict[str, int] = {}
        for item in items:
            if item.kind == "person":
                ordinals.setdefault(item.subject, item.sequence)
        rows = [
            Row(item.subject, item.data, item.day, item.commitment, item.second_look)
            for item in people.values()
            if item.data["level"] != "counted"  # counted only: in figures, in no list
        ]
        self._write(rows, ordinals, {subject: item.sequence for subject, item in people.items()})
        places = [item.subject for item in items if item.kind == "facility"]
        if places:
            self.refresh(facility_people(places, without=people))
        _stamp()

    def forget(self, kind: str, subjects: Sequence[str]) -> None:
        """Remove the cards of withdrawn people."""
        if kind != "person":
            return
        cards = list(Card.objects.filter(subject__in=subjects))
        _turn_bits([(card.ordinal, json.loads(card.facets), False) for card in cards])
        CardText.objects.filter(ordinal__in=[card.ordinal for card in cards]).delete()
        Card.objects.filter(subject__in=subjects).delete()

    def refresh(self, subjects: Iterable[str]) -> None:
        """Make these people's cards anew from what the registry holds."""
        waiting: list[str] = []
        for subject in subjects:
            waiting.append(subject)
            if len(waiting) == BATCH:
                self._again(waiting)
                waiting = []
        if waiting:
            self._again(waiting)

    def refresh_all(self) -> None:
        """Make every card anew: after a new release."""
        self.refresh(Card.objects.order_by("subject").values_list("subject", flat=True).iterator())
        _stamp()

    def _again(self, subjects: list[str]) -> None:
        cards = {card.subject: card for card in Card.objects.filter(subject__in=subjects)}
        rows = [row for row in registry_rows(subjects) if row.subject in cards]
        self._write(rows, {}, {row.subject: cards[row.subject].changed for row in rows})

    def _write(self, rows: Sequence[Row], ordinals: dict[str, int], changed: dict[str, int]) -> None:
        """Write cards; ``ordinals`` are used for people who have no card yet."""
        site = card_site()
        there = {
            card.subject: card for card in Card.objects.filter(subject__in=[row.subject for row in rows])
        }
        turned, cards = [], []
        texts: list[tuple[int | str | bytes, ...]] = []
        for row in rows:
            listed = list_person(row, site)
            old = there.get(row.subject)
            ordinal = old.ordinal if old else ordinals[row.subject]
            before = set(json.loads(old.facets)) if old else set()
            turned.append((ordinal, sorted(before - set(listed.facets)), False))
            turned.append((ordinal, [name for name in listed.facets if name not in before], True))
            cards.append(_card(listed, ordinal, changed[row.subject]))
            texts += _texts(listed, ordinal)
        _turn_bits(turned)
        Card.objects.bulk_create(
            cards,
            update_conflicts=True,
            unique_fields=["ordinal"],
            update_fields=["held_from", "news_on", "changed", "facets"],
            batch_size=BATCH,
        )
        # Four rows a person: written without model objects, in a fifth of the time.
        with connection.cursor() as cursor:
            cursor.executemany(_WRITE_TEXT, texts)


def _stamp() -> None:
    CardEdition.objects.update_or_create(id=1, defaults={"release": release_digest()})


def _card(listed: Listed, ordinal: int, changed: int) -> Card:
    return Card(
        ordinal=ordinal,
        subject=listed.subject,
        held_from=listed.held_from,
        news_on=listed.news_on,
        changed=changed,
        ornament=listed.ornament,
        facets=json.dumps(listed.facets, ensure_ascii=False),
    )


_WRITE_TEXT = (
    "INSERT INTO front_cardtext (id, ordinal, language, key, letter, name, html)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s) ON CONFLICT (id) DO UPDATE SET"
    " key = excluded.key, letter = excluded.letter, name = excluded.name, html = excluded.html"
)


def _texts(listed: Listed, ordinal: int) -> list[tuple[int | str | bytes, ...]]:
    """Values for ``_WRITE_TEXT``."""
    return [
        (
            card_id(ordinal, written.language), ordinal, written.language, written.key, written.letter,
            written.name, written.html,
        )
        for written in listed.written
    ]  # fmt: skip


def _turn_bits(turned: Iterable[tuple[int, Sequence[str], bool]]) -> None:
    """Set (True) or clear the bit of an ordinal in the named sets; sets that become empty are deleted."""
    wanted: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    for ordinal, names, on in turned:
        for name in names:
            wanted[name].append((ordinal, on))
    held = {facet.name: bytes(facet.bits) for facet in Facet.objects.filter(name__in=wanted)}
    kept, gone = [], []
    for name, changes in wanted.items():
        bits = bytearray(held.get(name, b""))
        for ordinal, on in changes:
            place, bit = ordinal >> 3, 1 << (ordinal & 7)
            if place >= len(bits):
                bits.extend(bytes(place + 1 - len(bits)))
            bits[place] = bits[place] | bit if on else bits[place] & ~bit
        plain = bytes(bits).rstrip(b"\0")
        if plain:
            size = int.from_bytes(plain, "little").bit_count()
            kept.append(Facet(name=name, size=size, bits=plain))
        else:
            gone.append(name)
    Facet.objects.bulk_create(
        kept, update_conflicts=True, unique_fields=["name"], update_fields=["size", "bits"], batch_size=100
    )
    Facet.objects.filter(name__in=gone).delete()


projection = FrontProjection()
