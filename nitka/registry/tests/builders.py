"""Landed items for tests, and the invented bodies they carry."""

import hashlib
from datetime import UTC, date, datetime
from typing import Any

from nitka.ground import canonical
from nitka.ground.tests.people_bodies import (
    ALESIA,
    BAHDAN,
    CIMAFEJ,
    SOURCES,
    article,
    facility,
    full_person,
    name,
    organisation,
    person,
    rule,
    unnamed,
)
from nitka.record.projection import Landed

__all__ = [
    "ALESIA",
    "BAHDAN",
    "CIMAFEJ",
    "DAY",
    "SOURCES",
    "article",
    "facility",
    "full_person",
    "landed",
    "name",
    "organisation",
    "person",
    "rule",
    "unnamed",
]

DAY = date(2026, 11, 2)


def landed(sequence: int, subject: str, data: dict[str, Any], kind: str = "person", **more: Any) -> Landed:
    """An item of the record; ``more`` may set act, day, power, urgent, second_look."""
    day = more.pop("day", DAY)
    columns = {
        "act": 1,
        "hour_at": datetime(day.year, day.month, day.day, 18, tzinfo=UTC),
        "power": "person",
        "urgent": False,
        "second_look": False,
        "commitment": hashlib.sha256(canonical.encode([sequence, data])).hexdigest(),
    }
    return Landed(sequence=sequence, day=day, kind=kind, subject=subject, data=data, **(columns | more))
