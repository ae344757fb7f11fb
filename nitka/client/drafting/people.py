"""One person of the record: found, edited, withdrawn, lowered to a level without a name, given a photo."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from nitka.client.drafting.acting import Drafted, finish, withdrawal_body
from nitka.client.drafting.files import WITHDRAWABLE, Draft, DraftRefused
from nitka.client.drafting.templates import OURS, own_source
from nitka.client.importing.acting import Randomness, mint_subject
from nitka.client.reader import Entry, RecordReader
from nitka.ground.days import parse_when
from nitka.ground.people.body import Person
from nitka.ground.photos import Picture, named_in

LEVELS = ("withheld", "counted")
_HIDE_ALWAYS = 10
_NEAR = 5


def find_person(record: RecordReader, subject: str) -> Entry:
    """What the record says of a person now. Raises ``DraftRefused`` that names people whose name looks like it."""
    entries = list(record.entries("person"))
    for entry in entries:
        if entry.subject == subject:
            return entry
    raise not_found(subject, entries)


def not_found(subject: str, entries: Sequence[Entry]) -> DraftRefused:
    """No such subject; people of that name are suggested, for one easily types a name."""
    part = subject.casefold()
    near = [
        f"{entry.subject} {name_of(entry.data)}"
        for entry in entries
        if part and any(part in form["text"].casefold() for form in entry.data.get("names", ()))
    ]
    if near:
        return DraftRefused("near_subject", subject=subject, near="\n  ".join(near[:_NEAR]))
    return DraftRefused("no_subject", subject=subject)


def name_of(data: dict[str, Any]) -> str:
    """The first name, or the level of somebody without one."""
    names = data.get("names", ())
    return str(names[0]["text"]) if names else str(data.get("level", ""))


def edit_draft(record: RecordReader, subject: str, *, title: str, today: date) -> Draft:
    """A person's entry to edit, with a source of our own ready to be cited."""
    entry = find_person(record, subject)
    # In the order of the shape, not of the alphabet.
    data = Person.from_record(entry.data).to_data()
    sources = dict(data["sources"])
    key, number = OURS, 1
    while key in sources and sources[key] != own_source(title, today):
        number += 1
        key = f"{OURS}_{number}"
    sources[key] = own_source(title, today)
    data["sources"] = sources
    return Draft("", "person", subject, data, entry.commitment)


def withdraw_act(
    record: RecordReader,
    subjects: Sequence[str],
    commitments: Sequence[str],
    *,
    power: str,
    day: date,
    random: Randomness,
) -> Drafted:
    """The urgent act that withdraws everything about ``subjects`` and single ``commitments``.

    Raises ``DraftRefused``, also when more is hidden at once than one member may.
    """
    named = set(commitments)
    for commitment in commitments:
        if record.subject_of(commitment) is None:
            raise DraftRefused("no_commitment", commitment=commitment)
    for subject in subjects:
        found = items_about(record, subject)
        if not found:
            raise not_found(subject, list(record.entries("person")))
        named.update(found)
    most = max(_HIDE_ALWAYS, len(record.subjects("person")) // 100)
    if power == "hide" and len(named) > most:
        raise DraftRefused("hide_limit", n=len(named), most=most)
    return finish([withdrawal_body(named, random)], record, power=power, urgent=True, day=day)


def items_about(record: RecordReader, subject: str) -> list[str]:
    """Commitments of everything about a subject that is still there, "checked" included."""
    return sorted(one for kind in WITHDRAWABLE for one in record.commitments_of(kind, subject))


def lowered_draft(
    record: RecordReader, subject: str, level: str, *, title: str, today: date, random: Randomness
) -> Draft:
    """The entry that takes the place of a named one: new subject, no name, nothing finer than a month.

    Only sex, stage and whereabouts are carried over. Raises ``DraftRefused``.
    """
    before = find_person(record, subject).data
    order = ("named", *LEVELS)
    if order.index(level) <= order.index(before["level"]):
        raise DraftRefused("not_lower", level=level, now=before["level"])
    if before["basis"]["kind"] == "consented":
        basis: dict[str, Any] = {"kind": "consented", "scope": ["case"]}
    else:
        # A day would lead back to the list and so to the name.
        basis = {**before["basis"], "since": before["basis"]["since"][:4]}
        basis = {key: basis[key] for key in ("kind", "published_by", "since", "state_of") if key in basis}
    data: dict[str, Any] = {"level": level, "basis": basis}
    if before.get("invented"):
        data["invented"] = True
    data["sex"] = before["sex"]
    data["stage"] = {"value": before["stage"]["value"], "source": OURS, **_month(before["stage"])}
    where = before["whereabouts"]
    data["whereabouts"] = {"state": where["state"], "source": OURS, **_month(where)}
    data["sources"] = {OURS: {**own_source(title, today), "seen": today.isoformat()[:7]}}
    return Draft("", "person", mint_subject(random), data)


def _month(fact: dict[str, Any]) -> dict[str, str]:
    if "on" not in fact or parse_when(fact["on"]).earliest is None:
        return {}
    return {"on": fact["on"][:7]}


def photo_draft(
    record: RecordReader, subject: str, picture: Picture, *, credit: str, licence: str, origin: str
) -> Draft:
    """The person's entry with this photo."""
    entry = find_person(record, subject)
    photo = {"sha256": picture.sha256, "credit": credit, "licence": licence, "origin": origin}
    if picture.media != "image/jpeg":
        photo["media"] = picture.media
    return Draft("", "person", subject, {**entry.data, "photo": photo}, entry.commitment)


def without_photo(record: RecordReader, subject: str) -> tuple[Draft, list[str]]:
    """The entry without its photo, and the commitments of every entry of the person that names one."""
    entry = find_person(record, subject)
    if "photo" not in entry.data:
        raise DraftRefused("no_photo", subject=subject)
    own = set(record.commitments_of("person", subject))
    naming = [
        commitment
        for act in record.acts
        for commitment, body in zip(act.commitments, act.bodies, strict=True)
        if commitment in own and body is not None and named_in(body)
    ]
    data = {key: value for key, value in entry.data.items() if key != "photo"}
    return Draft("", "person", subject, data, entry.commitment), naming
