"""Rows that searching needs: keys of names and words of places."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from nitka.ground.names.keys import pack_slots, rows_of
from nitka.ground.names.tokens import slots_of
from nitka.ground.people.body import Person
from nitka.ground.people.place_words import place_words
from nitka.record.projection import Landed
from nitka.registry import models as m
from nitka.registry.projection.inserting import insert_rows

PLACES_PER_BODY = 4_096


def fold_names(people: Iterable[tuple[str, int, Person]]) -> None:
    """Write the keys of every named person: subject, sequence of the body, body."""
    packs: list[dict[str, object]] = []
    keys: list[dict[str, object]] = []
    for subject, sequence, person in people:
        forms = [name.text for name in person.names]
        if not forms:
            continue
        slots = slots_of(forms)
        packs.append({"sequence": sequence, "subject": subject, "packed": pack_slots(slots)})
        first = sequence * PLACES_PER_BODY
        keys += [
            {"id": first + place, "key": key[:120], "sequence": sequence}
            for place, key in enumerate(rows_of(slots)[:PLACES_PER_BODY])
        ]
    insert_rows(m.NamePack, packs)
    insert_rows(m.NameKey, keys)


def forget_names(sequences: Iterable[int] | None) -> None:
    """Delete the keys of the bodies at these sequences, of all when None."""
    if sequences is None:
        for model in (m.NameKey, m.NamePack):
            rows = model.objects.all()
            rows._raw_delete(rows.db)
        return
    for sequence in sequences:
        first = sequence * PLACES_PER_BODY
        keys = m.NameKey.objects.filter(id__gte=first, id__lt=first + PLACES_PER_BODY)
        keys._raw_delete(keys.db)
        packs = m.NamePack.objects.filter(sequence=sequence)
        packs._raw_delete(packs.db)


def fold_places(items: Sequence[Landed]) -> None:
    """Write the words of facilities: names, aliases, towns and addresses."""
    m.PlaceWord.objects.bulk_create(
        m.PlaceWord(id=item.sequence * PLACES_PER_BODY + place, facility_id=item.subject, word=word)
        for item in items
        for place, word in enumerate(sorted(facility_words(item.data)))
    )


def facility_words(data: Mapping[str, Any]) -> set[str]:
    """Every word a facility may be found by."""
    texts = [data["code"], *data["names"].values(), *data.get("aliases", ()), *data.get("town", {}).values()]
    texts += [address["text"] for address in data.get("addresses", ())]
    return {word for text in texts for word in place_words(text)}
