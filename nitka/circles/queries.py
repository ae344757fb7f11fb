"""Reads: the circles of the charter in force, seats refused now, how often each seat was shown."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db.models import Q

from nitka.circles.models import Suspension
from nitka.ground import acts, canonical, charters, envelopes
from nitka.record import queries as record
from nitka.record.models import Act


@dataclass(frozen=True, slots=True)
class CircleToday:
    """What the public may know of a circle: how many seats, and how many must sign for what."""

    id: str
    seats: int
    thresholds: dict[str, int]

    @property
    def signed_by_one(self) -> bool:
        """Whether one person alone adds people to the list."""
        return self.thresholds.get("person") == 1


def circles_today() -> list[CircleToday]:
    """The circles of the charter in force, by id; none before the record is founded."""
    charter = record.standing().charter
    circles = charter.circles if charter else ()
    return sorted(
        (CircleToday(circle.id, len(circle.seats), dict(circle.thresholds)) for circle in circles),
        key=lambda circle: circle.id,
    )


def earlier_charters() -> list[charters.Charter]:
    """Every charter there was."""
    return [charters.read(canonical.decode(text)) for text in record.charter_texts().values()]


def suspended_seats(charter: str, now: datetime) -> frozenset[str]:
    """Seats of the charter (hash) that are refused at this moment."""
    rows = Suspension.objects.filter(Q(until_at=None) | Q(until_at__gt=now), charter=charter)
    return frozenset(rows.values_list("seat", flat=True))


def times_shown(charter: charters.Charter, circle: charters.Circle, waiting: Path) -> Counter[str]:
    """How often each seat of the circle signs in public under the charter, acts in the folder ``waiting`` included."""
    by_id = {envelopes.key_id(seat): seat for seat in circle.seats}
    counts: Counter[str] = Counter(dict.fromkeys(circle.seats, 0))
    for envelope in _envelopes(charter, circle, waiting):
        counts.update(by_id[one.keyid] for one in envelope.signatures if one.keyid in by_id)
    return counts


def _envelopes(
    charter: charters.Charter, circle: charters.Circle, waiting: Path
) -> Iterator[envelopes.Envelope]:
    rows = Act.objects.filter(charter=charter.hash, circle=circle.id).order_by("position")
    for entry in rows.values_list("entry", flat=True).iterator():
        yield acts.read_entry(entry.encode("utf-8"))[0]
    for path in waiting_files(waiting):
        # Only the envelope is wanted here; the act is checked when it lands.
        envelope = envelopes.from_data(canonical.parse(path.read_bytes())["envelope"])
        act = acts.read_act(envelope)
        if (act.charter, act.circle) == (charter.hash, circle.id):
            yield envelope


def waiting_files(waiting: Path) -> list[Path]:
    """The acts that wait to land, oldest first."""
    return sorted(waiting.glob("*.act"))
