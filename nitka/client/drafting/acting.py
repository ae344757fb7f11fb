"""From drafts to the unsigned act: each against what the record says now, a single change hidden among ten."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from nitka.client.drafting.checking import check_draft, tidy
from nitka.client.drafting.files import Draft, DraftRefused, is_about_people
from nitka.client.importing.acting import Randomness, checked_bodies, mint_subject
from nitka.client.reader import RecordReader
from nitka.ground import acts, charters
from nitka.ground.acts import ActFile, Body
from nitka.ground.photos import Picture


@dataclass(frozen=True, slots=True)
class Drafted:
    """An unsigned act with what its maker should be told.

    ``bodies`` as they were read back; ``checked``: subjects that the act calls checked; ``needed``: signatures that
    the charter asks for this power.
    """

    file: ActFile
    bodies: tuple[Body, ...]
    checked: tuple[str, ...]
    needed: int


def draft_act(
    drafts: Sequence[Draft],
    record: RecordReader,
    *,
    power: str,
    urgent: bool,
    day: date,
    random: Randomness,
    pictures: Sequence[Picture] = (),
    withdraw: Sequence[str] = (),
) -> Drafted:
    """The unsigned act of edited files. Raises ``DraftRefused`` or ``acts.BadAct``.

    ``pictures`` are photos that the drafts name; ``withdraw``: commitments to withdraw in the same act.
    """
    bodies, fresh = [], 0
    for draft in drafts:
        before = record.current(draft.kind, draft.subject) if draft.subject else None
        _check_stale(draft, before, record)
        made = replace(draft, data=tidy(draft.data, before))
        check_draft(made, before)
        if before == made.data:
            raise DraftRefused("nothing", file=draft.file)
        if draft.kind == "person":
            fresh += before is None
        subject = made.subject or mint_subject(random)
        bodies.append(acts.make_body(made.kind, subject, made.data, random(16)))
    if withdraw:
        bodies.append(withdrawal_body(withdraw, random))
    touched = {acts.read_body(body).subject for body in bodies if is_about_people(acts.read_body(body).kind)}
    if touched and not urgent:
        people = len(record.subjects("person")) + fresh
        bodies += checked_bodies(quiet_subjects(record, touched), len(touched), people=people, random=random)
    return finish(bodies, record, power=power, urgent=urgent, day=day, pictures=pictures)


def finish(
    bodies: Sequence[bytes],
    record: RecordReader,
    *,
    power: str,
    urgent: bool,
    day: date,
    pictures: Sequence[Picture] = (),
) -> Drafted:
    """The unsigned act over ``bodies``, under the charter in force. Raises ``DraftRefused`` or ``acts.BadAct``."""
    circle = record.charter.holder(power)
    if circle is None:
        raise DraftRefused("no_circle", power=power)
    made = acts.make_act(
        bodies,
        origin=record.standing.origin,
        power=power,
        circle=circle.id,
        charter=record.charter.hash,
        day=day,
        urgent=urgent,
    )
    file = replace(made, photos=tuple(picture.data for picture in pictures))
    read = tuple(acts.read_body(body) for body in bodies)
    needed = charters.threshold(record.charter, circle.id, power) or 1
    checked = tuple(body.subject for body in read if body.kind == "checked")
    return Drafted(file, read, checked, needed)


def withdrawal_body(commitments: Iterable[str], random: Randomness) -> bytes:
    """The entry that withdraws others."""
    return acts.make_body("withdrawal", "withdrawal", {"commitments": sorted(set(commitments))}, random(16))


def quiet_subjects(record: RecordReader, touched: set[str]) -> list[str]:
    """People who may be called checked: those of today's lists, and of closed ones only if there are no others."""
    others = [entry for entry in record.entries("person") if entry.subject not in touched]
    wanted = acts.FEWEST_SUBJECTS - len(touched)
    today = [entry.subject for entry in others if "state_of" not in entry.data.get("basis", {})]
    return today if len(today) >= wanted else [entry.subject for entry in others]


def _check_stale(draft: Draft, before: object, record: RecordReader) -> None:
    """An edit of what somebody else has changed meanwhile would undo it."""
    if not draft.drafted_from:
        return
    if before is None:
        raise DraftRefused("no_subject", subject=draft.subject)
    known = [one for one in record.entries(draft.kind) if one.subject == draft.subject]
    if known and known[0].commitment != draft.drafted_from:
        raise DraftRefused("changed_since", file=draft.file, subject=draft.subject)
