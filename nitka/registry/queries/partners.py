"""Partner organisations, our own channels, and corrections of figures."""

import json
from dataclasses import dataclass
from datetime import date

from nitka.ground.people.organisations import Channel, Correction, Organisation
from nitka.registry import models as m


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """A partner: public fields in ``body``; its ``visibility`` names the fields that are not shown."""

    code: str
    body: Organisation
    changed_on: date


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """One of our official addresses."""

    subject: str
    body: Channel
    changed_on: date


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A printed figure that was wrong, and since when we say so."""

    subject: str
    body: Correction
    known_on: date


def organisation_rows() -> list[OrganisationRow]:
    """Every partner, by name."""
    return [
        OrganisationRow(row.code, Organisation.from_record(json.loads(row.body)), row.changed_on)
        for row in m.Organisation.objects.order_by("name", "code")
    ]


def channel_rows() -> list[ChannelRow]:
    """Our official addresses, those in use first, then by kind and address."""
    return [
        ChannelRow(row.subject, Channel.from_record(json.loads(row.body)), row.changed_on)
        for row in m.Channel.objects.order_by("until_when", "kind", "address")
    ]


def correction_rows(figure: str | None = None) -> list[CorrectionRow]:
    """Corrections, newest first; of one figure when named."""
    rows = m.Correction.objects.order_by("-known_on", "-sequence")
    return [
        CorrectionRow(row.subject, Correction.from_record(json.loads(row.body)), row.known_on)
        for row in (rows.filter(figure=figure) if figure else rows)
    ]
