"""Writes: take a fully signed act, refuse a seat at once."""

import secrets
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.db import transaction

from nitka.circles import queries
from nitka.circles.models import Suspension
from nitka.circles.rules import Below, chosen_signers, most_suspended, rotation_problems
from nitka.client.founding import suspension_statement
from nitka.ground import acts, canonical, charters, envelopes
from nitka.record import queries as record
from nitka.record.actions import ActRefused, publish_file
from nitka.record.actions.append import Progress
from nitka.record.actions.landing import landing_day
from nitka.record.models import Act

# What the rooms know to be wrong with an act, given how many valid signatures it carries and how many are usual.
Rules = Callable[[acts.ActFile, int, int], Sequence[str]]

SUSPENDED_FOR = timedelta(hours=72)


class SuspensionRefused(ValueError):
    """The seat is not suspended; the message says why."""


def accept_act(
    *,
    file: acts.ActFile,
    rules: Rules,
    waiting: Path,
    now: datetime,
    progress: Progress | None = None,
    below: Below = secrets.randbelow,
) -> Act | None:
    """Take a fully signed act: check it, keep as many signatures as needed, and publish it.

    Gives the act when it landed at once, nothing when it waits for the landing hour. Signatures of suspended seats
    do not count; of the others so many are kept as the threshold asks, one more only when ``rules`` ask for it.
    Raises ``record.actions.ActRefused``; then nothing changed.
    """
    charter = _charter_for(file)
    if charter is None:
        # No charter can hold here: the record says precisely what is wrong.
        return publish_file(file=file, waiting=waiting, now=now, progress=progress)
    problems = _charter_problems(file, now, waiting)
    if problems:
        raise ActRefused(problems)
    trimmed = _trimmed(file, charter, rules, waiting, now, below)
    needed = charters.threshold(charter, file.act.circle, file.act.power) or 0

    def veto(candidate: acts.ActFile) -> Sequence[str]:
        return rules(candidate, len(candidate.envelope.signatures), needed)

    return publish_file(file=trimmed, waiting=waiting, now=now, veto=veto, progress=progress)


def _charter_for(file: acts.ActFile) -> charters.Charter | None:
    """The charter in force, or for the first act of a record the one it carries."""
    in_force = record.standing().charter
    if in_force is not None:
        return in_force if in_force.hash == file.act.charter else None
    bodies = [acts.read_body(body) for body in file.bodies]
    try:
        return charters.read(bodies[0].data) if [body.kind for body in bodies] == ["charter"] else None
    except charters.BadCharter:
        return None


def _charter_problems(file: acts.ActFile, now: datetime, waiting: Path) -> list[str]:
    if file.act.power != "charter" or record.size() == 0:
        return []
    try:
        new = charters.read(acts.read_body(file.bodies[0]).data)
    except (acts.BadAct, charters.BadCharter) as wrong:
        return [f"the new charter: {wrong}"]
    day: date = now.astimezone(UTC).date() if file.act.urgent else landing_day(now)
    return rotation_problems(new, queries.earlier_charters(), day, len(queries.waiting_files(waiting)))


def _trimmed(
    file: acts.ActFile, charter: charters.Charter, rules: Rules, waiting: Path, now: datetime, below: Below
) -> acts.ActFile:
    act = file.act
    circle, needed = charter.circle(act.circle), charters.threshold(charter, act.circle, act.power)
    if circle is None or needed is None:
        return file
    valid = envelopes.signers(file.envelope, circle.seats)
    refused = valid & queries.suspended_seats(charter.hash, now)
    signed = valid - refused
    if len(signed) < needed:
        suspended = f" ({len(refused)} by a suspended seat)" if refused else ""
        raise ActRefused([f"{len(signed)} valid signatures of {needed} needed for {act.power!r}{suspended}"])
    shown = queries.times_shown(charter, circle, waiting)
    for count in (needed, needed + 1):
        kept = chosen_signers(signed, shown, count, below=below)
        candidate = file.signed(envelopes.only(file.envelope, kept))
        if len(signed) == count or not rules(candidate, count, needed):
            break
    return candidate


def suspend_seat(*, by: envelopes.Envelope, now: datetime) -> Suspension:
    """Refuse a seat from now on: for 72 hours when one other member asks, until the seats change when a majority does.

    ``by`` is a signed ``suspension_statement`` of the same day. One member alone reaches at most a third of the
    circle's seats at a time, so that a mole cannot silence the others. Raises ``SuspensionRefused``.
    """
    now = now.astimezone(UTC)
    circle, seat, charter = _read_statement(by, now.date())
    signed = envelopes.signers(by, circle.seats) - {seat}
    with transaction.atomic():
        refused = queries.suspended_seats(charter.hash, now)
        signed -= refused
        if not signed:
            raise SuspensionRefused("another member of the circle, not suspended, has to sign this")
        final = len(signed) >= charters.majority(len(circle.seats))
        others = refused & set(circle.seats) - {seat}
        if not final and len(others) >= most_suspended(len(circle.seats)):
            raise SuspensionRefused(
                f"{len(others)} seats of the circle are suspended already: this one takes a majority"
            )
        # To the next full hour: the minute of an alarm is nobody's business.
        until = now.replace(minute=0, second=0, microsecond=0) + SUSPENDED_FOR + timedelta(hours=1)
        row, _ = Suspension.objects.update_or_create(
            seat=seat,
            defaults={"circle": circle.id, "charter": charter.hash, "until_at": None if final else until},
        )
    return row


def _read_statement(by: envelopes.Envelope, today: date) -> tuple[charters.Circle, str, charters.Charter]:
    charter = record.standing().charter
    try:
        said = canonical.decode(by.payload)
        circle = charter.circle(said["circle"]) if charter else None
        seat, day = said["seat"], acts.read_day(said["day"])
    except (canonical.NotCanonical, acts.BadAct, KeyError, TypeError) as wrong:
        raise SuspensionRefused(f"this is no statement that suspends a seat: {wrong}") from wrong
    if charter is None or circle is None or seat not in circle.seats:
        raise SuspensionRefused("the charter in force has no such seat")
    expected = suspension_statement(charter, circle.id, seat, day)
    if (by.payload_type, by.payload) != (expected.payload_type, expected.payload):
        raise SuspensionRefused("the statement is for another record or another charter")
    if abs((today - day).days) > 1:
        raise SuspensionRefused(f"the statement is of {day}, not of today")
    return circle, seat, charter
